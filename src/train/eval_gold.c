/** Trees of a model for the words of a treebank: gold tokens and sentences, everything else predicted. */
#include <assert.h>

#include "train/eval_ud.h"

static tct_status add_word(tct_doc *doc, const tct_ud_word *gold, uint32_t sentence) {
    tct_word word = {
        .sentence = sentence, .head = TCT_NONE, .flags = gold->space_after ? TCT_WORD_SPACE_AFTER : 0};
    TRY(tct_symbols_intern(doc->symbols, gold->form, &word.form));
    TRY(tct_symbols_intern(doc->symbols, gold->lower, &word.lower));
    return TCT_DOC_PUSH(doc, words, word);
}

tct_status tct_treebank_to_doc(const tct_treebank *treebank, tct_doc *doc) {
    assert(treebank && doc && doc->words.count == 0);
    for (size_t i = 0; i < treebank->sentences.count; i++) {
        const tct_ud_sentence *sentence = &treebank->sentences.items[i];
        tct_sentence made = {.first_word = (uint32_t)doc->words.count};
        for (size_t k = 0; k < sentence->count; k++)
            TRY(add_word(doc, &treebank->words.items[sentence->first + k], (uint32_t)i));
        made.word_end = (uint32_t)doc->words.count;
        TRY(TCT_DOC_PUSH(doc, sentences, made));
    }
    return TCT_OK;
}

tct_ud_word tct_ud_word_of(const tct_doc *doc, const tct_sentence *sentence, uint32_t index) {
    const tct_word *word = &doc->words.items[index];
    const uint32_t count = sentence->word_end - sentence->first_word;
    return (tct_ud_word){.form = tct_doc_symbol(doc, word->form),
                         .lower = tct_doc_symbol(doc, word->lower),
                         .lemma = tct_doc_symbol(doc, word->lemma),
                         .feats = word->feats,
                         .head =
                             (uint16_t)(word->head == TCT_NONE ? count : word->head - sentence->first_word),
                         .upos = word->upos,
                         .relation = word->relation};
}

static void compare_all(const tct_treebank *treebank, const tct_doc *doc, tct_ud_scores *scores) {
    for (size_t i = 0; i < treebank->sentences.count; i++) {
        const tct_sentence *sentence = &doc->sentences.items[i];
        for (uint32_t k = sentence->first_word; k < sentence->word_end; k++) {
            const tct_ud_word found = tct_ud_word_of(doc, sentence, k);
            tct_ud_compare(&treebank->words.items[k], &found, scores);
        }
    }
}

tct_status tct_eval_gold(const tct_model *model, const tct_treebank *treebank, tct_ud_scores *scores) {
    tct_doc *doc = NULL;
    TRY(tct_doc_new(&tct_heap, NULL, &doc));
    tct_status status = tct_treebank_to_doc(treebank, doc);
    if (status == TCT_OK) status = tct_model_analyse(model, doc, 0, (uint32_t)doc->sentences.count);
    if (status == TCT_OK) compare_all(treebank, doc, scores);
    tct_doc_free(doc);
    return status;
}
