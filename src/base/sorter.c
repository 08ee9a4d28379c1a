#include "base/sorter.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/limits.h"
#include "base/sorter_internal.h"

enum {
    PIECE_BYTES = 1 << 18, /* written at a time */
    RECORD_COST = 64 /* of a record besides its bytes: its place, twice while the array grows or is sorted */
};

struct tct_sorter {
    const tct_allocator *allocator;
    const char *folder;
    size_t memory, held; /* bytes that may be, and are, in memory */
    tct_arena bytes;
    TCT_VEC(tct_str) records;
    TCT_VEC(sorter_run) runs;
    int fd;       /* -1: nothing was spilled */
    uint64_t end; /* of the file */
};

tct_status tct_sorter_new(const tct_allocator *allocator, const char *folder, size_t memory,
                          tct_sorter **sorter) {
    assert(allocator && folder && sorter);
    tct_sorter *made = tct_alloc(allocator, 1, sizeof *made);
    if (!made) return TCT_ERR_MEMORY;
    *made = (tct_sorter){
        .allocator = allocator, .folder = folder, .memory = memory ? memory : TCT_LIMIT_SORT_BYTES, .fd = -1};
    tct_arena_init(&made->bytes, allocator);
    *sorter = made;
    return TCT_OK;
}

void tct_sorter_free(tct_sorter *sorter) {
    if (!sorter) return;
    if (sorter->fd >= 0) close(sorter->fd);
    TCT_VEC_CLEAR(&sorter->records, sorter->allocator);
    TCT_VEC_CLEAR(&sorter->runs, sorter->allocator);
    tct_arena_clear(&sorter->bytes);
    tct_dealloc(sorter->allocator, sorter);
}

size_t tct_sorter_runs(const tct_sorter *sorter) {
    return sorter->runs.count;
}

/* --- runs --- */

static int by_bytes(const void *left, const void *right) {
    return tct_str_compare(*(const tct_str *)left, *(const tct_str *)right);
}

/** Sorts what is in memory; of equal records one stays. */
static void sort_held(tct_sorter *sorter) {
    tct_str *records = sorter->records.items;
    size_t kept = 0;
    if (sorter->records.count) qsort(records, sorter->records.count, sizeof *records, by_bytes);
    for (size_t i = 0; i < sorter->records.count; i++)
        if (i == 0 || !tct_str_equal(records[i], records[kept - 1])) records[kept++] = records[i];
    sorter->records.count = kept;
}

/** A file that loses its name at once. */
static tct_status open_file(tct_sorter *sorter) {
    tct_buffer path;
    tct_buffer_init(&path, sorter->allocator, 1 << 16);
    tct_buffer_append(&path, tct_str_of(sorter->folder));
    tct_buffer_append(&path, TCT_LIT("/.sorted.XXXXXX"));
    tct_status status = tct_buffer_status(&path);
    if (status == TCT_OK) sorter->fd = mkstemp(path.data);
    if (status == TCT_OK && (sorter->fd < 0 || unlink(path.data) != 0)) status = TCT_ERR_IO;
    if (status == TCT_OK) fcntl(sorter->fd, F_SETFD, FD_CLOEXEC);
    tct_buffer_clear(&path);
    return status;
}

static tct_status write_piece(tct_sorter *sorter, tct_buffer *piece) {
    TRY(tct_buffer_status(piece));
    for (size_t done = 0; done < piece->size;) {
        const ssize_t size = pwrite(sorter->fd, piece->data + done, piece->size - done, (off_t)sorter->end);
        if (size < 0 && errno == EINTR) continue;
        if (size == 0) errno = ENOSPC;
        if (size <= 0) return TCT_ERR_IO;
        done += (size_t)size;
        sorter->end += (uint64_t)size;
    }
    tct_buffer_reset(piece);
    return TCT_OK;
}

static tct_status write_held(tct_sorter *sorter, tct_buffer *piece) {
    for (size_t i = 0; i < sorter->records.count; i++) {
        const tct_str record = sorter->records.items[i];
        const sorter_size size = (sorter_size)record.size;
        tct_buffer_append(piece, (tct_str){(const char *)&size, sizeof size});
        tct_buffer_append(piece, record);
        if (piece->size >= PIECE_BYTES) TRY(write_piece(sorter, piece));
    }
    return write_piece(sorter, piece);
}

/** What is in memory becomes a run of the file. */
static tct_status spill(tct_sorter *sorter) {
    if (sorter->records.count == 0) return TCT_OK;
    if (sorter->fd < 0) TRY(open_file(sorter));
    tct_buffer piece;
    tct_buffer_init(&piece, sorter->allocator, SIZE_MAX);
    sort_held(sorter);
    sorter_run run = {.begin = sorter->end};
    tct_status status = write_held(sorter, &piece);
    const int error = errno;
    tct_buffer_clear(&piece);
    run.end = sorter->end;
    if (status == TCT_OK) status = TCT_PUSH(&sorter->runs, sorter->allocator, run);
    TCT_VEC_CLEAR(&sorter->records, sorter->allocator);
    tct_arena_clear(&sorter->bytes);
    sorter->held = 0;
    errno = error;
    return status;
}

/* --- records --- */

tct_status tct_sorter_add(tct_sorter *sorter, tct_str record) {
    assert(sorter && (record.data || record.size == 0));
    if (record.size > UINT32_MAX) return TCT_ERR_LIMIT;
    const size_t cost = record.size + RECORD_COST;
    if (sorter->records.count && sorter->held + cost > sorter->memory) TRY(spill(sorter));
    const tct_str copy = tct_arena_copy(&sorter->bytes, record);
    if (!copy.data) return TCT_ERR_MEMORY;
    sorter->held += cost;
    return TCT_PUSH(&sorter->records, sorter->allocator, copy);
}

tct_status tct_sorter_give(tct_sorter *sorter, tct_record_sink sink) {
    assert(sorter && sink.record);
    if (sorter->runs.count) {
        TRY(spill(sorter));
        return tct_sorter_merge(sorter->allocator, sorter->fd, sorter->runs.items, sorter->runs.count,
                                sorter->memory, sink);
    }
    sort_held(sorter);
    for (size_t i = 0; i < sorter->records.count; i++)
        TRY(sink.record(sink.context, sorter->records.items[i]));
    return TCT_OK;
}
