/* Relations between mentions side by side: connectors, appositions, genitives, connectors that open a
 * sentence. */
#include <assert.h>

#include "extract/hierarchy.h"

/** Confidence under which a row needs the tree as well: "programme d'appui à X", not "a présenté le plan à
 * X". */
#define NEEDS_TREE 60

/** "programme d'appui à X", not "a remis le plan à X": does @p inner hang on a complement inside @p outer? */
static bool is_attached(const tct_noun_scan *s, const tct_mention *outer, const tct_mention *inner) {
    assert(inner->head < s->roles->doc->words.count);
    const uint32_t head = s->roles->doc->words.items[inner->head].head;
    return head != TCT_NONE && head != outer->head && head >= outer->first_word && head < outer->word_end;
}

/** After forms of address: "headed by |Dr| Ann Lee". */
static uint32_t after_address(const tct_noun_scan *s, uint32_t at) {
    const tct_pack_item *item = NULL;
    for (int i = 0; i < 3 && at < s->end; i++)
        at += tct_roles_match(s->roles, s->part, TCT_ROLE_HONORIFICS, at, s->end, &item);
    return at;
}

/** "part of the government's |Blue Growth Programme|": what @p owner owns; itself where no genitive mark
 * follows, TCT_NONE when what is owned is no mention. */
static uint32_t owned_by(const tct_noun_scan *s, uint32_t owner) {
    const tct_doc *doc = s->roles->doc;
    for (int i = 0; i < 3 && owner != TCT_NONE; i++) {
        uint32_t at = doc->mentions.items[owner].word_end;
        if (at + 1 >= s->end || !tct_roles_is_genitive(s->roles, at)) return owner;
        for (at++; at < s->end && tct_roles_begin(s->roles, at, TCT_NOUN_FOLLOWER) == TCT_NONE &&
                   doc->words.items[at].upos == TCT_UPOS_ADJ;)
            at++;
        owner = at < s->end ? tct_roles_begin(s->roles, at, TCT_NOUN_FOLLOWER) : TCT_NONE;
    }
    return owner;
}

/** The mention behind articles and forms of address at @p at, TCT_NONE when there is none. */
static uint32_t follower_behind(const tct_noun_scan *s, uint32_t at) {
    const uint32_t next = after_address(s, tct_roles_skip_articles(s->roles, at, s->end));
    return next < s->end ? owned_by(s, tct_roles_begin(s->roles, next, TCT_NOUN_FOLLOWER)) : TCT_NONE;
}

/** Length of the longest connector at @p at that joins the two kinds of a mention after it; fills @p inner.
 */
static bool connector_at(const tct_noun_scan *s, uint32_t at, uint32_t outer, uint32_t *inner,
                         tct_noun_link *link) {
    const tct_mention *mentions = s->roles->doc->mentions.items;
    for (uint32_t length = TCT_NOUN_LONGEST; length > 0; length--) {
        if (at + length >= s->end) continue;
        *inner = follower_behind(s, at + length);
        if (*inner == TCT_NONE || !tct_noun_is_usable(&mentions[*inner], TCT_NOUN_FOLLOWER)) continue;
        if (!tct_noun_row_by_words(s, at, at + length, &mentions[outer], &mentions[*inner], link)) continue;
        if (link->confidence >= NEEDS_TREE || is_attached(s, &mentions[outer], &mentions[*inner]))
            return true;
    }
    return false;
}

static tct_status link_from(const tct_noun_scan *s, uint32_t outer, uint32_t at);

/** What the connector behind the mention leads to; behind a place ("X in Y, headed by Z") the next connector
 * too. */
static tct_status link_connected(const tct_noun_scan *s, uint32_t outer, const tct_noun_link *link,
                                 uint32_t inner, const char *rule) {
    const tct_mention *found = &s->roles->doc->mentions.items[inner];
    TRY(tct_noun_relate_list(s, link, outer, inner, rule));
    const bool again = found->kind == TCT_KIND_PLACE &&
                       s->roles->doc->mentions.items[outer].kind != TCT_KIND_PLACE &&
                       tct_roles_is_mark(s->roles, found->word_end, ",");
    return again ? link_from(s, outer, found->word_end) : TCT_OK;
}

tct_status tct_noun_link_following(const tct_noun_scan *s, uint32_t outer) {
    return link_from(s, outer, s->roles->doc->mentions.items[outer].word_end);
}

/** "X, formerly of |A|, |will join| B": a verb is said of a subject, not of what stands under a preposition.
 */
static bool is_verb_of_another(const tct_noun_scan *s, uint32_t outer, uint32_t connector) {
    const tct_word *words = s->roles->doc->words.items;
    uint32_t at = s->roles->doc->mentions.items[outer].first_word;
    const bool finite = words[connector].upos == TCT_UPOS_AUX ||
                        (words[connector].upos == TCT_UPOS_VERB &&
                         TCT_FEAT(words[connector].feats, TCT_FEAT_VERBFORM) == TCT_VERBFORM_FIN);
    while (at > s->begin && words[at - 1].upos == TCT_UPOS_DET)
        at--;
    /* "who led |the Institute|, |joins| UNICEF" */
    if (finite && words[s->roles->doc->mentions.items[outer].head].relation == TCT_DEP_OBJ) return true;
    return finite && at > s->begin && words[at - 1].upos == TCT_UPOS_ADP;
}

/** "organised by the Secretariat |with the support of| X": what helps an act does not help its agent. */
static bool is_for_act(const tct_noun_scan *s, uint32_t outer, uint32_t connector,
                       const tct_noun_link *link) {
    const tct_word *words = s->roles->doc->words.items;
    const uint16_t *properties = s->roles->extract->properties;
    return words[s->roles->doc->mentions.items[outer].head].relation == TCT_DEP_OBL_AGENT &&
           words[connector].upos == TCT_UPOS_ADP &&
           (link->property == properties[TCT_PROPERTY_SUPPORTS] ||
            link->property == properties[TCT_PROPERTY_PARTNER]);
}

static tct_status link_from(const tct_noun_scan *s, uint32_t outer, uint32_t at) {
    if (tct_roles_is_mark(s->roles, at, "»”\"")) at++;
    at = tct_noun_after_acronym(s, at);
    uint32_t inner;
    tct_noun_link link;
    if (tct_roles_is_genitive(s->roles, at)) return TCT_OK;
    if (connector_at(s, at, outer, &inner, &link) && !is_verb_of_another(s, outer, at))
        return is_for_act(s, outer, at, &link) ? TCT_OK
                                               : link_connected(s, outer, &link, inner, "noun/complement");
    if (at >= s->end || !tct_roles_is_mark(s->roles, at, ",")) return TCT_OK;
    at = tct_roles_skip_articles(s->roles, at + 1, s->end);
    const bool plain = at < s->end && s->roles->doc->words.items[at].upos == TCT_UPOS_ADP;
    if (plain || !connector_at(s, at, outer, &inner, &link) || is_verb_of_another(s, outer, at))
        return TCT_OK;
    return link_connected(s, outer, &link, inner, "noun/apposition");
}

tct_status tct_noun_link_genitive(const tct_noun_scan *s, uint32_t outer) {
    const tct_mention *mentions = s->roles->doc->mentions.items;
    const uint32_t at = mentions[outer].first_word;
    if (at < s->begin + 2) return TCT_OK;
    const uint32_t inner = tct_roles_end(s->roles, at - 1, TCT_NOUN_INNER);
    tct_noun_link link;
    if (inner == TCT_NONE || !tct_noun_is_usable(&mentions[inner], TCT_NOUN_INNER)) return TCT_OK;
    if (!tct_noun_row_by_words(s, at - 1, at, &mentions[outer], &mentions[inner], &link)) return TCT_OK;
    return tct_noun_relate(s, &link, outer, inner, 0, "noun/genitive");
}

/** The mention at @p at after articles, when it is of a kind that may follow a connector; else TCT_NONE. */
static uint32_t follower_at(const tct_noun_scan *s, uint32_t at) {
    if (at >= s->end) return TCT_NONE;
    at = tct_roles_skip_articles(s->roles, at, s->end);
    return at < s->end ? tct_roles_begin(s->roles, at, TCT_NOUN_FOLLOWER) : TCT_NONE;
}

/** The mention behind @p inner, which a connector that opens the sentence has led to, and a comma. */
static uint32_t behind_fronted(const tct_noun_scan *s, uint32_t inner) {
    const tct_mention *mentions = s->roles->doc->mentions.items;
    if (inner == TCT_NONE || !tct_noun_is_usable(&mentions[inner], TCT_NOUN_FOLLOWER)) return TCT_NONE;
    const uint32_t comma = tct_noun_after_acronym(s, mentions[inner].word_end);
    if (comma + 1 >= s->end || !tct_roles_is_mark(s->roles, comma, ",")) return TCT_NONE;
    const uint32_t outer = follower_at(s, comma + 1);
    return outer != TCT_NONE && mentions[outer].flags & TCT_MENTION_GENERIC ? TCT_NONE : outer;
}

/** "With financing from X, |the Institute| carries out Y": what opens the sentence helps what is done, not
 * who does it. */
static bool helps_act(const tct_noun_scan *s, const tct_noun_link *link, const tct_mention *outer) {
    const uint16_t *properties = s->roles->extract->properties;
    const uint8_t upos = s->roles->doc->words.items[s->begin].upos;
    return outer->kind == TCT_KIND_ORGANIZATION && (upos == TCT_UPOS_ADP || upos == TCT_UPOS_SCONJ) &&
           (link->property == properties[TCT_PROPERTY_SUPPORTS] ||
            link->property == properties[TCT_PROPERTY_FUNDER]);
}

tct_status tct_noun_link_fronted(const tct_noun_scan *s) {
    const tct_mention *mentions = s->roles->doc->mentions.items;
    const uint32_t start = tct_roles_skip_articles(s->roles, s->begin, s->end);
    for (uint32_t length = TCT_NOUN_LONGEST; length > 1; length--) {
        if (start + length + 2 >= s->end) continue;
        const uint32_t inner = follower_at(s, start + length), outer = behind_fronted(s, inner);
        if (outer == TCT_NONE) continue;
        tct_noun_link link;
        if (!tct_noun_row_by_words(s, start, start + length, &mentions[outer], &mentions[inner], &link))
            continue;
        if (link.confidence >= TCT_NOUN_EXPLICIT - 10 && !helps_act(s, &link, &mentions[outer]))
            return tct_noun_relate(s, &link, outer, inner, 6, "noun/fronted");
    }
    return TCT_OK;
}
