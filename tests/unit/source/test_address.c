/** Addresses: credentials are found where they are and nowhere else. */
#include "test.h"

#include "base/alloc.h"
#include "source/address.h"

static const struct {
    const char *address, *clean;
    bool of_page;
} cases[] = {
    {"https://jo:secret@a.example/b", "https://a.example/b", true},
    {"HTTPS://jo@a.example", "HTTPS://a.example", true},
    {"//jo:secret@a.example/b", "//a.example/b", true},
    {"https://a@b@a.example/b", "https://a.example/b", true},
    {"https://a.example/@jo", "https://a.example/@jo", true},
    {"https://a.example?q=a@b", "https://a.example?q=a@b", true},
    {"https://a.example#a@b", "https://a.example#a@b", true},
    {"https:///@b", "https:///@b", true},
    {"https://@a.example/", "https://a.example/", true},
    {"https://jo:secret@", "https://", true},
    {"ftp://jo:secret@a.example/b", "ftp://a.example/b", false},
    {"mailto:jo@a.example", "mailto:jo@a.example", false},
    {"javascript:alert(1)//x@y", "javascript:alert(1)//x@y", false},
    {"file:///etc/passwd", "file:///etc/passwd", false},
    {"data:text/html,x", "data:text/html,x", false},
    {"/b/c", "/b/c", true},
    {"b:c", "b:c", false},
    {"1:c", "1:c", true},
    {"", "", true},
};

static void credentials_go(void **state) {
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        tct_buffer out;
        tct_buffer_init(&out, &tct_heap, 1000);
        tct_address_append(tct_str_of(cases[i].address), &out);
        assert_str(tct_buffer_str(&out), cases[i].clean);
        assert_int_equal(tct_address_of_page(tct_str_of(cases[i].address)), cases[i].of_page);
        tct_buffer_clear(&out);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(credentials_go)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
