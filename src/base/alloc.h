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

#endif
