/* Known entities: longest names of the lexicon over folded words, with the case, language and context they
 * demand. */
#include <assert.h>

#include "base/limits.h"
#include "base/utf8.h"
#include "extract/internal.h"

typedef struct {
    const tct_extract *extract;
    tct_doc *doc;
    const tct_part *part;
    tct_symbol language; /**< code of the block's language as a symbol, 0 when unknown */
    uint32_t first, end; /**< sentence */
} reader;

/** The same characters, whatever the form of apostrophes and spaces. */
static bool same_case(tct_str a, tct_str b) {
    size_t i = 0, j = 0;
    while (i < a.size && j < b.size) {
        uint32_t c = tct_utf8_next(a, &i), d = tct_utf8_next(b, &j);
        if (c == 0x2019) c = '\'';
        if (d == 0x2019) d = '\'';
        if (tct_is_space(c) && tct_is_space(d)) continue;
        if (c != d) return false;
    }
    return i == a.size && j == b.size;
}

/** Does the tagger call these words something else than @p kind? */
static bool tagged_otherwise(const tct_doc *doc, uint32_t first, uint32_t end, uint8_t kind) {
    const tct_name *name = tct_doc_name_over(doc, first, end);
    return name && name->kind != kind;
}

static uint8_t kind_of(const reader *r, uint32_t entity) {
    const tct_pack_entity *known = tct_pack_entity_at(r->extract->pack, entity);
    return tct_pack_class_at(r->extract->pack, known->class_id)->kind;
}

/** "ICT" is a common abbreviation before it is a tribunal. */
static bool stopped(const reader *r, uint32_t at) {
    const tct_pack_list *list = r->part ? r->part->lists[TCT_LIST_ACRONYM_STOP] : NULL;
    return list && tct_pack_list_get(list, r->doc->words.items[at].lower);
}

static bool all_upper(tct_str text) {
    for (size_t at = 0; at < text.size;)
        if (tct_is_lower(tct_utf8_next(text, &at))) return false;
    return true;
}

/** A town that few know is often also a surname or a common word. */
static bool little_known(const reader *r, const tct_pack_name *name) {
    const tct_pack_entity *entity = tct_pack_entity_at(r->extract->pack, name->entity);
    return entity->class_id == r->extract->classes[TCT_CLASS_CITY] && entity->rank < 5;
}

/** The tagger calls it a place, or, without a tagger, a preposition of place leads it. */
static bool place_like(const reader *r, uint32_t first, uint32_t end) {
    const tct_name *name = tct_doc_name_over(r->doc, first, end);
    if (name) return name->kind == TCT_KIND_PLACE;
    if (first == r->first) return false;
    const tct_pack_item *item =
        tct_part_item(r->part, TCT_LIST_NAME_WORDS, r->doc->words.items[first - 1].lower);
    return item && tct_str_equal(tct_doc_symbol(r->doc, item->value[0]), TCT_LIT("at"));
}

/** "Secretary-General of …" is an office, whatever the lexicon has. */
static bool is_title(const reader *r, uint32_t first) {
    const tct_pack_item *item = NULL;
    if (!tct_part_longest(r->part, r->doc, TCT_LIST_TITLES, first, r->end, &item)) return false;
    return tct_str_equal(tct_doc_symbol(r->doc, item->value[0]), TCT_LIT("head")) ||
           tct_str_equal(tct_doc_symbol(r->doc, item->value[0]), TCT_LIT("minister"));
}

/** Does the text at [first, end) satisfy what @p name demands? */
static bool acceptable(const reader *r, const tct_pack_name *name, uint32_t first, uint32_t end) {
    if (name->flags & TCT_NAME_DEMONYM) return false;
    if (end == first + 1 && (name->flags & TCT_NAME_EXACT_CASE) && stopped(r, first)) return false;
    const tct_str known = tct_doc_symbol(r->doc, name->text);
    const tct_str text = tct_doc_span(r->doc, tct_words_span(r->doc, first, end));
    if ((name->flags & TCT_NAME_EXACT_CASE) && !same_case(known, text)) return false;
    if (tct_starts_upper(known) && !tct_starts_upper(text)) return false;
    const uint8_t kind = kind_of(r, name->entity);
    if (kind == TCT_KIND_PLACE && !same_case(known, text) && !all_upper(text)) return false;
    if (kind == TCT_KIND_PLACE && little_known(r, name) && !place_like(r, first, end)) return false;
    if (kind == TCT_KIND_ORGANIZATION && end > first + 1 && is_title(r, first)) return false;
    if (!(name->flags & TCT_NAME_AMBIGUOUS)) return true;
    const bool foreign = name->language && name->language != r->language;
    return !foreign && first > r->first && !tagged_otherwise(r->doc, first, end, kind_of(r, name->entity));
}

/** "US$": the letters before a sign of currency are part of the sign. */
static bool before_sign(const reader *r, uint32_t end) {
    const tct_word *words = r->doc->words.items;
    if (end >= r->end || words[end].upos != TCT_UPOS_SYM) return false;
    return words[end].span.begin == words[end - 1].span.end;
}

/** Order among names of one phrase: own language, preferred form, prominence. */
static uint32_t weight(const reader *r, const tct_pack_name *name) {
    const uint32_t own = !name->language || name->language == r->language;
    const uint32_t preferred = (name->flags & TCT_NAME_PREFERRED) != 0;
    const uint32_t rank = tct_pack_entity_at(r->extract->pack, name->entity)->rank;
    return own << 20 | rank << 1 | preferred;
}

static const tct_pack_name *choose(const reader *r, const uint32_t *values, size_t count, uint32_t first,
                                   uint32_t end) {
    assert(values && first < end);
    const tct_pack_name *best = NULL;
    for (size_t i = 0; i < count; i++) {
        const tct_pack_name *name = tct_pack_name_at(r->extract->pack, values[i]);
        if (!acceptable(r, name, first, end)) continue;
        if (!best || weight(r, name) > weight(r, best)) best = name;
    }
    return best;
}

/** Longest acceptable name that begins at @p at; its length in words, 0 for none. */
static size_t find(const reader *r, uint32_t at, const tct_pack_name **name) {
    assert(at < r->end && name);
    tct_symbol words[TCT_LIMIT_PHRASE_WORDS];
    size_t count = 0, value_count = 0;
    for (; count < TCT_LIMIT_PHRASE_WORDS && at + count < r->end; count++)
        words[count] = r->doc->words.items[at + count].lower;
    const uint32_t *values = NULL;
    size_t length = tct_phrases_longest(r->extract->names, words, count, &values, &value_count);
    for (; length; length--) {
        values = tct_phrases_get(r->extract->names, words, length, &value_count);
        *name = values ? choose(r, values, value_count, at, at + (uint32_t)length) : NULL;
        if (*name) return length;
    }
    return 0;
}

static tct_status add(const reader *r, uint32_t first, uint32_t end, const tct_pack_name *name) {
    const tct_pack_entity *entity = tct_pack_entity_at(r->extract->pack, name->entity);
    const tct_str text = tct_doc_symbol(r->doc, name->text);
    const bool acronym = end == first + 1 && (name->flags & TCT_NAME_EXACT_CASE) && text.size <= 12;
    uint32_t index = 0;
    TRY(tct_mention_add(r->extract, r->doc, first, end, (tct_kind)kind_of(r, name->entity),
                        acronym ? TCT_MENTION_ACRONYM : TCT_MENTION_NAME, "lexicon", &index));
    tct_mention *mention = &r->doc->mentions.items[index];
    mention->class_id = entity->class_id;
    mention->entity = name->entity;
    mention->confidence = 92;
    return TCT_OK;
}

static tct_status read_sentence(const reader *r) {
    for (uint32_t at = r->first; at < r->end;) {
        const tct_pack_name *name = NULL;
        const bool inside = r->doc->words.items[at].flags & TCT_WORD_PART;
        const size_t length = inside ? 0 : find(r, at, &name);
        if (!length || before_sign(r, at + (uint32_t)length)) {
            at++;
            continue;
        }
        TRY(add(r, at, at + (uint32_t)length, name));
        at += (uint32_t)length;
    }
    return TCT_OK;
}

tct_status tct_extract_lexicon(const tct_extract *extract, tct_doc *doc) {
    assert(extract && doc);
    if (!extract->names) return TCT_OK;
    for (uint32_t s = 0; s < doc->sentences.count; s++) {
        const tct_sentence *sentence = &doc->sentences.items[s];
        const tct_part *part = tct_part_of_sentence(extract, doc, s);
        const reader r = {.extract = extract,
                          .doc = doc,
                          .part = part,
                          .language = part ? tct_symbols_find(doc->symbols, part->code) : 0,
                          .first = sentence->first_word,
                          .end = sentence->word_end};
        TRY(read_sentence(&r));
    }
    return TCT_OK;
}
