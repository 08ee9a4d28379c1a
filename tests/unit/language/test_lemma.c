/* Rewrite rules of lemmas, applied to words that they were not learned from. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "language/features.h"
#include "language/lemma.h"

/** The lemma of @p word under a rule that cuts @p cut bytes and appends @p end is @p expected. */
static void assert_lemma(const char *word, unsigned cut, const char *end, const char *expected) {
    const tct_str text = tct_str_of(word), tail = tct_str_of(end);
    const tct_lemma_rule rule = {TCT_LEMMA_LOWER, (uint8_t)cut, (uint8_t)tail.size, 0, 0};
    const tct_lemmas lemmas = {
        .rules = &rule, .texts = tail.data, .rule_count = 1, .text_bytes = (uint32_t)tail.size};
    char out[TCT_LEMMA_BYTES];
    const tct_str lemma = tct_lemma_apply(&lemmas, &rule, text, text, out);
    if (!tct_str_equal(lemma, tct_str_of(expected))) print_message("%s: %.*s\n", word, TCT_ARG(lemma));
    assert_true(tct_str_equal(lemma, tct_str_of(expected)));
}

static void test_rules_cut_and_append(void **state) {
    (void)state;
    assert_lemma("signées", 4, "er", "signer");
    assert_lemma("ports", 1, "", "port");
    assert_lemma("succède", 3,
                 "\xA9"
                 "der",
                 "succéder"); /* the two letters share their first byte */
}

static void test_a_letter_is_never_cut_in_half(void **state) {
    (void)state;
    assert_lemma("succède", 3, "er", "succède");
    assert_lemma("succède", 3, "", "succède");
    assert_lemma("ports", 1, "\xA9", "ports");
}

/** The form @p form under a rule of base @p base that changes nothing else. */
static void assert_base(uint8_t base, const char *form, const char *lower, const char *expected) {
    const tct_lemma_rule rule = {.base = base};
    const tct_lemmas lemmas = {.rules = &rule, .texts = "", .rule_count = 1};
    char out[TCT_LEMMA_BYTES];
    const tct_str lemma = tct_lemma_apply(&lemmas, &rule, tct_str_of(form), tct_str_of(lower), out);
    assert_true(tct_str_equal(lemma, tct_str_of(expected)));
}

static void test_names_in_small_letters_get_a_capital(void **state) {
    (void)state;
    assert_base(TCT_LEMMA_CAPITAL, "bergen", "bergen", "Bergen");
    assert_base(TCT_LEMMA_CAPITAL, "UNDP", "undp", "UNDP");
    assert_base(TCT_LEMMA_CAPITAL, "info@bergen.example", "info@bergen.example", "info@bergen.example");
    assert_base(TCT_LEMMA_TITLE, "BERGEN", "bergen", "Bergen");
}

/** A table of 64 slots and the words that texts use. */
typedef struct {
    tct_lemma_slot slots[64];
    tct_word_slot words[8];
} tables;

static void put_rule(tables *in, const char *text, unsigned tag, tct_lemma_key_kind kind, uint32_t rule) {
    const uint32_t key = tct_lemma_key(tct_str_of(text), tag, kind);
    uint32_t at = (key >> 1) & 63;
    while (in->slots[at].key)
        at = (at + 1) & 63;
    in->slots[at] = (tct_lemma_slot){key, rule};
}

static void put_known(tables *in, const char *text) {
    const uint32_t key = tct_lower_hash(tct_str_of(text));
    uint32_t at = key & 7;
    while (in->words[at].key)
        at = (at + 1) & 7;
    in->words[at].key = key;
}

enum { KEEP, FOLD, CUT_ING, CUT_ING_E, CUT_FOUR, RULES };
enum { ADJECTIVE = 1, GERUND };

static void assert_found(const tables *in, tct_lemma_word word, const char *expected) {
    static const tct_lemma_rule rules[RULES] = {{TCT_LEMMA_FORM, 0, 0, 0, 0},
                                                {TCT_LEMMA_LOWER, 0, 0, 0, 0},
                                                {TCT_LEMMA_LOWER, 3, 0, 0, 0},
                                                {TCT_LEMMA_LOWER, 3, 1, 0, 0},
                                                {TCT_LEMMA_LOWER, 4, 0, 0, 0}};
    const tct_lemmas lemmas = {in->slots, rules, "e", 64, RULES, 1};
    const tct_words words = {in->words, 8};
    char out[TCT_LEMMA_BYTES];
    const tct_str lemma = tct_lemma_of(&lemmas, &words, &word, out);
    if (!tct_str_equal(lemma, tct_str_of(expected))) print_message("%.*s\n", TCT_ARG(lemma));
    assert_true(tct_str_equal(lemma, tct_str_of(expected)));
}

static void test_adjectives_in_names_keep_their_capital(void **state) {
    tables in = {0};
    (void)state;
    put_rule(&in, "", ADJECTIVE, TCT_KEY_SUFFIX, FOLD);
    put_rule(&in, "", ADJECTIVE, TCT_KEY_NAME, KEEP);
    put_rule(&in, "former", ADJECTIVE, TCT_KEY_NAME, FOLD);
    const tct_str form = TCT_LIT("National"), lower = TCT_LIT("national");
    assert_found(&in, (tct_lemma_word){form, lower, ADJECTIVE, true}, "National");
    assert_found(&in, (tct_lemma_word){form, lower, ADJECTIVE, false}, "national");
    assert_found(&in, (tct_lemma_word){lower, lower, ADJECTIVE, true}, "national");
    assert_found(&in, (tct_lemma_word){TCT_LIT("NATIONAL"), lower, ADJECTIVE, true}, "national");
    assert_found(&in, (tct_lemma_word){TCT_LIT("Former"), TCT_LIT("former"), ADJECTIVE, true}, "former");
}

static void test_the_first_frequent_rule_that_makes_a_word_decides(void **state) {
    tables in = {0};
    (void)state;
    put_rule(&in, "ing", GERUND, TCT_KEY_SUFFIX, CUT_ING);
    put_rule(&in, "using", GERUND, TCT_KEY_SUFFIX, CUT_ING);
    put_rule(&in, "0", GERUND, TCT_KEY_RANK, CUT_ING);
    put_rule(&in, "1", GERUND, TCT_KEY_RANK, CUT_ING_E);
    put_rule(&in, "2", GERUND, TCT_KEY_RANK, CUT_FOUR);
    put_known(&in, "mimic");
    put_known(&in, "compile");
    put_known(&in, "use");
    const char *const words[][2] = {{"mimicking", "mimic"},
                                    {"compiling", "compile"},
                                    {"zorking", "zork"},
                                    {"using", "us"}}; /* the last was seen in training, whatever texts use */
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        const tct_str form = tct_str_of(words[i][0]);
        assert_found(&in, (tct_lemma_word){form, form, GERUND, false}, words[i][1]);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rules_cut_and_append),
        cmocka_unit_test(test_a_letter_is_never_cut_in_half),
        cmocka_unit_test(test_names_in_small_letters_get_a_capital),
        cmocka_unit_test(test_adjectives_in_names_keep_their_capital),
        cmocka_unit_test(test_the_first_frequent_rule_that_makes_a_word_decides),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
