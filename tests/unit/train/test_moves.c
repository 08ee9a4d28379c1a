/** Weights of moves: what a perceptron has learnt is what its image scores; damaged images. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/hash.h"
#include "language/model_moves.h"
#include "language/parser.h"
#include "train/perceptron.h"

enum { LESSONS = 3000 };

/** Feature @p i as hashed features are: spread over all bits. */
static uint64_t feature(unsigned i) {
    return tct_hash_mix(i * UINT64_C(0x9E3779B97F4A7C15) + 1);
}

/** Feature 3k + m alone tells move m; every lesson is repeated until it holds. */
static void learn(tct_perceptron *perceptron) {
    for (unsigned round = 0; round < 4; round++)
        for (unsigned i = 0; i < LESSONS; i++) {
            const uint64_t features[] = {feature(i)};
            int32_t scores[TCT_CLASSES] = {0};
            tct_perceptron_score(perceptron, features, 1, scores);
            tct_perceptron_learn(perceptron, features, 1, i % 3, tct_parse_best_move(scores, 7));
        }
}

static void export(const tct_perceptron *perceptron, unsigned least, tct_buffer *image) {
    tct_buffer_init(image, &tct_heap, 1u << 24);
    assert_int_equal(tct_perceptron_export_moves(perceptron, least, image), TCT_OK);
}

/** Lessons that the image answers rightly. */
static unsigned right(const tct_buffer *image) {
    tct_move_weights weights;
    unsigned found = 0;
    assert_int_equal(tct_move_weights_open(tct_buffer_str(image), &weights), TCT_OK);
    for (unsigned i = 0; i < LESSONS; i++) {
        const uint64_t features[] = {feature(i)};
        int32_t scores[TCT_MOVE_COUNT];
        tct_move_weights_score(&weights, features, 1, scores);
        assert_int_equal(scores[0] + scores[1] + scores[2], 0);
        found += tct_parse_best_move(scores, 7) == i % 3;
    }
    return found;
}

/** A slot that is full takes no more: few of the lessons may be lost, none may be turned round. */
static void test_round_trip(void **state) {
    tct_perceptron perceptron;
    tct_buffer image, again;
    (void)state;
    assert_int_equal(tct_perceptron_new(&perceptron, TCT_MOVE_COUNT), TCT_OK);
    learn(&perceptron);
    export(&perceptron, 1, &image);
    assert_in_range(right(&image), LESSONS * 95 / 100, LESSONS);
    export(&perceptron, 1, &again);
    assert_int_equal(image.size, again.size);
    assert_memory_equal(image.data, again.data, image.size);
    tct_buffer_clear(&again);
    tct_buffer_clear(&image);
    export(&perceptron, 255, &image); /* no difference is that large: shift always */
    assert_in_range(right(&image), 1, LESSONS / 2);
    tct_buffer_clear(&image);
    tct_perceptron_free(&perceptron);
}

/** A new run begins at zero, and what the earlier one has learnt is in the image all the same. */
static void test_runs_are_summed(void **state) {
    tct_perceptron perceptron;
    tct_buffer image;
    (void)state;
    assert_int_equal(tct_perceptron_new(&perceptron, TCT_MOVE_COUNT), TCT_OK);
    learn(&perceptron);
    tct_perceptron_restart(&perceptron);
    int32_t scores[TCT_CLASSES] = {0};
    const uint64_t features[] = {feature(1)};
    tct_perceptron_score(&perceptron, features, 1, scores);
    assert_int_equal(scores[1], 0);
    learn(&perceptron);
    export(&perceptron, 1, &image);
    assert_in_range(right(&image), LESSONS * 95 / 100, LESSONS);
    tct_buffer_clear(&image);
    tct_perceptron_free(&perceptron);
}

static void test_damaged(void **state) {
    tct_perceptron perceptron;
    tct_move_weights weights;
    tct_buffer image;
    (void)state;
    assert_int_equal(tct_perceptron_new(&perceptron, TCT_MOVE_COUNT), TCT_OK);
    learn(&perceptron);
    export(&perceptron, 1, &image);
    const tct_str whole = tct_buffer_str(&image);
    for (size_t size = 0; size < whole.size; size += 1 + whole.size / 17)
        assert_int_equal(tct_move_weights_open(tct_str_range(whole, 0, size), &weights), TCT_ERR_PACK);
    tct_move_header *head = (void *)image.data;
    head->bitmap_words = 3; /* no power of two */
    assert_int_equal(tct_move_weights_open(whole, &weights), TCT_ERR_PACK);
    head->bitmap_words = 8;
    head->slots = UINT32_MAX;
    assert_int_equal(tct_move_weights_open(whole, &weights), TCT_ERR_PACK);
    tct_buffer_clear(&image);
    tct_perceptron_free(&perceptron);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_round_trip),
                                       cmocka_unit_test(test_runs_are_summed),
                                       cmocka_unit_test(test_damaged)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
