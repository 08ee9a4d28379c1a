/**
 * @file vec.h
 * Typed growable arrays: `TCT_VEC(int) v = {0}; TRY(TCT_PUSH(&v, &tct_heap, 3)); … TCT_VEC_CLEAR(&v,
 * &tct_heap);` The elements move when the array grows: keep indices, not pointers.
 */
#ifndef TCT_BASE_VEC_H
#define TCT_BASE_VEC_H

#include "base/alloc.h"

/** An array of @p type: @c items, @c count, @c capacity. Zero-initialised it is empty. */
#define TCT_VEC(type)                                                                                        \
    struct {                                                                                                 \
        type *items;                                                                                         \
        size_t count;                                                                                        \
        size_t capacity;                                                                                     \
    }

/** Makes room for @p extra more elements. Status. */
#define TCT_RESERVE(vec, allocator, extra)                                                                   \
    tct_vec_reserve((void **)&(vec)->items, (vec)->count, &(vec)->capacity, (extra), sizeof(*(vec)->items),  \
                    (allocator))

/** Appends one element (an expression; braces need parentheses round a compound literal). Status. */
#define TCT_PUSH(vec, allocator, ...)                                                                        \
    (TCT_RESERVE((vec), (allocator), 1) == TCT_OK ? ((vec)->items[(vec)->count++] = (__VA_ARGS__), TCT_OK)   \
                                                  : TCT_ERR_MEMORY)

/** Frees the elements' memory and empties the array. */
#define TCT_VEC_CLEAR(vec, allocator)                                                                        \
    (tct_dealloc((allocator), (vec)->items), (vec)->items = NULL, (vec)->count = (vec)->capacity = 0)

/** The work of TCT_RESERVE(); call that. Doubles the capacity as needed. */
TCT_MUST_USE tct_status tct_vec_reserve(void **items, size_t count, size_t *capacity, size_t extra,
                                        size_t size, const tct_allocator *allocator);

#endif
