/* Where a relation's words stand on the web: the page's address with a text fragment (WICG Scroll-to-text),
 * else the IRI of the passage. */
#include <assert.h>

#include "base/buffer.h"
#include "draw/view_internal.h"

enum { WORDS = 5 };

/** Appends @p text percent-encoded; commas and hyphens mean something in a text fragment. */
static void append_encoded(tct_str text, tct_buffer *out) {
    for (size_t i = 0; i < text.size; i++) {
        const unsigned char c = (unsigned char)text.data[i];
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        if (plain)
            tct_buffer_char(out, (char)c);
        else
            tct_buffer_format(out, "%%%02X", c);
    }
}

/** End of the first WORDS words of @p text; its size when it has fewer. */
static size_t first_words(tct_str text) {
    size_t words = 0;
    for (size_t i = 0; i < text.size; i++)
        if (text.data[i] == ' ' && ++words == WORDS) return i;
    return text.size;
}

/** Begin of the last WORDS words of @p text, 0 when it has fewer. */
static size_t last_words(tct_str text) {
    size_t words = 0;
    for (size_t i = text.size; i > 0; i--)
        if (text.data[i - 1] == ' ' && ++words == WORDS) return i;
    return 0;
}

static void append_fragment(tct_str sentence, tct_buffer *out) {
    const size_t end = first_words(sentence), begin = last_words(sentence);
    tct_buffer_append(out, TCT_LIT("#:~:text="));
    if (end >= begin) {
        append_encoded(sentence, out);
        return;
    }
    append_encoded(tct_str_range(sentence, 0, end), out);
    tct_buffer_char(out, ',');
    append_encoded(tct_str_range(sentence, begin, sentence.size), out);
}

/** Address of the page that the document of @p source was read from, or empty. */
static tct_str page_of(const tct_view_work *work, tct_str source) {
    const tct_terms *terms = tct_graph_terms(work->graph);
    const size_t mark = tct_str_find(source, TCT_LIT("#"), 0);
    const tct_term document =
        tct_terms_find_iri(terms, tct_str_range(source, 0, mark == SIZE_MAX ? source.size : mark));
    const tct_term url = document ? tct_graph_object(work->graph, document, TCT_V_SCHEMA_URL) : 0;
    return url ? tct_terms_string(terms, url) : TCT_LIT("");
}

tct_status tct_view_links(tct_view_work *work) {
    assert(work && work->view);
    tct_view *view = work->view;
    tct_buffer link;
    tct_buffer_init(&link, view->arena.allocator, 1 << 20);
    tct_status status = TCT_OK;
    for (size_t i = 0; i < view->edges.count && status == TCT_OK; i++) {
        tct_view_edge *edge = &view->edges.items[i];
        const tct_str page = edge->source.size ? page_of(work, edge->source) : TCT_LIT("");
        if (!page.size || !edge->evidence.size || memchr(page.data, '#', page.size)) continue;
        tct_buffer_reset(&link);
        tct_buffer_append(&link, page);
        append_fragment(edge->evidence, &link);
        status = tct_buffer_status(&link);
        if (status == TCT_OK) edge->source = tct_arena_copy(&view->arena, tct_buffer_str(&link));
        if (status == TCT_OK && !edge->source.data) status = TCT_ERR_MEMORY;
    }
    tct_buffer_clear(&link);
    return status;
}
