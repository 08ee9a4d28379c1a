/* The documents' texts: blocks as paragraphs, mentions as links to their entities. */
#include <assert.h>

#include "base/utf8.h"
#include "draw/page_internal.h"

/** A mention that is being written; mentions nest. */
enum { DEPTH = 16 };

/** Appends a stretch of text, as a link when it lies in a mention. Nested links are not allowed, so each
 * stretch belongs to the innermost mention. */
static void write_stretch(tct_page_work *work, tct_str text, const tct_page_mention *mention) {
    if (!text.size) return;
    const tct_term term = mention ? tct_terms_find_iri(work->terms, mention->iri) : 0;
    const tct_view_node *node = term ? tct_page_entity(work, term) : NULL;
    if (node) {
        tct_buffer_format(work->out, "<a class=\"m k%u\" href=\"#e-", node->kind);
        tct_draw_id(node->iri, work->out);
        TCT_PUT(work, "\">");
    }
    tct_xml_escape(text, work->out);
    if (node) TCT_PUT(work, "</a>");
}

/** Writes what lies in @p span, going through the mentions from @p next on; they are sorted and nest. */
static void write_span(tct_page_work *work, const tct_page_document *document, tct_span span, size_t *next) {
    const tct_page_mention *open[DEPTH];
    size_t depth = 0;
    uint32_t at = span.begin;
    while (*next < document->mention_count && document->mentions[*next].span.begin < span.begin)
        ++*next;
    for (;;) {
        const tct_page_mention *mention =
            *next < document->mention_count && document->mentions[*next].span.begin < span.end
                ? &document->mentions[*next]
                : NULL;
        const tct_page_mention *top = depth ? open[depth - 1] : NULL;
        const uint32_t limit = top ? top->span.end : span.end;
        const uint32_t end = mention && mention->span.begin < limit ? mention->span.begin : limit;
        write_stretch(work, tct_str_range(document->text, at, end), top);
        at = end;
        if (mention && at == mention->span.begin && at < limit) {
            const bool fits = mention->span.end <= limit && mention->span.end > at && depth < DEPTH;
            const bool same = top && tct_span_equal(top->span, mention->span);
            if (fits && !same) open[depth++] = mention;
            ++*next;
        } else if (top) {
            depth--;
        } else {
            return;
        }
    }
}

static const char *class_of(const tct_block *block) {
    static const char *const names[] = {
        [TCT_BLOCK_PARAGRAPH] = "",      [TCT_BLOCK_TITLE] = "title",      [TCT_BLOCK_HEADING] = "heading",
        [TCT_BLOCK_LIST_ITEM] = "item",  [TCT_BLOCK_TABLE_ROW] = "row",    [TCT_BLOCK_KEY_VALUE] = "key",
        [TCT_BLOCK_CAPTION] = "caption", [TCT_BLOCK_FOOTNOTE] = "caption", [TCT_BLOCK_DATELINE] = "caption",
        [TCT_BLOCK_FURNITURE] = "aside"};
    assert(block->kind < sizeof names / sizeof *names);
    return names[block->kind];
}

/** Blocks with their first code point, which evidence counts in. */
static void write_blocks(tct_page_work *work, const tct_page_document *document) {
    size_t next = 0, code_points = 0, counted = 0;
    for (size_t i = 0; i < document->block_count; i++) {
        const tct_block *block = &document->blocks[i];
        code_points += tct_utf8_length(tct_str_range(document->text, counted, block->span.begin));
        counted = block->span.begin;
        const char *name = class_of(block);
        tct_buffer_format(work->out, "<p data-at=\"%zu\"", code_points);
        if (*name) tct_buffer_format(work->out, " class=\"%s\"", name);
        TCT_PUT(work, ">");
        write_span(work, document, block->span, &next);
        TCT_PUT(work, "</p>\n");
    }
}

static tct_str fact(const tct_page_work *work, tct_term node, tct_term property) {
    const tct_term value = node ? tct_graph_object(work->graph, node, property) : 0;
    return value ? tct_terms_string(work->terms, value) : TCT_LIT("");
}

/** Title and date of one of several documents, to be opened. */
static void write_summary(tct_page_work *work, tct_term node, size_t index) {
    const tct_str title = node ? tct_graph_label(work->graph, node, work->options->language) : TCT_LIT("");
    tct_buffer_format(work->out, "<details class=\"doc\" id=\"d%zu\"%s><summary>", index,
                      work->page->document_count < 4 ? " open" : "");
    if (title.size)
        tct_xml_escape(title, work->out);
    else
        tct_buffer_format(work->out, "%zu", index + 1);
    TCT_PUT(work, " <small>");
    tct_xml_escape(fact(work, node, TCT_V_SCHEMA_DATE_PUBLISHED), work->out);
    TCT_PUT(work, "</small></summary>");
}

static void write_document(tct_page_work *work, const tct_page_document *document, size_t index) {
    const tct_term node = tct_terms_find_iri(work->terms, document->iri);
    const tct_str url = fact(work, node, TCT_V_SCHEMA_URL);
    const bool alone = work->page->document_count == 1;
    if (alone)
        tct_buffer_format(work->out, "<div class=\"doc\" id=\"d%zu\">", index);
    else
        write_summary(work, node, index);
    if (url.size) {
        TCT_PUT(work, "<p class=\"by\">");
        tct_page_web_link(work, url);
        TCT_PUT(work, "</p>");
    }
    TCT_PUT(work, "<div class=\"prose\"");
    if (document->language.size) tct_buffer_format(work->out, " lang=\"%.*s\"", TCT_ARG(document->language));
    TCT_PUT(work, ">\n");
    write_blocks(work, document);
    tct_buffer_format(work->out, "</div></%s>\n", alone ? "div" : "details");
}

void tct_page_texts(tct_page_work *work) {
    assert(work && work->page);
    size_t size = 0, shown = 0;
    if (!work->page->document_count) return;
    TCT_PUT(work,
            "<section class=\"card\" id=\"text\" aria-labelledby=\"text-heading\"><h2 id=\"text-heading\">");
    tct_page_word(work, "text");
    TCT_PUT(work, "</h2>\n");
    for (; shown < work->page->document_count; shown++) {
        const tct_page_document *document = &work->page->documents[shown];
        size += document->text.size;
        if (size > TCT_PAGE_TEXT_BYTES) break;
        write_document(work, document, shown);
    }
    if (shown < work->page->document_count) {
        TCT_PUT(work, "<p class=\"note\">");
        tct_page_word(work, "not-shown");
        tct_buffer_format(work->out, " %zu ", work->page->document_count - shown);
        tct_page_word(work, "documents");
        TCT_PUT(work, "</p>");
    }
    TCT_PUT(work, "</section>\n");
}
