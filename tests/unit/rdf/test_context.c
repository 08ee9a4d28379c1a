/* ontology/context.jsonld, which is shipped, is the context that the JSON-LD writer writes for a graph with
 * terms of all prefixes. */
#include "test.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/file.h"
#include "graph/graph.h"
#include "rdf/write.h"

#define BASE "http://example.org/id/"

static void add(tct_graph *graph, const char *space, const char *kind) {
    char text[200];
    tct_term term = 0;
    snprintf(text, sizeof text, "%s%s%sx", space, kind, *kind ? "/" : "");
    assert_ok(tct_terms_iri(tct_graph_terms(graph), tct_str_of(text), &term));
    assert_ok(tct_graph_add(graph, term, TCT_V_RDF_TYPE, term, 0));
}

/** One subject a prefix. The kinds are those of DESIGN: a new one is missing here and in the file. */
static tct_graph *graph_of_all(void) {
    static const char *const spaces[] = {
#define V(prefix, iri) iri,
        TCT_PREFIX_TABLE(V)
#undef V
    };
    static const char *const kinds[] = {"organization", "person",    "event",  "strategy",  "place",
                                        "post",         "role",      "period", "quotation", "membership",
                                        "document",     "statement", "run"};
    tct_graph *graph = NULL;
    assert_ok(tct_graph_new(&tct_heap, &graph));
    for (size_t i = 0; i < sizeof spaces / sizeof *spaces; i++)
        add(graph, spaces[i], "");
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        add(graph, BASE, kinds[i]);
    assert_ok(tct_graph_sort(graph));
    return graph;
}

static void shipped_context_is_the_written_one(void **state) {
    tct_graph *graph = graph_of_all();
    tct_buffer written, shipped;
    char path[4096];
    tct_buffer_init(&written, &tct_heap, 1 << 20);
    tct_buffer_init(&shipped, &tct_heap, 1 << 20);
    const tct_rdf_write_options options = {.base = TCT_LIT(BASE)};
    assert_ok(tct_rdf_write(graph, TCT_RDF_JSONLD, &options, &written));
    snprintf(path, sizeof path, "%s/ontology/context.jsonld", getenv("TERCET_SOURCE"));
    assert_ok(tct_file_read(path, &shipped));
    const tct_str all = tct_buffer_str(&written);
    const size_t end = tct_str_find(all, TCT_LIT(",\n  \"@graph\""), 0);
    assert_true(end != SIZE_MAX);
    written.size = end;
    tct_buffer_append(&written, TCT_LIT("\n}\n"));
    assert_ok(tct_buffer_status(&written));
    tct_buffer_char(&shipped, 0);
    assert_str(tct_buffer_str(&written), shipped.data);
    tct_buffer_clear(&written);
    tct_buffer_clear(&shipped);
    tct_graph_free(graph);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(shipped_context_is_the_written_one)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
