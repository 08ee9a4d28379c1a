/* A view as a Mermaid flowchart, for Markdown. */
#include <assert.h>

#include "draw/draw.h"

/** Mermaid reads entity codes as #code; so quotes and markup characters are written that way. */
static void mermaid_text(tct_str text, tct_buffer *out) {
    for (size_t i = 0; i < text.size; i++) {
        const unsigned char c = (unsigned char)text.data[i];
        if (c == '\n')
            tct_buffer_append(out, TCT_LIT("<br/>"));
        else if (c && strchr("\"#&<>`|[]{}()\\", c))
            tct_buffer_format(out, "#%u;", c);
        else
            tct_buffer_char(out, (char)c);
    }
}

static void write_node(const tct_view_node *node, size_t index, tct_buffer *out) {
    tct_buffer_format(out, "  n%zu[\"", index);
    mermaid_text(node->label, out);
    if (node->detail.size) {
        tct_buffer_append(out, TCT_LIT("<br/>"));
        mermaid_text(node->detail, out);
    }
    tct_buffer_format(out, "\"]:::kind%u\n", node->kind);
}

static void write_edge(const tct_view_edge *edge, tct_buffer *out) {
    tct_buffer_format(out, "  n%u %s|\"", edge->from, edge->planned || edge->reported ? "-.->" : "-->");
    mermaid_text(edge->label, out);
    tct_buffer_format(out, "\"| n%u\n", edge->to);
}

tct_status tct_draw_mermaid(const tct_view *view, const tct_pack *pack, tct_buffer *out) {
    assert(view && pack && out);
    tct_buffer_append(out, TCT_LIT("flowchart LR\n"));
    for (uint16_t id = 0; id < tct_pack_class_count(pack); id++) {
        const tct_pack_class *class = tct_pack_class_at(pack, id);
        if (class->parent == id && class->kind)
            tct_buffer_format(out, "  classDef kind%u fill:%.*s,stroke:#444,color:#111\n", class->kind,
                              TCT_ARG(tct_frozen_text(tct_pack_symbols(pack), class->colour)));
    }
    for (size_t i = 0; i < view->nodes.count; i++)
        write_node(&view->nodes.items[i], i, out);
    for (size_t i = 0; i < view->edges.count; i++)
        write_edge(&view->edges.items[i], out);
    return tct_buffer_status(out);
}
