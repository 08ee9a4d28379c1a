#include "language/model_moves.h"

#include <assert.h>

#include "language/model_weights.h"
#include "language/prefetch.h"

_Static_assert(sizeof(tct_move_slot) == 32 && sizeof(tct_move_header) == 64, "cache lines");
_Static_assert(TCT_FEATURES * 127 < INT16_MAX, "sums fit into 16 bits");

tct_status tct_move_weights_open(tct_str image, tct_move_weights *weights) {
    tct_move_header head;
    assert(weights && (uintptr_t)image.data % 8 == 0);
    if (image.size < sizeof head) return TCT_ERR_PACK;
    memcpy(&head, image.data, sizeof head);
    const uint64_t bitmap = (uint64_t)head.bitmap_words * sizeof(uint64_t);
    if (head.slots == 0 || head.bitmap_words == 0) return TCT_ERR_PACK;
    if ((head.bitmap_words & (head.bitmap_words - 1)) != 0) return TCT_ERR_PACK;
    if (sizeof head + bitmap + (uint64_t)head.slots * sizeof(tct_move_slot) > image.size) return TCT_ERR_PACK;
    *weights = (tct_move_weights){.bitmap = (const void *)(image.data + sizeof head),
                                  .slots = (const void *)(image.data + sizeof head + bitmap),
                                  .slot_count = head.slots,
                                  .bitmap_words = head.bitmap_words};
    return TCT_OK;
}

/** Features that the bitmap lets through: their slots, on the way to the cache, and fingerprints. */
typedef struct {
    const tct_move_slot *slots[TCT_FEATURES + 1];
    uint16_t marks[TCT_FEATURES + 1];
    size_t count;
} known;

static void sift(const tct_move_weights *weights, const uint64_t *features, size_t count, known *out) {
    size_t kept = 0;
    for (size_t i = 0; i < count; i++)
        TCT_PREFETCH(&weights->bitmap[tct_weight_bit(features[i], weights->bitmap_words) / 64]);
    for (size_t i = 0; i < count; i++) {
        const uint32_t bit = tct_weight_bit(features[i], weights->bitmap_words);
        out->slots[kept] = weights->slots + tct_move_slot_of(features[i], weights->slot_count);
        out->marks[kept] = (uint16_t)features[i];
        kept += weights->bitmap[bit / 64] >> (bit % 64) & 1;
    }
    for (size_t i = 0; i < kept; i++)
        /* NOLINTNEXTLINE(clang-analyzer-core.CallAndMessage): so many were written */
        TCT_PREFETCH(out->slots[i]);
    out->count = kept;
}

/** Adds what the lanes with fingerprint @p mark hold. Three loops over a copy, which compilers make vectors
 * of. */
static inline void add_slot(const tct_move_slot *slot, uint16_t mark, int16_t *left, int16_t *right) {
    uint16_t pair[TCT_MOVE_LANES];
    for (unsigned i = 0; i < TCT_MOVE_LANES; i++)
        pair[i] = slot->pair[i] & (uint16_t) - (slot->mark[i] == mark);
    for (unsigned i = 0; i < TCT_MOVE_LANES; i++)
        left[i] = (int16_t)(left[i] + ((int16_t)(uint16_t)(pair[i] << 8) >> 8));
    for (unsigned i = 0; i < TCT_MOVE_LANES; i++)
        right[i] = (int16_t)(right[i] + ((int16_t)pair[i] >> 8));
}

TCT_VERSIONS
void tct_move_weights_score(const tct_move_weights *weights, const uint64_t *features, size_t count,
                            int32_t scores[3]) {
    known found;
    int16_t left[TCT_MOVE_LANES] = {0}, right[TCT_MOVE_LANES] = {0};
    assert(count <= TCT_FEATURES);
    sift(weights, features, count, &found);
    for (size_t i = 0; i < found.count; i++)
        add_slot(found.slots[i], found.marks[i], left, right);
    scores[1] = scores[2] = 0;
    for (unsigned lane = 0; lane < TCT_MOVE_LANES; lane++)
        scores[1] += left[lane], scores[2] += right[lane];
    scores[0] = -(scores[1] + scores[2]);
}
