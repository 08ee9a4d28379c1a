/** @file ud_internal.h What the steps of training share. Only src/train/ud*.c include it. */
#ifndef TCT_TRAIN_UD_INTERNAL_H
#define TCT_TRAIN_UD_INTERNAL_H

#include "language/model.h"
#include "train/clusters.h"
#include "train/conllu.h"
#include "train/oracle.h"
#include "train/perceptron.h"
#include "train/ud.h"

/** Flags of a sentence. */
enum {
    SENTENCE_TRAIN = 1,
    SENTENCE_DEV = 2,
    SENTENCE_TEST = 4,
    SENTENCE_NO_FEATS = 8,
    SENTENCE_NO_LEMMAS = 16,
    SENTENCE_AGENTS = 32,
    SENTENCE_OWN = 64,
    SENTENCE_FILE = 256
};
enum { FOLDS = 5, RAW_FILES = 64, NEVER = 8, EVAL_FILES = 16 };
/** No class. */
#define NO_CLASS UINT8_MAX

typedef struct {
    char *path;
    size_t limit;
} raw_file;

typedef struct {
    const tct_train_ud_options *options;
    uint64_t random;
    tct_treebank bank;
    uint32_t *train; /**< sentences that are trained on, in the order of the files */
    uint8_t *fold;   /**< part of the jackknife that each belongs to */
    size_t train_count;
    /* the recipe */
    raw_file raw[RAW_FILES];
    char *names[EVAL_FILES]; /**< files that are reported on; SENTENCE_FILE × (index + 1) in the flags */
    size_t raw_count, name_count;
    unsigned classes, apostrophe_left, headline_every, tag_epochs, parse_epochs, least_tagger, least_bundler,
        least_moves, least_labels, runs;
    tct_str agent;
    tct_str ambiguous;    /**< contraction that is also a word by itself */
    tct_str always;       /**< contraction that stands where that one is several words */
    tct_str never[NEVER]; /**< words that stand where it is one */
    /* a word each */
    tct_view *views;
    uint8_t *gold_tag, *gold_bundle, *gold_class;
    tct_str *lemmas; /**< predicted */
    /* the model */
    tct_clusters clusters;
    uint32_t tags[TCT_CLASSES], bundles[TCT_CLASSES];
    uint32_t *allowed;
    tct_tagset tagset;
    tct_transition transitions[TCT_CLASSES];
    unsigned transition_count;
    tct_buffer sections[TCT_SECTION_COUNT];
    const tct_buffer *word_table; /**< the one that views are filled from */
    tct_lemmas lemma_tables;
} trainer;

uint64_t trainer_random(trainer *work);
void trainer_note(trainer *work, const char *format, ...) TCT_PRINTF(2, 3);
void trainer_shuffle(trainer *work, uint32_t *items, size_t count);

tct_status recipe_read(trainer *work);
/** Gives the words of all unlabelled texts. */
tct_status trainer_raw(trainer *work, tct_raw_word *give, void *context);
/** Adds copies of some training sentences as titles and headlines write them. */
tct_status augment(trainer *work);
tct_status build_tags(trainer *work);
/** Word table over the training sentences not in part @p fold (FOLDS: all), into @p out.
 */
tct_status build_words(trainer *work, unsigned fold, tct_buffer *out);
tct_status build_lemmas(trainer *work);
/** The word table in @p section. */
tct_words trainer_words(const tct_buffer *section);
/** Fills the view of every word of @p sentence with the word table @p words. */
void fill_views(trainer *work, size_t sentence, const tct_buffer *words);
tct_status predict_lemmas(trainer *work, size_t sentence);
tct_status train_taggers(trainer *work);
tct_status train_parser(trainer *work);
tct_status write_model(trainer *work, tct_buffer *out);
/** Learns the list contexts.tsv from the treebanks of the recipe, instead of a model. */
tct_status learn_contexts(trainer *work, tct_buffer *list, tct_buffer *report);
tct_status report_figures(trainer *work, tct_str model, tct_buffer *report);

/** Appends an object of any type as bytes. */
#define APPEND(buffer, pointer, bytes)                                                                       \
    tct_buffer_append((buffer), (tct_str){(const char *)(pointer), (bytes)})

#endif
