/**
 * @file names.h
 * Tagger of proper names: persons, organizations, places, events. A linear model over hashed features of the
 * words around, decoded with Viterbi over BIO tags; trained by the averaged structured perceptron (Collins,
 * 2002). The model is read in place from a pack's chunk "names.xx"; lexicon and given names of the pack are
 * features.
 */
#ifndef TCT_LANGUAGE_NAMES_H
#define TCT_LANGUAGE_NAMES_H

#include "doc/doc.h"
#include "pack/pack.h"

/** An opened model: pointers into the chunk and the pack. */
typedef struct tct_name_tagger tct_name_tagger;

/** Opens @p chunk (8-byte aligned, alive as long as the tagger). TCT_ERR_PACK when it is damaged or of
 * another version. */
TCT_MUST_USE tct_status tct_name_tagger_new(tct_str chunk, const tct_pack *pack,
                                            const tct_pack_language *language, const tct_allocator *allocator,
                                            tct_name_tagger **tagger);
/** Accepts NULL. */
void tct_name_tagger_free(tct_name_tagger *tagger);

/** Confidences in per cent from which names are taken: all that the tagger proposes, its best F1; and those
 * that extraction takes, since a proposal that is hardly more often right than wrong is worse than none
 * there.
 */
enum { TCT_NAMES_PROPOSED = 0, TCT_NAMES_TRUSTED = 60 };

/**
 * Appends the names of the sentences [@p first_sentence, @p sentence_end) whose confidence is at least
 * @p least per cent to doc->names, in text order. Uses the words' forms, parts of speech and classes; memory
 * is taken once a call. TCT_ERR_MEMORY is the only error.
 */
TCT_MUST_USE tct_status tct_tag_names(const tct_name_tagger *tagger, tct_doc *doc, uint32_t first_sentence,
                                      uint32_t sentence_end, unsigned least);

#endif
