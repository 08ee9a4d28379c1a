#include "base/symbols.h"

#include <assert.h>

#include "base/hash.h"
#include "base/limits.h"
#include "base/vec.h"

/** One string of the growing part, and the growing hash table over them. */
struct tct_symbols {
    tct_arena *arena;
    const tct_frozen_symbols *frozen;
    uint32_t first; /**< id of the first string of the growing part */
    TCT_VEC(tct_str) texts;
    uint32_t *slots; /**< index into texts + 1; 0 = free */
    size_t slot_count;
};

/** The frozen part is looked up by the hash that it was made with. */
static uint64_t hash_of(const tct_symbols *symbols, tct_str text) {
    return symbols->frozen ? tct_hash(text) : tct_hash_quick(text);
}

static tct_status grow(tct_symbols *symbols) {
    const size_t slot_count = symbols->slot_count ? symbols->slot_count * 2 : 256;
    uint32_t *slots = TCT_ARENA_NEW(symbols->arena, slot_count, uint32_t);
    if (!slots) return TCT_ERR_MEMORY;
    for (size_t i = 0; i < symbols->texts.count; i++) {
        if (symbols->texts.items[i].size == 0)
            continue; /* id 0 is never looked up, and means "free" when frozen */
        size_t slot = (size_t)hash_of(symbols, symbols->texts.items[i]) & (slot_count - 1);
        while (slots[slot])
            slot = (slot + 1) & (slot_count - 1);
        slots[slot] = (uint32_t)i + 1;
    }
    symbols->slots = slots;
    symbols->slot_count = slot_count;
    return TCT_OK;
}

/** Appends to the text table, whose memory comes from the arena too. */
static tct_status push_text(tct_symbols *symbols, tct_str text) {
    if (symbols->texts.count == symbols->texts.capacity) {
        const size_t capacity = symbols->texts.capacity ? symbols->texts.capacity * 2 : 256;
        tct_str *moved = TCT_ARENA_NEW(symbols->arena, capacity, tct_str);
        if (!moved) return TCT_ERR_MEMORY;
        if (symbols->texts.count) memcpy(moved, symbols->texts.items, symbols->texts.count * sizeof *moved);
        symbols->texts.items = moved;
        symbols->texts.capacity = capacity;
    }
    const tct_str copy = tct_arena_copy(symbols->arena, text);
    if (!copy.data) return TCT_ERR_MEMORY;
    symbols->texts.items[symbols->texts.count++] = copy;
    return TCT_OK;
}

tct_symbols *tct_symbols_new(tct_arena *arena, const tct_frozen_symbols *frozen) {
    assert(arena);
    tct_symbols *symbols = TCT_ARENA_NEW(arena, 1, tct_symbols);
    if (!symbols) return NULL;
    symbols->arena = arena;
    symbols->frozen = frozen;
    symbols->first = frozen ? frozen->count : 0;
    if (grow(symbols) != TCT_OK) return NULL;
    /* Without a frozen part, id 0 is taken by the empty string here. */
    if (!frozen && push_text(symbols, TCT_LIT("")) != TCT_OK) return NULL;
    return symbols;
}

/** Slot that holds @p text, whose hash is @p hash, or the free slot where it belongs. */
static size_t find_slot(const tct_symbols *symbols, tct_str text, uint64_t hash) {
    size_t slot = (size_t)hash & (symbols->slot_count - 1);
    while (symbols->slots[slot] && !tct_str_equal(symbols->texts.items[symbols->slots[slot] - 1], text))
        slot = (slot + 1) & (symbols->slot_count - 1);
    return slot;
}

static tct_symbol find_frozen(const tct_frozen_symbols *frozen, tct_str text, uint64_t hash) {
    if (frozen->slot_count == 0) return 0;
    uint32_t slot = (uint32_t)hash & (frozen->slot_count - 1);
    while (frozen->slots[slot] && !tct_str_equal(tct_frozen_text(frozen, frozen->slots[slot]), text))
        slot = (slot + 1) & (frozen->slot_count - 1);
    return frozen->slots[slot];
}

static tct_symbol find(const tct_symbols *symbols, tct_str text, uint64_t hash) {
    const tct_symbol id = symbols->frozen ? find_frozen(symbols->frozen, text, hash) : 0;
    if (id) return id;
    const uint32_t index = symbols->slots[find_slot(symbols, text, hash)];
    return index ? symbols->first + index - 1 : 0;
}

tct_symbol tct_symbols_find(const tct_symbols *symbols, tct_str text) {
    assert(symbols);
    return text.size ? find(symbols, text, hash_of(symbols, text)) : 0;
}

tct_status tct_symbols_intern(tct_symbols *symbols, tct_str text, tct_symbol *id) {
    assert(symbols && id);
    *id = 0;
    if (text.size == 0) return TCT_OK;
    const uint64_t hash = hash_of(symbols, text);
    *id = find(symbols, text, hash);
    if (*id) return TCT_OK;
    if ((symbols->texts.count + 1) * 2 > symbols->slot_count) TRY(grow(symbols));
    TRY(push_text(symbols, text));
    symbols->slots[find_slot(symbols, text, hash)] = (uint32_t)symbols->texts.count;
    *id = symbols->first + (uint32_t)symbols->texts.count - 1;
    assert(*id != 0);
    return TCT_OK;
}

tct_str tct_symbols_text(const tct_symbols *symbols, tct_symbol id) {
    assert(symbols && id < tct_symbols_count(symbols));
    return id < symbols->first ? tct_frozen_text(symbols->frozen, id)
                               : symbols->texts.items[id - symbols->first];
}

uint32_t tct_symbols_count(const tct_symbols *symbols) {
    return symbols->first + (uint32_t)symbols->texts.count;
}

/* --- frozen image: magic, count, slot_count, byte_count, slots, offsets, bytes
 * --------------------------------- */

enum { MAGIC = 0x314D5953, HEADER_WORDS = 4 };

tct_symbol tct_frozen_find(const tct_frozen_symbols *frozen, tct_str text) {
    assert(frozen);
    return text.size ? find_frozen(frozen, text, tct_hash(text)) : 0;
}

tct_str tct_frozen_text(const tct_frozen_symbols *frozen, tct_symbol id) {
    assert(id < frozen->count);
    return (tct_str){frozen->bytes + frozen->offsets[id], frozen->offsets[id + 1] - frozen->offsets[id]};
}

static void put(tct_buffer *out, const void *data, size_t size) {
    tct_buffer_append(out, (tct_str){data, size});
}

/** The slots of the image: of the hash that is the same on every machine. */
static tct_status put_slots(const tct_symbols *symbols, tct_buffer *out) {
    const size_t mask = symbols->slot_count - 1;
    uint32_t *slots = TCT_ARENA_NEW(symbols->arena, symbols->slot_count, uint32_t);
    if (!slots) return TCT_ERR_MEMORY;
    for (uint32_t id = 1; id < symbols->texts.count; id++) { /* id 0 means "free" */
        size_t slot = (size_t)tct_hash(symbols->texts.items[id]) & mask;
        while (slots[slot])
            slot = (slot + 1) & mask;
        slots[slot] = id;
    }
    put(out, slots, symbols->slot_count * sizeof *slots);
    return TCT_OK;
}

static void put_offsets_and_bytes(const tct_symbols *symbols, tct_buffer *out) {
    uint32_t offset = 0;
    for (size_t i = 0; i < symbols->texts.count; i++) {
        put(out, &offset, sizeof offset);
        offset += (uint32_t)symbols->texts.items[i].size;
    }
    put(out, &offset, sizeof offset);
    for (size_t i = 0; i < symbols->texts.count; i++)
        tct_buffer_append(out, symbols->texts.items[i]);
}

tct_status tct_symbols_freeze(const tct_symbols *symbols, tct_buffer *out) {
    assert(symbols && !symbols->frozen);
    uint64_t bytes = 0;
    for (size_t i = 0; i < symbols->texts.count; i++)
        bytes += symbols->texts.items[i].size;
    if (bytes > TCT_LIMIT_PACK_BYTES) return TCT_ERR_LIMIT;
    const uint32_t header[HEADER_WORDS] = {MAGIC, (uint32_t)symbols->texts.count,
                                           (uint32_t)symbols->slot_count, (uint32_t)bytes};
    put(out, header, sizeof header);
    TRY(put_slots(symbols, out));
    put_offsets_and_bytes(symbols, out);
    return tct_buffer_status(out);
}

/** Offsets rise, stay inside the bytes, and every slot holds an id. */
static bool sound(const tct_frozen_symbols *frozen, size_t byte_count) {
    if (frozen->offsets[0] != 0 || frozen->offsets[frozen->count] != byte_count) return false;
    for (uint32_t i = 0; i < frozen->count; i++)
        if (frozen->offsets[i] > frozen->offsets[i + 1]) return false;
    uint32_t used = 0;
    for (uint32_t i = 0; i < frozen->slot_count; i++) {
        if (frozen->slots[i] >= frozen->count) return false;
        used += frozen->slots[i] != 0;
    }
    return used < frozen->slot_count;
}

tct_status tct_frozen_open(tct_str image, tct_frozen_symbols *frozen) {
    assert(frozen && (uintptr_t)image.data % sizeof(uint32_t) == 0);
    if (image.size < HEADER_WORDS * sizeof(uint32_t)) return TCT_ERR_PACK;
    const uint32_t *header = (const void *)image.data;
    const uint64_t count = header[1], slot_count = header[2], byte_count = header[3];
    const uint64_t words = HEADER_WORDS + slot_count + count + 1;
    if (header[0] != MAGIC || count == 0 || (slot_count & (slot_count - 1)) || slot_count == 0)
        return TCT_ERR_PACK;
    if (words * sizeof(uint32_t) + byte_count != image.size) return TCT_ERR_PACK;
    *frozen = (tct_frozen_symbols){.slots = header + HEADER_WORDS,
                                   .offsets = header + HEADER_WORDS + slot_count,
                                   .bytes = image.data + words * sizeof(uint32_t),
                                   .slot_count = (uint32_t)slot_count,
                                   .count = (uint32_t)count};
    return sound(frozen, (size_t)byte_count) ? TCT_OK : TCT_ERR_PACK;
}
