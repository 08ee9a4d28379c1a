/**
 * @file phrases.h
 * Sequences of symbols → a value: the one table behind lexicon names, class nouns, titles and word lists.
 * A hash of id n-grams with a filter on the first symbol, as measured in the design study: millions of words
 * a second.
 */
#ifndef TCT_BASE_PHRASES_H
#define TCT_BASE_PHRASES_H

#include "base/symbols.h"
#include "base/vec.h"

/** Builder; several values may be added for one phrase. */
typedef struct tct_phrase_builder tct_phrase_builder;

tct_phrase_builder *tct_phrase_builder_new(const tct_allocator *allocator);
void tct_phrase_builder_free(tct_phrase_builder *builder);
/** Adds @p count (1 … TCT_LIMIT_PHRASE_WORDS) symbols with @p value. */
TCT_MUST_USE tct_status tct_phrase_builder_add(tct_phrase_builder *builder, const tct_symbol *words,
                                               size_t count, uint32_t value);
/** Appends the image to @p out; the same additions in any order give the same bytes. */
tct_status tct_phrase_builder_freeze(tct_phrase_builder *builder, tct_buffer *out);

/** Opened image: pointers into mapped memory. */
typedef struct {
    const uint32_t *slots;   /**< open addressing over phrases, index + 1; 0 = free */
    const uint32_t *phrases; /**< per phrase: first word, first value (both with one extra at the end) */
    const uint32_t *words;
    const uint32_t *values;
    const uint32_t *first; /**< open addressing over first words: word, set of the lengths of its phrases */
    uint32_t slot_count, first_count, count;
} tct_phrases;

TCT_MUST_USE tct_status tct_phrases_open(tct_str image, tct_phrases *phrases);
/** Lengths of the phrases that begin with @p word, as a set: bit n for n + 1 words; 0 when there is none. */
uint32_t tct_phrases_lengths(const tct_phrases *phrases, tct_symbol word);
/** Values of exactly @p words, or NULL; @p value_count says how many. */
const uint32_t *tct_phrases_get(const tct_phrases *phrases, const tct_symbol *words, size_t count,
                                size_t *value_count);
/** Longest phrase that begins @p words (at most @p count long): its length in words, 0 for none. */
size_t tct_phrases_longest(const tct_phrases *phrases, const tct_symbol *words, size_t count,
                           const uint32_t **values, size_t *value_count);

#endif
