/* Confidence is scaled by the learnt table, within bounds, and never makes a statement vanish. */
#include "reading.h"

#include "extract/internal.h"

static uint8_t calibrated(const reading *r, const char *rule, uint8_t confidence) {
    tct_doc *doc = NULL;
    assert_int_equal(tct_doc_new(&tct_heap, tct_pack_symbols(r->pack), &doc), TCT_OK);
    const tct_relation relation = {.object = TCT_NONE, .confidence = confidence, .rule = tct_str_of(rule)};
    assert_int_equal(TCT_PUSH(&doc->relations, doc->arena.allocator, relation), TCT_OK);
    assert_int_equal(tct_extract_calibrate(r->extract, doc), TCT_OK);
    assert_int_equal(doc->relations.count, 1);
    const uint8_t out = doc->relations.items[0].confidence;
    tct_doc_free(doc);
    return out;
}

static void rules_without_a_line_stay(void **state) {
    reading r;
    (void)state;
    reading_open(&r);
    assert_int_equal(calibrated(&r, "no such family/x", 70), 70);
    assert_int_equal(calibrated(&r, "framework/en/x", 70), 70); /* "frame" is no prefix of whole parts */
    assert_int_equal(calibrated(&r, "", 70), 70);
    reading_close(&r);
}

static void bounds_hold(void **state) {
    static const char *const rules[] = {"frame/en/tct:signatory/sign", "title/after a name", "layout/label",
                                        "unknown"};
    reading r;
    (void)state;
    reading_open(&r);
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++)
        for (unsigned confidence = 0; confidence <= 100; confidence += 10) {
            const uint8_t out = calibrated(&r, rules[i], (uint8_t)confidence);
            assert_in_range(out, 1, 99);
        }
    reading_close(&r);
}

/* Frames of one property share a line whatever the language and the word. */
static void properties_are_families(void **state) {
    reading r;
    (void)state;
    reading_open(&r);
    assert_int_equal(calibrated(&r, "frame/en/schema:funder/fund", 70),
                     calibrated(&r, "frame/fr/schema:funder/financer", 70));
    assert_int_not_equal(calibrated(&r, "frame/fr/schema:funder/financer", 70),
                         calibrated(&r, "frame/fr/tct:signatory/signer", 70));
    reading_close(&r);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rules_without_a_line_stay),
        cmocka_unit_test(bounds_hold),
        cmocka_unit_test(properties_are_families),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
