#include "extract/begins.h"

#include <assert.h>

tct_status tct_begins_open(tct_begins *begins, tct_doc *doc) {
    assert(begins && doc);
    *begins = (tct_begins){.newest = TCT_ARENA_NEW(&doc->arena, doc->words.count + 1, uint32_t)};
    if (!begins->newest) return TCT_ERR_MEMORY;
    for (size_t i = 0; i < doc->words.count; i++)
        begins->newest[i] = TCT_NONE;
    return tct_begins_update(begins, doc);
}

tct_status tct_begins_update(tct_begins *begins, const tct_doc *doc) {
    assert(begins->older.count <= doc->mentions.count);
    while (begins->older.count < doc->mentions.count) {
        const uint32_t added = (uint32_t)begins->older.count;
        uint32_t *newest = &begins->newest[doc->mentions.items[added].first_word];
        TRY(TCT_PUSH(&begins->older, doc->arena.allocator, *newest));
        *newest = added;
    }
    return TCT_OK;
}

bool tct_begins_inside(const tct_begins *begins, const tct_doc *doc, uint32_t mention, uint32_t first,
                       uint32_t end) {
    assert(first <= end && end <= doc->words.count);
    for (uint32_t at = first; at < end; at++)
        for (uint32_t m = begins->newest[at]; m != TCT_NONE; m = begins->older.items[m]) {
            const tct_mention *other = &doc->mentions.items[m];
            if (m != mention && other->kind != TCT_KIND_NONE && other->word_end <= end) return true;
        }
    return false;
}

void tct_begins_close(tct_begins *begins, const tct_doc *doc) {
    TCT_VEC_CLEAR(&begins->older, doc->arena.allocator);
}
