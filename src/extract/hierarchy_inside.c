/* Relations between a mention and one inside it or right before it: complements and compounds in names. */
#include <assert.h>

#include "extract/hierarchy.h"

/** Row for two mentions side by side. */
static bool find_compound_row(const tct_noun_scan *s, const tct_mention *outer, const tct_mention *inner,
                              tct_noun_link *link) {
    const tct_symbol key = tct_symbols_find(s->roles->doc->symbols, TCT_LIT("compound"));
    return key && tct_noun_row(s, &key, 1, outer, inner, link);
}

tct_status tct_noun_link_compound(const tct_noun_scan *s, uint32_t outer) {
    const tct_mention *mentions = s->roles->doc->mentions.items;
    const uint32_t at = mentions[outer].first_word;
    const uint32_t inner = at > s->begin ? tct_roles_end(s->roles, at, TCT_NOUN_INNER) : TCT_NONE;
    tct_noun_link link;
    if (inner == TCT_NONE || !tct_noun_is_usable(&mentions[inner], TCT_NOUN_INNER)) return TCT_OK;
    if (!find_compound_row(s, &mentions[outer], &mentions[inner], &link)) return TCT_OK;
    return tct_noun_relate(s, &link, outer, inner, 4, "noun/compound");
}

/** Mentions on either side in which a name is looked for again; keeps long documents linear. */
#define NAMED_REACH 1500u

/** Is the organization named outside of @p outer too? One that only a name implies does not count. */
static bool is_named_elsewhere(const tct_noun_scan *s, const tct_mention *outer, uint32_t inner) {
    const tct_doc *doc = s->roles->doc;
    const tct_mention *mention = &doc->mentions.items[inner];
    const uint32_t root = tct_mention_root(doc, inner);
    const tct_str name = tct_doc_span(doc, outer->span);
    const uint32_t from = inner > NAMED_REACH ? inner - NAMED_REACH : 0;
    for (uint32_t i = from; i < doc->mentions.count && i < inner + NAMED_REACH; i++) {
        const tct_mention *other = &doc->mentions.items[i];
        if (i == inner || other->kind != mention->kind || (other->flags & TCT_MENTION_INNER)) continue;
        if (tct_str_equal(tct_doc_span(doc, other->span), name)) continue;
        if (tct_mention_root(doc, i) == root ||
            (mention->entity != TCT_NONE && mention->entity == other->entity))
            return true;
    }
    return false;
}

/** "Department of X of the Ministry of Y": a unit, and after an article a body that is no name known before.
 */
static bool is_unit_of(const tct_noun_scan *s, const tct_mention *outer, const tct_mention *inner) {
    const tct_pack_item *item = NULL;
    if (inner->entity != TCT_NONE || inner->class_id == UINT16_MAX) return false;
    if (s->roles->doc->words.items[inner->first_word - 1].upos != TCT_UPOS_DET) return false;
    return tct_roles_match(s->roles, s->part, TCT_ROLE_UNITS, outer->head, outer->word_end, &item) > 0;
}

/** Is @p inner a complement of the head of @p outer itself, by the tree or because nothing comes between? */
static bool hangs_on_head(const tct_noun_scan *s, const tct_mention *outer, const tct_mention *inner,
                          uint32_t connector) {
    const tct_word *words = s->roles->doc->words.items;
    if (words[inner->head].head != TCT_NONE && words[inner->head].head == outer->head) return true;
    for (uint32_t w = outer->first_word; w < connector; w++)
        if (words[w].upos == TCT_UPOS_ADP) return false;
    return true;
}

/** A region in a name says what the thing is about, not where it is: "Forum on Water in West Africa". */
static bool is_region_in_name(const tct_noun_scan *s, const tct_noun_link *link, const tct_mention *inner) {
    const tct_extract *extract = s->roles->extract;
    if (link->property != extract->properties[TCT_PROPERTY_LOCATION] || inner->class_id == UINT16_MAX)
        return false;
    return !tct_pack_class_is_a(extract->pack, inner->class_id, extract->classes[TCT_CLASS_CITY]) &&
           !tct_pack_class_is_a(extract->pack, inner->class_id, extract->classes[TCT_CLASS_COUNTRY]);
}

/** Is there an organization inside @p outer that holds @p inner in its turn? Then that one is the unit. */
static bool has_between(const tct_noun_scan *s, uint32_t outer, uint32_t inner) {
    const tct_mention *mentions = s->roles->doc->mentions.items;
    assert(outer < inner);
    for (uint32_t i = outer + 1; i < inner; i++)
        if (mentions[i].kind == TCT_KIND_ORGANIZATION &&
            tct_span_contains(mentions[i].span, mentions[inner].span) &&
            !tct_span_equal(mentions[i].span, mentions[outer].span))
            return true;
    return false;
}

/** "|USAID|-funded Lead Programme", "|Dublin|-based charity": a row whose key is "hyphen" and the
 * participle. */
static bool find_participle_row(const tct_noun_scan *s, const tct_mention *outer, const tct_mention *inner,
                                tct_noun_link *link) {
    const uint32_t hyphen = inner->word_end;
    if (hyphen + 2 >= outer->word_end || !tct_roles_is_mark(s->roles, hyphen, "-")) return false;
    const tct_symbol words[] = {tct_symbols_find(s->roles->doc->symbols, TCT_LIT("hyphen")),
                                s->roles->doc->words.items[hyphen + 1].lower};
    return words[0] && tct_noun_row(s, words, 2, outer, inner, link);
}

/** "UN General Assembly": the inner one begins the name. */
static tct_status link_first(const tct_noun_scan *s, uint32_t outer, uint32_t inner, bool parent) {
    const tct_doc *doc = s->roles->doc;
    const tct_mention *a = &doc->mentions.items[outer], *b = &doc->mentions.items[inner];
    assert(a->first_word == b->first_word);
    const bool inside = b->word_end < a->word_end;
    tct_noun_link link;
    if (find_participle_row(s, a, b, &link))
        return tct_noun_relate(s, &link, outer, inner, 0, "noun/participle in a name");
    if (parent && inside && doc->words.items[b->word_end].upos == TCT_UPOS_PUNCT)
        return TCT_OK; /* "ASEAN-Japan Centre" belongs to neither */
    const bool genitive = tct_noun_row_by_words(s, b->word_end, b->word_end + 1, a, b, &link);
    if (!genitive && !find_compound_row(s, a, b, &link)) return TCT_OK;
    return tct_noun_relate(s, &link, outer, inner, 4,
                           genitive ? "noun/genitive in a name" : "noun/compound in a name");
}

/** "the |inauguration| of the Centre": the act of a verb of the list event-verbs is done to its complement.
 */
static bool is_act(const tct_noun_scan *s, const tct_mention *outer) {
    const tct_pack_list *verbs = s->part->part->lists[TCT_LIST_EVENT_VERBS];
    const tct_symbol noun = s->roles->doc->words.items[outer->head].lemma;
    for (uint32_t i = 0; verbs && i < verbs->count; i++)
        if (verbs->items[i].value[0] == noun) return true;
    return false;
}

/** The connector before the inner one, whose first word is @p connector, says @p link. */
static tct_status link_complement(const tct_noun_scan *s, const tct_noun_link *link, uint32_t connector,
                                  uint32_t outer, uint32_t inner, bool parent) {
    static const char rule[] = "noun/complement in a name";
    const tct_mention *mentions = s->roles->doc->mentions.items;
    const tct_mention *a = &mentions[outer], *b = &mentions[inner];
    if (parent && has_between(s, outer, inner)) return TCT_OK;
    const bool place = link->property == s->roles->extract->properties[TCT_PROPERTY_LOCATION];
    if (!place && !parent && !hangs_on_head(s, a, b, connector)) return TCT_OK;
    if (is_region_in_name(s, link, b)) return TCT_OK;
    if (link->property == s->roles->extract->properties[TCT_PROPERTY_ORGANIZER] && is_act(s, a))
        return TCT_OK;
    return place ? tct_noun_relate(s, link, outer, inner, 0, rule) /* no list goes on behind a name */
                 : tct_noun_relate_list(s, link, outer, inner, rule);
}

/** Does the name of a body that holds another's say nothing of the two: known only as one name, no unit? */
static bool is_one_name(const tct_noun_scan *s, uint32_t outer, uint32_t inner) {
    const tct_mention *mentions = s->roles->doc->mentions.items;
    const tct_mention *a = &mentions[outer], *b = &mentions[inner];
    if (a->form != TCT_MENTION_NAME || is_named_elsewhere(s, a, inner)) return false;
    return b->first_word == a->first_word || !is_unit_of(s, a, b);
}

tct_status tct_noun_link_inside(const tct_noun_scan *s, uint32_t outer, uint32_t inner) {
    const tct_mention *mentions = s->roles->doc->mentions.items;
    const tct_mention *a = &mentions[outer], *b = &mentions[inner];
    if (!tct_noun_is_usable(b, TCT_NOUN_INNER)) return TCT_OK;
    assert(tct_span_contains(a->span, b->span));
    const bool parent = a->kind == TCT_KIND_ORGANIZATION && b->kind == TCT_KIND_ORGANIZATION;
    tct_noun_link link;
    if (parent && is_one_name(s, outer, inner) && !find_participle_row(s, a, b, &link)) return TCT_OK;
    if (b->first_word == a->first_word) return link_first(s, outer, inner, parent);
    uint32_t end = b->first_word;
    while (end > a->first_word + 1 && s->roles->doc->words.items[end - 1].upos == TCT_UPOS_DET)
        end--;
    for (uint32_t first = a->first_word + 1; first < end; first++)
        if (tct_noun_row_by_words(s, first, end, a, b, &link))
            return link_complement(s, &link, first, outer, inner, parent);
    return TCT_OK;
}
