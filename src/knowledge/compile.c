#include <assert.h>
#include <stdlib.h>

#include "base/diag.h"
#include "base/hash.h"
#include "knowledge/model.h"

/** What is done one after the other; each step sees what those before it made. */
static const struct {
    const char *name;
    tct_status (*run)(tct_compiler *model);
} steps[] = {
    {"base pack", tct_compile_base},        {"languages", tct_compile_languages},
    {"Turtle", tct_compile_read},           {"classes", tct_compile_classes},
    {"style", tct_compile_style},           {"properties", tct_compile_properties},
    {"lexicon", tct_compile_entities},      {"lists", tct_compile_lists},
    {"tokenisers", tct_compile_tokenisers}, {"class nouns", tct_compile_nouns},
};

static int compare_files(const void *left, const void *right) {
    return strcmp((*(const tct_knowledge_file *const *)left)->name,
                  (*(const tct_knowledge_file *const *)right)->name);
}

static tct_status sort_files(tct_compiler *model) {
    const size_t count = model->sources->count;
    if (count >= UINT16_MAX) return TCT_ERR_LIMIT;
    model->files = TCT_ARENA_NEW(&model->arena, count + 1, const tct_knowledge_file *);
    if (!model->files) return TCT_ERR_MEMORY;
    for (size_t i = 0; i < count; i++)
        model->files[i] = &model->sources->files[i];
    if (count) qsort(model->files, count, sizeof *model->files, compare_files);
    return TCT_OK;
}

/** The known terms get their ids. */
static tct_status intern_known(tct_compiler *model) {
    static const char *const known[] = {
#define T(name, iri) iri,
        TCT_KNOWN_TERMS(T)
#undef T
    };
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        tct_symbol id = 0;
        TRY(tct_symbols_intern(model->terms, tct_str_of(known[i]), &id));
        assert(id == i + 1);
    }
    return TCT_OK;
}

static tct_status prepare(tct_compiler *model) {
    model->symbols = tct_symbols_new(&model->arena, NULL);
    model->terms = tct_symbols_new(&model->arena, NULL);
    if (!model->symbols || !model->terms) return TCT_ERR_MEMORY;
    TRY(intern_known(model));
    return sort_files(model);
}

/** SHA-256 over base digest, names, sizes and bytes of the sources. */
static void digest(const tct_compiler *model, char hex[65]) {
    tct_sha256 sha;
    tct_sha256_init(&sha);
    if (model->sources->base) tct_sha256_update(&sha, tct_pack_digest(model->sources->base));
    for (size_t i = 0; i < model->sources->count; i++) {
        const tct_knowledge_file *file = model->files[i];
        const uint64_t size = file->bytes.size;
        tct_sha256_update(&sha, (tct_str){file->name, strlen(file->name) + 1});
        tct_sha256_update(&sha, (tct_str){(const char *)&size, sizeof size});
        tct_sha256_update(&sha, file->bytes);
    }
    tct_sha256_hex(&sha, hex);
}

static tct_status finish(tct_compiler *model, tct_buffer *out) {
    char hex[65];
    digest(model, hex);
    tct_pack_writer *writer = tct_pack_writer_new(model->allocator);
    if (!writer) return TCT_ERR_MEMORY;
    tct_status status = tct_compile_write(model, writer);
    if (status == TCT_OK) status = tct_pack_writer_finish(writer, hex, out);
    tct_pack_writer_free(writer);
    return status;
}

static void clear(tct_compiler *model) {
    const tct_allocator *allocator = model->allocator;
    for (size_t i = 0; i < model->languages.count; i++)
        tct_tokeniser_free(model->languages.items[i].tokeniser);
    for (size_t i = 0; i < model->lists.count; i++)
        TCT_VEC_CLEAR(&model->lists.items[i].items, allocator);
    TCT_VEC_CLEAR(&model->triples, allocator);
    TCT_VEC_CLEAR(&model->subjects, allocator);
    TCT_VEC_CLEAR(&model->prefixes, allocator);
    TCT_VEC_CLEAR(&model->languages, allocator);
    TCT_VEC_CLEAR(&model->classes, allocator);
    TCT_VEC_CLEAR(&model->properties, allocator);
    TCT_VEC_CLEAR(&model->entities, allocator);
    TCT_VEC_CLEAR(&model->names, allocator);
    TCT_VEC_CLEAR(&model->links, allocator);
    TCT_VEC_CLEAR(&model->nouns, allocator);
    TCT_VEC_CLEAR(&model->lists, allocator);
    TCT_VEC_CLEAR(&model->frames, allocator);
    TCT_VEC_CLEAR(&model->raw, allocator);
    TCT_VEC_CLEAR(&model->words, allocator);
    tct_arena_clear(&model->arena);
}

/** Hands messages on under the names that the user gave to the files, and counts the errors. */
typedef struct {
    const tct_sink *sink;
    size_t errors;
} passing;

static void pass_on(void *context, const tct_diagnostic *diagnostic) {
    assert(context && diagnostic);
    passing *self = context;
    tct_diagnostic shown = *diagnostic;
    if (shown.source) shown.source = tct_knowledge_path(shown.source);
    self->errors += shown.severity == TCT_ERROR;
    if (self->sink && self->sink->emit) self->sink->emit(self->sink->context, &shown);
}

const char *tct_knowledge_path(const char *name) {
    assert(name);
    return strncmp(name, TCT_KNOWLEDGE_USER, strlen(TCT_KNOWLEDGE_USER)) == 0
               ? name + strlen(TCT_KNOWLEDGE_USER)
               : name;
}

bool tct_knowledge_is_table(const char *name) {
    assert(name);
    return tct_knowledge_path(name) != name && tct_str_ends(tct_str_of(name), TCT_LIT(".tsv"));
}

tct_status tct_knowledge_compile(const tct_knowledge_sources *sources, const tct_allocator *allocator,
                                 const tct_sink *sink, tct_buffer *out) {
    assert(sources && allocator && out && out->size == 0);
    passing told = {.sink = sink};
    const tct_sink passes = {pass_on, &told};
    tct_compiler model = {.allocator = allocator, .sink = &passes, .sources = sources};
    tct_arena_init(&model.arena, allocator);
    tct_status status = prepare(&model);
    for (size_t i = 0; i < sizeof steps / sizeof *steps && status == TCT_OK; i++) {
        status = steps[i].run(&model);
        if (status != TCT_OK && told.errors == 0)
            tct_report(sink, TCT_ERROR, status, NULL, 0, "knowledge cannot be compiled (%s): %s",
                       steps[i].name, tct_strerror(status));
    }
    if (status == TCT_OK) status = finish(&model, out);
    clear(&model);
    return status;
}
