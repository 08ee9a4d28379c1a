/*
 * Relations inside noun phrases, by the list `noun-links`: connector, kinds (or class) of the two, property,
 * confidence. "of" joins the first to the second, a genitive or a compound the second to the first.
 */
#include <assert.h>

#include "extract/titles.h"

#define INNER                                                                                                \
    (TCT_KIND_BIT(ORGANIZATION) | TCT_KIND_BIT(EVENT) | TCT_KIND_BIT(STRATEGY) | TCT_KIND_BIT(PLACE))
/** What may follow a connector. */
#define FOLLOWER (INNER | TCT_KIND_BIT(PERSON))

typedef struct {
    tct_roles *roles;
    const tct_role_part *part;
    uint32_t begin, end; /**< words of the sentence */
} scan;

/** What a row of the list says about two mentions. */
typedef struct {
    uint16_t property;
    uint8_t confidence;
    bool reversed; /**< the inner one is the subject */
} noun_link;

static const char *kind_word(uint8_t kind) {
    static const char *const words[TCT_KIND_COUNT] = {
        [TCT_KIND_PERSON] = "person", [TCT_KIND_ORGANIZATION] = "organization",
        [TCT_KIND_EVENT] = "event",   [TCT_KIND_STRATEGY] = "strategy",
        [TCT_KIND_PLACE] = "place",
    };
    return words[kind] ? words[kind] : "";
}

/** Does @p name, a kind or a class, fit the mention? */
static bool fits(const scan *s, tct_str name, const tct_mention *mention) {
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
static bool takes_inner(const scan *s, uint16_t property, const tct_mention *outer) {
    return !(tct_pack_property_at(s->roles->extract->pack, property)->domain >> outer->kind & 1u);
}

/** A place after an acronym or a well-known body ("the UN in Kenya") tells where it acts, not where it is. */
static bool is_acronym_placed(const scan *s, uint16_t property, const tct_mention *outer) {
    return property == s->roles->extract->properties[TCT_PROPERTY_LOCATION] &&
           (outer->form == TCT_MENTION_ACRONYM ||
            (outer->kind == TCT_KIND_ORGANIZATION && outer->entity != TCT_NONE));
}

/** Confidence of rows whose connector says the relation itself ("based in"), not only "in". */
#define EXPLICIT 80

/** Do the kinds of a row fit that says that such two are not related? */
static bool is_barred(const scan *s, const tct_pack_item *item, const tct_mention *outer,
                      const tct_mention *inner) {
    tct_str kinds = tct_roles_value(s->roles, item, 0);
    const tct_str first = tct_str_split(&kinds, ' ');
    return tct_str_equal(tct_roles_value(s->roles, item, 1), TCT_LIT("-")) && fits(s, first, outer) &&
           fits(s, kinds, inner);
}

static bool read_row(const scan *s, const tct_pack_item *item, const tct_mention *outer,
                     const tct_mention *inner, noun_link *out) {
    tct_str kinds = tct_roles_value(s->roles, item, 0);
    const tct_str first = tct_str_split(&kinds, ' ');
    if (!fits(s, first, outer) || !fits(s, kinds, inner)) return false;
    tct_str property = tct_roles_value(s->roles, item, 1);
    const bool backwards = tct_str_starts(property, TCT_LIT("^"));
    if (backwards) property = tct_str_range(property, 1, property.size);
    out->property = tct_pack_property_find(s->roles->extract->pack, property);
    out->confidence = number_of(tct_roles_value(s->roles, item, 2));
    if (out->property == UINT16_MAX) return false;
    if (out->confidence < EXPLICIT && is_acronym_placed(s, out->property, outer)) return false;
    out->reversed = backwards || takes_inner(s, out->property, outer);
    return true;
}

/** First row under the key of words @p words that fits the two mentions. */
static bool find_row(const scan *s, const tct_symbol *words, size_t count, const tct_mention *outer,
                     const tct_mention *inner, noun_link *out) {
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
static bool link_without_adverbs(const scan *s, uint32_t first, uint32_t end, const tct_mention *outer,
                                 const tct_mention *inner, noun_link *out) {
    tct_symbol keys[8];
    size_t count = 0;
    for (uint32_t w = first; w < end && count < 8; w++)
        if (!may_be_left_out(&s->roles->doc->words.items[w])) keys[count++] = tct_roles_key(s->roles, w);
    return count && count < end - first && find_row(s, keys, count, outer, inner, out);
}

/** Row for the connector that the words [first, end) are. */
static bool link_by_words(const scan *s, uint32_t first, uint32_t end, const tct_mention *outer,
                          const tct_mention *inner, noun_link *out) {
    tct_symbol words[8], keys[8];
    if (first >= end || end - first > 8) return false;
    for (uint32_t w = first; w < end; w++) {
        words[w - first] = s->roles->doc->words.items[w].lower;
        keys[w - first] = tct_roles_key(s->roles, w);
    }
    return find_row(s, words, end - first, outer, inner, out) ||
           find_row(s, keys, end - first, outer, inner, out) ||
           link_without_adverbs(s, first, end, outer, inner, out);
}

/** "Feed the Future, a government initiative", "the EIB is the bank of the EU": whom the description
 * describes. */
static uint32_t described(const scan *s, uint32_t mention) {
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

static tct_status relate(const scan *s, const noun_link *link, uint32_t outer, uint32_t inner, uint8_t less,
                         const char *rule) {
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

static bool is_usable(const tct_mention *mention, unsigned kinds) {
    if (mention->form == TCT_MENTION_PRONOUN || (mention->flags & TCT_MENTION_GENERIC)) return false;
    return kinds >> mention->kind & 1u;
}

/* --- the second after the first
 * ------------------------------------------------------------------------------- */

/** After the mention and an acronym in brackets. */
static uint32_t after_acronym(const scan *s, uint32_t at) {
    if (at + 2 >= s->end || !tct_roles_is_mark(s->roles, at, "(")) return at;
    for (uint32_t w = at + 1; w < at + 4 && w < s->end; w++)
        if (tct_roles_is_mark(s->roles, w, ")"))
            return s->roles->starts[at + 1] != TCT_NONE && s->roles->ends[w] == s->roles->starts[at + 1]
                       ? w + 1
                       : at;
    return at;
}

/** Mention joined by "and" to @p inner, of the same kind; TCT_NONE when there is none. */
static uint32_t coordinated(const scan *s, uint32_t inner, bool *comma) {
    const tct_doc *doc = s->roles->doc;
    const tct_mention *mention = &doc->mentions.items[inner];
    uint32_t at = after_acronym(s, mention->word_end);
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

/** Is the last of a list "A, B and C" that begins at @p inner joined by a conjunction? Then its members
 * count. */
static bool is_closed_list(const scan *s, uint32_t inner) {
    bool comma = true;
    for (int i = 0; i < 12 && comma; i++) {
        inner = coordinated(s, inner, &comma);
        if (inner == TCT_NONE) return false;
    }
    return !comma;
}

static tct_status relate_list(const scan *s, const noun_link *link, uint32_t outer, uint32_t inner,
                              const char *rule) {
    TRY(relate(s, link, outer, inner, 0, rule));
    if (!is_closed_list(s, inner)) return TCT_OK;
    for (int i = 0; i < 12; i++) {
        bool comma;
        inner = coordinated(s, inner, &comma);
        if (inner == TCT_NONE) break;
        TRY(relate(s, link, outer, inner, 8, rule));
        if (!comma) break;
    }
    return TCT_OK;
}

/** Confidence under which a row needs the tree as well: "programme d'appui à X", not "a présenté le plan à
 * X". */
#define NEEDS_TREE 60

/** "programme d'appui à X", not "a remis le plan à X": does @p inner hang on a complement inside @p outer? */
static bool is_attached(const scan *s, const tct_mention *outer, const tct_mention *inner) {
    assert(inner->head < s->roles->doc->words.count);
    const uint32_t head = s->roles->doc->words.items[inner->head].head;
    return head != TCT_NONE && head != outer->head && head >= outer->first_word && head < outer->word_end;
}

/** After forms of address: "headed by |Dr| Ann Lee". */
static uint32_t after_address(const scan *s, uint32_t at) {
    const tct_pack_item *item = NULL;
    for (int i = 0; i < 3 && at < s->end; i++)
        at += tct_roles_match(s->roles, s->part, TCT_ROLE_HONORIFICS, at, s->end, &item);
    return at;
}

/** Length of the longest connector at @p at that joins the two kinds of a mention after it; fills @p inner.
 */
static bool connector_at(const scan *s, uint32_t at, uint32_t outer, uint32_t *inner, noun_link *link) {
    const tct_mention *mentions = s->roles->doc->mentions.items;
    for (uint32_t length = 8; length > 0; length--) {
        if (at + length >= s->end) continue;
        const uint32_t next = after_address(s, tct_roles_skip_articles(s->roles, at + length, s->end));
        *inner = next < s->end ? tct_roles_begin(s->roles, next, FOLLOWER) : TCT_NONE;
        if (*inner == TCT_NONE || !is_usable(&mentions[*inner], FOLLOWER)) continue;
        if (!link_by_words(s, at, at + length, &mentions[outer], &mentions[*inner], link)) continue;
        if (link->confidence >= NEEDS_TREE || is_attached(s, &mentions[outer], &mentions[*inner]))
            return true;
    }
    return false;
}

static tct_status link_from(const scan *s, uint32_t outer, uint32_t at);

/** What the connector behind the mention leads to; behind a place ("X in Y, headed by Z") the next connector
 * too. */
static tct_status link_connected(const scan *s, uint32_t outer, const noun_link *link, uint32_t inner,
                                 const char *rule) {
    const tct_mention *found = &s->roles->doc->mentions.items[inner];
    TRY(relate_list(s, link, outer, inner, rule));
    const bool again = found->kind == TCT_KIND_PLACE &&
                       s->roles->doc->mentions.items[outer].kind != TCT_KIND_PLACE &&
                       tct_roles_is_mark(s->roles, found->word_end, ",");
    return again ? link_from(s, outer, found->word_end) : TCT_OK;
}

static tct_status link_following(const scan *s, uint32_t outer) {
    return link_from(s, outer, s->roles->doc->mentions.items[outer].word_end);
}

static tct_status link_from(const scan *s, uint32_t outer, uint32_t at) {
    if (tct_roles_is_mark(s->roles, at, "»”\"")) at++;
    at = after_acronym(s, at);
    uint32_t inner;
    noun_link link;
    if (tct_roles_is_genitive(s->roles, at)) return TCT_OK;
    if (connector_at(s, at, outer, &inner, &link))
        return link_connected(s, outer, &link, inner, "noun/complement");
    if (at >= s->end || !tct_roles_is_mark(s->roles, at, ",")) return TCT_OK;
    at = tct_roles_skip_articles(s->roles, at + 1, s->end);
    const bool plain = at < s->end && s->roles->doc->words.items[at].upos == TCT_UPOS_ADP;
    if (plain || !connector_at(s, at, outer, &inner, &link)) return TCT_OK;
    return link_connected(s, outer, &link, inner, "noun/apposition");
}

/** "A's B": the second belongs to the first. */
static tct_status link_genitive(const scan *s, uint32_t outer) {
    const tct_mention *mentions = s->roles->doc->mentions.items;
    const uint32_t at = mentions[outer].first_word;
    if (at < s->begin + 2) return TCT_OK;
    const uint32_t inner = tct_roles_end(s->roles, at - 1, INNER);
    noun_link link;
    if (inner == TCT_NONE || !is_usable(&mentions[inner], INNER)) return TCT_OK;
    if (!link_by_words(s, at - 1, at, &mentions[outer], &mentions[inner], &link)) return TCT_OK;
    return relate(s, &link, outer, inner, 0, "noun/genitive");
}

/* --- one inside the other
 * ------------------------------------------------------------------------------------- */

static bool find_compound_row(const scan *s, const tct_mention *outer, const tct_mention *inner,
                              noun_link *link) {
    const tct_symbol key = tct_symbols_find(s->roles->doc->symbols, TCT_LIT("compound"));
    return key && find_row(s, &key, 1, outer, inner, link);
}

/** "B A" side by side: "World Bank project". */
static tct_status link_compound(const scan *s, uint32_t outer) {
    const tct_mention *mentions = s->roles->doc->mentions.items;
    const uint32_t at = mentions[outer].first_word;
    const uint32_t inner = at > s->begin ? tct_roles_end(s->roles, at, INNER) : TCT_NONE;
    noun_link link;
    if (inner == TCT_NONE || !is_usable(&mentions[inner], INNER)) return TCT_OK;
    if (!find_compound_row(s, &mentions[outer], &mentions[inner], &link)) return TCT_OK;
    return relate(s, &link, outer, inner, 4, "noun/compound");
}

/** Is the organization named outside of @p outer too? One that only a name implies does not count. */
static bool is_named_elsewhere(const scan *s, const tct_mention *outer, uint32_t inner) {
    const tct_doc *doc = s->roles->doc;
    const tct_mention *mention = &doc->mentions.items[inner];
    const uint32_t root = tct_mention_root(doc, inner);
    const tct_str name = tct_doc_span(doc, outer->span);
    for (uint32_t i = 0; i < doc->mentions.count; i++) {
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
static bool is_unit_of(const scan *s, const tct_mention *outer, const tct_mention *inner) {
    const tct_pack_item *item = NULL;
    if (inner->entity != TCT_NONE || inner->class_id == UINT16_MAX) return false;
    if (s->roles->doc->words.items[inner->first_word - 1].upos != TCT_UPOS_DET) return false;
    return tct_roles_match(s->roles, s->part, TCT_ROLE_UNITS, outer->head, outer->word_end, &item) > 0;
}

/** Is @p inner a complement of the head of @p outer itself, by the tree or because nothing comes between? */
static bool hangs_on_head(const scan *s, const tct_mention *outer, const tct_mention *inner,
                          uint32_t connector) {
    const tct_word *words = s->roles->doc->words.items;
    if (words[inner->head].head != TCT_NONE && words[inner->head].head == outer->head) return true;
    for (uint32_t w = outer->first_word; w < connector; w++)
        if (words[w].upos == TCT_UPOS_ADP) return false;
    return true;
}

/** A region in a name says what the thing is about, not where it is: "Forum on Water in West Africa". */
static bool is_region_in_name(const scan *s, const noun_link *link, const tct_mention *inner) {
    const tct_extract *extract = s->roles->extract;
    if (link->property != extract->properties[TCT_PROPERTY_LOCATION] || inner->class_id == UINT16_MAX)
        return false;
    return !tct_pack_class_is_a(extract->pack, inner->class_id, extract->classes[TCT_CLASS_CITY]) &&
           !tct_pack_class_is_a(extract->pack, inner->class_id, extract->classes[TCT_CLASS_COUNTRY]);
}

/** Is there an organization inside @p outer that holds @p inner in its turn? Then that one is the unit. */
static bool has_between(const scan *s, uint32_t outer, uint32_t inner) {
    const tct_mention *mentions = s->roles->doc->mentions.items;
    assert(outer < inner);
    for (uint32_t i = outer + 1; i < inner; i++)
        if (mentions[i].kind == TCT_KIND_ORGANIZATION &&
            tct_span_contains(mentions[i].span, mentions[inner].span) &&
            !tct_span_equal(mentions[i].span, mentions[outer].span))
            return true;
    return false;
}

static tct_status link_inside(const scan *s, uint32_t outer, uint32_t inner) {
    const tct_mention *mentions = s->roles->doc->mentions.items;
    const tct_mention *a = &mentions[outer], *b = &mentions[inner];
    if (!is_usable(b, INNER)) return TCT_OK;
    assert(tct_span_contains(a->span, b->span));
    const bool parent = a->kind == TCT_KIND_ORGANIZATION && b->kind == TCT_KIND_ORGANIZATION;
    noun_link link;
    if (parent && a->form == TCT_MENTION_NAME && !is_named_elsewhere(s, a, inner) &&
        !(b->first_word > a->first_word && is_unit_of(s, a, b)))
        return TCT_OK;
    if (b->first_word == a->first_word) {
        if (parent && b->word_end < a->word_end &&
            s->roles->doc->words.items[b->word_end].upos == TCT_UPOS_PUNCT)
            return TCT_OK; /* "ASEAN-Japan Centre" belongs to neither */
        const bool genitive = link_by_words(s, b->word_end, b->word_end + 1, a, b, &link);
        if (!genitive && !find_compound_row(s, a, b, &link)) return TCT_OK;
        return relate(s, &link, outer, inner, 4,
                      genitive ? "noun/genitive in a name" : "noun/compound in a name");
    }
    uint32_t end = b->first_word;
    while (end > a->first_word + 1 && s->roles->doc->words.items[end - 1].upos == TCT_UPOS_DET)
        end--;
    for (uint32_t first = a->first_word + 1; first < end; first++) {
        if (!link_by_words(s, first, end, a, b, &link)) continue;
        if (parent && has_between(s, outer, inner)) return TCT_OK;
        if (b->kind != TCT_KIND_PLACE && !parent && !hangs_on_head(s, a, b, first)) return TCT_OK;
        if (is_region_in_name(s, &link, b)) return TCT_OK;
        if (link.property ==
            s->roles->extract->properties[TCT_PROPERTY_LOCATION]) /* no list goes on behind a name */
            return relate(s, &link, outer, inner, 0, "noun/complement in a name");
        return relate_list(s, &link, outer, inner, "noun/complement in a name");
    }
    return TCT_OK;
}

/** Mentions on either side that a name is compared with: the work stays linear in the text. */
#define NEIGHBOURS 300u

/** Do the words of @p name stand at @p at? */
static bool words_stand_at(const scan *s, const tct_mention *name, uint32_t at, uint32_t end) {
    const tct_word *words = s->roles->doc->words.items;
    if (at + (name->word_end - name->first_word) > end) return false;
    for (uint32_t i = 0; i < name->word_end - name->first_word; i++)
        if (words[at + i].lower != words[name->first_word + i].lower) return false;
    return true;
}

/** Where the last complement of @p outer begins, 0 when it has none. */
static uint32_t last_complement(const scan *s, const tct_mention *outer) {
    for (uint32_t w = outer->word_end - 1; w > outer->first_word; w--) {
        const tct_pack_item *item = NULL;
        const uint32_t length =
            tct_roles_match(s->roles, s->part, TCT_ROLE_COMPLEMENTS, w, outer->word_end, &item);
        if (!length || !tct_str_equal(tct_roles_value(s->roles, item, 0), TCT_LIT("of"))) continue;
        return tct_roles_skip_articles(s->roles, w + length, outer->word_end);
    }
    return 0;
}

/** "UN General Assembly", "Assemblée générale des Nations unies": a body whose name holds one named
 * elsewhere. */
static tct_status link_named_part(const scan *s, uint32_t outer) {
    assert(s->roles->doc->mentions.items[outer].kind == TCT_KIND_ORGANIZATION);
    const tct_doc *doc = s->roles->doc;
    const tct_mention *a = &doc->mentions.items[outer];
    const uint32_t length = a->word_end - a->first_word, tail = last_complement(s, a);
    const uint32_t from = outer > NEIGHBOURS ? outer - NEIGHBOURS : 0;
    if (length < 2) return TCT_OK;
    for (uint32_t i = from; i < doc->mentions.count && i < outer + NEIGHBOURS; i++) {
        const tct_mention *b = &doc->mentions.items[i];
        if (b->kind != TCT_KIND_ORGANIZATION ||
            (b->form != TCT_MENTION_NAME && b->form != TCT_MENTION_ACRONYM))
            continue;
        if (b->first_word >= a->first_word && b->word_end <= a->word_end) continue;
        if (b->word_end - b->first_word >= length || (b->flags & TCT_MENTION_INNER)) continue;
        const bool head =
            s->part->modifiers_before && words_stand_at(s, b, a->first_word, a->word_end) &&
            doc->words.items[a->first_word + (b->word_end - b->first_word)].upos != TCT_UPOS_PUNCT;
        const bool end = tail && words_stand_at(s, b, tail, a->word_end) &&
                         tail + (b->word_end - b->first_word) == a->word_end;
        if (!head && !end) continue;
        if (tct_mention_root(doc, outer) == tct_mention_root(doc, i)) continue;
        return tct_roles_relate(s->roles, TCT_PROPERTY_PARENT, outer, i, a->first_word, a->word_end, 72,
                                "noun/name in a name");
    }
    return TCT_OK;
}

/** "its subsidiary X", "sa filiale X": a unit by its noun after a possessive belongs to the organization in
 * view. */
static tct_status link_possessed(const scan *s, uint32_t outer) {
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

/** "the Department of X, Ministry of Y,": a unit by its noun, then the body that it belongs to, no list. */
static tct_status link_enumerated(const scan *s, uint32_t outer) {
    const tct_doc *doc = s->roles->doc;
    const tct_mention *unit = &doc->mentions.items[outer];
    const tct_pack_item *item = NULL;
    if (!s->part->lists[TCT_ROLE_UNITS] || !tct_roles_is_mark(s->roles, unit->word_end, ",")) return TCT_OK;
    if (!tct_roles_match(s->roles, s->part, TCT_ROLE_UNITS, unit->head, s->end, &item)) return TCT_OK;
    const uint32_t body = tct_roles_begin(s->roles, unit->word_end + 1, TCT_KIND_BIT(ORGANIZATION));
    if (body == TCT_NONE || unit->first_word <= s->begin) return TCT_OK;
    const tct_mention *larger = &doc->mentions.items[body];
    const uint32_t before = unit->first_word - 1, after = larger->word_end;
    const bool listed = doc->words.items[before].upos == TCT_UPOS_CCONJ ||
                        (before > s->begin && tct_roles_is_mark(s->roles, before, ",")) ||
                        (before > s->begin && tct_roles_is_mark(s->roles, before - 1, ","));
    if (listed || !is_usable(larger, TCT_KIND_BIT(ORGANIZATION)) || larger->form == TCT_MENTION_ANAPHOR)
        return TCT_OK;
    if (tct_roles_match(s->roles, s->part, TCT_ROLE_UNITS, larger->head, s->end, &item)) return TCT_OK;
    if (after < s->end && !tct_roles_is_mark(s->roles, after, ",;.)")) return TCT_OK;
    if (is_closed_list(s, body)) return TCT_OK;
    return tct_roles_relate(s->roles, TCT_PROPERTY_PARENT, outer, body, unit->first_word, after, 66,
                            "noun/unit before its body");
}

static tct_status link_mention(const scan *s, uint32_t outer) {
    const tct_doc *doc = s->roles->doc;
    TRY(link_genitive(s, outer));
    if (doc->mentions.items[outer].kind == TCT_KIND_ORGANIZATION &&
        doc->mentions.items[outer].form == TCT_MENTION_NAME)
        TRY(link_named_part(s, outer));
    if (doc->mentions.items[outer].kind == TCT_KIND_ORGANIZATION) {
        TRY(link_possessed(s, outer));
        TRY(link_enumerated(s, outer));
    }
    if (s->part->modifiers_before) TRY(link_compound(s, outer));
    if (!(doc->mentions.items[outer].flags & TCT_MENTION_INNER) ||
        s->roles->ends[doc->mentions.items[outer].word_end] == outer)
        TRY(link_following(s, outer));
    for (uint32_t i = outer + 1; i < doc->mentions.count; i++) {
        const tct_mention *inner = &doc->mentions.items[i];
        if (inner->span.begin >= doc->mentions.items[outer].span.end) break;
        if (tct_span_equal(inner->span, doc->mentions.items[outer].span)) continue;
        if (tct_span_contains(doc->mentions.items[outer].span, inner->span)) TRY(link_inside(s, outer, i));
    }
    return TCT_OK;
}

/** "Funded by |the Union|, |the project| …": a connector that opens the sentence, the second of the two, then
 * the first. */
static tct_status link_fronted(const scan *s) {
    const tct_mention *mentions = s->roles->doc->mentions.items;
    const uint32_t start = tct_roles_skip_articles(s->roles, s->begin, s->end);
    for (uint32_t length = 8; length > 1; length--) {
        if (start + length + 2 >= s->end) continue;
        const uint32_t next = tct_roles_skip_articles(s->roles, start + length, s->end);
        const uint32_t inner = next < s->end ? tct_roles_begin(s->roles, next, FOLLOWER) : TCT_NONE;
        if (inner == TCT_NONE || !is_usable(&mentions[inner], FOLLOWER)) continue;
        const uint32_t comma = after_acronym(s, mentions[inner].word_end);
        if (comma + 1 >= s->end || !tct_roles_is_mark(s->roles, comma, ",")) continue;
        const uint32_t at = tct_roles_skip_articles(s->roles, comma + 1, s->end);
        const uint32_t outer = at < s->end ? tct_roles_begin(s->roles, at, FOLLOWER) : TCT_NONE;
        if (outer == TCT_NONE || mentions[outer].flags & TCT_MENTION_GENERIC) continue;
        noun_link link;
        if (!link_by_words(s, start, start + length, &mentions[outer], &mentions[inner], &link)) continue;
        if (link.confidence < EXPLICIT - 10) continue;
        return relate(s, &link, outer, inner, 6, "noun/fronted");
    }
    return TCT_OK;
}

/** "It is a member of …": what stands for a name as the subject. */
static bool is_subject_pronoun(const tct_doc *doc, const tct_mention *mention) {
    if (mention->form != TCT_MENTION_PRONOUN || !((INNER | TCT_KIND_BIT(PERSON)) >> mention->kind & 1u))
        return false;
    const uint8_t relation = doc->words.items[mention->head].relation;
    return relation == TCT_DEP_NSUBJ || relation == TCT_DEP_NSUBJ_PASS;
}

tct_status tct_roles_hierarchy(tct_roles *roles) {
    assert(roles && roles->doc);
    const tct_doc *doc = roles->doc;
    for (uint32_t i = 0; i < doc->sentences.count; i++) {
        const tct_role_part *part = tct_roles_part(roles, i);
        if (!part || !part->lists[TCT_ROLE_NOUNS]) continue;
        const scan s = {roles, part, doc->sentences.items[i].first_word, doc->sentences.items[i].word_end};
        TRY(link_fronted(&s));
    }
    for (uint32_t i = 0; i < doc->mentions.count; i++) {
        const bool pronoun = is_subject_pronoun(doc, &doc->mentions.items[i]);
        if (!pronoun && !is_usable(&doc->mentions.items[i], INNER | TCT_KIND_BIT(PERSON))) continue;
        const uint32_t sentence = doc->mentions.items[i].sentence;
        const tct_role_part *part = tct_roles_part(roles, sentence);
        if (!part || !part->lists[TCT_ROLE_NOUNS]) continue;
        const scan s = {roles, part, doc->sentences.items[sentence].first_word,
                        doc->sentences.items[sentence].word_end};
        const bool following = pronoun || doc->mentions.items[i].kind == TCT_KIND_PERSON;
        if (doc->mentions.items[i].kind == TCT_KIND_PERSON) TRY(link_genitive(&s, i));
        TRY(following ? link_following(&s, i) : link_mention(&s, i));
    }
    return TCT_OK;
}
