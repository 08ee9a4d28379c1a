/** @file eval_ud.h Evaluation of trees by the definitions of the CoNLL 2018 shared task (Zeman et al. 2018).
 */
#ifndef TCT_TRAIN_EVAL_UD_H
#define TCT_TRAIN_EVAL_UD_H

#include "base/buffer.h"
#include "train/conllu.h"

/** Number of classes of relations that are counted apart. */
#define TCT_UD_RELATIONS TCT_DEP_COUNT

/** Counts over aligned words, and over all words of either side. */
typedef struct {
    size_t gold, found, aligned; /**< words */
    size_t upos, feats, lemma, head, labelled;
    size_t content_gold, content_found, content; /**< CLAS */
    struct {
        size_t gold, found, right; /**< head and label right */
    } relations[TCT_UD_RELATIONS];
} tct_ud_scores;

/** Counts one aligned word; heads must be numbered alike on both sides. Subtypes of labels do not count, as
 * in CoNLL 2018. */
void tct_ud_compare(const tct_ud_word *gold, const tct_ud_word *found, tct_ud_scores *scores);
/** Appends a line of percentages named @p name, and one with F1 of the relations that extraction lives on. */
void tct_ud_report(const char *name, const tct_ud_scores *scores, tct_buffer *out);

#endif
