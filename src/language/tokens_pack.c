#include <assert.h>

#include "language/tokens.h"

/** Adds the lines of list @p name of @p language. */
static tct_status add_list(tct_tokeniser *tokeniser, const tct_frozen_symbols *symbols,
                           const tct_pack_language *language, const char *name) {
    const tct_pack_list *list = tct_pack_list_find(language, name);
    for (uint32_t i = 0; list && i < list->count; i++) {
        const tct_pack_item *item = &list->items[i];
        tct_str columns[3] = {tct_frozen_text(symbols, item->key)};
        for (size_t c = 0; c < 2; c++)
            columns[c + 1] = item->value[c] ? tct_frozen_text(symbols, item->value[c]) : TCT_LIT("");
        TRY(tct_tokeniser_add(tokeniser, tct_str_of(name), columns));
    }
    return TCT_OK;
}

tct_status tct_tokeniser_new(const tct_pack *pack, const tct_pack_language *language,
                             const tct_allocator *allocator, tct_tokeniser **out) {
    assert((pack != NULL) == (language != NULL));
    TRY(tct_tokeniser_empty(allocator, out));
    tct_status status = TCT_OK;
    for (size_t i = 0; language && status == TCT_OK && tct_tokeniser_lists[i]; i++)
        status = add_list(*out, tct_pack_symbols(pack), language, tct_tokeniser_lists[i]);
    if (status == TCT_OK) return TCT_OK;
    tct_tokeniser_free(*out);
    *out = NULL;
    return status;
}
