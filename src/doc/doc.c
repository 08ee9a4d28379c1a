#include "doc/doc.h"

#include <assert.h>

tct_status tct_doc_new(const tct_allocator *allocator, const tct_frozen_symbols *frozen, tct_doc **out) {
    assert(allocator && out);
    tct_doc *doc = tct_alloc(allocator, 1, sizeof *doc);
    if (!doc) return TCT_ERR_MEMORY;
    *doc = (tct_doc){.text = TCT_LIT("")};
    tct_arena_init(&doc->arena, allocator);
    doc->symbols = tct_symbols_new(&doc->arena, frozen);
    if (!doc->symbols) {
        tct_doc_free(doc);
        return TCT_ERR_MEMORY;
    }
    *out = doc;
    return TCT_OK;
}

void tct_doc_free(tct_doc *doc) {
    if (!doc) return;
    const tct_allocator *allocator = doc->arena.allocator;
    TCT_VEC_CLEAR(&doc->blocks, allocator);
    TCT_VEC_CLEAR(&doc->facts, allocator);
    TCT_VEC_CLEAR(&doc->sentences, allocator);
    TCT_VEC_CLEAR(&doc->words, allocator);
    TCT_VEC_CLEAR(&doc->names, allocator);
    TCT_VEC_CLEAR(&doc->times, allocator);
    TCT_VEC_CLEAR(&doc->mentions, allocator);
    TCT_VEC_CLEAR(&doc->relations, allocator);
    TCT_VEC_CLEAR(&doc->quotations, allocator);
    tct_arena_clear(&doc->arena);
    tct_dealloc(allocator, doc);
}

uint8_t tct_doc_language(tct_doc *doc, tct_str code) {
    tct_symbol symbol = 0;
    if (tct_symbols_intern(doc->symbols, code, &symbol) != TCT_OK) return 0;
    for (uint8_t i = 0; i < doc->language_count; i++)
        if (doc->languages[i] == symbol) return i;
    if (doc->language_count == TCT_DOC_LANGUAGES) return 0;
    doc->languages[doc->language_count] = symbol;
    return doc->language_count++;
}

const tct_name *tct_doc_name_over(const tct_doc *doc, uint32_t first, uint32_t end) {
    assert(doc && first <= end);
    size_t low = 0, high = doc->names.count; /* the first one that ends behind @p first is between them */
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if (doc->names.items[middle].word_end > first)
            high = middle;
        else
            low = middle + 1;
    }
    const tct_name *name = low < doc->names.count ? &doc->names.items[low] : NULL;
    return name && name->first_word < end ? name : NULL;
}
