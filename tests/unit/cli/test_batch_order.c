/* Documents are handed out large ones first within their block; replies that come in any order are committed
 * in that of the inputs; no worker gets further ahead of the first document than replies can be held. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>

#include <cmocka.h>

#include "cli/batch_order.h"

enum { COUNT = 10000, NEVER = COUNT + 1 };

static struct {
    uint32_t committed[COUNT];
    size_t count, freed, fails_at;
} seen;

bool tct_batch_commit(tct_batch *batch, tct_batch_reply *reply) {
    (void)batch;
    seen.committed[seen.count++] = reply->head.index;
    return seen.count != seen.fails_at;
}

void tct_batch_reply_free(tct_batch_reply *reply) {
    seen.freed += reply->head.line_size;
    reply->head.line_size = 0;
}

static tct_batch_item items[COUNT];

/** @p count documents whose sizes go up, and the order of them. */
static tct_batch_order plan(tct_batch *batch, size_t count) {
    tct_batch_order order = {.todo = NULL};
    seen.count = seen.freed = 0;
    seen.fails_at = NEVER;
    batch->list = (tct_batch_list){.items = items, .count = count};
    for (size_t i = 0; i < count; i++)
        items[i] = (tct_batch_item){.size = i / 2};
    assert_true(tct_batch_order_plan(&order, &batch->list));
    return order;
}

static void answer(tct_batch_order *order, uint32_t index) {
    *tct_batch_order_hold(order, index) = (tct_batch_reply){.head = {.index = index, .line_size = 1}};
}

/** Takes what is to be handed out next. */
static uint32_t take(tct_batch_order *order) {
    uint32_t index = COUNT;
    assert_true(tct_batch_order_next(order, &index));
    tct_batch_order_taken(order);
    return index;
}

static void large_ones_go_first(void **state) {
    (void)state;
    tct_batch batch = {.cli = NULL};
    tct_batch_order order = plan(&batch, 300);
    assert_int_equal(take(&order), 254); /* as large as 255, and before it */
    assert_int_equal(take(&order), 255);
    for (size_t i = 2; i < 256; i++)
        assert_true(take(&order) < 254);
    assert_int_equal(take(&order), 298); /* of the next block */
    tct_batch_order_free(&order);
}

static void what_is_done_is_left_out(void **state) {
    (void)state;
    tct_batch batch = {.cli = NULL};
    tct_batch_order order = plan(&batch, 4);
    tct_batch_order_free(&order);
    items[0].done = items[3].done = true;
    order = (tct_batch_order){.todo = NULL};
    assert_true(tct_batch_order_plan(&order, &batch.list));
    assert_int_equal(order.count, 2);
    answer(&order, take(&order));
    assert_true(tct_batch_order_commit(&order, &batch));
    assert_int_equal(seen.count, 0); /* document 1 is smaller, and before */
    answer(&order, take(&order));
    assert_true(tct_batch_order_commit(&order, &batch));
    assert_int_equal(seen.count, 2);
    assert_int_equal(order.head, 4);
    tct_batch_order_free(&order);
}

/** All but the first document are answered: the reserve of places ends, until the first one is there. */
static void nobody_gets_too_far_ahead(void **state) {
    (void)state;
    tct_batch batch = {.cli = NULL};
    tct_batch_order order = plan(&batch, COUNT);
    uint32_t index = 0;
    size_t taken = 0;
    for (; tct_batch_order_next(&order, &index); taken++) {
        tct_batch_order_taken(&order);
        if (index) answer(&order, index);
        assert_true(tct_batch_order_commit(&order, &batch));
    }
    assert_int_equal(taken, 4096);
    assert_int_equal(seen.count, 0);
    answer(&order, 0);
    assert_true(tct_batch_order_commit(&order, &batch));
    assert_int_equal(seen.count, 4096);
    while (tct_batch_order_next(&order, &index)) {
        tct_batch_order_taken(&order);
        answer(&order, index);
        assert_true(tct_batch_order_commit(&order, &batch));
    }
    assert_int_equal(seen.count, COUNT);
    for (uint32_t i = 0; i < COUNT; i++)
        assert_int_equal(seen.committed[i], i);
    tct_batch_order_free(&order);
    assert_int_equal(seen.freed, COUNT);
}

/** A commit that fails is the last one; replies that are held are freed at the end. */
static void a_commit_may_fail(void **state) {
    (void)state;
    tct_batch batch = {.cli = NULL};
    tct_batch_order order = plan(&batch, 5);
    seen.fails_at = 2;
    for (size_t i = 0; i < 5; i++)
        answer(&order, take(&order));
    assert_false(tct_batch_order_commit(&order, &batch));
    assert_int_equal(seen.count, 2);
    assert_int_equal(seen.freed, 2);
    tct_batch_order_free(&order);
    assert_int_equal(seen.freed, 5);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(large_ones_go_first),
        cmocka_unit_test(what_is_done_is_left_out),
        cmocka_unit_test(nobody_gets_too_far_ahead),
        cmocka_unit_test(a_commit_may_fail),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
