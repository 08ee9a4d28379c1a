/**
 * @file names.h
 * Training and evaluation of a language's name tagger. Corpora are TSV files: token TAB tag (BIO), an empty
 * line after each sentence. A recipe (ontology/lang/xx/names.recipe) names the files and settings, one a
 * line:
 *
 *     train PATH [PERCENT]     corpus; each epoch takes that share of its sentences (100)
 *     test PATH                corpus that figures are reported on
 *     type LABEL KIND[|KIND]   what a label of the corpora means: person, organization, place, event, none;
 * several: the tagger chooses among them in training. Labels without a line mean none. set NAME NUMBER
 * epochs, runs (training from zero so many times, each in another order; the weights are summed), least
 * (weights below it are dropped), upper_names, upper_sentences, swapped, dropped (in per mille: made
 * variants, see names_variants.c), cost
 *
 * The same recipe, corpora, pack and seed give the same bytes on every machine: all arithmetic is in
 * integers.
 */
#ifndef TCT_TRAIN_NAMES_H
#define TCT_TRAIN_NAMES_H

#include "base/buffer.h"
#include "base/diag.h"
#include "pack/pack.h"

typedef struct {
    const tct_pack *pack; /**< its language part, lexicon and model are features; NULL: none */
    const char *language; /**< "fr" */
    const char *recipe;   /**< path of the recipe */
    const char *corpora;  /**< folder that the recipe's paths start from */
    uint64_t seed;
    const tct_sink *sink; /**< progress notes; may be NULL */
} tct_train_names_options;

/** Trains; appends the model's image to @p model and a table of figures to @p report. */
TCT_MUST_USE tct_status tct_train_names(const tct_train_names_options *options, tct_buffer *model,
                                        tct_buffer *report);

/** Counts of one type. */
typedef struct {
    size_t gold, found, right;
} tct_name_counts;

/** Exact spans by type: person, organization, place, event; the last is all of them. */
typedef struct {
    tct_name_counts types[5];
    size_t words;
} tct_name_scores;

/**
 * Tags the sentences of corpus @p path, whose labels mean what @p recipe says, with names model @p image and
 * compares. A type that the corpus never has is not counted as found.
 */
TCT_MUST_USE tct_status tct_eval_names(const tct_pack *pack, const char *language, const char *recipe,
                                       tct_str image, const char *path, tct_name_scores *scores);
/** Appends a line of precision, recall and F1 in per cent. */
void tct_names_report(const char *name, const tct_name_scores *scores, tct_buffer *out);

#endif
