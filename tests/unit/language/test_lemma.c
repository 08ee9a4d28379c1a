/* Rewrite rules of lemmas, applied to words that they were not learned from. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

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

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rules_cut_and_append),
        cmocka_unit_test(test_a_letter_is_never_cut_in_half),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
