/*
 * Places beside what they locate: "Hospital (Hyderabad)", "Office, Jakarta, Indonesia"; and the larger place
 * that follows a smaller one: "New York (États-Unis)", "in Bethesda, Maryland". The second is a pass of its
 * own, which completes the locations that all other passes found.
 */
#include <assert.h>

#include "extract/titles.h"

#define LOCATED (TCT_KIND_BIT(ORGANIZATION) | TCT_KIND_BIT(EVENT))

static bool is_class(const tct_roles *roles, const tct_mention *mention, tct_class_name name) {
    const uint16_t class_id = roles->extract->classes[name];
    return class_id != UINT16_MAX && mention->class_id != UINT16_MAX &&
           tct_pack_class_is_a(roles->extract->pack, mention->class_id, class_id);
}

/** Country or region, as against a town or a building. */
static bool is_large(const tct_roles *roles, const tct_mention *mention) {
    return is_class(roles, mention, TCT_CLASS_COUNTRY) || is_class(roles, mention, TCT_CLASS_AREA);
}

static bool lies_within(const tct_roles *roles, const tct_mention *small, const tct_mention *large) {
    if (small->entity == TCT_NONE || large->entity == TCT_NONE) return false;
    return tct_pack_entity_at(roles->extract->pack, small->entity)->within == large->entity;
}

static uint32_t sentence_end(const tct_roles *roles, uint32_t mention) {
    return roles->doc->sentences.items[roles->doc->mentions.items[mention].sentence].word_end;
}

/** "(": the places inside the brackets, all of them. */
static tct_status places_in_brackets(tct_roles *roles, uint32_t located) {
    const tct_doc *doc = roles->doc;
    const uint32_t end = sentence_end(roles, located);
    uint32_t at = doc->mentions.items[located].word_end;
    if (!tct_roles_is_mark(roles, at, "(")) return TCT_OK;
    do {
        at = tct_roles_skip_articles(roles, at + 1, end);
        const uint32_t place = at < end ? tct_roles_begin(roles, at, TCT_KIND_BIT(PLACE)) : TCT_NONE;
        if (place == TCT_NONE) return TCT_OK;
        TRY(tct_roles_relate(roles, TCT_PROPERTY_LOCATION, located, place,
                             doc->mentions.items[located].first_word, doc->mentions.items[place].word_end, 80,
                             "place/in brackets"));
        at = doc->mentions.items[place].word_end;
    } while (at < end && tct_roles_is_mark(roles, at, ",/-–"));
    return TCT_OK;
}

/** "Office, Jakarta, Indonesia": a town after a comma, closed by its country or the end. */
static tct_status place_after_comma(tct_roles *roles, uint32_t located) {
    const tct_doc *doc = roles->doc;
    const uint32_t end = sentence_end(roles, located);
    const uint32_t at = doc->mentions.items[located].word_end;
    if (!tct_roles_is_mark(roles, at, ",–—")) return TCT_OK;
    const uint32_t place = tct_roles_begin(roles, at + 1, TCT_KIND_BIT(PLACE));
    if (place == TCT_NONE || at + 1 >= end || !is_class(roles, &doc->mentions.items[place], TCT_CLASS_CITY))
        return TCT_OK;
    const uint32_t after = doc->mentions.items[place].word_end;
    const uint32_t larger =
        after + 1 < end ? tct_roles_begin(roles, after + 1, TCT_KIND_BIT(PLACE)) : TCT_NONE;
    const bool closed = after >= end || tct_roles_is_mark(roles, after, ").;") ||
                        (larger != TCT_NONE && is_large(roles, &doc->mentions.items[larger]));
    if (!closed) return TCT_OK;
    return tct_roles_relate(roles, TCT_PROPERTY_LOCATION, located, place,
                            doc->mentions.items[located].first_word, after, 68, "place/after a comma");
}

/** "Riga Technical University": a body that stands in the town of its name. */
static tct_status place_in_name(tct_roles *roles, uint32_t house) {
    const tct_doc *doc = roles->doc;
    const tct_mention outer = doc->mentions.items[house];
    if (!tct_is_house(roles->extract, &outer)) return TCT_OK;
    for (uint32_t m = house + 1;
         m < doc->mentions.count && doc->mentions.items[m].first_word < outer.word_end; m++) {
        const tct_mention *inner = &doc->mentions.items[m];
        if (inner->kind != TCT_KIND_PLACE || inner->word_end > outer.word_end) continue;
        if (!is_class(roles, inner, TCT_CLASS_CITY)) continue;
        return tct_roles_relate(roles, TCT_PROPERTY_LOCATION, house, m, outer.first_word, outer.word_end, 70,
                                "place/in the name");
    }
    return TCT_OK;
}

/** Place that begins at @p at, after a connector ("in", "à") where there is one. @p joined tells. */
static uint32_t place_at(const tct_roles *roles, const tct_role_part *part, uint32_t at, uint32_t end,
                         bool *joined) {
    const tct_pack_item *item = NULL;
    *joined = false;
    if (at >= end) return TCT_NONE;
    const uint32_t length = tct_roles_match(roles, part, TCT_ROLE_COMPLEMENTS, at, end, &item);
    const tct_str value = tct_roles_value(roles, item, 0);
    if (length && (tct_str_equal(value, TCT_LIT("at")) || tct_str_equal(value, TCT_LIT("field")))) {
        at += length;
        *joined = true;
    }
    at = tct_roles_skip_articles(roles, at, end);
    return at < end ? tct_roles_begin(roles, at, TCT_KIND_BIT(PLACE)) : TCT_NONE;
}

/** The unit of an hour right behind its number: "10 am", "18 heures". */
static bool at_number(const tct_doc *doc, uint32_t at) {
    return at > 0 && doc->words.items[at - 1].upos == TCT_UPOS_NUM &&
           doc->words.items[at].upos != TCT_UPOS_VERB;
}

#define DATE_WORDS 12u /* words between an event and its place: the day and the hour */

/** "a press conference on Monday, 3 June, at 10 am, at the Serena Hotel": the place behind the event's date.
 */
static tct_status place_after_date(tct_roles *roles, uint32_t event) {
    const tct_doc *doc = roles->doc;
    const tct_mention *mention = &doc->mentions.items[event];
    const tct_role_part *part = tct_roles_part(roles, mention->sentence);
    const uint32_t end = sentence_end(roles, event);
    bool dated = tct_time_end(doc, mention->word_end - 1) > mention->word_end - 1, joined = false;
    for (uint32_t at = mention->word_end; part && at < end && at < mention->word_end + DATE_WORDS;) {
        const uint32_t place = dated ? place_at(roles, part, at, end, &joined) : TCT_NONE;
        if (place != TCT_NONE && joined)
            return tct_roles_relate(roles, TCT_PROPERTY_LOCATION, event, place, mention->first_word,
                                    doc->mentions.items[place].word_end, 70, "place/after a date");
        const uint32_t next = tct_time_end(doc, at);
        const uint8_t upos = doc->words.items[at].upos;
        dated |= next > at;
        if (next == at && upos != TCT_UPOS_ADP && upos != TCT_UPOS_DET && upos != TCT_UPOS_PUNCT &&
            !(dated && (upos == TCT_UPOS_NUM || at_number(doc, at))))
            return TCT_OK;
        at = next > at ? next : at + 1;
    }
    return TCT_OK;
}

tct_status tct_roles_places(tct_roles *roles) {
    assert(roles && roles->doc);
    for (uint32_t i = 0; i < roles->doc->mentions.count; i++) {
        const tct_mention *mention = &roles->doc->mentions.items[i];
        if (!(LOCATED >> mention->kind & 1u) || (mention->flags & TCT_MENTION_GENERIC)) continue;
        if (mention->form == TCT_MENTION_PRONOUN || roles->ends[mention->word_end] != i) continue;
        TRY(places_in_brackets(roles, i));
        TRY(place_after_comma(roles, i));
        TRY(place_in_name(roles, i));
        if (mention->kind == TCT_KIND_EVENT) TRY(place_after_date(roles, i));
    }
    return TCT_OK;
}

/* --- the larger place after the smaller
 * -------------------------------------------------------------------------- */

/** Does the place @p next complete @p place: a country or region after a town, a town after a building? */
static bool completes(const tct_roles *roles, uint32_t place, uint32_t next, bool bracket, bool joined) {
    const tct_mention *a = &roles->doc->mentions.items[place], *b = &roles->doc->mentions.items[next];
    assert(a->kind == TCT_KIND_PLACE && b->kind == TCT_KIND_PLACE);
    if (lies_within(roles, a, b)) return true;
    if (is_class(roles, a, TCT_CLASS_COUNTRY)) return false;
    if (is_large(roles, a)) return is_class(roles, b, TCT_CLASS_COUNTRY) && (bracket || !joined);
    if (is_large(roles, b)) return true;
    const bool town = is_class(roles, a, TCT_CLASS_CITY), other = is_class(roles, b, TCT_CLASS_CITY);
    return joined ? !(town && other) : !town && other;
}

/** "At the summit in Suva, |Fiji| unveiled …": the subject of the clause does not say where. */
static bool acts(const tct_doc *doc, uint32_t place) {
    const tct_word *head = &doc->words.items[doc->mentions.items[place].head];
    return head->relation == TCT_DEP_NSUBJ && head->head != TCT_NONE &&
           doc->words.items[head->head].upos == TCT_UPOS_VERB;
}

/** "in Suva, |New Zealand| High Commissioner X said": the place begins a longer phrase of its own. */
static bool begins_phrase(const tct_roles *roles, uint32_t place, uint32_t end) {
    const uint32_t at = roles->doc->mentions.items[place].word_end;
    if (at >= end) return false;
    const uint8_t upos = roles->doc->words.items[at].upos;
    return (upos == TCT_UPOS_NOUN || upos == TCT_UPOS_PROPN || upos == TCT_UPOS_ADJ) &&
           tct_roles_begin(roles, at, TCT_KIND_BIT(PLACE)) == TCT_NONE;
}

/** Place that follows @p place and completes it, or TCT_NONE. */
static uint32_t completing_place(const tct_roles *roles, uint32_t place) {
    const tct_doc *doc = roles->doc;
    const tct_mention *mention = &doc->mentions.items[place];
    const tct_role_part *part = tct_roles_part(roles, mention->sentence);
    const uint32_t end = sentence_end(roles, place), at = mention->word_end;
    if (!part || at >= end) return TCT_NONE;
    const bool bracket = tct_roles_is_mark(roles, at, "(");
    const bool mark = bracket || tct_roles_is_mark(roles, at, ",");
    bool joined;
    const uint32_t next = place_at(roles, part, at + (mark ? 1 : 0), end, &joined);
    if (next == TCT_NONE || (!mark && !joined) || (!joined && acts(doc, next))) return TCT_NONE;
    if (mark && !bracket && begins_phrase(roles, next, end)) return TCT_NONE;
    return completes(roles, place, next, bracket, joined) ? next : TCT_NONE;
}

static tct_status complete_location(tct_roles *roles, size_t index) {
    assert(index < roles->doc->relations.count);
    for (int i = 0; i < 3; i++) {
        const tct_relation relation = roles->doc->relations.items[index];
        const uint32_t next = completing_place(roles, relation.object);
        if (next == TCT_NONE) break;
        tct_relation added = relation;
        added.object = next;
        added.confidence = (uint8_t)(relation.confidence > 5 ? relation.confidence - 3 : relation.confidence);
        added.rule = tct_str_of("place/larger place");
        index = roles->doc->relations.count;
        TRY(TCT_DOC_PUSH(roles->doc, relations, added));
    }
    return TCT_OK;
}

tct_status tct_extract_places(const tct_extract *extract, tct_doc *doc) {
    assert(extract && doc);
    tct_roles roles = {0};
    tct_status status = tct_roles_index(extract, doc, &roles);
    const size_t count = doc->relations.count;
    for (size_t i = 0; status == TCT_OK && i < count; i++) {
        const tct_relation *relation = &doc->relations.items[i];
        if (relation->property != extract->properties[TCT_PROPERTY_LOCATION] || relation->object == TCT_NONE)
            continue;
        if (doc->mentions.items[relation->object].kind == TCT_KIND_PLACE)
            status = complete_location(&roles, i);
    }
    tct_roles_close(&roles);
    return status;
}
