#include "test.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buffer.h"
#include "base/sorter.h"

static tct_status append(void *context, tct_str record) {
    tct_buffer *out = context;
    tct_buffer_append(out, record);
    tct_buffer_char(out, '\n');
    return TCT_OK;
}

/** Sorts numbers (some twice, some empty, one of them long) within @p memory; @p runs receives how many were
 * spilled. */
static tct_buffer sorted(size_t count, size_t memory, size_t *runs) {
    char folder[] = "/tmp/sorter.XXXXXX", text[6000];
    tct_sorter *sorter = NULL;
    tct_buffer out;
    assert_non_null(mkdtemp(folder));
    assert_ok(tct_sorter_new(&tct_heap, folder, memory, &sorter));
    for (size_t i = 0; i < count; i++) {
        int size = snprintf(text, sizeof text, "%zu", i * 7919 % (count / 2 + 1));
        if (i == count / 2) size = snprintf(text, sizeof text, "%05000d", 5);
        if (i % 97 == 5) size = 0;
        assert_ok(tct_sorter_add(sorter, (tct_str){text, (size_t)size}));
    }
    tct_buffer_init(&out, &tct_heap, 10000000);
    assert_ok(tct_sorter_give(sorter, (tct_record_sink){append, &out}));
    *runs = tct_sorter_runs(sorter);
    tct_sorter_free(sorter);
    assert_int_equal(rmdir(folder), 0); /* nothing is left in it */
    return out;
}

static void what_is_spilled_gives_the_same_as_what_is_not(void **state) {
    (void)state;
    size_t runs = 0;
    tct_buffer whole = sorted(3000, 0, &runs);
    assert_int_equal(runs, 0);
    assert_int_equal(whole.data[0], '\n'); /* the empty one, once */
    assert_int_equal(whole.data[1], '0');
    static const size_t limits[] = {1, 1000, 5000, 50000, 150000};
    for (size_t i = 0; i < sizeof limits / sizeof *limits; i++) {
        tct_buffer spilled = sorted(3000, limits[i], &runs);
        assert_true(runs > (i == 0 ? 2000 : 1));
        assert_str(tct_buffer_str(&spilled), whole.data);
        tct_buffer_clear(&spilled);
    }
    tct_buffer_clear(&whole);
}

static void records_may_hold_any_byte(void **state) {
    (void)state;
    for (size_t memory = 0; memory < 2; memory++) {
        tct_sorter *sorter = NULL;
        tct_buffer out;
        tct_buffer_init(&out, &tct_heap, 1000);
        assert_ok(tct_sorter_new(&tct_heap, "/tmp", memory, &sorter));
        assert_ok(tct_sorter_add(sorter, (tct_str){"b\0b", 3}));
        assert_ok(tct_sorter_add(sorter, (tct_str){"b", 1}));
        assert_ok(tct_sorter_add(sorter, (tct_str){"\xff", 1}));
        assert_ok(tct_sorter_add(sorter, (tct_str){"b\0a", 3}));
        assert_ok(tct_sorter_give(sorter, (tct_record_sink){append, &out}));
        assert_int_equal(out.size, 12);
        assert_memory_equal(out.data, "b\nb\0a\nb\0b\n\xff\n", 12);
        tct_sorter_free(sorter);
        tct_buffer_clear(&out);
    }
}

static void a_folder_that_is_not_there_is_an_error_and_nothing_worse(void **state) {
    (void)state;
    tct_sorter *sorter = NULL;
    assert_ok(tct_sorter_new(&tct_heap, "/nonexistent/folder", 1, &sorter));
    assert_ok(tct_sorter_add(sorter, TCT_LIT("a")));
    assert_int_equal(tct_sorter_add(sorter, TCT_LIT("b")), TCT_ERR_IO);
    assert_int_equal(errno, ENOENT);
    tct_sorter_free(sorter);
}

static tct_status refuse(void *context, tct_str record) {
    (void)record;
    return ++*(int *)context == 2 ? TCT_ERR_LIMIT : TCT_OK;
}

static void the_taker_may_stop(void **state) {
    (void)state;
    for (size_t memory = 0; memory < 2; memory++) {
        tct_sorter *sorter = NULL;
        int taken = 0;
        assert_ok(tct_sorter_new(&tct_heap, "/tmp", memory, &sorter));
        assert_ok(tct_sorter_add(sorter, TCT_LIT("c")));
        assert_ok(tct_sorter_add(sorter, TCT_LIT("a")));
        assert_ok(tct_sorter_add(sorter, TCT_LIT("b")));
        assert_int_equal(tct_sorter_give(sorter, (tct_record_sink){refuse, &taken}), TCT_ERR_LIMIT);
        assert_int_equal(taken, 2);
        tct_sorter_free(sorter);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_spilled_gives_the_same_as_what_is_not),
        cmocka_unit_test(records_may_hold_any_byte),
        cmocka_unit_test(a_folder_that_is_not_there_is_an_error_and_nothing_worse),
        cmocka_unit_test(the_taker_may_stop),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
