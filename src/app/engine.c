#include "app/engine.h"

#include <assert.h>

#include "base/diag.h"
#include "base/hash.h"
#include "base/limits.h"
#include "knowledge/knowledge.h"

/* --- knowledge of the user on top of the pack
 * ------------------------------------------------------------------- */

static tct_status compile_over(tct_engine *engine, const tct_knowledge_folder *folder, const tct_sink *sink) {
    const tct_knowledge_sources sources = {engine->base, folder->files.items, folder->files.count};
    tct_buffer_init(&engine->image, &engine->allocator, TCT_LIMIT_PACK_BYTES);
    TRY(tct_knowledge_compile(&sources, &engine->allocator, sink, &engine->image));
    return tct_pack_open_memory(tct_buffer_str(&engine->image), &engine->allocator, sink, &engine->pack);
}

static tct_status add_files(tct_knowledge_folder *folder, const char *const *paths, size_t count,
                            const tct_sink *sink) {
    for (size_t i = 0; i < count; i++)
        TRY(tct_knowledge_folder_add(folder, paths[i], sink));
    return TCT_OK;
}

static tct_status add_knowledge(tct_engine *engine, const tct_engine_options *options, const tct_sink *sink) {
    tct_knowledge_folder folder;
    tct_knowledge_folder_init(&folder, &engine->allocator);
    tct_status status = add_files(&folder, options->ontologies, options->ontology_count, sink);
    if (status == TCT_OK) status = compile_over(engine, &folder, sink);
    tct_knowledge_folder_clear(&folder);
    return status;
}

/* --- words of layout
 * --------------------------------------------------------------------------------------------- */

/** Lists that become words of layout; an empty role is column 2. See source/words.h. */
static const struct {
    const char *list, *role;
} layout_lists[] = {{"furniture", ""}, {"dateline", ""}, {"months", "month"}, {"layout-keys", "key"}};

static unsigned number_of(tct_str text) {
    unsigned number = 0;
    for (size_t i = 0; i < text.size && i < 4 && text.data[i] >= '0' && text.data[i] <= '9'; i++)
        number = number * 10 + (unsigned)(text.data[i] - '0');
    return number;
}

static tct_status add_words(tct_engine *engine, const tct_pack_list *list, tct_str role) {
    const tct_frozen_symbols *symbols = tct_pack_symbols(engine->pack);
    for (uint32_t i = 0; list && i < list->count; i++) {
        const tct_str value = tct_frozen_text(symbols, list->items[i].value[0]);
        const tct_status status =
            tct_source_words_add(engine->words, tct_frozen_text(symbols, list->items[i].key),
                                 role.size ? role : value, role.size ? number_of(value) : 0);
        if (tct_failed(status)) return status;
    }
    return TCT_OK;
}

static tct_status gather_words(tct_engine *engine) {
    engine->words = tct_source_words_new(&engine->allocator);
    if (!engine->words) return TCT_ERR_MEMORY;
    for (size_t i = 0; i < tct_pack_language_count(engine->pack); i++) {
        const tct_pack_language *language = tct_pack_language_at(engine->pack, i);
        for (size_t k = 0; k < sizeof layout_lists / sizeof *layout_lists; k++)
            TRY(add_words(engine, tct_pack_list_find(language, layout_lists[k].list),
                          tct_str_of(layout_lists[k].role)));
    }
    tct_source_words_freeze(engine->words);
    return TCT_OK;
}

/* --- life
 * ----------------------------------------------------------------------------------------------------------
 */

static tct_status open_pack(tct_engine *engine, const tct_engine_options *options, const tct_sink *sink) {
    if (!options->pack)
        return tct_report(sink, TCT_ERROR, TCT_ERR_PACK, NULL, 0,
                          "no pack; name one with --pack or TERCET_PACK");
    TRY(tct_pack_open(options->pack, &engine->allocator, sink, &engine->base));
    engine->pack = engine->base;
    return options->ontology_count ? add_knowledge(engine, options, sink) : TCT_OK;
}

static tct_status fill(tct_engine *engine, const tct_engine_options *options, const tct_sink *sink) {
    TRY(open_pack(engine, options, sink));
    const tct_str digest = tct_pack_digest(engine->pack);
    assert(digest.size == sizeof engine->digest - 1);
    memcpy(engine->digest, digest.data, digest.size);
    TRY(gather_words(engine));
    TRY(tct_language_new(engine->pack, &engine->allocator, sink, &engine->language));
    return tct_extract_new(engine->pack, &engine->allocator, &engine->extract);
}

tct_status tct_engine_new(const tct_engine_options *options, const tct_sink *sink, tct_engine **out) {
    assert(options && out);
    *out = NULL;
    const tct_allocator *allocator = options->allocator ? options->allocator : &tct_heap;
    tct_engine *engine = tct_alloc(allocator, 1, sizeof *engine);
    if (!engine) return TCT_ERR_MEMORY;
    *engine = (tct_engine){.allocator = *allocator};
    tct_buffer_init(&engine->image, &engine->allocator, 0);
    const tct_status status = fill(engine, options, sink);
    if (status == TCT_OK)
        *out = engine;
    else
        tct_engine_free(engine);
    return status;
}

void tct_engine_free(tct_engine *engine) {
    if (!engine) return;
    const tct_allocator allocator = engine->allocator;
    tct_extract_free(engine->extract);
    tct_language_free(engine->language);
    tct_source_words_free(engine->words);
    if (engine->pack != engine->base) tct_pack_free(engine->pack);
    tct_pack_free(engine->base);
    tct_buffer_clear(&engine->image);
    tct_dealloc(&allocator, engine);
}

const char *tct_engine_digest(const tct_engine *engine) {
    assert(engine);
    return engine->digest;
}

const char *tct_version(void) {
    return TERCET_VERSION;
}

void tct_checksum(const char *bytes, size_t size, char hex[65]) {
    assert((bytes || size == 0) && hex);
    tct_sha256 sha;
    tct_sha256_init(&sha);
    tct_sha256_update(&sha, (tct_str){bytes, size});
    tct_sha256_hex(&sha, hex);
}

/* --- making a pack
 * ------------------------------------------------------------------------------------------------ */

static tct_status compile_folder(const tct_knowledge_folder *folder, const tct_allocator *allocator,
                                 const tct_sink *sink, tct_output output) {
    const tct_knowledge_sources sources = {NULL, folder->files.items, folder->files.count};
    tct_pack *check = NULL;
    tct_buffer image;
    tct_buffer_init(&image, allocator, TCT_LIMIT_PACK_BYTES);
    tct_status status = tct_knowledge_compile(&sources, allocator, sink, &image);
    if (status == TCT_OK) status = tct_pack_open_memory(tct_buffer_str(&image), allocator, sink, &check);
    if (status == TCT_OK) status = output.write(output.context, image.data, image.size);
    tct_pack_free(check);
    tct_buffer_clear(&image);
    return status;
}

tct_status tct_compile_folder(const char *path, const char *const *files, size_t file_count,
                              const tct_allocator *allocator, const tct_sink *sink, tct_output output) {
    assert(path && output.write);
    tct_knowledge_folder folder;
    if (!allocator) allocator = &tct_heap;
    TRY(tct_knowledge_folder_read(path, allocator, sink, &folder));
    tct_status status = add_files(&folder, files, file_count, sink);
    if (status == TCT_OK) status = compile_folder(&folder, allocator, sink, output);
    tct_knowledge_folder_clear(&folder);
    return status;
}
