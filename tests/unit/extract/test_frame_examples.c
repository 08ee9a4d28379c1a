/*
 * Every tct:example of the ontology's frames must give its statement, no tct:counterExample may give one.
 * "{object The ministry} hosted {subject the forum}." marks the ends; "{object=2024-05-10 on 10 May}" gives a
 * date's value. Names that no pass finds are made mentions here: the frames are what is tested, not the
 * names.
 */
#include <stdio.h>
#include <stdlib.h>

#include "../test.h"

#include "base/file.h"
#include "extract/frames.h"
#include "extract/internal.h"
#include "language/analyse.h"
#include "rdf/read.h"

typedef struct {
    size_t begin, end;
    char value[16]; /* of a date */
} tct_marked;

typedef struct {
    char text[1024];
    tct_marked subject, object;
} tct_marked_text;

typedef struct {
    tct_pack *pack;
    tct_language *language;
    tct_extract *extract;
    unsigned examples, failures;
} bench;

/* Takes "{role=value text}" apart; returns what follows the brace. */
static const char *read_mark(const char *at, tct_marked_text *out) {
    tct_marked *mark = strncmp(at, "{subject", 8) == 0 ? &out->subject : &out->object;
    tct_marked found = {.begin = strlen(out->text)};
    at += strcspn(at, "= }");
    if (*at == '=') {
        const size_t size = strcspn(++at, " ");
        snprintf(found.value, sizeof found.value, "%.*s", (int)size, at);
        at += size;
    }
    at++;
    const size_t size = strcspn(at, "}");
    snprintf(out->text + found.begin, sizeof out->text - found.begin, "%.*s", (int)size, at);
    found.end = strlen(out->text);
    if (mark->end == 0) *mark = found;
    return at + size + 1;
}

static void read_marks(const char *at, tct_marked_text *out) {
    *out = (tct_marked_text){.text = ""};
    while (*at)
        if (*at == '{')
            at = read_mark(at, out);
        else {
            const size_t size = strlen(out->text);
            out->text[size] = *at++;
            out->text[size + 1] = 0;
        }
}

static tct_doc *new_doc(const bench *b, const char *text, const char *language) {
    tct_doc *doc = NULL;
    assert_ok(tct_doc_new(&tct_heap, tct_pack_symbols(b->pack), &doc));
    doc->text = tct_arena_copy(&doc->arena, tct_str_of(text));
    doc->meta.published = (tct_date){2024, 5, 22};
    const tct_span span = {0, (uint32_t)doc->text.size};
    assert_ok(TCT_DOC_PUSH(doc, blocks, ((tct_block){.span = span})));
    assert_ok(tct_language_analyse(b->language, doc, tct_str_of(language), NULL));
    return doc;
}

static bool overlaps(const tct_doc *doc, uint32_t mention, const tct_marked *mark) {
    const tct_span span = doc->mentions.items[mention].span;
    return mark->end && span.begin < mark->end && mark->begin < span.end;
}

/* The mention, or the one that it takes up: "the meeting" for the conference. */
static bool stands_for(const tct_doc *doc, uint32_t mention, const tct_marked *mark) {
    return overlaps(doc, mention, mark) || overlaps(doc, tct_mention_root(doc, mention), mark);
}

static tct_kind likely_kind(uint16_t kinds, const char *text) {
    static const tct_kind order[] = {TCT_KIND_EVENT, TCT_KIND_STRATEGY, TCT_KIND_PERSON,
                                     TCT_KIND_ORGANIZATION, TCT_KIND_PLACE};
    (void)text;
    for (size_t i = 0; i < sizeof order / sizeof *order; i++)
        if (kinds & (1u << order[i])) return order[i];
    return TCT_KIND_POST;
}

/* A mention over the marked words, unless a fitting one is there. */
static void ensure_mention(const bench *b, tct_doc *doc, const tct_marked *mark, uint16_t kinds) {
    uint32_t first = TCT_NONE, end = 0;
    if (mark->end == 0 || kinds == 0) return;
    for (uint32_t m = 0; m < doc->mentions.count; m++) {
        tct_mention *mention = &doc->mentions.items[m];
        if (!overlaps(doc, m, mark) || !(kinds & (1u << mention->kind))) continue;
        if (mention->span.begin < mark->begin ||
            (mention->span.begin > mark->begin + 5 && mention->span.end < mark->end))
            continue;
        mention->flags &= (uint8_t)~TCT_MENTION_GENERIC;
        return;
    }
    for (uint32_t w = 0; w < doc->words.count; w++) {
        const tct_word *word = &doc->words.items[w];
        if (word->span.begin < mark->begin || word->span.end > mark->end) continue;
        if (first == TCT_NONE && word->upos != TCT_UPOS_DET && word->upos != TCT_UPOS_ADP) first = w;
        end = w + 1;
    }
    if (first != TCT_NONE && first < end)
        assert_ok(tct_mention_add(b->extract, doc, first, end, likely_kind(kinds, NULL), TCT_MENTION_NAME,
                                  "example", NULL));
}

static void find_relations(const bench *b, tct_doc *doc, const tct_marked_text *marked,
                           const tct_pack_property *property) {
    tct_pass *const before[] = {tct_extract_times, tct_extract_lexicon, tct_extract_mentions,
                                tct_extract_posts};
    for (size_t i = 0; i < sizeof before / sizeof *before; i++)
        assert_ok(before[i](b->extract, doc));
    ensure_mention(b, doc, &marked->subject, property->domain);
    ensure_mention(b, doc, &marked->object, property->range);
    assert_ok(tct_mentions_settle(doc));
    assert_ok(tct_extract_coref(b->extract, doc));
    assert_ok(tct_extract_roles(b->extract, doc));
    assert_ok(tct_extract_frames(b->extract, doc));
}

static bool has_statement(const tct_doc *doc, uint16_t property, const tct_marked_text *marked) {
    for (size_t i = 0; i < doc->relations.count; i++) {
        const tct_relation *r = &doc->relations.items[i];
        if (r->property != property || r->claim > TCT_REPORTED) continue;
        if (marked->subject.end == 0) return true;
        const bool straight =
            stands_for(doc, r->subject, &marked->subject) &&
            (r->object == TCT_NONE ? tct_str_equal(r->literal, tct_str_of(marked->object.value))
                                   : overlaps(doc, r->object, &marked->object));
        if (straight) return true;
        if (r->object != TCT_NONE && overlaps(doc, r->object, &marked->subject) &&
            overlaps(doc, r->subject, &marked->object))
            return true; /* symmetric ones */
    }
    return false;
}

static void try_example(bench *b, tct_str property_iri, const char *example, const char *language,
                        bool counter) {
    tct_marked_text marked;
    read_marks(example, &marked);
    uint16_t id = UINT16_MAX;
    for (uint16_t p = 0; p < tct_pack_property_count(b->pack); p++)
        if (tct_str_equal(tct_frozen_text(tct_pack_symbols(b->pack), tct_pack_property_at(b->pack, p)->iri),
                          property_iri))
            id = p;
    assert_int_not_equal(id, UINT16_MAX);
    tct_doc *doc = new_doc(b, marked.text, language);
    find_relations(b, doc, &marked, tct_pack_property_at(b->pack, id));
    const bool found = has_statement(doc, id, &marked);
    b->examples++;
    if (found == counter) {
        b->failures++;
        print_error("%.*s: %s: %s\n", TCT_ARG(property_iri), counter ? "must not match" : "no match",
                    marked.text);
    }
    tct_doc_free(doc);
}

static tct_status on_statement(void *context, const tct_rdf_statement *statement) {
    const bool example = tct_str_ends(statement->predicate.text, TCT_LIT("#example"));
    const bool counter = tct_str_ends(statement->predicate.text, TCT_LIT("#counterExample"));
    char text[1024], language[8];
    if (!example && !counter) return TCT_OK;
    snprintf(text, sizeof text, "%.*s", TCT_ARG(statement->object.text));
    snprintf(language, sizeof language, "%.*s", TCT_ARG(statement->object.language));
    try_example(context, statement->subject.text, text, language, counter);
    return TCT_OK;
}

static void test_examples(void **state) {
    bench *b = *state;
    static const char *const files[] = {"ontology/lang/fr/frames.ttl", "ontology/lang/en/frames.ttl",
                                        "ontology/lang/es/frames.ttl"};
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        char path[1024];
        snprintf(path, sizeof path, "%s/%s", getenv("TERCET_SOURCE"), files[i]);
        tct_buffer bytes;
        tct_buffer_init(&bytes, &tct_heap, 1u << 24);
        assert_ok(tct_file_read(path, &bytes));
        const tct_rdf_listener listener = {.statement = on_statement, .context = b};
        assert_ok(tct_rdf_read(tct_buffer_str(&bytes), TCT_LIT("turtle"), path, NULL, &listener));
        tct_buffer_clear(&bytes);
    }
    print_message("%u of %u examples as they should be\n", b->examples - b->failures, b->examples);
    assert_true(b->examples > 60);
    assert_int_equal(b->failures, 0);
}

static int set_up(void **state) {
    static bench b;
    if (tct_pack_open(getenv("TERCET_PACK"), &tct_heap, NULL, &b.pack) != TCT_OK) return -1;
    if (tct_language_new(b.pack, &tct_heap, NULL, &b.language) != TCT_OK) return -1;
    if (tct_extract_new(b.pack, &tct_heap, &b.extract) != TCT_OK) return -1;
    *state = &b;
    return 0;
}

static int tear_down(void **state) {
    bench *b = *state;
    tct_extract_free(b->extract);
    tct_language_free(b->language);
    tct_pack_free(b->pack);
    return 0;
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test_setup_teardown(test_examples, set_up, tear_down)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
