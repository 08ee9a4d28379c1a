/**
 * @file features.h
 * What the classifiers see of a word, and how a feature becomes a hash: a table of templates, each a list of
 * atoms (32-bit values of the words around a decision).
 */
#ifndef TCT_LANGUAGE_FEATURES_H
#define TCT_LANGUAGE_FEATURES_H

#include "base/str.h"
#include "base/unroll.h"

/** One word as the classifiers see it. All members but @c tag and @c feats are 32-bit hashes or small
 * numbers. */
typedef struct {
    uint32_t form, lower; /**< hashes; digits of @c lower count as 0 */
    uint32_t lemma;
    uint32_t prefix[3]; /**< first 1 … 3 characters of lower */
    uint32_t suffix[5]; /**< last 1 … 5 characters of lower */
    uint32_t shape;     /**< capitals, digits, punctuation, rough length */
    uint32_t cluster;   /**< word class from unlabelled text, 0 unknown */
    uint32_t ambiguity; /**< set of tags seen with the word, 0 unknown */
    uint32_t feats;     /**< packed features of ud.h */
    uint8_t tag;        /**< tag of the model: part of speech and the features that syntax needs */
    uint8_t upos;
    uint8_t kind; /**< of the tag: TCT_TAG_… bits */
} tct_view;

/** What a tag means for clauses. */
enum { TCT_TAG_FINITE = 1, TCT_TAG_RELATIVE = 2, TCT_TAG_INFINITIVE = 4, TCT_TAG_PARTICIPLE = 8 };

/** Fills the parts of @p view that depend on the word alone. @p lower is the folded form. */
void tct_view_fill(tct_view *view, tct_str form, tct_str lower);

/** Most atoms of a template. */
#define TCT_TEMPLATE_ATOMS 5u

/** A conjunction of atoms. */
typedef struct {
    uint8_t count;
    uint8_t atoms[TCT_TEMPLATE_ATOMS];
} tct_template;

static inline uint64_t tct_template_mix(uint64_t hash, uint32_t atom) {
    hash = (hash ^ atom) * UINT64_C(0xD6E8FEB86659FD93);
    return hash ^ hash >> 32;
}

/** Hash of template number @p number over @p atoms. */
static inline uint64_t tct_template_hash(const tct_template *t, size_t number, const uint32_t *atoms) {
    uint64_t hash = (number + 1) * UINT64_C(0x9E3779B97F4A7C15);
    TCT_WRITE_OUT
    for (unsigned i = 0; i < t->count; i++)
        hash = tct_template_mix(hash, atoms[t->atoms[i]]);
    return hash * UINT64_C(0xD6E8FEB86659FD93);
}

/** Hashes @p count templates over @p atoms into @p features from number @p first on; the numbers are part of
 * the hashes. */
static inline void tct_templates_apply(const tct_template *templates, size_t count, size_t first,
                                       const uint32_t *atoms, uint64_t *features) {
    TCT_WRITE_OUT
    for (size_t i = 0; i < count; i++)
        features[first + i] = tct_template_hash(&templates[i], first + i, atoms);
}

/** 32-bit hash of @p text. */
uint32_t tct_text_hash(tct_str text);
/** The hash that tct_view.lower holds for a folded form. */
uint32_t tct_lower_hash(tct_str lower);

/** Lowest class with the highest score among those that @p allowed (a bit each) permits. */
unsigned tct_best_class(const int32_t *scores, unsigned count, const uint32_t *allowed);

#endif
