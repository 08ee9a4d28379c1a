/** The exchange algorithm: each word in turn moves to the class where the class bigram likelihood is largest.
 */
#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "train/clusters.h"

/** A neighbour of a word and how often it stands there. */
typedef struct {
    uint32_t word, count;
} neighbour;

/** Vocabulary by falling frequency; word 0 stands for all others and for the ends of paragraphs. */
typedef struct {
    uint32_t *keys, *counts;
    size_t words, tokens;
    neighbour *right, *left;          /**< of all words, one after the other */
    size_t *right_first, *left_first; /**< words + 1 */
    uint16_t *class_of;
    unsigned classes;                /**< without class 0, which word 0 has alone */
    int32_t *pairs, *turned;         /**< class bigram counts, (classes + 1) squared; and transposed */
    int32_t *sizes;                  /**< tokens in each class */
    int64_t *entropy;                /**< n log2 n in fixed point */
    int32_t *near_right, *near_left; /**< of one word: counts of classes beside it */
} exchange;

/** log2 of @p n ≥ 1 with 16 binary digits after the point, by repeated squaring: the same on every machine.
 */
static int64_t log2_fixed(uint64_t n) {
    int64_t whole = 0;
    while (n >> (whole + 1))
        whole++;
    uint64_t mantissa = whole > 31 ? n >> (whole - 31) : n << (31 - whole);
    int64_t result = whole;
    for (int i = 0; i < 16; i++) {
        mantissa = (mantissa * mantissa) >> 31;
        result <<= 1;
        if (mantissa >> 32) mantissa >>= 1, result |= 1;
    }
    return result;
}

static int compare_u64(const void *left, const void *right) {
    const uint64_t a = *(const uint64_t *)left, b = *(const uint64_t *)right;
    return a < b ? -1 : a > b;
}

static int compare_u32(const void *left, const void *right) {
    const uint32_t a = *(const uint32_t *)left, b = *(const uint32_t *)right;
    return a < b ? -1 : a > b;
}

/** Words seen often enough, most frequent first, as (65535 … - count, key) numbers that sort that way. */
static bool count_words(exchange *in, const tct_key_stream *stream, unsigned least) {
    uint32_t *sorted = malloc((stream->count + 1) * sizeof *sorted);
    uint64_t *order = malloc((stream->count + 1) * sizeof *order);
    size_t count = 0;
    if (sorted && order) {
        memcpy(sorted, stream->keys, stream->count * sizeof *sorted);
        qsort(sorted, stream->count, sizeof *sorted, compare_u32);
        for (size_t i = 0, end; i < stream->count; i = end) {
            for (end = i; end < stream->count && sorted[end] == sorted[i];)
                end++;
            if (sorted[i] != 0 && end - i >= least)
                order[count++] = (uint64_t)(UINT32_MAX - (end - i)) << 32 | sorted[i];
        }
        qsort(order, count, sizeof *order, compare_u64);
        in->keys = calloc(count + 1, sizeof *in->keys);
        in->counts = calloc(count + 1, sizeof *in->counts);
        for (size_t i = 0; in->keys && in->counts && i < count; i++) {
            in->keys[i + 1] = (uint32_t)order[i];
            in->counts[i + 1] = UINT32_MAX - (uint32_t)(order[i] >> 32);
        }
    }
    in->words = count + 1;
    free(sorted), free(order);
    return in->keys && in->counts;
}

/** Word numbers of the stream, through a table from keys. */
static uint32_t *number_words(const exchange *in, const tct_key_stream *stream) {
    size_t size = 1024;
    while (size < 2 * in->words)
        size *= 2;
    uint32_t *table = calloc(size, sizeof *table), *numbers = calloc(stream->count + 1, sizeof *numbers);
    for (size_t i = 1; table && numbers && i < in->words; i++) {
        size_t at = in->keys[i] & (size - 1);
        while (table[at])
            at = (at + 1) & (size - 1);
        table[at] = (uint32_t)i;
    }
    for (size_t i = 0; table && numbers && i < stream->count; i++) {
        size_t at = stream->keys[i] & (size - 1);
        while (table[at] && in->keys[table[at]] != stream->keys[i])
            at = (at + 1) & (size - 1);
        numbers[i] = table[at];
    }
    free(table);
    return numbers;
}

/** Lists the neighbours on one side from (word, neighbour) pairs. */
static bool list_neighbours(const exchange *in, uint64_t *pairs, size_t count, neighbour **out,
                            size_t **first) {
    *out = calloc(count + 1, sizeof **out);
    *first = calloc(in->words + 1, sizeof **first);
    if (!*out || !*first) return false;
    qsort(pairs, count, sizeof *pairs, compare_u64);
    size_t kept = 0, word = 0;
    for (size_t i = 0, end; i < count; i = end) {
        for (end = i; end < count && pairs[end] == pairs[i];)
            end++;
        while (word < pairs[i] >> 32)
            (*first)[++word] = kept;
        (*out)[kept++] = (neighbour){(uint32_t)pairs[i], (uint32_t)(end - i)};
    }
    while (word < in->words)
        (*first)[++word] = kept;
    return true;
}

static bool count_pairs(exchange *in, const tct_key_stream *stream) {
    uint32_t *numbers = number_words(in, stream);
    uint64_t *pairs = calloc(stream->count + 1, sizeof *pairs);
    bool done = numbers && pairs && stream->count > 1;
    if (done) {
        const size_t count = stream->count - 1;
        for (size_t i = 0; i < count; i++)
            pairs[i] = (uint64_t)numbers[i] << 32 | numbers[i + 1];
        done = list_neighbours(in, pairs, count, &in->right, &in->right_first);
        for (size_t i = 0; i < count; i++)
            pairs[i] = (uint64_t)numbers[i + 1] << 32 | numbers[i];
        done = done && list_neighbours(in, pairs, count, &in->left, &in->left_first);
    }
    free(numbers), free(pairs);
    return done;
}

static void add_pair(exchange *in, unsigned first, unsigned second, int32_t count) {
    in->pairs[first * (in->classes + 1) + second] += count;
    in->turned[second * (in->classes + 1) + first] += count;
}

static void start_classes(exchange *in) {
    for (size_t i = 1; i < in->words; i++)
        in->class_of[i] = (uint16_t)(1 + (i - 1) % in->classes);
    for (size_t w = 0; w < in->words; w++) {
        for (size_t i = in->right_first[w]; i < in->right_first[w + 1]; i++) {
            add_pair(in, in->class_of[w], in->class_of[in->right[i].word], (int32_t)in->right[i].count);
            in->sizes[in->class_of[w]] += (int32_t)in->right[i].count;
        }
    }
}

/** Counts the classes beside @p word, without the word itself; returns how often it follows itself. */
static int32_t look_around(exchange *in, size_t word) {
    int32_t self = 0;
    memset(in->near_right, 0, (in->classes + 1) * sizeof *in->near_right);
    memset(in->near_left, 0, (in->classes + 1) * sizeof *in->near_left);
    for (size_t i = in->right_first[word]; i < in->right_first[word + 1]; i++)
        if (in->right[i].word == word)
            self = (int32_t)in->right[i].count;
        else
            in->near_right[in->class_of[in->right[i].word]] += (int32_t)in->right[i].count;
    for (size_t i = in->left_first[word]; i < in->left_first[word + 1]; i++)
        if (in->left[i].word != word)
            in->near_left[in->class_of[in->left[i].word]] += (int32_t)in->left[i].count;
    return self;
}

/** Puts the word with the surroundings of look_around() into @p class_id (sign 1) or takes it out (-1). */
static void move_word(exchange *in, unsigned class_id, int32_t self, int32_t size, int32_t sign) {
    for (unsigned d = 0; d <= in->classes; d++) {
        if (in->near_right[d]) add_pair(in, class_id, d, sign * in->near_right[d]);
        if (in->near_left[d]) add_pair(in, d, class_id, sign * in->near_left[d]);
    }
    add_pair(in, class_id, class_id, sign * self);
    in->sizes[class_id] += sign * size;
}

/** Classes with counts, packed: what the inner loop runs over. */
typedef struct {
    unsigned count;
    uint16_t classes[UINT16_MAX];
    int32_t counts[UINT16_MAX];
} side;

static void pack_side(const int32_t *near, unsigned classes, side *out) {
    out->count = 0;
    for (unsigned d = 0; d <= classes; d++) {
        if (!near[d]) continue;
        out->classes[out->count] = (uint16_t)d;
        out->counts[out->count++] = near[d];
    }
}

static int64_t side_gain(const exchange *in, const int32_t *row, const side *near, unsigned without) {
    int64_t gain = 0;
    for (unsigned i = 0; i < near->count; i++) {
        const int32_t old = row[near->classes[i]];
        if (near->classes[i] != without) gain += in->entropy[old + near->counts[i]] - in->entropy[old];
    }
    return gain;
}

static int64_t gain_of(const exchange *in, unsigned class_id, const side *right, const side *left,
                       int32_t self, int32_t size) {
    const size_t row = class_id * (size_t)(in->classes + 1);
    const int32_t old = in->pairs[row + class_id];
    const int32_t own = in->near_right[class_id] + in->near_left[class_id] + self;
    int64_t gain =
        side_gain(in, in->pairs + row, right, class_id) + side_gain(in, in->turned + row, left, class_id);
    gain += in->entropy[old + own] - in->entropy[old];
    return gain - 2 * (in->entropy[in->sizes[class_id] + size] - in->entropy[in->sizes[class_id]]);
}

static size_t exchange_round(exchange *in, side *right, side *left) {
    size_t moved = 0;
    for (size_t w = 1; w < in->words; w++) {
        const int32_t self = look_around(in, w), size = (int32_t)in->counts[w];
        const unsigned old = in->class_of[w];
        unsigned best = old;
        move_word(in, old, self, size, -1);
        pack_side(in->near_right, in->classes, right);
        pack_side(in->near_left, in->classes, left);
        int64_t most = gain_of(in, old, right, left, self, size);
        for (unsigned c = 1; c <= in->classes; c++) {
            const int64_t gain = gain_of(in, c, right, left, self, size);
            if (gain > most) most = gain, best = c;
        }
        move_word(in, best, self, size, 1);
        in->class_of[w] = (uint16_t)best;
        moved += best != old;
    }
    return moved;
}

static bool allocate(exchange *in) {
    const size_t square = (size_t)(in->classes + 1) * (in->classes + 1);
    in->class_of = calloc(in->words, sizeof *in->class_of);
    in->pairs = calloc(square, sizeof *in->pairs);
    in->turned = calloc(square, sizeof *in->turned);
    in->sizes = calloc(in->classes + 1, sizeof *in->sizes);
    in->near_right = calloc(in->classes + 1, sizeof *in->near_right);
    in->near_left = calloc(in->classes + 1, sizeof *in->near_left);
    in->entropy = calloc(in->tokens + 2, sizeof *in->entropy);
    if (!in->class_of || !in->pairs || !in->turned || !in->sizes || !in->near_right || !in->near_left ||
        !in->entropy)
        return false;
    for (size_t n = 1; n < in->tokens + 2; n++)
        in->entropy[n] = (int64_t)n * log2_fixed(n);
    return true;
}

static tct_status give(const exchange *in, tct_clusters *out) {
    out->count = in->words - 1;
    out->tokens = in->tokens;
    out->keys = calloc(in->words, sizeof *out->keys);
    out->classes = calloc(in->words, sizeof *out->classes);
    uint64_t *order = calloc(in->words, sizeof *order);
    for (size_t i = 1; order && i < in->words; i++)
        order[i - 1] = (uint64_t)in->keys[i] << 32 | in->class_of[i];
    if (order) qsort(order, out->count, sizeof *order, compare_u64);
    for (size_t i = 0; order && out->keys && out->classes && i < out->count; i++) {
        out->keys[i] = (uint32_t)(order[i] >> 32);
        out->classes[i] = (uint16_t)order[i];
    }
    free(order);
    return order && out->keys && out->classes ? TCT_OK : TCT_ERR_MEMORY;
}

tct_status tct_clusters_make(const tct_key_stream *stream, unsigned classes, unsigned least, unsigned rounds,
                             tct_clusters *out) {
    assert(stream && classes > 0 && classes < UINT16_MAX - 1 && out);
    exchange in = {.tokens = stream->count, .classes = classes};
    side *sides = calloc(2, sizeof *sides);
    bool done = sides && count_words(&in, stream, least) && count_pairs(&in, stream) && allocate(&in);
    if (done) start_classes(&in);
    for (unsigned i = 0; done && i < rounds; i++)
        if (exchange_round(&in, &sides[0], &sides[1]) < in.words / 500) break;
    const tct_status status = done ? give(&in, out) : TCT_ERR_MEMORY;
    free(in.keys), free(in.counts), free(in.right), free(in.left), free(in.right_first), free(in.left_first);
    free(in.class_of), free(in.pairs), free(in.turned), free(in.sizes), free(in.entropy);
    free(in.near_right), free(in.near_left), free(sides);
    return status;
}
