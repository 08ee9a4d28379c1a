/*
 * The larger body that the description of a unit names: "Department of Fisheries of |the Ministry of
 * Agriculture|", where the phrase was taken as one name. The second noun must be one for organizations,
 * joined by a connector of the list `role-links`; the first one of the list `unit-nouns`.
 */
#include <assert.h>

#include "extract/titles.h"

static bool is_capital(const tct_roles *roles, uint32_t word) {
    const tct_word *w = &roles->doc->words.items[word];
    return !tct_str_equal(tct_doc_span(roles->doc, w->span), tct_doc_symbol(roles->doc, w->lower));
}

/** Class of the organization noun at @p word, UINT16_MAX when it is none. */
static uint16_t organization_noun(const tct_roles *roles, const tct_role_part *part, uint32_t word) {
    size_t count = 0;
    const tct_word *w = &roles->doc->words.items[word];
    if (w->upos != TCT_UPOS_NOUN && w->upos != TCT_UPOS_PROPN) return UINT16_MAX;
    const uint32_t *values =
        part->part->nouns ? tct_phrases_get(part->part->nouns, &w->lower, 1, &count) : NULL;
    if (!values || !count) return UINT16_MAX;
    const tct_pack_noun *noun = tct_pack_noun_at(part->part->language, values[0]);
    if (noun->flags & TCT_NOUN_WEAK) return UINT16_MAX;
    const uint8_t kind = tct_pack_class_at(roles->extract->pack, noun->class_id)->kind;
    return kind == TCT_KIND_ORGANIZATION ? noun->class_id : UINT16_MAX;
}

/** Do a connector and an article stand before the word: "of the", "de l'"? */
static bool is_joined(const tct_roles *roles, const tct_role_part *part, uint32_t begin, uint32_t word) {
    const tct_pack_item *item = NULL;
    if (word <= begin + 2 || roles->doc->words.items[word - 1].upos != TCT_UPOS_DET) return false;
    if (!tct_roles_match_back(roles, part, TCT_ROLE_COMPLEMENTS, begin + 1, word - 1, &item)) return false;
    const tct_str link = tct_roles_value(roles, item, 0);
    return tct_str_equal(link, TCT_LIT("of")) || tct_str_equal(link, TCT_LIT("at"));
}

/** Is the rest of the phrase one name, with a capital and without a coordination? */
static bool is_one_name(const tct_roles *roles, uint32_t first, uint32_t end) {
    bool capital = false;
    assert(first < end);
    for (uint32_t w = first; w < end; w++) {
        const uint8_t upos = roles->doc->words.items[w].upos;
        capital = capital || is_capital(roles, w);
        if (upos == TCT_UPOS_PUNCT && w > first) return false;
        if (upos == TCT_UPOS_CCONJ && w + 1 < end && roles->doc->words.items[w + 1].upos == TCT_UPOS_DET)
            return false;
    }
    return capital && end > first + 1;
}

static tct_status split_unit(tct_roles *roles, const tct_role_part *part, uint32_t unit) {
    const tct_mention outer = roles->doc->mentions.items[unit];
    const tct_pack_item *item = NULL;
    if (!tct_roles_match(roles, part, TCT_ROLE_UNITS, outer.head, outer.word_end, &item)) return TCT_OK;
    for (uint32_t w = outer.first_word + 2; w + 1 < outer.word_end; w++) {
        if (roles->starts[w] != TCT_NONE || !is_joined(roles, part, outer.first_word, w)) continue;
        const uint16_t class_id = organization_noun(roles, part, w);
        if (class_id == UINT16_MAX || !is_one_name(roles, w, outer.word_end)) continue;
        uint32_t index = TCT_NONE;
        TRY(tct_mention_add(roles->extract, roles->doc, w, outer.word_end, TCT_KIND_ORGANIZATION,
                            TCT_MENTION_NAME, "organization/of a unit", &index));
        tct_mention *added = &roles->doc->mentions.items[index];
        added->head = w;
        added->class_id = class_id;
        added->confidence = 75;
        roles->starts[w] = index;
    }
    return TCT_OK;
}

tct_status tct_titles_units(tct_roles *roles) {
    assert(roles && roles->starts);
    const size_t count = roles->doc->mentions.count;
    for (uint32_t i = 0; i < count; i++) {
        const tct_mention *mention = &roles->doc->mentions.items[i];
        const tct_role_part *part = tct_roles_part(roles, mention->sentence);
        if (mention->kind != TCT_KIND_ORGANIZATION || mention->entity != TCT_NONE || !part) continue;
        if (mention->form != TCT_MENTION_NAME && mention->form != TCT_MENTION_DESCRIPTION) continue;
        TRY(split_unit(roles, part, i));
    }
    return TCT_OK;
}
