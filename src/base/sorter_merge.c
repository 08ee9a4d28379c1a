/* The runs of a sorter's file, merged: a heap of the runs by their next records. */
#include <assert.h>
#include <errno.h>
#include <unistd.h>

#include "base/buffer.h"
#include "base/sorter_internal.h"

enum { LEAST_BYTES = 1 << 12, MOST_BYTES = 1 << 20 }; /* read at a time of one run */

/** A run as far as it is read. */
typedef struct {
    uint64_t at, end; /* in the file: what comes next */
    char *bytes;
    size_t begin, filled, capacity; /* of bytes: what was not yet taken */
    tct_str record;
} cursor;

typedef struct {
    const tct_allocator *allocator;
    int fd;
    cursor *cursors;
    size_t *heap;    /* indices of cursors; the first has the smallest record */
    size_t count;    /* in the heap */
    tct_buffer last; /* record that was given */
    bool has_last;
} merge;

/* --- reading --- */

/** Room for @p size bytes from begin on. */
static tct_status make_room(const merge *m, cursor *c, size_t size) {
    if (c->begin) memmove(c->bytes, c->bytes + c->begin, c->filled - c->begin);
    c->filled -= c->begin;
    c->begin = 0;
    if (size <= c->capacity) return TCT_OK;
    char *moved = tct_realloc(m->allocator, c->bytes, size, 1);
    if (!moved) return TCT_ERR_MEMORY;
    c->bytes = moved;
    c->capacity = size;
    return TCT_OK;
}

/** Reads until @p size bytes are there; false in @p there when the run ends before. */
static tct_status need(const merge *m, cursor *c, size_t size, bool *there) {
    *there = c->filled - c->begin >= size;
    if (!*there) TRY(make_room(m, c, size));
    while (c->filled - c->begin < size && c->at < c->end) {
        size_t room = c->capacity - c->filled;
        if (room > c->end - c->at) room = (size_t)(c->end - c->at);
        const ssize_t got = pread(m->fd, c->bytes + c->filled, room, (off_t)c->at);
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) return TCT_ERR_IO;
        c->filled += (size_t)got;
        c->at += (uint64_t)got;
    }
    *there = c->filled - c->begin >= size;
    return TCT_OK;
}

/** Takes the next record; @p there is false at the end of the run. */
static tct_status advance(const merge *m, cursor *c, bool *there) {
    sorter_size size;
    TRY(need(m, c, sizeof size, there));
    if (!*there) return TCT_OK;
    memcpy(&size, c->bytes + c->begin, sizeof size);
    TRY(need(m, c, sizeof size + size, there));
    assert(*there);
    c->record = (tct_str){c->bytes + c->begin + sizeof size, size};
    c->begin += sizeof size + size;
    return TCT_OK;
}

/* --- the heap --- */

static bool before(const merge *m, size_t a, size_t b) {
    return tct_str_compare(m->cursors[a].record, m->cursors[b].record) < 0;
}

static void sift(merge *m, size_t at) {
    for (size_t child; (child = 2 * at + 1) < m->count; at = child) {
        if (child + 1 < m->count && before(m, m->heap[child + 1], m->heap[child])) child++;
        if (!before(m, m->heap[child], m->heap[at])) return;
        const size_t moved = m->heap[at];
        m->heap[at] = m->heap[child];
        m->heap[child] = moved;
    }
}

/** The next record of the run whose record was taken. */
static tct_status replace_first(merge *m) {
    assert(m->count);
    bool there;
    TRY(advance(m, &m->cursors[m->heap[0]], &there));
    if (!there) m->heap[0] = m->heap[--m->count];
    sift(m, 0);
    return TCT_OK;
}

static tct_status give_first(merge *m, tct_record_sink sink) {
    const tct_str record = m->cursors[m->heap[0]].record;
    if (m->has_last && tct_str_equal(record, tct_buffer_str(&m->last))) return TCT_OK;
    tct_buffer_reset(&m->last);
    tct_buffer_append(&m->last, record);
    m->has_last = true;
    TRY(tct_buffer_status(&m->last));
    return sink.record(sink.context, record);
}

/* --- the whole --- */

static tct_status begin(merge *m, const sorter_run *runs, size_t count, size_t share) {
    for (size_t i = 0; i < count; i++) {
        cursor *c = &m->cursors[i];
        bool there;
        *c = (cursor){.at = runs[i].begin, .end = runs[i].end};
        TRY(make_room(m, c, share));
        TRY(advance(m, c, &there));
        assert(there);
        m->heap[m->count++] = i;
    }
    for (size_t i = m->count; i--;)
        sift(m, i);
    return TCT_OK;
}

static tct_status run(merge *m, const sorter_run *runs, size_t count, size_t share, tct_record_sink sink) {
    TRY(begin(m, runs, count, share));
    while (m->count) {
        TRY(give_first(m, sink));
        TRY(replace_first(m));
    }
    return TCT_OK;
}

tct_status tct_sorter_merge(const tct_allocator *allocator, int fd, const sorter_run *runs, size_t count,
                            size_t memory, tct_record_sink sink) {
    assert(allocator && fd >= 0 && runs && count && sink.record);
    size_t share = memory / count;
    share = share < LEAST_BYTES ? LEAST_BYTES : share > MOST_BYTES ? MOST_BYTES : share;
    merge m = {.allocator = allocator, .fd = fd};
    m.cursors = tct_alloc(allocator, count, sizeof *m.cursors);
    m.heap = tct_alloc(allocator, count, sizeof *m.heap);
    tct_buffer_init(&m.last, allocator, SIZE_MAX);
    if (m.cursors) memset(m.cursors, 0, count * sizeof *m.cursors);
    const tct_status status = m.cursors && m.heap ? run(&m, runs, count, share, sink) : TCT_ERR_MEMORY;
    for (size_t i = 0; m.cursors && i < count; i++)
        tct_dealloc(allocator, m.cursors[i].bytes);
    tct_dealloc(allocator, m.cursors);
    tct_dealloc(allocator, m.heap);
    tct_buffer_clear(&m.last);
    return status;
}
