/* Any bytes as RDF of each syntax; what was read is written in every format and, as N-Quads, read back whole.
 */
#include <assert.h>

#include "base/alloc.h"
#include "rdf/read.h"
#include "rdf/write.h"
#include "support.h"

static const char *const syntaxes[] = {"turtle", "ntriples", "nquads", "trig", "rdfxml", ""};

static void write_all(const tct_graph *graph) {
    const tct_rdf_write_options options = {.base = TCT_LIT("http://example.org/id/"),
                                           .language = TCT_LIT("en")};
    for (int f = 0; f < TCT_RDF_FORMAT_COUNT; f++) {
        tct_buffer out;
        tct_buffer_init(&out, &tct_heap, (size_t)16 << 20);
        const tct_status status = tct_rdf_write(graph, (tct_rdf_format)f, &options, &out);
        assert(status == TCT_OK || status == TCT_ERR_LIMIT || status == TCT_ERR_EXTERNAL);
        (void)status;
        tct_buffer_clear(&out);
    }
}

static void read_back(const tct_graph *graph) {
    const tct_rdf_write_options options = {.language = TCT_LIT("")};
    tct_graph *again = NULL;
    tct_buffer out;
    tct_buffer_init(&out, &tct_heap, (size_t)64 << 20);
    tct_status status = tct_rdf_write(graph, TCT_RDF_NQUADS, &options, &out);
    if (status == TCT_OK) status = tct_graph_new(&tct_heap, &again);
    if (status == TCT_OK)
        status = tct_rdf_read_graph(tct_buffer_str(&out), TCT_LIT("nquads"), "again", NULL, again);
    if (status == TCT_OK && tct_graph_sort(again) == TCT_OK)
        assert(tct_graph_count(again) == tct_graph_count(graph));
    assert(status != TCT_ERR_SYNTAX && status != TCT_PARTIAL);
    tct_graph_free(again);
    tct_buffer_clear(&out);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
    tct_graph *graph = NULL;
    if (size == 0 || tct_graph_new(&tct_heap, &graph) != TCT_OK) return 0;
    const tct_str syntax = tct_str_of(syntaxes[bytes[0] % (sizeof syntaxes / sizeof *syntaxes)]);
    const tct_status status =
        tct_rdf_read_graph((tct_str){(const char *)bytes + 1, size - 1}, syntax, "input", NULL, graph);
    if ((status == TCT_OK || status == TCT_PARTIAL) && tct_graph_sort(graph) == TCT_OK) {
        write_all(graph);
        read_back(graph);
    }
    tct_graph_free(graph);
    return 0;
}
