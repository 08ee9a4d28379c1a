/* Relations of noun phrases as they are stated: whom a description describes, lists behind a connector. */
#include <assert.h>

#include "extract/hierarchy.h"

/** "Feed the Future, a government initiative", "the EIB is the bank of the EU": whom the description
 * describes. */
static uint32_t described(const tct_noun_scan *s, uint32_t mention) {
    assert(mention < s->roles->doc->mentions.count);
    const tct_doc *doc = s->roles->doc;
    const tct_mention *description = &doc->mentions.items[mention];
    uint32_t at = description->first_word;
    if (description->form == TCT_MENTION_ACRONYM) return mention;
    while (at > s->begin &&
           (doc->words.items[at - 1].upos == TCT_UPOS_DET || doc->words.items[at - 1].upos == TCT_UPOS_ADJ))
        at--;
    if (at == description->first_word || at < s->begin + 2) return mention;
    const bool copula =
        doc->words.items[at - 1].upos == TCT_UPOS_AUX && doc->words.items[at - 1].relation == TCT_DEP_COP;
    if (!copula && !tct_roles_is_mark(s->roles, at - 1, ",")) return mention;
    uint32_t end = at - 1;
    if (tct_roles_is_mark(s->roles, end - 1, ")") && end > s->begin + 3) end -= 3;
    const uint32_t named = tct_roles_end(s->roles, end, 1u << description->kind);
    if (named == TCT_NONE || doc->mentions.items[named].form == TCT_MENTION_PRONOUN) return mention;
    const bool definite = TCT_FEAT(doc->words.items[at].feats, TCT_FEAT_DEFINITE) == TCT_DEFINITE_DEF;
    return definite && !copula && description->form == TCT_MENTION_NAME ? mention : named;
}

tct_status tct_noun_relate(const tct_noun_scan *s, const tct_noun_link *link, uint32_t outer, uint32_t inner,
                           uint8_t less, const char *rule) {
    tct_doc *doc = s->roles->doc;
    outer = described(s, outer);
    if (outer == inner) return TCT_OK;
    const tct_mention *a = &doc->mentions.items[outer], *b = &doc->mentions.items[inner];
    const uint32_t first = a->first_word < b->first_word ? a->first_word : b->first_word;
    const uint32_t end = a->word_end > b->word_end ? a->word_end : b->word_end;
    const tct_pack_property *property = tct_pack_property_at(s->roles->extract->pack, link->property);
    assert(outer != inner);
    const uint32_t subject = link->reversed ? inner : outer, object = link->reversed ? outer : inner;
    if (!(property->domain >> doc->mentions.items[subject].kind & 1u)) return TCT_OK;
    if (property->range && !(property->range >> doc->mentions.items[object].kind & 1u)) return TCT_OK;
    if (tct_mention_root(doc, subject) == tct_mention_root(doc, object)) return TCT_OK;
    return tct_roles_relate_by(s->roles, link->property, subject, object, first, end,
                               (uint8_t)(link->confidence > less ? link->confidence - less : 1), rule);
}

bool tct_noun_is_usable(const tct_mention *mention, unsigned kinds) {
    if (mention->form == TCT_MENTION_PRONOUN || (mention->flags & TCT_MENTION_GENERIC)) return false;
    return kinds >> mention->kind & 1u;
}

uint32_t tct_noun_after_acronym(const tct_noun_scan *s, uint32_t at) {
    if (at + 2 >= s->end || !tct_roles_is_mark(s->roles, at, "(")) return at;
    for (uint32_t w = at + 1; w < at + 4 && w < s->end; w++)
        if (tct_roles_is_mark(s->roles, w, ")"))
            return s->roles->starts[at + 1] != TCT_NONE && s->roles->ends[w] == s->roles->starts[at + 1]
                       ? w + 1
                       : at;
    return at;
}

/** Mention joined by "and" to @p inner, of the same kind; TCT_NONE when there is none. */
static uint32_t coordinated(const tct_noun_scan *s, uint32_t inner, bool *comma) {
    const tct_doc *doc = s->roles->doc;
    const tct_mention *mention = &doc->mentions.items[inner];
    uint32_t at = tct_noun_after_acronym(s, mention->word_end);
    *comma = tct_roles_is_mark(s->roles, at, ",");
    if (*comma) at++;
    if (at < s->end && doc->words.items[at].upos == TCT_UPOS_CCONJ)
        at++, *comma = false;
    else if (!*comma)
        return TCT_NONE;
    const tct_pack_item *item = NULL;
    if (at < s->end && !*comma)
        at += tct_roles_match(s->roles, s->part, TCT_ROLE_COMPLEMENTS, at, s->end, &item);
    at = tct_roles_skip_articles(s->roles, at, s->end);
    return at < s->end ? tct_roles_begin(s->roles, at, 1u << mention->kind) : TCT_NONE;
}

bool tct_noun_is_closed_list(const tct_noun_scan *s, uint32_t inner) {
    bool comma = true;
    for (int i = 0; i < 12 && comma; i++) {
        inner = coordinated(s, inner, &comma);
        if (inner == TCT_NONE) return false;
    }
    return !comma;
}

/** "X, filiale de Y, |et Z|": the tree joins Z to X, whatever stands between. */
static bool is_beside(const tct_noun_scan *s, uint32_t outer, uint32_t item) {
    const tct_mention *mentions = s->roles->doc->mentions.items;
    const tct_word *head = &s->roles->doc->words.items[mentions[item].head];
    return head->relation == TCT_DEP_CONJ && head->head >= mentions[outer].first_word &&
           head->head < mentions[outer].word_end;
}

tct_status tct_noun_relate_list(const tct_noun_scan *s, const tct_noun_link *link, uint32_t outer,
                                uint32_t inner, const char *rule) {
    TRY(tct_noun_relate(s, link, outer, inner, 0, rule));
    /* "la Commission de X et |l'Union|": a unit has one parent */
    if (link->property == s->roles->extract->properties[TCT_PROPERTY_PARENT]) return TCT_OK;
    if (!tct_noun_is_closed_list(s, inner)) return TCT_OK;
    for (int i = 0; i < 12; i++) {
        bool comma;
        inner = coordinated(s, inner, &comma);
        if (inner == TCT_NONE || is_beside(s, outer, inner)) break;
        TRY(tct_noun_relate(s, link, outer, inner, 8, rule));
        if (!comma) break;
    }
    return TCT_OK;
}
