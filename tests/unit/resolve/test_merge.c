#include "test.h"

#include <stdio.h>
#include <time.h>

#include "rdf/read.h"
#include "rdf/write.h"
#include "resolve/merge.h"

#define PREFIXES                                                                                             \
    "@prefix s: <https://schema.org/> . @prefix t: <https://w3id.org/tercet/ns#> . @prefix l: "              \
    "<http://www.w3.org/2000/01/rdf-schema#> . @prefix i: <http://example.org/id/> . "

/** Adds Turtle of one document as the graph @p name. */
static void add(tct_graph *graph, const char *name, const char *turtle) {
    tct_graph *one = NULL;
    tct_buffer text;
    tct_buffer_init(&text, &tct_heap, 100000);
    tct_buffer_append(&text, TCT_LIT("@prefix o: <http://www.w3.org/ns/org#> . " PREFIXES));
    tct_buffer_format(&text, "<http://example.org/id/%s> { ", name);
    tct_buffer_append(&text, tct_str_of(turtle));
    tct_buffer_append(&text, TCT_LIT(" }"));
    assert_ok(tct_graph_new(&tct_heap, &one));
    assert_ok(tct_rdf_read_graph(tct_buffer_str(&text), TCT_LIT("trig"), name, NULL, one));
    assert_ok(tct_graph_sort(one));
    assert_true(tct_graph_count(one) > 0);
    assert_ok(tct_graph_emit(one, tct_graph_sink(graph)));
    tct_graph_free(one);
    tct_buffer_clear(&text);
}

/** Two documents (or three) merged, as N-Quads; in both orders, which must give the same. */
static tct_buffer merge(const char *const *documents, size_t count, const tct_merge_options *options) {
    tct_buffer results[2];
    for (size_t turn = 0; turn < 2; turn++) {
        tct_graph *in = NULL, *out = NULL;
        assert_ok(tct_graph_new(&tct_heap, &in));
        assert_ok(tct_graph_new(&tct_heap, &out));
        for (size_t i = 0; i < count; i++) {
            const size_t at = turn ? count - 1 - i : i;
            char name[20];
            snprintf(name, sizeof name, "document/d%zu", at);
            add(in, name, documents[at]);
        }
        assert_ok(tct_graph_sort(in));
        assert_ok(tct_resolve_merge(in, NULL, options, out));
        assert_ok(tct_graph_sort(out));
        tct_buffer_init(&results[turn], &tct_heap, 1000000);
        assert_ok(tct_rdf_write(out, TCT_RDF_NQUADS, NULL, &results[turn]));
        tct_graph_free(in);
        tct_graph_free(out);
    }
    assert_str(tct_buffer_str(&results[1]), results[0].data);
    tct_buffer_clear(&results[1]);
    return results[0];
}

static bool has(const tct_buffer *bytes, const char *part) {
    return tct_str_find(tct_buffer_str(bytes), tct_str_of(part), 0) != SIZE_MAX;
}

#define MERGE(...)                                                                                           \
    merge((const char *const[]){__VA_ARGS__}, sizeof((const char *const[]){__VA_ARGS__}) / sizeof(char *),   \
          NULL)

static void links_and_names_join(void **state) {
    tct_buffer out = MERGE("<http://example.org/id/organization/bank> a s:Organization ; s:sameAs "
                           "<http://w/Q1> ; s:name \"Banque de l'Est\"@fr .",
                           "<http://example.org/id/organization/eastern-bank> a s:Organization ; s:sameAs "
                           "<http://w/Q1> ; s:name \"Eastern Bank\"@en .",
                           "<http://example.org/id/organization/la-banque-de-l-est> a s:Organization ; "
                           "s:name \"BANQUE DE L’EST\"@fr .");
    assert_true(
        has(&out, "<http://example.org/id/organization/bank> <https://schema.org/name> \"Eastern Bank\"@en"));
    assert_true(has(
        &out, "<http://example.org/id/organization/bank> <https://schema.org/name> \"Banque de l'Est\"@fr"));
    assert_true(has(&out, "<https://schema.org/alternateName> \"BANQUE DE L’EST\"@fr"));
    assert_false(has(&out, "organization/eastern-bank>"));
    assert_false(has(&out, "organization/la-banque"));
    tct_buffer_clear(&out);
}

static void surname_alone_joins_nobody(void **state) {
    tct_buffer out =
        MERGE("<http://example.org/id/person/dupont> a s:Person ; s:name \"Dupont\"@fr .",
              "<http://example.org/id/person/marie-dupont> a s:Person ; s:name \"Marie Dupont\"@fr ; "
              "s:alternateName \"Dupont\"@fr .",
              "<http://example.org/id/person/paul-dupont> a s:Person ; s:name \"Paul Dupont\"@fr ; "
              "s:alternateName \"Dupont\"@fr .");
    assert_true(has(&out, "<http://example.org/id/person/dupont> <https://schema.org/name>"));
    assert_true(has(&out, "<http://example.org/id/person/marie-dupont> <https://schema.org/name>"));
    assert_true(has(&out, "<http://example.org/id/person/paul-dupont> <https://schema.org/name>"));
    tct_buffer_clear(&out);
}

#define MINISTRY(country)                                                                                    \
    "<http://example.org/id/organization/ministere-de-la-sante> a s:Organization , "                         \
    "s:GovernmentOrganization ; "                                                                            \
    "s:name \"ministère de la Santé\"@fr ; s:location <http://example.org/id/place/" country "> . "          \
    "<http://example.org/id/place/" country "> a s:Place ; s:name \"" country "\"@fr ; l:label \"" country   \
    "\"@fr ."

static void homonyms_are_parted_by_context(void **state) {
    tct_buffer out = MERGE(MINISTRY("niger"), MINISTRY("mali"), MINISTRY("niger"));
    assert_true(has(&out, "organization/ministere-de-la-sante-niger> <https://schema.org/name>"));
    assert_true(has(&out, "organization/ministere-de-la-sante-mali> <https://schema.org/name>"));
    assert_false(has(&out, "organization/ministere-de-la-sante>"));
    tct_buffer_clear(&out);
    out = MERGE(MINISTRY("niger"), MINISTRY("niger"));
    assert_true(has(&out, "organization/ministere-de-la-sante> <https://schema.org/name>"));
    tct_buffer_clear(&out);
}

static void acronyms_join_what_is_not_ambiguous(void **state) {
    static const char full[] = "<http://example.org/id/organization/agence-des-rivages> a s:Organization ; "
                               "s:name \"Agence des rivages\"@fr ; s:alternateName \"ADR\"@fr .";
    static const char bare[] =
        "<http://example.org/id/organization/adr> a s:Organization ; s:name \"ADR\"@en .";
    tct_buffer out = MERGE(full, bare);
    assert_false(has(&out, "organization/agence-des-rivages>")); /* the smaller IRI stands */
    assert_true(has(&out, "organization/adr> <https://schema.org/name> \"Agence des rivages\"@fr"));
    tct_buffer_clear(&out);
    out = MERGE(full, bare,
                "<http://example.org/id/organization/association-des-routes> a s:Organization ; "
                "s:name \"Association des routes\"@fr ; s:alternateName \"ADR\"@fr .");
    assert_true(has(&out, "organization/agence-des-rivages>"));
    assert_true(has(&out, "organization/association-des-routes>"));
    assert_true(has(&out, "organization/adr>"));
    tct_buffer_clear(&out);
}

static void kinds_never_join(void **state) {
    tct_buffer out = MERGE(
        "<http://example.org/id/organization/maison-du-lac> a s:Organization ; s:name \"Maison du lac\"@fr .",
        "<http://example.org/id/place/maison-du-lac> a s:Place ; s:name \"Maison du lac\"@fr .");
    assert_true(has(&out, "organization/maison-du-lac>"));
    assert_true(has(&out, "place/maison-du-lac>"));
    tct_buffer_clear(&out);
}

static void days_part_events(void **state) {
#define FORUM(day)                                                                                           \
    "<http://example.org/id/event/forum-du-climat> a s:Event ; s:name \"Forum du climat\"@fr ; "             \
    "s:startDate \"" day "\"^^<http://www.w3.org/2001/XMLSchema#date> ."
    tct_buffer out = MERGE(FORUM("2023-05-10"), FORUM("2024-05-11"));
    assert_true(has(&out, "event/forum-du-climat-2023-05-10>"));
    assert_true(has(&out, "event/forum-du-climat-2024-05-11>"));
    tct_buffer_clear(&out);
}

static void count_notes(void *context, const tct_diagnostic *diagnostic) {
    *(unsigned *)context += diagnostic->severity == TCT_NOTE;
}

static void lists_overrule(void **state) {
    static const char *const documents[] = {
        "<http://example.org/id/organization/a-b> a s:Organization ; s:name \"Alpha Beta\"@en .",
        "<http://example.org/id/organization/alpha-beta> a s:Organization ; s:name \"Alpha Beta\"@en .",
        "<http://example.org/id/organization/gamma> a s:Organization ; s:name \"Gamma Group\"@en ; "
        "t:partner <http://example.org/id/organization/gamma> ."};
    const tct_merge_options options = {
        .different = TCT_LIT(
            "# kept "
            "apart\nhttp://example.org/id/organization/a-b\thttp://example.org/id/organization/alpha-beta\n"),
        .same = TCT_LIT("http://example.org/id/organization/gamma\thttp://example.org/id/organization/"
                        "alpha-beta\tremark\n")};
    tct_buffer out = merge(documents, 3, &options);
    assert_true(has(&out, "organization/a-b> <https://schema.org/name>"));
    assert_true(has(&out, "organization/alpha-beta> <https://schema.org/name>"));
    assert_false(has(&out, "organization/gamma>"));
    assert_false(has(&out, "partner"));
    tct_buffer_clear(&out);
}

static void replaced_iris_are_logged(void **state) {
    tct_graph *in = NULL, *out = NULL, *log = NULL;
    tct_buffer reasons;
    tct_buffer_init(&reasons, &tct_heap, 100000);
    assert_ok(tct_graph_new(&tct_heap, &in));
    assert_ok(tct_graph_new(&tct_heap, &out));
    assert_ok(tct_graph_new(&tct_heap, &log));
    add(in, "document/x", "<http://example.org/id/person/ana-ruiz> a s:Person ; s:name \"Ana Ruiz\"@fr .");
    add(in, "document/y",
        "<http://example.org/id/person/mme-ana-ruiz> a s:Person ; s:name \"Ana RUIZ\"@fr .");
    assert_ok(tct_graph_sort(in));
    const tct_merge_options options = {.log = log, .reasons = &reasons};
    assert_ok(tct_resolve_merge(in, NULL, &options, out));
    assert_int_equal(tct_graph_count(log), 1);
    assert_int_equal(tct_graph_at(log, 0).predicate, TCT_V_DCTERMS_IS_REPLACED_BY);
    assert_true(has(&reasons,
                    "http://example.org/id/person/ana-ruiz\thttp://example.org/id/person/mme-ana-ruiz\t"
                    "http://example.org/id/document/y\tname\tana ruiz\n"));
    tct_buffer_clear(&reasons);
    tct_graph_free(in);
    tct_graph_free(out);
    tct_graph_free(log);
}

static void uncertain_pairs_are_suggested(void **state) {
    tct_graph *in = NULL, *out = NULL;
    tct_buffer suggestions;
    tct_buffer_init(&suggestions, &tct_heap, 100000);
    assert_ok(tct_graph_new(&tct_heap, &in));
    assert_ok(tct_graph_new(&tct_heap, &out));
    add(in, "document/x", "i:person-ruiz a s:Person ; s:name \"Ruiz\"@fr .");
    add(in, "document/y",
        "i:person-ana a s:Person ; s:name \"Ana Ruiz\"@fr ; s:alternateName \"Ruiz\"@fr . i:lac a s:Place ; "
        "s:name "
        "\"Ruiz\"@fr .");
    assert_ok(tct_graph_sort(in));
    const tct_merge_options options = {.suggestions = &suggestions};
    assert_ok(tct_resolve_merge(in, NULL, &options, out));
    assert_str(tct_buffer_str(&suggestions),
               "http://example.org/id/person-ana\thttp://example.org/id/person-ruiz\truiz\t2\n");
    tct_graph_free(out);
    assert_ok(tct_graph_new(&tct_heap, &out));
    const tct_merge_options same = {.same = tct_buffer_str(&suggestions)}; /* the reviewed file, as it is */
    assert_ok(tct_resolve_merge(in, NULL, &same, out));
    assert_ok(tct_graph_sort(out));
    const tct_term gone =
        tct_terms_find_iri(tct_graph_terms(out), TCT_LIT("http://example.org/id/person-ruiz"));
    assert_int_equal(gone, 0);
    tct_buffer_clear(&suggestions);
    tct_graph_free(in);
    tct_graph_free(out);
}

/** Homonyms of one IRI are the first that a person should look at; a list names them with their documents. */
static void homonyms_are_suggested_first(void **state) {
    static const char *const documents[] = {
        MINISTRY("niger"), MINISTRY("mali"), MINISTRY("niger"),
        "<http://example.org/id/person/ruiz> a s:Person ; s:name \"Ruiz\"@fr .",
        "<http://example.org/id/person/ana-ruiz> a s:Person ; s:name \"Ana "
        "Ruiz\"@fr ; s:alternateName \"Ruiz\"@fr ."};
    static const char pair[] =
        "http://example.org/id/organization/ministere-de-la-sante http://example.org/id/document/d0\t"
        "http://example.org/id/organization/ministere-de-la-sante http://example.org/id/document/d1\t"
        "ministere de la sante\t3\tniger / mali\n";
    tct_buffer suggestions;
    tct_buffer_init(&suggestions, &tct_heap, 100000);
    tct_merge_options options = {.suggestions = &suggestions};
    tct_buffer out = merge(documents, 5, &options);
    assert_true(tct_str_starts(tct_buffer_str(&suggestions), TCT_LIT(pair)));
    assert_true(has(&suggestions, "person/ana-ruiz\thttp://example.org/id/person/ruiz\truiz\t2\n"));
    tct_buffer_clear(&out);
    /* the reviewed line is a line of the lists: one ministry, and then nothing but the people is left to ask
     */
    options.same = TCT_LIT(pair);
    tct_buffer_reset(&suggestions);
    out = merge(documents, 5, &options);
    assert_true(has(&out, "organization/ministere-de-la-sante> <https://schema.org/name>"));
    assert_false(has(&out, "ministere-de-la-sante-mali"));
    assert_false(has(&suggestions, "ministere"));
    tct_buffer_clear(&out);
    /* what is different is not asked again, and parts what has one name and one IRI */
    options = (tct_merge_options){.suggestions = &suggestions, .different = TCT_LIT(pair)};
    tct_buffer_reset(&suggestions);
    out = merge(documents, 5, &options);
    assert_true(has(&out, "organization/ministere-de-la-sante-mali> <https://schema.org/name>"));
    assert_false(has(&suggestions, "ministere"));
    tct_buffer_clear(&out);
    tct_buffer_clear(&suggestions);
}

/** Two people of one name: a list parts them, though nothing in the documents does. */
static void one_iri_is_parted_by_document(void **state) {
    static const char ana[] = "<http://example.org/id/person/ana-ruiz> a s:Person ; s:name \"Ana Ruiz\"@fr .";
    static const char *const documents[] = {ana, ana, ana};
    const tct_merge_options options = {
        .different = TCT_LIT("http://example.org/id/person/ana-ruiz http://example.org/id/document/d0\t"
                             "http://example.org/id/person/ana-ruiz http://example.org/id/document/d2\n")};
    tct_buffer out = merge(documents, 3, NULL);
    assert_false(has(&out, "person/ana-ruiz-"));
    tct_buffer_clear(&out);
    out = merge(documents, 3, &options);
    assert_true(has(&out, "<http://example.org/id/person/ana-ruiz> <https://schema.org/name>"));
    assert_true(has(&out, "<http://example.org/id/person/ana-ruiz-"));
    tct_buffer_clear(&out);
}

static void what_the_list_names_in_vain_is_told(void **state) {
    unsigned notes = 0;
    const tct_sink sink = {count_notes, &notes};
    static const char *const documents[] = {"i:a a s:Person ; s:name \"Ana Ruiz\"@fr ."};
    const tct_merge_options options = {
        .same = TCT_LIT("http://example.org/id/a\thttp://example.org/id/none\n"
                        "http://example.org/id/a http://example.org/id/none\thttp://example.org/id/a\n"),
        .sink = &sink};
    tct_buffer out = merge(documents, 1, &options);
    assert_int_equal(notes, 4); /* merge() merges in both orders */
    tct_buffer_clear(&out);
}

/** 20,000 documents that share a few people: merging must not be quadratic in documents or in names. */
static void many_documents_are_merged_in_time(void **state) {
    tct_graph *in = NULL, *out = NULL;
    assert_ok(tct_graph_new(&tct_heap, &in));
    assert_ok(tct_graph_new(&tct_heap, &out));
    tct_terms *terms = tct_graph_terms(in);
    for (unsigned i = 0; i < 20000; i++) {
        char text[100];
        tct_term document = 0, person = 0, name = 0;
        snprintf(text, sizeof text, "http://example.org/id/document/d%u", i);
        assert_ok(tct_terms_iri(terms, tct_str_of(text), &document));
        for (unsigned k = 0; k < 2; k++) {
            const unsigned who = k ? i : i % 10;
            snprintf(text, sizeof text, "http://example.org/id/person/ana-%u", who);
            assert_ok(tct_terms_iri(terms, tct_str_of(text), &person));
            snprintf(text, sizeof text, "Ana Number%u", who);
            assert_ok(tct_terms_text(terms, tct_str_of(text), TCT_LIT("fr"), &name));
            assert_ok(tct_graph_add(in, person, TCT_V_RDF_TYPE, TCT_V_SCHEMA_PERSON, document));
            assert_ok(tct_graph_add(in, person, TCT_V_SCHEMA_NAME, name, document));
        }
    }
    assert_ok(tct_graph_sort(in));
    const clock_t begin = clock();
    assert_ok(tct_resolve_merge(in, NULL, NULL, out));
    assert_true(clock() - begin < 5 * CLOCKS_PER_SEC); /* 0.2 s where this was written */
    assert_ok(tct_graph_sort(out));
    assert_int_equal(tct_graph_count(out), tct_graph_count(in));
    tct_graph_free(in);
    tct_graph_free(out);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(links_and_names_join),
        cmocka_unit_test(surname_alone_joins_nobody),
        cmocka_unit_test(homonyms_are_parted_by_context),
        cmocka_unit_test(acronyms_join_what_is_not_ambiguous),
        cmocka_unit_test(kinds_never_join),
        cmocka_unit_test(days_part_events),
        cmocka_unit_test(lists_overrule),
        cmocka_unit_test(replaced_iris_are_logged),
        cmocka_unit_test(uncertain_pairs_are_suggested),
        cmocka_unit_test(homonyms_are_suggested_first),
        cmocka_unit_test(one_iri_is_parted_by_document),
        cmocka_unit_test(what_the_list_names_in_vain_is_told),
        cmocka_unit_test(many_documents_are_merged_in_time),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
