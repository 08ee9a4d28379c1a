#include "reading.h"

#include "base/charset.h"

typedef struct {
    tct_str bytes, declared;
    const char *name, *text;
} charset_case;

#define B(literal)                                                                                           \
    { literal, sizeof(literal) - 1 }

static const charset_case cases[] = {
    {B("Soci\xC3\xA9t\xC3\xA9"), B(""), "UTF-8", "Société"},
    {B("Soci\xE9t\xE9 \x93x\x94 10 \x80"), B(""), "windows-1252", "Société “x” 10 €"},
    {B("Soci\xE9t\xE9 \x80"), B("ISO-8859-1"), "windows-1252", "Société €"},
    {B("Soci\xE9t\xE9 \x80"), B("utf-8"), "windows-1252", "Société €"},
    {B("Soci\xC3\xA9t\xC3\xA9"), B("iso-8859-1"), "UTF-8", "Société"},
    {B("\xEF\xBB\xBF"
       "a"),
     B("windows-1252"), "UTF-8", "a"},
    {B("\xFF\xFE"
       "S\0\xE9\0"),
     B(""), "UTF-16LE", "Sé"},
    {B("\xFE\xFF\0S\0\xE9"), B("utf-8"), "UTF-16BE", "Sé"},
    {B("P\0r\0e\0s\0s\0e\0\n\0"), B(""), "UTF-16LE", "Presse\n"},
    {B("\0P\0r\0e\0s\0s\0e\0\n"), B(""), "UTF-16BE", "Presse\n"},
    {B("na\xEFve"), B("no-such-charset"), "windows-1252", "naïve"},
    {B("\xD0\xD2\xC9\xD7\xC5\xD4"), B("koi8-r"), "koi8-r", "привет"},
    {B("\xA4"), B("iso-8859-15"), "iso-8859-15", "€"},
    {B(""), B(""), "UTF-8", ""},
};

static void decoded(void **state) {
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        tct_buffer out;
        tct_charset charset;
        tct_buffer_init(&out, &tct_heap, 1000);
        assert_ok(tct_charset_decode(cases[i].bytes, cases[i].declared, &charset, &out));
        assert_string_equal(charset.name, cases[i].name);
        assert_str(tct_buffer_str(&out), cases[i].text);
        tct_buffer_clear(&out);
    }
}

static void repaired(void **state) {
    tct_buffer out;
    tct_charset charset;
    tct_buffer_init(&out, &tct_heap, 1000);
    assert_ok(tct_charset_decode(TCT_LIT("\xC3\xA9\xC3\xA9\xFF"
                                         "a\xC3"),
                                 TCT_LIT(""), &charset, &out));
    assert_str(tct_buffer_str(&out), "éé\xEF\xBF\xBD"
                                     "a\xEF\xBF\xBD");
    assert_int_equal(charset.replaced, 2);
    tct_buffer_reset(&out);
    char text[200];
    memset(text, 'x', sizeof text);
    text[100] = '\0'; /* one NUL in text is a broken byte */
    assert_ok(tct_charset_decode((tct_str){text, sizeof text}, TCT_LIT(""), &charset, &out));
    assert_int_equal(charset.replaced, 1);
    assert_int_equal(out.size, 202);
    tct_buffer_clear(&out);
}

/** A surrogate pair across the converter's piece must survive. */
static void long_utf16(void **state) {
    tct_buffer in, out;
    tct_charset charset;
    tct_buffer_init(&in, &tct_heap, 100000);
    tct_buffer_init(&out, &tct_heap, 100000);
    tct_buffer_append(&in, TCT_LIT("\xFF\xFE"
                                   "a\0"));
    for (size_t i = 0; i < 5000; i++)
        tct_buffer_append(&in, TCT_LIT("\x3D\xD8\x00\xDE"));
    assert_ok(tct_charset_decode(tct_buffer_str(&in), TCT_LIT(""), &charset, &out));
    assert_int_equal(charset.replaced, 0);
    assert_int_equal(out.size, 1 + 5000 * 4);
    assert_memory_equal(out.data + out.size - 4, "\xF0\x9F\x98\x80", 4);
    tct_buffer_clear(&in);
    tct_buffer_clear(&out);
}

static void limit(void **state) {
    tct_charset charset;
    for (size_t extra = 0; extra < 2; extra++) {
        tct_buffer out;
        tct_buffer_init(&out, &tct_heap, 4);
        const tct_status status =
            tct_charset_decode((tct_str){"abcde", 4 + extra}, TCT_LIT(""), &charset, &out);
        assert_int_equal(status, extra ? TCT_ERR_LIMIT : TCT_OK);
        tct_buffer_clear(&out);
    }
}

static void binary_is_refused(void **state) {
    static const tct_str inputs[] = {B("\x89PNG\r\n\x1A\n\0\0\0\rIHDR"), B("%PDF-1.7\n1 0 obj"),
                                     B("\x7F"
                                       "ELF\2\1\1"),
                                     B("\0\0\0\0\0\0\0\0\0\0"),
                                     B("abc\1\2\3\4\5\6\7\x0E\x0F"
                                       "abc")};
    for (size_t i = 0; i < sizeof inputs / sizeof *inputs; i++) {
        reading r;
        read_bytes(&r, inputs[i]);
        assert_int_equal(r.status, TCT_ERR_ENCODING);
        assert_int_equal(r.errors, 1);
        assert_int_equal(r.count, 0);
        close_reading(&r);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(decoded), cmocka_unit_test(repaired),          cmocka_unit_test(long_utf16),
        cmocka_unit_test(limit),   cmocka_unit_test(binary_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
