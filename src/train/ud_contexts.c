/*
 * Which neighbours tell a contraction from the word that is written alike ("des": de les, or the article): an
 * averaged perceptron over the tokens before and after, from the treebanks of a recipe. What is learnt is a
 * word list of the language's part (contexts.tsv), which the tokeniser reads.
 */
#include <assert.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/symbols.h"
#include "language/tokens_internal.h"
#include "train/ud_internal.h"

/** Decisions surer than MARGIN teach nothing; weights are written in tenths, those below LEAST are not. */
enum { EPOCHS = 10, MARGIN = 3, SCALE = 10, LEAST = 4 };
/** Each place of a treebank is learnt from so often, against RAW_SHARE places of unlabelled text. */
enum { TIMES = 5, RAW_SHARE = 20 };
/** Bytes of a feature's name. */
#define NAME_BYTES (TCT_RULE_BYTES + 16)

enum { BIAS, BEFORE, BEFORE2, ENDING, ENDING4, AFTER, FEATURES };
static const char *const places[FEATURES] = {"bias", "before", "before2", "ending", "ending4", "after"};

/** One place where the word stands. */
typedef struct {
    tct_symbol features[FEATURES]; /**< symbol of "PLACE\tKEY", 0 for none */
    uint32_t flags;                /**< of the sentence */
    bool split;                    /**< it is several words */
} instance;

/** Weight of a feature while it is learnt, and what averaging needs. */
typedef struct {
    int64_t now, total;
} weight;

typedef struct {
    trainer *work;
    tct_symbols *symbols;
    TCT_VEC(instance) instances;
    TCT_VEC(uint32_t) tokens;     /**< words of the sentence that begin a token */
    TCT_VEC(uint32_t) order;      /**< instances that are trained on */
    size_t raw_begin;             /**< instances from here on are of unlabelled text */
    tct_symbol raw_bias;          /**< stands for the bias there: how frequent the words are says nothing */
    char last[2][TCT_RULE_BYTES]; /**< the two words before, of unlabelled text; empty at its begin */
    weight *weights;              /**< by symbol */
} learner;

/* --- instances ---------------------------------------------------------------------------------------------
 */

static tct_str token_at(const learner *l, const tct_ud_sentence *sentence, size_t at, ptrdiff_t step) {
    const size_t count = l->tokens.count;
    if ((step < 0 && at < (size_t)-step) || at + (size_t)step >= count) return TCT_LIT("^");
    return l->work->bank.words.items[sentence->first + l->tokens.items[at + (size_t)step]].token;
}

static tct_status add_feature(learner *l, int place, tct_str text, instance *to) {
    char folded[TCT_RULE_BYTES], name[NAME_BYTES];
    const tct_str key = tct_rule_fold(text, folded);
    if (key.size == 0 && place != BIAS) return TCT_OK;
    const int size = snprintf(name, sizeof name, "%s\t%.*s", places[place], TCT_ARG(key));
    assert(size > 0 && size < (int)sizeof name);
    return tct_symbols_intern(l->symbols, (tct_str){name, (size_t)size}, &to->features[place]);
}

static tct_status add_before(learner *l, tct_str before, tct_str before2, instance *one) {
    TRY(add_feature(l, BEFORE, before, one));
    TRY(add_feature(l, BEFORE2, before2, one));
    TRY(add_feature(l, ENDING, tct_context_ending(before, 3), one));
    return add_feature(l, ENDING4, tct_context_ending(before, 4), one);
}

static tct_status add_instance(learner *l, const tct_ud_sentence *sentence, size_t at) {
    const size_t word = l->tokens.items[at];
    const size_t next = at + 1 < l->tokens.count ? l->tokens.items[at + 1] : sentence->count;
    instance one = {.flags = sentence->flags, .split = next - word > 1};
    TRY(add_feature(l, BIAS, TCT_LIT("*"), &one));
    TRY(add_before(l, token_at(l, sentence, at, -1), token_at(l, sentence, at, -2), &one));
    TRY(add_feature(l, AFTER, token_at(l, sentence, at, 1), &one));
    const bool taught =
        sentence->flags & SENTENCE_TRAIN || (sentence->flags & SENTENCE_DEV && !l->work->options->hold_out);
    for (int i = 0; taught && i < TIMES; i++)
        TRY(TCT_PUSH(&l->order, &tct_heap, (uint32_t)l->instances.count));
    return TCT_PUSH(&l->instances, &tct_heap, one);
}

static tct_status read_sentence(learner *l, const tct_ud_sentence *sentence) {
    const tct_ud_word *words = l->work->bank.words.items + sentence->first;
    char folded[TCT_RULE_BYTES];
    l->tokens.count = 0;
    for (uint32_t i = 0; i < sentence->count; i++)
        if (words[i].token.size) TRY(TCT_PUSH(&l->tokens, &tct_heap, i));
    for (size_t at = 0; at < l->tokens.count; at++) {
        const tct_str token = tct_rule_fold(words[l->tokens.items[at]].token, folded);
        if (tct_str_equal(token, l->work->ambiguous)) TRY(add_instance(l, sentence, at));
    }
    return TCT_OK;
}

static bool is_never(const trainer *work, tct_str word) {
    for (size_t i = 0; i < NEVER; i++)
        if (work->never[i].size && tct_str_equal(work->never[i], word)) return true;
    return false;
}

static void remember(learner *l, tct_str word) {
    memcpy(l->last[1], l->last[0], sizeof l->last[0]);
    const size_t size = word.size < sizeof l->last[0] ? word.size : 0; /* longer words are no neighbours */
    memcpy(l->last[0], word.data, size);
    l->last[0][size] = '\0';
}

static tct_status on_raw_word(void *context, tct_str word) {
    learner *l = context;
    const bool always = tct_str_equal(word, l->work->always);
    if (l->last[1][0] && (always || is_never(l->work, word))) {
        instance one = {.features = {l->raw_bias}, .split = always};
        TRY(add_before(l, tct_str_of(l->last[0]), tct_str_of(l->last[1]), &one));
        TRY(TCT_PUSH(&l->instances, &tct_heap, one));
    }
    if (word.size == 0)
        l->last[0][0] = l->last[1][0] = '\0';
    else
        remember(l, word);
    return TCT_OK;
}

/** Takes places of unlabelled text, evenly spread. */
static tct_status read_raw(learner *l) {
    const size_t wanted = l->order.count / TIMES * RAW_SHARE;
    TRY(tct_symbols_intern(l->symbols, TCT_LIT("raw"), &l->raw_bias));
    l->raw_begin = l->instances.count;
    TRY(trainer_raw(l->work, on_raw_word, l));
    const size_t found = l->instances.count - l->raw_begin, taken = found < wanted ? found : wanted;
    for (size_t i = 0; i < taken; i++)
        TRY(TCT_PUSH(&l->order, &tct_heap, (uint32_t)(l->raw_begin + i * found / taken)));
    return TCT_OK;
}

static tct_status read_instances(learner *l) {
    for (size_t s = 0; s < l->work->bank.sentences.count; s++)
        TRY(read_sentence(l, &l->work->bank.sentences.items[s]));
    TRY(read_raw(l));
    l->weights = calloc(tct_symbols_count(l->symbols), sizeof *l->weights);
    if (!l->weights) return TCT_ERR_MEMORY;
    return l->order.count ? TCT_OK : TCT_ERR_ARGUMENT;
}

/* --- learning ----------------------------------------------------------------------------------------------
 */

static int64_t score(const learner *l, const instance *one) {
    int64_t sum = 0;
    for (int i = 0; i < FEATURES; i++)
        if (one->features[i]) sum += l->weights[one->features[i]].now;
    return sum;
}

static void teach(learner *l, const instance *one, int64_t step) {
    const int64_t sum = score(l, one);
    if ((sum > 0) == one->split && llabs(sum) >= MARGIN) return;
    for (int i = 0; i < FEATURES; i++) {
        weight *w = &l->weights[one->features[i]];
        w->now += one->split ? 1 : -1;
        w->total += one->split ? step : -step;
    }
}

/** Weights are their averages afterwards, as they are written. */
static void learn(learner *l) {
    int64_t step = 1;
    for (int epoch = 0; epoch < EPOCHS; epoch++) {
        trainer_shuffle(l->work, l->order.items, l->order.count);
        for (size_t i = 0; i < l->order.count; i++)
            teach(l, &l->instances.items[l->order.items[i]], step++);
    }
    for (tct_symbol i = 1; i < tct_symbols_count(l->symbols); i++) {
        weight *w = &l->weights[i];
        const int64_t average = SCALE * (w->now * step - w->total) / step;
        w->now = llabs(average) < LEAST ? 0 : average;
    }
    l->weights[l->raw_bias].now = 0;
}

/* --- what is written ---------------------------------------------------------------------------------------
 */

static int compare_texts(const void *left, const void *right) {
    return tct_str_compare(*(const tct_str *)left, *(const tct_str *)right);
}

static void write_line(const learner *l, tct_str name, tct_buffer *out) {
    tct_str key = name;
    const tct_str place = tct_str_split(&key, '\t');
    const tct_symbol symbol = tct_symbols_find(l->symbols, name);
    tct_buffer_format(out, "%.*s\t%.*s\t%lld\n", TCT_ARG(key), TCT_ARG(place),
                      (long long)l->weights[symbol].now);
}

static tct_status write_list(const learner *l, tct_buffer *out) {
    const uint32_t end = tct_symbols_count(l->symbols);
    tct_str *names = calloc(end, sizeof *names);
    size_t count = 0;
    if (!names) return TCT_ERR_MEMORY;
    for (tct_symbol i = 1; i < end; i++)
        if (l->weights[i].now) names[count++] = tct_symbols_text(l->symbols, i);
    qsort(names, count, sizeof *names, compare_texts);
    tct_buffer_format(
        out,
        "# Is \"%.*s\" several words (a sum above 0) or one? Learnt by \"tercet train contexts\"; "
        "see MODEL.md for data and terms.\n# word, place, weight\n",
        TCT_ARG(l->work->ambiguous));
    for (size_t i = 0; i < count; i++)
        write_line(l, names[i], out);
    free(names);
    return tct_buffer_status(out);
}

static void report_file(const learner *l, size_t file, tct_buffer *report) {
    unsigned right = 0, all = 0;
    for (size_t i = 0; i < l->instances.count; i++) {
        const instance *one = &l->instances.items[i];
        if (one->flags / SENTENCE_FILE != file + 1) continue;
        right += (score(l, one) > 0) == one->split;
        all++;
    }
    tct_buffer_format(report, "%s: %u of %u right\n", l->work->names[file], right, all);
}

static tct_status run(learner *l, tct_buffer *list, tct_buffer *report) {
    if (!l->work->ambiguous.size) return TCT_ERR_ARGUMENT;
    TRY(read_instances(l));
    learn(l);
    tct_buffer_format(report, "%zu places learnt from\n", l->order.count);
    for (size_t i = 0; i < l->work->name_count; i++)
        report_file(l, i, report);
    return write_list(l, list);
}

tct_status learn_contexts(trainer *work, tct_buffer *list, tct_buffer *report) {
    assert(work && list && report);
    TRY(recipe_read(work));
    tct_arena arena;
    tct_arena_init(&arena, &tct_heap);
    learner l = {.work = work, .symbols = tct_symbols_new(&arena, NULL)};
    const tct_status status = l.symbols ? run(&l, list, report) : TCT_ERR_MEMORY;
    TCT_VEC_CLEAR(&l.instances, &tct_heap);
    TCT_VEC_CLEAR(&l.tokens, &tct_heap);
    TCT_VEC_CLEAR(&l.order, &tct_heap);
    free(l.weights);
    tct_arena_clear(&arena);
    return status;
}
