/* What a drawing shows: pure choice, no layout. */
#include <stdlib.h>

#include "draw/mark.h"
#include "draw/view.h"
#include "draw/words.h"
#include "rdf/read.h"
#include "test.h"

#define PREFIXES                                                                                             \
    "@prefix schema: <https://schema.org/> . @prefix tct: <https://w3id.org/tercet/ns#> .\n"                 \
    "@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> . @prefix prov: "                            \
    "<http://www.w3.org/ns/prov#> .\n"                                                                       \
    "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix : <http://example.org/id/> .\n"

/** Two people of one bank at a forum with six places, and what stands alone. */
static const char small[] = PREFIXES
    ":document-1 a schema:CreativeWork ; rdfs:label \"Headline\"@en ; schema:datePublished \"2025-06-03\" ;\n"
    "  schema:about :forum ; schema:mentions :forum , :ann , :bob , :bank .\n"
    ":forum a schema:Event ; rdfs:label \"Forum\"@en ; schema:startDate \"2025-09-08\" ; schema:endDate "
    "\"2025-09-10\" ;\n"
    "  schema:attendee :ann , :bob ; schema:organizer :bank ; schema:performer :ann .\n"
    ":forum schema:location :p1 , :p2 , :p3 , :p4 , :p5 , :p6 .\n"
    ":session a schema:Event ; rdfs:label \"Session\"@en ; schema:superEvent :forum ; schema:performer :eve "
    ".\n"
    ":eve a schema:Person ; rdfs:label \"Eve\"@en ; schema:affiliation :club .\n"
    ":club a schema:Organization ; rdfs:label \"Club\"@en .\n"
    ":p1 a schema:Place ; rdfs:label \"One\"@en . :p2 a schema:Place ; rdfs:label \"Two\"@en .\n"
    ":p3 a schema:Place ; rdfs:label \"Three\"@en . :p4 a schema:Place ; rdfs:label \"Four\"@en .\n"
    ":p5 a schema:Place ; rdfs:label \"Five\"@en . :p6 a schema:Place, schema:Country ; rdfs:label "
    "\"Six\"@en .\n"
    ":ann a schema:Person ; rdfs:label \"Ann\"@en ; schema:jobTitle \"Director\"@en , \"director\"@en ;\n"
    "  schema:jobTitle \"Directrice\"@fr ; schema:affiliation :bank ; tct:represents :bank .\n"
    ":bob a schema:Person ; rdfs:label \"Bob\"@en ; schema:alternateName \"Robert\"@en ; schema:affiliation "
    ":bank .\n"
    ":bank a schema:Organization ; rdfs:label \"Bank\"@en , \"Banque\"@fr .\n"
    ":alone a schema:Organization ; rdfs:label \"Alone\"@en .\n"
    ":s1 a rdf:Statement ; rdf:subject :ann ; rdf:predicate schema:affiliation ; rdf:object :bank ;\n"
    "  tct:confidence 0.91 ; tct:status tct:asserted ; prov:value \"Ann of the Bank.\" ;\n"
    "  prov:wasDerivedFrom <http://example.org/id/document-1#char=1,9> .\n"
    ":s2 a rdf:Statement ; rdf:subject :bob ; rdf:predicate schema:affiliation ; rdf:object :bank ;\n"
    "  tct:confidence 0.42 ; tct:status tct:planned ; prov:value \"Bob may join the Bank.\" .\n";

static tct_pack *pack;

static int open_pack(void **state) {
    return tct_pack_open(getenv("TERCET_PACK"), &tct_heap, NULL, &pack) == TCT_OK ? 0 : -1;
}

static int close_pack(void **state) {
    tct_pack_free(pack);
    return 0;
}

static tct_graph *graph_of(const char *turtle) {
    tct_graph *graph = NULL;
    assert_ok(tct_graph_new(&tct_heap, &graph));
    assert_ok(tct_rdf_read_graph(tct_str_of(turtle), TCT_LIT("turtle"), "test", NULL, graph));
    assert_ok(tct_graph_sort(graph));
    return graph;
}

/** The node whose label begins with @p name, or NULL. */
static const tct_view_node *node_of(const tct_view *view, const char *name) {
    for (size_t i = 0; i < view->nodes.count; i++)
        if (tct_str_starts(view->nodes.items[i].label, tct_str_of(name))) return &view->nodes.items[i];
    return NULL;
}

static const tct_view_edge *edge_of(const tct_view *view, const char *from, const char *to) {
    const tct_view_node *a = node_of(view, from), *b = node_of(view, to);
    for (size_t i = 0; a && b && i < view->edges.count; i++)
        if (view->edges.items[i].from == (size_t)(a - view->nodes.items) &&
            view->edges.items[i].to == (size_t)(b - view->nodes.items))
            return &view->edges.items[i];
    return NULL;
}

/** A view of the small graph; both are to be freed with done(). */
static tct_view *view_of(tct_view_options options, tct_graph **graph) {
    tct_view *view = NULL;
    *graph = graph_of(small);
    if (!options.language.size) options.language = TCT_LIT("en");
    assert_ok(tct_view_new(*graph, pack, &options, &tct_heap, &view));
    return view;
}

static void done(tct_view *view, tct_graph *graph) {
    tct_view_free(view);
    tct_graph_free(graph);
}

static void test_everything(void **state) {
    tct_graph *graph = NULL;
    tct_view *view = view_of((tct_view_options){0}, &graph);
    assert_str(view->title, "Headline");
    assert_str(view->date, "2025-06-03");
    assert_null(node_of(view, "Alone"));
    assert_int_equal(view->left_nodes, 1);
    assert_str(node_of(view, "Forum")->detail, "2025-09-08 \xE2\x80\x93 2025-09-10");
    assert_true(node_of(view, "Forum")->in_title);
    const tct_view_edge *edge = edge_of(view, "Ann", "Bank"); /* two properties, one edge */
    assert_non_null(edge);
    assert_non_null(memchr(edge->label.data, '\n', edge->label.size));
    done(view, graph);
}

static void test_literals_in_the_language(void **state) {
    tct_graph *graph = NULL;
    tct_view *view = view_of((tct_view_options){.language = TCT_LIT("fr")}, &graph);
    assert_str(node_of(view, "Ann")->detail, "Directrice");
    assert_non_null(node_of(view, "Banque"));
    done(view, graph);
    view = view_of((tct_view_options){.language = TCT_LIT("en")}, &graph);
    assert_str(node_of(view, "Ann")->detail, "Director"); /* once, though written with and without capital */
    done(view, graph);
}

static void test_evidence(void **state) {
    tct_graph *graph = NULL;
    tct_view *view = view_of((tct_view_options){0}, &graph);
    const tct_view_edge *sure = edge_of(view, "Ann", "Bank"), *unsure = edge_of(view, "Bob", "Bank");
    assert_int_equal(sure->confidence, 91);
    assert_str(sure->evidence, "Ann of the Bank.");
    assert_str(sure->source, "http://example.org/id/document-1#char=1,9");
    assert_true(sure->asserted && !sure->planned);
    assert_true(unsure->planned && !unsure->asserted);
    assert_int_equal(unsure->confidence, 42);
    done(view, graph);
    view = view_of((tct_view_options){.min_confidence = 50}, &graph);
    assert_non_null(edge_of(view, "Ann", "Bank"));
    assert_null(edge_of(view, "Bob", "Bank"));
    assert_int_equal(view->left_edges, 1);
    done(view, graph);
}

static void test_folding(void **state) {
    tct_graph *graph = NULL;
    tct_view *view = view_of((tct_view_options){0}, &graph);
    const tct_view_node *places = node_of(view, "One");
    assert_true(places->folded);
    assert_int_equal(places->count, 6);
    assert_non_null(places->members);
    assert_str(places->label, "One\nTwo\nThree\nFour\nFive\nSix");
    assert_int_equal(edge_of(view, "Forum", "One")->count, 6);
    done(view, graph);
    view = view_of((tct_view_options){.unfolded = true, .unconnected = true}, &graph);
    assert_int_equal(view->nodes.count, 14);
    assert_false(node_of(view, "One")->folded);
    assert_int_equal(view->left_nodes, 0);
    done(view, graph);
}

static void test_focus(void **state) {
    tct_graph *graph = NULL;
    tct_view *view = view_of((tct_view_options){.focus = TCT_LIT("robert")}, &graph); /* by another name */
    assert_int_equal(view->nodes.count, 3);                                           /* Bob, Bank, Forum */
    done(view, graph);
    view = view_of((tct_view_options){.focus = TCT_LIT("Club"), .depth = 2}, &graph);
    assert_int_equal(view->nodes.count, 3); /* Club, Eve, Session */
    done(view, graph);
    graph = graph_of(small);
    const tct_view_options nobody = {.focus = TCT_LIT("Nobody")}, no_event = {.event = TCT_LIT("Bank")};
    const tct_view_options no_document = {.document = TCT_LIT("Nothing")};
    assert_int_equal(tct_view_new(graph, pack, &nobody, &tct_heap, &view), TCT_NOT_FOUND);
    assert_int_equal(tct_view_new(graph, pack, &no_event, &tct_heap, &view), TCT_NOT_FOUND);
    assert_int_equal(tct_view_new(graph, pack, &no_document, &tct_heap, &view), TCT_NOT_FOUND);
    tct_graph_free(graph);
}

static void test_event_and_document(void **state) {
    tct_graph *graph = NULL;
    tct_view *view = view_of((tct_view_options){.event = TCT_LIT("Forum")}, &graph);
    assert_non_null(node_of(view, "Eve")); /* of a part of the event */
    assert_null(node_of(view, "Club"));
    done(view, graph);
    view = view_of((tct_view_options){.document = TCT_LIT("Headline")}, &graph);
    assert_int_equal(view->nodes.count, 4);
    assert_null(node_of(view, "Session"));
    done(view, graph);
}

static void test_classes(void **state) {
    tct_graph *graph = NULL;
    tct_view *view =
        view_of((tct_view_options){.only = TCT_LIT("schema:Person, schema:Organization")}, &graph);
    assert_int_equal(view->nodes.count, 5);
    done(view, graph);
    view = view_of((tct_view_options){.hide = TCT_LIT("schema:Country"), .unfolded = true}, &graph);
    assert_null(node_of(view, "Six")); /* a country is also a place, and goes all the same */
    assert_non_null(node_of(view, "Five"));
    done(view, graph);
    view =
        view_of((tct_view_options){.only = TCT_LIT("schema:Country,schema:Event"), .unfolded = true}, &graph);
    assert_non_null(node_of(view, "Six"));
    assert_null(node_of(view, "Five"));
    done(view, graph);
}

static void test_budget(void **state) {
    tct_graph *graph = NULL;
    tct_view *view = view_of((tct_view_options){.max_nodes = 3}, &graph);
    assert_int_equal(view->nodes.count, 3);
    assert_non_null(node_of(view, "Forum")); /* most salient: most relations, and in the headline */
    size_t shown = 0;
    for (size_t i = 0; i < view->nodes.count; i++)
        shown += view->nodes.items[i].count;
    assert_int_equal(view->left_nodes + shown, 14); /* folded ones count as what they hold */
    done(view, graph);
    view = view_of((tct_view_options){.max_edges = 4}, &graph);
    assert_int_equal(view->edges.count, 4);
    assert_non_null(edge_of(view, "Eve", "Club")); /* the only line of Club goes last */
    assert_true(view->left_edges > 0);
    done(view, graph);
    view = view_of((tct_view_options){.top = 2}, &graph);
    assert_int_equal(view->nodes.count, 2);
    assert_int_equal(view->left_nodes, 12);
    done(view, graph);
}

static uint32_t cluster_of(const tct_view *view, const char *name) {
    const tct_view_node *node = node_of(view, name);
    assert_non_null(node);
    return node->cluster;
}

static void test_clusters(void **state) {
    tct_graph *graph = NULL;
    tct_view *view = view_of((tct_view_options){.cluster = TCT_CLUSTER_ORGANIZATION}, &graph);
    assert_true(cluster_of(view, "Ann") && cluster_of(view, "Ann") == cluster_of(view, "Bank"));
    assert_true(cluster_of(view, "Eve") == cluster_of(view, "Club"));
    assert_true(cluster_of(view, "Eve") != cluster_of(view, "Ann"));
    assert_int_equal(cluster_of(view, "Forum"), 0);
    done(view, graph);
    view = view_of((tct_view_options){.cluster = TCT_CLUSTER_EVENT}, &graph);
    assert_true(cluster_of(view, "Ann") == cluster_of(view, "Forum"));
    assert_true(cluster_of(view, "Eve") == cluster_of(view, "Session"));
    assert_int_equal(cluster_of(view, "Club"), 0);
    done(view, graph);
    view = view_of((tct_view_options){.cluster = TCT_CLUSTER_DOCUMENT}, &graph);
    assert_str(view->clusters.items[0].label, "Headline");
    assert_int_equal(view->clusters.items[0].count, 4);
    assert_int_equal(cluster_of(view, "Eve"), 0);
    done(view, graph);
}

static void test_per_cent(void **state) {
    static const struct {
        const char *text;
        unsigned value;
    } cases[] = {{"0.87", 87}, {"0.5", 50}, {"1", 100},  {"1.0", 100}, {"0.879", 87},        {"0", 0},
                 {"1.01", 0},  {"-0.5", 0}, {"0,87", 0}, {"", 0},      {"99999999999999", 0}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_int_equal(tct_view_per_cent(tct_str_of(cases[i].text)), cases[i].value);
}

static void test_nothing(void **state) {
    tct_graph *graph = graph_of("");
    tct_view *view = NULL;
    const tct_view_options options = {0};
    assert_ok(tct_view_new(graph, pack, &options, &tct_heap, &view));
    assert_int_equal(view->nodes.count + view->edges.count + view->left_nodes, 0);
    done(view, graph);
}

static void id(const char *iri, tct_buffer *out) {
    tct_buffer_reset(out);
    tct_draw_id(tct_str_of(iri), out);
}

static void test_marks(void **state) {
    tct_buffer a, b;
    tct_buffer_init(&a, &tct_heap, 1000);
    tct_buffer_init(&b, &tct_heap, 1000);
    id("http://example.org/id/person/anna-grey", &a);
    assert_true(tct_str_starts(tct_buffer_str(&a), TCT_LIT("anna-grey-")));
    id("http://example.org/id/place/anna-grey", &b);
    assert_false(tct_str_equal(tct_buffer_str(&a), tct_buffer_str(&b)));
    id("http://x.example/\xC3\xA9\"><script>'&", &b); /* nothing that markup or a selector reads */
    for (size_t i = 0; i < b.size; i++)
        assert_non_null(strchr("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-", b.data[i]));
    tct_buffer_reset(&a);
    tct_draw_tint(TCT_LIT("#0080ff"), TCT_TINT_LINE, &a);
    assert_str(tct_buffer_str(&a), "#004a93");
    tct_buffer_reset(&a);
    tct_draw_tint(TCT_LIT("red"), TCT_TINT_FILL, &a);
    assert_str(tct_buffer_str(&a), "red");
    tct_buffer_clear(&a);
    tct_buffer_clear(&b);
}

/** Contrast of two colours "#rrggbb" (WCAG 2.1, without the square of gamma: exact powers are not needed). */
static double luminance(const char *colour) {
    double sum = 0;
    static const double weights[] = {0.2126, 0.7152, 0.0722};
    for (int i = 0; i < 3; i++) {
        const char digits[] = {colour[1 + 2 * i], colour[2 + 2 * i], '\0'};
        const double c = (double)strtoul(digits, NULL, 16) / 255;
        sum += weights[i] * (c <= 0.04 ? c / 12.92 : (c + 0.055) / 1.055 * (c + 0.055) / 1.055);
    }
    return sum;
}

static void test_contrast(void **state) {
    for (unsigned kind = 1; kind < 7; kind++) {
        tct_buffer fill, dark;
        tct_buffer_init(&fill, &tct_heap, 100);
        tct_buffer_init(&dark, &tct_heap, 100);
        tct_draw_tint(tct_draw_kind_colour(pack, kind), TCT_TINT_FILL, &fill);
        tct_draw_tint(tct_draw_kind_colour(pack, kind), TCT_TINT_DARK_FILL, &dark);
        assert_true((luminance(fill.data) + 0.05) / (luminance("#1a1a1a") + 0.05) >= 4.5);
        assert_true((luminance("#f4f5f7") + 0.05) / (luminance(dark.data) + 0.05) >= 4.5);
        assert_true(tct_draw_kind_label(pack, kind, 1).size && tct_draw_kind_sign(pack, kind).size);
        tct_buffer_clear(&fill);
        tct_buffer_clear(&dark);
    }
}

/** Both languages have all words that drawings and pages say. */
static void test_words(void **state) {
    const tct_pack_list *first = tct_pack_list_find(tct_pack_language_at(pack, 0), "drawing");
    assert_true(first->count > 30);
    for (size_t i = 0; i < tct_pack_language_count(pack); i++) {
        const tct_pack_language *language = tct_pack_language_at(pack, i);
        const tct_pack_list *list = tct_pack_list_find(language, "drawing");
        if (!list) continue; /* a part may begin without: another language's words stand in */
        assert_int_equal(list->count, first->count);
        for (uint32_t k = 0; k < first->count; k++) {
            bool found = false;
            for (uint32_t m = 0; m < list->count; m++)
                found = found || (list->items[m].key == first->items[k].key && list->items[m].value[0]);
            assert_true(found);
        }
    }
    assert_str(tct_draw_word(pack, TCT_LIT("fr"), "no such key"), "no such key");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_everything), cmocka_unit_test(test_literals_in_the_language),
        cmocka_unit_test(test_evidence),   cmocka_unit_test(test_folding),
        cmocka_unit_test(test_focus),      cmocka_unit_test(test_event_and_document),
        cmocka_unit_test(test_classes),    cmocka_unit_test(test_budget),
        cmocka_unit_test(test_clusters),   cmocka_unit_test(test_nothing),
        cmocka_unit_test(test_marks),      cmocka_unit_test(test_contrast),
        cmocka_unit_test(test_words),      cmocka_unit_test(test_per_cent),
    };
    return cmocka_run_group_tests(tests, open_pack, close_pack);
}
