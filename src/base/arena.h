/**
 * @file arena.h
 * Memory that is given back all at once. One arena a document and one an engine; no object in it is freed
 * alone. Under AddressSanitizer unused and released memory is poisoned, and every object is followed by a red
 * zone, so that an arena does not hide what the tools look for.
 */
#ifndef TCT_BASE_ARENA_H
#define TCT_BASE_ARENA_H

#include "base/alloc.h"
#include "base/str.h"

struct tct_arena_chunk;

/** Zero-initialise, then tct_arena_init(). */
typedef struct {
    const tct_allocator *allocator;
    struct tct_arena_chunk *chunk; /**< newest chunk, the head of a list */
    size_t used;                   /**< bytes used in the newest chunk */
    size_t total;                  /**< bytes handed out in all */
} tct_arena;

void tct_arena_init(tct_arena *arena, const tct_allocator *allocator);
/** Frees everything; the arena may be used again. */
void tct_arena_clear(tct_arena *arena);
/** Cleared memory for @p count objects of @p size bytes, aligned for any type; NULL when there is none. */
void *tct_arena_alloc(tct_arena *arena, size_t count, size_t size);
/** Copies @p text into the arena, with a NUL after it; data is NULL when there is no memory. */
tct_str tct_arena_copy(tct_arena *arena, tct_str text);

/** Cleared array of @p count objects of @p type in @p arena, or NULL. */
#define TCT_ARENA_NEW(arena, count, type) ((type *)tct_arena_alloc((arena), (count), sizeof(type)))

#endif
