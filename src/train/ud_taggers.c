/** Training of tagger and bundler, and the tags of the training data by models that did not see them
 * (jackknife). */
#include <assert.h>
#include <stdlib.h>

#include "train/ud_internal.h"

/** A list of sentences, by their number. */
typedef struct {
    uint32_t *items;
    size_t count;
} list;

static const uint32_t all_classes[TCT_CLASSES / 32] = {~0u, ~0u, ~0u, ~0u, ~0u, ~0u, ~0u, ~0u};

static void tag_sentence(trainer *work, tct_perceptron *model, const tct_ud_sentence *sentence) {
    uint64_t features[TCT_FEATURES];
    tct_view *views = work->views + sentence->first;
    for (size_t i = 0; i < sentence->count; i++) {
        int32_t scores[TCT_CLASSES] = {0};
        const size_t n = tct_tag_features(views, sentence->count, i, features);
        const unsigned gold = work->gold_tag[sentence->first + i];
        tct_perceptron_score(model, features, n, scores);
        const unsigned best = tct_best_class(scores, work->tagset.tag_count, all_classes);
        assert(best < work->tagset.tag_count);
        tct_perceptron_learn(model, features, n, gold == NO_CLASS ? best : gold, best);
        tct_view_tag(&work->tagset, &views[i], best);
    }
}

static void bundle_sentence(trainer *work, tct_perceptron *model, const tct_ud_sentence *sentence) {
    uint64_t features[TCT_FEATURES];
    tct_view *views = work->views + sentence->first;
    if (sentence->flags & SENTENCE_NO_FEATS) return;
    for (size_t i = 0; i < sentence->count; i++) {
        int32_t scores[TCT_CLASSES] = {0};
        const size_t n = tct_bundle_features(views, sentence->count, i, features);
        const uint32_t *allowed = work->allowed + views[i].tag * (TCT_CLASSES / 32);
        const unsigned gold = work->gold_bundle[sentence->first + i];
        tct_perceptron_score(model, features, n, scores);
        const unsigned best = tct_best_class(scores, work->tagset.bundle_count, allowed);
        const bool learnable = gold != NO_CLASS && (allowed[gold / 32] >> (gold % 32) & 1);
        if (learnable) tct_perceptron_learn(model, features, n, gold, best);
        views[i].feats = best < work->tagset.bundle_count ? work->bundles[best] : 0;
    }
}

typedef void (*learner)(trainer *work, tct_perceptron *model, const tct_ud_sentence *sentence);

/** Trains on @p sentences @p runs times and appends the image to @p out. */
static tct_status train(trainer *work, learner learn, list sentences, unsigned classes, unsigned epochs,
                        unsigned runs, unsigned least, tct_buffer *out) {
    tct_perceptron model;
    TRY(tct_perceptron_new(&model, classes));
    for (unsigned e = 0; e < epochs * runs; e++) {
        if (e > 0 && e % epochs == 0) tct_perceptron_restart(&model);
        trainer_shuffle(work, sentences.items, sentences.count);
        for (size_t i = 0; i < sentences.count; i++)
            learn(work, &model, &work->bank.sentences.items[sentences.items[i]]);
    }
    tct_buffer_reset(out);
    const tct_status status = tct_perceptron_export(&model, least, out);
    tct_perceptron_free(&model);
    return status;
}

/** Gives every word of @p sentences its gold tag. */
static void take_gold_tags(trainer *work, list sentences) {
    for (size_t i = 0; i < sentences.count; i++) {
        const tct_ud_sentence *sentence = &work->bank.sentences.items[sentences.items[i]];
        for (size_t k = sentence->first; k < sentence->first + sentence->count; k++)
            if (work->gold_tag[k] != NO_CLASS)
                tct_view_tag(&work->tagset, &work->views[k], work->gold_tag[k]);
    }
}

static void fill_list(trainer *work, list sentences, const tct_buffer *words) {
    for (size_t i = 0; i < sentences.count; i++)
        fill_views(work, sentences.items[i], words);
}

static void split(const trainer *work, unsigned fold, list *seen, list *unseen) {
    seen->count = unseen->count = 0;
    for (size_t i = 0; i < work->train_count; i++)
        if (work->fold[i] == fold)
            unseen->items[unseen->count++] = work->train[i];
        else
            seen->items[seen->count++] = work->train[i];
}

static tct_status predict(trainer *work, list sentences, const tct_buffer *tagger,
                          const tct_buffer *bundler) {
    tct_weights tags, bundles;
    TRY(tct_weights_open(tct_buffer_str(tagger), &tags));
    TRY(tct_weights_open(tct_buffer_str(bundler), &bundles));
    for (size_t i = 0; i < sentences.count; i++) {
        const tct_ud_sentence *sentence = &work->bank.sentences.items[sentences.items[i]];
        tct_view *views = work->views + sentence->first;
        tct_tagger_run(tct_weights_scorer(&tags), &work->tagset, views, sentence->count);
        tct_bundler_run(tct_weights_scorer(&bundles), &work->tagset, views, sentence->count);
    }
    return TCT_OK;
}

/** One fold: models of the other sentences tag these. Only the tags and features of @p unseen are kept. */
static tct_status run_fold(trainer *work, unsigned fold, list seen, list unseen, tct_buffer buffers[3]) {
    const unsigned tags = work->tagset.tag_count, bundles = work->tagset.bundle_count;
    split(work, fold, &seen, &unseen);
    TRY(build_words(work, fold, &buffers[0]));
    fill_list(work, seen, &buffers[0]);
    fill_list(work, unseen, &buffers[0]);
    TRY(train(work, tag_sentence, seen, tags, work->tag_epochs, 1, 1, &buffers[1]));
    take_gold_tags(work, seen);
    TRY(train(work, bundle_sentence, seen, bundles, 3, 1, 1, &buffers[2]));
    TRY(predict(work, unseen, &buffers[1], &buffers[2]));
    for (size_t i = 0; i < unseen.count; i++) {
        const tct_ud_sentence *sentence = &work->bank.sentences.items[unseen.items[i]];
        for (size_t k = sentence->first; k < sentence->first + sentence->count; k++)
            work->lemmas[k].size = (size_t)work->views[k].tag << 32 | work->views[k].feats;
    }
    return TCT_OK;
}

/** After all folds: views from the final word table, tags and features from the folds (kept in
 * lemmas[].size). */
static void take_jackknifed(trainer *work, list sentences, bool feats) {
    for (size_t i = 0; i < sentences.count; i++) {
        const tct_ud_sentence *sentence = &work->bank.sentences.items[sentences.items[i]];
        for (size_t k = sentence->first; k < sentence->first + sentence->count; k++) {
            tct_view_tag(&work->tagset, &work->views[k], (unsigned)(work->lemmas[k].size >> 32));
            if (feats) work->views[k].feats = (uint32_t)work->lemmas[k].size;
        }
    }
}

static tct_status train_final(trainer *work, list all) {
    const tct_buffer *words = &work->sections[TCT_SECTION_WORDS];
    memcpy(all.items, work->train, work->train_count * sizeof *all.items);
    fill_list(work, all, words);
    TRY(train(work, tag_sentence, all, work->tagset.tag_count, work->tag_epochs, work->runs,
              work->least_tagger, &work->sections[TCT_SECTION_TAGGER]));
    take_jackknifed(work, all, false);
    TRY(train(work, bundle_sentence, all, work->tagset.bundle_count, 5, work->runs, work->least_bundler,
              &work->sections[TCT_SECTION_BUNDLER]));
    take_jackknifed(work, all, true);
    return TCT_OK;
}

tct_status train_taggers(trainer *work) {
    list seen = {calloc(work->train_count + 1, sizeof(uint32_t)), 0};
    list unseen = {calloc(work->train_count + 1, sizeof(uint32_t)), 0};
    list all = {calloc(work->train_count + 1, sizeof(uint32_t)), work->train_count};
    tct_buffer buffers[3];
    for (int i = 0; i < 3; i++)
        tct_buffer_init(&buffers[i], &tct_heap, UINT32_MAX);
    tct_status status = seen.items && unseen.items && all.items ? TCT_OK : TCT_ERR_MEMORY;
    for (unsigned fold = 0; status == TCT_OK && fold < FOLDS; fold++) {
        status = run_fold(work, fold, seen, unseen, buffers);
        trainer_note(work, "fold %u tagged", fold + 1);
    }
    if (status == TCT_OK) status = train_final(work, all);
    for (int i = 0; i < 3; i++)
        tct_buffer_clear(&buffers[i]);
    free(seen.items), free(unseen.items), free(all.items);
    return status;
}
