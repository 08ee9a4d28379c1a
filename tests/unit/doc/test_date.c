/* Dates and packed features. */
#include "test.h"

#include "doc/doc.h"

static void days_and_dates_are_inverse(void **state) {
    (void)state;
    for (int32_t day = -200000; day < 200000; day += 13)
        assert_int_equal(tct_date_to_days(tct_date_from_days(day)), day);
    assert_int_equal(tct_date_to_days((tct_date){1970, 1, 1}), 0);
    assert_int_equal(tct_date_to_days((tct_date){2000, 3, 1}), 11017);
}

static void weekdays_begin_on_monday(void **state) {
    (void)state;
    assert_int_equal(tct_date_weekday((tct_date){2024, 5, 10}), 4); /* a Friday */
    assert_int_equal(tct_date_weekday((tct_date){1969, 12, 29}), 0);
}

static void assert_round_trip(const char *text, const char *expected) {
    tct_date date;
    char out[11];
    assert_true(tct_date_parse(tct_str_of(text), &date));
    tct_date_format(date, out);
    assert_string_equal(out, expected);
}

static void dates_are_read_and_written(void **state) {
    (void)state;
    tct_date date;
    assert_round_trip("2024", "2024");
    assert_round_trip("2024-05", "2024-05");
    assert_round_trip(" 2024-02-29T10:00:00Z", "2024-02-29");
    assert_false(tct_date_parse(TCT_LIT("2023-02-29"), &date));
    assert_false(tct_date_parse(TCT_LIT("2023-13"), &date));
    assert_false(tct_date_parse(TCT_LIT("2023x01-10"), &date)); /* a day without month */
    assert_false(tct_date_parse(TCT_LIT("20231"), &date));
    assert_false(tct_date_parse(TCT_LIT(""), &date));
}

static void features_survive_packing(void **state) {
    (void)state;
    char out[256];
    tct_feats_format(
        tct_feats_parse(TCT_LIT("Gender=Fem|Number=Sing|Tense=Past|VerbForm=Part|Voice=Pass|Foreign=Yes")),
        out);
    assert_string_equal(out, "Gender=Fem|Number=Sing|Tense=Past|VerbForm=Part|Voice=Pass");
    tct_feats_format(0, out);
    assert_string_equal(out, "_");
    const uint32_t feats = TCT_FEAT_SET(0, TCT_FEAT_NUMBER, TCT_NUMBER_PLUR);
    assert_int_equal(TCT_FEAT(feats, TCT_FEAT_NUMBER), TCT_NUMBER_PLUR);
    assert_int_equal(tct_deprel_parse(TCT_LIT("nsubj:caus")), TCT_DEP_NSUBJ);
    assert_int_equal(tct_deprel_parse(TCT_LIT("acl:relcl")), TCT_DEP_ACL_RELCL);
    assert_int_equal(tct_upos_parse(TCT_LIT("PROPN")), TCT_UPOS_PROPN);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(days_and_dates_are_inverse),
        cmocka_unit_test(weekdays_begin_on_monday),
        cmocka_unit_test(dates_are_read_and_written),
        cmocka_unit_test(features_survive_packing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
