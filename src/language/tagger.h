/**
 * @file tagger.h
 * Greedy left-to-right tagging: parts of speech with the features that syntax needs (the model's tags), then
 * the whole bundle of packed features given the tags. Averaged perceptrons (Collins 2002).
 */
#ifndef TCT_LANGUAGE_TAGGER_H
#define TCT_LANGUAGE_TAGGER_H

#include "language/features.h"
#include "language/model_weights.h"

/** Features of the tag of word @p i; the words before it have their tags. Returns their number. */
size_t tct_tag_features(const tct_view *views, size_t count, size_t i, uint64_t *features);
/** Features of the bundle of word @p i; all words have tags, the words before it have their bundles. */
size_t tct_bundle_features(const tct_view *views, size_t count, size_t i, uint64_t *features);

/** The tags of a model: what each stands for, and the bundles seen with it. */
typedef struct {
    const uint32_t *tags;    /**< per tag: tct_tag_key() */
    const uint32_t *bundles; /**< per bundle: packed features */
    const uint32_t *allowed; /**< per tag TCT_CLASSES / 32 words: bit per bundle */
    uint32_t tag_count, bundle_count;
} tct_tagset;

/** A tag as a number: its packed features in the low 24 bits, its part of speech above them. */
static inline uint32_t tct_tag_key(unsigned upos, uint32_t tag_feats) {
    return (tag_feats & 0xFFFFFFu) | (uint32_t)upos << 24;
}

/** The part of @p feats that goes into tags: verb form, tense of participles, relative and interrogative. */
uint32_t tct_tag_feats(uint32_t feats);
/** TCT_TAG_… bits of the packed features of a tag. */
unsigned tct_tag_kind(unsigned upos, uint32_t feats);

/** Sets tag, upos, kind of all @p views. */
void tct_tagger_run(tct_scorer scorer, const tct_tagset *set, tct_view *views, size_t count);
/** Sets feats of all @p views, which have tags. */
void tct_bundler_run(tct_scorer scorer, const tct_tagset *set, tct_view *views, size_t count);
/** Sets tag @p tag on @p view. */
void tct_view_tag(const tct_tagset *set, tct_view *view, unsigned tag);

/** Whether word @p i is neither the first of the sentence nor a proper noun, and stands before one. */
bool tct_views_before_name(const tct_view *views, size_t count, size_t i);

#endif
