/* A view as DOT text. One function escapes; node ids are numbers, so no name can break the syntax. */
#include <assert.h>

#include "base/utf8.h"
#include "doc/doc.h"
#include "draw/draw.h"
#include "draw/words.h"

enum { WRAP = 26, TITLE_WRAP = 80, MOST_LINES = 4 };

/** Appends @p text for an HTML-like label: XML escaped, and backslashes as references since Graphviz reads
 * them. */
static void label_text(tct_str text, tct_buffer *out) {
    for (size_t at = 0; at < text.size;) {
        const char *slash = memchr(text.data + at, '\\', text.size - at);
        const size_t end = slash ? (size_t)(slash - text.data) : text.size;
        tct_xml_escape(tct_str_range(text, at, end), out);
        if (slash) tct_buffer_append(out, TCT_LIT("&#92;"));
        at = end + (slash ? 1 : 0);
    }
}

/** Byte size of the longest part of @p line with at most @p width characters that ends at a space; all when
 * it fits. */
static size_t wrap_at(tct_str line, size_t width) {
    size_t at = 0, count = 0, space = 0;
    while (at < line.size && count < width) {
        if (line.data[at] == ' ') space = at;
        tct_utf8_next(line, &at);
        count++;
    }
    if (at >= line.size) return line.size;
    if (space) return space;
    const char *next = memchr(line.data + at, ' ', line.size - at);
    return next ? (size_t)(next - line.data) : line.size;
}

/** Appends @p text wrapped into lines; what does not fit into MOST_LINES ends with an ellipsis. */
static void wrapped(tct_str text, size_t width, tct_buffer *out) {
    size_t lines = 0;
    while (text.size) {
        if (lines && lines == MOST_LINES) {
            tct_buffer_append(out, TCT_LIT("\xE2\x80\xA6"));
            return;
        }
        if (lines++) tct_buffer_append(out, TCT_LIT("<BR/>"));
        const size_t end = wrap_at(text, width);
        label_text(tct_str_range(text, 0, end), out);
        text = tct_str_trim(tct_str_range(text, end, text.size));
    }
}

/** Appends each line of @p text wrapped, with a break between. */
static void lines_of(tct_str text, tct_buffer *out) {
    for (bool first = true; text.size; first = false) {
        if (!first) tct_buffer_append(out, TCT_LIT("<BR/>"));
        wrapped(tct_str_split(&text, '\n'), WRAP, out);
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

/** A link to the entity, web addresses only. This Graphviz does not escape URLs in SVG: done before. */
static void url(const tct_view_node *node, tct_str iri, tct_buffer *out) {
    if (node->folded ||
        !(tct_str_starts(iri, TCT_LIT("http://")) || tct_str_starts(iri, TCT_LIT("https://"))))
        return;
    tct_buffer escaped;
    tct_buffer_init(&escaped, out->allocator, 1 << 20);
    tct_xml_escape(iri, &escaped);
    tct_buffer_append(out, TCT_LIT(", URL="));
    quoted(tct_buffer_str(&escaped), out);
    tct_buffer_clear(&escaped);
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

static void write_node(const tct_view *view, size_t index, const tct_pack *pack, tct_buffer *out) {
    const tct_view_node *node = &view->nodes.items[index];
    const tct_pack_class *class = tct_pack_class_at(pack, node->class_id);
    tct_buffer_format(out, "  n%zu [id=\"node%zu\", class=\"kind%u\", shape=\"%.*s\", fillcolor=\"%.*s\", ",
                      index, index, node->kind, TCT_ARG(symbol(pack, class->shape)),
                      TCT_ARG(symbol(pack, class->colour)));
    if (node->count > 1) tct_buffer_append(out, TCT_LIT("peripheries=2, "));
    node_label(node, out);
    tct_buffer_append(out, TCT_LIT(", tooltip="));
    quoted(node->label, out);
    url(node, node->iri, out);
    tct_buffer_append(out, TCT_LIT("];\n"));
}

static void write_edge(const tct_view_edge *edge, size_t index, tct_buffer *out) {
    const char *style = edge->planned ? "dashed" : edge->reported ? "dotted" : "solid";
    tct_buffer_format(out, "  n%u -> n%u [id=\"edge%zu\", style=%s, label=<", edge->from, edge->to, index,
                      style);
    label_text(edge->label, out);
    if (edge->count > 1) tct_buffer_format(out, " (%u)", edge->count);
    tct_buffer_append(out, TCT_LIT(">];\n"));
}

/** The title above the drawing and the remark below it. */
static void write_caption(const tct_view *view, const tct_pack *pack, const tct_draw_options *options,
                          tct_buffer *out) {
    tct_buffer_append(out, TCT_LIT("  label=<<FONT POINT-SIZE=\"16\"><B>"));
    wrapped(view->title.size ? view->title : TCT_LIT(" "), TITLE_WRAP, out);
    tct_buffer_append(out, TCT_LIT("</B></FONT>"));
    if (view->date.size) {
        tct_buffer_append(out, TCT_LIT("<BR/><FONT POINT-SIZE=\"11\">"));
        label_text(view->date, out);
        tct_buffer_append(out, TCT_LIT("</FONT>"));
    }
    if (view->left_nodes || view->left_edges) {
        tct_buffer_append(out, TCT_LIT("<BR/><FONT POINT-SIZE=\"10\">"));
        label_text(tct_draw_word(pack, options->language, "not-shown"), out);
        tct_buffer_format(out, ": %zu ", view->left_nodes);
        label_text(tct_draw_word(pack, options->language, "entities"), out);
        tct_buffer_format(out, ", %zu ", view->left_edges);
        label_text(tct_draw_word(pack, options->language, "relations"), out);
        tct_buffer_append(out, TCT_LIT("</FONT>"));
    }
    tct_buffer_append(out, TCT_LIT(">;\n"));
}

/** One cell of the legend a main class that the view has. */
static void write_legend(const tct_view *view, const tct_pack *pack, const tct_draw_options *options,
                         tct_buffer *out) {
    bool seen[TCT_KIND_COUNT] = {false};
    const size_t language = tct_draw_label_index(pack, options->language);
    for (size_t i = 0; i < view->nodes.count; i++)
        seen[view->nodes.items[i].kind] = true;
    tct_buffer_append(
        out, TCT_LIT("  legend [id=\"legend\", shape=plain, fillcolor=none, label=<<TABLE BORDER=\"0\" "
                     "CELLBORDER=\"1\" CELLSPACING=\"4\" CELLPADDING=\"4\"><TR>"));
    for (uint16_t id = 0; id < tct_pack_class_count(pack); id++) {
        const tct_pack_class *class = tct_pack_class_at(pack, id);
        if (class->parent != id || !seen[class->kind]) continue;
        tct_buffer_format(out, "<TD BGCOLOR=\"%.*s\">", TCT_ARG(symbol(pack, class->colour)));
        label_text(symbol(pack, class->label[language]), out);
        tct_buffer_append(out, TCT_LIT("</TD>"));
    }
    tct_buffer_append(out, TCT_LIT("</TR></TABLE>>];\n"));
}

tct_status tct_draw_dot(const tct_view *view, const tct_pack *pack, const tct_draw_options *options,
                        tct_buffer *out) {
    assert(view && pack && options && out);
    tct_buffer_append(
        out,
        TCT_LIT(
            "digraph tercet {\n"
            "  graph [rankdir=LR, newrank=true, nodesep=0.25, ranksep=0.7, pad=0.3, bgcolor=white, "
            "labelloc=t, fontname=\"DejaVu Sans,Helvetica,sans-serif\", overlap=prism, charset=\"UTF-8\"];\n"
            "  node [style=filled, color=\"#444444\", fontcolor=\"#111111\", fontsize=12, "
            "margin=\"0.14,0.07\", "
            "fontname=\"DejaVu Sans,Helvetica,sans-serif\"];\n"
            "  edge [color=\"#555555\", fontcolor=\"#333333\", fontsize=10, arrowsize=0.7, "
            "fontname=\"DejaVu Sans,Helvetica,sans-serif\"];\n"));
    write_caption(view, pack, options, out);
    for (size_t i = 0; i < view->nodes.count; i++)
        write_node(view, i, pack, out);
    for (size_t i = 0; i < view->edges.count; i++)
        write_edge(&view->edges.items[i], i, out);
    if (view->nodes.count) write_legend(view, pack, options, out);
    tct_buffer_append(out, TCT_LIT("}\n"));
    return tct_buffer_status(out);
}
