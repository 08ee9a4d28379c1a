#include "test.h"

#include "base/utf8.h"
#include "graph/graph.h"
#include "rdf/read.h"
#include "rdf/write.h"

#define BASE "http://example.org/id/"

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

/** A graph with everything that writers stumble over; @p order turns the order of addition round. */
static tct_graph *difficult(bool named, bool turned) {
    tct_graph *graph = NULL;
    assert_ok(tct_graph_new(&tct_heap, &graph));
    tct_terms *terms = tct_graph_terms(graph);
    tct_term day = 0, number = 0, rest = 0;
    assert_ok(tct_terms_date(terms, TCT_LIT("2024-05-10"), &day));
    assert_ok(tct_terms_hundredths(terms, 87, &number));
    assert_ok(tct_terms_iri_encoded(terms, TCT_LIT("http://x.example/a b<c>\"?q=1&r=é#z"), &rest));
    const tct_term who = iri(graph, BASE "person/x-y"), event = iri(graph, BASE "event/1");
    const tct_term one = named ? iri(graph, BASE "document/d1") : 0,
                   two = named ? iri(graph, BASE "document/d2") : 0;
    const tct_statement all[] = {
        {who, TCT_V_RDF_TYPE, TCT_V_SCHEMA_PERSON, one},
        {event, TCT_V_RDF_TYPE, TCT_V_SCHEMA_EVENT, one},
        {event, TCT_V_SCHEMA_ATTENDEE, who, one},
        {event, TCT_V_SCHEMA_ATTENDEE, who, two},
        {event, TCT_V_SCHEMA_START_DATE, day, one},
        {event, TCT_V_TCT_CONFIDENCE, number, 0},
        {who, TCT_V_SCHEMA_SAME_AS, rest, two},
        {who, TCT_V_SCHEMA_SAME_AS, iri(graph, BASE "person/-x"), one}, /* no local name of Turtle */
        {who, TCT_V_SCHEMA_NAME, text(graph, "« Élan » \"d'un\" \\N & <b>\n\tJ\r\nx\x01", "fr"), one},
        {who, TCT_V_SCHEMA_NAME, text(graph, "Élan", ""), one},
        {who, TCT_V_SCHEMA_ALTERNATE_NAME, text(graph, "bad \xff\xfe byte", "en"), one},
        {who, TCT_V_SCHEMA_ALTERNATE_NAME, text(graph, "𝔘nicode 日本", "ja"), one},
        {who, TCT_V_SCHEMA_ALTERNATE_NAME, text(graph, "", ""), one},
        {who, TCT_V_SCHEMA_ALTERNATE_NAME, text(graph, "ends with backslash\\", ""), one},
        {who, TCT_V_SCHEMA_ALTERNATE_NAME, text(graph, "\"", ""), one},
    };
    const size_t count = sizeof all / sizeof *all;
    for (size_t i = 0; i < count; i++) {
        const tct_statement s = all[turned ? count - 1 - i : i];
        assert_ok(tct_graph_add(graph, s.subject, s.predicate, s.object, s.graph));
    }
    assert_ok(tct_graph_sort(graph));
    return graph;
}

static void write(const tct_graph *graph, tct_rdf_format format, tct_buffer *out) {
    const tct_rdf_write_options options = {.base = TCT_LIT(BASE), .language = TCT_LIT("fr")};
    tct_buffer_init(out, &tct_heap, 1 << 20);
    assert_ok(tct_rdf_write(graph, format, &options, out));
}

/** Writes, reads back, writes both as N-Quads: the same bytes. */
static void round_trip(tct_rdf_format format, bool named) {
    tct_graph *graph = difficult(named, false), *again = NULL;
    tct_buffer bytes, before, after;
    write(graph, format, &bytes);
    assert_ok(tct_graph_new(&tct_heap, &again));
    assert_ok(tct_rdf_read_graph(tct_buffer_str(&bytes), tct_str_of(tct_rdf_format_name(format)), "test",
                                 NULL, again));
    assert_ok(tct_graph_sort(again));
    const tct_rdf_format compare = named ? TCT_RDF_NQUADS : TCT_RDF_NTRIPLES;
    write(graph, compare, &before);
    write(again, compare, &after);
    assert_str(tct_buffer_str(&after), before.data);
    assert_int_equal(tct_graph_count(again), named ? 15 : 14);
    tct_buffer_clear(&bytes);
    tct_buffer_clear(&before);
    tct_buffer_clear(&after);
    tct_graph_free(graph);
    tct_graph_free(again);
}

static void triples_come_back(void **state) {
    round_trip(TCT_RDF_TURTLE, false);
    round_trip(TCT_RDF_NTRIPLES, false);
    round_trip(TCT_RDF_RDFXML, false);
    round_trip(TCT_RDF_TRIG, false);
}

static void quads_come_back(void **state) {
    round_trip(TCT_RDF_NQUADS, true);
    round_trip(TCT_RDF_TRIG, true);
}

static void order_of_addition_is_not_seen(void **state) {
    tct_graph *graph = difficult(true, false), *turned = difficult(true, true);
    for (tct_rdf_format format = 0; format < TCT_RDF_FORMAT_COUNT; format++) {
        tct_buffer a, b;
        write(graph, format, &a);
        write(turned, format, &b);
        assert_str(tct_buffer_str(&b), a.data);
        assert_true(a.size > 100);
        assert_true(tct_utf8_valid(tct_buffer_str(&a)));
        tct_buffer_clear(&a);
        tct_buffer_clear(&b);
    }
    tct_graph_free(graph);
    tct_graph_free(turned);
}

static void turtle_is_absolute_and_prefixed(void **state) {
    tct_graph *graph = difficult(false, false);
    tct_buffer out;
    write(graph, TCT_RDF_TURTLE, &out);
    const tct_str all = tct_buffer_str(&out);
    assert_true(tct_str_find(all, TCT_LIT("@base"), 0) == SIZE_MAX);
    assert_true(tct_str_find(all, TCT_LIT("@prefix person: <" BASE "person/>"), 0) != SIZE_MAX);
    assert_true(tct_str_find(all, TCT_LIT("@prefix org:"), 0) == SIZE_MAX); /* not used, not declared */
    assert_true(tct_str_find(all, TCT_LIT("person:x-y"), 0) != SIZE_MAX);
    assert_true(tct_str_find(all, TCT_LIT("_:"), 0) == SIZE_MAX);
    assert_true(tct_str_find(all, TCT_LIT("Élan"), 0) != SIZE_MAX);
    tct_buffer_clear(&out);
    tct_graph_free(graph);
}

static void lines_are_canonical(void **state) {
    tct_graph *graph = NULL;
    assert_ok(tct_graph_new(&tct_heap, &graph));
    assert_ok(tct_graph_add(graph, iri(graph, "http://x/a"), iri(graph, "http://x/p"),
                            text(graph, "é\t\"\\\n", "FR"), iri(graph, "http://x/g")));
    assert_ok(tct_graph_sort(graph));
    tct_buffer out;
    write(graph, TCT_RDF_NQUADS, &out);
    assert_str(tct_buffer_str(&out), "<http://x/a> <http://x/p> \"é\\t\\\"\\\\\\n\"@fr <http://x/g> .\n");
    tct_buffer_clear(&out);
    write(graph, TCT_RDF_NTRIPLES, &out);
    assert_str(tct_buffer_str(&out), "<http://x/a> <http://x/p> \"é\\t\\\"\\\\\\n\"@fr .\n");
    tct_buffer_clear(&out);
    tct_graph_free(graph);
}

/** Pieces of any size are the whole: below, at and above one line's length. */
static void lines_come_in_pieces(void **state) {
    const tct_rdf_format formats[] = {TCT_RDF_NTRIPLES, TCT_RDF_NQUADS};
    const size_t sizes[] = {1, 60, 500, SIZE_MAX};
    tct_graph *graph = difficult(true, false);
    for (size_t f = 0; f < 2; f++)
        for (size_t s = 0; s < 4; s++) {
            tct_buffer whole, all, piece;
            tct_buffer_init(&all, &tct_heap, 1 << 20);
            tct_buffer_init(&piece, &tct_heap, 1 << 20);
            write(graph, formats[f], &whole);
            size_t next = 0, pieces = 0;
            for (; next < tct_graph_count(graph); pieces++) {
                tct_buffer_reset(&piece);
                assert_ok(tct_rdf_write_some_lines(graph, formats[f], &next, sizes[s], &piece));
                tct_buffer_append(&all, tct_buffer_str(&piece));
            }
            assert_true(s == 3 ? pieces == 1 : pieces > 1);
            assert_true(tct_str_equal(tct_buffer_str(&all), tct_buffer_str(&whole)));
            tct_buffer_clear(&whole);
            tct_buffer_clear(&all);
            tct_buffer_clear(&piece);
        }
    tct_graph_free(graph);
}

static void networks_hold_nodes_and_edges(void **state) {
    tct_graph *graph = difficult(false, false);
    tct_buffer out;
    write(graph, TCT_RDF_GRAPHML, &out);
    assert_true(tct_str_find(tct_buffer_str(&out), TCT_LIT("source=\"n1\" target=\"n2\""), 0) != SIZE_MAX);
    assert_true(tct_str_find(tct_buffer_str(&out), TCT_LIT("&amp; &lt;b&gt;"), 0) != SIZE_MAX);
    tct_buffer_clear(&out);
    write(graph, TCT_RDF_CSV_NODES, &out);
    assert_true(tct_str_starts(tct_buffer_str(&out), TCT_LIT("node,label,class\r\n" BASE "event/1,,")));
    tct_buffer_clear(&out);
    tct_graph_free(graph);
}

static void empty_graph_is_written(void **state) {
    tct_graph *graph = NULL;
    assert_ok(tct_graph_new(&tct_heap, &graph));
    assert_ok(tct_graph_sort(graph));
    for (tct_rdf_format format = 0; format < TCT_RDF_FORMAT_COUNT; format++) {
        tct_buffer out;
        write(graph, format, &out);
        tct_buffer_clear(&out);
    }
    tct_graph_free(graph);
}

static void full_buffer_is_a_status(void **state) {
    tct_graph *graph = difficult(false, false);
    for (tct_rdf_format format = 0; format < TCT_RDF_FORMAT_COUNT; format++) {
        tct_buffer out;
        tct_buffer_init(&out, &tct_heap, 10);
        assert_int_equal(tct_rdf_write(graph, format, NULL, &out), TCT_ERR_LIMIT);
        tct_buffer_clear(&out);
    }
    tct_graph_free(graph);
}

static void formats_have_names(void **state) {
    tct_rdf_format format = 0;
    for (tct_rdf_format i = 0; i < TCT_RDF_FORMAT_COUNT; i++) {
        assert_ok(tct_rdf_format_find(tct_str_of(tct_rdf_format_name(i)), &format));
        assert_int_equal(format, i);
        assert_ok(tct_rdf_format_find(tct_str_of(tct_rdf_format_extension(i)), &format));
        assert_int_equal(format, i);
    }
    assert_int_equal(tct_rdf_format_find(TCT_LIT("pdf"), &format), TCT_NOT_FOUND);
    assert_null(tct_rdf_format_name(TCT_RDF_FORMAT_COUNT));
}

static void bad_terms_are_left_out_when_read(void **state) {
    tct_graph *graph = NULL;
    assert_ok(tct_graph_new(&tct_heap, &graph));
    const tct_str bytes =
        TCT_LIT("<http://x/a> <http://x/p> \"x\"^^<" TCT_NS_XSD "date> .\n_:b <http://x/p> \"y\" .\n");
    assert_int_equal(tct_rdf_read_graph(bytes, TCT_LIT("ntriples"), "test", NULL, graph), TCT_PARTIAL);
    assert_int_equal(tct_graph_count(graph), 1);
    assert_true(tct_str_starts(tct_terms_string(tct_graph_terms(graph), tct_graph_at(graph, 0).subject),
                               TCT_LIT("urn:bnode:")));
    static const char *const broken[] = {"<http://x/a> <http://x/p> .",
                                         "<http://x/a> <http://x/p> \"x\"",
                                         "<http://x/a> <http://x/p> \"x .",
                                         "<http://x/a> <http://x/p> \"\\q\" .",
                                         "<http://x/a> <http://x/p> \"\\ud800\" .",
                                         "<http://x/a> <http://x/p> \"x\"@ .",
                                         "<http://x/a> <http://x/p> \"x\"^<http://x/t> .",
                                         "<http://x/a> <http://x/p> <http://x/b> <http://x/g> <http://x/h> .",
                                         "<http://x/a> <http://x/p> <http://x/b> . x",
                                         "_ <http://x/p> <http://x/b> .",
                                         "<http://x/a> <http://x/p> \"\\",
                                         "<",
                                         "_:",
                                         "\""};
    for (size_t i = 0; i < sizeof broken / sizeof *broken; i++)
        assert_int_equal(tct_rdf_read_graph(tct_str_of(broken[i]), TCT_LIT("nquads"), "test", NULL, graph),
                         TCT_ERR_SYNTAX);
    assert_int_equal(tct_graph_count(graph), 1);
    assert_ok(tct_rdf_read_graph(
        TCT_LIT("# remark\r\n\n <http://x/\\u00e9>\t<http://x/p>\"\\U0001F600\\t\"@fr-FR. #\n_:a.b "
                "<http://x/p> _:c."),
        TCT_LIT("nquads"), "test", NULL, graph));
    assert_int_equal(tct_graph_count(graph), 3);
    assert_int_equal(tct_rdf_read_graph(TCT_LIT("<a"), TCT_LIT("turtle"), "test", NULL, graph),
                     TCT_ERR_SYNTAX);
    tct_graph_free(graph);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(triples_come_back),
        cmocka_unit_test(quads_come_back),
        cmocka_unit_test(order_of_addition_is_not_seen),
        cmocka_unit_test(turtle_is_absolute_and_prefixed),
        cmocka_unit_test(lines_are_canonical),
        cmocka_unit_test(lines_come_in_pieces),
        cmocka_unit_test(networks_hold_nodes_and_edges),
        cmocka_unit_test(empty_graph_is_written),
        cmocka_unit_test(full_buffer_is_a_status),
        cmocka_unit_test(formats_have_names),
        cmocka_unit_test(bad_terms_are_left_out_when_read),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
