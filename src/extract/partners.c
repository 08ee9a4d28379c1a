/*
 * Who works with whom, by the phrases of the list partner-cues: "a partnership between A, B and C" joins all
 * of a list; "A, in partnership with B and C," joins who acts in the clause with each of a list.
 */
#include <assert.h>

#include "extract/titles.h"

#define PARTY (TCT_KIND_BIT(ORGANIZATION) | TCT_KIND_BIT(PLACE))
/** How many parties of one list are joined, and how far the tree is climbed to the verb. */
#define PARTIES_MAXIMUM 12u
#define CLIMB_MAXIMUM 6u
#define THING (TCT_KIND_BIT(STRATEGY) | TCT_KIND_BIT(EVENT))
enum { BETWEEN = 74, WITH = 72, HELP = 72 };

typedef struct {
    tct_roles *roles;
    const tct_role_part *part;
    const tct_pack_list *cues;
    uint32_t begin, end;
} scan;

typedef struct {
    uint32_t items[PARTIES_MAXIMUM];
    uint32_t count, end;
} parties;

static const tct_mention *mention_at(const scan *s, uint32_t mention) {
    return &s->roles->doc->mentions.items[mention];
}

/** After an acronym in brackets that follows a mention. */
static uint32_t after_brackets(const scan *s, uint32_t at) {
    if (!tct_roles_is_mark(s->roles, at, "(")) return at;
    for (uint32_t w = at + 1; w < s->end && w < at + 5; w++)
        if (tct_roles_is_mark(s->roles, w, ")")) return w + 1;
    return at;
}

static bool is_party(const scan *s, uint32_t mention) {
    const tct_mention *party = mention_at(s, mention);
    return !(party->flags & (TCT_MENTION_GENERIC | TCT_MENTION_PLURAL)) && PARTY >> party->kind & 1u;
}

/** "with the company Aldane": the party begins within a few words of @p at, before any mark. */
static uint32_t party_near(const scan *s, uint32_t at) {
    for (uint32_t w = at; w < s->end && w < at + 4; w++) {
        const uint32_t party = tct_roles_begin(s->roles, w, PARTY);
        const uint8_t upos = s->roles->doc->words.items[w].upos;
        if (party != TCT_NONE && is_party(s, party)) return party;
        if (upos == TCT_UPOS_PUNCT || upos == TCT_UPOS_VERB || upos == TCT_UPOS_ADP) break;
    }
    return TCT_NONE;
}

/** Repeats the preposition of the list: "avec A et avec B", "between A and between B". */
static uint32_t skip_preposition(const scan *s, uint32_t at) {
    return at < s->end && s->roles->doc->words.items[at].upos == TCT_UPOS_ADP ? at + 1 : at;
}

/** The mentions "A, B (BB) and C" from word @p at on. */
static parties list_from(const scan *s, uint32_t at) {
    parties list = {.end = at};
    bool joined = false;
    while (at < s->end && list.count < PARTIES_MAXIMUM) {
        const uint32_t party = party_near(s, tct_roles_skip_articles(s->roles, at, s->end));
        if (party == TCT_NONE) break;
        list.items[list.count++] = party;
        at = list.end = after_brackets(s, mention_at(s, party)->word_end);
        const uint32_t mark = at;
        if (at < s->end && tct_roles_is_mark(s->roles, at, ",")) at++;
        /* "between A and B, |C| …": what stands behind the last one is no party */
        if (joined && at < s->end && s->roles->doc->words.items[at].upos != TCT_UPOS_CCONJ) break;
        joined |= at < s->end && s->roles->doc->words.items[at].upos == TCT_UPOS_CCONJ;
        if (at < s->end && s->roles->doc->words.items[at].upos == TCT_UPOS_CCONJ) at++;
        if (at == mark) break;
        at = skip_preposition(s, at);
    }
    if (!joined && list.count > 1) { /* "with support from A, |B| launches …": a comma alone ends it */
        list.count = 1;
        list.end = after_brackets(s, mention_at(s, list.items[0])->word_end);
    }
    return list;
}

static tct_status relate(const scan *s, uint32_t a, uint32_t b, uint8_t confidence, const char *rule) {
    const tct_doc *doc = s->roles->doc;
    if (tct_mention_root(doc, a) == tct_mention_root(doc, b)) return TCT_OK;
    const tct_mention *x = mention_at(s, a), *y = mention_at(s, b);
    const uint32_t first = x->first_word < y->first_word ? x->first_word : y->first_word;
    const uint32_t end = x->word_end > y->word_end ? x->word_end : y->word_end;
    return tct_roles_relate(s->roles, TCT_PROPERTY_PARTNER, a, b, first, end, confidence, rule);
}

static tct_status relate_pairs(const scan *s, const parties *list) {
    for (uint32_t i = 0; list->count >= 2 && i < list->count; i++)
        for (uint32_t j = i + 1; j < list->count; j++)
            TRY(relate(s, list->items[i], list->items[j], BETWEEN, "partner/between"));
    return TCT_OK;
}

/* --- who acts ---------------------------------------------------------------------------------------------
 */

/** The organization right before the cue, perhaps after a comma. */
static uint32_t party_before(const scan *s, uint32_t at) {
    if (at > s->begin && tct_roles_is_mark(s->roles, at - 1, ",")) at--;
    if (at > s->begin && tct_roles_is_mark(s->roles, at - 1, ")") && at > s->begin + 3) at -= 3;
    const uint32_t party = at > s->begin ? tct_roles_end(s->roles, at, TCT_KIND_BIT(ORGANIZATION)) : TCT_NONE;
    return party != TCT_NONE && is_party(s, party) ? party : TCT_NONE;
}

static uint32_t verb_over(const scan *s, uint32_t word) {
    const tct_word *words = s->roles->doc->words.items;
    for (uint32_t step = 0; step < CLIMB_MAXIMUM && word != TCT_NONE; step++) {
        if (words[word].upos == TCT_UPOS_VERB) return word;
        word = words[word].head;
    }
    return TCT_NONE;
}

/** Subject or agent of @p verb among the mentions of the sentence. */
static uint32_t actor_of(const scan *s, uint32_t verb) {
    const tct_doc *doc = s->roles->doc;
    uint32_t found = TCT_NONE;
    for (uint32_t w = s->begin; w < s->end; w++) {
        const uint32_t m = tct_roles_begin(s->roles, w, PARTY);
        if (m == TCT_NONE || !is_party(s, m)) continue;
        const tct_word *head = &doc->words.items[doc->mentions.items[m].head];
        if (head->head != verb) continue;
        if (head->relation == TCT_DEP_OBL_AGENT) return m;
        if (head->relation == TCT_DEP_NSUBJ && found == TCT_NONE) found = m;
    }
    return found;
}

static uint32_t actor_for(const scan *s, uint32_t cue, const parties *list) {
    const uint32_t beside = party_before(s, cue);
    if (beside != TCT_NONE) return beside;
    if (cue <= s->begin + 1 && tct_roles_is_mark(s->roles, list->end, ","))
        return party_near(s, tct_roles_skip_articles(s->roles, list->end + 1, s->end));
    const uint32_t verb = verb_over(s, mention_at(s, list->items[0])->head);
    return verb == TCT_NONE ? TCT_NONE : actor_of(s, verb);
}

/* --- what is helped ----------------------------------------------------------------------------------------
 */

static bool is_thing(const scan *s, uint32_t mention) {
    return !(mention_at(s, mention)->flags & (TCT_MENTION_GENERIC | TCT_MENTION_PLURAL));
}

/** "launched the second phase |of the campaign|": the complement of the verb's object. */
static bool completes_object(const scan *s, uint32_t word, uint32_t verb) {
    const tct_word *words = s->roles->doc->words.items;
    const uint32_t noun = words[word].head;
    return words[word].relation == TCT_DEP_NMOD && noun != TCT_NONE && noun > verb &&
           words[noun].head == verb && words[noun].relation == TCT_DEP_OBJ;
}

/** The strategy or event among the arguments of @p verb: what is done before who does it. */
static uint32_t thing_of(const scan *s, uint32_t verb) {
    const tct_doc *doc = s->roles->doc;
    uint32_t subject = TCT_NONE;
    for (uint32_t w = s->begin; w < s->end; w++) {
        const uint32_t m = tct_roles_begin(s->roles, w, THING);
        if (m == TCT_NONE || !is_thing(s, m)) continue;
        const uint32_t head = doc->mentions.items[m].head;
        const uint8_t relation = doc->words.items[head].relation;
        if (doc->words.items[verb].head == head && doc->words.items[verb].relation == TCT_DEP_ACL) return m;
        if (completes_object(s, head, verb)) return m;
        if (doc->words.items[head].head != verb) continue;
        if (relation == TCT_DEP_OBJ || relation == TCT_DEP_NSUBJ_PASS) return m;
        if (relation == TCT_DEP_NSUBJ) subject = m;
    }
    return subject;
}

/** What stands right before the phrase, or is done in its clause. */
static uint32_t helped(const scan *s, uint32_t cue, const parties *list) {
    uint32_t at = cue > s->begin && tct_roles_is_mark(s->roles, cue - 1, ",") ? cue - 1 : cue;
    const uint32_t beside = at > s->begin ? tct_roles_end(s->roles, at, THING) : TCT_NONE;
    if (beside != TCT_NONE && is_thing(s, beside)) return beside;
    const uint32_t verb = verb_over(s, mention_at(s, list->items[0])->head);
    return verb == TCT_NONE ? TCT_NONE : thing_of(s, verb);
}

static tct_status relate_help(const scan *s, uint32_t cue, const parties *list, bool funds) {
    const uint32_t thing = helped(s, cue, list);
    for (uint32_t i = 0; thing != TCT_NONE && i < list->count; i++) {
        const uint32_t helper = list->items[i];
        const uint32_t end =
            mention_at(s, helper)->word_end > cue ? mention_at(s, helper)->word_end : cue + 1;
        TRY(funds ? tct_roles_relate(s->roles, TCT_PROPERTY_FUNDER, thing, helper, cue, end, HELP,
                                     "funder/phrase")
                  : tct_roles_relate(s->roles, TCT_PROPERTY_SUPPORTS, helper, thing, cue, end, HELP,
                                     "supports/phrase"));
    }
    return TCT_OK;
}

/** "un partenariat de trois ans |avec|", "a partnership was signed |between|": the word of the list that
 * leads to the parties, close behind the noun. */
static uint32_t lead_behind(const scan *s, uint32_t at, const tct_pack_item **item) {
    for (uint32_t w = at; w < s->end && w < at + 6; w++) {
        const tct_word *word = &s->roles->doc->words.items[w];
        const bool participle = TCT_FEAT(word->feats, TCT_FEAT_VERBFORM) == TCT_VERBFORM_PART;
        if (word->upos == TCT_UPOS_PUNCT || (word->upos == TCT_UPOS_VERB && !participle)) break;
        const tct_pack_item *lead = tct_pack_list_get(s->cues, s->roles->doc->words.items[w].lower);
        if (!lead || !tct_str_starts(tct_roles_value(s->roles, lead, 0), TCT_LIT("after noun"))) continue;
        *item = lead;
        return w + 1;
    }
    return 0;
}

static tct_status read_noun(const scan *s, uint32_t at, uint32_t length) {
    const tct_pack_item *item = NULL;
    const uint32_t first = lead_behind(s, at + length, &item);
    if (!first) return TCT_OK;
    const parties list = list_from(s, first);
    if (tct_str_equal(tct_roles_value(s->roles, item, 0), TCT_LIT("after noun between")))
        return relate_pairs(s, &list);
    const uint32_t verb = list.count ? verb_over(s, at) : TCT_NONE;
    const uint32_t actor = verb == TCT_NONE ? TCT_NONE : actor_of(s, verb);
    for (uint32_t i = 0; actor != TCT_NONE && i < list.count; i++)
        TRY(relate(s, actor, list.items[i], WITH, "partner/noun"));
    return TCT_OK;
}

static tct_status read_cue(const scan *s, uint32_t at, uint32_t length, const tct_pack_item *item) {
    assert(at + length <= s->end);
    if (tct_str_equal(tct_roles_value(s->roles, item, 0), TCT_LIT("noun"))) return read_noun(s, at, length);
    if (tct_str_starts(tct_roles_value(s->roles, item, 0), TCT_LIT("after noun"))) return TCT_OK;
    /* "its partner, |the University of X|": the comma belongs to the apposition */
    const bool apposed = tct_roles_is_mark(s->roles, at + length, ",") &&
                         s->roles->doc->words.items[at + length - 1].upos == TCT_UPOS_NOUN;
    const parties list = list_from(s, at + length + (apposed ? 1 : 0));
    const tct_str kind = tct_roles_value(s->roles, item, 0);
    if (!list.count) return TCT_OK;
    if (tct_str_equal(kind, TCT_LIT("between"))) return relate_pairs(s, &list);
    if (tct_str_equal(kind, TCT_LIT("support"))) return relate_help(s, at, &list, false);
    if (tct_str_equal(kind, TCT_LIT("fund"))) return relate_help(s, at, &list, true);
    const uint32_t actor = actor_for(s, at, &list);
    for (uint32_t i = 0; actor != TCT_NONE && i < list.count; i++)
        TRY(relate(s, actor, list.items[i], WITH, "partner/with"));
    return TCT_OK;
}

tct_status tct_roles_partners(tct_roles *roles) {
    assert(roles && roles->doc);
    for (uint32_t i = 0; i < roles->doc->sentences.count; i++) {
        const tct_part *language = tct_part_of_sentence(roles->extract, roles->doc, i);
        const tct_role_part *part = tct_roles_part(roles, i);
        if (!part || !language) continue;
        const scan s = {roles, part, tct_pack_list_find(language->language, "partner-cues"),
                        roles->doc->sentences.items[i].first_word, roles->doc->sentences.items[i].word_end};
        for (uint32_t w = s.begin; s.cues && w < s.end;) {
            const tct_pack_item *item = NULL;
            const uint32_t length = tct_list_longest(s.cues, roles->doc, w, s.end, &item);
            if (length) TRY(read_cue(&s, w, length, item));
            w += length ? length : 1;
        }
    }
    return TCT_OK;
}
