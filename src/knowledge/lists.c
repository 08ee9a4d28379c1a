/* Languages in order, word lists, and files that are handed through. */
#include <assert.h>

#include "base/diag.h"
#include "base/limits.h"
#include "knowledge/model.h"
#include "pack/compressed.h"

static tct_str strip(tct_str name, tct_str prefix) {
    return tct_str_starts(name, prefix) ? tct_str_range(name, prefix.size, name.size) : TCT_LIT("");
}

bool tct_compile_language_file(tct_str name, tct_str *code, tct_str *stem, tct_str *extension) {
    assert(code && stem && extension);
    tct_str rest = strip(name, TCT_LIT("lang/"));
    if (rest.size == 0 || !memchr(rest.data, '/', rest.size)) return false;
    *code = tct_str_split(&rest, '/');
    if (rest.size == 0 || memchr(rest.data, '/', rest.size)) return false;
    size_t dot = rest.size;
    while (dot > 0 && rest.data[dot - 1] != '.')
        dot--;
    if (dot < 2) return false;
    *stem = tct_str_range(rest, 0, dot - 1);
    *extension = tct_str_range(rest, dot, rest.size);
    return !tct_str_equal(*code, TCT_LIT("guess"));
}

bool tct_compile_line(tct_str *rest, tct_str *text, uint64_t *line) {
    assert(rest && text && line);
    while (rest->size) {
        *text = tct_str_split(rest, '\n');
        ++*line;
        if (text->size && text->data[text->size - 1] == '\r') text->size--;
        if (tct_str_trim(*text).size && text->data[0] != '#') return true;
    }
    return false;
}

int tct_compile_language(const tct_compiler *model, tct_str tag) {
    for (size_t i = 0; i < model->languages.count; i++) {
        const tct_str code = tct_symbols_text(model->symbols, model->languages.items[i].code);
        if (tag.size >= code.size && tct_str_equal_ascii(tct_str_range(tag, 0, code.size), code) &&
            (tag.size == code.size || tag.data[code.size] == '-'))
            return (int)i;
    }
    return -1;
}

static tct_status add_language(tct_compiler *model, tct_str code) {
    if (tct_compile_language(model, code) >= 0) return TCT_OK;
    if (code.size == 0 || code.size > 8 || model->languages.count == UINT8_MAX - 1) return TCT_ERR_LIMIT;
    tct_language_record added = {.tokeniser = NULL};
    TRY(tct_symbols_intern(model->symbols, code, &added.code));
    return TCT_PUSH(&model->languages, model->allocator, added);
}

tct_status tct_compile_languages(tct_compiler *model) {
    for (size_t i = 0; i < model->sources->count; i++) {
        if (strcmp(model->files[i]->name, "lang/languages.tsv") != 0) continue;
        tct_str rest = model->files[i]->bytes, text;
        for (uint64_t line = 0; tct_compile_line(&rest, &text, &line);)
            TRY(add_language(model, tct_str_trim(tct_str_split(&text, '\t'))));
    }
    for (size_t i = 0; i < model->sources->count; i++) {
        tct_str code, stem, extension;
        if (tct_compile_language_file(tct_str_of(model->files[i]->name), &code, &stem, &extension))
            TRY(add_language(model, code));
    }
    return TCT_OK;
}

/* --- word lists
 * ----------------------------------------------------------------------------------------------- */

static tct_status add_item(tct_compiler *model, tct_list_record *list, const tct_knowledge_file *file,
                           tct_str text, uint64_t line) {
    tct_pack_item item = {.key = 0};
    const tct_str key = tct_str_split(&text, '\t');
    if (key.size == 0)
        return tct_report(model->sink, TCT_ERROR, TCT_ERR_SYNTAX, file->name, line, "a line without a key");
    TRY(tct_symbols_intern(model->symbols, key, &item.key));
    for (size_t i = 0; i < 3; i++)
        TRY(tct_symbols_intern(model->symbols, tct_str_trim(tct_str_split(&text, '\t')), &item.value[i]));
    if (text.size)
        tct_report(model->sink, TCT_WARNING, TCT_ERR_SYNTAX, file->name, line,
                   "more than four columns; the rest is not read");
    return TCT_PUSH(&list->items, model->allocator, item);
}

static tct_status add_list(tct_compiler *model, const tct_knowledge_file *file, int language, tct_str stem) {
    assert(language >= 0 && stem.size);
    tct_list_record list = {.language = (uint8_t)language, .name = stem};
    tct_str rest = file->bytes, text;
    tct_status status = TCT_OK;
    for (uint64_t line = 0; status == TCT_OK && tct_compile_line(&rest, &text, &line);)
        status = add_item(model, &list, file, text, line);
    if (status == TCT_OK) status = TCT_PUSH(&model->lists, model->allocator, list);
    if (status != TCT_OK) TCT_VEC_CLEAR(&list.items, model->allocator);
    return status;
}

/* --- chunks that are handed through
 * --------------------------------------------------------------------------- */

static tct_status add_raw(tct_compiler *model, tct_str stem, tct_str code, tct_str bytes) {
    tct_buffer name;
    tct_buffer_init(&name, model->allocator, 256);
    tct_buffer_format(&name, "%.*s.%.*s", TCT_ARG(stem), TCT_ARG(code));
    const tct_raw_record added = {tct_arena_copy(&model->arena, tct_buffer_str(&name)), bytes};
    tct_status status = tct_buffer_status(&name);
    tct_buffer_clear(&name);
    if (status == TCT_OK && !added.name.data) status = TCT_ERR_MEMORY;
    return status == TCT_OK ? TCT_PUSH(&model->raw, model->allocator, added) : status;
}

static tct_status add_compressed(tct_compiler *model, const tct_knowledge_file *file, tct_str stem,
                                 tct_str code) {
    tct_buffer bytes;
    tct_buffer_init(&bytes, model->allocator, TCT_LIMIT_PACK_BYTES);
    tct_status status = tct_decompress(file->bytes, &bytes);
    if (status != TCT_OK)
        tct_report(model->sink, TCT_ERROR, status, file->name, 0,
                   "not one whole Zstandard frame of known size");
    const tct_str copy =
        status == TCT_OK ? tct_arena_copy(&model->arena, tct_buffer_str(&bytes)) : TCT_LIT("");
    tct_buffer_clear(&bytes);
    if (status == TCT_OK && !copy.data) status = TCT_ERR_MEMORY;
    return status == TCT_OK ? add_raw(model, stem, code, copy) : status;
}

static tct_status take_guess(tct_compiler *model, const tct_knowledge_file *file, tct_str name) {
    const tct_str file_name = strip(name, TCT_LIT("lang/guess/"));
    if (!tct_str_ends(file_name, TCT_LIT(".tsv"))) return TCT_OK;
    return add_raw(model, TCT_LIT("guess"), tct_str_range(file_name, 0, file_name.size - 4), file->bytes);
}

tct_status tct_compile_lists(tct_compiler *model) {
    assert(model->files || model->sources->count == 0);
    for (size_t i = 0; i < model->sources->count; i++) {
        const tct_knowledge_file *file = model->files[i];
        const tct_str name = tct_str_of(file->name);
        tct_str code, stem, extension;
        if (tct_str_equal(name, TCT_LIT("confidence.tsv")))
            TRY(add_raw(model, TCT_LIT("confidence"), TCT_LIT("tsv"), file->bytes));
        if (tct_str_starts(name, TCT_LIT("lang/guess/"))) TRY(take_guess(model, file, name));
        if (!tct_compile_language_file(name, &code, &stem, &extension)) continue;
        if (tct_str_equal(extension, TCT_LIT("tsv")))
            TRY(add_list(model, file, tct_compile_language(model, code), stem));
        if (tct_str_equal(extension, TCT_LIT("zst"))) TRY(add_compressed(model, file, stem, code));
    }
    return TCT_OK;
}
