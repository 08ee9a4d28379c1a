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

static void *watch_resize(void *context, void *pointer, size_t size) {
    tct_watch *watch = context;
    void *moved = watch->below->resize(watch->below->context, pointer, size);
    if (size && !moved) watch->failed = true;
    return moved;
}

void tct_watch_init(tct_watch *watch, const tct_allocator *below) {
    assert(watch && below && below->resize);
    *watch = (tct_watch){.allocator = {watch_resize, watch}, .below = below};
}

/** The one block does not move when it grows. */
static void *scratch_resize(void *context, void *pointer, size_t size) {
    tct_scratch *scratch = context;
    assert(!pointer || pointer == scratch->bytes);
    return size && size <= sizeof scratch->bytes ? scratch->bytes : NULL;
}

void tct_scratch_init(tct_scratch *scratch) {
    assert(scratch);
    scratch->allocator = (tct_allocator){scratch_resize, scratch};
}
