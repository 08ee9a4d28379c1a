/** Training on a toy treebank: a model comes out, the same bytes each time; the oracle; projectivisation;
 * scores. */
#include "train/ud.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/file.h"
#include "language/model.h"
#include "train/conllu.h"
#include "train/eval_ud.h"
#include "train/oracle.h"

/** Sentences of a made-up language: subject, verb, object, full stop. */
static void write_treebank(const char *path) {
    static const char *const nouns[] = {"mira", "tola", "suna", "pelo", "raki"};
    static const char *const verbs[] = {"vedit", "donit", "parlit"};
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    for (int i = 0; i < 90; i++) {
        fprintf(file, "# text = toy\n1\t%s\t%s\tNOUN\t_\tNumber=Sing\t2\tnsubj\t_\t_\n", nouns[i % 5],
                nouns[i % 5]);
        fprintf(file, "2\t%s\t%.4s\tVERB\t_\tVerbForm=Fin\t0\troot\t_\t_\n", verbs[i % 3], verbs[i % 3]);
        fprintf(file, "3\t%s\t%s\tNOUN\t_\tNumber=Sing\t2\tobj\t_\t_\n", nouns[i / 5 % 5], nouns[i / 5 % 5]);
        fprintf(file, "4\t.\t.\tPUNCT\t_\t_\t2\tpunct\t_\t_\n\n");
    }
    fclose(file);
}

static void write_text(const char *path, const char *text) {
    assert_int_equal(tct_file_write(path, tct_str_of(text)), TCT_OK);
}

static void train(const char *folder, uint64_t seed, tct_buffer *model, tct_buffer *report) {
    char recipe[256];
    snprintf(recipe, sizeof recipe, "%s/recipe", folder);
    const tct_train_ud_options options = {.recipe = recipe, .corpora = folder, .seed = seed};
    tct_buffer_init(model, &tct_heap, 1u << 28);
    tct_buffer_init(report, &tct_heap, 1u << 20);
    assert_int_equal(tct_train_ud(&options, model, report), TCT_OK);
}

static void test_toy(void **state) {
    char folder[] = "/tmp/tercet-train-XXXXXX", path[256];
    tct_buffer first, second, report, again;
    (void)state;
    assert_non_null(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/toy.conllu", folder);
    write_treebank(path);
    snprintf(path, sizeof path, "%s/raw.txt", folder);
    write_text(
        path,
        "mira vedit tola .\nsuna donit pelo .\nraki parlit mira .\nmira vedit tola .\nsuna vedit raki .\n");
    snprintf(path, sizeof path, "%s/recipe", folder);
    write_text(path, "train toy.conllu\ntest toy.conllu\nraw raw.txt\nset classes 4\nset parse_epochs 3\n");
    train(folder, 5, &first, &report);
    train(folder, 5, &second, &again);
    assert_int_equal(first.size, second.size);
    assert_memory_equal(first.data, second.data, first.size);
    assert_non_null(strstr(report.data, "LAS 100.00"));
    assert_non_null(strstr(report.data, "UPOS 100.00"));
    assert_non_null(strstr(report.data, "lemma 100.00"));
    tct_model model;
    assert_int_equal(tct_model_open(tct_buffer_str(&first), &model), TCT_OK);
    tct_buffer_clear(&first), tct_buffer_clear(&second), tct_buffer_clear(&report), tct_buffer_clear(&again);
    for (int i = 0; i < 3; i++) {
        snprintf(path, sizeof path, "%s/%s", folder,
                 (const char *const[]){"toy.conllu", "raw.txt", "recipe"}[i]);
        unlink(path);
    }
    rmdir(folder);
}

static void test_missing_file(void **state) {
    const tct_train_ud_options options = {.recipe = "/nonexistent/recipe", .corpora = "/nonexistent"};
    tct_buffer model, report;
    (void)state;
    tct_buffer_init(&model, &tct_heap, 1u << 20);
    tct_buffer_init(&report, &tct_heap, 1u << 20);
    assert_int_equal(tct_train_ud(&options, &model, &report), TCT_ERR_IO);
    tct_buffer_clear(&model), tct_buffer_clear(&report);
}

/** Arcs 0←2 and 1→3 cross; the shorter of them gives way. */
static void test_projectivise(void **state) {
    tct_ud_word words[4] = {{.head = 2}, {.head = 4}, {.head = 1}, {.head = 1}};
    (void)state;
    tct_projectivise(words, 4);
    assert_int_equal(words[0].head, 1);
    assert_int_equal(words[1].head, 4);
    assert_int_equal(words[3].head, 1);
}

/** Following any move of least cost from the start rebuilds the gold tree. */
static void test_oracle(void **state) {
    const tct_ud_word gold[] = {{.head = 1, .relation = TCT_DEP_NSUBJ},
                                {.head = 4, .relation = TCT_DEP_ROOT},
                                {.head = 3, .relation = TCT_DEP_DET},
                                {.head = 1, .relation = TCT_DEP_OBJ}};
    tct_view views[4] = {{0}};
    tct_parse_state parse;
    tct_arena arena;
    (void)state;
    tct_arena_init(&arena, &tct_heap);
    assert_int_equal(tct_parse_state_new(&arena, 4, &parse), TCT_OK);
    tct_parse_start(&parse, views, 4);
    while (!tct_parse_done(&parse)) {
        int costs[TCT_MOVE_COUNT];
        tct_oracle_costs(&parse, gold, costs);
        uint8_t move = TCT_MOVE_RIGHT;
        if (costs[TCT_MOVE_SHIFT] == 0) move = TCT_MOVE_SHIFT;
        if (costs[TCT_MOVE_LEFT] == 0) move = TCT_MOVE_LEFT;
        assert_int_equal(costs[move], 0);
        const size_t top = parse.depth ? parse.stack[parse.depth - 1] : 0;
        tct_parse_apply(&parse, (tct_transition){move, move == TCT_MOVE_SHIFT ? 0 : gold[top].relation});
    }
    for (size_t i = 0; i < 4; i++)
        assert_int_equal(parse.nodes[i].head, gold[i].head);
    tct_arena_clear(&arena);
}

static void test_scores(void **state) {
    const tct_ud_word gold = {
        .head = 2, .relation = TCT_DEP_NSUBJ_PASS, .upos = TCT_UPOS_NOUN, .lemma = {"a", 1}};
    tct_ud_word found = gold;
    tct_ud_scores scores = {0};
    (void)state;
    found.relation = TCT_DEP_NSUBJ; /* subtypes do not count */
    tct_ud_compare(&gold, &found, &scores);
    assert_int_equal(scores.labelled, 1);
    assert_int_equal(scores.content, 1);
    found.head = 1;
    tct_ud_compare(&gold, &found, &scores);
    assert_int_equal(scores.head, 1);
    assert_int_equal(scores.gold, 2);
    assert_int_equal(scores.upos, 2);
    assert_int_equal(scores.lemma, 2);
    found.lemma = (tct_str){"b", 1};
    tct_ud_compare(&gold, &found, &scores);
    assert_int_equal(scores.lemma, 2);
    tct_ud_word open = gold;
    open.any_lemma = true; /* the treebank leaves it open: every lemma is right */
    tct_ud_compare(&open, &found, &scores);
    assert_int_equal(scores.lemma, 3);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_toy), cmocka_unit_test(test_missing_file),
                                       cmocka_unit_test(test_projectivise), cmocka_unit_test(test_oracle),
                                       cmocka_unit_test(test_scores)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
