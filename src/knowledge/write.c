/* The model as chunks of a pack. */
#include <assert.h>
#include <stdlib.h>

#include "base/limits.h"
#include "knowledge/frames.h"
#include "knowledge/model.h"
#include "pack/format.h"

static tct_str bytes_of(const void *items, size_t count, size_t size) {
    return (tct_str){count ? items : "", count * size};
}

#define BYTES(vec) bytes_of((vec)->items, (vec)->count, sizeof *(vec)->items)

static tct_status add_frozen(tct_compiler *model, tct_pack_writer *writer, tct_phrase_builder *builder,
                             tct_str a, tct_str b, tct_str c) {
    tct_buffer image;
    tct_buffer_init(&image, model->allocator, TCT_LIMIT_PACK_BYTES);
    tct_status status = tct_phrase_builder_freeze(builder, &image);
    if (status == TCT_OK) status = tct_pack_writer_add_parts(writer, a, b, c, tct_buffer_str(&image));
    tct_buffer_clear(&image);
    return status;
}

static tct_status add_phrase(tct_compiler *model, tct_phrase_builder *builder, tct_phrase_range range,
                             uint32_t value) {
    assert(range.end <= model->words.count);
    return tct_phrase_builder_add(builder, model->words.items + range.begin, range.end - range.begin, value);
}

/* --- names
 * ---------------------------------------------------------------------------------------------------- */

/** Keys of names that the base pack had, by their new index. */
static tct_status base_keys(tct_compiler *model, tct_phrase_builder *builder, const uint32_t *moved) {
    const tct_phrases *keys = tct_pack_names(model->sources->base);
    for (uint32_t i = 0; i < keys->count; i++) {
        const uint32_t *at = keys->phrases + 2 * (size_t)i;
        for (uint32_t v = at[1]; v < at[3]; v++)
            TRY(tct_phrase_builder_add(builder, keys->words + at[0], at[2] - at[0], moved[keys->values[v]]));
    }
    return TCT_OK;
}

/** One key a language when the name is of none. */
static tct_status name_key(tct_compiler *model, tct_phrase_builder *builder, const tct_pack_name *name,
                           uint32_t index) {
    const tct_str text = tct_symbols_text(model->symbols, name->text);
    const int language = tct_compile_language(model, tct_symbols_text(model->symbols, name->language));
    const int begin = language < 0 ? 0 : language,
              end = language < 0 ? (int)model->languages.count : language + 1;
    for (int i = begin; i < end; i++) {
        tct_phrase_range key;
        TRY(tct_compile_phrase(model, i, text, &key));
        if (tct_compile_phrase_usable(model, key, text, NULL)) TRY(add_phrase(model, builder, key, index));
        model->words.count = key.begin; /* no longer needed */
    }
    return TCT_OK;
}

static tct_status name_keys(tct_compiler *model, tct_phrase_builder *builder) {
    assert(builder);
    uint32_t *moved = tct_alloc(model->allocator, model->names.count + 1, sizeof *moved);
    if (!moved) return TCT_ERR_MEMORY;
    tct_status status = TCT_OK;
    for (uint32_t i = 0; i < model->names.count && status == TCT_OK; i++) {
        const tct_name_record *record = &model->names.items[i];
        if (record->base == UINT32_MAX)
            status = name_key(model, builder, &record->name, i);
        else
            moved[record->base] = i;
    }
    if (status == TCT_OK && model->sources->base) status = base_keys(model, builder, moved);
    tct_dealloc(model->allocator, moved);
    return status;
}

static tct_status write_names(tct_compiler *model, tct_pack_writer *writer) {
    TCT_VEC(tct_pack_name) names = {0};
    tct_phrase_builder *builder = tct_phrase_builder_new(model->allocator);
    tct_status status = builder ? name_keys(model, builder) : TCT_ERR_MEMORY;
    for (size_t i = 0; i < model->names.count && status == TCT_OK; i++)
        status = TCT_PUSH(&names, model->allocator, model->names.items[i].name);
    if (status == TCT_OK) status = tct_pack_writer_add(writer, TCT_LIT("names"), BYTES(&names));
    if (status == TCT_OK)
        status = add_frozen(model, writer, builder, TCT_LIT("names.keys"), TCT_LIT(""), TCT_LIT(""));
    tct_phrase_builder_free(builder);
    TCT_VEC_CLEAR(&names, model->allocator);
    return status;
}

static tct_status write_links(tct_compiler *model, tct_pack_writer *writer) {
    TCT_VEC(tct_symbol) links = {0};
    tct_status status = TCT_OK;
    for (size_t i = 0; i < model->links.count && status == TCT_OK; i++)
        status = TCT_PUSH(&links, model->allocator, model->links.items[i].iri);
    if (status == TCT_OK) status = tct_pack_writer_add(writer, TCT_LIT("links"), BYTES(&links));
    TCT_VEC_CLEAR(&links, model->allocator);
    return status;
}

/* --- language parts
 * ------------------------------------------------------------------------------------------- */

static tct_str code_of(const tct_compiler *model, size_t language) {
    return tct_symbols_text(model->symbols, model->languages.items[language].code);
}

static tct_status fill_nouns(tct_compiler *model, tct_pack_writer *writer, tct_phrase_builder *builder,
                             size_t language) {
    TCT_VEC(tct_pack_noun) nouns = {0};
    tct_status status = TCT_OK;
    for (size_t i = 0; i < model->nouns.count && status == TCT_OK; i++) {
        const tct_noun_record *record = &model->nouns.items[i];
        if (record->language != language) continue;
        status = add_phrase(model, builder, record->key, (uint32_t)nouns.count);
        if (status == TCT_OK) status = TCT_PUSH(&nouns, model->allocator, record->noun);
    }
    const tct_str code = code_of(model, language);
    if (status == TCT_OK)
        status = tct_pack_writer_add_parts(writer, TCT_LIT("nouns"), code, TCT_LIT(""), BYTES(&nouns));
    TCT_VEC_CLEAR(&nouns, model->allocator);
    return status == TCT_OK ? add_frozen(model, writer, builder, TCT_LIT("nouns"), code, TCT_LIT("keys"))
                            : status;
}

static tct_status write_nouns(tct_compiler *model, tct_pack_writer *writer, size_t language) {
    tct_phrase_builder *builder = tct_phrase_builder_new(model->allocator);
    const tct_status status = builder ? fill_nouns(model, writer, builder, language) : TCT_ERR_MEMORY;
    tct_phrase_builder_free(builder);
    return status;
}

static tct_status fill_list(tct_compiler *model, tct_phrase_builder *builder, const tct_list_record *list) {
    assert(builder && list->language < model->languages.count);
    for (uint32_t i = 0; i < list->items.count; i++) {
        const tct_str key = tct_symbols_text(model->symbols, list->items.items[i].key);
        tct_phrase_range range;
        TRY(tct_compile_phrase(model, list->language, key, &range));
        /* What the tokeniser itself reads ("l'", "du") may be no phrase; it is looked up by line. */
        const uint32_t count = range.end - range.begin;
        if (count >= 1 && count <= TCT_LIMIT_PHRASE_WORDS) TRY(add_phrase(model, builder, range, i));
        model->words.count = range.begin;
    }
    return TCT_OK;
}

static tct_status write_list(tct_compiler *model, tct_pack_writer *writer, const tct_list_record *list) {
    const tct_str code = code_of(model, list->language);
    TRY(tct_pack_writer_add_parts(writer, TCT_LIT("list"), code, list->name, BYTES(&list->items)));
    tct_phrase_builder *builder = tct_phrase_builder_new(model->allocator);
    tct_status status = builder ? fill_list(model, builder, list) : TCT_ERR_MEMORY;
    if (status == TCT_OK) status = add_frozen(model, writer, builder, TCT_LIT("keys"), code, list->name);
    tct_phrase_builder_free(builder);
    return status;
}

/* --- frames
 * --------------------------------------------------------------------------------------------------- */

static bool find_class(const void *context, tct_str name, uint16_t *class_id, uint8_t *kind) {
    const tct_compiler *model = context;
    for (size_t i = 0; i < model->classes.count; i++) {
        const tct_pack_class *class = &model->classes.items[i];
        const tct_str full = tct_symbols_text(model->symbols, class->name);
        const char *colon = full.size ? memchr(full.data, ':', full.size) : NULL;
        const size_t local = colon ? (size_t)(colon - full.data) + 1 : 0;
        if (!tct_str_equal(full, name) && !tct_str_equal(tct_str_range(full, local, full.size), name))
            continue;
        *class_id = (uint16_t)i;
        *kind = class->kind;
        return true;
    }
    return false;
}

typedef TCT_VEC(tct_frame_source) frame_sources;

static tct_status collect_frames(tct_compiler *model, size_t language, frame_sources *sources) {
    for (size_t i = 0; i < model->frames.count; i++) {
        const tct_frame_record *record = &model->frames.items[i];
        if (record->language != language) continue;
        const tct_pack_property *property = &model->properties.items[record->property];
        const tct_frame_source source = {record->property, property->domain, property->range,
                                         record->text,     record->source,   0};
        TRY(TCT_PUSH(sources, model->allocator, source));
    }
    return TCT_OK;
}

/** The frames of the base pack for @p code; NULL in @p frames when there are none. */
static tct_status base_frames(const tct_compiler *model, tct_str code, tct_frames *room,
                              const tct_frames **frames) {
    assert(room && frames);
    char name[TCT_PACK_NAME_BYTES];
    *frames = NULL;
    if (!model->sources->base || code.size + sizeof "frames." > sizeof name) return TCT_OK;
    memcpy(name, "frames.", sizeof "frames.");
    strncat(name, code.data, code.size);
    const tct_str chunk = tct_pack_chunk(model->sources->base, name);
    if (chunk.size == 0) return TCT_OK;
    *frames = room;
    return tct_frames_open(chunk, room);
}

static tct_status compile_frames(tct_compiler *model, tct_pack_writer *writer, const frame_sources *sources,
                                 tct_str code) {
    tct_frames room;
    tct_frame_compiler compiler = {model->symbols, &model->arena, find_class, model, model->sink, NULL};
    TRY(base_frames(model, code, &room, &compiler.base));
    tct_buffer image;
    tct_buffer_init(&image, model->allocator, TCT_LIMIT_PACK_BYTES);
    tct_status status = tct_frames_compile(&compiler, sources->items, sources->count, &image);
    if (status == TCT_OK)
        status =
            tct_pack_writer_add_parts(writer, TCT_LIT("frames"), code, TCT_LIT(""), tct_buffer_str(&image));
    tct_buffer_clear(&image);
    return status;
}

static tct_status write_frames(tct_compiler *model, tct_pack_writer *writer, size_t language) {
    frame_sources sources = {0};
    tct_status status = collect_frames(model, language, &sources);
    if (status == TCT_OK) status = compile_frames(model, writer, &sources, code_of(model, language));
    TCT_VEC_CLEAR(&sources, model->allocator);
    return status;
}

/* --- the rest
 * ------------------------------------------------------------------------------------------------- */

static int compare_prefixes(const void *left, const void *right) {
    const tct_str *a = left, *b = right;
    return tct_str_compare(*a, *b);
}

/** "prefix NUL iri NUL" of each prefix, in the order of the model. */
static tct_status pair_prefixes(tct_compiler *model, tct_str *pairs) {
    tct_buffer pair;
    tct_buffer_init(&pair, model->allocator, 8192);
    tct_status status = TCT_OK;
    for (size_t i = 0; status == TCT_OK && i < model->prefixes.count; i++) {
        tct_buffer_reset(&pair);
        tct_buffer_append(&pair, tct_compile_term(model, model->prefixes.items[i].prefix));
        tct_buffer_char(&pair, 0);
        tct_buffer_append(&pair, tct_compile_term(model, model->prefixes.items[i].iri));
        tct_buffer_char(&pair, 0);
        status = tct_buffer_status(&pair);
        if (status == TCT_OK) pairs[i] = tct_arena_copy(&model->arena, tct_buffer_str(&pair));
        if (status == TCT_OK && !pairs[i].data) status = TCT_ERR_MEMORY;
    }
    tct_buffer_clear(&pair);
    return status;
}

static tct_status write_prefixes(tct_compiler *model, tct_pack_writer *writer) {
    const size_t count = model->prefixes.count;
    tct_str *sorted = TCT_ARENA_NEW(&model->arena, count + 1, tct_str);
    if (!sorted) return TCT_ERR_MEMORY;
    TRY(pair_prefixes(model, sorted));
    if (count) qsort(sorted, count, sizeof *sorted, compare_prefixes);
    tct_buffer all;
    tct_buffer_init(&all, model->allocator, 1u << 20);
    for (size_t i = 0; i < count; i++)
        tct_buffer_append(&all, sorted[i]);
    tct_status status = tct_buffer_status(&all);
    if (status == TCT_OK) status = tct_pack_writer_add(writer, TCT_LIT("prefixes"), tct_buffer_str(&all));
    tct_buffer_clear(&all);
    return status;
}

static tct_status write_languages(tct_compiler *model, tct_pack_writer *writer) {
    tct_symbol *codes = TCT_ARENA_NEW(&model->arena, model->languages.count + 1, tct_symbol);
    if (!codes) return TCT_ERR_MEMORY;
    tct_status faulty = TCT_OK; /* go on: the author wants to see the frames of all languages */
    for (size_t i = 0; i < model->languages.count; i++) {
        codes[i] = model->languages.items[i].code;
        TRY(write_nouns(model, writer, i));
        const tct_status status = write_frames(model, writer, i);
        if (status != TCT_OK && status != TCT_ERR_SYNTAX) return status;
        if (status != TCT_OK) faulty = status;
    }
    TRY(faulty);
    for (size_t i = 0; i < model->lists.count; i++)
        TRY(write_list(model, writer, &model->lists.items[i]));
    return tct_pack_writer_add(writer, TCT_LIT("languages"),
                               bytes_of(codes, model->languages.count, sizeof *codes));
}

/** Last, for the other chunks add symbols. */
static tct_status write_symbols(tct_compiler *model, tct_pack_writer *writer) {
    tct_buffer image;
    tct_buffer_init(&image, model->allocator, TCT_LIMIT_PACK_BYTES);
    tct_status status = tct_symbols_freeze(model->symbols, &image);
    if (status == TCT_OK) status = tct_pack_writer_add(writer, TCT_LIT("symbols"), tct_buffer_str(&image));
    tct_buffer_clear(&image);
    return status;
}

tct_status tct_compile_write(tct_compiler *model, tct_pack_writer *writer) {
    assert(model && writer);
    TRY(write_prefixes(model, writer));
    TRY(tct_pack_writer_add(writer, TCT_LIT("classes"), BYTES(&model->classes)));
    TRY(tct_pack_writer_add(writer, TCT_LIT("properties"), BYTES(&model->properties)));
    TRY(tct_pack_writer_add(writer, TCT_LIT("entities"), BYTES(&model->entities)));
    TRY(write_names(model, writer));
    TRY(write_links(model, writer));
    TRY(write_languages(model, writer));
    for (size_t i = 0; i < model->raw.count; i++)
        TRY(tct_pack_writer_add(writer, model->raw.items[i].name, model->raw.items[i].bytes));
    return write_symbols(model, writer);
}
