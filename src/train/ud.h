/* clang-format off */
/**
 * @file ud.h
 * Training of a language's syntactic model from treebanks and unlabelled text. A recipe (ontology/lang/xx/model.recipe)
 * names the files and the settings, one a line:
 *
 *     train PATH [FLAG …]  treebank; "nofeats", "nolemmas": do not learn these from it; "agents": see "agent"
 *     own PATH [FLAG …]    the same, beside the recipe
 *     dev PATH [FLAG …]    treebank that is trained on as well, unless held out
 *     test PATH            treebank that figures are reported on
 *     raw PATH [BYTES]     unlabelled text for word classes, at most so many bytes of it
 *     agent WORD           preposition of the agent of a passive: "obl" with it becomes "obl:agent" in files
 *                          marked "agents"
 *     ambiguous WORD CONTRACTION WORD …   see tct_train_contexts()
 *     set NAME NUMBER      classes, apostrophe_left (1: l'|accord, 0: year|'s), headline_every (one sentence in so many
 *                          is copied in each guise of headlines; 0: none), tag_epochs, parse_epochs, least_tagger,
 *                          least_bundler, least_moves, least_labels, runs (how often all is learnt, in other orders,
 *                          and summed)
 *
 * The same recipe, corpora and seed give the same bytes on every machine: all arithmetic is in integers.
 */
/* clang-format on */
#ifndef TCT_TRAIN_UD_H
#define TCT_TRAIN_UD_H

#include "base/buffer.h"
#include "base/diag.h"

typedef struct {
    const char *recipe;  /**< path of the recipe */
    const char *corpora; /**< folder that the recipe's paths start from */
    uint64_t seed;
    bool hold_out;        /**< do not train on the dev files, report on them */
    const tct_sink *sink; /**< progress notes; may be NULL */
} tct_train_ud_options;

/** Trains; appends the model's image to @p model and a table of figures to @p report. */
TCT_MUST_USE tct_status tct_train_ud(const tct_train_ud_options *options, tct_buffer *model,
                                     tct_buffer *report);
/**
 * Learns from its neighbours when the word that the recipe calls ambiguous is a contraction ("des": de les,
 * or an article), and from unlabelled text, where the contraction that is none but that ("du") stands for the
 * one, and words that are no contractions ("les", "un") for the other. Appends the list contexts.tsv and
 * figures. TCT_ERR_ARGUMENT when the recipe names no such word or the treebanks lack it.
 */
TCT_MUST_USE tct_status tct_train_contexts(const tct_train_ud_options *options, tct_buffer *list,
                                           tct_buffer *report);
/** Writes such a list to @p path, as it is. */
TCT_MUST_USE tct_status tct_contexts_write(const char *path, tct_str list);
/** Compresses the image as it stands in ontology/ (zstd) and writes it to @p path. */
TCT_MUST_USE tct_status tct_model_write(const char *path, tct_str model);

#endif
