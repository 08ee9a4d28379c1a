/* Symbols and phrases: growing, frozen, layered, damaged. */
#include "test.h"

#include <stdio.h>

#include "base/phrases.h"

static void symbol_name(int i, char name[16]) {
    snprintf(name, 16, "word%d", i);
}

static void freeze_of(int count, tct_buffer *image, tct_arena *arena) {
    tct_symbols *symbols = tct_symbols_new(arena, NULL);
    assert_non_null(symbols);
    for (int i = 0; i < count; i++) {
        char name[16];
        tct_symbol id;
        symbol_name(i, name);
        assert_ok(tct_symbols_intern(symbols, tct_str_of(name), &id));
        assert_int_equal(id, i + 1);
    }
    assert_ok(tct_symbols_freeze(symbols, image));
}

static void every_frozen_symbol_is_found_again(void **state) {
    (void)state;
    tct_arena arena;
    tct_buffer image;
    tct_arena_init(&arena, &tct_heap);
    tct_buffer_init(&image, &tct_heap, 1 << 20);
    freeze_of(3000, &image, &arena);
    tct_frozen_symbols frozen;
    assert_ok(tct_frozen_open(tct_buffer_str(&image), &frozen));
    for (int i = 0; i < 3000; i++) {
        char name[16];
        symbol_name(i, name);
        assert_int_equal(tct_frozen_find(&frozen, tct_str_of(name)), i + 1);
        assert_str(tct_frozen_text(&frozen, (tct_symbol)i + 1), name);
    }
    assert_int_equal(tct_frozen_find(&frozen, TCT_LIT("absent")), 0);
    tct_buffer_clear(&image);
    tct_arena_clear(&arena);
}

static void a_layer_keeps_the_ids_of_the_frozen_part(void **state) {
    (void)state;
    tct_arena arena;
    tct_buffer image;
    tct_arena_init(&arena, &tct_heap);
    tct_buffer_init(&image, &tct_heap, 1 << 20);
    freeze_of(10, &image, &arena);
    tct_frozen_symbols frozen;
    assert_ok(tct_frozen_open(tct_buffer_str(&image), &frozen));
    tct_symbols *layer = tct_symbols_new(&arena, &frozen);
    tct_symbol old, fresh, again;
    assert_ok(tct_symbols_intern(layer, TCT_LIT("word3"), &old));
    assert_ok(tct_symbols_intern(layer, TCT_LIT("new"), &fresh));
    assert_ok(tct_symbols_intern(layer, TCT_LIT("new"), &again));
    assert_int_equal(old, 4);
    assert_int_equal(fresh, 11);
    assert_int_equal(again, fresh);
    assert_str(tct_symbols_text(layer, fresh), "new");
    tct_buffer_clear(&image);
    tct_arena_clear(&arena);
}

static void damaged_symbol_images_are_refused(void **state) {
    (void)state;
    tct_arena arena;
    tct_buffer image;
    tct_arena_init(&arena, &tct_heap);
    tct_buffer_init(&image, &tct_heap, 1 << 20);
    freeze_of(5, &image, &arena);
    tct_frozen_symbols frozen;
    for (size_t size = 0; size < image.size; size++)
        assert_int_equal(tct_frozen_open((tct_str){image.data, size}, &frozen), TCT_ERR_PACK);
    image.data[16] = 127; /* a slot beyond the last id */
    assert_int_equal(tct_frozen_open(tct_buffer_str(&image), &frozen), TCT_ERR_PACK);
    tct_buffer_clear(&image);
    tct_arena_clear(&arena);
}

static void phrases_give_all_their_values_and_the_longest_match(void **state) {
    (void)state;
    tct_phrase_builder *builder = tct_phrase_builder_new(&tct_heap);
    const tct_symbol words[] = {7, 8, 9, 10};
    assert_ok(tct_phrase_builder_add(builder, words, 1, 1));
    assert_ok(tct_phrase_builder_add(builder, words, 3, 3));
    assert_ok(tct_phrase_builder_add(builder, words, 3, 2));
    assert_ok(tct_phrase_builder_add(builder, words, 3, 2));
    tct_buffer image;
    tct_buffer_init(&image, &tct_heap, 1 << 20);
    assert_ok(tct_phrase_builder_freeze(builder, &image));
    tct_phrases phrases;
    assert_ok(tct_phrases_open(tct_buffer_str(&image), &phrases));
    const uint32_t *values = NULL;
    size_t count = 0;
    assert_int_equal(tct_phrases_longest(&phrases, words, 4, &values, &count), 3);
    assert_int_equal(count, 2);
    assert_int_equal(values[0], 2);
    assert_int_equal(values[1], 3);
    assert_int_equal(tct_phrases_longest(&phrases, words, 2, &values, &count), 1);
    assert_int_equal(tct_phrases_longest(&phrases, words + 1, 3, &values, &count), 0);
    assert_null(tct_phrases_get(&phrases, words, 2, &count));
    for (size_t size = 0; size < image.size; size++)
        assert_int_equal(tct_phrases_open((tct_str){image.data, size}, &phrases), TCT_ERR_PACK);
    tct_buffer_clear(&image);
    tct_phrase_builder_free(builder);
    tct_phrase_builder_free(NULL);
}

static void phrases_do_not_depend_on_the_order_of_additions(void **state) {
    (void)state;
    tct_buffer images[2];
    for (int order = 0; order < 2; order++) {
        tct_phrase_builder *builder = tct_phrase_builder_new(&tct_heap);
        for (uint32_t i = 0; i < 100; i++) {
            const uint32_t k = order ? 99 - i : i;
            const tct_symbol words[] = {k % 10 + 1, k / 10 + 1};
            assert_ok(tct_phrase_builder_add(builder, words, 1 + k % 2, k));
        }
        tct_buffer_init(&images[order], &tct_heap, 1 << 20);
        assert_ok(tct_phrase_builder_freeze(builder, &images[order]));
        tct_phrase_builder_free(builder);
    }
    assert_true(tct_str_equal(tct_buffer_str(&images[0]), tct_buffer_str(&images[1])));
    tct_buffer_clear(&images[0]);
    tct_buffer_clear(&images[1]);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_frozen_symbol_is_found_again),
        cmocka_unit_test(a_layer_keeps_the_ids_of_the_frozen_part),
        cmocka_unit_test(damaged_symbol_images_are_refused),
        cmocka_unit_test(phrases_give_all_their_values_and_the_longest_match),
        cmocka_unit_test(phrases_do_not_depend_on_the_order_of_additions),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
