#include "test.h"

#include <stdio.h>
#include <stdlib.h>

#include "graph/check.h"
#include "rdf/write.h"
#include "resolve/merge.h"
#include "resolve/resolve.h"

/* A document by hand: sentences are lines; mentions and relations name their words. Needs the built pack. */
typedef struct {
    tct_pack *pack;
    tct_doc *doc;
} fixture;

static tct_pack *open_pack(void) {
    const char *path = getenv("TERCET_PACK");
    tct_pack *pack = NULL;
    if (!path || tct_pack_open(path, &tct_heap, NULL, &pack) != TCT_OK) return NULL;
    return pack;
}

static fixture make(tct_pack *pack, const char *text) {
    fixture it = {pack, NULL};
    assert_ok(tct_doc_new(&tct_heap, tct_pack_symbols(pack), &it.doc));
    tct_doc *doc = it.doc;
    doc->text = tct_arena_copy(&doc->arena, tct_str_of(text));
    tct_doc_language(doc, TCT_LIT("fr"));
    doc->meta.published = (tct_date){2024, 5, 22};
    for (size_t begin = 0; begin < doc->text.size;) {
        size_t end = tct_str_find(doc->text, TCT_LIT("\n"), begin);
        if (end == SIZE_MAX) end = doc->text.size;
        const tct_span span = {(uint32_t)begin, (uint32_t)end};
        const uint32_t index = (uint32_t)doc->blocks.count;
        assert_ok(TCT_DOC_PUSH(doc, blocks,
                               ((tct_block){.span = span,
                                            .kind = begin ? TCT_BLOCK_PARAGRAPH : TCT_BLOCK_TITLE,
                                            .supported = true,
                                            .first_sentence = index,
                                            .sentence_end = index + 1})));
        assert_ok(TCT_DOC_PUSH(doc, sentences, ((tct_sentence){.span = span, .block = index})));
        begin = end + 1;
    }
    return it;
}

static uint32_t sentence_of(const tct_doc *doc, size_t at) {
    for (uint32_t i = 0; i < doc->sentences.count; i++)
        if (at < doc->sentences.items[i].span.end) return i;
    return 0;
}

/** The @p nth (from 0) occurrence of @p words as a mention; @p chain TCT_NONE begins a chain. */
static uint32_t mention(fixture *it, const char *words, int nth, tct_kind kind, tct_mention_form form,
                        uint32_t chain) {
    tct_doc *doc = it->doc;
    size_t at = tct_str_find(doc->text, tct_str_of(words), 0);
    for (; nth > 0; nth--)
        at = tct_str_find(doc->text, tct_str_of(words), at + 1);
    assert_true(at != SIZE_MAX);
    const uint32_t index = (uint32_t)doc->mentions.count;
    assert_ok(TCT_DOC_PUSH(doc, mentions,
                           ((tct_mention){.span = {(uint32_t)at, (uint32_t)(at + strlen(words))},
                                          .kind = (uint8_t)kind,
                                          .form = (uint8_t)form,
                                          .confidence = 90,
                                          .class_id = UINT16_MAX,
                                          .entity = TCT_NONE,
                                          .chain = chain == TCT_NONE ? index : chain,
                                          .sentence = sentence_of(doc, at),
                                          .rule = TCT_LIT("test")})));
    return index;
}

static tct_relation *relate(fixture *it, uint32_t subject, const char *property, uint32_t object,
                            const char *literal) {
    tct_doc *doc = it->doc;
    const tct_mention *from = &doc->mentions.items[subject];
    const uint16_t id = tct_pack_property_find(it->pack, tct_str_of(property));
    assert_int_not_equal(id, UINT16_MAX);
    assert_ok(TCT_DOC_PUSH(doc, relations,
                           ((tct_relation){.property = id,
                                           .subject = subject,
                                           .object = object,
                                           .literal = tct_str_of(literal),
                                           .span = doc->sentences.items[from->sentence].span,
                                           .sentence = from->sentence,
                                           .confidence = 87,
                                           .rule = TCT_LIT("frame/fr/test")})));
    return &doc->relations.items[doc->relations.count - 1];
}

/** Resolves, checks against the ontology (nothing may be dropped), writes N-Triples. */
static tct_buffer resolve(fixture *it, const tct_resolve_options *options) {
    tct_graph *graph = NULL, *checked = NULL;
    tct_check *check = NULL;
    tct_buffer out;
    assert_ok(tct_graph_new(&tct_heap, &graph));
    assert_ok(tct_graph_new(&tct_heap, &checked));
    assert_ok(tct_resolve_document(it->doc, it->pack, options, graph, NULL));
    assert_ok(tct_graph_sort(graph));
    assert_ok(tct_check_new(&tct_heap, it->pack, graph, NULL, &check));
    assert_ok(tct_graph_emit(graph, tct_check_sink(check, tct_graph_sink(checked))));
    assert_int_equal(tct_check_dropped(check), 0);
    assert_ok(tct_graph_sort(checked));
    tct_buffer_init(&out, &tct_heap, 1000000);
    assert_ok(tct_rdf_write(checked, TCT_RDF_NTRIPLES, NULL, &out));
    tct_check_free(check);
    tct_graph_free(checked);
    tct_graph_free(graph);
    return out;
}

static bool has(const tct_buffer *bytes, const char *part) {
    return tct_str_find(tct_buffer_str(bytes), tct_str_of(part), 0) != SIZE_MAX;
}

static void finish(fixture *it, tct_buffer *out) {
    tct_buffer_clear(out);
    tct_doc_free(it->doc);
    tct_pack_free(it->pack);
}

#define ID "<http://example.org/id/"
#define NAME "<https://schema.org/name> "
#define ALTERNATE "<https://schema.org/alternateName> "

#define NEED_PACK(pack)                                                                                      \
    tct_pack *pack = open_pack();                                                                            \
    if (!pack) skip()

static const char text[] =
    "Forum du littoral à Port-Clair\n"
    "Mme Ana Ruiz, directrice de l’Agence des rivages (ADR), ouvre le forum du littoral.\n"
    "Mme Ruiz rencontre l’ADR. Elle n’a pas signé.";

static void chains_become_named_nodes(void **state) {
    NEED_PACK(pack);
    fixture it = make(pack, text);
    const uint32_t ana = mention(&it, "Ana Ruiz", 0, TCT_KIND_PERSON, TCT_MENTION_NAME, TCT_NONE);
    const uint32_t agency =
        mention(&it, "Agence des rivages", 0, TCT_KIND_ORGANIZATION, TCT_MENTION_NAME, TCT_NONE);
    mention(&it, "ADR", 0, TCT_KIND_ORGANIZATION, TCT_MENTION_ACRONYM,
            TCT_NONE); /* left apart: "Name (ACR)" */
    mention(&it, "ADR", 1, TCT_KIND_ORGANIZATION, TCT_MENTION_ACRONYM, TCT_NONE); /* left apart: same name */
    mention(&it, "Ruiz", 1, TCT_KIND_PERSON, TCT_MENTION_NAME, ana);
    mention(&it, "Elle", 0, TCT_KIND_PERSON, TCT_MENTION_PRONOUN, ana);
    relate(&it, ana, "schema:affiliation", agency, "");
    relate(&it, ana, "schema:jobTitle", TCT_NONE, "directrice");
    tct_buffer out = resolve(&it, NULL);
    assert_true(has(&out, ID "person/ana-ruiz> " NAME "\"Ana Ruiz\"@fr ."));
    assert_true(has(&out, ID "person/ana-ruiz> " ALTERNATE "\"Ruiz\"@fr ."));
    assert_true(has(&out, ID "organization/agence-des-rivages> " NAME "\"Agence des rivages\"@fr ."));
    assert_true(has(&out, ID "organization/agence-des-rivages> " ALTERNATE "\"ADR\"@fr ."));
    assert_false(has(&out, "organization/adr>"));
    assert_false(has(&out, "\"Elle\""));
    assert_true(has(&out, "<https://schema.org/affiliation> " ID "organization/agence-des-rivages> ."));
    assert_true(has(&out, "<https://schema.org/jobTitle> \"directrice\"@fr ."));
    assert_true(has(&out, "<http://www.w3.org/ns/org#role> " ID "role/directrice> ."));
    assert_true(has(&out, "<https://schema.org/datePublished> \"2024-05-22\"^^"));
    finish(&it, &out);
}

static void what_is_not_named_is_not_written(void **state) {
    NEED_PACK(pack);
    fixture it = make(pack, text);
    const uint32_t forum =
        mention(&it, "forum du littoral", 0, TCT_KIND_EVENT, TCT_MENTION_PRONOUN, TCT_NONE);
    const uint32_t generic = mention(&it, "directrice", 0, TCT_KIND_POST, TCT_MENTION_POST, TCT_NONE);
    it.doc->mentions.items[generic].flags = TCT_MENTION_GENERIC;
    const uint32_t ana = mention(&it, "Ana Ruiz", 0, TCT_KIND_PERSON, TCT_MENTION_NAME, TCT_NONE);
    relate(&it, forum, "schema:attendee", ana, "");
    tct_buffer out = resolve(&it, NULL);
    assert_false(has(&out, "event/"));
    assert_false(has(&out, "post/"));
    assert_false(has(&out, "attendee"));
    finish(&it, &out);
}

static void descriptions_alone_are_events_and_strategies(void **state) {
    NEED_PACK(pack);
    fixture it = make(pack, text);
    const uint32_t name = mention(&it, "Forum du littoral", 0, TCT_KIND_EVENT, TCT_MENTION_NAME, TCT_NONE);
    mention(&it, "forum", 0, TCT_KIND_EVENT, TCT_MENTION_ANAPHOR, name);
    mention(&it, "ADR", 0, TCT_KIND_ORGANIZATION, TCT_MENTION_ANAPHOR, TCT_NONE);
    mention(&it, "littoral", 1, TCT_KIND_STRATEGY, TCT_MENTION_ANAPHOR, TCT_NONE);
    tct_buffer out = resolve(&it, NULL);
    assert_true(has(&out, ID "strategy/littoral> " NAME));
    assert_true(has(&out, ID "event/forum-du-littoral> " NAME));
    assert_false(has(&out, "\"forum\""));
    assert_false(has(&out, "organization/"));
    finish(&it, &out);
}

static void negated_and_former_are_no_bare_triples(void **state) {
    NEED_PACK(pack);
    fixture it = make(pack, text);
    const uint32_t forum = mention(&it, "Forum du littoral", 0, TCT_KIND_EVENT, TCT_MENTION_NAME, TCT_NONE);
    const uint32_t ana = mention(&it, "Ana Ruiz", 0, TCT_KIND_PERSON, TCT_MENTION_NAME, TCT_NONE);
    const uint32_t agency =
        mention(&it, "Agence des rivages", 0, TCT_KIND_ORGANIZATION, TCT_MENTION_NAME, TCT_NONE);
    relate(&it, forum, "tct:chair", ana, "")->claim = TCT_NEGATED;
    relate(&it, forum, "schema:performer", ana, "")->claim = TCT_PLANNED;
    relate(&it, ana, "schema:affiliation", agency, "")->tenure = TCT_TENURE_FORMER;
    relate(&it, forum, "schema:startDate", TCT_NONE, "2024-05");
    relate(&it, forum, "schema:endDate", TCT_NONE, "2024-15");
    tct_buffer out = resolve(&it, NULL);
    assert_false(has(&out, "littoral> <https://w3id.org/tercet/ns#chair> "));
    assert_true(has(
        &out, "<http://www.w3.org/1999/02/22-rdf-syntax-ns#predicate> <https://w3id.org/tercet/ns#chair> ."));
    assert_true(has(&out, "<https://w3id.org/tercet/ns#status> <https://w3id.org/tercet/ns#negated> ."));
    assert_true(has(&out, "littoral> <https://schema.org/performer> "));
    assert_false(has(&out, "<https://schema.org/affiliation>"));
    assert_true(has(&out, "<https://w3id.org/tercet/ns#tenure> \"former\" ."));
    assert_true(has(&out, "startDate> \"2024-05\"^^<http://www.w3.org/2001/XMLSchema#gYearMonth> ."));
    assert_false(has(&out, "endDate"));
    tct_buffer_clear(&out);
    out = resolve(&it, &(tct_resolve_options){.claims = 1u << TCT_ASSERTED, .evidence = TCT_EVIDENCE_NONE});
    assert_false(has(&out, "performer"));
    assert_false(has(&out, "document/"));
    tct_buffer_clear(&out);
    out = resolve(&it, &(tct_resolve_options){.min_confidence = 88});
    assert_false(has(&out, "startDate"));
    finish(&it, &out);
}

static void evidence_counts_code_points(void **state) {
    NEED_PACK(pack);
    fixture it = make(pack, text);
    const uint32_t forum = mention(&it, "Forum du littoral", 0, TCT_KIND_EVENT, TCT_MENTION_NAME, TCT_NONE);
    const uint32_t place = mention(&it, "Port-Clair", 0, TCT_KIND_PLACE, TCT_MENTION_NAME, TCT_NONE);
    tct_relation *relation = relate(&it, forum, "schema:location", place, "");
    relation->span = (tct_span){0, (uint32_t)(sizeof("Forum du littoral à Port-Clair") - 1)};
    const tct_span words = relation->span;
    tct_relation *again =
        relate(&it, forum, "schema:location", place, ""); /* the same words, a weaker rule */
    again->span = words;
    again->rule = TCT_LIT("layout");
    again->confidence = 50;
    tct_buffer out = resolve(&it, &(tct_resolve_options){.evidence = TCT_EVIDENCE_STATEMENT,
                                                         .version = TCT_LIT("1.2.3"),
                                                         .parameters = TCT_LIT("--evidence statement")});
    assert_true(has(&out, "#char=0,30> ."));
    const tct_str rule = TCT_LIT("<https://w3id.org/tercet/ns#rule>");
    const size_t first = tct_str_find(tct_buffer_str(&out), rule, 0);
    assert_true(first != SIZE_MAX && tct_str_find(tct_buffer_str(&out), rule, first + 1) == SIZE_MAX);
    assert_true(has(&out, "<http://www.w3.org/ns/prov#value> \"Forum du littoral à Port-Clair\"@fr ."));
    assert_true(has(&out, "<https://w3id.org/tercet/ns#confidence> \"0.87\"^^"));
    assert_true(has(&out, "<https://schema.org/softwareVersion> \"1.2.3\" ."));
    assert_true(has(&out, "<https://schema.org/about> " ID "event/forum-du-littoral> ."));
    finish(&it, &out);
}

static void symmetric_once_and_ends_in_range(void **state) {
    NEED_PACK(pack);
    fixture it = make(pack, text);
    const uint32_t ana = mention(&it, "Ana Ruiz", 0, TCT_KIND_PERSON, TCT_MENTION_NAME, TCT_NONE);
    const uint32_t agency =
        mention(&it, "Agence des rivages", 0, TCT_KIND_ORGANIZATION, TCT_MENTION_NAME, TCT_NONE);
    const uint32_t place = mention(&it, "Port-Clair", 0, TCT_KIND_PLACE, TCT_MENTION_NAME, TCT_NONE);
    relate(&it, ana, "tct:met", agency, "");
    relate(&it, agency, "tct:met", ana, "");
    relate(&it, ana, "tct:met", place, ""); /* a place is met by nobody */
    relate(&it, ana, "tct:met", ana, "");
    tct_buffer out = resolve(&it, NULL);
    const tct_str met = TCT_LIT("<https://w3id.org/tercet/ns#met>");
    const size_t first = tct_str_find(tct_buffer_str(&out), met, 0);
    assert_true(first != SIZE_MAX);
    assert_true(tct_str_find(tct_buffer_str(&out), met, first + 1) == SIZE_MAX);
    finish(&it, &out);
}

static void two_people_with_one_surname_stay_two(void **state) {
    NEED_PACK(pack);
    fixture it = make(pack, "M. Paul Martin et Mme Jeanne Martin\nM. Martin parle à Mme Martin.");
    const uint32_t paul = mention(&it, "Paul Martin", 0, TCT_KIND_PERSON, TCT_MENTION_NAME, TCT_NONE);
    const uint32_t jeanne = mention(&it, "Jeanne Martin", 0, TCT_KIND_PERSON, TCT_MENTION_NAME, TCT_NONE);
    mention(&it, "Martin", 2, TCT_KIND_PERSON, TCT_MENTION_NAME, paul);
    mention(&it, "Martin", 3, TCT_KIND_PERSON, TCT_MENTION_NAME, jeanne);
    tct_buffer out = resolve(&it, NULL);
    assert_true(has(&out, ID "person/paul-martin> " NAME));
    assert_true(has(&out, ID "person/jeanne-martin> " NAME));
    finish(&it, &out);
}

static void known_entities_bring_names_and_links(void **state) {
    NEED_PACK(pack);
    uint32_t known = TCT_NONE;
    for (uint32_t i = 0; i < tct_pack_entity_count(pack) && known == TCT_NONE; i++)
        if (tct_pack_entity_at(pack, i)->first_link < tct_pack_entity_at(pack, i)->link_end &&
            tct_pack_class_at(pack, tct_pack_entity_at(pack, i)->class_id)->kind == TCT_KIND_PLACE)
            known = i;
    if (known == TCT_NONE) skip();
    fixture it = make(pack, "Ville de Xyz\nÀ Xyz aussi.");
    const uint32_t place = mention(&it, "Xyz", 0, TCT_KIND_PLACE, TCT_MENTION_NAME, TCT_NONE);
    mention(&it, "Xyz", 1, TCT_KIND_PLACE, TCT_MENTION_NAME, TCT_NONE);
    it.doc->mentions.items[place].entity = known;
    tct_buffer out = resolve(&it, NULL);
    const tct_str id = tct_frozen_text(tct_pack_symbols(pack), tct_pack_entity_at(pack, known)->id);
    char iri[300];
    snprintf(iri, sizeof iri, ID "%.*s> ", TCT_ARG(id));
    assert_true(has(&out, iri));
    assert_true(has(&out, "<https://schema.org/sameAs> <http"));
    assert_true(has(&out, ALTERNATE "\"Xyz\"@fr ."));
    assert_false(has(&out, "place/xyz>"));
    finish(&it, &out);
}

static void settling_merges_and_drops(void **state) {
    NEED_PACK(pack);
    fixture one = make(pack, text), two = make(pack, "Ana Ruiz\nLe forum du littoral commence.");
    tct_graph *graph = NULL;
    assert_ok(tct_graph_new(&tct_heap, &graph));
    mention(&one, "Ana Ruiz", 0, TCT_KIND_PERSON, TCT_MENTION_NAME, TCT_NONE);
    mention(&two, "Ana Ruiz", 0, TCT_KIND_PERSON, TCT_MENTION_NAME, TCT_NONE);
    assert_ok(tct_resolve_document(one.doc, pack, NULL, graph, NULL));
    assert_ok(tct_resolve_document(two.doc, pack, NULL, graph, NULL));
    tct_term ana = 0;
    assert_ok(tct_terms_iri(tct_graph_terms(graph), TCT_LIT("http://example.org/id/person/ana-ruiz"), &ana));
    assert_ok(tct_graph_add(graph, ana, TCT_V_SCHEMA_START_DATE, ana, 0)); /* a person does not begin */
    assert_ok(tct_resolve_settle(&graph, pack, NULL, &tct_heap));
    ana = tct_terms_find_iri(tct_graph_terms(graph), TCT_LIT("http://example.org/id/person/ana-ruiz"));
    assert_int_equal(tct_graph_object(graph, ana, TCT_V_SCHEMA_START_DATE), 0);
    assert_int_not_equal(tct_graph_object(graph, ana, TCT_V_RDF_TYPE), 0);
    const tct_range mentions = tct_graph_to(graph, ana);
    assert_int_equal(mentions.end - mentions.begin, 3); /* mentioned by both, and what the second is about */
    tct_graph_free(graph);
    tct_doc_free(one.doc);
    tct_doc_free(two.doc);
    tct_pack_free(pack);
}

static void bad_base_is_refused(void **state) {
    NEED_PACK(pack);
    fixture it = make(pack, text);
    tct_graph *graph = NULL;
    assert_ok(tct_graph_new(&tct_heap, &graph));
    static const char *const bad[] = {"id/", "http://x y/", "http://example.org/id"};
    for (size_t i = 0; i < 3; i++)
        assert_int_equal(tct_resolve_document(
                             it.doc, pack, &(tct_resolve_options){.base = tct_str_of(bad[i])}, graph, NULL),
                         TCT_ERR_ARGUMENT);
    tct_graph_free(graph);
    tct_doc_free(it.doc);
    tct_pack_free(pack);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(chains_become_named_nodes),
        cmocka_unit_test(what_is_not_named_is_not_written),
        cmocka_unit_test(descriptions_alone_are_events_and_strategies),
        cmocka_unit_test(negated_and_former_are_no_bare_triples),
        cmocka_unit_test(evidence_counts_code_points),
        cmocka_unit_test(symmetric_once_and_ends_in_range),
        cmocka_unit_test(two_people_with_one_surname_stay_two),
        cmocka_unit_test(known_entities_bring_names_and_links),
        cmocka_unit_test(settling_merges_and_drops),
        cmocka_unit_test(bad_base_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
