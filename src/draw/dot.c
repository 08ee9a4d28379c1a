/* A view as DOT text. One function escapes; node names are numbers, so no name can break the syntax. */
#include <assert.h>

#include "doc/doc.h"
#include "draw/dot_text.h"
#include "draw/draw.h"
#include "draw/mark.h"
#include "draw/words.h"

enum { WRAP = 26 };

/** Appends each line of @p text wrapped, with a break between. */
static void lines_of(tct_str text, tct_buffer *out) {
    for (bool first = true; text.size; first = false) {
        if (!first) tct_buffer_append(out, TCT_LIT("<BR/>"));
        tct_dot_wrapped(tct_str_split(&text, '\n'), WRAP, "<BR/>", out);
    }
}

static tct_str symbol(const tct_pack *pack, tct_symbol id) {
    return tct_frozen_text(tct_pack_symbols(pack), id);
}

/** A double-quoted DOT string: quotes and backslashes escaped, line feeds as spaces. */
static void quoted(tct_str text, tct_buffer *out) {
    tct_buffer_char(out, '"');
    for (size_t i = 0; i < text.size; i++) {
        const char c = text.data[i];
        if (c == '"' || c == '\\') tct_buffer_char(out, '\\');
        tct_buffer_char(out, c == '\n' ? ' ' : c);
    }
    tct_buffer_char(out, '"');
}

/** A quoted attribute whose value Graphviz copies into SVG: this version does not escape URLs, and takes
 * "&name;" for an entity. */
static void escaped_attribute(const char *name, tct_str value, tct_buffer *out) {
    tct_buffer escaped;
    tct_buffer_init(&escaped, out->allocator, 1 << 20);
    tct_xml_escape(value, &escaped);
    tct_buffer_format(out, ", %s=", name);
    quoted(tct_buffer_str(&escaped), out);
    tct_buffer_inherit(out, &escaped);
    tct_buffer_clear(&escaped);
}

/** A link, web addresses only. */
static void url(tct_str iri, tct_buffer *out) {
    if (tct_str_starts(iri, TCT_LIT("http://")) || tct_str_starts(iri, TCT_LIT("https://")))
        escaped_attribute("URL", iri, out);
}

static void node_label(const tct_view_node *node, tct_buffer *out) {
    tct_buffer_append(out, TCT_LIT("label=<"));
    if (!node->folded) tct_buffer_append(out, TCT_LIT("<B>"));
    lines_of(node->label, out);
    if (!node->folded) tct_buffer_append(out, TCT_LIT("</B>"));
    if (node->detail.size) {
        tct_buffer_append(out, TCT_LIT("<BR/><FONT POINT-SIZE=\"10\">"));
        lines_of(node->detail, out);
        tct_buffer_append(out, TCT_LIT("</FONT>"));
    }
    tct_buffer_char(out, '>');
}

static void tinted(const char *name, tct_str colour, tct_tint tint, tct_buffer *out) {
    tct_buffer_format(out, "%s=\"", name);
    tct_draw_tint(colour, tint, out);
    tct_buffer_append(out, TCT_LIT("\", "));
}

/** "class: name", and what else a pointer should show. */
static void node_tooltip(const tct_view_node *node, const tct_pack *pack, size_t language, tct_buffer *out) {
    tct_buffer text;
    tct_buffer_init(&text, out->allocator, 1 << 20);
    tct_buffer_append(&text, node->label);
    tct_buffer_append(&text, TCT_LIT(" ("));
    tct_buffer_append(&text, symbol(pack, tct_pack_class_at(pack, node->class_id)->label[language]));
    tct_buffer_char(&text, ')');
    escaped_attribute("tooltip", tct_buffer_str(&text), out);
    tct_buffer_inherit(out, &text);
    tct_buffer_clear(&text);
}

/** True for shapes whose slanted sides leave room enough round a label. */
static bool is_slanted(tct_str shape) {
    static const char *const shapes[] = {"ellipse", "hexagon", "octagon", "house"};
    for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++)
        if (tct_str_equal(shape, tct_str_of(shapes[i]))) return true;
    return false;
}

static void write_node(const tct_view *view, size_t index, const tct_pack *pack,
                       const tct_draw_options *options, tct_buffer *out) {
    const tct_view_node *node = &view->nodes.items[index];
    const tct_pack_class *class = tct_pack_class_at(pack, node->class_id);
    tct_buffer_format(out, "  n%zu [id=\"n-", index);
    tct_draw_id(node->iri, out);
    /* a list of names is a box: long lists make monsters of the other shapes */
    const tct_str shape = node->folded ? TCT_LIT("box") : symbol(pack, class->shape);
    tct_buffer_format(out, "\", class=\"kind%u\", shape=\"%.*s\", ", node->kind, TCT_ARG(shape));
    tinted("fillcolor", symbol(pack, class->colour), TCT_TINT_FILL, out);
    tinted("color", symbol(pack, class->colour), TCT_TINT_LINE, out);
    if (is_slanted(shape)) tct_buffer_append(out, TCT_LIT("margin=\"0.05,0.05\", "));
    if (node->count > 1) tct_buffer_append(out, TCT_LIT("peripheries=2, "));
    node_label(node, out);
    node_tooltip(node, pack, tct_draw_label_index(pack, options->language), out);
    if (options->page) {
        tct_buffer_append(out, TCT_LIT(", URL=\"#e-"));
        tct_draw_id(node->iri, out);
        tct_buffer_char(out, '"');
    } else if (!node->folded) {
        url(node->iri, out);
    }
    tct_buffer_append(out, TCT_LIT("];\n"));
}

/** How sure and how real a relation is shows in its line. */
static const char *line_of(const tct_view_edge *edge) {
    if (edge->planned && !edge->asserted) return "style=dashed";
    if (edge->reported && !edge->asserted) return "style=dotted, penwidth=1.3";
    if (edge->confidence && edge->confidence < TCT_DRAW_UNSURE) return "penwidth=0.6, color=\"#8a8a8a\"";
    return edge->count > 1 ? "penwidth=1.6" : "penwidth=1";
}

static void edge_label(const tct_view_edge *edge, tct_buffer *out) {
    tct_str lines = edge->label;
    tct_buffer_append(out, TCT_LIT("label=<"));
    for (bool first = true; lines.size; first = false) {
        if (!first) tct_buffer_append(out, TCT_LIT("<BR/>"));
        tct_buffer_append(out, TCT_LIT("\xC2\xA0")); /* keeps words off the line */
        tct_dot_text(tct_str_split(&lines, '\n'), out);
        tct_buffer_append(out, TCT_LIT("\xC2\xA0"));
    }
    if (edge->count > 1) tct_buffer_format(out, "(%u)\xC2\xA0", edge->count);
    tct_buffer_char(out, '>');
}

static void write_edge(const tct_view *view, const tct_view_edge *edge, const tct_draw_options *options,
                       tct_buffer *out) {
    assert(edge->from < view->nodes.count && edge->to < view->nodes.count);
    tct_buffer_format(out, "  n%u -> n%u [id=\"r-", edge->from, edge->to);
    tct_draw_edge_id(view, edge, out);
    tct_buffer_append(out, TCT_LIT("\", class=\"from-"));
    tct_draw_id(view->nodes.items[edge->from].iri, out);
    tct_buffer_append(out, TCT_LIT(" to-"));
    tct_draw_id(view->nodes.items[edge->to].iri, out);
    tct_buffer_format(out, "\", %s, ", line_of(edge));
    edge_label(edge, out);
    const tct_str tooltip = edge->evidence.size ? edge->evidence : edge->label;
    escaped_attribute("tooltip", tooltip, out);
    escaped_attribute("labeltooltip", tooltip, out);
    if (!options->page) url(edge->source, out);
    tct_buffer_append(out, TCT_LIT("];\n"));
}

/** Subgraphs after the nodes: only their names are repeated. */
static void write_clusters(const tct_view *view, tct_buffer *out) {
    for (size_t c = 0; c < view->clusters.count; c++) {
        if (view->clusters.items[c].count < 2) continue;
        tct_buffer_format(
            out,
            "  subgraph cluster_%zu { style=\"rounded,filled\"; color=\"#d5d9de\"; "
            "fillcolor=\"#f6f7f9\"; margin=14; labeljust=l; fontsize=11; fontcolor=\"#444444\"; "
            "class=\"box\"; label=<",
            c);
        tct_dot_wrapped(view->clusters.items[c].label, 2 * WRAP, "<BR ALIGN=\"LEFT\"/>", out);
        tct_buffer_append(out, TCT_LIT("<BR ALIGN=\"LEFT\"/>>;"));
        for (size_t i = 0; i < view->nodes.count; i++)
            if (view->nodes.items[i].cluster == c + 1) tct_buffer_format(out, " n%zu;", i);
        tct_buffer_append(out, TCT_LIT(" }\n"));
    }
}

tct_status tct_draw_dot(const tct_view *view, const tct_pack *pack, const tct_draw_options *options,
                        tct_buffer *out) {
    assert(view && pack && options && out);
    tct_buffer_append(
        out, TCT_LIT("digraph tercet {\n"
                     "  graph [newrank=true, nodesep=0.22, ranksep=0.42, pad=0.35, bgcolor=white, "
                     "labelloc=t, labeljust=l, fontname=\"" TCT_DRAW_FONTS
                     "\", overlap=prism, charset=\"UTF-8\"];\n"
                     "  node [style=\"filled,rounded\", fontcolor=\"#1a1a1a\", fontsize=12, penwidth=1.2, "
                     "margin=\"0.16,0.08\", fontname=\"" TCT_DRAW_FONTS "\"];\n"
                     "  edge [color=\"#5f6670\", fontcolor=\"#3c424a\", fontsize=10, arrowsize=0.65, "
                     "fontname=\"" TCT_DRAW_FONTS "\"];\n"));
    if (!options->page) tct_draw_caption(view, pack, options, out);
    for (size_t i = 0; i < view->nodes.count; i++)
        write_node(view, i, pack, options, out);
    for (size_t i = 0; i < view->edges.count; i++)
        write_edge(view, &view->edges.items[i], options, out);
    write_clusters(view, out);
    tct_buffer_append(out, TCT_LIT("}\n"));
    return tct_buffer_status(out);
}
