/* Slices, buffers, UTF-8, folding, slugs, hashes. */
#include "test.h"

#include "base/hash.h"
#include "base/utf8.h"

static void trimming_knows_no_break_spaces(void **state) {
    (void)state;
    assert_str(tct_str_trim(TCT_LIT(" \t\xC2\xA0word \xE2\x80\xAF\n")), "word");
    assert_str(tct_str_trim(TCT_LIT(" \n ")), "");
}

static void splitting_returns_every_part(void **state) {
    (void)state;
    tct_str rest = TCT_LIT("a,,b");
    assert_str(tct_str_split(&rest, ','), "a");
    assert_str(tct_str_split(&rest, ','), "");
    assert_str(tct_str_split(&rest, ','), "b");
    assert_int_equal(rest.size, 0);
}

static void a_full_buffer_says_so_and_keeps_what_it_has(void **state) {
    (void)state;
    tct_buffer buffer;
    tct_buffer_init(&buffer, &tct_heap, 4);
    tct_buffer_append(&buffer, TCT_LIT("abcd"));
    assert_ok(tct_buffer_status(&buffer));
    tct_buffer_char(&buffer, 'e');
    assert_int_equal(tct_buffer_status(&buffer), TCT_ERR_LIMIT);
    assert_str(tct_buffer_str(&buffer), "abcd");
    tct_buffer_clear(&buffer);
}

static void broken_bytes_are_replaced_one_by_one(void **state) {
    (void)state;
    tct_buffer out;
    tct_buffer_init(&out, &tct_heap, 100);
    assert_int_equal(tct_utf8_repair(TCT_LIT("a\xFF\xC0\xAF"
                                             "b\xED\xA0\x80"),
                                     &out),
                     6);
    assert_true(tct_utf8_valid(tct_buffer_str(&out)));
    assert_int_equal(tct_utf8_length(tct_buffer_str(&out)), 8);
    assert_false(tct_utf8_valid(TCT_LIT("\xF4\x90\x80\x80")));
    tct_buffer_clear(&out);
}

static void stepping_back_undoes_stepping_forward(void **state) {
    (void)state;
    const tct_str text = TCT_LIT("aé€𝄞");
    size_t at = 0;
    while (at < text.size) {
        const size_t before = at;
        const uint32_t c = tct_utf8_next(text, &at);
        size_t back = at;
        assert_int_equal(tct_utf8_previous(text, &back), c);
        assert_int_equal(back, before);
    }
}

static void assert_folds(tct_str text, const char *folded, const char *plain) {
    tct_buffer out;
    tct_buffer_init(&out, &tct_heap, 10000);
    assert_ok(tct_fold(text, &out));
    assert_str(tct_buffer_str(&out), folded);
    tct_buffer_reset(&out);
    assert_ok(tct_fold_plain(text, &out));
    assert_str(tct_buffer_str(&out), plain);
    tct_buffer_clear(&out);
}

static void folding_makes_one_form(void **state) {
    (void)state;
    assert_folds(TCT_LIT("JICA"), "jica", "jica");
    assert_folds(TCT_LIT("E\xCC\x81TAT"), "état", "etat");
    assert_folds(TCT_LIT("L’Œuvre"), "l'œuvre", "l'oeuvre");
}

static void assert_slug(const char *text, const char *slug) {
    tct_buffer out;
    tct_buffer_init(&out, &tct_heap, 1000);
    assert_ok(tct_slug(tct_str_of(text), 40, &out));
    assert_str(tct_buffer_str(&out), slug);
    tct_buffer_clear(&out);
}

static void slugs_are_plain_ascii(void **state) {
    (void)state;
    assert_slug("Ministère de l’Économie & des Finances", "ministere-de-leconomie-des-finances");
    assert_slug("  --Œuvre (1er) ", "oeuvre-1er");
    assert_slug("東京", "dong-jing");
    assert_slug("../../x", "x");
    assert_slug("« A » – B — “C” „D… 5 € 3°", "a-b-c-d-5-3");
    assert_slug("an endless name that goes on and on and on", "an-endless-name-that-goes-on-and-on-and");
}

static void sha256_agrees_with_the_standard(void **state) {
    (void)state;
    char hex[65];
    tct_sha256 sha;
    tct_sha256_init(&sha);
    tct_sha256_update(&sha, TCT_LIT("abc"));
    tct_sha256_hex(&sha, hex);
    assert_string_equal(hex, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    tct_sha256_init(&sha);
    for (int i = 0; i < 1000; i++)
        tct_sha256_update(&sha, TCT_LIT("aaaaaaaaaa"));
    tct_sha256_hex(&sha, hex);
    assert_string_equal(hex, "27dd1f61b867b6a0f6e9d8a41c43231de52107e53ae424de8f847b821db4b711");
    tct_sha256_init(&sha); /* two blocks, FIPS 180-2 */
    tct_sha256_update(&sha, TCT_LIT("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"));
    tct_sha256_hex(&sha, hex);
    assert_string_equal(hex, "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
}

static void sha256_does_not_see_how_bytes_were_cut(void **state) {
    (void)state;
    char bytes[200], whole[65], cut[65];
    for (size_t i = 0; i < sizeof bytes; i++)
        bytes[i] = (char)(i * 7);
    for (size_t size = 0; size <= sizeof bytes; size++)
        for (size_t at = 0; at <= size; at += 13) {
            tct_sha256 a, b;
            tct_sha256_init(&a);
            tct_sha256_init(&b);
            tct_sha256_update(&a, (tct_str){bytes, size});
            tct_sha256_update(&b, (tct_str){bytes, at});
            tct_sha256_update(&b, (tct_str){bytes + at, size - at});
            tct_sha256_hex(&a, whole);
            tct_sha256_hex(&b, cut);
            assert_string_equal(whole, cut);
        }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(trimming_knows_no_break_spaces),
        cmocka_unit_test(splitting_returns_every_part),
        cmocka_unit_test(a_full_buffer_says_so_and_keeps_what_it_has),
        cmocka_unit_test(broken_bytes_are_replaced_one_by_one),
        cmocka_unit_test(stepping_back_undoes_stepping_forward),
        cmocka_unit_test(folding_makes_one_form),
        cmocka_unit_test(slugs_are_plain_ascii),
        cmocka_unit_test(sha256_agrees_with_the_standard),
        cmocka_unit_test(sha256_does_not_see_how_bytes_were_cut),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
