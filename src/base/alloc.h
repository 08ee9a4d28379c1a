/** @file alloc.h Memory from an allocator that the caller chose; the C heap by default. */
#ifndef TCT_BASE_ALLOC_H
#define TCT_BASE_ALLOC_H

#include "base/status.h"

/** The C heap. */
extern const tct_allocator tct_heap;

/** Memory of @p count × @p size bytes, not cleared; NULL when there is none or the product overflows. */
void *tct_alloc(const tct_allocator *allocator, size_t count, size_t size);
/** Moves @p pointer to @p count × @p size bytes; NULL (and @p pointer untouched) on failure. */
void *tct_realloc(const tct_allocator *allocator, void *pointer, size_t count, size_t size);
/** Accepts NULL. */
void tct_dealloc(const tct_allocator *allocator, void *pointer);

/** Memory from elsewhere, with a note of whether any request failed. Must not move. */
typedef struct {
    tct_allocator allocator;
    const tct_allocator *below;
    bool failed;
} tct_watch;

void tct_watch_init(tct_watch *watch, const tct_allocator *below);

/** Memory on the stack for one buffer at a time, which cannot run out up to its size. Must not move. */
typedef struct {
    tct_allocator allocator;
    char bytes[4096];
} tct_scratch;

void tct_scratch_init(tct_scratch *scratch);

#endif
