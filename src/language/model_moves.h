/**
 * @file model_moves.h
 * Weights of the parser's moves, as they stand in a model: two signed bytes a feature (the third move has
 * their negated sum, since every lesson of a perceptron adds to one class what it takes from another) with a
 * 16-bit fingerprint, eight features a slot of half a cache line. One access answers for a feature, and all
 * of them can be under way at once.
 */
#ifndef TCT_LANGUAGE_MODEL_MOVES_H
#define TCT_LANGUAGE_MODEL_MOVES_H

#include "base/status.h"
#include "base/str.h"

/** Features of one slot. */
#define TCT_MOVE_LANES 8u

typedef struct {
    uint16_t mark[TCT_MOVE_LANES];
    uint16_t pair[TCT_MOVE_LANES]; /**< weights of left (low byte) and right; both 0 in a free lane */
} tct_move_slot;

/** Head of the image; the slots follow. */
typedef struct {
    uint32_t slots;
    uint32_t bitmap_words; /**< of 64 bits, a power of two; the bitmap comes before the slots */
    uint32_t unused[14];   /**< fills a cache line */
} tct_move_header;

/** An opened table: pointers into the image. */
typedef struct {
    const uint64_t *bitmap;
    const tct_move_slot *slots;
    uint32_t slot_count, bitmap_words;
} tct_move_weights;

/** Slot of a feature hash. */
static inline uint32_t tct_move_slot_of(uint64_t feature, uint32_t slots) {
    return (uint32_t)(((feature >> 32) * slots) >> 32);
}

/** Opens @p image (8-byte aligned). */
TCT_MUST_USE tct_status tct_move_weights_open(tct_str image, tct_move_weights *weights);
/** Scores of shift, left, right (tct_move) given @p count features, at most TCT_FEATURES. */
void tct_move_weights_score(const tct_move_weights *weights, const uint64_t *features, size_t count,
                            int32_t scores[3]);

#endif
