/* What is asked of RDF files: no knowledge, no models. */
#include "app/graphs.h"

#include <assert.h>

#include "base/diag.h"
#include "base/limits.h"
#include "rdf/query.h"
#include "rdf/read.h"

/** Name of the syntax by the extension of the file, empty when that does not tell. */
static tct_str syntax_of(tct_str name) {
    static const char *const extensions[][2] = {{".nt", "ntriples"}, {".nq", "nquads"},  {".ttl", "turtle"},
                                                {".trig", "trig"},   {".rdf", "rdfxml"}, {".owl", "rdfxml"}};
    for (size_t i = 0; i < sizeof extensions / sizeof *extensions; i++)
        if (tct_str_ends(name, tct_str_of(extensions[i][0]))) return tct_str_of(extensions[i][1]);
    return TCT_LIT("");
}

tct_status tct_graphs_read(const tct_rdf_input *inputs, size_t count, const tct_sink *sink,
                           tct_graph **graph) {
    assert((inputs || count == 0) && graph);
    TRY(tct_graph_new(&tct_heap, graph));
    bool partial = false;
    tct_status status = TCT_OK;
    for (size_t i = 0; i < count && !tct_failed(status); i++) {
        const tct_str bytes = {inputs[i].bytes, inputs[i].size};
        status =
            tct_rdf_read_graph(bytes, syntax_of(tct_str_of(inputs[i].name)), inputs[i].name, sink, *graph);
        partial = partial || status == TCT_PARTIAL;
    }
    if (!tct_failed(status)) status = tct_graph_sort(*graph);
    if (status == TCT_OK) return partial ? TCT_PARTIAL : TCT_OK;
    tct_graph_free(*graph);
    *graph = NULL;
    return status;
}

static bool find_result(const char *name, tct_rdf_result_format *format) {
    static const char *const names[] = {
        [TCT_RDF_RESULT_TABLE] = "table", [TCT_RDF_RESULT_CSV] = "csv", [TCT_RDF_RESULT_JSON] = "json"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (tct_str_equal(tct_str_of(name), tct_str_of(names[i]))) {
            *format = (tct_rdf_result_format)i;
            return true;
        }
    return false;
}

tct_status tct_query(const tct_rdf_input *inputs, size_t count, const char *query, const char *query_name,
                     const char *format, const tct_sink *sink, tct_output output) {
    assert(query && format && output.write);
    tct_rdf_query_options options = {.source = query_name, .sink = sink};
    if (!find_result(format, &options.format))
        return tct_report(sink, TCT_ERROR, TCT_ERR_UNSUPPORTED, NULL, 0,
                          "no format '%s' for answers: take table, csv or json", format);
    tct_graph *graph = NULL;
    const tct_status read = tct_graphs_read(inputs, count, sink, &graph);
    if (tct_failed(read)) return read;
    tct_buffer bytes;
    tct_buffer_init(&bytes, &tct_heap, (size_t)4 * TCT_LIMIT_INPUT_BYTES);
    tct_status status = tct_rdf_query(graph, tct_str_of(query), &options, &bytes);
    if (status == TCT_OK) status = output.write(output.context, bytes.data, bytes.size);
    tct_buffer_clear(&bytes);
    tct_graph_free(graph);
    return status == TCT_OK ? read : status;
}
