#include "base/vec.h"

#include <assert.h>

tct_status tct_vec_reserve(void **items, size_t count, size_t *capacity, size_t extra, size_t size,
                           const tct_allocator *allocator) {
    assert(items && capacity && count <= *capacity);
    if (extra <= *capacity - count) return TCT_OK;
    if (extra > PTRDIFF_MAX - count) return TCT_ERR_MEMORY;
    size_t wanted = *capacity < 8 ? 8 : *capacity * 2;
    if (wanted < count + extra) wanted = count + extra;
    void *moved = tct_realloc(allocator, *items, wanted, size);
    if (!moved) return TCT_ERR_MEMORY;
    *items = moved;
    *capacity = wanted;
    assert(*capacity - count >= extra);
    return TCT_OK;
}
