#include "language/model_weights.h"

#include <assert.h>

#if defined(__GNUC__)
#define PREFETCH(address) __builtin_prefetch(address)
#else
#define PREFETCH(address) ((void)(address))
#endif

tct_status tct_weights_open(tct_str image, tct_weights *weights) {
    tct_weight_header head;
    if (image.size < sizeof head) return TCT_ERR_PACK;
    memcpy(&head, image.data, sizeof head);
    const uint64_t groups = (uint64_t)head.groups * sizeof(tct_weight_group);
    if (head.classes == 0 || head.classes > TCT_CLASSES || head.buckets == 0) return TCT_ERR_PACK;
    if (head.groups != head.buckets / TCT_GROUP_BUCKETS + 2) return TCT_ERR_PACK;
    if (sizeof head + groups + head.row_bytes > image.size) return TCT_ERR_PACK;
    *weights = (tct_weights){.groups = (const void *)(image.data + sizeof head),
                             .rows = (const uint8_t *)image.data + sizeof head + groups,
                             .buckets = head.buckets,
                             .row_bytes = head.row_bytes,
                             .classes = head.classes};
    return TCT_OK;
}

/** First byte of bucket @p bucket; of the one after the last: the end. */
static uint32_t bucket_begin(const tct_weights *weights, uint32_t bucket) {
    const tct_weight_group *group = &weights->groups[bucket / TCT_GROUP_BUCKETS];
    return group->base + group->begin[bucket % TCT_GROUP_BUCKETS];
}

static void add_row(const uint8_t *classes, unsigned count, int32_t *scores) {
    const int8_t *values = (const int8_t *)classes + count;
    for (unsigned i = 0; i < count; i++)
        scores[classes[i]] += values[i];
}

/** Looks for the row with fingerprint @p mark in rows[begin, end). */
static void add_matching(const uint8_t *rows, uint32_t begin, uint32_t end, uint16_t mark, int32_t *scores) {
    while (begin + 3 <= end) {
        const unsigned count = rows[begin + 2];
        const uint32_t next = begin + 3 + 2 * count;
        if (next > end) return;
        if ((rows[begin] | rows[begin + 1] << 8) == mark) {
            add_row(rows + begin + 3, count, scores);
            return;
        }
        begin = next;
    }
}

/** Keeps the features that the filter lets through; returns how many. */
static size_t sift(const tct_weights *weights, const uint64_t *features, size_t count, uint32_t *begins,
                   uint16_t *marks, uint32_t *ends) {
    size_t kept = 0;
    for (size_t i = 0; i < count; i++) {
        const uint32_t bucket = tct_weight_bucket(features[i], weights->buckets);
        const tct_weight_group *group = &weights->groups[bucket / TCT_GROUP_BUCKETS];
        if (!(group->filter[bucket % TCT_GROUP_BUCKETS] >> ((features[i] >> 16) & 7) & 1)) continue;
        begins[kept] = bucket_begin(weights, bucket);
        ends[kept] = bucket_begin(weights, bucket + 1);
        if (ends[kept] > weights->row_bytes || begins[kept] >= ends[kept]) continue;
        PREFETCH(weights->rows + begins[kept]);
        marks[kept++] = (uint16_t)features[i];
    }
    return kept;
}

void tct_weights_score(const tct_weights *weights, const uint64_t *features, size_t count, int32_t *scores) {
    uint32_t begins[TCT_FEATURES], ends[TCT_FEATURES];
    uint16_t marks[TCT_FEATURES];
    assert(count <= TCT_FEATURES);
    for (size_t i = 0; i < count; i++)
        PREFETCH(&weights->groups[tct_weight_bucket(features[i], weights->buckets) / TCT_GROUP_BUCKETS]);
    const size_t kept = sift(weights, features, count, begins, marks, ends);
    for (size_t i = 0; i < kept; i++)
        add_matching(weights->rows, begins[i], ends[i], marks[i], scores);
}

static void score_weights(const void *self, const uint64_t *features, size_t count, int32_t *scores) {
    tct_weights_score(self, features, count, scores);
}

tct_scorer tct_weights_scorer(const tct_weights *weights) {
    return (tct_scorer){score_weights, weights};
}
