/**
 * @file model_weights.h
 * Weights of a linear classifier over hashed features, as they stand in a model: sparse rows of (class, 8-bit
 * weight) behind a bucketed hash table with 16-bit fingerprints and a one-byte filter a bucket. One cache
 * line answers for an absent feature, two for a present one. The rows are read in place; every read is
 * bounded, so damaged bytes give wrong scores but no wrong access.
 */
#ifndef TCT_LANGUAGE_MODEL_WEIGHTS_H
#define TCT_LANGUAGE_MODEL_WEIGHTS_H

#include "base/status.h"
#include "base/str.h"

/** Most classes of a classifier: a class is one byte in a row. */
#define TCT_CLASSES 256u
/** Most features of one decision. */
#define TCT_FEATURES 192u
/** Buckets of one group (one cache line). */
#define TCT_GROUP_BUCKETS 20u

/** Most pairs of a sparse row, which are copied at once; the image has twice as many spare bytes at its end.
 */
#define TCT_ROW_PAD 16u
/** Count that marks a dense row: a weight for every class, padded to tct_dense_bytes(). */
#define TCT_ROW_DENSE 255u
/** Most pairs of one decision. */
#define TCT_PAIRS (TCT_FEATURES * TCT_ROW_PAD)

/** Buckets @c g × 20 … @c g × 20 + 19: where their rows begin, and which of eight hash values they hold. */
typedef struct {
    uint32_t base;
    uint16_t begin[TCT_GROUP_BUCKETS];
    uint8_t filter[TCT_GROUP_BUCKETS];
} tct_weight_group;

/** Head of the image; then the bitmap, the groups (one more than needed, as end mark), the rows. */
typedef struct {
    uint32_t buckets, groups, row_bytes, classes;
    uint32_t bitmap_words; /**< of 64 bits; a power of two */
    uint32_t unused[11];   /**< fills a cache line, so that no group lies across two */
} tct_weight_header;

/** An opened table: pointers into the image. */
typedef struct {
    const uint64_t *bitmap;
    const tct_weight_group *groups;
    const uint8_t
        *rows; /**< per row: fingerprint (2 bytes, low first), n, n classes, n signed weights; or dense */
    uint32_t buckets, row_bytes, classes, bitmap_words;
} tct_weights;

static inline uint32_t tct_dense_bytes(uint32_t classes) {
    return (classes + 15) / 16 * 16;
}

/** Bucket of a feature hash. */
static inline uint32_t tct_weight_bucket(uint64_t feature, uint32_t buckets) {
    return (uint32_t)(((feature >> 32) * buckets) >> 32);
}

/** Bit of a feature in the bitmap. */
static inline uint32_t tct_weight_bit(uint64_t feature, uint32_t bitmap_words) {
    return (uint32_t)(feature >> 24) & (bitmap_words * 64 - 1);
}

/** Opens @p image (4-byte aligned). */
TCT_MUST_USE tct_status tct_weights_open(tct_str image, tct_weights *weights);
/** Adds the weights of @p count features (at most TCT_FEATURES) to @p scores (TCT_CLASSES of them). */
void tct_weights_score(const tct_weights *weights, const uint64_t *features, size_t count, int32_t *scores);

/** Whatever scores features: a table of a model, or a classifier in training. */
typedef struct {
    void (*score)(const void *self, const uint64_t *features, size_t count, int32_t *scores);
    const void *self;
} tct_scorer;

tct_scorer tct_weights_scorer(const tct_weights *weights);

#endif
