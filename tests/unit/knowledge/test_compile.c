/* What the compiler makes of the sources: every table of the pack, and every way in which a source can be
 * wrong. */
#include "doc/doc.h"
#include "fixture.h"
#include "pack/frames.h"

typedef struct {
    tct_buffer image;
    tct_pack *pack;
} fixture;

static int set_up(void **state) {
    static fixture f;
    f.pack = fixture_pack(&f.image);
    *state = &f;
    return 0;
}

static int tear_down(void **state) {
    fixture *f = *state;
    tct_pack_free(f->pack);
    tct_buffer_clear(&f->image);
    return 0;
}

static const tct_pack *pack_of(void **state) {
    return ((fixture *)*state)->pack;
}

static uint16_t class_of(const tct_pack *pack, const char *name) {
    const uint16_t id = tct_pack_class_find(pack, tct_str_of(name));
    assert_true(id < tct_pack_class_count(pack));
    return id;
}

static const tct_pack_property *property_of(const tct_pack *pack, const char *name) {
    return tct_pack_property_at(pack, tct_pack_property_find(pack, tct_str_of(name)));
}

static void test_classes(void **state) {
    const tct_pack *pack = pack_of(state);
    const uint16_t agency = class_of(pack, "tct:Agency"),
                   organization = class_of(pack, "schema:Organization");
    const tct_pack_class *class = tct_pack_class_at(pack, agency);
    assert_int_equal(tct_pack_class_count(pack), 9);
    assert_int_equal(class->parent, organization);
    assert_int_equal(class->kind, TCT_KIND_ORGANIZATION);
    assert_int_equal(class->depth, 1);
    assert_str(fixture_text(pack, class->label[0]), "agence");
    assert_int_equal(class->label[1], 0);
    assert_str(fixture_text(pack, class->iri), "https://w3id.org/tercet/ns#Agency");
    assert_true(tct_pack_class_is_a(pack, agency, organization));
    assert_false(tct_pack_class_is_a(pack, organization, agency));
    assert_int_equal(tct_pack_class_at(pack, class_of(pack, "schema:Country"))->kind, TCT_KIND_PLACE);
    assert_int_equal(tct_pack_class_at(pack, class_of(pack, "org:Post"))->kind, TCT_KIND_POST);
    assert_int_equal(tct_pack_class_at(pack, class_of(pack, "tct:Status"))->kind, TCT_KIND_NONE);
    assert_int_equal(tct_pack_class_find(pack, TCT_LIT("schema:Nothing")), UINT16_MAX);
}

static void test_style_is_inherited(void **state) {
    const tct_pack *pack = pack_of(state);
    const tct_pack_class *class = tct_pack_class_at(pack, class_of(pack, "tct:Agency"));
    assert_str(fixture_text(pack, class->shape), "box");
    assert_str(fixture_text(pack, class->colour), "#102030");
    assert_int_equal(tct_pack_class_at(pack, class_of(pack, "schema:Country"))->shape, 0);
}

static void test_properties(void **state) {
    const tct_pack *pack = pack_of(state);
    const tct_pack_property *organizer = property_of(pack, "schema:organizer");
    assert_int_equal(tct_pack_property_count(pack), 3);
    assert_int_equal(organizer->domain, 1u << TCT_KIND_EVENT);
    assert_int_equal(organizer->range, 1u << TCT_KIND_PERSON | 1u << TCT_KIND_ORGANIZATION);
    assert_int_equal(organizer->value, TCT_VALUE_ENTITY);
    assert_int_equal(organizer->symmetric, 0);
    assert_ptr_equal(tct_pack_property_at(pack, organizer->implies), organizer);
    assert_str(fixture_text(pack, organizer->label[1]), "organized by");
    const tct_pack_property *partner = property_of(pack, "tct:partner");
    assert_int_equal(partner->symmetric, 1);
    assert_ptr_equal(tct_pack_property_at(pack, partner->implies), organizer);
    assert_int_equal(property_of(pack, "schema:startDate")->value, TCT_VALUE_DATE);
    assert_int_equal(property_of(pack, "schema:startDate")->range, 0);
}

static const tct_pack_entity *entity_of(const tct_pack *pack, const char *id) {
    for (uint32_t i = 0; i < tct_pack_entity_count(pack); i++) {
        const tct_pack_entity *entity = tct_pack_entity_at(pack, i);
        if (tct_str_equal(fixture_text(pack, entity->id), tct_str_of(id))) return entity;
    }
    fail_msg("no entity %s", id);
    return NULL;
}

static void test_entities(void **state) {
    const tct_pack *pack = pack_of(state);
    const tct_pack_entity *aqua = entity_of(pack, "organization/aqua");
    assert_int_equal(tct_pack_entity_count(pack), 3);
    assert_int_equal(aqua->class_id, class_of(pack, "tct:Agency"));
    assert_int_equal(aqua->rank, UINT16_MAX); /* 70000 has no room */
    assert_ptr_equal(tct_pack_entity_at(pack, aqua->within), entity_of(pack, "organization/mother"));
    assert_int_equal(aqua->link_end - aqua->first_link, 1);
    assert_str(fixture_text(pack, tct_pack_link_at(pack, aqua->first_link)),
               "http://www.wikidata.org/entity/Q1");
    assert_int_equal(aqua->name_end - aqua->first_name, 4);
    assert_int_equal(entity_of(pack, "place/freedonia")->within, UINT32_MAX);
}

/** Flags of the name that the words, given with spaces between them, lead to. */
static uint32_t flags_of(const tct_pack *pack, const char *words) {
    tct_symbol symbols[8];
    size_t count = 0, found = 0;
    for (tct_str rest = tct_str_of(words); rest.size;)
        symbols[count++] = tct_frozen_find(tct_pack_symbols(pack), tct_str_split(&rest, ' '));
    const uint32_t *values = tct_phrases_get(tct_pack_names(pack), symbols, count, &found);
    return values ? tct_pack_name_at(pack, values[0])->flags : UINT32_MAX;
}

static void test_names_are_folded_words(void **state) {
    const tct_pack *pack = pack_of(state);
    assert_int_equal(flags_of(pack, "agence de l' eau"), TCT_NAME_PREFERRED);
    assert_int_equal(flags_of(pack, "water agency"), TCT_NAME_PREFERRED);
    assert_int_equal(flags_of(pack, "aqua"), TCT_NAME_EXACT_CASE);
    assert_int_equal(flags_of(pack, "freedonian"), TCT_NAME_DEMONYM);
    assert_int_equal(flags_of(pack, "agence de"), UINT32_MAX);
}

static void test_languages_and_lists(void **state) {
    const tct_pack *pack = pack_of(state);
    assert_int_equal(tct_pack_language_count(pack), 2);
    assert_str(tct_pack_language_code(tct_pack_language_at(pack, 0)), "fr");
    assert_null(tct_pack_language_find(pack, TCT_LIT("guess")));
    const tct_pack_language *english = tct_pack_language_find(pack, TCT_LIT("en"));
    assert_int_equal(tct_pack_language_index(english), 1);
    const tct_pack_list *months = tct_pack_list_find(english, "months");
    assert_non_null(months);
    assert_int_equal(months->count, 2);
    const tct_pack_item *may =
        tct_pack_list_get(months, tct_frozen_find(tct_pack_symbols(pack), TCT_LIT("may")));
    assert_non_null(may);
    assert_str(fixture_text(pack, may->key), "May");
    assert_str(fixture_text(pack, may->value[0]), "5");
    assert_str(fixture_text(pack, may->value[1]), "extra");
    assert_int_equal(may->value[2], 0);
    assert_null(tct_pack_list_find(english, "weekdays"));
}

static void test_nouns(void **state) {
    const tct_pack *pack = pack_of(state);
    const tct_frozen_symbols *symbols = tct_pack_symbols(pack);
    const tct_pack_language *french = tct_pack_language_find(pack, TCT_LIT("fr"));
    const tct_symbol office[] = {
        tct_frozen_find(symbols, TCT_LIT("office")), tct_frozen_find(symbols, TCT_LIT("de")),
        tct_frozen_find(symbols, TCT_LIT("le")), tct_frozen_find(symbols, TCT_LIT("film"))};
    size_t count = 0;
    const uint32_t *values = tct_phrases_get(tct_pack_nouns(french), office, 4, &count);
    assert_int_equal(count, 1);
    assert_int_equal(tct_pack_noun_at(french, values[0])->class_id, class_of(pack, "tct:Agency"));
    assert_int_equal(tct_pack_noun_at(french, values[0])->flags, 0);
    const tct_symbol bureau = tct_frozen_find(symbols, TCT_LIT("bureau"));
    values = tct_phrases_get(tct_pack_nouns(french), &bureau, 1, &count);
    assert_int_equal(tct_pack_noun_at(french, values[0])->flags, TCT_NOUN_WEAK);
}

static void test_frames(void **state) {
    const tct_pack *pack = pack_of(state);
    tct_frames frames;
    uint32_t count = 0;
    assert_ok(tct_frames_open(tct_pack_chunk(pack, "frames.en"), &frames));
    assert_non_null(
        tct_frames_find(&frames, tct_frozen_find(tct_pack_symbols(pack), TCT_LIT("host")), &count));
    assert_int_equal(count, 1);
}

static void test_order_of_files_does_not_matter(void **state) {
    const fixture *f = *state;
    tct_knowledge_file reversed[FIXTURE_FILES];
    for (size_t i = 0; i < FIXTURE_FILES; i++)
        reversed[i] = fixture_files[FIXTURE_FILES - 1 - i];
    tct_buffer image;
    assert_ok(fixture_compile(NULL, reversed, FIXTURE_FILES, NULL, &image));
    assert_true(tct_str_equal(tct_buffer_str(&image), tct_buffer_str(&f->image)));
    tct_buffer_clear(&image);
}

/* --- knowledge of the user over a pack
 * ------------------------------------------------------------------------- */

static const char user[] =
    FIXTURE_PREFIXES "@prefix my: <http://example.org/my#> .\n"
                     "my:Embassy a owl:Class ; rdfs:subClassOf tct:Agency ; rdfs:label \"ambassade\"@fr ; "
                     "tct:noun \"ambassade\"@fr .\n"
                     "my:guards a owl:ObjectProperty ; rdfs:domain my:Embassy ; rdfs:range schema:Place ;\n"
                     "  tct:frame \"{subject} guard {object}\"@en .\n"
                     "my:rufus a my:Embassy ; schema:name \"Embassy of Freedonia\"@en ; "
                     "schema:parentOrganization organization:aqua .\n"
                     "organization:aqua schema:alternateName \"Eau pour tous\"@fr .\n";

static void check_unmoved(const tct_pack *base, const tct_pack *pack) {
    for (uint16_t i = 0; i < tct_pack_class_count(base); i++)
        assert_memory_equal(tct_pack_class_at(base, i), tct_pack_class_at(pack, i), sizeof(tct_pack_class));
    for (uint32_t i = 1; i < tct_pack_symbols(base)->count; i++)
        assert_true(tct_str_equal(fixture_text(base, i), fixture_text(pack, i)));
    assert_int_equal(flags_of(pack, "water agency"), TCT_NAME_PREFERRED);
    assert_int_equal(flags_of(pack, "aqua"), TCT_NAME_EXACT_CASE);
}

static void check_added(const tct_pack *pack) {
    const tct_pack_class *embassy = tct_pack_class_at(pack, class_of(pack, "my:Embassy"));
    assert_int_equal(embassy->kind, TCT_KIND_ORGANIZATION);
    assert_int_equal(embassy->depth, 2);
    assert_str(fixture_text(pack, embassy->shape), "box");
    const tct_pack_entity *rufus = entity_of(pack, "organization/embassy-of-freedonia");
    assert_str(fixture_text(pack, tct_pack_link_at(pack, rufus->first_link)), "http://example.org/my#rufus");
    assert_ptr_equal(tct_pack_entity_at(pack, rufus->within), entity_of(pack, "organization/aqua"));
    assert_int_equal(flags_of(pack, "eau pour tous"), 0);
    assert_int_equal(flags_of(pack, "embassy of freedonia"), TCT_NAME_PREFERRED);
    assert_int_equal(property_of(pack, "my:guards")->domain, 1u << TCT_KIND_ORGANIZATION);
    tct_frames frames;
    uint32_t count = 0;
    assert_ok(tct_frames_open(tct_pack_chunk(pack, "frames.en"), &frames));
    assert_non_null(
        tct_frames_find(&frames, tct_frozen_find(tct_pack_symbols(pack), TCT_LIT("guard")), &count));
    assert_non_null(
        tct_frames_find(&frames, tct_frozen_find(tct_pack_symbols(pack), TCT_LIT("host")), &count));
}

static void test_user_knowledge(void **state) {
    const tct_pack *base = pack_of(state);
    const tct_knowledge_file file = {"user/my.ttl", {user, sizeof user - 1}};
    tct_buffer image;
    tct_pack *pack = NULL;
    assert_ok(fixture_compile(base, &file, 1, NULL, &image));
    assert_ok(tct_pack_open_memory(tct_buffer_str(&image), &tct_heap, NULL, &pack));
    check_unmoved(base, pack);
    check_added(pack);
    assert_str(tct_pack_chunk(pack, "guess.xx"), "abc\t3\n");
    assert_false(tct_str_equal(tct_pack_digest(pack), tct_pack_digest(base)));
    tct_pack_free(pack);
    tct_buffer_clear(&image);
}

/* --- sources that are wrong
 * -------------------------------------------------------------------------------------- */

typedef struct {
    size_t errors, warnings;
    char text[2000];
} told;

static void tell(void *context, const tct_diagnostic *diagnostic) {
    told *t = context;
    t->errors += diagnostic->severity == TCT_ERROR;
    t->warnings += diagnostic->severity == TCT_WARNING;
    strncat(t->text, diagnostic->message, sizeof t->text - strlen(t->text) - 1);
}

static void refuse(void **state, const char *name, const char *turtle, const char *expected) {
    told t = {0, 0, ""};
    const tct_sink sink = {tell, &t};
    const tct_knowledge_file file = {name, tct_str_of(turtle)};
    tct_buffer image;
    const tct_status status = fixture_compile(pack_of(state), &file, 1, &sink, &image);
    if (!tct_failed(status)) fail_msg("%s: taken", expected);
    if (!strstr(t.text, expected)) fail_msg("expected \"%s\" in \"%s\"", expected, t.text);
    assert_true(t.errors > 0);
    tct_buffer_clear(&image);
}

static void test_wrong_sources(void **state) {
    refuse(state, "user/a.ttl", "this is no Turtle", "");
    refuse(state, "user/a.ttl", "# \xff\n", "UTF-8");
    refuse(state, "lexicon/x.ttl", FIXTURE_PREFIXES "place:x schema:name \"X\" .", "no class");
    refuse(state, "lexicon/x.ttl",
           FIXTURE_PREFIXES "<https://w3id.org/tercet/lexicon/place> a schema:Place ; schema:name \"X\" .",
           "slug");
    refuse(state, "lexicon/x.ttl",
           FIXTURE_PREFIXES
           "<https://w3id.org/tercet/lexicon/place/a.b> a schema:Place ; schema:name \"X\" .",
           "slug");
    refuse(state, "user/a.ttl", FIXTURE_PREFIXES "tct:Nothing tct:noun \"rien\"@fr .", "no class");
    refuse(state, "user/a.ttl", FIXTURE_PREFIXES "tct:Agency tct:noun \"nada\"@es .", "language");
    refuse(state, "user/a.ttl", FIXTURE_PREFIXES "tct:Agency tct:noun \"agency\" .", "language");
    refuse(state, "user/a.ttl", FIXTURE_PREFIXES "tct:nothing tct:frame \"{subject} host {object}\"@en .",
           "no property");
    refuse(state, "user/a.ttl",
           FIXTURE_PREFIXES "tct:A rdfs:subClassOf tct:B . tct:B rdfs:subClassOf tct:A .",
           "subclass of itself");
    refuse(state, "lang/en/model.zst", "no zstd", "Zstandard");
    refuse(state, "lang/en/list.tsv", "\tvalue without key\n", "without a key");
}

static void test_too_long_name_is_a_warning(void **state) {
    told t = {0, 0, ""};
    const tct_sink sink = {tell, &t};
    const char text[] = FIXTURE_PREFIXES
        "place:x a schema:Place ; schema:name \"1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 "
        "20 21 22 23 24 25\"@en .";
    const tct_knowledge_file file = {"lexicon/x.ttl", {text, sizeof text - 1}};
    tct_buffer image;
    assert_ok(fixture_compile(pack_of(state), &file, 1, &sink, &image));
    assert_int_equal(t.warnings, 1);
    tct_buffer_clear(&image);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_classes),
        cmocka_unit_test(test_style_is_inherited),
        cmocka_unit_test(test_properties),
        cmocka_unit_test(test_entities),
        cmocka_unit_test(test_names_are_folded_words),
        cmocka_unit_test(test_languages_and_lists),
        cmocka_unit_test(test_nouns),
        cmocka_unit_test(test_frames),
        cmocka_unit_test(test_order_of_files_does_not_matter),
        cmocka_unit_test(test_user_knowledge),
        cmocka_unit_test(test_wrong_sources),
        cmocka_unit_test(test_too_long_name_is_a_warning),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
