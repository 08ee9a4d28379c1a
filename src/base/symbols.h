/**
 * @file symbols.h
 * Strings as small integers. A table may stand on a frozen one (the pack's, mapped and shared): what is in
 * the frozen one keeps its id there, what is new gets ids after it. So ids compare across all documents of
 * one pack for every word that the pack knows.
 */
#ifndef TCT_BASE_SYMBOLS_H
#define TCT_BASE_SYMBOLS_H

#include "base/arena.h"
#include "base/buffer.h"

/** Id of an interned string. 0 is the empty string. */
typedef uint32_t tct_symbol;

/** Frozen table: pointers into mapped memory. Layout in symbols.c; made by tct_symbols_freeze(). */
typedef struct {
    const uint32_t *slots;   /**< open addressing, ids; 0 = free; slot_count is a power of two */
    const uint32_t *offsets; /**< count + 1 offsets into bytes */
    const char *bytes;
    uint32_t slot_count;
    uint32_t count;
} tct_frozen_symbols;

typedef struct tct_symbols tct_symbols;

/** A table over @p frozen (or NULL) whose strings live in @p arena; NULL when there is no memory. */
tct_symbols *tct_symbols_new(tct_arena *arena, const tct_frozen_symbols *frozen);
/** Id of @p text, added when new. @p id is 0 and the status TCT_ERR_MEMORY on failure. */
TCT_MUST_USE tct_status tct_symbols_intern(tct_symbols *symbols, tct_str text, tct_symbol *id);
/** Id of @p text or 0 when it is not there (or empty). */
tct_symbol tct_symbols_find(const tct_symbols *symbols, tct_str text);
tct_str tct_symbols_text(const tct_symbols *symbols, tct_symbol id);
uint32_t tct_symbols_count(const tct_symbols *symbols);

tct_symbol tct_frozen_find(const tct_frozen_symbols *frozen, tct_str text);
tct_str tct_frozen_text(const tct_frozen_symbols *frozen, tct_symbol id);
/** Appends the frozen image of @p symbols (which must stand on nothing) to @p out. */
tct_status tct_symbols_freeze(const tct_symbols *symbols, tct_buffer *out);
/** Opens an image made by tct_symbols_freeze(), 4-byte aligned; TCT_ERR_PACK when it is damaged. */
TCT_MUST_USE tct_status tct_frozen_open(tct_str image, tct_frozen_symbols *frozen);

#endif
