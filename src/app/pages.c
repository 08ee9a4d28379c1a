/* Texts of documents with the places of their mentions, kept for a web page. */
#include <assert.h>

#include "app/conversion.h"

static tct_status on_mention(void *context, tct_span span, tct_str iri) {
    tct_conversion *conversion = context;
    const tct_page_mention mention = {span, tct_arena_copy(&conversion->arena, iri)};
    if (!mention.iri.data) return TCT_ERR_MEMORY;
    return TCT_PUSH(&conversion->page_mentions, &conversion->memory.allocator, mention);
}

/** A copy of @p count items in the arena, or NULL. */
static void *copy_items(tct_arena *arena, const void *items, size_t count, size_t size) {
    void *copy = tct_arena_alloc(arena, count + 1, size);
    if (copy && count) memcpy(copy, items, count * size);
    return copy;
}

static tct_status keep_page(tct_conversion *conversion, const tct_doc *doc, tct_term document) {
    tct_arena *arena = &conversion->arena;
    const tct_str iri = tct_terms_string(tct_graph_terms(conversion->graph), document);
    const tct_page_document page = {
        .iri = tct_arena_copy(arena, iri),
        .text = tct_arena_copy(arena, doc->text),
        .language = tct_arena_copy(arena, tct_doc_symbol(doc, doc->languages[0])),
        .blocks = copy_items(arena, doc->blocks.items, doc->blocks.count, sizeof *doc->blocks.items),
        .block_count = doc->blocks.count,
        .mentions = copy_items(arena, conversion->page_mentions.items, conversion->page_mentions.count,
                               sizeof *conversion->page_mentions.items),
        .mention_count = conversion->page_mentions.count};
    if (!page.iri.data || !page.text.data || !page.language.data || !page.blocks || !page.mentions)
        return TCT_ERR_MEMORY;
    return TCT_PUSH(&conversion->pages, &conversion->memory.allocator, page);
}

tct_status tct_conversion_resolve(tct_conversion *conversion, const tct_doc *doc) {
    assert(conversion && doc);
    tct_term document = 0;
    tct_resolve_options options = conversion->resolve;
    conversion->page_mentions.count = 0;
    if (conversion->keep_pages) {
        options.mention = on_mention;
        options.mention_context = conversion;
    }
    TRY(tct_resolve_document(doc, conversion->engine->pack, &options, conversion->graph, &document));
    return conversion->keep_pages ? keep_page(conversion, doc, document) : TCT_OK;
}

/** What the merged graph calls @p iri of @p document; @p iri itself when nothing replaced it. */
static tct_str new_name(const tct_graph *replaced, tct_str document, tct_str iri) {
    const tct_terms *terms = tct_graph_terms(replaced);
    const tct_term old = tct_terms_find_iri(terms, iri), graph = tct_terms_find_iri(terms, document);
    if (!old || !graph) return iri;
    const tct_range range = tct_graph_about(replaced, old);
    for (size_t i = range.begin; i < range.end; i++)
        if (tct_graph_at(replaced, i).graph == graph)
            return tct_terms_string(terms, tct_graph_at(replaced, i).object);
    return iri;
}

tct_status tct_conversion_rename_mentions(tct_conversion *conversion) {
    if (!conversion->replaced) return TCT_OK;
    TRY(tct_graph_sort(conversion->replaced));
    for (size_t i = 0; i < conversion->pages.count; i++) {
        tct_page_document *page = &conversion->pages.items[i];
        for (size_t k = 0; k < page->mention_count; k++)
            page->mentions[k].iri = new_name(conversion->replaced, page->iri, page->mentions[k].iri);
    }
    return TCT_OK;
}

void tct_conversion_drop_pages(tct_conversion *conversion) {
    assert(conversion);
    TCT_VEC_CLEAR(&conversion->pages, &conversion->memory.allocator);
    TCT_VEC_CLEAR(&conversion->page_mentions, &conversion->memory.allocator);
    tct_graph_free(conversion->replaced);
    conversion->replaced = NULL;
}
