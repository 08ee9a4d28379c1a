/* What the list `noun-links` says about two mentions: rows by connector, kinds or classes. */
#include <assert.h>

#include "extract/hierarchy.h"

static const char *kind_word(uint8_t kind) {
    static const char *const words[TCT_KIND_COUNT] = {
        [TCT_KIND_PERSON] = "person", [TCT_KIND_ORGANIZATION] = "organization",
        [TCT_KIND_EVENT] = "event",   [TCT_KIND_STRATEGY] = "strategy",
        [TCT_KIND_PLACE] = "place",
    };
    return words[kind] ? words[kind] : "";
}

/** Does @p name, a kind or a class, fit the mention? */
static bool fits(const tct_noun_scan *s, tct_str name, const tct_mention *mention) {
    if (tct_str_equal(name, tct_str_of(kind_word(mention->kind)))) return true;
    if (tct_str_find(name, TCT_LIT(":"), 0) == SIZE_MAX || mention->class_id == UINT16_MAX) return false;
    const uint16_t class_id = tct_pack_class_find(s->roles->extract->pack, name);
    return class_id != UINT16_MAX &&
           tct_pack_class_is_a(s->roles->extract->pack, mention->class_id, class_id);
}

static uint8_t number_of(tct_str text) {
    unsigned value = 0;
    for (size_t i = 0; i < text.size && text.data[i] >= '0' && text.data[i] <= '9' && value < 100; i++)
        value = value * 10 + (unsigned)(text.data[i] - '0');
    return (uint8_t)(value > 100 ? 100 : value);
}

/** Properties whose subject is the inner one of the two, by their domain. */
static bool takes_inner(const tct_noun_scan *s, uint16_t property, const tct_mention *outer) {
    return !(tct_pack_property_at(s->roles->extract->pack, property)->domain >> outer->kind & 1u);
}

/** A place after an acronym or a well-known body ("the UN in Kenya") tells where it acts, not where it is. */
static bool is_acronym_placed(const tct_noun_scan *s, uint16_t property, const tct_mention *outer) {
    return property == s->roles->extract->properties[TCT_PROPERTY_LOCATION] &&
           (outer->form == TCT_MENTION_ACRONYM ||
            (outer->kind == TCT_KIND_ORGANIZATION && outer->entity != TCT_NONE));
}

/** Confidence of rows whose connector says the relation itself ("based in"), not only "in". */
/** Do the kinds of a row fit that says that such two are not related? */
static bool is_barred(const tct_noun_scan *s, const tct_pack_item *item, const tct_mention *outer,
                      const tct_mention *inner) {
    tct_str kinds = tct_roles_value(s->roles, item, 0);
    const tct_str first = tct_str_split(&kinds, ' ');
    return tct_str_equal(tct_roles_value(s->roles, item, 1), TCT_LIT("-")) && fits(s, first, outer) &&
           fits(s, kinds, inner);
}

static bool read_row(const tct_noun_scan *s, const tct_pack_item *item, const tct_mention *outer,
                     const tct_mention *inner, tct_noun_link *out) {
    tct_str kinds = tct_roles_value(s->roles, item, 0);
    const tct_str first = tct_str_split(&kinds, ' ');
    if (!fits(s, first, outer) || !fits(s, kinds, inner)) return false;
    tct_str property = tct_roles_value(s->roles, item, 1);
    const bool backwards = tct_str_starts(property, TCT_LIT("^"));
    if (backwards) property = tct_str_range(property, 1, property.size);
    out->property = tct_pack_property_find(s->roles->extract->pack, property);
    out->confidence = number_of(tct_roles_value(s->roles, item, 2));
    if (out->property == UINT16_MAX) return false;
    if (out->confidence < TCT_NOUN_EXPLICIT && is_acronym_placed(s, out->property, outer)) return false;
    out->reversed = backwards || takes_inner(s, out->property, outer);
    return true;
}

bool tct_noun_row(const tct_noun_scan *s, const tct_symbol *words, size_t count, const tct_mention *outer,
                  const tct_mention *inner, tct_noun_link *out) {
    const tct_pack_list *list = s->part->lists[TCT_ROLE_NOUNS];
    assert(list && count);
    size_t values = 0;
    const uint32_t *rows = tct_phrases_get(&list->phrases, words, count, &values);
    for (size_t i = 0; rows && i < values && !is_barred(s, &list->items[rows[i]], outer, inner); i++)
        if (read_row(s, &list->items[rows[i]], outer, inner, out)) return true;
    return false;
}

/** May the word be left out of a connector: "is |also| a member of", "one of the |five| projects of"? */
static bool may_be_left_out(const tct_word *word) {
    return word->upos == TCT_UPOS_ADV || word->upos == TCT_UPOS_NUM || word->upos == TCT_UPOS_ADJ;
}

/** Row for the connector without its adverbs and numbers. */
static bool link_without_adverbs(const tct_noun_scan *s, uint32_t first, uint32_t end,
                                 const tct_mention *outer, const tct_mention *inner, tct_noun_link *out) {
    tct_symbol keys[TCT_NOUN_LONGEST];
    size_t count = 0;
    for (uint32_t w = first; w < end && count < TCT_NOUN_LONGEST; w++)
        if (!may_be_left_out(&s->roles->doc->words.items[w])) keys[count++] = tct_roles_key(s->roles, w);
    return count && count < end - first && tct_noun_row(s, keys, count, outer, inner, out);
}

bool tct_noun_row_by_words(const tct_noun_scan *s, uint32_t first, uint32_t end, const tct_mention *outer,
                           const tct_mention *inner, tct_noun_link *out) {
    tct_symbol words[TCT_NOUN_LONGEST], keys[TCT_NOUN_LONGEST];
    if (first >= end || end - first > TCT_NOUN_LONGEST) return false;
    for (uint32_t w = first; w < end; w++) {
        words[w - first] = s->roles->doc->words.items[w].lower;
        keys[w - first] = tct_roles_key(s->roles, w);
    }
    return tct_noun_row(s, words, end - first, outer, inner, out) ||
           tct_noun_row(s, keys, end - first, outer, inner, out) ||
           link_without_adverbs(s, first, end, outer, inner, out);
}
