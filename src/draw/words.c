#include "draw/words.h"

#include <assert.h>

static tct_str find_word(const tct_pack *pack, const tct_pack_language *language, const char *key) {
    const tct_pack_list *list = language ? tct_pack_list_find(language, "drawing") : NULL;
    const tct_frozen_symbols *symbols = tct_pack_symbols(pack);
    for (uint32_t i = 0; list && i < list->count; i++)
        if (tct_str_equal(tct_frozen_text(symbols, list->items[i].key), tct_str_of(key)))
            return tct_frozen_text(symbols, list->items[i].value[0]);
    return TCT_LIT("");
}

tct_str tct_draw_word(const tct_pack *pack, tct_str language, const char *key) {
    assert(pack && key);
    tct_str word = find_word(pack, tct_pack_language_find(pack, language), key);
    for (size_t i = 0; !word.size && i < tct_pack_language_count(pack); i++)
        word = find_word(pack, tct_pack_language_at(pack, i), key);
    return word.size ? word : tct_str_of(key);
}

size_t tct_draw_label_index(const tct_pack *pack, tct_str language) {
    const tct_pack_language *found = tct_pack_language_find(pack, language);
    const size_t index = found ? tct_pack_language_index(found) : 1;
    return index < 2 ? index : 1;
}
