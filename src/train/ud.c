#include "train/ud.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <zstd.h>

#include "base/file.h"
#include "base/hash.h"
#include "train/ud_internal.h"

uint64_t trainer_random(trainer *work) {
    work->random += UINT64_C(0x9E3779B97F4A7C15);
    return tct_hash_mix(work->random);
}

void trainer_note(trainer *work, const char *format, ...) {
    char message[256];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(message, sizeof message, format, arguments);
    va_end(arguments);
    tct_report(work->options->sink, TCT_NOTE, TCT_OK, work->options->recipe, 0, "%s", message);
}

void trainer_shuffle(trainer *work, uint32_t *items, size_t count) {
    for (size_t i = count; i > 1; i--) {
        const size_t other = (size_t)(trainer_random(work) % i);
        const uint32_t item = items[i - 1];
        items[i - 1] = items[other];
        items[other] = item;
    }
}

tct_status trainer_raw(trainer *work, tct_raw_word *give, void *context) {
    for (size_t i = 0; i < work->raw_count; i++) {
        tct_buffer bytes;
        tct_buffer_init(&bytes, &tct_heap, UINT32_MAX);
        tct_status status = tct_file_read(work->raw[i].path, &bytes);
        tct_str text = tct_buffer_str(&bytes);
        if (text.size > work->raw[i].limit) text.size = work->raw[i].limit;
        if (status == TCT_OK) status = tct_raw_words(text, work->apostrophe_left != 0, give, context);
        tct_buffer_clear(&bytes);
        if (status != TCT_OK)
            return tct_report(work->options->sink, TCT_ERROR, status, work->raw[i].path, 0, "not read");
    }
    return TCT_OK;
}

static tct_status make_clusters(trainer *work) {
    tct_key_stream stream = {0};
    tct_status status = trainer_raw(work, tct_key_stream_push, &stream);
    if (status == TCT_OK && stream.count)
        status = tct_clusters_make(&stream, work->classes, 3, 12, &work->clusters);
    tct_key_stream_free(&stream);
    trainer_note(work, "%zu words in classes from %zu tokens", work->clusters.count, work->clusters.tokens);
    return status;
}

/** Projective trees, agents of passives, the list of training sentences. */
static tct_status prepare_trees(trainer *work) {
    work->train = calloc(2 * work->bank.sentences.count + 1, sizeof *work->train);
    work->fold = calloc(2 * work->bank.sentences.count + 1, 1);
    if (!work->train || !work->fold) return TCT_ERR_MEMORY;
    for (size_t i = 0; i < work->bank.sentences.count; i++) {
        const tct_ud_sentence *sentence = &work->bank.sentences.items[i];
        const bool dev = (sentence->flags & SENTENCE_DEV) != 0 && !work->options->hold_out;
        if (!(sentence->flags & SENTENCE_TRAIN) && !dev) continue;
        work->fold[work->train_count] = (uint8_t)(work->train_count % FOLDS);
        work->train[work->train_count++] = (uint32_t)i;
        tct_projectivise(work->bank.words.items + sentence->first, sentence->count);
    }
    return work->train_count ? TCT_OK : TCT_ERR_ARGUMENT;
}

static tct_status allocate(trainer *work) {
    const size_t count = work->bank.words.count + 1;
    work->views = calloc(count, sizeof *work->views);
    work->gold_tag = calloc(count, 1);
    work->gold_bundle = calloc(count, 1);
    work->lemmas = calloc(count, sizeof *work->lemmas);
    work->allowed = calloc(TCT_CLASSES, TCT_CLASSES / 8);
    if (!work->views || !work->gold_tag || !work->gold_bundle || !work->lemmas || !work->allowed)
        return TCT_ERR_MEMORY;
    return TCT_OK;
}

static tct_status run(trainer *work, tct_buffer *model, tct_buffer *report) {
    TRY(recipe_read(work));
    TRY(prepare_trees(work));
    TRY(augment(work));
    TRY(make_clusters(work));
    TRY(allocate(work));
    TRY(build_tags(work));
    TRY(build_words(work, FOLDS, &work->sections[TCT_SECTION_WORDS]));
    TRY(build_lemmas(work));
    TRY(train_taggers(work));
    TRY(train_parser(work));
    TRY(write_model(work, model));
    return report_figures(work, tct_buffer_str(model), report);
}

static void release(trainer *work) {
    for (int i = 0; i < TCT_SECTION_COUNT; i++)
        tct_buffer_clear(&work->sections[i]);
    for (size_t i = 0; i < work->raw_count; i++)
        free(work->raw[i].path);
    for (size_t i = 0; i < work->name_count; i++)
        free(work->names[i]);
    tct_clusters_free(&work->clusters);
    tct_treebank_free(&work->bank);
    free(work->train);
    free(work->fold);
    free(work->views);
    free(work->gold_tag);
    free(work->gold_bundle);
    free(work->lemmas);
    free(work->allowed);
}

/** One of the things that are learnt from a recipe: appends it and its figures. */
typedef tct_status lesson(trainer *work, tct_buffer *out, tct_buffer *report);

static tct_status train(const tct_train_ud_options *options, lesson *learn, tct_buffer *out,
                        tct_buffer *report) {
    assert(options && options->recipe && options->corpora && out && report);
    trainer *work = calloc(1, sizeof *work);
    if (!work) return TCT_ERR_MEMORY;
    work->options = options;
    work->random = options->seed;
    tct_treebank_init(&work->bank);
    for (int i = 0; i < TCT_SECTION_COUNT; i++)
        tct_buffer_init(&work->sections[i], &tct_heap, UINT32_MAX);
    const tct_status status = learn(work, out, report);
    release(work);
    free(work);
    return status;
}

tct_status tct_train_ud(const tct_train_ud_options *options, tct_buffer *model, tct_buffer *report) {
    return train(options, run, model, report);
}

tct_status tct_train_contexts(const tct_train_ud_options *options, tct_buffer *list, tct_buffer *report) {
    return train(options, learn_contexts, list, report);
}

tct_status tct_contexts_write(const char *path, tct_str list) {
    return tct_file_write(path, list);
}

enum { ZSTD_LEVEL = 22 };

tct_status tct_model_write(const char *path, tct_str model) {
    const size_t bound = ZSTD_compressBound(model.size);
    char *packed = malloc(bound);
    if (!packed) return TCT_ERR_MEMORY;
    const size_t size = ZSTD_compress(packed, bound, model.data, model.size, ZSTD_LEVEL);
    const tct_status status =
        ZSTD_isError(size) ? TCT_ERR_EXTERNAL : tct_file_write(path, (tct_str){packed, size});
    free(packed);
    return status;
}
