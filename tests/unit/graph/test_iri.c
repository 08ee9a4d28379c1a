#include "test.h"

#include "base/limits.h"
#include "graph/iri.h"

static void accepts_what_rfc_3987_accepts(void **state) {
    static const char *const good[] = {"http://example.org/id/person/x",
                                       "urn:isbn:1",
                                       "https://é.example/à?q=%20#f",
                                       "http://[::1]/x",
                                       "mailto:a@b.example",
                                       "http://example.org/x#char=1,2"};
    for (size_t i = 0; i < sizeof good / sizeof *good; i++)
        if (!tct_iri_valid(tct_str_of(good[i]))) fail_msg("refused %s", good[i]);
}

static void refuses_what_breaks_writers(void **state) {
    static const char *const bad[] = {"",
                                      "person/x",
                                      "http:",
                                      "1http://x",
                                      "http://x/a b",
                                      "http://x/<c>",
                                      "http://x/\"",
                                      "http://x/{",
                                      "http://x/|",
                                      "http://x/%2",
                                      "http://x/%zz",
                                      "http://x/#a#b",
                                      "http://x/[a]",
                                      "http://x/\n",
                                      "http://x/\x01",
                                      "http://x/\xff",
                                      "http://x/\\",
                                      "http://x/`",
                                      "http://x/^",
                                      "http://x/\xc2\x80",
                                      "http://x/\xee\x80\x80"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        if (tct_iri_valid(tct_str_of(bad[i]))) fail_msg("accepted %s", bad[i]);
}

static void keeps_the_limit(void **state) {
    char iri[TCT_LIMIT_IRI_BYTES + 1];
    memset(iri, 'a', sizeof iri);
    memcpy(iri, "http://x/", 9);
    assert_true(tct_iri_valid((tct_str){iri, TCT_LIMIT_IRI_BYTES}));
    assert_true(tct_iri_valid((tct_str){iri, TCT_LIMIT_IRI_BYTES - 1}));
    assert_false(tct_iri_valid((tct_str){iri, TCT_LIMIT_IRI_BYTES + 1}));
}

static void encodes_what_is_not_legal(void **state) {
    tct_buffer out;
    tct_buffer_init(&out, &tct_heap, 1000);
    assert_ok(tct_iri_encode(TCT_LIT(" http://x/a b\"<c>?q=é%41%4#f#g\xff[1] "), &out));
    assert_str(tct_buffer_str(&out), "http://x/a%20b%22%3Cc%3E?q=é%41%254#f%23g%FF%5B1%5D");
    assert_true(tct_iri_valid(tct_buffer_str(&out)));
    tct_buffer_clear(&out);
}

static void mints_readable_iris(void **state) {
    static const struct {
        const char *name, *iri;
    } cases[] = {
        {"Agence française de développement",
         "http://e.org/id/organization/agence-francaise-de-developpement"},
        {"Œuvre à faire", "http://e.org/id/organization/oeuvre-a-faire"},
    };
    tct_buffer out;
    tct_buffer_init(&out, &tct_heap, 4000);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        tct_buffer_reset(&out);
        assert_ok(tct_iri_mint(TCT_LIT("http://e.org/id/"), TCT_LIT("organization"),
                               tct_str_of(cases[i].name), &out));
        assert_str(tct_buffer_str(&out), cases[i].iri);
    }
    tct_buffer_reset(&out);
    assert_ok(tct_iri_mint(TCT_LIT("http://e.org/id/"), TCT_LIT("person"), TCT_LIT("…!"), &out));
    assert_true(tct_iri_valid(tct_buffer_str(&out)));
    assert_int_equal(out.size, strlen("http://e.org/id/person/x") + 16);
    tct_buffer_clear(&out);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(accepts_what_rfc_3987_accepts),
        cmocka_unit_test(refuses_what_breaks_writers),
        cmocka_unit_test(keeps_the_limit),
        cmocka_unit_test(encodes_what_is_not_legal),
        cmocka_unit_test(mints_readable_iris),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
