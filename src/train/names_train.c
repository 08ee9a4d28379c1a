/* Averaged structured perceptron (Collins 2002) over tag sequences. Where a label leaves the type open, the
 * gold sequence is the best one that the label allows (latent structured perceptron: Sun et al. 2009). */
#include <assert.h>
#include <stdio.h>
#include <stdlib.h>

#include "train/names_internal.h"
#include "train/perceptron.h"

/** Every so manieth sentence is held out where the confidence is fitted. */
enum { HELD_OUT = 10 };

/** All that training needs. */
typedef struct {
    const tct_train_names_options *options;
    tct_name_recipe recipe;
    tct_name_corpus corpus;
    tct_tokeniser *tokeniser;
    tct_name_sources sources;
    tct_model model;
    size_t own_sentences; /**< sentences before the variants */
    tct_perceptron perceptron;
    tct_name_space space;
    tct_random random;
    uint8_t *gold;
    size_t gold_room;
} trainer;

static void score_perceptron(const void *self, const uint64_t *features, size_t count, int32_t *scores) {
    tct_perceptron_score(self, features, count, scores);
}

/** Hides the identity of some words of names, so that context and shape must do. */
static void drop_words(trainer *t, const tct_sentence *sentence, size_t count) {
    for (size_t i = 0; i < count; i++) {
        const bool named = !(t->corpus.allowed[sentence->first_word + i] & 1u);
        tct_name_view *view = &t->space.views[TCT_NAME_WINDOW + i];
        if (!named || tct_random_below(&t->random, 1000) >= t->recipe.dropped) continue;
        view->field[TCT_VIEW_LOWER] = 3;
        view->field[TCT_VIEW_PREFIX2] = view->field[TCT_VIEW_PREFIX3] = 3;
        view->field[TCT_VIEW_SUFFIX2] = view->field[TCT_VIEW_SUFFIX3] = view->field[TCT_VIEW_SUFFIX4] = 3;
        view->field[TCT_VIEW_CLUSTER] = 0;
        view->field[TCT_VIEW_HINTS] &=
            (uint32_t)(TCT_HINT_NOUN | TCT_HINT_NOUN_ORGANIZATION | TCT_HINT_NOUN_PLACE |
                       TCT_HINT_NOUN_EVENT | TCT_HINT_HONORIFIC | TCT_HINT_TITLE);
    }
}

/** Best sequence among those that the labels allow, into t->gold. */
static tct_status decode_gold(trainer *t, const tct_sentence *sentence, size_t count) {
    if (count > t->gold_room) {
        free(t->gold);
        t->gold_room = 2 * count;
        t->gold = malloc(t->gold_room);
        if (!t->gold) return TCT_ERR_MEMORY;
    }
    memcpy(t->space.allowed, t->corpus.allowed + sentence->first_word, count * sizeof *t->space.allowed);
    tct_name_decode(&t->space, count);
    memcpy(t->gold, t->space.tags, count);
    return TCT_OK;
}

/** Makes wrong tags dearer by the cost, so that right ones must win by a margin. */
static void add_cost(trainer *t, size_t count) {
    for (size_t i = 0; i < count; i++) {
        t->space.allowed[i] = (1u << TCT_NAME_TAGS) - 1;
        for (unsigned tag = 0; tag < TCT_NAME_TAGS; tag++)
            if (tag != t->gold[i]) t->space.scores[i][tag] += (int32_t)t->recipe.cost;
    }
}

static void learn_step(trainer *t, size_t at) {
    uint64_t features[TCT_NAME_STEP_FEATURES];
    const unsigned gold_previous = at ? t->gold[at - 1] : 0, previous = at ? t->space.tags[at - 1] : 0;
    const unsigned gold = t->gold[at], found = t->space.tags[at];
    if (gold_previous == previous && gold == found) return;
    const size_t count = tct_name_step_features(&t->space, at, features);
    tct_perceptron_learn(&t->perceptron, features, count, tct_name_step_class(gold_previous, gold),
                         tct_name_step_class(previous, found));
}

static void learn_sentence(trainer *t, size_t count) {
    uint64_t features[TCT_NAME_FEATURES];
    for (size_t at = 0; at < count; at++) {
        const size_t feature_count =
            t->gold[at] == t->space.tags[at] ? 0 : tct_name_features(&t->space, at, features);
        tct_perceptron_learn(&t->perceptron, features, feature_count, t->gold[at], t->space.tags[at]);
        learn_step(t, at);
    }
}

static tct_status train_sentence(trainer *t, const tct_sentence *sentence) {
    assert(sentence->first_word < sentence->word_end);
    const size_t count = sentence->word_end - sentence->first_word;
    const tct_scorer scorer = {score_perceptron, &t->perceptron};
    TRY(tct_name_space_reserve(&t->space, count));
    tct_name_fill(&t->sources, t->corpus.doc, sentence, &t->space);
    drop_words(t, sentence, count);
    tct_name_score(&scorer, &t->space, count);
    TRY(decode_gold(t, sentence, count));
    add_cost(t, count);
    tct_name_decode(&t->space, count);
    learn_sentence(t, count);
    return t->perceptron.failed ? TCT_ERR_MEMORY : TCT_OK;
}

static void shuffle(uint32_t *order, size_t count, tct_random *random) {
    for (size_t i = count; i > 1; i--) {
        const uint32_t other = tct_random_below(random, (uint32_t)i), moved = order[i - 1];
        order[i - 1] = order[other];
        order[other] = moved;
    }
}

/** One pass; with @p hold_out every tenth own sentence, and every variant of a tenth, is left out. */
static tct_status train_epoch(trainer *t, uint32_t *order, size_t count, bool hold_out) {
    shuffle(order, count, &t->random);
    for (size_t i = 0; i < count; i++) {
        const uint32_t sentence = order[i];
        if (hold_out && sentence < t->own_sentences && sentence % HELD_OUT == 0) continue;
        if (tct_random_below(&t->random, 100) >= t->corpus.percents.items[sentence]) continue;
        TRY(train_sentence(t, &t->corpus.doc->sentences.items[sentence]));
    }
    return TCT_OK;
}

/** Trains from nothing. */
static tct_status train_all(trainer *t, bool hold_out) {
    const size_t count = t->corpus.doc->sentences.count;
    t->random = (tct_random){t->options->seed};
    tct_perceptron_free(&t->perceptron);
    TRY(tct_perceptron_new(&t->perceptron, TCT_NAME_CLASSES));
    uint32_t *order = calloc(count + 1, sizeof *order);
    if (!order) return TCT_ERR_MEMORY;
    for (size_t i = 0; i < count; i++)
        order[i] = (uint32_t)i;
    tct_status status = TCT_OK;
    const uint32_t epochs = t->recipe.epochs * t->recipe.runs;
    for (uint32_t epoch = 0; epoch < epochs && status == TCT_OK; epoch++) {
        if (epoch > 0 && epoch % t->recipe.epochs == 0) tct_perceptron_restart(&t->perceptron);
        status = train_epoch(t, order, count, hold_out);
        tct_report(t->options->sink, TCT_NOTE, status, NULL, 0, "names %s: epoch %u of %u, %zu features",
                   t->options->language, epoch + 1, epochs, t->perceptron.row_count);
    }
    free(order);
    return status;
}

/* --- image and confidence
 * ------------------------------------------------------------------------------------------ */

static tct_status write_image(const trainer *t, const tct_names_header *like, tct_buffer *out) {
    tct_buffer weights;
    tct_buffer_init(&weights, &tct_heap, UINT32_MAX);
    tct_status status = tct_perceptron_export(&t->perceptron, t->recipe.least, &weights);
    tct_names_header header = *like;
    memcpy(header.magic, "TCTNAMES", sizeof header.magic);
    header.version = TCT_NAMES_VERSION;
    while (weights.size % 8)
        tct_buffer_char(&weights, 0);
    header.size = (uint32_t)(sizeof header + weights.size);
    header.checksum = tct_model_checksum(tct_buffer_str(&weights));
    tct_buffer_append(out, (tct_str){(const char *)&header, sizeof header});
    tct_buffer_append(out, tct_buffer_str(&weights));
    if (status == TCT_OK) status = tct_buffer_status(&weights);
    tct_buffer_clear(&weights);
    return status == TCT_OK ? tct_buffer_status(out) : status;
}

/** Right and all names of each type and bin of margin. */
typedef struct {
    tct_name_counts bins[TCT_NAME_TYPES][TCT_NAME_BINS];
} bin_counts;

/** The confidences that the first image gives are the numbers of the bins. */
static void judge(void *context, const tct_name *name, bool right) {
    bin_counts *counts = context;
    unsigned type = 0;
    while (tct_name_kinds[type] != name->kind)
        type++;
    counts->bins[type][name->confidence].found++;
    counts->bins[type][name->confidence].right += right;
}

/** Share of right names in each bin, smoothed by the bins about it and never falling. */
static void fit_confidence(const bin_counts *counts, tct_names_header *header) {
    for (unsigned type = 0; type < TCT_NAME_TYPES; type++) {
        unsigned last = 5;
        for (unsigned bin = 0; bin < TCT_NAME_BINS; bin++) {
            size_t right = 1, found = 2;
            for (unsigned near = bin ? bin - 1 : 0; near <= bin + 1 && near < TCT_NAME_BINS; near++) {
                right += counts->bins[type][near].right * (near == bin ? 2 : 1);
                found += counts->bins[type][near].found * (near == bin ? 2 : 1);
            }
            const unsigned share = (unsigned)(100 * right / found);
            if (share > last) last = share > 99 ? 99 : share;
            header->confidence[type][bin] = (uint8_t)last;
        }
    }
}

/** The held-out sentences as a document of their own, tagged, compared. */
static tct_status judge_held_out(const trainer *t, tct_str image, bin_counts *counts) {
    tct_name_tagger *tagger = NULL;
    tct_name_scores scores = {.words = 0};
    TRY(tct_name_tagger_new(image, t->options->pack, t->sources.language, &tct_heap, &tagger));
    tct_doc *doc = t->corpus.doc;
    tct_status status = TCT_OK;
    doc->names.count = 0;
    for (uint32_t i = 0; i < t->own_sentences && status == TCT_OK; i += HELD_OUT)
        if (t->corpus.percents.items[i] == 100)
            status = tct_tag_names(tagger, doc, i, i + 1, TCT_NAMES_PROPOSED);
    if (status == TCT_OK) tct_name_compare(&t->corpus, &scores, judge, counts);
    doc->names.count = 0;
    tct_name_tagger_free(tagger);
    return status;
}

/** Trains without the held-out sentences and learns from them how sure a margin makes. */
static tct_status calibrate(trainer *t, tct_names_header *header) {
    static bin_counts zero;
    bin_counts counts = zero;
    header->bin_width = 24;
    for (unsigned type = 0; type < TCT_NAME_TYPES; type++)
        for (unsigned bin = 0; bin < TCT_NAME_BINS; bin++)
            header->confidence[type][bin] = (uint8_t)bin;
    TRY(train_all(t, true));
    tct_buffer image;
    tct_buffer_init(&image, &tct_heap, UINT32_MAX);
    tct_status status = write_image(t, header, &image);
    if (status == TCT_OK) status = judge_held_out(t, tct_buffer_str(&image), &counts);
    tct_buffer_clear(&image);
    fit_confidence(&counts, header);
    return status;
}

/* --- the whole
 * ------------------------------------------------------------------------------------------------------ */

static tct_status file_path(const trainer *t, tct_str name, tct_buffer *path) {
    tct_buffer_reset(path);
    tct_buffer_format(path, "%s/%.*s", t->options->corpora, TCT_ARG(name));
    return tct_buffer_status(path);
}

static tct_status read_corpora(trainer *t) {
    tct_buffer path;
    tct_buffer_init(&path, &tct_heap, 4096);
    tct_status status = TCT_OK;
    for (size_t i = 0; i < t->recipe.files.count && status == TCT_OK; i++) {
        const tct_name_file *file = &t->recipe.files.items[i];
        if (file->test) continue;
        status = file_path(t, file->path, &path);
        if (status == TCT_OK) status = tct_name_corpus_read(&t->corpus, &t->recipe, path.data, file->percent);
        if (status != TCT_OK)
            tct_report(t->options->sink, TCT_ERROR, status, path.data, 0, "the corpus was not read");
    }
    tct_buffer_clear(&path);
    return status;
}

static tct_status open_model(trainer *t) {
    char name[32];
    snprintf(name, sizeof name, "model.%s", t->options->language);
    const tct_str chunk = t->options->pack ? tct_pack_chunk(t->options->pack, name) : TCT_LIT("");
    if (!chunk.size) return TCT_OK;
    TRY(tct_model_open(chunk, &t->model));
    t->sources.model = &t->model;
    return TCT_OK;
}

static tct_status prepare(trainer *t) {
    const tct_pack_language *part = NULL;
    TRY(tct_name_corpus_new(t->options->pack, &t->corpus));
    TRY(tct_name_tokeniser(t->options->pack, t->options->language, &t->tokeniser, &part));
    t->sources = tct_name_sources_of(t->options->pack, part);
    TRY(open_model(t));
    TRY(read_corpora(t));
    t->own_sentences = t->corpus.firsts.count;
    if (part) TRY(tct_name_corpus_pool(&t->corpus, t->options->pack, t->options->language));
    t->random = (tct_random){t->options->seed};
    TRY(tct_name_corpus_vary(&t->corpus, &t->recipe, &t->random));
    return tct_name_corpus_analyse(&t->corpus, t->tokeniser, t->sources.model);
}

static tct_status report_tests(const trainer *t, tct_str image, tct_buffer *report) {
    tct_buffer path;
    tct_buffer_init(&path, &tct_heap, 4096);
    tct_status status = TCT_OK;
    for (size_t i = 0; i < t->recipe.files.count && status == TCT_OK; i++) {
        tct_name_scores scores;
        if (!t->recipe.files.items[i].test) continue;
        status = file_path(t, t->recipe.files.items[i].path, &path);
        if (status == TCT_OK)
            status = tct_eval_names(t->options->pack, t->options->language, t->options->recipe, image,
                                    path.data, &scores);
        if (status == TCT_OK) tct_names_report(path.data + strlen(t->options->corpora) + 1, &scores, report);
    }
    tct_buffer_clear(&path);
    return status;
}

static tct_status run(trainer *t, tct_buffer *model, tct_buffer *report) {
    tct_names_header header = {.version = TCT_NAMES_VERSION};
    TRY(prepare(t));
    TRY(calibrate(t, &header));
    TRY(train_all(t, false));
    TRY(write_image(t, &header, model));
    tct_buffer_format(report, "%zu sentences, %zu with variants; %zu features; %zu bytes\n", t->own_sentences,
                      t->corpus.doc->sentences.count, t->perceptron.row_count, model->size);
    return report_tests(t, tct_buffer_str(model), report);
}

tct_status tct_train_names(const tct_train_names_options *options, tct_buffer *model, tct_buffer *report) {
    assert(options && model && report && model->size == 0);
    trainer t = {.options = options, .space = {.allocator = &tct_heap}};
    TRY(tct_name_recipe_read(options->recipe, &t.recipe));
    const tct_status status = run(&t, model, report);
    tct_perceptron_free(&t.perceptron);
    tct_name_space_clear(&t.space);
    tct_tokeniser_free(t.tokeniser);
    tct_name_corpus_clear(&t.corpus);
    tct_name_recipe_clear(&t.recipe);
    free(t.gold);
    return status;
}
