/** @file eval_ud.h Evaluation of trees by the definitions of the CoNLL 2018 shared task (Zeman et al. 2018).
 */
#ifndef TCT_TRAIN_EVAL_UD_H
#define TCT_TRAIN_EVAL_UD_H

#include "base/buffer.h"
#include "language/analyse.h"
#include "language/model.h"
#include "train/conllu.h"

/** Number of classes of relations that are counted apart. */
#define TCT_UD_RELATIONS TCT_DEP_COUNT

/** Counts over aligned words, and over all words of either side. */
typedef struct {
    size_t gold_tokens, found_tokens, tokens;          /**< surface tokens, from raw text only */
    size_t gold_sentences, found_sentences, sentences; /**< likewise */
    size_t gold, found, aligned;                       /**< words */
    size_t upos, feats, lemma, head, labelled;
    size_t content_gold, content_found, content; /**< CLAS */
    struct {
        size_t gold, found, right; /**< head and label right */
    } relations[TCT_UD_RELATIONS];
} tct_ud_scores;

/** Counts one aligned word; heads must be numbered alike on both sides. Subtypes of labels do not count, as
 * in CoNLL 2018. */
void tct_ud_compare(const tct_ud_word *gold, const tct_ud_word *found, tct_ud_scores *scores);
/** The words of @p treebank as sentences of an empty @p doc, without trees. */
TCT_MUST_USE tct_status tct_treebank_to_doc(const tct_treebank *treebank, tct_doc *doc);
/** Word @p index of @p doc, in @p sentence, in the form of a treebank's. */
tct_ud_word tct_ud_word_of(const tct_doc *doc, const tct_sentence *sentence, uint32_t index);
/** Analyses the words of @p treebank with @p model and adds the comparison to @p scores. */
TCT_MUST_USE tct_status tct_eval_gold(const tct_model *model, const tct_treebank *treebank,
                                      tct_ud_scores *scores);
/** Analyses the text of @p treebank, language @p code, with @p language and adds the comparison to @p scores.
 */
TCT_MUST_USE tct_status tct_eval_raw(const tct_language *language, tct_str code, const tct_treebank *treebank,
                                     tct_ud_scores *scores);
/** Counts words of either side without a counterpart: call once with all of them, then compare the aligned
 * ones. */
void tct_ud_count(const tct_ud_word *word, bool gold, tct_ud_scores *scores);
/** Counts an aligned pair whose heads are @p head_right or not; unlike tct_ud_compare() it counts no totals.
 */
void tct_ud_score_pair(const tct_ud_word *gold, const tct_ud_word *found, bool head_right,
                       tct_ud_scores *scores);
/**
 * Evaluation of the treebank file at @p path with the models of @p pack for language @p code: one line from
 * gold tokens and, with @p raw, one from raw text, appended to @p out.
 */
TCT_MUST_USE tct_status tct_eval_ud(const tct_pack *pack, tct_str code, const char *path, bool raw,
                                    const tct_sink *sink, tct_buffer *out);
/** Appends a line of percentages named @p name, and one with F1 of the relations that extraction lives on. */
void tct_ud_report(const char *name, const tct_ud_scores *scores, tct_buffer *out);

#endif
