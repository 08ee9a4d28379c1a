#include "language/model_weights.h"

#include <assert.h>

#include "language/prefetch.h"

_Static_assert(sizeof(tct_weight_header) == 64 && sizeof(tct_weight_group) == 64, "cache lines");

tct_status tct_weights_open(tct_str image, tct_weights *weights) {
    tct_weight_header head;
    if (image.size < sizeof head) return TCT_ERR_PACK;
    memcpy(&head, image.data, sizeof head);
    const uint64_t bitmap = (uint64_t)head.bitmap_words * sizeof(uint64_t);
    const uint64_t groups = (uint64_t)head.groups * sizeof(tct_weight_group);
    if (head.classes == 0 || head.classes > TCT_CLASSES || head.buckets == 0) return TCT_ERR_PACK;
    if (head.groups != head.buckets / TCT_GROUP_BUCKETS + 2) return TCT_ERR_PACK;
    if (head.bitmap_words == 0 || (head.bitmap_words & (head.bitmap_words - 1)) != 0) return TCT_ERR_PACK;
    if (sizeof head + bitmap + groups + head.row_bytes + 2 * TCT_ROW_PAD > image.size) return TCT_ERR_PACK;
    const char *at = image.data + sizeof head;
    *weights = (tct_weights){.bitmap = (const void *)at,
                             .groups = (const void *)(at + bitmap),
                             .rows = (const uint8_t *)at + bitmap + groups,
                             .buckets = head.buckets,
                             .row_bytes = head.row_bytes,
                             .classes = head.classes,
                             .bitmap_words = head.bitmap_words};
    return TCT_OK;
}

/** Features that the bitmap lets through, then rows that the filter lets through, then the pairs of the rows
 * that match. */
typedef struct {
    uint32_t bucket[TCT_FEATURES + 1];
    uint32_t begin[TCT_FEATURES + 1], end[TCT_FEATURES + 1];
    uint32_t mark[TCT_FEATURES + 1]; /**< fingerprint, and above it the bit of the filter */
    size_t kept;
    uint8_t classes[TCT_PAIRS + TCT_ROW_PAD];
    int8_t values[TCT_PAIRS + TCT_ROW_PAD];
    size_t pairs;
} gathered;

/** Keeps the features whose bit is set and fetches their groups. */
static void pick_known(const tct_weights *weights, const uint64_t *features, size_t count, gathered *out) {
    size_t kept = 0;
    for (size_t i = 0; i < count; i++)
        TCT_PREFETCH(&weights->bitmap[tct_weight_bit(features[i], weights->bitmap_words) / 64]);
    for (size_t i = 0; i < count; i++) {
        const uint32_t bit = tct_weight_bit(features[i], weights->bitmap_words);
        out->bucket[kept] = tct_weight_bucket(features[i], weights->buckets);
        out->mark[kept] = (uint32_t)features[i];
        kept += weights->bitmap[bit / 64] >> (bit % 64) & 1;
    }
    for (size_t i = 0; i < kept; i++)
        /* NOLINTNEXTLINE(clang-analyzer-core.UndefinedBinaryOperatorResult): written above */
        TCT_PREFETCH(&weights->groups[out->bucket[i] / TCT_GROUP_BUCKETS]);
    out->kept = kept;
}

/** Keeps the features that the filter lets through. Free of branches that depend on the data: they cost more
 * than memory. */
static void sift(const tct_weights *weights, gathered *out) {
    size_t kept = 0;
    for (size_t i = 0; i < out->kept; i++) {
        const uint32_t at = out->bucket[i] % TCT_GROUP_BUCKETS;
        const tct_weight_group *group = &weights->groups[out->bucket[i] / TCT_GROUP_BUCKETS];
        const bool last = at + 1 == TCT_GROUP_BUCKETS; /* the next bucket begins the next group */
        const uint32_t begin = group->base + group->begin[at];
        const uint32_t end = group[last].base + group[last].begin[last ? 0 : at + 1];
        const unsigned passes = group->filter[at] >> (out->mark[i] >> 16 & 7) & 1u;
        const bool sound = (end <= weights->row_bytes) & (begin < end);
        out->begin[kept] = begin;
        out->end[kept] = end;
        out->mark[kept] = out->mark[i];
        TCT_PREFETCH(weights->rows + (sound ? begin : 0));
        kept += passes & sound;
    }
    out->kept = kept;
}

static void add_dense(const int8_t *values, uint32_t bytes, int32_t *scores) {
    for (uint32_t block = 0; block < bytes; block += 16)
        for (uint32_t i = 0; i < 16; i++)
            scores[block + i] += values[block + i];
}

/** The row with fingerprint @p mark in [row, end), or NULL. */
static inline const uint8_t *find_row(const uint8_t *row, const uint8_t *end, uint32_t dense, uint16_t mark) {
    while (row + 3 <= end) {
        const uint16_t head = (uint16_t)(row[0] | row[1] << 8);
        const uint8_t *next = row + 3 + (row[2] == TCT_ROW_DENSE ? dense : 2u * row[2]);
        if (head == mark) return next <= end ? row : NULL;
        row = next;
    }
    return NULL;
}

/** Copies the pairs of the kept rows one after the other; dense rows are added at once. */
static void gather(const tct_weights *weights, gathered *out, int32_t *scores) {
    const uint32_t dense = tct_dense_bytes(weights->classes);
    size_t pairs = 0;
    for (size_t i = 0; i < out->kept; i++) {
        const uint8_t *row = find_row(weights->rows + out->begin[i], weights->rows + out->end[i], dense,
                                      (uint16_t)out->mark[i]);
        if (!row) continue;
        const size_t count = row[2];
        if (count == TCT_ROW_DENSE) add_dense((const int8_t *)row + 3, dense, scores);
        if (count > TCT_ROW_PAD) continue;
        memcpy(out->classes + pairs, row + 3, TCT_ROW_PAD);
        memcpy(out->values + pairs, row + 3 + count, TCT_ROW_PAD);
        pairs += count;
    }
    out->pairs = pairs;
}

TCT_VERSIONS
void tct_weights_score(const tct_weights *weights, const uint64_t *features, size_t count, int32_t *scores) {
    gathered found;
    int32_t other[TCT_CLASSES];
    const uint32_t sums = tct_dense_bytes(weights->classes);
    assert(count <= TCT_FEATURES && sums <= TCT_CLASSES);
    memset(other, 0, sums * sizeof *other);
    pick_known(weights, features, count, &found);
    sift(weights, &found);
    gather(weights, &found, scores);
    /* two arrays in turn: a sum need not wait for the one before it when classes repeat */
    size_t i = 0;
    for (; i + 2 <= found.pairs; i += 2) {
        scores[found.classes[i]] += found.values[i];
        other[found.classes[i + 1]] += found.values[i + 1];
    }
    if (i < found.pairs) scores[found.classes[i]] += found.values[i];
    for (uint32_t block = 0; block < sums; block += 16)
        for (uint32_t c = 0; c < 16; c++)
            scores[block + c] += other[block + c];
}

static void score_weights(const void *self, const uint64_t *features, size_t count, int32_t *scores) {
    tct_weights_score(self, features, count, scores);
}

tct_scorer tct_weights_scorer(const tct_weights *weights) {
    return (tct_scorer){score_weights, weights};
}
