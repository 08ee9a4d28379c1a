#include "language/lemma.h"

#include <assert.h>

#include "base/hash.h"
#include "language/features.h"

uint32_t tct_lemma_key(tct_str text, unsigned tag, tct_lemma_key_kind kind) {
    const uint64_t hash =
        tct_hash_mix(tct_hash(text) + tag * 4u + (unsigned)(kind & 3u) + (unsigned)(kind >> 2) * 4096u);
    return (uint32_t)(hash >> 32) | 1u;
}

size_t tct_lemma_suffix(tct_str text, unsigned n) {
    size_t at = text.size;
    for (unsigned i = 0; i < n; i++) {
        if (at == 0) return SIZE_MAX;
        at--;
        while (at > 0 && ((unsigned char)text.data[at] & 0xC0) == 0x80)
            at--;
    }
    return at;
}

static const tct_lemma_rule *find_key(const tct_lemmas *lemmas, uint32_t key) {
    const uint32_t mask = lemmas->slot_count - 1;
    for (uint32_t i = 0; i < lemmas->slot_count; i++) {
        const tct_lemma_slot *slot = &lemmas->slots[((key >> 1) + i) & mask];
        if (slot->key == 0) return NULL;
        if (slot->key == key) return slot->rule < lemmas->rule_count ? &lemmas->rules[slot->rule] : NULL;
    }
    return NULL;
}

bool tct_lemma_titled(tct_str form, tct_str lower) {
    size_t first = 1;
    if (form.size != lower.size || form.size < 2) return false;
    while (first < form.size && ((unsigned char)form.data[first] & 0xC0) == 0x80)
        first++;
    return memcmp(form.data, lower.data, first) != 0 &&
           memcmp(form.data + first, lower.data + first, form.size - first) == 0;
}

static const tct_lemma_rule *find_name(const tct_lemmas *lemmas, const tct_lemma_word *word) {
    const tct_lemma_rule *rule = find_key(lemmas, tct_lemma_key(word->lower, word->tag, TCT_KEY_NAME));
    return rule ? rule : find_key(lemmas, tct_lemma_key(TCT_LIT(""), word->tag, TCT_KEY_NAME));
}

static const tct_lemma_rule *find_whole(const tct_lemmas *lemmas, const tct_lemma_word *word) {
    const bool in_name = word->before_name && tct_lemma_titled(word->form, word->lower);
    const tct_lemma_rule *rule = in_name ? find_name(lemmas, word) : NULL;
    if (!rule && !tct_str_equal(word->form, word->lower))
        rule = find_key(lemmas, tct_lemma_key(word->lower, word->tag, TCT_KEY_CAPITAL));
    return rule ? rule : find_key(lemmas, tct_lemma_key(word->lower, word->tag, TCT_KEY_WHOLE));
}

/** Rule of the longest known suffix of fewer than *@p n characters, whose length goes to *@p n. */
static const tct_lemma_rule *find_suffix(const tct_lemmas *lemmas, tct_str lower, unsigned tag, unsigned *n) {
    const tct_lemma_rule *rule = NULL;
    while (!rule && *n > 0) {
        const size_t at = tct_lemma_suffix(lower, --*n);
        if (at == SIZE_MAX) continue;
        rule = find_key(lemmas, tct_lemma_key(tct_str_range(lower, at, lower.size), tag, TCT_KEY_SUFFIX));
    }
    return rule;
}

const tct_lemma_rule *tct_lemma_find(const tct_lemmas *lemmas, const tct_lemma_word *word) {
    unsigned n = TCT_LEMMA_SUFFIX + 1;
    assert(lemmas && lemmas->slot_count > 0);
    const tct_lemma_rule *rule = find_whole(lemmas, word);
    return rule ? rule : find_suffix(lemmas, word->lower, word->tag, &n);
}

/** The form with its first letter as it stands and the rest folded: "MARTIN" as "Martin". */
static tct_str title_case(tct_str form, tct_str lower, char *out) {
    if (form.size != lower.size || form.size > TCT_LEMMA_BYTES) return form;
    size_t first = 1;
    while (first < form.size && ((unsigned char)form.data[first] & 0xC0) == 0x80)
        first++;
    memcpy(out, form.data, first);
    memcpy(out + first, lower.data + first, lower.size - first);
    return (tct_str){out, lower.size};
}

/** The form, with a capital (of ASCII) at its beginning where it has no capital at all. */
static tct_str raise_first(tct_str form, tct_str lower, char *out) {
    if (form.size == 0 || form.size > TCT_LEMMA_BYTES || !tct_str_equal(form, lower)) return form;
    for (size_t i = 0; i < form.size; i++)
        if (form.data[i] >= 0 && (form.data[i] < 'a' || form.data[i] > 'z')) return form;
    if (form.size < 3 || form.data[0] < 'a') return form;
    memcpy(out, form.data, form.size);
    out[0] = (char)(out[0] - 32);
    return (tct_str){out, form.size};
}

static bool continues_letter(tct_str text, size_t at) {
    return at < text.size && ((unsigned char)text.data[at] & 0xC0) == 0x80;
}

tct_str tct_lemma_apply(const tct_lemmas *lemmas, const tct_lemma_rule *rule, tct_str form, tct_str lower,
                        char out[TCT_LEMMA_BYTES]) {
    assert(lemmas && out);
    if (!rule) return lower;
    tct_str base = rule->base == TCT_LEMMA_LOWER ? lower : form;
    if (rule->base == TCT_LEMMA_TITLE) base = title_case(form, lower, out);
    if (rule->base == TCT_LEMMA_CAPITAL) base = raise_first(form, lower, out);
    if (rule->cut > base.size || (uint64_t)rule->text + rule->size > lemmas->text_bytes) return lower;
    const size_t kept = base.size - rule->cut;
    if (rule->cut == 0 && rule->size == 0) return base;
    const tct_str end = {lemmas->texts + rule->text, rule->size};
    if (continues_letter(base, kept) != continues_letter(end, 0))
        return lower; /* learned from other letters */
    if (kept + rule->size > TCT_LEMMA_BYTES || kept + rule->size == 0) return base;
    if (base.data != out) memcpy(out, base.data, kept);
    memcpy(out + kept, end.data, end.size);
    return (tct_str){out, kept + rule->size};
}

static bool is_word(const tct_words *words, tct_str lemma) {
    return tct_words_find(words, tct_lower_hash(lemma)) != NULL;
}

/** The first of the tag's most frequent rules that makes a word. */
static const tct_lemma_rule *find_ranked(const tct_lemmas *lemmas, const tct_words *words,
                                         const tct_lemma_word *word, char *out) {
    for (unsigned i = 0; i < TCT_LEMMA_RANKS; i++) {
        const char rank = (char)('0' + i);
        const tct_lemma_rule *rule =
            find_key(lemmas, tct_lemma_key((tct_str){&rank, 1}, word->tag, TCT_KEY_RANK));
        if (!rule) return NULL;
        const tct_str lemma = tct_lemma_apply(lemmas, rule, word->form, word->lower, out);
        if (lemma.data == out && is_word(words, lemma)) return rule;
    }
    return NULL;
}

tct_str tct_lemma_of(const tct_lemmas *lemmas, const tct_words *words, const tct_lemma_word *word,
                     char out[TCT_LEMMA_BYTES]) {
    unsigned n = TCT_LEMMA_SUFFIX + 1;
    const tct_str form = word->form, lower = word->lower;
    const tct_lemma_rule *whole = find_whole(lemmas, word);
    if (whole) return tct_lemma_apply(lemmas, whole, form, lower, out);
    const tct_lemma_rule *const longest = find_suffix(lemmas, lower, word->tag, &n);
    if (n > 0 && tct_lemma_suffix(lower, n) == 0) return tct_lemma_apply(lemmas, longest, form, lower, out);
    for (const tct_lemma_rule *rule = longest; rule; rule = find_suffix(lemmas, lower, word->tag, &n)) {
        const tct_str lemma = tct_lemma_apply(lemmas, rule, form, lower, out);
        if (rule == longest && (rule->base != TCT_LEMMA_LOWER || lemma.data != out)) return lemma;
        if (lemma.data == out && is_word(words, lemma)) return lemma;
    }
    const tct_lemma_rule *ranked = find_ranked(lemmas, words, word, out);
    return tct_lemma_apply(lemmas, ranked ? ranked : longest, form, lower, out);
}
