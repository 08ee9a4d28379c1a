/* The name of the tagger over given words is found as by a walk over all names. */
#include "doc/doc.h"
#include "test.h"

static const tct_name *walk(const tct_doc *doc, uint32_t first, uint32_t end) {
    for (size_t i = 0; i < doc->names.count; i++)
        if (doc->names.items[i].first_word < end && doc->names.items[i].word_end > first)
            return &doc->names.items[i];
    return NULL;
}

static void test_over(void **state) {
    static const tct_name names[] = {{2, 3, TCT_KIND_PERSON, 90},
                                     {3, 6, TCT_KIND_PLACE, 80},
                                     {8, 8, TCT_KIND_PERSON, 70},
                                     {9, 10, TCT_KIND_PLACE, 60}};
    tct_doc *doc = NULL;
    (void)state;
    assert_ok(tct_doc_new(&tct_heap, NULL, &doc));
    for (size_t count = 0; count <= sizeof names / sizeof *names; count++) {
        for (uint32_t first = 0; first < 12; first++)
            for (uint32_t end = first; end < 13; end++)
                assert_ptr_equal(tct_doc_name_over(doc, first, end), walk(doc, first, end));
        if (count < sizeof names / sizeof *names) assert_ok(TCT_DOC_PUSH(doc, names, names[count]));
    }
    tct_doc_free(doc);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_over)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
