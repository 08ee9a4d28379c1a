/* Units and the bodies they belong to, by name, possessive or enumeration. */
#include <assert.h>

#include "extract/hierarchy.h"

/** Mentions on either side that a name is compared with: the work stays linear in the text. */
#define NEIGHBOURS 300u

/** Do the words of @p name stand at @p at? */
static bool words_stand_at(const tct_noun_scan *s, const tct_mention *name, uint32_t at, uint32_t end) {
    const uint32_t count = name->word_end - name->first_word;
    return at + count <= end && tct_same_lower(s->roles->doc, at, name->first_word, count);
}

/** Where the last complement of @p outer begins, 0 when it has none. */
static uint32_t last_complement(const tct_noun_scan *s, const tct_mention *outer) {
    for (uint32_t w = outer->word_end - 1; w > outer->first_word; w--) {
        const tct_pack_item *item = NULL;
        const uint32_t length =
            tct_roles_match(s->roles, s->part, TCT_ROLE_COMPLEMENTS, w, outer->word_end, &item);
        if (!length || !tct_str_equal(tct_roles_value(s->roles, item, 0), TCT_LIT("of"))) continue;
        return tct_roles_skip_articles(s->roles, w + length, outer->word_end);
    }
    return 0;
}

/** May @p b be a part of the longer name @p a: a body that stands elsewhere under a shorter name? */
static bool may_be_part(const tct_mention *a, const tct_mention *b) {
    if (b->kind != TCT_KIND_ORGANIZATION || (b->flags & TCT_MENTION_INNER)) return false;
    if (b->form != TCT_MENTION_NAME && b->form != TCT_MENTION_ACRONYM) return false;
    if (b->first_word >= a->first_word && b->word_end <= a->word_end) return false;
    return b->word_end - b->first_word < a->word_end - a->first_word;
}

/** "Kenya Red Cross |Society|": but for its last word, a class noun, the name is the other, which no lexicon
 * knows. */
static bool is_shortened(const tct_noun_scan *s, const tct_mention *a, const tct_mention *b) {
    return b->entity == TCT_NONE && b->form == TCT_MENTION_NAME && a->head + 1 == a->word_end &&
           b->word_end - b->first_word + 1 == a->word_end - a->first_word &&
           words_stand_at(s, b, a->first_word, a->word_end);
}

/** Does the name @p a begin with the words of @p b, or is its last complement, at @p tail, made of them? */
static bool holds_name(const tct_noun_scan *s, const tct_mention *a, const tct_mention *b, uint32_t tail) {
    const uint32_t length = b->word_end - b->first_word;
    if (s->part->modifiers_before && words_stand_at(s, b, a->first_word, a->word_end) &&
        s->roles->doc->words.items[a->first_word + length].upos != TCT_UPOS_PUNCT)
        return true;
    return tail && words_stand_at(s, b, tail, a->word_end) && tail + length == a->word_end;
}

tct_status tct_noun_link_named_part(const tct_noun_scan *s, uint32_t outer) {
    const tct_doc *doc = s->roles->doc;
    const tct_mention *a = &doc->mentions.items[outer];
    assert(a->kind == TCT_KIND_ORGANIZATION);
    if (a->word_end - a->first_word < 2) return TCT_OK;
    const uint32_t tail = last_complement(s, a), from = outer > NEIGHBOURS ? outer - NEIGHBOURS : 0;
    for (uint32_t i = from; i < doc->mentions.count && i < outer + NEIGHBOURS; i++) {
        const tct_mention *b = &doc->mentions.items[i];
        if (!may_be_part(a, b) || is_shortened(s, a, b) || !holds_name(s, a, b, tail)) continue;
        if (tct_mention_root(doc, outer) == tct_mention_root(doc, i)) continue;
        return tct_roles_relate(s->roles, TCT_PROPERTY_PARENT, outer, i, a->first_word, a->word_end, 72,
                                "noun/name in a name");
    }
    return TCT_OK;
}

tct_status tct_noun_link_possessed(const tct_noun_scan *s, uint32_t outer) {
    const tct_mention *unit = &s->roles->doc->mentions.items[outer];
    const tct_pack_item *item = NULL;
    if (unit->first_word <= s->begin || !s->part->lists[TCT_ROLE_UNITS]) return TCT_OK;
    const uint32_t at = unit->first_word - 1;
    const bool owned = tct_roles_match(s->roles, s->part, TCT_ROLE_POSSESSORS, at, at + 1, &item) == 1;
    const bool named = tct_roles_match(s->roles, s->part, TCT_ROLE_UNITS, at, at + 1, &item) == 1;
    const uint32_t noun = named ? at : s->part->modifiers_before ? unit->head : unit->first_word;
    if (named && at > s->begin && !tct_roles_match(s->roles, s->part, TCT_ROLE_POSSESSORS, at - 1, at, &item))
        return TCT_OK;
    if (!owned && !named) return TCT_OK;
    if (!tct_roles_match(s->roles, s->part, TCT_ROLE_UNITS, noun, s->end, &item)) return TCT_OK;
    const uint32_t owner = tct_roles_context(s->roles, noun > s->begin ? noun - 1 : noun);
    if (owner == TCT_NONE || owner == outer) return TCT_OK;
    return tct_roles_relate(s->roles, TCT_PROPERTY_PARENT, outer, owner, unit->first_word, unit->word_end, 74,
                            "noun/possessive");
}

/** Does a comma or a conjunction stand before the unit, so that it is one of a list? */
static bool is_listed(const tct_noun_scan *s, const tct_mention *unit) {
    const uint32_t before = unit->first_word - 1;
    assert(before >= s->begin);
    if (s->roles->doc->words.items[before].upos == TCT_UPOS_CCONJ) return true;
    if (before == s->begin) return false;
    return tct_roles_is_mark(s->roles, before, ",") || tct_roles_is_mark(s->roles, before - 1, ",");
}

/** The body behind a unit and a comma: named, no unit itself, and the phrase ends with it. */
static bool is_body_of(const tct_noun_scan *s, uint32_t body) {
    const tct_mention *larger = &s->roles->doc->mentions.items[body];
    const tct_pack_item *item = NULL;
    if (!tct_noun_is_usable(larger, TCT_KIND_BIT(ORGANIZATION)) || larger->form == TCT_MENTION_ANAPHOR)
        return false;
    if (tct_roles_match(s->roles, s->part, TCT_ROLE_UNITS, larger->head, s->end, &item)) return false;
    if (larger->word_end < s->end && !tct_roles_is_mark(s->roles, larger->word_end, ",;.)")) return false;
    return !tct_noun_is_closed_list(s, body);
}

tct_status tct_noun_link_enumerated(const tct_noun_scan *s, uint32_t outer) {
    const tct_doc *doc = s->roles->doc;
    const tct_mention *unit = &doc->mentions.items[outer];
    const tct_pack_item *item = NULL;
    if (!s->part->lists[TCT_ROLE_UNITS] || !tct_roles_is_mark(s->roles, unit->word_end, ",")) return TCT_OK;
    if (!tct_roles_match(s->roles, s->part, TCT_ROLE_UNITS, unit->head, s->end, &item)) return TCT_OK;
    const uint32_t body = tct_roles_begin(s->roles, unit->word_end + 1, TCT_KIND_BIT(ORGANIZATION));
    if (body == TCT_NONE || unit->first_word <= s->begin) return TCT_OK;
    if (is_listed(s, unit) || !is_body_of(s, body)) return TCT_OK;
    return tct_roles_relate(s->roles, TCT_PROPERTY_PARENT, outer, body, unit->first_word,
                            doc->mentions.items[body].word_end, 66, "noun/unit before its body");
}
