/* What the name tagger sees: views of the words of a sentence, and features as hashes of conjunctions of
 * their parts. */
#include <assert.h>

#include "base/hash.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "language/names_internal.h"

/** Kinds of characters in shapes. */
enum { KIND_LOWER = 1, KIND_UPPER, KIND_DIGIT, KIND_OTHER };
/** Words that RUN_SIZE and HEAD look back. */
enum { HEAD_REACH = 6, LONG_SHAPE = 8, RUN_REACH = 8 };
/** Shapes that matter to other parts. */
enum { SHAPE_FIRST_SHIFT = 8 };

static uint32_t hash32(tct_str text) {
    return (uint32_t)tct_hash(text) | 1u;
}

static unsigned kind_of(uint32_t c) {
    if (c < 0x80) {
        if (c >= 'a' && c <= 'z') return KIND_LOWER;
        if (c >= 'A' && c <= 'Z') return KIND_UPPER;
        return c >= '0' && c <= '9' ? KIND_DIGIT : KIND_OTHER;
    }
    if (tct_is_upper(c)) return KIND_UPPER;
    if (tct_is_letter(c)) return KIND_LOWER;
    return tct_is_digit(c) ? KIND_DIGIT : KIND_OTHER;
}

static void fill_shape(tct_name_view *view, tct_str form, bool first) {
    uint32_t shape = 0, inner = 0, full = 0, count = 0, last = 0;
    for (size_t at = 0; at < form.size; count++) {
        const uint32_t c = tct_utf8_next(form, &at);
        const unsigned kind = kind_of(c);
        if (count == 0)
            shape = kind == KIND_OTHER ? 16 + (c & 0x7F) : kind;
        else
            inner |= 1u << kind;
        if (kind != last || count < 2) full = count < LONG_SHAPE ? full * 5 + kind : full;
        last = kind;
    }
    const uint32_t length = count == 1 ? 1 : count == 2 ? 2 : count < 5 ? 3 : 4;
    view->field[TCT_VIEW_SHAPE] = shape | inner << SHAPE_FIRST_SHIFT | length << 16 | (uint32_t)first << 20;
    view->field[TCT_VIEW_LONG] = full;
}

static tct_str front(tct_str word, int letters) {
    size_t at = 0;
    for (int i = 0; i < letters && at < word.size; i++)
        tct_utf8_next(word, &at);
    return tct_str_range(word, 0, at);
}

static tct_str back(tct_str word, int letters) {
    size_t at = word.size;
    for (int i = 0; i < letters && at > 0; i++)
        tct_utf8_previous(word, &at);
    return tct_str_range(word, at, word.size);
}

static void fill_affixes(tct_name_view *view, tct_str lower) {
    view->field[TCT_VIEW_LOWER] = hash32(lower);
    view->field[TCT_VIEW_PREFIX2] = hash32(front(lower, 2));
    view->field[TCT_VIEW_PREFIX3] = hash32(front(lower, 3));
    view->field[TCT_VIEW_SUFFIX2] = hash32(back(lower, 2));
    view->field[TCT_VIEW_SUFFIX3] = hash32(back(lower, 3));
    view->field[TCT_VIEW_SUFFIX4] = hash32(back(lower, 4));
}

static bool is_upper(const tct_name_view *view) {
    return (view->field[TCT_VIEW_SHAPE] & 0xFF) == KIND_UPPER;
}

static bool is_word(const tct_name_view *view) {
    const uint32_t first = view->field[TCT_VIEW_SHAPE] & 0xFF;
    return first == KIND_UPPER || first == KIND_LOWER;
}

/** Context of the runs of capitalised words. */
static void fill_runs(tct_name_view *views, size_t count) {
    for (size_t first = 0, end; first < count; first = end) {
        end = first + 1;
        if (!is_upper(&views[first])) continue;
        while (end < count && end - first < RUN_REACH && is_upper(&views[end]))
            end++;
        for (size_t i = first; i < end; i++) {
            uint32_t *field = views[i].field;
            field[TCT_VIEW_RUN_BEFORE] = first ? views[first - 1].field[TCT_VIEW_LOWER] : 1;
            field[TCT_VIEW_RUN_FIRST] = views[first].field[TCT_VIEW_LOWER];
            field[TCT_VIEW_FIRST_HINT] = views[first].field[TCT_VIEW_HINTS];
            field[TCT_VIEW_RUN_AFTER] = end < count ? views[end].field[TCT_VIEW_LOWER] : 1;
            field[TCT_VIEW_RUN_SIZE] = (uint32_t)((end - first) << 4 | (i - first) | 256);
        }
    }
}

/** The capitalised word that a word in small letters may belong to ("Agence française de développement"). */
static void fill_heads(tct_name_view *views, size_t count) {
    size_t distance = HEAD_REACH + 1, head = 0;
    for (size_t i = 0; i < count; i++, distance++) {
        if (distance <= HEAD_REACH) {
            views[i].field[TCT_VIEW_HEAD] = views[head].field[TCT_VIEW_LOWER] + (uint32_t)distance;
            views[i].field[TCT_VIEW_HEAD_HINT] = views[head].field[TCT_VIEW_HINTS] << 4 | (uint32_t)distance;
        }
        if (is_upper(&views[i])) {
            if (distance > 1) head = i;
            distance = 0;
        } else if (!is_word(&views[i])) {
            distance = HEAD_REACH + 1;
        }
    }
}

/* --- the pack's knowledge
 * ------------------------------------------------------------------------------------------ */

tct_name_sources tct_name_sources_of(const tct_pack *pack, const tct_pack_language *language) {
    tct_name_sources sources = {.pack = pack, .language = language};
    if (!pack || !language) return sources;
    sources.given = tct_pack_list_find(language, "first-names");
    sources.honorifics = tct_pack_list_find(language, "honorifics");
    sources.titles = tct_pack_list_find(language, "titles");
    sources.names = tct_pack_names(pack);
    sources.nouns = tct_pack_nouns(language);
    return sources;
}

/** Marks the longest phrase of @p phrases at @p at and returns its length. */
static size_t mark_phrase(const tct_phrases *phrases, tct_name_space *space, size_t at, size_t count,
                          uint32_t hint) {
    const uint32_t *values;
    size_t value_count;
    const size_t reach = count - at < TCT_LIMIT_PHRASE_WORDS ? count - at : TCT_LIMIT_PHRASE_WORDS;
    const size_t length = tct_phrases_longest(phrases, space->lowers + at, reach, &values, &value_count);
    for (size_t i = at; i < at + length; i++)
        space->views[TCT_NAME_WINDOW + i].field[TCT_VIEW_HINTS] |= hint;
    return length;
}

/** Hint of the kinds of the entities that have a name; 0 when only demonyms have it. */
static uint32_t entity_hint(const tct_pack *pack, const uint32_t *values, size_t count) {
    uint32_t hint = 0;
    for (size_t i = 0; i < count; i++) {
        const tct_pack_name *name = tct_pack_name_at(pack, values[i]);
        if (name->flags & TCT_NAME_DEMONYM) continue;
        const uint8_t kind = tct_pack_class_at(pack, tct_pack_entity_at(pack, name->entity)->class_id)->kind;
        hint |= kind == TCT_KIND_PLACE          ? TCT_HINT_PLACE
                : kind == TCT_KIND_ORGANIZATION ? TCT_HINT_ORGANIZATION
                                                : TCT_HINT_OTHER;
    }
    return hint;
}

/** Marks the known entity whose name begins at @p at, when it is written with a capital. */
static size_t mark_entity(const tct_name_sources *sources, tct_name_space *space, size_t at, size_t count) {
    const uint32_t *values;
    size_t value_count;
    tct_name_view *views = space->views + TCT_NAME_WINDOW;
    if (!is_upper(&views[at])) return 1;
    const size_t reach = count - at < TCT_LIMIT_PHRASE_WORDS ? count - at : TCT_LIMIT_PHRASE_WORDS;
    const size_t length =
        tct_phrases_longest(sources->names, space->lowers + at, reach, &values, &value_count);
    const uint32_t hint = length ? entity_hint(sources->pack, values, value_count) : 0;
    if (!hint) return 1;
    for (size_t i = at; i < at + length; i++)
        views[i].field[TCT_VIEW_HINTS] |=
            hint | (i > at ? TCT_HINT_INSIDE : 0u) | (length > 1 ? TCT_HINT_LONG : 0u);
    return length;
}

/** Marks the class noun that begins at @p at. */
static void mark_noun(const tct_name_sources *sources, tct_name_space *space, size_t at, size_t count) {
    const uint32_t *values;
    size_t value_count;
    const size_t reach = count - at < TCT_LIMIT_PHRASE_WORDS ? count - at : TCT_LIMIT_PHRASE_WORDS;
    const size_t length =
        tct_phrases_longest(sources->nouns, space->lowers + at, reach, &values, &value_count);
    uint32_t hint = TCT_HINT_NOUN;
    for (size_t i = 0; i < value_count && length; i++) {
        const tct_pack_noun *noun = tct_pack_noun_at(sources->language, values[i]);
        const uint8_t kind = tct_pack_class_at(sources->pack, noun->class_id)->kind;
        hint |= kind == TCT_KIND_ORGANIZATION ? TCT_HINT_NOUN_ORGANIZATION
                : kind == TCT_KIND_PLACE      ? TCT_HINT_NOUN_PLACE
                : kind == TCT_KIND_EVENT      ? TCT_HINT_NOUN_EVENT
                                              : 0u;
    }
    for (size_t i = at; i < at + length; i++)
        space->views[TCT_NAME_WINDOW + i].field[TCT_VIEW_HINTS] |= hint;
}

static void fill_hints(const tct_name_sources *sources, tct_name_space *space, size_t count) {
    for (size_t at = 0; sources->names && at < count;)
        at += mark_entity(sources, space, at, count);
    for (size_t at = 0; at < count; at++) {
        uint32_t *hints = &space->views[TCT_NAME_WINDOW + at].field[TCT_VIEW_HINTS];
        if (sources->given && is_upper(&space->views[TCT_NAME_WINDOW + at]) &&
            tct_pack_list_get(sources->given, space->lowers[at]))
            *hints |= TCT_HINT_GIVEN;
        if (sources->honorifics)
            mark_phrase(&sources->honorifics->phrases, space, at, count, TCT_HINT_HONORIFIC);
        if (sources->titles) mark_phrase(&sources->titles->phrases, space, at, count, TCT_HINT_TITLE);
        if (sources->nouns) mark_noun(sources, space, at, count);
    }
}

static void fill_class(const tct_name_sources *sources, const tct_doc *doc, const tct_word *word,
                       tct_name_view *view) {
    if (!sources->model) return;
    tct_view syntactic = {.lower = tct_lower_hash(tct_doc_symbol(doc, word->lower))};
    tct_model_look_up(&sources->model->words, &syntactic);
    view->field[TCT_VIEW_CLUSTER] = syntactic.cluster;
    view->field[TCT_VIEW_UPOS] = word->upos;
}

void tct_name_fill(const tct_name_sources *sources, const tct_doc *doc, const tct_sentence *sentence,
                   tct_name_space *space) {
    const size_t count = sentence->word_end - sentence->first_word;
    assert(count <= space->capacity);
    tct_name_view *views = space->views + TCT_NAME_WINDOW;
    memset(space->views, 0, (count + 2 * TCT_NAME_WINDOW) * sizeof *space->views);
    for (size_t i = 0; i < count; i++) {
        const tct_word *word = &doc->words.items[sentence->first_word + i];
        space->lowers[i] = word->lower;
        space->allowed[i] = (1u << TCT_NAME_TAGS) - 1;
        fill_affixes(&views[i], tct_doc_symbol(doc, word->lower));
        fill_shape(&views[i], tct_doc_symbol(doc, word->form), i == 0);
        fill_class(sources, doc, word, &views[i]);
    }
    fill_hints(sources, space, count);
    fill_runs(views, count);
    fill_heads(views, count);
}

/* --- templates
 * ----------------------------------------------------------------------------------------------------- */

enum { ATOMS = 4 };

/** A part of a word at a distance. */
typedef struct {
    int8_t offset;
    uint8_t field;
} atom;

typedef struct {
    uint8_t count;
    atom atoms[ATOMS];
} template;

#define L(offset)                                                                                            \
    { offset, TCT_VIEW_LOWER }
#define S(offset)                                                                                            \
    { offset, TCT_VIEW_SHAPE }
#define H(offset)                                                                                            \
    { offset, TCT_VIEW_HINTS }
#define P(offset)                                                                                            \
    { offset, TCT_VIEW_UPOS }
#define C(offset)                                                                                            \
    { offset, TCT_VIEW_CLUSTER }
#define F(offset, name)                                                                                      \
    { offset, TCT_VIEW_##name }

static const template templates[] = {
    {1, {L(0)}},
    {1, {L(-1)}},
    {1, {L(1)}},
    {1, {L(-2)}},
    {1, {L(2)}},
    {2, {L(-1), L(0)}},
    {2, {L(0), L(1)}},
    {2, {L(-2), L(-1)}},
    {2, {L(1), L(2)}},
    {2, {L(-1), L(1)}},
    {1, {S(0)}},
    {2, {S(-1), S(0)}},
    {2, {S(0), S(1)}},
    {3, {S(-1), S(0), S(1)}},
    {3, {S(-2), S(-1), S(0)}},
    {3, {S(0), S(1), S(2)}},
    {2, {L(-1), S(0)}},
    {2, {L(1), S(0)}},
    {3, {L(-1), S(0), S(1)}},
    {3, {L(-2), L(-1), S(0)}},
    {3, {L(-2), S(-1), S(0)}},
    {2, {L(0), S(0)}},
    {2, {L(0), S(1)}},
    {2, {L(0), S(-1)}},
    {1, {F(0, LONG)}},
    {1, {F(0, SUFFIX2)}},
    {1, {F(0, SUFFIX3)}},
    {1, {F(0, SUFFIX4)}},
    {1, {F(0, PREFIX2)}},
    {1, {F(0, PREFIX3)}},
    {2, {F(0, SUFFIX3), S(0)}},
    {2, {F(0, SUFFIX4), S(0)}},
    {2, {F(0, PREFIX3), S(0)}},
    {2, {F(-1, SUFFIX3), S(0)}},
    {2, {F(1, SUFFIX3), S(0)}},
    {2, {F(-1, SUFFIX3), F(0, SUFFIX3)}},
    {1, {H(0)}},
    {1, {H(-1)}},
    {1, {H(1)}},
    {2, {H(0), S(0)}},
    {2, {H(-1), H(0)}},
    {2, {H(0), H(1)}},
    {3, {H(-1), H(0), S(-1)}},
    {3, {H(0), S(0), S(1)}},
    {2, {H(0), L(-1)}},
    {2, {H(0), L(1)}},
    {3, {H(-1), H(0), H(1)}},
    {2, {H(-1), S(0)}},
    {2, {H(1), S(0)}},
    {1, {P(0)}},
    {2, {P(-1), P(0)}},
    {2, {P(0), P(1)}},
    {3, {P(-1), P(0), P(1)}},
    {2, {P(0), S(0)}},
    {2, {P(0), H(0)}},
    {2, {P(0), L(-1)}},
    {1, {C(0)}},
    {1, {C(-1)}},
    {1, {C(1)}},
    {2, {C(-1), C(0)}},
    {2, {C(0), C(1)}},
    {2, {C(0), S(0)}},
    {2, {C(-1), S(0)}},
    {2, {C(1), S(0)}},
    {3, {C(-2), C(-1), S(0)}},
    {3, {S(0), C(1), C(2)}},
    {2, {F(0, RUN_BEFORE), F(0, RUN_SIZE)}},
    {2, {F(0, RUN_AFTER), F(0, RUN_SIZE)}},
    {2, {F(0, RUN_FIRST), F(0, RUN_SIZE)}},
    {1, {F(0, RUN_FIRST)}},
    {2, {F(0, RUN_BEFORE), F(0, RUN_AFTER)}},
    {1, {F(0, HEAD)}},
    {2, {F(0, HEAD), L(0)}},
    {2, {F(0, HEAD), S(1)}},
    {1, {F(0, HEAD_HINT)}},
    {2, {F(0, HEAD_HINT), L(0)}},
    {2, {F(0, HEAD_HINT), P(0)}},
    {1, {F(0, FIRST_HINT)}},
    {2, {F(0, FIRST_HINT), F(0, RUN_SIZE)}},
};

static inline uint64_t hash_template(const tct_name_view *view, const template *t, uint64_t number) {
    uint64_t hash = number * UINT64_C(0x9E3779B97F4A7C15);
    TCT_WRITE_OUT
    for (unsigned i = 0; i < t->count; i++)
        hash = (hash ^ view[t->atoms[i].offset].field[t->atoms[i].field]) * UINT64_C(0xD6E8FEB86659FD93) +
               (hash >> 29);
    return tct_hash_mix(hash);
}

/** True when a template says nothing here: all its parts are unknown. */
static inline bool is_empty(const tct_name_view *view, const template *t) {
    TCT_WRITE_OUT
    for (unsigned i = 0; i < t->count; i++) {
        const uint8_t field = t->atoms[i].field;
        if (field < TCT_VIEW_HINTS || view[t->atoms[i].offset].field[field]) return false;
    }
    return true;
}

size_t tct_name_features(const tct_name_space *space, size_t at, uint64_t features[TCT_NAME_FEATURES]) {
    enum { COUNT = sizeof templates / sizeof *templates };
    const tct_name_view *view = space->views + TCT_NAME_WINDOW + at;
    size_t count = 0;
    _Static_assert((size_t)COUNT <= (size_t)TCT_NAME_FEATURES, "features of a word fit");
    TCT_WRITE_OUT
    for (size_t i = 0; i < COUNT; i++)
        if (!is_empty(view, &templates[i])) features[count++] = hash_template(view, &templates[i], i + 1);
    return count;
}

size_t tct_name_step_features(const tct_name_space *space, size_t at,
                              uint64_t features[TCT_NAME_STEP_FEATURES]) {
    assert(at < space->capacity);
    const tct_name_view *view = space->views + TCT_NAME_WINDOW + at;
    const uint64_t base = UINT64_C(0xC2B2AE3D27D4EB4F);
    features[0] = tct_hash_mix(base);
    features[1] = tct_hash_mix(base ^ (uint64_t)view->field[TCT_VIEW_SHAPE] << 32);
    features[2] = tct_hash_mix(base ^ view->field[TCT_VIEW_LOWER]);
    return TCT_NAME_STEP_FEATURES;
}
