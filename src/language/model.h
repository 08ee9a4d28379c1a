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

#define TCT_MODEL_VERSION 1u

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
    TCT_SECTION_PARSER,
    TCT_SECTION_COUNT
} tct_section;

/** Begin of the image: then come the sections, each 8-byte aligned, at offsets from the image's begin. */
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

/** What is known of a word: its class from unlabelled text and the set of its tags; 0 unknown. */
typedef struct {
    uint32_t key; /**< hash of the folded form, 0 is a free slot */
    uint16_t cluster, ambiguity;
} tct_word_slot;

typedef struct {
    tct_tagset tagset;
    tct_lemmas lemmas;
    tct_repairs repairs;
    const tct_word_slot *words; /**< open addressing, a power of two long */
    const tct_transition *transitions;
    uint32_t word_slots, transition_count;
    tct_weights tagger, bundler, parser;
} tct_model;

/** Opens @p chunk (8-byte aligned, alive as long as the model); TCT_ERR_PACK when it is damaged or of another
 * version. */
TCT_MUST_USE tct_status tct_model_open(tct_str chunk, tct_model *model);

/** Sum over @p bytes, eight at a time. */
uint64_t tct_model_checksum(tct_str bytes);

/** Sets cluster and ambiguity of @p view from the table. */
void tct_model_look_up(const tct_word_slot *words, uint32_t slots, tct_view *view);

/**
 * Tags, lemmatises and parses the sentences @p first_sentence … @p sentence_end - 1 of @p doc: fills upos,
 * feats, lemma, head, relation and margin of their words. Memory is taken once a call. TCT_ERR_MEMORY is the
 * only error.
 */
TCT_MUST_USE tct_status tct_model_analyse(const tct_model *model, tct_doc *doc, uint32_t first_sentence,
                                          uint32_t sentence_end);

#endif
