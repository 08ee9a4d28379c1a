/** The shipped models on sentences of our own; damaged models; hostile sentences. */
#include "language/model.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/utf8.h"
#include "pack/pack.h"

static tct_pack *pack;

static int open_pack(void **state) {
    const char *path = getenv("TERCET_PACK");
    (void)state;
    return path && tct_pack_open(path, &tct_heap, NULL, &pack) == TCT_OK ? 0 : -1;
}

static int close_pack(void **state) {
    (void)state;
    tct_pack_free(pack);
    return 0;
}

static void add_word(tct_doc *doc, tct_str form) {
    tct_buffer lower;
    tct_word word = {.sentence = (uint32_t)doc->sentences.count};
    tct_buffer_init(&lower, &tct_heap, 1u << 20);
    assert_int_equal(tct_fold(form, &lower), TCT_OK);
    assert_int_equal(tct_symbols_intern(doc->symbols, form, &word.form), TCT_OK);
    assert_int_equal(tct_symbols_intern(doc->symbols, tct_buffer_str(&lower), &word.lower), TCT_OK);
    assert_int_equal(TCT_DOC_PUSH(doc, words, word), TCT_OK);
    tct_buffer_clear(&lower);
}

/** A document of one sentence, words separated by single spaces, analysed with the model in chunk @p chunk.
 */
static tct_doc *analyse(const char *chunk, const char *text) {
    tct_model model;
    tct_doc *doc = NULL;
    tct_str rest = tct_str_of(text);
    assert_int_equal(tct_model_open(tct_pack_chunk(pack, chunk), &model), TCT_OK);
    assert_int_equal(tct_doc_new(&tct_heap, NULL, &doc), TCT_OK);
    while (rest.size > 0)
        add_word(doc, tct_str_split(&rest, ' '));
    const tct_sentence sentence = {.word_end = (uint32_t)doc->words.count};
    assert_int_equal(TCT_DOC_PUSH(doc, sentences, sentence), TCT_OK);
    assert_int_equal(tct_model_analyse(&model, doc, 0, 1), TCT_OK);
    return doc;
}

static uint32_t find(const tct_doc *doc, const char *form) {
    for (uint32_t i = 0; i < doc->words.count; i++)
        if (tct_str_equal(tct_doc_symbol(doc, doc->words.items[i].form), tct_str_of(form))) return i;
    fail_msg("no word %s", form);
    return 0;
}

static void assert_arc(const tct_doc *doc, const char *word, const char *head, tct_deprel relation) {
    const tct_word *at = &doc->words.items[find(doc, word)];
    assert_string_equal(tct_deprel_name(at->relation), tct_deprel_name(relation));
    if (head)
        assert_int_equal(at->head, find(doc, head));
    else
        assert_int_equal(at->head, TCT_NONE);
}

static void assert_lemma(const tct_doc *doc, const char *word, const char *lemma, tct_upos upos) {
    const tct_word *at = &doc->words.items[find(doc, word)];
    const tct_str found = tct_doc_symbol(doc, at->lemma);
    assert_int_equal(found.size, strlen(lemma));
    assert_memory_equal(found.data, lemma, found.size);
    assert_string_equal(tct_upos_name(at->upos), tct_upos_name(upos));
}

/** Exactly one root, every head in the sentence, no cycle. */
static void assert_tree(const tct_doc *doc) {
    size_t roots = 0;
    for (uint32_t i = 0; i < doc->words.count; i++) {
        uint32_t at = i;
        roots += doc->words.items[i].head == TCT_NONE;
        for (size_t steps = 0; at != TCT_NONE; at = doc->words.items[at].head) {
            assert_true(at < doc->words.count);
            assert_true(steps++ <= doc->words.count);
        }
    }
    assert_int_equal(roots, doc->words.count ? 1 : 0);
}

static void test_french(void **state) {
    tct_doc *doc = analyse("model.fr", "Les ministres ont présenté une nouvelle stratégie à Genève .");
    (void)state;
    assert_tree(doc);
    assert_arc(doc, "présenté", NULL, TCT_DEP_ROOT);
    assert_arc(doc, "ministres", "présenté", TCT_DEP_NSUBJ);
    assert_arc(doc, "stratégie", "présenté", TCT_DEP_OBJ);
    assert_lemma(doc, "ministres", "ministre", TCT_UPOS_NOUN);
    assert_lemma(doc, "présenté", "présenter", TCT_UPOS_VERB);
    assert_lemma(doc, "Genève", "Genève", TCT_UPOS_PROPN);
    const uint32_t feats = doc->words.items[find(doc, "ministres")].feats;
    assert_int_equal(TCT_FEAT(feats, TCT_FEAT_NUMBER), TCT_NUMBER_PLUR);
    tct_doc_free(doc);
}

static void test_french_passive(void **state) {
    tct_doc *doc = analyse("model.fr", "La conférence a été organisée par le ministère de la Santé .");
    (void)state;
    assert_tree(doc);
    assert_arc(doc, "conférence", "organisée", TCT_DEP_NSUBJ_PASS);
    assert_arc(doc, "ministère", "organisée", TCT_DEP_OBL_AGENT);
    tct_doc_free(doc);
}

static void test_english(void **state) {
    tct_doc *doc = analyse("model.en", "The ministers presented a new plan in Vienna .");
    (void)state;
    assert_tree(doc);
    assert_arc(doc, "presented", NULL, TCT_DEP_ROOT);
    assert_arc(doc, "ministers", "presented", TCT_DEP_NSUBJ);
    assert_arc(doc, "plan", "presented", TCT_DEP_OBJ);
    assert_lemma(doc, "presented", "present", TCT_UPOS_VERB);
    assert_lemma(doc, "ministers", "minister", TCT_UPOS_NOUN);
    tct_doc_free(doc);
}

/** A form that training did not hold: the suffix that makes a word wins over the longer one that makes none.
 */
static void test_lemmas_are_words(void **state) {
    tct_doc *doc = analyse("model.en", "The session was chaired by Ms Osei and the accounts were audited .");
    (void)state;
    assert_lemma(doc, "chaired", "chair", TCT_UPOS_VERB);
    assert_lemma(doc, "audited", "audit", TCT_UPOS_VERB);
    tct_doc_free(doc);
}

/** Sentences of one kind of word, as long as they may be: a tree all the same. */
static void test_hostile(void **state) {
    static const char *const words[] = {"!", "😀", "مرحبا", "a", "\x01"};
    (void)state;
    for (size_t k = 0; k < sizeof words / sizeof *words; k++) {
        char text[8192] = "";
        for (int i = 0; i < 700; i++)
            strcat(strcat(text, i ? " " : ""), words[k]);
        tct_doc *doc = analyse(k % 2 ? "model.en" : "model.fr", text);
        assert_int_equal(doc->words.count, 700);
        assert_tree(doc);
        tct_doc_free(doc);
    }
}

/** Longer than what is parsed at once. */
static void test_monstrous_sentence(void **state) {
    tct_doc *doc = analyse("model.fr", "Bonjour");
    tct_model model;
    (void)state;
    assert_int_equal(tct_model_open(tct_pack_chunk(pack, "model.fr"), &model), TCT_OK);
    for (int i = 0; i < 5000; i++)
        add_word(doc, tct_str_of(i % 3 ? "la" : "paix"));
    doc->sentences.items[0].word_end = (uint32_t)doc->words.count;
    assert_int_equal(tct_model_analyse(&model, doc, 0, 1), TCT_OK);
    assert_tree(doc);
    tct_doc_free(doc);
}

static void test_damaged(void **state) {
    const tct_str chunk = tct_pack_chunk(pack, "model.fr");
    char *copy = malloc(chunk.size);
    tct_model model;
    (void)state;
    assert_non_null(copy);
    assert_int_equal(tct_model_open((tct_str){"", 0}, &model), TCT_ERR_PACK);
    for (size_t at = 0; at < chunk.size; at += at < 300 ? 7 : chunk.size / 23) {
        memcpy(copy, chunk.data, chunk.size);
        copy[at] = (char)(copy[at] ^ 0x55);
        assert_int_equal(tct_model_open((tct_str){copy, chunk.size}, &model), TCT_ERR_PACK);
    }
    memcpy(copy, chunk.data, chunk.size);
    for (size_t size = 0; size < chunk.size; size += 1 + chunk.size / 29)
        assert_int_equal(tct_model_open((tct_str){copy, size}, &model), TCT_ERR_PACK);
    free(copy);
}

/** Where a state allows only an arc to the right, fewer features are made: those of its label, unchanged. */
static void test_features_of_sole_moves(void **state) {
    uint64_t all[TCT_FEATURES], some[TCT_FEATURES], wanted[TCT_FEATURES], got[TCT_FEATURES];
    tct_view views[4] = {{0}};
    tct_arena arena;
    tct_parse_state parse;
    (void)state;
    for (uint32_t i = 0; i < 4; i++)
        views[i] = (tct_view){.lower = 11 + i, .lemma = 23 + i, .cluster = 37 + i, .tag = (uint8_t)i};
    tct_arena_init(&arena, &tct_heap);
    assert_int_equal(tct_parse_state_new(&arena, 4, &parse), TCT_OK);
    tct_parse_start(&parse, views, 4);
    while (parse.next < parse.count)
        tct_parse_apply(&parse, (tct_transition){TCT_MOVE_SHIFT, 0});
    for (; parse.depth > 1; tct_parse_apply(&parse, (tct_transition){TCT_MOVE_RIGHT, TCT_DEP_OBJ})) {
        assert_int_equal(tct_parse_moves(&parse), 1u << TCT_MOVE_RIGHT);
        tct_parse_features(&parse, all);
        tct_parse_right_features(&parse, some);
        const size_t count = tct_parse_label_features(all, TCT_MOVE_RIGHT, wanted);
        assert_int_equal(tct_parse_label_features(some, TCT_MOVE_RIGHT, got), count);
        assert_memory_equal(got, wanted, count * sizeof *got);
    }
    assert_int_equal(tct_parse_moves(&parse), 1u << TCT_MOVE_LEFT);
    tct_arena_clear(&arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_french),  cmocka_unit_test(test_french_passive),
        cmocka_unit_test(test_english), cmocka_unit_test(test_lemmas_are_words),
        cmocka_unit_test(test_hostile), cmocka_unit_test(test_monstrous_sentence),
        cmocka_unit_test(test_damaged), cmocka_unit_test(test_features_of_sole_moves),
    };
    return cmocka_run_group_tests(tests, open_pack, close_pack);
}
