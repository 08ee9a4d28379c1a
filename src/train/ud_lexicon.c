/** What training learns by counting: tags, bundles, the word table, lemma rules. */
#include <assert.h>
#include <stdlib.h>

#include "base/hash.h"
#include "train/ud_internal.h"

static int compare_u64(const void *left, const void *right) {
    const uint64_t a = *(const uint64_t *)left, b = *(const uint64_t *)right;
    return a < b ? -1 : a > b;
}

/** Sorts @p items and replaces runs of equal ones by one each, with its length in @p counts. Returns their
 * number. */
static size_t count_runs(uint64_t *items, size_t count, uint32_t *counts) {
    size_t kept = 0;
    qsort(items, count, sizeof *items, compare_u64);
    for (size_t i = 0; i < count;) {
        size_t end = i;
        while (end < count && items[end] == items[i])
            end++;
        items[kept] = items[i];
        counts[kept++] = (uint32_t)(end - i);
        i = end;
    }
    return kept;
}

typedef uint64_t (*word_item)(const tct_ud_word *word);

static uint64_t tag_item(const tct_ud_word *word) {
    return tct_tag_key(word->upos, tct_tag_feats(word->feats));
}

static uint64_t bundle_item(const tct_ud_word *word) {
    return word->feats;
}

/** Values of @p item over the training words, each at least @p least times; at most @p limit into @p out,
 * ascending. */
static unsigned frequent(trainer *work, word_item item, uint32_t skip, unsigned least, unsigned limit,
                         uint32_t *out) {
    const size_t total = work->bank.words.count;
    uint64_t *items = calloc(total + 1, sizeof *items);
    uint32_t *counts = calloc(total + 1, sizeof *counts);
    unsigned kept = 0;
    size_t count = 0;
    for (size_t i = 0; items && counts && i < work->train_count; i++) {
        const tct_ud_sentence *sentence = &work->bank.sentences.items[work->train[i]];
        if (sentence->flags & skip) continue;
        for (size_t k = 0; k < sentence->count; k++)
            items[count++] = item(&work->bank.words.items[sentence->first + k]);
    }
    if (items && counts) count = count_runs(items, count, counts);
    for (size_t i = 0; items && counts && i < count && kept < limit; i++)
        if (counts[i] >= least) out[kept++] = (uint32_t)items[i];
    free(items);
    free(counts);
    return kept;
}

static uint8_t find_class(const uint32_t *values, unsigned count, uint32_t value) {
    for (unsigned i = 0; i < count; i++)
        if (values[i] == value) return (uint8_t)i;
    return NO_CLASS;
}

/** Tag of a word: its own, else that of its part of speech alone. */
static uint8_t tag_of(const trainer *work, const tct_ud_word *word) {
    const uint8_t tag = find_class(work->tags, work->tagset.tag_count, (uint32_t)tag_item(word));
    if (tag != NO_CLASS) return tag;
    return find_class(work->tags, work->tagset.tag_count, tct_tag_key(word->upos, 0));
}

enum { TAG_LEAST = 20, BUNDLE_LEAST = 4 };

/** Adds the tags of bare parts of speech, so that every word has one. */
static void add_plain_tags(trainer *work) {
    for (unsigned upos = 0; upos < TCT_UPOS_COUNT; upos++) {
        const uint32_t key = tct_tag_key(upos, 0);
        if (find_class(work->tags, work->tagset.tag_count, key) == NO_CLASS)
            work->tags[work->tagset.tag_count++] = key;
    }
}

static void note_gold(trainer *work, const tct_ud_sentence *sentence, bool counts) {
    for (size_t i = sentence->first; i < sentence->first + sentence->count; i++) {
        const tct_ud_word *word = &work->bank.words.items[i];
        work->gold_tag[i] = tag_of(work, word);
        work->gold_bundle[i] = find_class(work->bundles, work->tagset.bundle_count, word->feats);
        if (!counts || work->gold_bundle[i] == NO_CLASS || work->gold_tag[i] == NO_CLASS) continue;
        const size_t bit = work->gold_tag[i] * (size_t)TCT_CLASSES + work->gold_bundle[i];
        work->allowed[bit / 32] |= 1u << (bit % 32);
    }
}

tct_status build_tags(trainer *work) {
    work->tagset = (tct_tagset){work->tags, work->bundles, work->allowed, 0, 0};
    work->tagset.tag_count = frequent(work, tag_item, 0, TAG_LEAST, 60, work->tags);
    add_plain_tags(work);
    work->tagset.bundle_count =
        frequent(work, bundle_item, SENTENCE_NO_FEATS, BUNDLE_LEAST, 250, work->bundles);
    for (size_t i = 0; i < work->bank.sentences.count; i++)
        note_gold(work, &work->bank.sentences.items[i], false);
    for (size_t i = 0; i < work->train_count; i++) {
        const tct_ud_sentence *sentence = &work->bank.sentences.items[work->train[i]];
        if (!(sentence->flags & SENTENCE_NO_FEATS)) note_gold(work, sentence, true);
    }
    trainer_note(work, "%u tags, %u bundles, %zu training sentences", work->tagset.tag_count,
                 work->tagset.bundle_count, work->train_count);
    return work->tagset.bundle_count ? TCT_OK : TCT_ERR_ARGUMENT;
}

static void put_word(tct_word_slot *slots, uint32_t mask, tct_word_slot word) {
    uint32_t at = word.key & mask;
    while (slots[at].key && slots[at].key != word.key)
        at = (at + 1) & mask;
    slots[at].key = word.key;
    if (word.cluster) slots[at].cluster = word.cluster;
    if (word.ambiguity) slots[at].ambiguity = word.ambiguity;
}

/** Words seen less often have no set of tags: what is rare in training must look like what is unknown later.
 */
enum { KNOWN_LEAST = 3, TAG_SHARE = 20 };

/** Set of tags of one word, from its run of (word, tag) counts. */
static uint16_t tag_set(const uint64_t *items, const uint32_t *counts, size_t begin, size_t end) {
    uint32_t total = 0;
    uint64_t set = 0;
    for (size_t i = begin; i < end; i++)
        total += counts[i];
    for (size_t i = begin; i < end; i++)
        if (counts[i] * TAG_SHARE >= total) set |= UINT64_C(1) << (items[i] & 63);
    return total < KNOWN_LEAST ? 0 : (uint16_t)(tct_hash_mix(set) | 1);
}

static size_t collect_tags(trainer *work, unsigned fold, uint64_t *items) {
    size_t count = 0;
    for (size_t i = 0; i < work->train_count; i++) {
        const tct_ud_sentence *sentence = &work->bank.sentences.items[work->train[i]];
        if (work->fold[i] == fold) continue;
        for (size_t k = sentence->first; k < sentence->first + sentence->count; k++) {
            tct_view view;
            tct_view_fill(&view, work->bank.words.items[k].form, work->bank.words.items[k].lower);
            items[count++] = (uint64_t)view.lower << 8 | work->gold_tag[k];
        }
    }
    return count;
}

static tct_status write_words(trainer *work, const uint64_t *items, const uint32_t *counts, size_t count,
                              tct_buffer *out) {
    uint32_t size = 1024;
    while (size < 2 * (work->clusters.count + count))
        size *= 2;
    while (size > 1024 && size / 2 * 3 / 4 > work->clusters.count + count)
        size /= 2;
    tct_word_slot *slots = calloc(size, sizeof *slots);
    if (!slots) return TCT_ERR_MEMORY;
    for (size_t i = 0; i < work->clusters.count; i++)
        put_word(slots, size - 1, (tct_word_slot){work->clusters.keys[i], work->clusters.classes[i], 0});
    for (size_t i = 0, end; i < count; i = end) {
        for (end = i; end < count && items[end] >> 8 == items[i] >> 8;)
            end++;
        const uint16_t set = tag_set(items, counts, i, end);
        if (set) put_word(slots, size - 1, (tct_word_slot){(uint32_t)(items[i] >> 8), 0, set});
    }
    tct_buffer_reset(out);
    APPEND(out, slots, size * sizeof *slots);
    free(slots);
    return tct_buffer_status(out);
}

tct_status build_words(trainer *work, unsigned fold, tct_buffer *out) {
    uint64_t *items = calloc(work->bank.words.count + 1, sizeof *items);
    uint32_t *counts = calloc(work->bank.words.count + 1, sizeof *counts);
    tct_status status = items && counts ? TCT_OK : TCT_ERR_MEMORY;
    if (status == TCT_OK) {
        const size_t count = count_runs(items, collect_tags(work, fold, items), counts);
        status = write_words(work, items, counts, count, out);
    }
    free(items);
    free(counts);
    return status;
}

tct_words trainer_words(const tct_buffer *section) {
    return (tct_words){(const void *)section->data, (uint32_t)(section->size / sizeof(tct_word_slot))};
}

void fill_views(trainer *work, size_t sentence, const tct_buffer *words) {
    assert(sentence < work->bank.sentences.count && words->size >= sizeof(tct_word_slot));
    const tct_ud_sentence *at = &work->bank.sentences.items[sentence];
    const tct_words table = trainer_words(words);
    for (size_t i = at->first; i < at->first + at->count; i++) {
        const tct_ud_word *word = &work->bank.words.items[i];
        const uint8_t tag = work->views[i].tag;
        tct_view_fill(&work->views[i], word->form, word->lower);
        tct_model_look_up(&table, &work->views[i]);
        work->views[i].tag = tag;
    }
}
