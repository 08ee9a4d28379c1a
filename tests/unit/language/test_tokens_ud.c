/* Tokens, words and sentences against UD test files, by the definitions of the CoNLL 2018 evaluation. Skipped
 * when the corpora are not beside the project. With TERCET_CONLLU and TERCET_CODE it measures a file of one's
 * own. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "doc/doc.h"
#include "lists.h"

/** A span as characters without white space: comparable whatever the spacing is. */
typedef TCT_VEC(uint64_t) spans;

typedef struct {
    tct_buffer text;
    spans tokens, words,
        sentences; /**< gold, begin << 32 | end in bytes of text; words carry their number inside a token */
    TCT_VEC(tct_span) blocks;
} gold;

static void push(spans *v, size_t begin, size_t end) {
    assert_int_equal(TCT_PUSH(v, &tct_heap, (uint64_t)begin << 32 | end), TCT_OK);
}

/** Reads a CoNLL-U file: blocks are its paragraphs and documents, tokens are joined as SpaceAfter says. */
static void read_gold(const char *path, gold *g) {
    tct_buffer file;
    tct_buffer_init(&file, &tct_heap, 1u << 28);
    assert_int_equal(tct_file_read(path, &file), TCT_OK);
    tct_buffer_init(&g->text, &tct_heap, 1u << 28);
    size_t block = 0, sentence = SIZE_MAX, last_end = 0, token_begin = 0, token_end = 0;
    long range_end = 0;
    for (tct_str rest = tct_buffer_str(&file); rest.size;) {
        tct_str line = tct_str_split(&rest, '\n');
        if (tct_str_starts(line, TCT_LIT("# newpar")) || tct_str_starts(line, TCT_LIT("# newdoc"))) {
            if (g->text.size > block)
                TCT_PUSH(&g->blocks, &tct_heap, ((tct_span){(uint32_t)block, (uint32_t)last_end}));
            block = g->text.size;
        }
        if (line.size == 0 && sentence != SIZE_MAX)
            push(&g->sentences, sentence, last_end), sentence = SIZE_MAX;
        if (line.size == 0 || line.data[0] == '#') continue;
        tct_str columns[10];
        for (int i = 0; i < 10; i++)
            columns[i] = tct_str_split(&line, '\t');
        if (tct_str_find(columns[0], TCT_LIT("."), 0) != SIZE_MAX) continue;
        const size_t dash = tct_str_find(columns[0], TCT_LIT("-"), 0);
        const long id = strtol(columns[0].data, NULL, 10);
        if (dash == SIZE_MAX && id <= range_end) {
            push(&g->words, token_begin, token_end);
            continue;
        }
        token_begin = g->text.size;
        if (sentence == SIZE_MAX) sentence = token_begin, range_end = 0;
        tct_buffer_append(&g->text, columns[1]);
        last_end = token_end = g->text.size;
        push(&g->tokens, token_begin, token_end);
        if (dash != SIZE_MAX)
            range_end = strtol(columns[0].data + dash + 1, NULL, 10);
        else
            range_end = 0, push(&g->words, token_begin, token_end);
        if (tct_str_find(columns[9], TCT_LIT("SpaceAfter=No"), 0) == SIZE_MAX) tct_buffer_char(&g->text, ' ');
    }
    TCT_PUSH(&g->blocks, &tct_heap, ((tct_span){(uint32_t)block, (uint32_t)last_end}));
    tct_buffer_clear(&file);
}

/** Spans of @p doc in the form of the gold ones. */
static void spans_of(const tct_doc *doc, spans *tokens, spans *words, spans *sentences) {
    for (size_t i = 0; i < doc->words.count;) {
        size_t end = i + 1;
        while (end < doc->words.count && doc->words.items[end].flags & TCT_WORD_PART)
            end++;
        const uint32_t begin = doc->words.items[i].span.begin, last = doc->words.items[end - 1].span.end;
        push(tokens, begin, last);
        for (; i < end; i++)
            push(words, begin, last);
    }
    for (size_t i = 0; i < doc->sentences.count; i++)
        push(sentences, doc->sentences.items[i].span.begin, doc->sentences.items[i].span.end);
}

/** F1 of two sorted lists of spans, in per cent; prints what differs when @p show. */
static double f1(const spans *a, const spans *b, const gold *g, bool show) {
    size_t i = 0, k = 0, same = 0;
    while (i < a->count && k < b->count) {
        if (a->items[i] == b->items[k]) {
            same++, i++, k++;
            continue;
        }
        const bool first = a->items[i] < b->items[k];
        const uint64_t span = first ? a->items[i++] : b->items[k++];
        if (show)
            printf("%s %.*s\n", first ? "gold" : "  is", (int)((span & UINT32_MAX) - (span >> 32)),
                   g->text.data + (span >> 32));
    }
    return 200.0 * (double)same / (double)(a->count + b->count);
}

static void measure(const char *path, const char *code, double token_aim, double sentence_aim) {
    gold g = {0};
    FILE *file = fopen(path, "r");
    if (!file) {
        printf("no %s: skipped\n", path);
        skip();
    }
    fclose(file);
    read_gold(path, &g);
    tct_doc *doc = NULL;
    assert_int_equal(tct_doc_new(&tct_heap, NULL, &doc), TCT_OK);
    doc->text = tct_buffer_str(&g.text);
    tct_tokeniser *tokeniser = lists_tokeniser(code);
    for (uint32_t i = 0; i < g.blocks.count; i++) {
        assert_int_equal(TCT_DOC_PUSH(doc, blocks, ((tct_block){.span = g.blocks.items[i]})), TCT_OK);
        assert_int_equal(tct_tokenise_block(tokeniser, doc, i), TCT_OK);
    }
    spans tokens = {0}, words = {0}, sentences = {0};
    spans_of(doc, &tokens, &words, &sentences);
    const char *show = getenv("TERCET_SHOW");
    const double token_f1 = f1(&g.tokens, &tokens, &g, show && *show == 't');
    const double word_f1 = f1(&g.words, &words, &g, show && *show == 'w');
    const double sentence_f1 = f1(&g.sentences, &sentences, &g, show && *show == 's');
    printf("%s: tokens %.2f words %.2f sentences %.2f\n", path, token_f1, word_f1, sentence_f1);
    assert_true(token_f1 >= token_aim);
    assert_true(sentence_f1 >= sentence_aim);
    tct_tokeniser_free(tokeniser);
    tct_doc_free(doc);
    TCT_VEC_CLEAR(&tokens, &tct_heap);
    TCT_VEC_CLEAR(&words, &tct_heap);
    TCT_VEC_CLEAR(&sentences, &tct_heap);
    TCT_VEC_CLEAR(&g.tokens, &tct_heap);
    TCT_VEC_CLEAR(&g.words, &tct_heap);
    TCT_VEC_CLEAR(&g.sentences, &tct_heap);
    TCT_VEC_CLEAR(&g.blocks, &tct_heap);
    tct_buffer_clear(&g.text);
}

static void corpus(const char *name, const char *code, double token_aim, double sentence_aim) {
    char path[1024];
    const char *source = getenv("TERCET_SOURCE");
    snprintf(path, sizeof path, "%s/../shared/corpora/ud/%s/%s", source ? source : ".", code, name);
    measure(path, code, token_aim, sentence_aim);
}

static void test_sequoia(void **state) {
    const char *own = getenv("TERCET_CONLLU");
    if (own)
        measure(own, getenv("TERCET_CODE"), 0, 0);
    else
        corpus("fr_sequoia-ud-test.conllu", "fr", 99.5, 75);
}

static void test_ewt(void **state) {
    if (getenv("TERCET_CONLLU")) skip();
    corpus("en_ewt-ud-test.conllu", "en", 98.5, 78);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_sequoia), cmocka_unit_test(test_ewt)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
