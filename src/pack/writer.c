#include "pack/writer.h"

#include <assert.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/vec.h"
#include "pack/format.h"

typedef struct {
    char name[TCT_PACK_NAME_BYTES];
    tct_str bytes;
} chunk;

struct tct_pack_writer {
    tct_arena arena;
    TCT_VEC(chunk) chunks;
};

tct_pack_writer *tct_pack_writer_new(const tct_allocator *allocator) {
    assert(allocator);
    tct_pack_writer *writer = tct_alloc(allocator, 1, sizeof *writer);
    if (!writer) return NULL;
    *writer = (tct_pack_writer){.chunks = {0}};
    tct_arena_init(&writer->arena, allocator);
    return writer;
}

void tct_pack_writer_free(tct_pack_writer *writer) {
    if (!writer) return;
    const tct_allocator *allocator = writer->arena.allocator;
    TCT_VEC_CLEAR(&writer->chunks, allocator);
    tct_arena_clear(&writer->arena);
    tct_dealloc(allocator, writer);
}

static bool taken(const tct_pack_writer *writer, tct_str name) {
    for (size_t i = 0; i < writer->chunks.count; i++)
        if (tct_str_equal(tct_str_of(writer->chunks.items[i].name), name)) return true;
    return false;
}

tct_status tct_pack_writer_add(tct_pack_writer *writer, tct_str name, tct_str bytes) {
    assert(writer && name.data);
    if (name.size == 0 || name.size >= TCT_PACK_NAME_BYTES || memchr(name.data, 0, name.size))
        return TCT_ERR_ARGUMENT;
    if (taken(writer, name) || writer->chunks.count == TCT_PACK_MAX_CHUNKS) return TCT_ERR_ARGUMENT;
    chunk added = {.bytes = tct_arena_copy(&writer->arena, bytes)};
    if (!added.bytes.data) return TCT_ERR_MEMORY;
    memcpy(added.name, name.data, name.size);
    return TCT_PUSH(&writer->chunks, writer->arena.allocator, added);
}

tct_status tct_pack_writer_add_parts(tct_pack_writer *writer, tct_str a, tct_str b, tct_str c,
                                     tct_str bytes) {
    tct_buffer name;
    tct_buffer_init(&name, writer->arena.allocator, 4 * TCT_PACK_NAME_BYTES);
    tct_buffer_append(&name, a);
    const tct_str rest[] = {b, c};
    for (size_t i = 0; i < 2; i++) {
        if (rest[i].size == 0) continue;
        tct_buffer_char(&name, '.');
        tct_buffer_append(&name, rest[i]);
    }
    tct_status status = tct_buffer_status(&name);
    if (status == TCT_OK) status = tct_pack_writer_add(writer, tct_buffer_str(&name), bytes);
    tct_buffer_clear(&name);
    return status;
}

static int compare_chunks(const void *left, const void *right) {
    return memcmp(((const chunk *)left)->name, ((const chunk *)right)->name, TCT_PACK_NAME_BYTES);
}

static uint64_t aligned(uint64_t offset) {
    return (offset + TCT_PACK_CHUNK_STEP - 1) / TCT_PACK_CHUNK_STEP * TCT_PACK_CHUNK_STEP;
}

static void pad(tct_buffer *out) {
    while (out->status == TCT_OK && out->size % TCT_PACK_CHUNK_STEP)
        tct_buffer_char(out, 0);
}

static void put_directory(const tct_pack_writer *writer, uint64_t offset, tct_buffer *out) {
    for (size_t i = 0; i < writer->chunks.count; i++) {
        const chunk *c = &writer->chunks.items[i];
        tct_pack_chunk_entry entry = {.offset = offset, .size = c->bytes.size};
        memcpy(entry.name, c->name, sizeof entry.name);
        tct_buffer_append(out, (tct_str){(const char *)&entry, sizeof entry});
        offset = aligned(offset + c->bytes.size);
    }
}

static uint64_t total_size(const tct_pack_writer *writer, uint64_t start) {
    for (size_t i = 0; i < writer->chunks.count; i++)
        start = aligned(start + writer->chunks.items[i].bytes.size);
    return start;
}

tct_status tct_pack_writer_finish(tct_pack_writer *writer, const char *digest, tct_buffer *out) {
    assert(writer && out && out->size == 0 && strlen(digest) == 64);
    const size_t count = writer->chunks.count;
    if (count) qsort(writer->chunks.items, count, sizeof *writer->chunks.items, compare_chunks);
    const uint64_t start = aligned(sizeof(tct_pack_header) + count * sizeof(tct_pack_chunk_entry));
    tct_pack_header header = {
        .version = TCT_PACK_VERSION, .chunk_count = (uint32_t)count, .size = total_size(writer, start)};
    memcpy(header.magic, TCT_PACK_MAGIC, sizeof header.magic);
    memcpy(header.digest, digest, sizeof header.digest);
    tct_buffer_append(out, (tct_str){(const char *)&header, sizeof header});
    put_directory(writer, start, out);
    pad(out);
    for (size_t i = 0; i < count && out->status == TCT_OK; i++) {
        tct_buffer_append(out, writer->chunks.items[i].bytes);
        pad(out);
    }
    assert(out->status != TCT_OK || out->size == header.size);
    return tct_buffer_status(out);
}
