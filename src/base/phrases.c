#include "base/phrases.h"

#include <assert.h>
#include <stdlib.h>

#include "base/hash.h"
#include "base/limits.h"

/** One addition: words at an offset of the builder's pool, and the value. */
typedef struct {
    uint32_t first_word, word_count, value;
} entry;

struct tct_phrase_builder {
    const tct_allocator *allocator;
    TCT_VEC(uint32_t) words;
    TCT_VEC(entry) entries;
};

tct_phrase_builder *tct_phrase_builder_new(const tct_allocator *allocator) {
    tct_phrase_builder *builder = tct_alloc(allocator, 1, sizeof *builder);
    if (builder) *builder = (tct_phrase_builder){.allocator = allocator};
    return builder;
}

void tct_phrase_builder_free(tct_phrase_builder *builder) {
    if (!builder) return;
    TCT_VEC_CLEAR(&builder->words, builder->allocator);
    TCT_VEC_CLEAR(&builder->entries, builder->allocator);
    tct_dealloc(builder->allocator, builder);
}

tct_status tct_phrase_builder_add(tct_phrase_builder *builder, const tct_symbol *words, size_t count,
                                  uint32_t value) {
    assert(builder && words);
    if (count == 0) return TCT_ERR_ARGUMENT;
    if (count > TCT_LIMIT_PHRASE_WORDS) return TCT_ERR_LIMIT;
    const uint32_t first = (uint32_t)builder->words.count;
    TRY(TCT_RESERVE(&builder->words, builder->allocator, count));
    memcpy(builder->words.items + first, words, count * sizeof *words);
    builder->words.count += count;
    return TCT_PUSH(&builder->entries, builder->allocator, (entry){first, (uint32_t)count, value});
}

/** An entry with its words spelt out, for sorting without a context. */
typedef struct {
    const uint32_t *words;
    uint32_t word_count, value;
} sortable;

static int compare_words(const sortable *a, const sortable *b) {
    for (uint32_t i = 0; i < a->word_count && i < b->word_count; i++)
        if (a->words[i] != b->words[i]) return a->words[i] < b->words[i] ? -1 : 1;
    return (a->word_count > b->word_count) - (a->word_count < b->word_count);
}

static int compare_entries(const void *left, const void *right) {
    const sortable *a = left, *b = right;
    const int order = compare_words(a, b);
    return order ? order : (a->value > b->value) - (a->value < b->value);
}

/** Hash of a phrase from that of the words before its last, 0 before the first. */
static uint64_t hash_step(uint64_t hash, uint32_t word) {
    return tct_hash_mix(hash ^ word) + UINT64_C(0x9e3779b97f4a7c15);
}

static uint64_t hash_words(const uint32_t *words, size_t count) {
    uint64_t hash = 0;
    for (size_t i = 0; i < count; i++)
        hash = hash_step(hash, words[i]);
    return hash;
}

static uint32_t power_of_two_above(size_t count) {
    uint32_t size = 16;
    while (size < count * 2)
        size *= 2;
    return size;
}

/* Image: header (magic, phrases, words, values, slot_count, first_count), slots, phrases (2 × (n + 1)),
   words, values, first (2 × first_count). */
enum { MAGIC = 0x32524850, HEADER_WORDS = 6 };

/** The parts of the image while it is being made. */
typedef struct {
    TCT_VEC(uint32_t) phrases;
    TCT_VEC(uint32_t) words;
    TCT_VEC(uint32_t) values;
    uint32_t *slots, *first;
    uint32_t slot_count, first_count;
} parts;

static tct_status add_group(parts *p, const tct_allocator *allocator, const sortable *group, size_t count) {
    TRY(TCT_PUSH(&p->phrases, allocator, (uint32_t)p->words.count));
    TRY(TCT_PUSH(&p->phrases, allocator, (uint32_t)p->values.count));
    for (uint32_t i = 0; i < group->word_count; i++)
        TRY(TCT_PUSH(&p->words, allocator, group->words[i]));
    for (size_t i = 0; i < count; i++)
        if (i == 0 || group[i].value != group[i - 1].value)
            TRY(TCT_PUSH(&p->values, allocator, group[i].value));
    return TCT_OK;
}

static tct_status fill_parts(parts *p, const tct_allocator *allocator, const sortable *sorted, size_t count) {
    for (size_t i = 0, next; i < count; i = next) {
        for (next = i + 1; next < count && compare_words(&sorted[i], &sorted[next]) == 0;)
            next++;
        TRY(add_group(p, allocator, sorted + i, next - i));
    }
    TRY(TCT_PUSH(&p->phrases, allocator, (uint32_t)p->words.count));
    return TCT_PUSH(&p->phrases, allocator, (uint32_t)p->values.count);
}

/** The bit of phrases of @p length words in the sets of lengths. */
static uint32_t length_bit(size_t length) {
    _Static_assert(TCT_LIMIT_PHRASE_WORDS <= 32, "a set of lengths is one word");
    assert(length >= 1 && length <= TCT_LIMIT_PHRASE_WORDS);
    return UINT32_C(1) << (length - 1);
}

static void insert_first(parts *p, uint32_t word, size_t length) {
    uint32_t slot = (uint32_t)tct_hash_mix(word) & (p->first_count - 1);
    while (p->first[2 * slot + 1] && p->first[2 * slot] != word)
        slot = (slot + 1) & (p->first_count - 1);
    p->first[2 * slot] = word;
    p->first[2 * slot + 1] |= length_bit(length);
}

static tct_status fill_slots(parts *p, const tct_allocator *allocator) {
    const size_t count = p->phrases.count / 2 - 1;
    p->slot_count = p->first_count = power_of_two_above(count + 1);
    p->slots = tct_alloc(allocator, p->slot_count, sizeof *p->slots);
    p->first = tct_alloc(allocator, p->first_count, 2 * sizeof *p->first);
    if (!p->slots || !p->first) return TCT_ERR_MEMORY;
    memset(p->slots, 0, p->slot_count * sizeof *p->slots);
    memset(p->first, 0, p->first_count * 2 * sizeof *p->first);
    for (size_t i = 0; i < count; i++) {
        const uint32_t begin = p->phrases.items[2 * i], size = p->phrases.items[2 * i + 2] - begin;
        const uint32_t *words = p->words.items + begin;
        uint32_t slot = (uint32_t)hash_words(words, size) & (p->slot_count - 1);
        while (p->slots[slot])
            slot = (slot + 1) & (p->slot_count - 1);
        p->slots[slot] = (uint32_t)i + 1;
        insert_first(p, words[0], size);
    }
    return TCT_OK;
}

static void put(tct_buffer *out, const uint32_t *data, size_t count) {
    if (count) tct_buffer_append(out, (tct_str){(const char *)data, count * sizeof *data});
}

static void put_parts(const parts *p, tct_buffer *out) {
    const uint32_t header[HEADER_WORDS] = {MAGIC,
                                           (uint32_t)(p->phrases.count / 2 - 1),
                                           (uint32_t)p->words.count,
                                           (uint32_t)p->values.count,
                                           p->slot_count,
                                           p->first_count};
    put(out, header, HEADER_WORDS);
    put(out, p->slots, p->slot_count);
    put(out, p->phrases.items, p->phrases.count);
    put(out, p->words.items, p->words.count);
    put(out, p->values.items, p->values.count);
    put(out, p->first, 2 * (size_t)p->first_count);
}

static tct_status freeze_sorted(const tct_allocator *allocator, const sortable *sorted, size_t count,
                                tct_buffer *out) {
    parts p = {.slots = NULL};
    tct_status status = fill_parts(&p, allocator, sorted, count);
    if (status == TCT_OK) status = fill_slots(&p, allocator);
    if (status == TCT_OK) put_parts(&p, out);
    TCT_VEC_CLEAR(&p.phrases, allocator);
    TCT_VEC_CLEAR(&p.words, allocator);
    TCT_VEC_CLEAR(&p.values, allocator);
    tct_dealloc(allocator, p.slots);
    tct_dealloc(allocator, p.first);
    return status == TCT_OK ? tct_buffer_status(out) : status;
}

tct_status tct_phrase_builder_freeze(tct_phrase_builder *builder, tct_buffer *out) {
    assert(builder && out);
    const size_t count = builder->entries.count;
    sortable *sorted = tct_alloc(builder->allocator, count + 1, sizeof *sorted);
    if (!sorted) return TCT_ERR_MEMORY;
    for (size_t i = 0; i < count; i++) {
        const entry *e = &builder->entries.items[i];
        sorted[i] = (sortable){builder->words.items + e->first_word, e->word_count, e->value};
    }
    if (count) qsort(sorted, count, sizeof *sorted, compare_entries);
    const tct_status status = freeze_sorted(builder->allocator, sorted, count, out);
    tct_dealloc(builder->allocator, sorted);
    return status;
}

static bool power_of_two(uint32_t value) {
    return value != 0 && (value & (value - 1)) == 0;
}

/** Every index of the image lies inside it, and both tables have a free slot so that probing ends. */
static bool sound(const tct_phrases *p, uint32_t word_count, uint32_t value_count) {
    if (p->phrases[2 * (size_t)p->count] != word_count || p->phrases[2 * (size_t)p->count + 1] != value_count)
        return false;
    for (size_t i = 0; i < p->count; i++) {
        const uint32_t *at = p->phrases + 2 * i;
        if (at[0] >= at[2] || at[1] >= at[3] || at[2] > word_count || at[3] > value_count) return false;
    }
    uint32_t used = 0, first_used = 0;
    for (uint32_t i = 0; i < p->slot_count; i++) {
        if (p->slots[i] > p->count) return false;
        used += p->slots[i] != 0;
    }
    for (uint32_t i = 0; i < p->first_count; i++) {
        if (p->first[2 * (size_t)i + 1] > 2 * length_bit(TCT_LIMIT_PHRASE_WORDS) - 1) return false;
        first_used += p->first[2 * (size_t)i + 1] != 0;
    }
    return used < p->slot_count && first_used < p->first_count;
}

tct_status tct_phrases_open(tct_str image, tct_phrases *phrases) {
    assert(phrases && (uintptr_t)image.data % sizeof(uint32_t) == 0);
    if (image.size < HEADER_WORDS * sizeof(uint32_t)) return TCT_ERR_PACK;
    const uint32_t *h = (const void *)image.data;
    if (h[0] != MAGIC || !power_of_two(h[4]) || !power_of_two(h[5])) return TCT_ERR_PACK;
    const uint64_t total =
        HEADER_WORDS + (uint64_t)h[4] + 2 * ((uint64_t)h[1] + 1) + h[2] + h[3] + 2 * (uint64_t)h[5];
    if (total * sizeof(uint32_t) != image.size) return TCT_ERR_PACK;
    const uint32_t *slots = h + HEADER_WORDS, *table = slots + h[4], *words = table + 2 * ((size_t)h[1] + 1);
    *phrases = (tct_phrases){.slots = slots,
                             .phrases = table,
                             .words = words,
                             .values = words + h[2],
                             .first = words + h[2] + h[3],
                             .slot_count = h[4],
                             .first_count = h[5],
                             .count = h[1]};
    return sound(phrases, h[2], h[3]) ? TCT_OK : TCT_ERR_PACK;
}

uint32_t tct_phrases_lengths(const tct_phrases *p, tct_symbol word) {
    assert(p);
    if (p->count == 0) return 0;
    uint32_t slot = (uint32_t)tct_hash_mix(word) & (p->first_count - 1);
    while (p->first[2 * (size_t)slot + 1]) {
        if (p->first[2 * (size_t)slot] == word) return p->first[2 * (size_t)slot + 1];
        slot = (slot + 1) & (p->first_count - 1);
    }
    return 0;
}

static bool same_words(const uint32_t *a, const uint32_t *b, size_t count) {
    while (count && a[count - 1] == b[count - 1])
        count--;
    return count == 0;
}

/** Values of the phrase of @p count words whose hash is @p hash. */
static const uint32_t *find(const tct_phrases *p, const tct_symbol *words, size_t count, uint64_t hash,
                            size_t *value_count) {
    uint32_t slot = (uint32_t)hash & (p->slot_count - 1);
    for (; p->slots[slot]; slot = (slot + 1) & (p->slot_count - 1)) {
        const uint32_t *at = p->phrases + 2 * (size_t)(p->slots[slot] - 1);
        if (at[2] - at[0] != count || !same_words(p->words + at[0], words, count)) continue;
        *value_count = at[3] - at[1];
        return p->values + at[1];
    }
    return NULL;
}

const uint32_t *tct_phrases_get(const tct_phrases *p, const tct_symbol *words, size_t count,
                                size_t *value_count) {
    assert(p && words && value_count);
    *value_count = 0;
    if (count == 0 || count > TCT_LIMIT_PHRASE_WORDS) return NULL;
    if (!(tct_phrases_lengths(p, words[0]) & length_bit(count))) return NULL;
    return find(p, words, count, hash_words(words, count), value_count);
}

size_t tct_phrases_longest(const tct_phrases *p, const tct_symbol *words, size_t count,
                           const uint32_t **values, size_t *value_count) {
    assert(p && words && values && value_count);
    *value_count = 0;
    const uint32_t lengths = count ? tct_phrases_lengths(p, words[0]) : 0;
    uint64_t hashes[TCT_LIMIT_PHRASE_WORDS + 1] = {0};
    size_t length = 0;
    for (; length < count && lengths >> length; length++)
        hashes[length + 1] = hash_step(hashes[length], words[length]);
    for (; length > 0; length--) {
        if (!(lengths & length_bit(length))) continue;
        *values = find(p, words, length, hashes[length], value_count);
        if (*values) return length;
    }
    return 0;
}
