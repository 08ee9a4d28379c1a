/** Writing of the model's image, and the figures that training reports. */
#include <assert.h>
#include <stdlib.h>

#include "train/eval_ud.h"
#include "train/ud_internal.h"

static void fill_small_sections(trainer *work) {
    tct_buffer *sections = work->sections;
    APPEND(&sections[TCT_SECTION_TAGS], work->tags, work->tagset.tag_count * sizeof *work->tags);
    APPEND(&sections[TCT_SECTION_BUNDLES], work->bundles, work->tagset.bundle_count * sizeof *work->bundles);
    APPEND(&sections[TCT_SECTION_ALLOWED], work->allowed, work->tagset.tag_count * (size_t)(TCT_CLASSES / 8));
    APPEND(&sections[TCT_SECTION_TRANSITIONS], work->transitions,
           work->transition_count * sizeof *work->transitions);
    if (!work->agent.size) return;
    const tct_repair_word agent = {TCT_REPAIR_AGENT, tct_text_hash(work->agent)};
    APPEND(&sections[TCT_SECTION_REPAIRS], &agent, sizeof agent);
}

static void pad(tct_buffer *out, size_t begin) {
    while ((out->size - begin) % TCT_MODEL_STEP != 0)
        tct_buffer_char(out, '\0');
}

tct_status write_model(trainer *work, tct_buffer *out) {
    tct_model_header head = {.magic = {'T', 'C', 'T', 'M', 'O', 'D', 'E', 'L'}, .version = TCT_MODEL_VERSION};
    const size_t begin = out->size;
    assert(begin == 0);
    fill_small_sections(work);
    APPEND(out, &head, sizeof head);
    for (int i = 0; i < TCT_SECTION_COUNT; i++) {
        pad(out, begin);
        head.sections[i].offset = (uint32_t)(out->size - begin);
        head.sections[i].size = (uint32_t)work->sections[i].size;
        tct_buffer_append(out, tct_buffer_str(&work->sections[i]));
        trainer_note(work, "section %d: %zu bytes", i, work->sections[i].size);
    }
    pad(out, begin);
    TRY(tct_buffer_status(out));
    head.size = (uint32_t)(out->size - begin);
    memcpy(out->data + begin, &head, sizeof head);
    head.checksum =
        tct_model_checksum(tct_str_range(tct_buffer_str(out), begin + TCT_MODEL_CHECKED, out->size));
    memcpy(out->data + begin, &head, sizeof head);
    return TCT_OK;
}

/** Tags, lemmatises and parses a sentence with the finished model, as tct_model_analyse() does. */
static tct_status parse_sentence(trainer *work, const tct_model *model, size_t sentence,
                                 tct_parse_state *state) {
    const tct_ud_sentence *at = &work->bank.sentences.items[sentence];
    tct_view *views = work->views + at->first;
    fill_views(work, sentence, &work->sections[TCT_SECTION_WORDS]);
    tct_tagger_run(tct_weights_scorer(&model->tagger), &model->tagset, views, at->count);
    tct_bundler_run(tct_weights_scorer(&model->bundler), &model->tagset, views, at->count);
    TRY(predict_lemmas(work, sentence));
    tct_parse_run(&model->parser, state, views, at->count);
    tct_repair(&model->repairs, views, state->nodes, at->count);
    return TCT_OK;
}

static void compare(const trainer *work, const tct_ud_sentence *sentence, const tct_parse_state *state,
                    tct_ud_scores *scores) {
    for (size_t i = 0; i < sentence->count; i++) {
        const size_t at = sentence->first + i;
        const tct_ud_word found = {.lemma = work->lemmas[at],
                                   .feats = work->views[at].feats,
                                   .head = state->nodes[i].head,
                                   .upos = work->views[at].upos,
                                   .relation = state->nodes[i].label};
        tct_ud_compare(&work->bank.words.items[at], &found, scores);
    }
}

static tct_status report_file(trainer *work, const tct_model *model, size_t file, tct_parse_state *state,
                              tct_buffer *report) {
    tct_ud_scores scores = {0};
    for (size_t i = 0; i < work->bank.sentences.count; i++) {
        const tct_ud_sentence *sentence = &work->bank.sentences.items[i];
        if (sentence->flags / SENTENCE_FILE != file + 1) continue;
        if (!(sentence->flags & SENTENCE_TEST) && !work->options->hold_out) return TCT_OK;
        TRY(parse_sentence(work, model, i, state));
        compare(work, sentence, state, &scores);
    }
    tct_ud_report(work->names[file], &scores, report);
    return tct_buffer_status(report);
}

static tct_status report_files(trainer *work, const tct_model *model, tct_buffer *report) {
    tct_arena arena;
    tct_parse_state state;
    tct_arena_init(&arena, &tct_heap);
    tct_status status = tct_parse_state_new(&arena, 2000, &state);
    for (size_t i = 0; status == TCT_OK && i < work->name_count; i++)
        status = report_file(work, model, i, &state, report);
    tct_arena_clear(&arena);
    return status;
}

tct_status report_figures(trainer *work, tct_str image, tct_buffer *report) {
    tct_model model;
    TRY(tct_model_open(image, &model));
    size_t words = 0;
    for (size_t i = 0; i < work->train_count; i++)
        words += work->bank.sentences.items[work->train[i]].count;
    tct_buffer_format(report, "trained on %zu sentences, %zu words; seed %llu; image %zu bytes\n",
                      work->train_count, words, (unsigned long long)work->options->seed, image.size);
    return report_files(work, &model, report);
}
