/* Graphviz' SVG → a citizen of the web: role, title, description with the relations as text, dark scheme, no
 * outside DTD. */
#include <assert.h>

#include "draw/draw.h"

/* The shapes keep their colours in both schemes; text on them stays dark, what stands on the page turns
 * light. */
static const char style[] =
    "<style>\n"
    ".node text{fill:#111}\n"
    "a:hover polygon,a:hover ellipse,a:hover path{stroke-width:2.5}\n"
    ".edge:hover path{stroke-width:2.5}\n"
    "@media (prefers-color-scheme:dark){\n"
    " .graph>polygon{fill:#1a1a1a}\n"
    " .graph>text{fill:#eee}\n"
    " .edge path{stroke:#bbb}.edge polygon{fill:#bbb;stroke:#bbb}.edge text{fill:#ddd}\n"
    "}\n"
    "</style>\n";

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

/** The head that replaces Graphviz' own: everything before and inside the opening tag. */
static void write_head(const tct_view *view, tct_str tag, const tct_draw_options *options, tct_buffer *out) {
    tct_buffer_append(out, TCT_LIT("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"));
    tct_buffer_append(out, tct_str_range(tag, 0, tag.size - 1)); /* without ">" */
    tct_buffer_append(
        out, TCT_LIT(" role=\"graphics-document\" aria-labelledby=\"drawing-title drawing-description\""));
    if (options->language.size) tct_buffer_format(out, " xml:lang=\"%.*s\"", TCT_ARG(options->language));
    tct_buffer_append(out, TCT_LIT(">\n<title id=\"drawing-title\">"));
    tct_xml_escape(view->title.size ? view->title : TCT_LIT("tercet"), out);
    tct_buffer_append(out, TCT_LIT("</title>\n<desc id=\"drawing-description\">"));
    describe(view, out);
    tct_buffer_append(out, TCT_LIT("</desc>\n"));
    tct_buffer_append(out, tct_str_of(style));
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

/** The text that a reader should get for Graphviz' internal @p title: a node's label, "A – relation → B" of
 * an edge. */
static void write_title(const tct_view *view, tct_str title, tct_buffer *out) {
    static const char arrow[] = "&#45;&gt;";
    const size_t at = tct_str_find(title, tct_str_of(arrow), 0);
    const tct_str from = at == SIZE_MAX ? title : tct_str_range(title, 0, at);
    const size_t first = node_number(from);
    if (first >= view->nodes.count) return;
    tct_xml_escape(view->nodes.items[first].label, out);
    if (at == SIZE_MAX) return;
    const size_t second = node_number(tct_str_range(title, at + sizeof arrow - 1, title.size));
    if (second >= view->nodes.count) return;
    tct_buffer_append(out, TCT_LIT(" \xE2\x86\x92 "));
    tct_xml_escape(view->nodes.items[second].label, out);
}

/** Copies the body; comments with internal names go, titles are replaced. */
static void write_body(const tct_view *view, tct_str body, tct_buffer *out) {
    size_t at = 0;
    while (at < body.size) {
        const size_t open = tct_str_find(body, TCT_LIT("<title>"), at);
        const size_t close = open == SIZE_MAX ? SIZE_MAX : tct_str_find(body, TCT_LIT("</title>"), open);
        if (close == SIZE_MAX) break;
        tct_buffer_append(out, tct_str_range(body, at, open + 7));
        write_title(view, tct_str_range(body, open + 7, close), out);
        at = close;
    }
    tct_buffer_append(out, tct_str_range(body, at, body.size));
}

tct_status tct_draw_finish_svg(const tct_view *view, tct_str svg, const tct_draw_options *options,
                               tct_buffer *out) {
    assert(view && options && out);
    const size_t open = tct_str_find(svg, TCT_LIT("<svg"), 0);
    const size_t close = open == SIZE_MAX ? SIZE_MAX : tct_str_find(svg, TCT_LIT(">"), open);
    if (close == SIZE_MAX) return TCT_ERR_EXTERNAL;
    write_head(view, tct_str_range(svg, open, close + 1), options, out);
    write_body(view, tct_str_range(svg, close + 1, svg.size), out);
    return tct_buffer_status(out);
}
