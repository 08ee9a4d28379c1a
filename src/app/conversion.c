#include "app/conversion.h"

#include <assert.h>
#include <errno.h>

#include "base/diag.h"
#include "base/file.h"
#include "base/limits.h"
#include "rdf/read.h"
#include "rdf/write.h"

tct_status tct_conversion_new(const tct_engine *engine, const tct_conversion_options *options,
                              const tct_sink *sink, tct_conversion **out) {
    assert(engine && options && out);
    *out = NULL;
    tct_conversion *conversion = tct_alloc(&engine->allocator, 1, sizeof *conversion);
    if (!conversion) return TCT_ERR_MEMORY;
    *conversion = (tct_conversion){.engine = engine, .sink = sink, .keep_pages = options->keep_texts};
    tct_watch_init(&conversion->memory, &engine->allocator);
    const tct_allocator *allocator = &conversion->memory.allocator;
    tct_arena_init(&conversion->arena, allocator);
    tct_buffer_init(&conversion->text, allocator, TCT_LIMIT_INPUT_BYTES);
    tct_buffer_init(&conversion->identity.joined, allocator, (size_t)4 * TCT_LIMIT_INPUT_BYTES);
    tct_buffer_init(&conversion->identity.suggested, allocator, (size_t)4 * TCT_LIMIT_INPUT_BYTES);
    tct_status status = tct_graph_new(allocator, &conversion->graph);
    if (status == TCT_OK && conversion->keep_pages) status = tct_graph_new(allocator, &conversion->replaced);
    if (status == TCT_OK) status = tct_conversion_options_read(conversion, options);
    if (status == TCT_OK) status = tct_mapping_read(conversion, options->mapping);
    status = tct_conversion_end(conversion, status);
    if (status == TCT_OK)
        *out = conversion;
    else
        tct_conversion_free(conversion);
    return status;
}

void tct_conversion_begin(tct_conversion *conversion) {
    assert(conversion);
    conversion->memory.failed = false;
}

tct_status tct_conversion_end(const tct_conversion *conversion, tct_status status) {
    assert(conversion);
    return conversion->memory.failed ? TCT_ERR_MEMORY : status;
}

void tct_conversion_free(tct_conversion *conversion) {
    if (!conversion) return;
    const tct_allocator *allocator = &conversion->engine->allocator;
    tct_mapping_free(conversion);
    tct_identity_free(conversion);
    tct_conversion_drop_pages(conversion);
    tct_graph_free(conversion->graph);
    tct_buffer_clear(&conversion->text);
    tct_arena_clear(&conversion->arena);
    tct_dealloc(allocator, conversion);
}

static tct_status on_document(void *context, tct_doc *doc) {
    assert(context && doc);
    const tct_status status = tct_pipeline_run(context, doc);
    tct_doc_free(doc);
    return status == TCT_PARTIAL ? TCT_OK : status;
}

tct_status tct_conversion_read(tct_conversion *conversion, const char *name, const char *bytes, size_t size) {
    assert(conversion && name && (bytes || size == 0));
    tct_conversion_begin(conversion);
    conversion->settled = false;
    tct_source_options options = conversion->source;
    options.name = tct_str_of(name);
    const tct_status status =
        tct_source_read((tct_str){bytes, size}, &options, conversion->sink, on_document, conversion);
    return tct_conversion_end(conversion, status);
}

tct_status tct_conversion_read_file(tct_conversion *conversion, const char *path) {
    assert(conversion && path);
    tct_buffer bytes;
    tct_buffer_init(&bytes, &conversion->memory.allocator, TCT_LIMIT_INPUT_BYTES);
    tct_status status = tct_file_read(path, &bytes);
    if (status == TCT_OK)
        status = tct_conversion_read(conversion, path, bytes.data, bytes.size);
    else
        tct_report(conversion->sink, TCT_ERROR, status, path, 0, "cannot be read: %s",
                   status == TCT_ERR_IO ? strerror(errno) : tct_strerror(status));
    tct_buffer_clear(&bytes);
    return status;
}

tct_status tct_conversion_read_rdf(tct_conversion *conversion, const char *name, const char *bytes,
                                   size_t size) {
    assert(conversion && name && (bytes || size == 0));
    tct_conversion_begin(conversion);
    conversion->settled = false;
    const tct_status status = tct_rdf_read_graph((tct_str){bytes, size}, tct_rdf_line_syntax(name), name,
                                                 conversion->sink, conversion->graph);
    return tct_conversion_end(conversion, status);
}

size_t tct_conversion_documents(const tct_conversion *conversion) {
    assert(conversion);
    return conversion->document_count;
}

/** Puts the graph into its final form: one node a thing when documents were read or @p merge says so; other
 * RDF stays as it is. */
static tct_status settle_as(tct_conversion *conversion, bool merge) {
    if (conversion->settled) return TCT_OK;
    tct_conversion_begin(conversion);
    const tct_merge_options options = tct_identity_merge_options(conversion);
    if (conversion->document_count || merge)
        TRY(tct_resolve_settle(&conversion->graph, conversion->engine->pack, &options,
                               &conversion->memory.allocator));
    TRY(tct_graph_sort(conversion->graph));
    TRY(tct_conversion_rename_mentions(conversion));
    TRY(tct_conversion_end(conversion, TCT_OK));
    conversion->settled = true;
    return TCT_OK;
}

tct_status tct_conversion_settle(tct_conversion *conversion) {
    return settle_as(conversion, false);
}

tct_status tct_conversion_merge(tct_conversion *conversion) {
    assert(conversion);
    return settle_as(conversion, true);
}

size_t tct_conversion_triples(tct_conversion *conversion) {
    assert(conversion);
    return tct_conversion_settle(conversion) == TCT_OK ? tct_graph_count(conversion->graph) : 0;
}

static tct_str main_language(const tct_conversion *conversion) {
    if (conversion->language.size || tct_pack_language_count(conversion->engine->pack) == 0)
        return conversion->language;
    return tct_pack_language_code(tct_pack_language_at(conversion->engine->pack, 0));
}

/** Lines go out in pieces: the graph of an archive is larger than a buffer may be. */
static tct_status write_lines(const tct_graph *graph, tct_rdf_format format, tct_buffer *bytes,
                              tct_output output) {
    enum { PIECE_BYTES = 1 << 20 };
    size_t next = 0;
    do {
        tct_buffer_reset(bytes);
        TRY(tct_rdf_write_some_lines(graph, format, &next, PIECE_BYTES, bytes));
        TRY(output.write(output.context, bytes->data, bytes->size));
    } while (next < tct_graph_count(graph));
    return TCT_OK;
}

static tct_status write_bytes(const tct_conversion *conversion, const tct_graph *graph, tct_rdf_format format,
                              tct_output output) {
    const tct_str base = conversion->resolve.base.size ? conversion->resolve.base : TCT_LIT(TCT_DEFAULT_BASE);
    const tct_rdf_write_options options = {
        .base = base, .language = main_language(conversion), .sink = conversion->sink};
    tct_buffer bytes;
    tct_buffer_init(&bytes, &conversion->memory.allocator, (size_t)4 * TCT_LIMIT_INPUT_BYTES);
    tct_status status;
    if (format == TCT_RDF_NTRIPLES || format == TCT_RDF_NQUADS)
        status = write_lines(graph, format, &bytes, output);
    else {
        status = tct_rdf_write(graph, format, &options, &bytes);
        if (status == TCT_OK) status = output.write(output.context, bytes.data, bytes.size);
    }
    tct_buffer_clear(&bytes);
    return status;
}

/** @p graph, or what of the texts goes with it. */
static tct_status write_graph(const tct_conversion *conversion, const tct_graph *graph, tct_rdf_format format,
                              tct_output output) {
    if (format != TCT_RDF_NIF) return write_bytes(conversion, graph, format, output);
    tct_graph *nif = NULL;
    TRY(tct_nif_make(conversion, graph, &nif));
    const tct_status status = write_bytes(conversion, nif, format, output);
    tct_graph_free(nif);
    return status;
}

static tct_status find_format(const tct_conversion *conversion, const char *name, tct_rdf_format *format) {
    if (tct_rdf_format_find(tct_str_of(name), format) == TCT_OK) return TCT_OK;
    return tct_report(conversion->sink, TCT_ERROR, TCT_ERR_UNSUPPORTED, NULL, 0, "no output format '%s'",
                      name);
}

tct_status tct_conversion_write_unmapped(tct_conversion *conversion, const char *format, tct_output output) {
    assert(conversion && format && output.write);
    tct_rdf_format chosen = TCT_RDF_TURTLE;
    TRY(find_format(conversion, format, &chosen));
    TRY(tct_conversion_settle(conversion));
    return write_graph(conversion, conversion->graph, chosen, output);
}

tct_status tct_conversion_write(tct_conversion *conversion, const char *format, tct_output output) {
    assert(conversion && format && output.write);
    tct_rdf_format chosen = TCT_RDF_TURTLE;
    TRY(find_format(conversion, format, &chosen));
    TRY(tct_conversion_settle(conversion));
    tct_graph *mapped = NULL;
    tct_conversion_begin(conversion);
    tct_status status = tct_mapping_apply(conversion, &mapped);
    if (status == TCT_OK)
        status = write_graph(conversion, mapped ? mapped : conversion->graph, chosen, output);
    tct_graph_free(mapped);
    return tct_conversion_end(conversion, status);
}

tct_status tct_conversion_text(const tct_conversion *conversion, tct_output output) {
    assert(conversion && output.write);
    return output.write(output.context, conversion->text.data, conversion->text.size);
}

const char *tct_format_name(size_t index) {
    return index < TCT_RDF_FORMAT_COUNT ? tct_rdf_format_name((tct_rdf_format)index) : NULL;
}

const char *tct_format_extension(const char *format) {
    tct_rdf_format chosen = TCT_RDF_TURTLE;
    if (!format || tct_rdf_format_find(tct_str_of(format), &chosen) != TCT_OK) return NULL;
    return tct_rdf_format_extension(chosen);
}
