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

void tct_begins_close(tct_begins *begins, const tct_doc *doc) {
    TCT_VEC_CLEAR(&begins->older, doc->arena.allocator);
}
