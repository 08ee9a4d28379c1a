#include "test.h"

#include <stdio.h>
#include <stdlib.h>

#include "graph/graph.h"

static tct_term iri(tct_graph *graph, const char *text) {
    tct_term term = 0;
    assert_ok(tct_terms_iri(tct_graph_terms(graph), tct_str_of(text), &term));
    return term;
}

static tct_term text(tct_graph *graph, const char *words, const char *language) {
    tct_term term = 0;
    assert_ok(tct_terms_text(tct_graph_terms(graph), tct_str_of(words), tct_str_of(language), &term));
    return term;
}

static void vocabulary_has_fixed_ids(void **state) {
    tct_graph *graph = NULL;
    assert_ok(tct_graph_new(&tct_heap, &graph));
    const tct_terms *terms = tct_graph_terms(graph);
    assert_int_equal(tct_terms_end(terms), TCT_V_COUNT);
    assert_str(tct_terms_string(terms, TCT_V_RDF_TYPE), TCT_NS_RDF "type");
    assert_str(tct_terms_string(terms, TCT_V_SKOS_ALT_LABEL), TCT_NS_SKOS "altLabel");
    assert_int_equal(tct_terms_find_iri(terms, TCT_LIT(TCT_NS_SCHEMA "name")), TCT_V_SCHEMA_NAME);
    assert_int_equal(tct_terms_find_iri(terms, TCT_LIT("http://nowhere.example/")), 0);
    tct_graph_free(graph);
    tct_graph_free(NULL);
}

static void literals_are_cleaned(void **state) {
    tct_graph *graph = NULL;
    assert_ok(tct_graph_new(&tct_heap, &graph));
    tct_terms *terms = tct_graph_terms(graph);
    const tct_term term = text(graph, "a\r\nb\rc\x01\x1f\td\xff\xfe", "fr_FR");
    const tct_term_view view = tct_terms_view(terms, term);
    assert_str(view.text, "a\nb\nc\td\xef\xbf\xbd\xef\xbf\xbd");
    assert_str(view.language, "fr-fr");
    assert_int_equal(view.datatype, TCT_V_RDF_LANGSTRING);
    assert_int_equal(text(graph, "a\nb\nc\td\xff\xfe", "fr-FR"), term);
    assert_int_not_equal(text(graph, "x", ""), text(graph, "x", "fr"));
    tct_term bad = 0;
    assert_int_equal(tct_terms_text(terms, TCT_LIT("x"), TCT_LIT("not a tag"), &bad), TCT_ERR_ARGUMENT);
    tct_graph_free(graph);
}

static void dates_are_typed_by_their_precision(void **state) {
    static const struct {
        const char *date;
        tct_term datatype; /* 0: refused */
    } cases[] = {{"2024", TCT_V_XSD_GYEAR},
                 {"2024-05", TCT_V_XSD_GYEARMONTH},
                 {"2024-02-29", TCT_V_XSD_DATE},
                 {"2023-02-29", 0},
                 {"2024-13", 0},
                 {"2024-5-1", 0},
                 {"hier", 0},
                 {"0000", 0},
                 {"", 0}};
    tct_graph *graph = NULL;
    assert_ok(tct_graph_new(&tct_heap, &graph));
    tct_terms *terms = tct_graph_terms(graph);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        tct_term term = 0;
        const tct_status status = tct_terms_date(terms, tct_str_of(cases[i].date), &term);
        assert_int_equal(status, cases[i].datatype ? TCT_OK : TCT_ERR_ARGUMENT);
        if (status == TCT_OK) assert_int_equal(tct_terms_view(terms, term).datatype, cases[i].datatype);
    }
    tct_term term = 0;
    assert_ok(tct_terms_hundredths(terms, 87, &term));
    assert_str(tct_terms_string(terms, term), "0.87");
    assert_ok(tct_terms_hundredths(terms, 100, &term));
    assert_str(tct_terms_string(terms, term), "1.00");
    assert_int_equal(tct_terms_typed(terms, TCT_LIT("abc"), TCT_V_XSD_INTEGER, &term), TCT_ERR_ARGUMENT);
    assert_int_equal(tct_terms_typed(terms, TCT_LIT("2024-05-10T10:00:00Z"), TCT_V_XSD_DATETIME, &term),
                     TCT_OK);
    assert_int_equal(tct_terms_typed(terms, TCT_LIT("2024-05-10T25:00:00Z"), TCT_V_XSD_DATETIME, &term),
                     TCT_ERR_ARGUMENT);
    tct_graph_free(graph);
}

static void border_refuses_bad_statements(void **state) {
    tct_graph *graph = NULL;
    assert_ok(tct_graph_new(&tct_heap, &graph));
    const tct_term a = iri(graph, "http://x/a"), words = text(graph, "a", "");
    tct_term bad = 0;
    assert_int_equal(tct_terms_iri(tct_graph_terms(graph), TCT_LIT("a b"), &bad), TCT_ERR_ARGUMENT);
    assert_int_equal(tct_graph_add(graph, words, TCT_V_RDF_TYPE, a, 0), TCT_ERR_ARGUMENT);
    assert_int_equal(tct_graph_add(graph, a, words, a, 0), TCT_ERR_ARGUMENT);
    assert_int_equal(tct_graph_add(graph, a, TCT_V_RDF_TYPE, 0, 0), TCT_ERR_ARGUMENT);
    assert_int_equal(tct_graph_add(graph, a, TCT_V_RDF_TYPE, 1000000, 0), TCT_ERR_ARGUMENT);
    assert_int_equal(tct_graph_add(graph, a, TCT_V_RDF_TYPE, a, words), TCT_ERR_ARGUMENT);
    assert_int_equal(tct_graph_count(graph), 0);
    tct_graph_free(graph);
}

static void sorts_and_drops_duplicates(void **state) {
    tct_graph *graph = NULL;
    assert_ok(tct_graph_new(&tct_heap, &graph));
    const tct_term b = iri(graph, "http://x/b"), a = iri(graph, "http://x/a"), p = iri(graph, "http://x/p");
    const tct_term label = text(graph, "b", "fr");
    for (int round = 0; round < 2; round++) {
        assert_ok(tct_graph_add(graph, b, p, label, 0));
        assert_ok(tct_graph_add(graph, b, p, a, 0));
        assert_ok(tct_graph_add(graph, a, p, b, 0));
        assert_ok(tct_graph_add(graph, b, TCT_V_RDFS_LABEL, label, 0));
        assert_ok(tct_graph_sort(graph));
        assert_int_equal(tct_graph_count(graph), 4);
    }
    assert_int_equal(tct_graph_at(graph, 0).subject, a);
    assert_int_equal(tct_graph_at(graph, 2).object, a); /* an IRI comes before a literal */
    const tct_range about = tct_graph_about(graph, b), to = tct_graph_to(graph, b);
    assert_int_equal(about.end - about.begin, 3);
    assert_int_equal(to.end - to.begin, 1);
    assert_int_equal(tct_graph_at_object(graph, to.begin).subject, a);
    assert_int_equal(tct_graph_object(graph, a, p), b);
    assert_int_equal(tct_graph_object(graph, a, TCT_V_RDF_TYPE), 0);
    assert_true(tct_graph_has(graph, b, p, a));
    assert_false(tct_graph_has(graph, b, p, b));
    assert_str(tct_graph_label(graph, b, TCT_LIT("en")), "b");
    tct_graph_free(graph);
}

static void sink_copies_between_tables(void **state) {
    tct_graph *from = NULL, *to = NULL;
    assert_ok(tct_graph_new(&tct_heap, &from));
    assert_ok(tct_graph_new(&tct_heap, &to));
    iri(to, "http://x/other"); /* so that ids differ */
    tct_term day = 0;
    assert_ok(tct_terms_date(tct_graph_terms(from), TCT_LIT("2024-05-10"), &day));
    const tct_term a = iri(from, "http://x/a");
    assert_ok(tct_graph_add(from, a, TCT_V_SCHEMA_START_DATE, day, iri(from, "http://x/g")));
    assert_ok(tct_graph_sort(from));
    assert_ok(tct_graph_emit(from, tct_graph_sink(to)));
    assert_ok(tct_graph_sort(to));
    assert_int_equal(tct_graph_count(to), 1);
    const tct_statement s = tct_graph_at(to, 0);
    assert_str(tct_terms_string(tct_graph_terms(to), s.subject), "http://x/a");
    assert_str(tct_terms_string(tct_graph_terms(to), s.graph), "http://x/g");
    assert_int_equal(tct_terms_view(tct_graph_terms(to), s.object).datatype, TCT_V_XSD_DATE);
    tct_graph_free(from);
    tct_graph_free(to);
}

/** An allocator that fails at its n-th call. */
typedef struct {
    long left;
} budget;

static void *failing(void *context, void *pointer, size_t size) {
    budget *state = context;
    if (size == 0) {
        free(pointer);
        return NULL;
    }
    return state->left-- > 0 ? realloc(pointer, size) : NULL;
}

static tct_status fill(tct_graph *graph) {
    tct_terms *terms = tct_graph_terms(graph);
    for (unsigned i = 0; i < 300; i++) {
        char name[40];
        snprintf(name, sizeof name, "http://x/%u", i % 100);
        tct_term node = 0;
        TRY(tct_terms_iri(terms, tct_str_of(name), &node));
        TRY(tct_graph_add(graph, node, TCT_V_RDF_TYPE, node, 0));
    }
    return tct_graph_sort(graph);
}

static void memory_may_end_anywhere(void **state) {
    bool done = false;
    for (long n = 0; n < 400 && !done; n++) {
        budget left = {n};
        const tct_allocator allocator = {failing, &left};
        tct_graph *graph = NULL;
        tct_status status = tct_graph_new(&allocator, &graph);
        if (status == TCT_OK) status = fill(graph);
        assert_true(status == TCT_OK || status == TCT_ERR_MEMORY);
        done = status == TCT_OK;
        if (done) assert_int_equal(tct_graph_count(graph), 100);
        tct_graph_free(graph);
    }
    assert_true(done);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(vocabulary_has_fixed_ids),
        cmocka_unit_test(literals_are_cleaned),
        cmocka_unit_test(dates_are_typed_by_their_precision),
        cmocka_unit_test(border_refuses_bad_statements),
        cmocka_unit_test(sorts_and_drops_duplicates),
        cmocka_unit_test(sink_copies_between_tables),
        cmocka_unit_test(memory_may_end_anywhere),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
