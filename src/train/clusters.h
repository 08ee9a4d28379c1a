/**
 * @file clusters.h
 * Word classes from unlabelled text by the exchange algorithm for the class bigram model (Kneser and Ney
 * 1993; Martin, Liermann and Ney 1998), in integers.
 */
#ifndef TCT_TRAIN_CLUSTERS_H
#define TCT_TRAIN_CLUSTERS_H

#include "base/str.h"

/** Classes of words: parallel arrays in ascending order of the keys (hashes of folded forms as in
 * tct_view.lower). */
typedef struct {
    uint32_t *keys;
    uint16_t *classes; /**< 1 … */
    size_t count;
    size_t tokens; /**< of the text */
} tct_clusters;

/** Running text as word keys, 0 between paragraphs. */
typedef struct {
    uint32_t *keys;
    size_t count, capacity;
} tct_key_stream;

/** Takes one folded word; an empty one between paragraphs. Anything but TCT_OK ends the reading. */
typedef tct_status tct_raw_word(void *context, tct_str word);

/** Gives the words of @p text, split at white space, punctuation and apostrophes (which belong to the word on
 * their left or right). */
TCT_MUST_USE tct_status tct_raw_words(tct_str text, bool apostrophe_left, tct_raw_word *give, void *context);
/** A tct_raw_word that appends its word to a tct_key_stream. */
tct_status tct_key_stream_push(void *stream, tct_str word);
void tct_key_stream_free(tct_key_stream *stream);
/** Puts the words seen at least @p least times into @p classes classes, with @p rounds of exchange. */
TCT_MUST_USE tct_status tct_clusters_make(const tct_key_stream *stream, unsigned classes, unsigned least,
                                          unsigned rounds, tct_clusters *out);
void tct_clusters_free(tct_clusters *clusters);

#endif
