/* The linker puts the functions below before those of the C library, of base/alloc.c and of base/arena.c
 * (--wrap), so that what a function takes from the C heap, without an allocator of the user, fails as well,
 * and what an arena gives from a chunk that it has is a request like any other. */
#include <execinfo.h>
#include <stdlib.h>

#include "base/arena.h"
#include "memory.h"

attempt *now;
request_place *places;

/* Frames that tell one place from another, after those of this file. Deeper ones would make a place of each
 * depth of a recursion. */
enum { OWN_FRAMES = 2, FRAMES = 10 };

static uint64_t hash_of_stack(void) {
    void *frames[OWN_FRAMES + FRAMES];
    const int count = backtrace(frames, OWN_FRAMES + FRAMES);
    uint64_t hash = 14695981039346656037u;
    for (int i = OWN_FRAMES; i < count; i++)
        hash = (hash ^ (uintptr_t)frames[i]) * 1099511628211u;
    return hash ? hash : 1;
}

static void note_place(void) {
    const uint64_t stack = hash_of_stack();
    size_t slot = (stack >> 20) % REQUEST_PLACES;
    for (size_t tried = 0; places[slot].stack && places[slot].stack != stack; tried++) {
        if (tried == REQUEST_PLACES) abort();
        slot = (slot + 1) % REQUEST_PLACES;
    }
    request_place *place = &places[slot];
    place->stack = stack;
    place->last = now->requests;
    if (!place->first)
        place->first = now->requests;
    else if (!place->second)
        place->second = now->requests;
}

/** With TERCET_SHOW set: where the request that fails comes from, as addresses for addr2line. */
static void show_stack(void) {
    void *frames[OWN_FRAMES + 3 * FRAMES];
    backtrace_symbols_fd(frames, backtrace(frames, OWN_FRAMES + 3 * FRAMES), 2);
}

/** True when the request that is made is to fail. */
static bool fails(void) {
    if (!now || !now->counts) return false;
    if (now->inside) return now->refuses;
    now->requests++;
    if (now->notes) note_place();
    if (now->fail_at && now->requests == now->fail_at && getenv("TERCET_SHOW")) show_stack();
    return now->fail_at && (now->requests == now->fail_at || (now->lasts && now->requests > now->fail_at));
}

void *__real_realloc(void *pointer, size_t size);
void *__real_malloc(size_t size);
void *__real_calloc(size_t count, size_t size);
void *__wrap_realloc(void *pointer, size_t size);
void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t count, size_t size);
void *__real_tct_alloc(const tct_allocator *allocator, size_t count, size_t size);
void *__real_tct_realloc(const tct_allocator *allocator, void *pointer, size_t count, size_t size);
void __real_tct_dealloc(const tct_allocator *allocator, void *pointer);
void *__wrap_tct_alloc(const tct_allocator *allocator, size_t count, size_t size);
void *__wrap_tct_realloc(const tct_allocator *allocator, void *pointer, size_t count, size_t size);
void __wrap_tct_dealloc(const tct_allocator *allocator, void *pointer);
void *__real_tct_arena_alloc(tct_arena *arena, size_t count, size_t size);
void *__wrap_tct_arena_alloc(tct_arena *arena, size_t count, size_t size);
tct_str __wrap_tct_arena_copy(tct_arena *arena, tct_str text);

/* the C library's, as the library calls them: these fail */

void *__wrap_realloc(void *pointer, size_t size) {
    return fails() ? NULL : __real_realloc(pointer, size);
}

void *__wrap_malloc(size_t size) {
    return fails() ? NULL : __real_malloc(size);
}

void *__wrap_calloc(size_t count, size_t size) {
    return fails() ? NULL : __real_calloc(count, size);
}

/* those of base/alloc.c: what they give is counted */

void *__wrap_tct_alloc(const tct_allocator *allocator, size_t count, size_t size) {
    void *pointer = __real_tct_alloc(allocator, count, size);
    if (now) now->live += pointer != NULL;
    return pointer;
}

void *__wrap_tct_realloc(const tct_allocator *allocator, void *pointer, size_t count, size_t size) {
    void *moved = __real_tct_realloc(allocator, pointer, count, size);
    if (now) now->live += moved && !pointer;
    return moved;
}

void __wrap_tct_dealloc(const tct_allocator *allocator, void *pointer) {
    if (now) now->live -= pointer != NULL;
    __real_tct_dealloc(allocator, pointer);
}

/* those of base/arena.c: one that is to fail asks for a chunk, and does not get it */

void *__wrap_tct_arena_alloc(tct_arena *arena, size_t count, size_t size) {
    if (!now || !now->counts) return __real_tct_arena_alloc(arena, count, size);
    const size_t used = arena->used;
    now->refuses = fails();
    now->inside = true;
    struct tct_arena_chunk *chunk = arena->chunk;
    if (now->refuses) arena->chunk = NULL;
    void *memory = __real_tct_arena_alloc(arena, count, size);
    if (now->refuses) {
        assert_null(memory);
        arena->chunk = chunk;
        arena->used = used;
    }
    now->inside = now->refuses = false;
    return memory;
}

tct_str __wrap_tct_arena_copy(tct_arena *arena, tct_str text) {
    char *copy = __wrap_tct_arena_alloc(arena, text.size + 1, 1);
    if (!copy) return (tct_str){NULL, 0};
    if (text.size) memcpy(copy, text.data, text.size);
    return (tct_str){copy, text.size};
}
