/**
 * @file analyse.h
 * All that `language` does with a document: language of document and blocks, words and sentences, then, where
 * the pack has the models, tags, lemmas, trees ("model.xx") and names ("names.xx").
 */
#ifndef TCT_LANGUAGE_ANALYSE_H
#define TCT_LANGUAGE_ANALYSE_H

#include "doc/doc.h"
#include "pack/pack.h"

typedef struct tct_language tct_language;

/** Opens what @p pack (which must outlive it; NULL: only the rules of scripts) holds. Immutable, shared by
 * threads. */
TCT_MUST_USE tct_status tct_language_new(const tct_pack *pack, const tct_allocator *allocator,
                                         const tct_sink *sink, tct_language **language);
/** Accepts NULL. */
void tct_language_free(tct_language *language);

/**
 * Fills words, sentences and names of @p doc, whose blocks are there, and sets language, support and sentence
 * range of the blocks. @p forced is a language's code, or empty to guess: from the text, else what the page
 * declares, else the pack's first language. Furniture and blocks in a language without a part in the pack get
 * no sentences; a note to
 * @p sink names each such language. TCT_ERR_UNSUPPORTED when @p forced has no part.
 */
TCT_MUST_USE tct_status tct_language_analyse(const tct_language *language, tct_doc *doc, tct_str forced,
                                             const tct_sink *sink);

#endif
