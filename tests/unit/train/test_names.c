/** Name tagger: training on a toy corpus to the same bytes, proposals by confidence, names found again,
 * labels that leave open whether something is a name. */
#include "train/names.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/file.h"
#include "train/names_internal.h"

enum { NAMES_IN_TOY = 120 };

/** A document whose sentences are the lines of @p text. */
static tct_doc *sentences_of(const char *text) {
    tct_tokeniser *tokeniser = NULL;
    tct_doc *doc = NULL;
    assert_int_equal(tct_tokeniser_new(NULL, NULL, &tct_heap, &tokeniser), TCT_OK);
    assert_int_equal(tct_doc_new(&tct_heap, NULL, &doc), TCT_OK);
    doc->text = tct_str_of(text);
    const tct_block block = {.span = {0, (uint32_t)doc->text.size}};
    assert_int_equal(TCT_DOC_PUSH(doc, blocks, block), TCT_OK);
    for (tct_str rest = doc->text; rest.size;) {
        const tct_str line = tct_str_split(&rest, '\n');
        const uint32_t begin = (uint32_t)(line.data - doc->text.data);
        const tct_span span = {begin, begin + (uint32_t)line.size};
        assert_int_equal(tct_tokenise_sentence(tokeniser, doc, 0, span), TCT_OK);
    }
    tct_tokeniser_free(tokeniser);
    return doc;
}

static const char *path_in(const char *folder, const char *name, char path[256]) {
    snprintf(path, 256, "%s/%s", folder, name);
    return path;
}

/** Sentences "X said so ." and "we met in Y ." with names made of syllables, other ones for each @p seed. */
static void write_toy(const char *path, uint64_t seed) {
    static const char *const syllables[] = {"ba", "do", "ki", "lu", "me", "no", "pa", "ri"};
    tct_random random = {seed};
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    for (int i = 0; i < NAMES_IN_TOY; i++) {
        const char *a = syllables[tct_random_below(&random, 8)], *b = syllables[tct_random_below(&random, 8)];
        if (i % 2)
            fprintf(file, "K%s%s\tB-PER\nsaid\tO\nso\tO\n.\tO\n\n", a, b);
        else
            fprintf(file, "we\tO\nmet\tO\nin\tO\nZ%s%s\tB-LOC\n.\tO\n\n", b, a);
    }
    fclose(file);
}

static void train(const char *folder, tct_buffer *model, tct_buffer *report) {
    char recipe[256];
    const tct_train_names_options options = {
        .language = "en", .recipe = path_in(folder, "recipe", recipe), .corpora = folder, .seed = 7};
    tct_buffer_init(model, &tct_heap, 1u << 28);
    tct_buffer_init(report, &tct_heap, 1u << 20);
    assert_int_equal(tct_train_names(&options, model, report), TCT_OK);
}

static size_t count_of(const tct_name_tagger *tagger, tct_doc *doc, unsigned least) {
    doc->names.count = 0;
    assert_int_equal(tct_tag_names(tagger, doc, 0, 1, least), TCT_OK);
    for (size_t i = 0; i < doc->names.count; i++)
        assert_true(doc->names.items[i].confidence >= least);
    return doc->names.count;
}

/** Everything is proposed from no confidence on, nothing from 100 per cent on: no name is that sure. */
static void check_confidence(tct_str image) {
    tct_name_tagger *tagger = NULL;
    tct_doc *doc = sentences_of("we met in Zumi .");
    assert_int_equal(tct_name_tagger_new(image, NULL, NULL, &tct_heap, &tagger), TCT_OK);
    assert_int_equal(count_of(tagger, doc, TCT_NAMES_PROPOSED), 1);
    assert_int_equal(doc->names.items[0].kind, TCT_KIND_PLACE);
    const unsigned confidence = doc->names.items[0].confidence;
    assert_int_equal(count_of(tagger, doc, confidence), 1);
    assert_int_equal(count_of(tagger, doc, confidence + 1), 0);
    assert_int_equal(count_of(tagger, doc, 100), 0);
    tct_name_tagger_free(tagger);
    tct_doc_free(doc);
}

static void test_toy(void **state) {
    static const char recipe[] = "train a.tsv\ntest b.tsv\ntype PER person\ntype LOC place\nset epochs 3\n";
    char folder[] = "/tmp/tercet-names-XXXXXX", path[256];
    tct_buffer first, second, report, again;
    (void)state;
    assert_non_null(mkdtemp(folder));
    write_toy(path_in(folder, "a.tsv", path), 1);
    write_toy(path_in(folder, "b.tsv", path), 2);
    assert_int_equal(tct_file_write(path_in(folder, "recipe", path), tct_str_of(recipe)), TCT_OK);
    train(folder, &first, &report);
    train(folder, &second, &again);
    assert_int_equal(first.size, second.size);
    assert_memory_equal(first.data, second.data, first.size);
    assert_non_null(strstr(report.data, "all P 100.0 R 100.0 F1 100.0"));
    check_confidence(tct_buffer_str(&first));
    tct_buffer_clear(&first), tct_buffer_clear(&second), tct_buffer_clear(&report), tct_buffer_clear(&again);
    for (int i = 0; i < 3; i++)
        unlink(path_in(folder, (const char *const[]){"a.tsv", "b.tsv", "recipe"}[i], path));
    rmdir(folder);
}

/** Adds the name of one word that word @p at of the corpus would be. */
static void propose(tct_name_corpus *corpus, uint32_t at, uint8_t kind) {
    const tct_name name = {.first_word = at, .word_end = at + 1, .kind = kind};
    assert_int_equal(TCT_DOC_PUSH(corpus->doc, names, name), TCT_OK);
}

/** "MISC" may be an event or nothing: an event there is neither right nor wrong, a person is wrong. */
static void test_open_labels(void **state) {
    char folder[] = "/tmp/tercet-names-XXXXXX", path[256];
    tct_name_recipe recipe;
    tct_name_corpus corpus;
    tct_tokeniser *tokeniser = NULL;
    tct_name_scores scores = {.words = 0};
    (void)state;
    assert_non_null(mkdtemp(folder));
    path_in(folder, "recipe", path);
    assert_int_equal(tct_file_write(path, TCT_LIT("type PER person\ntype MISC event|none\n")), TCT_OK);
    assert_int_equal(tct_name_recipe_read(path, &recipe), TCT_OK);
    unlink(path), path_in(folder, "c.tsv", path);
    assert_int_equal(tct_file_write(path, TCT_LIT("Mila\tB-PER\nwon\tO\nCup\tB-MISC\nFair\tB-MISC\n.\tO\n")),
                     TCT_OK);
    assert_int_equal(tct_name_corpus_new(NULL, &corpus), TCT_OK);
    assert_int_equal(tct_tokeniser_new(NULL, NULL, &tct_heap, &tokeniser), TCT_OK);
    assert_int_equal(tct_name_corpus_read(&corpus, &recipe, path, 100), TCT_OK);
    assert_int_equal(tct_name_corpus_analyse(&corpus, tokeniser, NULL), TCT_OK);
    propose(&corpus, 0, TCT_KIND_PERSON);
    propose(&corpus, 1, TCT_KIND_EVENT);
    propose(&corpus, 2, TCT_KIND_EVENT);
    propose(&corpus, 3, TCT_KIND_PERSON);
    tct_name_compare(&corpus, &scores, NULL, NULL);
    assert_int_equal(scores.types[0].right, 1);
    assert_int_equal(scores.types[0].found, 2);
    assert_int_equal(scores.types[3].found, 1); /* the verb; the cup is left open */
    assert_int_equal(scores.types[TCT_NAME_TYPES].gold, 1);
    tct_tokeniser_free(tokeniser);
    tct_name_corpus_clear(&corpus);
    tct_name_recipe_clear(&recipe);
    unlink(path), rmdir(folder);
}

/** The words of the names of @p doc each with the number of its kind. */
static void names_of(const tct_doc *doc, tct_buffer *out) {
    for (size_t i = 0; i < doc->names.count; i++) {
        const tct_name *name = &doc->names.items[i];
        for (uint32_t word = name->first_word; word < name->word_end; word++)
            tct_buffer_format(out, "%.*s ", TCT_ARG(tct_doc_symbol(doc, doc->words.items[word].form)));
        tct_buffer_format(out, "%u%s", name->kind, i + 1 < doc->names.count ? ", " : "");
    }
}

/** What recalling makes of @p names in @p text. */
static void check_recall(const char *text, const tct_name *names, size_t count, const char *expected) {
    tct_doc *doc = sentences_of(text);
    tct_name_memory memory = {.allocator = &tct_heap};
    tct_buffer out;
    tct_buffer_init(&out, &tct_heap, 4096);
    for (size_t i = 0; i < count; i++)
        assert_int_equal(TCT_DOC_PUSH(doc, names, names[i]), TCT_OK);
    assert_int_equal(tct_name_recall(&memory, doc, 0, 0, (uint32_t)doc->sentences.count), TCT_OK);
    names_of(doc, &out);
    tct_buffer_char(&out, '.');
    assert_int_equal(tct_buffer_status(&out), TCT_OK);
    assert_string_equal(out.data, expected);
    tct_buffer_clear(&out);
    tct_name_memory_clear(&memory);
    tct_doc_free(doc);
}

static void test_recall(void **state) {
    char expected[200];
    const tct_name person = {1, 3, TCT_KIND_PERSON, 90}, doubtful = {1, 3, TCT_KIND_PERSON, 50};
    const tct_name both[] = {{1, 2, TCT_KIND_ORGANIZATION, 90}, {6, 7, TCT_KIND_PLACE, 40}};
    (void)state;
    snprintf(expected, sizeof expected, "Ana Kova %u, Kova %u.", TCT_KIND_PERSON, TCT_KIND_PERSON);
    check_recall("then Ana Kova spoke\nand Kova sat", &person, 1, expected);
    snprintf(expected, sizeof expected, "Ana Kova %u.", TCT_KIND_PERSON);
    check_recall("then Ana Kova spoke\nin Kova Street", &person, 1, expected);
    check_recall("then Ana Kova spoke\nthe kova sat", &person, 1, expected);
    check_recall("then Ana Kova spoke\nand Kova sat", &doubtful, 1, expected);
    snprintf(expected, sizeof expected, "Vexo %u, Vexo %u.", TCT_KIND_ORGANIZATION, TCT_KIND_ORGANIZATION);
    check_recall("so Vexo pays .\nnot in Vexo yet", both, 2, expected);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_toy), cmocka_unit_test(test_open_labels),
                                       cmocka_unit_test(test_recall)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
