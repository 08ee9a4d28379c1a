#include "pack/pack.h"

#include <assert.h>

#include "base/diag.h"
#include "pack/internal.h"

static tct_str entry_name(const tct_pack_chunk_entry *entry) {
    return tct_str_of(entry->name);
}

static int compare_bytes(tct_str a, tct_str b) {
    const size_t shared = a.size < b.size ? a.size : b.size;
    const int order = shared ? memcmp(a.data, b.data, shared) : 0;
    return order ? order : (a.size > b.size) - (a.size < b.size);
}

/** Name padded with NULs and unique in order, place inside the file behind the directory. */
static bool entry_sound(const tct_pack *pack, uint32_t index, uint64_t data_start) {
    const tct_pack_chunk_entry *entry = &pack->chunks[index];
    if (entry->name[0] == 0 || entry->name[TCT_PACK_NAME_BYTES - 1] != 0) return false;
    if (entry->offset % TCT_PACK_ALIGNMENT || entry->offset < data_start || entry->offset > pack->image.size)
        return false;
    if (entry->size > pack->image.size - entry->offset) return false;
    return index == 0 || compare_bytes(entry_name(entry - 1), entry_name(entry)) < 0;
}

static bool header_sound(const tct_pack *pack) {
    const tct_pack_header *h = pack->header;
    if (h->size != pack->image.size || h->chunk_count > TCT_PACK_MAX_CHUNKS) return false;
    const uint64_t data_start = sizeof *h + (uint64_t)h->chunk_count * sizeof(tct_pack_chunk_entry);
    if (data_start > pack->image.size) return false;
    for (size_t i = 0; i < sizeof h->digest; i++)
        if (!strchr("0123456789abcdef", h->digest[i]) || !h->digest[i]) return false;
    for (uint32_t i = 0; i < h->chunk_count; i++)
        if (!entry_sound(pack, i, data_start)) return false;
    return true;
}

static tct_status load(tct_pack *pack, const tct_sink *sink, const char *source) {
    const tct_str image = pack->image;
    if (image.size < sizeof(tct_pack_header) || memcmp(image.data, TCT_PACK_MAGIC, 8) != 0)
        return tct_report(sink, TCT_ERROR, TCT_ERR_PACK, source, 0,
                          "not a tercet pack; make one with 'tercet pack'");
    pack->header = (const void *)image.data;
    pack->chunks = (const void *)(image.data + sizeof(tct_pack_header));
    if (pack->header->version != TCT_PACK_VERSION)
        return tct_report(
            sink, TCT_ERROR, TCT_ERR_PACK, source, 0,
            "pack of version %u, this program reads version %u; make it anew with 'tercet pack'",
            (unsigned)pack->header->version, TCT_PACK_VERSION);
    tct_status status = header_sound(pack) ? TCT_OK : TCT_ERR_PACK;
    if (status == TCT_OK) status = tct_pack_load_tables(pack);
    if (status == TCT_OK) status = tct_pack_load_languages(pack);
    if (status == TCT_ERR_PACK)
        tct_report(sink, TCT_ERROR, status, source, 0,
                   "the pack is damaged; make it anew with 'tercet pack'");
    return status;
}

static tct_pack *pack_new(const tct_allocator *allocator) {
    tct_pack *pack = tct_alloc(allocator, 1, sizeof *pack);
    if (!pack) return NULL;
    memset(pack, 0, sizeof *pack);
    tct_arena_init(&pack->arena, allocator);
    return pack;
}

static tct_status finish_open(tct_pack *pack, const tct_sink *sink, const char *source, tct_pack **out) {
    const tct_status status = load(pack, sink, source);
    if (status == TCT_OK)
        *out = pack;
    else
        tct_pack_free(pack);
    return status;
}

tct_status tct_pack_open(const char *path, const tct_allocator *allocator, const tct_sink *sink,
                         tct_pack **out) {
    assert(path && allocator && out);
    *out = NULL;
    tct_pack *pack = pack_new(allocator);
    if (!pack) return TCT_ERR_MEMORY;
    const tct_status status = tct_file_map(path, &pack->mapping);
    if (status != TCT_OK) {
        pack->mapping = (tct_mapping){NULL, 0};
        tct_pack_free(pack);
        return tct_report(sink, TCT_ERROR, status, path, 0, "the pack cannot be read");
    }
    pack->image = (tct_str){pack->mapping.address, pack->mapping.size};
    return finish_open(pack, sink, path, out);
}

tct_status tct_pack_open_memory(tct_str image, const tct_allocator *allocator, const tct_sink *sink,
                                tct_pack **out) {
    assert(allocator && out && (uintptr_t)image.data % TCT_PACK_ALIGNMENT == 0);
    *out = NULL;
    tct_pack *pack = pack_new(allocator);
    if (!pack) return TCT_ERR_MEMORY;
    pack->image = image;
    return finish_open(pack, sink, NULL, out);
}

void tct_pack_free(tct_pack *pack) {
    if (!pack) return;
    const tct_allocator *allocator = pack->arena.allocator;
    if (pack->mapping.address) tct_file_unmap(&pack->mapping);
    tct_arena_clear(&pack->arena);
    tct_dealloc(allocator, pack);
}

tct_str tct_pack_digest(const tct_pack *pack) {
    assert(pack);
    return (tct_str){pack->header->digest, sizeof pack->header->digest};
}

size_t tct_pack_chunk_lower_bound(const tct_pack *pack, tct_str name) {
    size_t low = 0, high = pack->header->chunk_count;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if (compare_bytes(entry_name(&pack->chunks[middle]), name) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

tct_str tct_pack_chunk(const tct_pack *pack, const char *name) {
    assert(pack && name);
    const size_t at = tct_pack_chunk_lower_bound(pack, tct_str_of(name));
    /* NOLINTNEXTLINE(clang-analyzer-core.NonNullParamChecker): a count above 0 has chunks */
    if (at == pack->header->chunk_count || strcmp(pack->chunks[at].name, name) != 0) return (tct_str){"", 0};
    return (tct_str){pack->image.data + pack->chunks[at].offset, (size_t)pack->chunks[at].size};
}

bool tct_pack_chunk_at(const tct_pack *pack, size_t index, tct_str *name, tct_str *bytes) {
    assert(pack && name && bytes);
    if (index >= pack->header->chunk_count) return false;
    const tct_pack_chunk_entry *entry = &pack->chunks[index];
    *name = entry_name(entry);
    *bytes = (tct_str){pack->image.data + entry->offset, (size_t)entry->size};
    return true;
}
