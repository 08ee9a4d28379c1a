#include "reading.h"

static void a_document_a_line(void **state) {
    reading r;
    read_text(&r, "{\"text\": \"The port opened.\", \"title\": \"News\", \"date\": \"2024-05-03\"}\n\n"
                  "{\"html\": \"<p>A school opened.</p>\", \"id\": \"two\"}\n");
    assert_int_equal(r.status, TCT_OK);
    assert_int_equal(r.count, 2);
    assert_str(r.docs[0]->meta.title, "News");
    assert_int_equal(r.docs[0]->meta.published.day, 3);
    assert_string_equal(show(&r, 1), "PARAGRAPH A school opened.\n");
    assert_str(r.docs[1]->meta.guid, "two");
    close_reading(&r);
}

static void a_bad_line_costs_itself(void **state) {
    reading r;
    read_text(&r, "{\"text\": \"One.\"}\n{\"text\": \"Tw\n{\"other\": 1}\n[1]\n{\"text\": \"Five.\"}\n");
    assert_int_equal(r.status, TCT_PARTIAL);
    assert_int_equal(r.count, 2);
    assert_int_equal(r.errors, 3);
    close_reading(&r);
}

/* One object over several lines is a document, too: that is how most programs write JSON. */
static void one_object_over_several_lines(void **state) {
    reading r;
    read_text(&r, "{\n  \"id\": \"x\",\n  \"text\": \"The port\\nopened.\"\n}\n");
    assert_int_equal(r.status, TCT_OK);
    assert_int_equal(r.count, 1);
    assert_int_equal(r.errors, 0);
    assert_str(r.docs[0]->meta.guid, "x");
    close_reading(&r);
}

/* A large file of something else gets a few messages, not one a line. */
static void many_bad_lines_are_summed_up(void **state) {
    tct_buffer text;
    tct_buffer_init(&text, &tct_heap, 1 << 20);
    tct_buffer_append(&text, TCT_LIT("{\"text\": \"One.\"}\n"));
    for (int i = 0; i < 500; i++)
        tct_buffer_append(&text, TCT_LIT("  \"text\",\n"));
    tct_buffer_append(&text, TCT_LIT("{\"text\": \"Last.\"}\n"));
    reading r;
    read_bytes(&r, tct_buffer_str(&text));
    assert_int_equal(r.status, TCT_PARTIAL);
    assert_int_equal(r.count, 2);
    assert_int_equal(r.errors, TCT_LIMIT_LINE_MESSAGES + 1);
    assert_non_null(strstr(r.message, "490 more lines"));
    close_reading(&r);
    tct_buffer_clear(&text);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_document_a_line),
        cmocka_unit_test(a_bad_line_costs_itself),
        cmocka_unit_test(one_object_over_several_lines),
        cmocka_unit_test(many_bad_lines_are_summed_up),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
