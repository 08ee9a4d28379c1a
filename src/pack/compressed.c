#include "pack/compressed.h"

#include <assert.h>
#include <zstd.h>

static tct_status move_out(const tct_allocator *allocator, char *room, size_t size, tct_status status,
                           tct_buffer *out) {
    if (status == TCT_OK) tct_buffer_append(out, (tct_str){room, size});
    tct_dealloc(allocator, room);
    return status == TCT_OK ? tct_buffer_status(out) : status;
}

tct_status tct_decompress(tct_str bytes, tct_buffer *out) {
    assert(out && bytes.data);
    const unsigned long long size = ZSTD_getFrameContentSize(bytes.data, bytes.size);
    if (size == ZSTD_CONTENTSIZE_ERROR || size == ZSTD_CONTENTSIZE_UNKNOWN) return TCT_ERR_SYNTAX;
    if (size > out->maximum - out->size) return TCT_ERR_LIMIT;
    char *room = tct_alloc(out->allocator, (size_t)size + 1, 1);
    if (!room) return TCT_ERR_MEMORY;
    const size_t got = ZSTD_decompress(room, (size_t)size, bytes.data, bytes.size);
    return move_out(out->allocator, room, (size_t)size, got == size ? TCT_OK : TCT_ERR_SYNTAX, out);
}

tct_status tct_compress(tct_str bytes, int level, tct_buffer *out) {
    assert(out && level > 0);
    const size_t bound = ZSTD_compressBound(bytes.size);
    char *room = tct_alloc(out->allocator, bound, 1);
    if (!room) return TCT_ERR_MEMORY;
    const size_t size = ZSTD_compress(room, bound, bytes.data, bytes.size, level);
    const bool failed = ZSTD_isError(size);
    return move_out(out->allocator, room, failed ? 0 : size, failed ? TCT_ERR_MEMORY : TCT_OK, out);
}
