/* All Turtle of the sources as one table of triples, grouped by subject in order of appearance. */
#include <assert.h>
#include <stdlib.h>

#include "base/diag.h"
#include "knowledge/model.h"
#include "rdf/read.h"

typedef struct {
    tct_compiler *model;
    uint16_t file;
} reader;

static tct_status intern(tct_compiler *model, tct_str text, tct_symbol *id) {
    return tct_symbols_intern(model->terms, text, id);
}

static tct_status on_statement(void *context, const tct_rdf_statement *s) {
    assert(context && s);
    const reader *self = context;
    tct_compiler *model = self->model;
    if (s->subject.kind != TCT_RDF_IRI || s->object.kind == TCT_RDF_BLANK) return TCT_OK;
    tct_triple triple = {.order = (uint32_t)model->triples.count,
                         .file = self->file,
                         .literal = s->object.kind == TCT_RDF_LITERAL};
    TRY(intern(model, s->subject.text, &triple.subject));
    TRY(intern(model, s->predicate.text, &triple.predicate));
    TRY(intern(model, s->object.text, &triple.object));
    TRY(intern(model, s->object.language, &triple.language));
    return TCT_PUSH(&model->triples, model->allocator, triple);
}

static tct_status on_prefix(void *context, tct_str prefix, tct_str iri) {
    tct_compiler *model = ((const reader *)context)->model;
    tct_prefix added;
    TRY(intern(model, prefix, &added.prefix));
    TRY(intern(model, iri, &added.iri));
    for (size_t i = 0; i < model->prefixes.count; i++)
        if (model->prefixes.items[i].prefix == added.prefix || model->prefixes.items[i].iri == added.iri)
            return TCT_OK;
    if (added.prefix == 0 || iri.size == 0) return TCT_OK;
    return TCT_PUSH(&model->prefixes, model->allocator, added);
}

static int compare_triples(const void *left, const void *right) {
    const tct_triple *a = left, *b = right;
    if (a->subject != b->subject) return a->subject < b->subject ? -1 : 1;
    return (a->order > b->order) - (a->order < b->order);
}

static tct_status group(tct_compiler *model) {
    const size_t count = model->triples.count;
    tct_triple *triples = model->triples.items;
    if (count) qsort(triples, count, sizeof *triples, compare_triples);
    for (size_t i = 0, next; i < count; i = next) {
        for (next = i + 1; next < count && triples[next].subject == triples[i].subject;)
            next++;
        const tct_subject subject = {triples[i].subject, (uint32_t)i, (uint32_t)next};
        TRY(TCT_PUSH(&model->subjects, model->allocator, subject));
    }
    return TCT_OK;
}

static tct_status make_maps(tct_compiler *model) {
    assert(!model->class_of && !model->entity_of);
    model->term_count = tct_symbols_count(model->terms);
    model->class_of = TCT_ARENA_NEW(&model->arena, model->term_count, uint32_t);
    model->property_of = TCT_ARENA_NEW(&model->arena, model->term_count, uint32_t);
    model->entity_of = TCT_ARENA_NEW(&model->arena, model->term_count, uint32_t);
    return model->class_of && model->property_of && model->entity_of ? TCT_OK : TCT_ERR_MEMORY;
}

static tct_status read_turtle(tct_compiler *model, uint16_t index) {
    const tct_knowledge_file *file = model->files[index];
    reader self = {model, index};
    const tct_rdf_listener listener = {on_statement, on_prefix, &self};
    const tct_status status =
        tct_rdf_read(file->bytes, TCT_LIT("turtle"), file->name, model->sink, &listener);
    if (tct_failed(status) && !tct_str_ends(tct_str_of(file->name), TCT_LIT(".ttl")))
        tct_report(model->sink, TCT_ERROR, status, file->name, 0,
                   "it was read as Turtle; a table with TABs has a name that ends in .tsv");
    return status;
}

tct_status tct_compile_read(tct_compiler *model) {
    assert(tct_symbols_count(model->terms) >= TCT_K_COUNT);
    for (size_t i = 0; i < model->sources->count; i++) {
        const tct_knowledge_file *file = model->files[i];
        if (!tct_str_ends(tct_str_of(file->name), TCT_LIT(".ttl")) &&
            tct_knowledge_path(file->name) == file->name)
            continue;
        if (!tct_knowledge_is_table(file->name)) TRY(read_turtle(model, (uint16_t)i));
    }
    for (size_t i = 0; i < model->sources->count; i++)
        if (tct_knowledge_is_table(model->files[i]->name)) TRY(tct_compile_table(model, (uint16_t)i));
    TRY(group(model));
    return make_maps(model);
}

tct_status tct_compile_symbol(tct_compiler *model, tct_symbol term, tct_symbol *symbol) {
    assert(symbol && term < tct_symbols_count(model->terms));
    return tct_symbols_intern(model->symbols, tct_compile_term(model, term), symbol);
}

tct_status tct_compile_prefixed(tct_compiler *model, tct_str iri, tct_symbol *symbol) {
    assert(iri.size && symbol);
    const tct_prefix *best = NULL;
    size_t best_size = 0;
    for (size_t i = 0; i < model->prefixes.count; i++) {
        const tct_prefix *prefix = &model->prefixes.items[i];
        const tct_str start = tct_compile_term(model, prefix->iri);
        if (start.size > best_size && start.size < iri.size && tct_str_starts(iri, start)) {
            best = prefix;
            best_size = start.size;
        }
    }
    if (!best) return tct_symbols_intern(model->symbols, iri, symbol);
    tct_buffer name;
    tct_buffer_init(&name, model->allocator, 4096);
    tct_buffer_append(&name, tct_compile_term(model, best->prefix));
    tct_buffer_char(&name, ':');
    tct_buffer_append(&name, tct_str_range(iri, best_size, iri.size));
    tct_status status = tct_buffer_status(&name);
    if (status == TCT_OK) status = tct_symbols_intern(model->symbols, tct_buffer_str(&name), symbol);
    tct_buffer_clear(&name);
    return status;
}
