/** Lemma rules: learned by counting, kept where a shorter suffix would say something else. */
#include <assert.h>
#include <stdlib.h>

#include "base/hash.h"
#include "train/ud_internal.h"

/** Suffixes, whole forms, those with capitals, those before names. */
enum { RULES = 16384, KINDS = TCT_LEMMA_SUFFIX + 4 };

typedef struct {
    trainer *work;
    tct_lemma_rule *rules;
    uint32_t rule_count;
    uint32_t *index; /**< open addressing over rules: id + 1 */
    uint64_t *items; /**< key << 16 | rule */
    uint32_t *best;  /**< per distinct key the rule, parallel to keys */
    uint32_t *keys;
    size_t key_count;
    tct_lemma_slot *slots;
    uint32_t slot_count, kept;
    uint32_t *counts; /**< per tag and rule how many words */
    uint32_t named[TCT_CLASSES]
                  [2]; /**< per tag words within names, and those among them that are their own lemma */
} learner;

static size_t common_prefix(tct_str a, tct_str b) {
    size_t n = 0;
    while (n < a.size && n < b.size && a.data[n] == b.data[n])
        n++;
    while (n > 0 && ((n < a.size && ((unsigned char)a.data[n] & 0xC0) == 0x80) ||
                     (n < b.size && ((unsigned char)b.data[n] & 0xC0) == 0x80)))
        n--;
    return n;
}

/** Base @p base of @p word into @p room, as lemma.c makes it. */
static tct_str rebase(uint8_t base, const tct_ud_word *word, char *room) {
    const tct_lemma_rule keep = {.base = base};
    const tct_lemmas none = {.texts = ""};
    return tct_lemma_apply(&none, &keep, word->form, word->lower, room);
}

/** The cheapest rule from a word to its lemma: base, bytes to cut and text to append. */
static tct_str derive(const tct_ud_word *word, tct_lemma_rule *rule) {
    char room[TCT_LEMMA_BYTES];
    char capital[TCT_LEMMA_BYTES];
    const tct_str bases[] = {word->form, word->lower, rebase(TCT_LEMMA_TITLE, word, room),
                             rebase(TCT_LEMMA_CAPITAL, word, capital)};
    static const uint8_t order[] = {TCT_LEMMA_LOWER, TCT_LEMMA_CAPITAL, TCT_LEMMA_FORM, TCT_LEMMA_TITLE};
    size_t least = SIZE_MAX;
    tct_str text = {"", 0};
    for (int i = 0; i < 4; i++) {
        const tct_str base = bases[order[i]];
        const size_t same = common_prefix(base, word->lemma);
        const size_t cost = base.size - same + word->lemma.size - same;
        if (cost >= least || base.size - same > UINT8_MAX || word->lemma.size - same > UINT8_MAX) continue;
        least = cost;
        text = tct_str_range(word->lemma, same, word->lemma.size);
        *rule = (tct_lemma_rule){order[i], (uint8_t)(base.size - same), (uint8_t)text.size, 0, 0};
    }
    return text;
}

static bool same_rule(const learner *in, const tct_lemma_rule *a, const tct_lemma_rule *b, tct_str text) {
    const char *texts = in->work->sections[TCT_SECTION_LEMMA_TEXTS].data;
    return a->base == b->base && a->cut == b->cut && a->size == b->size &&
           tct_str_equal((tct_str){texts + a->text, a->size}, text);
}

/** Id of the rule, added when new; RULES when there are too many. */
static uint32_t intern_rule(learner *in, tct_lemma_rule rule, tct_str text) {
    tct_buffer *texts = &in->work->sections[TCT_SECTION_LEMMA_TEXTS];
    const uint64_t hash = tct_hash_mix(tct_hash(text) + rule.base * 1000u + rule.cut);
    uint32_t at = (uint32_t)hash & (4 * RULES - 1);
    for (; in->index[at]; at = (at + 1) & (4 * RULES - 1))
        if (same_rule(in, &in->rules[in->index[at] - 1], &rule, text)) return in->index[at] - 1;
    if (in->rule_count == RULES) return RULES;
    rule.text = (uint32_t)texts->size;
    tct_buffer_append(texts, text);
    in->rules[in->rule_count++] = rule;
    in->index[at] = in->rule_count;
    return in->rule_count - 1;
}

/** A word trained on, and whether it stands within a name. */
typedef struct {
    const tct_ud_word *word;
    unsigned tag;
    bool in_name;
} sample;

/** Key of kind 0 … TCT_LEMMA_SUFFIX: that many last characters; above: the whole form. False when the word
 * has no such key. */
static bool key_of(const sample *at, unsigned kind, uint32_t *key) {
    static const tct_lemma_key_kind kinds[] = {TCT_KEY_WHOLE, TCT_KEY_CAPITAL, TCT_KEY_NAME};
    const tct_ud_word *word = at->word;
    if (kind > TCT_LEMMA_SUFFIX) {
        const tct_lemma_key_kind whole = kinds[kind - TCT_LEMMA_SUFFIX - 1];
        *key = tct_lemma_key(word->lower, at->tag, whole);
        if (at->in_name || whole == TCT_KEY_NAME) return at->in_name && whole == TCT_KEY_NAME;
        return (whole == TCT_KEY_CAPITAL) != tct_str_equal(word->form, word->lower);
    }
    const size_t from = tct_lemma_suffix(word->lower, kind);
    if (from == SIZE_MAX || at->in_name) return false;
    *key = tct_lemma_key(tct_str_range(word->lower, from, word->lower.size), at->tag, TCT_KEY_SUFFIX);
    return true;
}

/** Fewer words within names say nothing. */
enum { NAMED_LEAST = 20 };
/** Rules of fewer among a tag's changed words are no pattern. */
enum { RANKED_PER_MILLE = 20 };

static void count_named(learner *in, const sample *at, unsigned unused) {
    (void)unused;
    if (!at->in_name || at->tag >= TCT_CLASSES) return;
    in->named[at->tag][0]++;
    in->named[at->tag][1] += tct_str_equal(at->word->lemma, at->word->form);
}

/** Calls for every word trained on. */
typedef void (*visitor)(learner *in, const sample *at, unsigned kind);

/** Whether most words of the tag that stand within names are their own lemma there. */
static bool keeps_form(const learner *in, unsigned tag) {
    return in->named[tag][0] >= NAMED_LEAST && 2 * in->named[tag][1] > in->named[tag][0];
}

/** Whether word @p k of @p sentence stands within a name, as tct_views_before_name() has it. */
static bool before_name(const tct_ud_word *words, size_t count, size_t k) {
    return k > 0 && k + 1 < count && words[k].upos != TCT_UPOS_PROPN && words[k + 1].upos == TCT_UPOS_PROPN &&
           tct_lemma_titled(words[k].form, words[k].lower);
}

static void each_word(learner *in, unsigned kind, visitor visit) {
    trainer *work = in->work;
    for (size_t i = 0; i < work->train_count; i++) {
        const tct_ud_sentence *sentence = &work->bank.sentences.items[work->train[i]];
        const tct_ud_word *words = &work->bank.words.items[sentence->first];
        if (sentence->flags & SENTENCE_NO_LEMMAS) continue;
        for (size_t k = 0; k < sentence->count; k++) {
            sample at = {&words[k], work->gold_tag[sentence->first + k],
                         before_name(words, sentence->count, k)};
            if (at.in_name && visit != count_named) at.in_name = keeps_form(in, at.tag);
            visit(in, &at, kind);
        }
    }
}

static void count_word(learner *in, const sample *at, unsigned unused) {
    tct_lemma_rule rule = {0};
    const tct_str text = derive(at->word, &rule);
    const uint32_t id = intern_rule(in, rule, text);
    uint32_t key;
    (void)unused;
    if (id < RULES) in->counts[at->tag * RULES + id]++;
    for (unsigned kind = 0; id < RULES && kind < KINDS; kind++)
        if (key_of(at, kind, &key)) in->items[in->key_count++] = (uint64_t)key << 16 | id;
}

static int compare_u64(const void *left, const void *right) {
    const uint64_t a = *(const uint64_t *)left, b = *(const uint64_t *)right;
    return a < b ? -1 : a > b;
}

/** The most frequent rule of each key. */
static void settle(learner *in) {
    size_t kept = 0;
    qsort(in->items, in->key_count, sizeof *in->items, compare_u64);
    for (size_t i = 0; i < in->key_count;) {
        const uint64_t key = in->items[i] >> 16;
        size_t most = 0;
        uint32_t rule = 0;
        while (i < in->key_count && in->items[i] >> 16 == key) {
            size_t end = i;
            while (end < in->key_count && in->items[end] == in->items[i])
                end++;
            if (end - i > most) most = end - i, rule = (uint32_t)(in->items[i] & 0xFFFF);
            i = end;
        }
        in->keys[kept] = (uint32_t)key;
        in->best[kept++] = rule;
    }
    in->key_count = kept;
}

static uint32_t settled(const learner *in, uint32_t key) {
    size_t low = 0, high = in->key_count;
    while (low + 1 < high) {
        const size_t middle = (low + high) / 2;
        if (in->keys[middle] <= key)
            low = middle;
        else
            high = middle;
    }
    assert(in->keys[low] == key);
    return in->best[low];
}

static void keep(learner *in, uint32_t key, uint32_t rule) {
    uint32_t at = (key >> 1) & (in->slot_count - 1);
    while (in->slots[at].key && in->slots[at].key != key)
        at = (at + 1) & (in->slot_count - 1);
    if (in->slots[at].key || 4 * in->kept > 3 * in->slot_count) return;
    in->slots[at] = (tct_lemma_slot){key, rule};
    in->kept++;
}

/** Keeps the rule of the word's key when what is kept so far would say something else. */
static void keep_word(learner *in, const sample *at, unsigned kind) {
    uint32_t key;
    if (!key_of(at, kind, &key)) return;
    const uint32_t rule = settled(in, key);
    const tct_lemmas so_far = {in->slots, in->rules, "", in->slot_count, in->rule_count, 0};
    const tct_lemma_word word = {at->word->form, at->word->lower, at->tag, at->in_name};
    if (tct_lemma_find(&so_far, &word) != &in->rules[rule]) keep(in, key, rule);
}

/** The rule that leaves a form as it is; RULES if there is none. */
static uint32_t rule_of_form(const learner *in) {
    for (uint32_t i = 0; i < in->rule_count; i++) {
        const tct_lemma_rule *rule = &in->rules[i];
        if (rule->base != TCT_LEMMA_LOWER && rule->base != TCT_LEMMA_TITLE && !rule->cut && !rule->size)
            return i;
    }
    return RULES;
}

/** Words whose rule cuts something off small letters. */
static uint64_t changed_words(const learner *in, const uint32_t *counts) {
    uint64_t changed = 0;
    for (uint32_t i = 0; i < in->rule_count; i++)
        if (in->rules[i].base == TCT_LEMMA_LOWER && in->rules[i].cut > 0) changed += counts[i];
    return changed;
}

/** Under the key of its place each of the most frequent rules of a @p tag of verbs that change a word in
 * small letters.
 */
static void keep_ranked(learner *in, unsigned tag) {
    uint32_t *counts = in->counts + tag * RULES;
    const uint64_t least = changed_words(in, counts) * RANKED_PER_MILLE / 1000;
    if (in->work->tags[tag] >> 24 != TCT_UPOS_VERB) return;
    for (unsigned rank = 0; rank < TCT_LEMMA_RANKS; rank++) {
        uint32_t best = RULES;
        for (uint32_t i = 0; i < in->rule_count; i++) {
            if (in->rules[i].base != TCT_LEMMA_LOWER || !in->rules[i].cut || counts[i] <= least) continue;
            if (best == RULES || counts[i] > counts[best]) best = i;
        }
        if (best == RULES) return;
        const char place = (char)('0' + rank);
        keep(in, tct_lemma_key((tct_str){&place, 1}, tag, TCT_KEY_RANK), best);
        counts[best] = 0;
    }
}

static tct_status learn(learner *in) {
    each_word(in, 0, count_named);
    each_word(in, 0, count_word);
    settle(in);
    for (unsigned tag = 0; tag < in->work->tagset.tag_count; tag++) {
        if (keeps_form(in, tag) && rule_of_form(in) < RULES)
            keep(in, tct_lemma_key(TCT_LIT(""), tag, TCT_KEY_NAME), rule_of_form(in));
        keep_ranked(in, tag);
    }
    for (unsigned kind = 0; kind < KINDS; kind++)
        each_word(in, kind, keep_word);
    trainer_note(in->work, "%u lemma rules under %u keys", in->rule_count, in->kept);
    APPEND(&in->work->sections[TCT_SECTION_LEMMA_RULES], in->rules, in->rule_count * sizeof *in->rules);
    APPEND(&in->work->sections[TCT_SECTION_LEMMA_SLOTS], in->slots, in->slot_count * sizeof *in->slots);
    in->work->lemma_tables = (tct_lemmas){
        (const void *)in->work->sections[TCT_SECTION_LEMMA_SLOTS].data,
        (const void *)in->work->sections[TCT_SECTION_LEMMA_RULES].data,
        in->work->sections[TCT_SECTION_LEMMA_TEXTS].data,
        in->slot_count,
        in->rule_count,
        (uint32_t)in->work->sections[TCT_SECTION_LEMMA_TEXTS].size,
    };
    return TCT_OK;
}

tct_status build_lemmas(trainer *work) {
    const size_t items = work->bank.words.count * KINDS + 1;
    learner in = {.work = work, .slot_count = 1u << 16};
    in.rules = calloc(RULES, sizeof *in.rules);
    in.index = calloc(4 * RULES, sizeof *in.index);
    in.items = calloc(items, sizeof *in.items);
    in.best = calloc(items, sizeof *in.best);
    in.keys = calloc(items, sizeof *in.keys);
    in.counts = calloc((size_t)TCT_CLASSES * RULES, sizeof *in.counts);
    in.slots = calloc(in.slot_count, sizeof *in.slots);
    const bool room = in.rules && in.index && in.items && in.best && in.keys && in.slots && in.counts;
    const tct_status status = room ? learn(&in) : TCT_ERR_MEMORY;
    free(in.rules), free(in.index), free(in.items), free(in.best), free(in.keys), free(in.slots),
        free(in.counts);
    return status;
}

tct_status predict_lemmas(trainer *work, size_t sentence) {
    const tct_ud_sentence *at = &work->bank.sentences.items[sentence];
    const tct_words words = trainer_words(&work->sections[TCT_SECTION_WORDS]);
    for (size_t i = at->first; i < at->first + at->count; i++) {
        char room[TCT_LEMMA_BYTES];
        const tct_ud_word *word = &work->bank.words.items[i];
        const tct_lemma_word asked = {
            word->form, word->lower, work->views[i].tag,
            tct_views_before_name(work->views + at->first, at->count, i - at->first)};
        const tct_str lemma = tct_lemma_of(&work->lemma_tables, &words, &asked, room);
        work->views[i].lemma = tct_text_hash(lemma);
        work->lemmas[i] = lemma.data == room ? tct_arena_copy(&work->bank.arena, lemma) : lemma;
        if (!work->lemmas[i].data) return TCT_ERR_MEMORY;
    }
    return TCT_OK;
}
