/** @file names_internal.h Shared by the parts of the training of names. */
#ifndef TCT_TRAIN_NAMES_INTERNAL_H
#define TCT_TRAIN_NAMES_INTERNAL_H

#include "language/names_internal.h"
#include "language/tokens.h"
#include "train/names.h"

/** Bits of types that a label may mean; NONE: no name. */
enum { TCT_MEANS_NONE = 1u << TCT_NAME_TYPES };

typedef struct {
    tct_str label;
    uint32_t means;
} tct_name_label;

typedef struct {
    tct_str path; /**< as in the recipe */
    uint32_t percent;
    bool test;
} tct_name_file;

typedef struct {
    tct_buffer bytes; /**< the recipe's text, which the slices point into */
    TCT_VEC(tct_name_label) labels;
    TCT_VEC(tct_name_file) files;
    uint32_t epochs, runs, least, upper_names, upper_sentences, swapped, dropped, cost;
} tct_name_recipe;

TCT_MUST_USE tct_status tct_name_recipe_read(const char *path, tct_name_recipe *recipe);
void tct_name_recipe_clear(tct_name_recipe *recipe);
/** What @p label means. */
uint32_t tct_name_recipe_means(const tct_name_recipe *recipe, tct_str label);

/** A token of a corpus. */
typedef struct {
    tct_span span;  /**< of the corpus' text */
    uint32_t means; /**< types it may be of, TCT_MEANS_NONE */
    bool begins;    /**< first token of a name */
    bool close;     /**< no space before it */
} tct_name_token;

/** A corpus as a document with tagged words. */
typedef struct {
    tct_buffer text;
    TCT_VEC(tct_name_token) tokens;
    TCT_VEC(uint32_t) firsts;   /**< first token of each sentence, and one more at the end */
    TCT_VEC(uint32_t) percents; /**< of each sentence */
    tct_doc *doc;
    uint32_t *allowed;  /**< bits of tags, per word */
    uint32_t *token_of; /**< token, per word */
} tct_name_corpus;

/** Deterministic pseudo-random numbers (splitmix64). */
typedef struct {
    uint64_t state;
} tct_random;
uint64_t tct_random_next(tct_random *random);
/** Below @p bound. */
uint32_t tct_random_below(tct_random *random, uint32_t bound);

TCT_MUST_USE tct_status tct_name_corpus_new(const tct_pack *pack, tct_name_corpus *corpus);
/** Appends the sentences of file @p path. */
TCT_MUST_USE tct_status tct_name_corpus_read(tct_name_corpus *corpus, const tct_name_recipe *recipe,
                                             const char *path, uint32_t percent);
/** Appends the names of the lexicon, for the variants to choose from; they are no sentences to train on. */
TCT_MUST_USE tct_status tct_name_corpus_pool(tct_name_corpus *corpus, const tct_pack *pack,
                                             const char *language);
/** Appends made variants of the sentences so far: capitals, names in other places. */
TCT_MUST_USE tct_status tct_name_corpus_vary(tct_name_corpus *corpus, const tct_name_recipe *recipe,
                                             tct_random *random);
/** Tokenises all sentences and gives each word its tags; with a model, tags their parts of speech. */
TCT_MUST_USE tct_status tct_name_corpus_analyse(tct_name_corpus *corpus, const tct_tokeniser *tokeniser,
                                                const tct_model *model);
void tct_name_corpus_clear(tct_name_corpus *corpus);

/** Compares doc->names of @p corpus with its tokens' names; a found name counts for calibration through @p
 * judge. */
typedef void (*tct_name_judge)(void *context, const tct_name *name, bool right);
void tct_name_compare(const tct_name_corpus *corpus, tct_name_scores *scores, tct_name_judge judge,
                      void *context);

/** Tokeniser of @p language of @p pack, or of the script alone without a pack. */
TCT_MUST_USE tct_status tct_name_tokeniser(const tct_pack *pack, const char *language,
                                           tct_tokeniser **tokeniser, const tct_pack_language **part);

#endif
