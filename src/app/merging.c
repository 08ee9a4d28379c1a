/* A merge of graphs that need not fit in memory: each is seen twice, its statements are sorted on disk. */
#include <assert.h>
#include <errno.h>

#include "app/conversion.h"
#include "base/diag.h"
#include "base/limits.h"
#include "base/sorter.h"
#include "graph/check.h"
#include "rdf/read.h"
#include "rdf/write.h"
#include "resolve/merge.h"

struct tct_merging {
    tct_conversion *conversion; /* the options, as they were read */
    const char *folder;
    tct_graph *learned; /* of all graphs what decides who is who */
    tct_str first;      /* name of the first statement's graph */
    bool any, several;  /* there was a statement; there is more than one graph */
    tct_merge_options options;
    tct_merge_plan *plan;
    tct_sorter *sorter;
};

static const tct_allocator *allocator_of(const tct_merging *merging) {
    return &merging->conversion->engine->allocator;
}

tct_status tct_merging_new(const tct_engine *engine, const tct_conversion_options *options,
                           const tct_sink *sink, const char *folder, size_t memory, tct_merging **out) {
    assert(engine && options && folder && out);
    *out = NULL;
    tct_conversion *conversion = NULL;
    TRY(tct_conversion_new(engine, options, sink, &conversion));
    tct_merging *merging = tct_alloc(&engine->allocator, 1, sizeof *merging);
    if (!merging) {
        tct_conversion_free(conversion);
        return TCT_ERR_MEMORY;
    }
    *merging = (tct_merging){.conversion = conversion, .folder = folder};
    tct_status status = tct_graph_new(&engine->allocator, &merging->learned);
    if (status == TCT_OK) status = tct_sorter_new(&engine->allocator, folder, memory, &merging->sorter);
    if (status == TCT_OK)
        *out = merging;
    else
        tct_merging_free(merging);
    return status;
}

void tct_merging_free(tct_merging *merging) {
    if (!merging) return;
    const tct_allocator *allocator = allocator_of(merging);
    tct_conversion *conversion = merging->conversion;
    tct_merge_plan_free(merging->plan);
    tct_graph_free(merging->learned);
    tct_sorter_free(merging->sorter);
    tct_dealloc(allocator, merging);
    tct_conversion_free(conversion);
}

/** Reads one graph into a new one, to be freed whatever the status. */
static tct_status read_graph(const tct_merging *merging, const char *name, const char *bytes, size_t size,
                             tct_graph **graph) {
    TRY(tct_graph_new(allocator_of(merging), graph));
    return tct_rdf_read_graph((tct_str){bytes, size}, tct_rdf_line_syntax(name), name,
                              merging->conversion->sink, *graph);
}

/* --- first time: who is who --- */

static tct_status note_graph(tct_merging *merging, tct_str name) {
    if (merging->any) {
        merging->several |= !tct_str_equal(name, merging->first);
        return TCT_OK;
    }
    merging->any = true;
    merging->first = tct_arena_copy(&merging->conversion->arena, name);
    return merging->first.data ? TCT_OK : TCT_ERR_MEMORY;
}

static tct_status learn(tct_merging *merging, const tct_graph *graph) {
    const tct_statement_sink keep = tct_graph_sink(merging->learned);
    tct_terms *terms = tct_graph_terms(graph);
    for (size_t i = 0; i < tct_graph_count(graph); i++) {
        const tct_statement s = tct_graph_at(graph, i);
        if (!merging->several)
            TRY(note_graph(merging, s.graph ? tct_terms_string(terms, s.graph) : TCT_LIT("")));
        if (tct_merge_depends_on(s.predicate)) TRY(keep.statement(keep.context, terms, s));
    }
    return TCT_OK;
}

tct_status tct_merging_learn(tct_merging *merging, const char *name, const char *bytes, size_t size) {
    assert(merging && name && (bytes || size == 0) && !merging->plan);
    tct_graph *graph = NULL;
    const tct_status read = read_graph(merging, name, bytes, size, &graph);
    const tct_status status = tct_failed(read) ? read : learn(merging, graph);
    tct_graph_free(graph);
    return status == TCT_OK ? read : status;
}

/* --- second time: statements --- */

static tct_status decide(tct_merging *merging) {
    if (merging->plan) return TCT_OK;
    merging->options = tct_identity_merge_options(merging->conversion);
    merging->options.log = NULL; /* no pages are kept */
    TRY(tct_graph_sort(merging->learned));
    TRY(tct_merge_plan_new(merging->learned, merging->conversion->engine->pack, &merging->options,
                           merging->several, &merging->plan));
    tct_graph_clear(merging->learned); /* what was decided needs its terms only */
    return TCT_OK;
}

/** Statements that are checked against the classes that all documents give; what is valid goes to @p valid.
 */
static tct_status check(const tct_merging *merging, tct_graph *merged, tct_graph *valid) {
    const size_t count = tct_graph_count(merged);
    const tct_allocator *allocator = allocator_of(merging);
    tct_check *checker = NULL;
    tct_statement *statements = tct_alloc(allocator, count + 1, sizeof *statements);
    if (!statements) return TCT_ERR_MEMORY;
    for (size_t i = 0; i < count; i++)
        statements[i] = tct_graph_at(merged, i);
    tct_status status = tct_merge_plan_types(merging->plan, merged);
    if (status == TCT_OK) status = tct_graph_sort(merged);
    if (status == TCT_OK)
        status = tct_check_new(allocator, merging->conversion->engine->pack, merged,
                               merging->conversion->sink, &checker);
    if (status == TCT_OK) {
        const tct_statement_sink sink = tct_check_sink(checker, tct_graph_sink(valid));
        for (size_t i = 0; i < count && status == TCT_OK; i++)
            status = sink.statement(sink.context, tct_graph_terms(merged), statements[i]);
    }
    tct_check_free(checker);
    tct_dealloc(allocator, statements);
    return status;
}

static tct_status sort(tct_merging *merging, const tct_graph *graph) {
    tct_buffer key;
    tct_status status = TCT_OK;
    tct_buffer_init(&key, allocator_of(merging), (size_t)4 * TCT_LIMIT_INPUT_BYTES);
    for (size_t i = 0; i < tct_graph_count(graph) && status == TCT_OK; i++) {
        tct_buffer_reset(&key);
        tct_rdf_write_key(tct_graph_terms(graph), tct_graph_at(graph, i), &key);
        status = tct_buffer_status(&key);
        if (status == TCT_OK) status = tct_sorter_add(merging->sorter, tct_buffer_str(&key));
    }
    const int error = errno;
    tct_buffer_clear(&key);
    errno = error;
    return status;
}

static tct_status told(const tct_merging *merging, tct_status status) {
    if (status != TCT_ERR_IO) return status;
    return tct_report(merging->conversion->sink, TCT_ERROR, status, merging->folder, 0,
                      "the sorted statements of the merge cannot be kept there: %s", strerror(errno));
}

static tct_status sort_mapped(tct_merging *merging, tct_graph *valid) {
    const tct_conversion *options = merging->conversion;
    tct_graph *renamed = NULL;
    if (!options->mapping.names) return sort(merging, valid);
    TRY(tct_graph_new(allocator_of(merging), &renamed));
    tct_status status = tct_graph_rename(valid, options->mapping.names, options->mapping.renamings.items,
                                         options->mapping.renamings.count, allocator_of(merging), renamed);
    if (status == TCT_OK) status = sort(merging, renamed);
    tct_graph_free(renamed);
    return status;
}

static tct_status add(tct_merging *merging, const tct_graph *graph) {
    tct_graph *merged = NULL, *valid = NULL;
    tct_status status = tct_graph_new(allocator_of(merging), &merged);
    if (status == TCT_OK) status = tct_graph_new(allocator_of(merging), &valid);
    if (status == TCT_OK) status = tct_merge_plan_apply(merging->plan, graph, merged);
    if (status == TCT_OK) status = check(merging, merged, valid);
    if (status == TCT_OK) status = told(merging, sort_mapped(merging, valid));
    tct_graph_free(merged);
    tct_graph_free(valid);
    return status;
}

tct_status tct_merging_add(tct_merging *merging, const char *name, const char *bytes, size_t size) {
    assert(merging && name && (bytes || size == 0));
    TRY(decide(merging));
    tct_graph *graph = NULL;
    const tct_status read = read_graph(merging, name, bytes, size, &graph);
    const tct_status status = tct_failed(read) ? read : add(merging, graph);
    tct_graph_free(graph);
    return status == TCT_OK ? read : status;
}

/* --- the lines --- */

typedef struct {
    tct_rdf_format format;
    tct_buffer piece; /* lines that go out together */
    tct_buffer last;  /* subject, predicate and object of the last line */
    tct_output output;
} line_writer;

static tct_status write_piece(line_writer *writer) {
    TRY(tct_buffer_status(&writer->piece));
    TRY(writer->output.write(writer->output.context, writer->piece.data, writer->piece.size));
    tct_buffer_reset(&writer->piece);
    return TCT_OK;
}

static tct_status write_record(void *context, tct_str record) {
    enum { PIECE_BYTES = 1 << 20 };
    line_writer *writer = context;
    if (writer->format == TCT_RDF_NTRIPLES) {
        const tct_str triple = tct_rdf_key_triple(record);
        if (tct_str_equal(triple, tct_buffer_str(&writer->last))) return TCT_OK;
        tct_buffer_reset(&writer->last);
        tct_buffer_append(&writer->last, triple);
        TRY(tct_buffer_status(&writer->last));
    }
    tct_rdf_write_key_line(record, writer->format, &writer->piece);
    return writer->piece.size < PIECE_BYTES ? TCT_OK : write_piece(writer);
}

tct_status tct_merging_write(tct_merging *merging, const char *format, tct_output output) {
    assert(merging && format && output.write);
    line_writer writer = {.format = TCT_RDF_NQUADS, .output = output};
    if (tct_rdf_format_find(tct_str_of(format), &writer.format) != TCT_OK ||
        (writer.format != TCT_RDF_NTRIPLES && writer.format != TCT_RDF_NQUADS))
        return tct_report(merging->conversion->sink, TCT_ERROR, TCT_ERR_UNSUPPORTED, NULL, 0,
                          "'%s' is no format of lines: take nquads or ntriples", format);
    tct_buffer_init(&writer.piece, allocator_of(merging), (size_t)4 * TCT_LIMIT_INPUT_BYTES);
    tct_buffer_init(&writer.last, allocator_of(merging), (size_t)4 * TCT_LIMIT_INPUT_BYTES);
    errno = 0;
    tct_status status = tct_sorter_give(merging->sorter, (tct_record_sink){write_record, &writer});
    if (status == TCT_OK) status = write_piece(&writer);
    tct_buffer_clear(&writer.piece);
    tct_buffer_clear(&writer.last);
    return status;
}

tct_status tct_merging_identify(tct_merging *merging, const tct_identity_options *options) {
    assert(merging && !merging->plan);
    return tct_conversion_identify(merging->conversion, options);
}

tct_status tct_merging_merges(tct_merging *merging, tct_merges what, tct_output output) {
    assert(merging);
    TRY(decide(merging));
    return tct_conversion_merges(merging->conversion, what, output);
}

size_t tct_merging_runs(const tct_merging *merging) {
    assert(merging);
    return tct_sorter_runs(merging->sorter);
}
