/* Opening of the language parts: class nouns and word lists. */
#include <assert.h>

#include "pack/internal.h"

/* Longest name of a chunk that is put together here, with its NUL. */
enum { NAME_ROOM = TCT_PACK_NAME_BYTES };

/** "A.B" or "A.B.C" in @p out; empty when it does not fit (then there is no such chunk). */
static const char *join(char out[NAME_ROOM], const char *a, tct_str b, tct_str c) {
    const size_t total = strlen(a) + 1 + b.size + (c.size ? 1 + c.size : 0);
    out[0] = 0;
    if (total >= NAME_ROOM) return out;
    char *at = out + strlen(a);
    memcpy(out, a, strlen(a));
    *at++ = '.';
    memcpy(at, b.data, b.size);
    at += b.size;
    if (c.size) {
        *at++ = '.';
        memcpy(at, c.data, c.size);
        at += c.size;
    }
    *at = 0;
    return out;
}

static bool list_sound(const tct_pack *pack, const tct_pack_list *list) {
    for (uint32_t i = 0; i < list->count; i++) {
        const tct_pack_item *item = &list->items[i];
        if (item->key >= pack->symbols.count) return false;
        for (size_t k = 0; k < 3; k++)
            if (item->value[k] && item->value[k] >= pack->symbols.count) return false;
    }
    return true;
}

static tct_status load_list(const tct_pack *pack, const tct_pack_chunk_entry *entry,
                            const tct_pack_chunk_entry *keys, tct_pack_list *list) {
    if (entry->size % sizeof(tct_pack_item) || entry->size / sizeof(tct_pack_item) > UINT32_MAX - 1)
        return TCT_ERR_PACK;
    list->items = (const void *)(pack->image.data + entry->offset);
    list->count = (uint32_t)(entry->size / sizeof(tct_pack_item));
    if (!list_sound(pack, list)) return TCT_ERR_PACK;
    const tct_str image = {pack->image.data + keys->offset, (size_t)keys->size};
    return tct_pack_load_phrases(pack, image, list->count, &list->phrases);
}

/** The keys of "list.XX.NAME" are "keys.XX.NAME". */
static const tct_pack_chunk_entry *keys_of(const tct_pack *pack, const tct_pack_chunk_entry *list) {
    char name[NAME_ROOM];
    memcpy(name, list->name, NAME_ROOM);
    memcpy(name, "keys", 4);
    const size_t at = tct_pack_chunk_lower_bound(pack, tct_str_of(name));
    return at < pack->header->chunk_count && strcmp(pack->chunks[at].name, name) == 0 ? &pack->chunks[at]
                                                                                      : NULL;
}

/** Finds the run of entries whose names begin with "list.XX."; @p skip is the size of that. */
static tct_status find_lists(const tct_pack *pack, tct_str code, size_t *begin, size_t *end, size_t *skip) {
    char prefix[NAME_ROOM + 1];
    if (!*join(prefix, "list", code, TCT_LIT(""))) return TCT_ERR_PACK;
    /* NOLINTNEXTLINE(clang-analyzer-security.insecureAPI.strcpy): one byte more than join() fills */
    const tct_str start = tct_str_of(strcat(prefix, "."));
    *skip = start.size;
    *begin = *end = tct_pack_chunk_lower_bound(pack, start);
    while (*end < pack->header->chunk_count && tct_str_starts(tct_str_of(pack->chunks[*end].name), start))
        ++*end;
    return TCT_OK;
}

static tct_status load_lists(tct_pack *pack, tct_pack_language *language) {
    size_t begin = 0, end = 0, skip = 0;
    TRY(find_lists(pack, language->code, &begin, &end, &skip));
    language->list_count = end - begin;
    language->lists = TCT_ARENA_NEW(&pack->arena, language->list_count + 1, tct_pack_named_list);
    if (!language->lists) return TCT_ERR_MEMORY;
    for (size_t i = begin; i < end; i++) {
        tct_pack_named_list *named = &language->lists[i - begin];
        const tct_pack_chunk_entry *entry = &pack->chunks[i], *keys = keys_of(pack, entry);
        if (!keys) return TCT_ERR_PACK;
        named->name = tct_str_of(entry->name + skip);
        TRY(load_list(pack, entry, keys, &named->list));
    }
    return TCT_OK;
}

static tct_status load_nouns(const tct_pack *pack, tct_pack_language *language) {
    char name[NAME_ROOM];
    const tct_str nouns = tct_pack_chunk(pack, join(name, "nouns", language->code, TCT_LIT("")));
    if (nouns.size % sizeof(tct_pack_noun)) return TCT_ERR_PACK;
    language->nouns = (const void *)nouns.data;
    language->noun_count = (uint32_t)(nouns.size / sizeof(tct_pack_noun));
    for (uint32_t i = 0; i < language->noun_count; i++)
        if (language->nouns[i].class_id >= pack->class_count) return TCT_ERR_PACK;
    const tct_str keys = tct_pack_chunk(pack, join(name, "nouns", language->code, TCT_LIT("keys")));
    return tct_pack_load_phrases(pack, keys, language->noun_count, &language->noun_keys);
}

tct_status tct_pack_load_languages(tct_pack *pack) {
    assert(pack && pack->symbols.count);
    const tct_str codes = tct_pack_chunk(pack, "languages");
    if (codes.size % sizeof(tct_symbol)) return TCT_ERR_PACK;
    const tct_symbol *symbols = (const void *)codes.data;
    pack->language_count = codes.size / sizeof(tct_symbol);
    pack->languages = TCT_ARENA_NEW(&pack->arena, pack->language_count + 1, tct_pack_language);
    if (!pack->languages) return TCT_ERR_MEMORY;
    for (size_t i = 0; i < pack->language_count; i++) {
        if (symbols[i] == 0 || symbols[i] >= pack->symbols.count) return TCT_ERR_PACK;
        tct_pack_language *language = &pack->languages[i];
        language->code = tct_frozen_text(&pack->symbols, symbols[i]);
        language->index = i;
        TRY(load_nouns(pack, language));
        TRY(load_lists(pack, language));
    }
    return TCT_OK;
}
