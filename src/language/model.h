/**
 * @file model.h
 * The syntactic model of a language, read in place from a pack's chunk "model.xx": word classes, tagger,
 * lemmatiser, parser. Immutable once opened; any number of threads may use it.
 */
#ifndef TCT_LANGUAGE_MODEL_H
#define TCT_LANGUAGE_MODEL_H

#include "doc/doc.h"
#include "language/lemma.h"
#include "language/model_weights.h"
#include "language/parser.h"
#include "language/repair.h"
#include "language/tagger.h"

#define TCT_MODEL_VERSION 2u
/** Sections begin at multiples of this: no group of weights lies across two cache lines. */
#define TCT_MODEL_STEP 64u

/** Parts of the image. */
typedef enum {
    TCT_SECTION_TAGS,
    TCT_SECTION_BUNDLES,
    TCT_SECTION_ALLOWED,
    TCT_SECTION_TRANSITIONS,
    TCT_SECTION_WORDS,
    TCT_SECTION_LEMMA_SLOTS,
    TCT_SECTION_LEMMA_RULES,
    TCT_SECTION_LEMMA_TEXTS,
    TCT_SECTION_REPAIRS,
    TCT_SECTION_TAGGER,
    TCT_SECTION_BUNDLER,
    TCT_SECTION_MOVES,
    TCT_SECTION_LABELS,
    TCT_SECTION_COUNT
} tct_section;

/** Begin of the image: then come the sections, each on a cache line, at offsets from the image's begin. */
typedef struct {
    char magic[8]; /**< "TCTMODEL" */
    uint32_t version, size;
    uint64_t checksum; /**< tct_model_checksum() from byte TCT_MODEL_CHECKED on */
    struct {
        uint32_t offset, size;
    } sections[TCT_SECTION_COUNT];
} tct_model_header;

/** First byte of the image that the checksum covers. */
#define TCT_MODEL_CHECKED offsetof(tct_model_header, sections)

typedef struct {
    tct_tagset tagset;
    tct_lemmas lemmas;
    tct_repairs repairs;
    tct_words words;
    tct_weights tagger, bundler;
    tct_parser parser;
} tct_model;

/** Opens @p chunk (8-byte aligned, alive as long as the model); TCT_ERR_PACK when it is damaged or of another
 * version. */
TCT_MUST_USE tct_status tct_model_open(tct_str chunk, tct_model *model);
/** The same for a chunk that tct_model_open() has found whole before: the sum over its bytes, which takes
 * most of the time, is left out. */
TCT_MUST_USE tct_status tct_model_reopen(tct_str chunk, tct_model *model);

/** Sum over @p bytes, eight at a time. */
uint64_t tct_model_checksum(tct_str bytes);

/** Sets cluster and ambiguity of @p view from the table. */
void tct_model_look_up(const tct_words *words, tct_view *view);

/**
 * Tags, lemmatises and parses the sentences @p first_sentence … @p sentence_end - 1 of @p doc: fills upos,
 * feats, lemma, head, relation and margin of their words. Memory is taken once a call. TCT_ERR_MEMORY is the
 * only error.
 */
TCT_MUST_USE tct_status tct_model_analyse(const tct_model *model, tct_doc *doc, uint32_t first_sentence,
                                          uint32_t sentence_end);

#endif
