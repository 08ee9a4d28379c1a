/**
 * Microseconds a word that each stage takes from raw text to trees and names: stages PACK LANGUAGE FILE.
 * Paragraphs are lines; a document is what stands between empty lines. Best of several runs, processor time.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/file.h"
#include "doc/ud.h"
#include "language/analyse.h"
#include "language/model.h"
#include "language/names.h"
#include "language/tokens.h"
#include "pack/pack.h"

enum { RUNS = 5 };
enum { TOKENS, VIEWS, TAGS, BUNDLES, LEMMAS, PARSE, NAMES, ALL, STAGES };
static const char *const titles[STAGES] = {
    "tokens, sentences",          "views of words", "tagger", "features", "lemmas", "parser", "names",
    "raw text to trees and names"};

typedef struct {
    tct_pack *pack;
    tct_str code;
    tct_language *language;
    tct_tokeniser *tokeniser;
    tct_model model;
    tct_name_tagger *names;
    double seconds[STAGES];
    size_t words;
} bench;

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static void check(tct_status status) {
    if (status == TCT_OK) return;
    fprintf(stderr, "stages: %s\n", tct_strerror(status));
    exit(EXIT_FAILURE);
}

/** A document of @p text, a block a line. */
static tct_doc *document(const bench *b, tct_str text) {
    tct_doc *doc;
    check(tct_doc_new(&tct_heap, tct_pack_symbols(b->pack), &doc));
    doc->text = text;
    for (tct_str rest = text; rest.size > 0;) {
        const tct_str line = tct_str_split(&rest, '\n');
        const uint32_t begin = (uint32_t)(line.data - text.data);
        if (line.size)
            check(TCT_DOC_PUSH(
                doc, blocks, ((tct_block){.span = {begin, begin + (uint32_t)line.size}, .supported = true})));
    }
    return doc;
}

/** The steps of tct_model_analyse() one after the other over all sentences. */
static void run_model(const bench *b, const tct_doc *doc, double *seconds) {
    const size_t count = doc->words.count;
    tct_arena arena;
    tct_parse_state state;
    char room[TCT_LEMMA_BYTES];
    tct_view *views = calloc(count + 1, sizeof *views);
    tct_arena_init(&arena, &tct_heap);
    if (!views) check(TCT_ERR_MEMORY);
    check(tct_parse_state_new(&arena, count, &state));
    double begin = now();
    for (size_t i = 0; i < count; i++) {
        tct_view_fill(&views[i], tct_doc_symbol(doc, doc->words.items[i].form),
                      tct_doc_symbol(doc, doc->words.items[i].lower));
        tct_model_look_up(&b->model.words, &views[i]);
    }
    seconds[VIEWS] += now() - begin;
    for (int stage = TAGS; stage <= PARSE; stage++) {
        begin = now();
        for (size_t s = 0; s < doc->sentences.count; s++) {
            const tct_sentence *at = &doc->sentences.items[s];
            tct_view *first = views + at->first_word;
            const size_t n = at->word_end - at->first_word;
            if (stage == TAGS)
                tct_tagger_run(tct_weights_scorer(&b->model.tagger), &b->model.tagset, first, n);
            if (stage == BUNDLES)
                tct_bundler_run(tct_weights_scorer(&b->model.bundler), &b->model.tagset, first, n);
            if (stage == PARSE) tct_parse_run(&b->model.parser, &state, first, n);
            for (size_t i = at->first_word; stage == LEMMAS && i < at->word_end; i++) {
                const tct_lemma_word word = {tct_doc_symbol(doc, doc->words.items[i].form),
                                             tct_doc_symbol(doc, doc->words.items[i].lower), views[i].tag,
                                             tct_views_before_name(first, n, i - at->first_word)};
                views[i].lemma = tct_text_hash(tct_lemma_of(&b->model.lemmas, &b->model.words, &word, room));
            }
        }
        seconds[stage] += now() - begin;
    }
    tct_arena_clear(&arena);
    free(views);
}

static void run_document(bench *b, tct_str text, double *seconds) {
    tct_doc *doc = document(b, text);
    double begin = now();
    for (size_t i = 0; i < doc->blocks.count; i++)
        check(tct_tokenise_block(b->tokeniser, doc, (uint32_t)i));
    seconds[TOKENS] += now() - begin;
    run_model(b, doc, seconds);
    const uint32_t sentences = (uint32_t)doc->sentences.count;
    check(tct_model_analyse(&b->model, doc, 0, sentences));
    begin = now();
    check(tct_tag_names(b->names, doc, 0, sentences, TCT_NAMES_TRUSTED));
    seconds[NAMES] += now() - begin;
    b->words += doc->words.count;
    tct_doc_free(doc);
    doc = document(b, text);
    begin = now();
    check(tct_language_analyse(b->language, doc, TCT_LIT(""), NULL));
    seconds[ALL] += now() - begin;
    tct_doc_free(doc);
}

static void run_file(bench *b, tct_str text) {
    for (int run = 0; run < RUNS; run++) {
        double seconds[STAGES] = {0};
        b->words = 0;
        for (size_t at = 0; at < text.size;) {
            const char *gap = strstr(text.data + at, "\n\n");
            const size_t end = gap ? (size_t)(gap - text.data) : text.size;
            run_document(b, tct_str_range(text, at, end), seconds);
            at = end + 2;
        }
        for (int i = 0; i < STAGES; i++)
            if (run == 0 || seconds[i] < b->seconds[i]) b->seconds[i] = seconds[i];
    }
}

static tct_str chunk(const bench *b, const char *kind) {
    char name[32];
    snprintf(name, sizeof name, "%s.%.*s", kind, TCT_ARG(b->code));
    return tct_pack_chunk(b->pack, name);
}

static void open_bench(bench *b, const char *path, const char *code) {
    check(tct_pack_open(path, &tct_heap, NULL, &b->pack));
    b->code = tct_str_of(code);
    const tct_pack_language *part = tct_pack_language_find(b->pack, b->code);
    check(tct_language_new(b->pack, &tct_heap, NULL, &b->language));
    check(tct_tokeniser_new(b->pack, part, &tct_heap, &b->tokeniser));
    check(tct_model_open(chunk(b, "model"), &b->model));
    check(tct_name_tagger_new(chunk(b, "names"), b->pack, part, &tct_heap, &b->names));
}

int main(int argc, char **argv) {
    bench b = {0};
    tct_buffer text;
    if (argc != 4) return EXIT_FAILURE;
    open_bench(&b, argv[1], argv[2]);
    tct_buffer_init(&text, &tct_heap, 1u << 30);
    check(tct_file_read(argv[3], &text));
    run_file(&b, tct_buffer_str(&text));
    for (int i = 0; i < STAGES; i++)
        printf("%-30s %6.2f µs a word\n", titles[i], 1e6 * b.seconds[i] / (double)b.words);
    printf("%-30s %6.0f words a second (%zu words)\n", "", (double)b.words / b.seconds[ALL], b.words);
    tct_buffer_clear(&text);
    tct_name_tagger_free(b.names);
    tct_tokeniser_free(b.tokeniser);
    tct_language_free(b.language);
    tct_pack_free(b.pack);
    return EXIT_SUCCESS;
}
