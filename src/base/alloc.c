#include "base/alloc.h"

#include <assert.h>
#include <stdlib.h>

static void *heap_resize(void *context, void *pointer, size_t size) {
    (void)context;
    if (size) return realloc(pointer, size);
    free(pointer);
    return NULL;
}

const tct_allocator tct_heap = {heap_resize, NULL};

void *tct_realloc(const tct_allocator *allocator, void *pointer, size_t count, size_t size) {
    assert(allocator && allocator->resize && size);
    if (count > PTRDIFF_MAX / size) return NULL;
    const size_t bytes = count * size;
    return allocator->resize(allocator->context, pointer, bytes ? bytes : 1);
}

void *tct_alloc(const tct_allocator *allocator, size_t count, size_t size) {
    return tct_realloc(allocator, NULL, count, size);
}

void tct_dealloc(const tct_allocator *allocator, void *pointer) {
    assert(allocator && allocator->resize);
    if (pointer) (void)allocator->resize(allocator->context, pointer, 0);
}
