/* Graphviz' SVG → a citizen of the web: role, title, description with the relations as text, dark scheme, no
 * outside DTD. */
#include <assert.h>

#include "doc/doc.h"
#include "draw/draw.h"
#include "draw/mark.h"
#include "draw/words.h"

/* What does not depend on the classes. Graphviz writes colours as attributes, which rules of style override.
 */
static const char style[] =
    ".node a{cursor:pointer;text-decoration:none}\n"
    ".node a:hover path,.node a:hover polygon,.node a:hover ellipse,"
    ".node a:focus path,.node a:focus polygon,.node a:focus ellipse{stroke-width:2.6}\n"
    ".edge:hover path{stroke-width:2.4}\n";

static const char dark[] =
    ".graph>polygon{fill:#16181d}.graph>text{fill:#e8eaee}.graph>text[fill=\"#555555\"]"
    "{fill:#a9b0ba}\n"
    ".box polygon,.box path{fill:#1d2026;stroke:#3a404a}.box text{fill:#c4cad3}\n"
    ".edge path{stroke:#97a0ad}.edge polygon{fill:#97a0ad;stroke:#97a0ad}"
    ".edge text{fill:#c4cad3}\n.node text{fill:#f4f5f7}\n";

void tct_draw_style(const tct_pack *pack, tct_buffer *out) {
    assert(pack && out);
    tct_buffer_append(out, tct_str_of(style));
    tct_buffer_append(out, TCT_LIT("@media (prefers-color-scheme:dark){\n"));
    tct_buffer_append(out, tct_str_of(dark));
    for (unsigned kind = 1; kind < TCT_KIND_COUNT; kind++) {
        const tct_str colour = tct_draw_kind_colour(pack, kind);
        tct_buffer_format(out, ".kind%u path,.kind%u polygon,.kind%u ellipse,.kind%u polyline{fill:", kind,
                          kind, kind, kind);
        tct_draw_tint(colour, TCT_TINT_DARK_FILL, out);
        tct_buffer_format(out, ";stroke:%.*s}\n", TCT_ARG(colour));
    }
    tct_buffer_append(out, TCT_LIT("}\n"));
}

/** The relations as text, for readers who do not see the drawing. */
static void describe(const tct_view *view, tct_buffer *out) {
    for (size_t i = 0; i < view->edges.count; i++) {
        const tct_view_edge *edge = &view->edges.items[i];
        tct_xml_escape(view->nodes.items[edge->from].label, out);
        tct_buffer_append(out, TCT_LIT(" \xE2\x80\x93 "));
        tct_xml_escape(edge->label, out);
        tct_buffer_append(out, TCT_LIT(" \xE2\x86\x92 "));
        tct_xml_escape(view->nodes.items[edge->to].label, out);
        tct_buffer_append(out, TCT_LIT(".\n"));
    }
}

/** Appends the opening tag without its size: a page gives the size. */
static void write_sizeless(tct_str tag, tct_buffer *out) {
    const size_t size = tct_str_find(tag, TCT_LIT(" width="), 0),
                 box = tct_str_find(tag, TCT_LIT("viewBox="), 0);
    const bool found = size != SIZE_MAX && box != SIZE_MAX && box > size;
    tct_buffer_append(out, tct_str_range(tag, 0, found ? size + 1 : tag.size - 1));
    if (found) tct_buffer_append(out, tct_str_range(tag, box, tag.size - 1));
}

/** The head that replaces Graphviz' own: everything before and inside the opening tag. */
static void write_head(const tct_view *view, tct_str tag, const tct_draw_options *options, tct_buffer *out) {
    if (options->page) {
        write_sizeless(tag, out);
        tct_buffer_append(out, TCT_LIT(" id=\"drawing\" font-family=\"" TCT_DRAW_FONTS
                                       "\" role=\"graphics-document\" "
                                       "aria-labelledby=\"drawing-heading\">\n"));
        return;
    }
    tct_buffer_append(out, TCT_LIT("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"));
    tct_buffer_append(out, tct_str_range(tag, 0, tag.size - 1)); /* without ">" */
    tct_buffer_append(
        out, TCT_LIT(" font-family=\"" TCT_DRAW_FONTS
                     "\" role=\"graphics-document\" aria-labelledby=\"drawing-title drawing-description\""));
    if (options->language.size) tct_buffer_format(out, " xml:lang=\"%.*s\"", TCT_ARG(options->language));
    tct_buffer_append(out, TCT_LIT(">\n<title id=\"drawing-title\">"));
    tct_xml_escape(view->title.size ? view->title : TCT_LIT("tercet"), out);
    tct_buffer_append(out, TCT_LIT("</title>\n<desc id=\"drawing-description\">"));
    describe(view, out);
    tct_buffer_append(out, TCT_LIT("</desc>\n<style>\n"));
    tct_draw_style(options->pack, out);
    tct_buffer_append(out, TCT_LIT("</style>\n"));
}

/** Number after @p prefix in @p title ("n12" → 12), or SIZE_MAX. */
static size_t node_number(tct_str title) {
    if (title.size < 2 || title.data[0] != 'n') return SIZE_MAX;
    size_t number = 0;
    for (size_t i = 1; i < title.size; i++) {
        if (title.data[i] < '0' || title.data[i] > '9') return SIZE_MAX;
        number = number * 10 + (size_t)(title.data[i] - '0');
    }
    return number;
}

/** Appends "A – relation → B: sentence" of the edge from @p from to @p to. */
static void write_edge_title(const tct_view *view, size_t from, size_t to, const tct_draw_options *options,
                             tct_buffer *out) {
    for (size_t i = 0; i < view->edges.count; i++) {
        const tct_view_edge *edge = &view->edges.items[i];
        if (edge->from != from || edge->to != to) continue;
        tct_str labels = edge->label;
        tct_xml_escape(view->nodes.items[from].label, out);
        tct_buffer_append(out, TCT_LIT(" \xE2\x80\x93 "));
        for (bool first = true; labels.size; first = false) {
            if (!first) tct_buffer_append(out, TCT_LIT(", "));
            tct_xml_escape(tct_str_split(&labels, '\n'), out);
        }
        tct_buffer_append(out, TCT_LIT(" \xE2\x86\x92 "));
        tct_xml_escape(view->nodes.items[to].label, out);
        if (!edge->evidence.size || options->page) return; /* a page shows sentences elsewhere */
        tct_buffer_char(out, '\n');
        tct_xml_escape(edge->evidence, out);
        return;
    }
}

/** What a pointer or a screen reader gets for Graphviz' internal @p title: a node's label and class, or an
 * edge with its sentence. */
static void write_title(const tct_view *view, tct_str title, const tct_draw_options *options,
                        tct_buffer *out) {
    static const char arrow[] = "&#45;&gt;";
    const size_t at = tct_str_find(title, tct_str_of(arrow), 0);
    const size_t first = node_number(at == SIZE_MAX ? title : tct_str_range(title, 0, at));
    if (first >= view->nodes.count) return;
    if (at == SIZE_MAX) {
        const tct_view_node *node = &view->nodes.items[first];
        const tct_pack_class *class = tct_pack_class_at(options->pack, node->class_id);
        const tct_symbol label = class->label[tct_draw_label_index(options->pack, options->language)];
        tct_xml_escape(node->label, out);
        tct_buffer_append(out, TCT_LIT(" ("));
        tct_xml_escape(tct_frozen_text(tct_pack_symbols(options->pack), label), out);
        tct_buffer_char(out, ')');
        return;
    }
    const size_t second = node_number(tct_str_range(title, at + sizeof arrow - 1, title.size));
    if (second < view->nodes.count) write_edge_title(view, first, second, options, out);
}

/** End of what is left out at @p at, or @p at: comments with internal names, tooltips (the title says them),
 * the fonts (the root says them), ids of links, and what is the default or a rule of style. */
static size_t skip_surplus(tct_str text, size_t at) {
    static const char *const marks[][2] = {
        {"<!--", "-->\n"},        {" xlink:title=\"", "\""},      {" font-family=\"", "\""},
        {" id=\"a_", "\""},       {" text-anchor=\"start", "\""}, {" fill=\"#1a1a1a", "\""},
        {" fill=\"#3c424a", "\""}};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        const tct_str open = tct_str_of(marks[i][0]), close = tct_str_of(marks[i][1]);
        if (!tct_str_starts(tct_str_range(text, at, text.size), open)) continue;
        const size_t end = tct_str_find(text, close, at + open.size);
        if (end != SIZE_MAX) return end + close.size;
    }
    return at;
}

/** Appends @p text without what is surplus; this Graphviz writes each hyphen as a reference. */
static void without_surplus(tct_str text, tct_buffer *out) {
    static const char hyphen[] = "&#45;";
    size_t copied = 0;
    for (size_t at = 0; at < text.size;) {
        const char c = text.data[at];
        size_t next = at;
        if (c == '<' || c == ' ') next = skip_surplus(text, at);
        const bool is_hyphen =
            c == '&' && tct_str_starts(tct_str_range(text, at, text.size), tct_str_of(hyphen));
        if (is_hyphen) next = at + sizeof hyphen - 1;
        if (next == at) {
            at++;
            continue;
        }
        tct_buffer_append(out, tct_str_range(text, copied, at));
        if (is_hyphen) tct_buffer_char(out, '-');
        at = copied = next;
    }
    tct_buffer_append(out, tct_str_range(text, copied, text.size));
}

/** Copies the body; titles are replaced. */
static void write_body(const tct_view *view, tct_str body, const tct_draw_options *options, tct_buffer *out) {
    size_t at = 0;
    while (at < body.size) {
        const size_t open = tct_str_find(body, TCT_LIT("<title>"), at);
        const size_t close = open == SIZE_MAX ? SIZE_MAX : tct_str_find(body, TCT_LIT("</title>"), open);
        if (close == SIZE_MAX) break;
        without_surplus(tct_str_range(body, at, open + 7), out);
        write_title(view, tct_str_range(body, open + 7, close), options, out);
        at = close;
    }
    without_surplus(tct_str_range(body, at, body.size), out);
}

tct_status tct_draw_finish_svg(const tct_view *view, tct_str svg, const tct_draw_options *options,
                               tct_buffer *out) {
    assert(view && options && options->pack && out);
    const size_t open = tct_str_find(svg, TCT_LIT("<svg"), 0);
    const size_t close = open == SIZE_MAX ? SIZE_MAX : tct_str_find(svg, TCT_LIT(">"), open);
    if (close == SIZE_MAX) return TCT_ERR_EXTERNAL;
    write_head(view, tct_str_range(svg, open, close + 1), options, out);
    write_body(view, tct_str_range(svg, close + 1, svg.size), options, out);
    return tct_buffer_status(out);
}
