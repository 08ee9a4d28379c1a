#include "base/arena.h"

#include <assert.h>
#include <stdalign.h>

#if defined(__SANITIZE_ADDRESS__)
#define TCT_ASAN 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define TCT_ASAN 1
#endif
#endif

#ifdef TCT_ASAN
#include <sanitizer/asan_interface.h>
enum { RED_ZONE = 16 };
#define POISON(address, size) ASAN_POISON_MEMORY_REGION((address), (size))
#define UNPOISON(address, size) ASAN_UNPOISON_MEMORY_REGION((address), (size))
#else
enum { RED_ZONE = 0 };
#define POISON(address, size) ((void)(address), (void)(size))
#define UNPOISON(address, size) ((void)(address), (void)(size))
#endif

enum { FIRST_CHUNK = 16 << 10, LARGEST_CHUNK = 1 << 20 };

/** A run of memory; the objects follow the header. */
struct tct_arena_chunk {
    struct tct_arena_chunk *older;
    size_t size;
    alignas(max_align_t) char bytes[];
};

void tct_arena_init(tct_arena *arena, const tct_allocator *allocator) {
    assert(arena && allocator);
    *arena = (tct_arena){.allocator = allocator};
}

void tct_arena_clear(tct_arena *arena) {
    assert(arena && arena->allocator);
    for (struct tct_arena_chunk *chunk = arena->chunk, *older; chunk; chunk = older) {
        older = chunk->older;
        UNPOISON(chunk->bytes, chunk->size);
        tct_dealloc(arena->allocator, chunk);
    }
    tct_arena_init(arena, arena->allocator);
}

static size_t next_chunk_size(const tct_arena *arena, size_t needed) {
    size_t size = arena->chunk ? arena->chunk->size * 2 : FIRST_CHUNK;
    if (size > LARGEST_CHUNK) size = LARGEST_CHUNK;
    return size < needed ? needed : size;
}

static bool add_chunk(tct_arena *arena, size_t needed) {
    const size_t size = next_chunk_size(arena, needed);
    struct tct_arena_chunk *chunk = tct_alloc(arena->allocator, 1, sizeof *chunk + size);
    if (!chunk) return false;
    chunk->older = arena->chunk;
    chunk->size = size;
    POISON(chunk->bytes, size);
    arena->chunk = chunk;
    arena->used = 0;
    return true;
}

void *tct_arena_alloc(tct_arena *arena, size_t count, size_t size) {
    assert(arena && arena->allocator && size);
    const size_t unit = alignof(max_align_t);
    if (count > (PTRDIFF_MAX / 2 - RED_ZONE) / size) return NULL;
    const size_t bytes = count * size;
    const size_t padded = (bytes + RED_ZONE + unit - 1) / unit * unit;
    if ((!arena->chunk || padded > arena->chunk->size - arena->used) && !add_chunk(arena, padded))
        return NULL;
    char *memory = arena->chunk->bytes + arena->used;
    arena->used += padded;
    arena->total += padded;
    assert(arena->used <= arena->chunk->size);
    UNPOISON(memory, bytes);
    return memset(memory, 0, bytes);
}

tct_str tct_arena_copy(tct_arena *arena, tct_str text) {
    char *copy = tct_arena_alloc(arena, text.size + 1, 1);
    if (!copy) return (tct_str){NULL, 0};
    if (text.size) memcpy(copy, text.data, text.size);
    return (tct_str){copy, text.size};
}
