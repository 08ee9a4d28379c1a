/*
 * Who gives money for what: "the bank is lending the project 40 million", "le fonds a reçu 3 millions d'euros
 * de la région". A sum of money stands under a verb of the list money-verbs (give, receive); its subject and
 * its other arguments are who gives and what is paid for. A noun of the list money-nouns before the sum does
 * without a verb: "with a grant of 4 million from X, the project …".
 */
#include <assert.h>

#include "extract/titles.h"

#define CLIMB_MAXIMUM 6u
#define GIVER (TCT_KIND_BIT(ORGANIZATION) | TCT_KIND_BIT(PLACE))
#define TAKER (TCT_KIND_BIT(STRATEGY) | TCT_KIND_BIT(ORGANIZATION) | TCT_KIND_BIT(EVENT))
#define SUM_WORDS 6u
enum { SAID = 74, NAMED = 68, CONTEXT = 64 };
/* Sentences before the one of the sum that may speak of what it is for; verbs between a gift and its giver.
 */
enum { CONTEXT_SENTENCES = 2, GIFT_VERBS = 3 };

typedef struct {
    tct_roles *roles;
    const tct_pack_list *words, *verbs, *cases, *nouns;
    uint32_t begin, end;
} scan;

static const tct_word *word_at(const scan *s, uint32_t at) {
    return &s->roles->doc->words.items[at];
}

static const tct_mention *mention_at(const scan *s, uint32_t mention) {
    return &s->roles->doc->mentions.items[mention];
}

static bool value_is(const scan *s, const tct_pack_item *item, const char *value) {
    return tct_str_equal(tct_roles_value(s->roles, item, 0), tct_str_of(value));
}

static bool is_money_word(const scan *s, uint32_t at) {
    return at < s->end && tct_pack_list_get(s->words, word_at(s, at)->lower);
}

/** A number with a currency or a million close beside it. */
static bool is_sum(const scan *s, uint32_t at) {
    if (word_at(s, at)->upos != TCT_UPOS_NUM && word_at(s, at)->upos != TCT_UPOS_SYM) return false;
    return is_money_word(s, at) || is_money_word(s, at + 1) || is_money_word(s, at + 2) ||
           (at > s->begin && is_money_word(s, at - 1));
}

/** Verb of giving or receiving over the sum. */
static uint32_t verb_over(const scan *s, uint32_t at, const tct_pack_item **item) {
    for (uint32_t step = 0; step < CLIMB_MAXIMUM && at != TCT_NONE; step++) {
        if (word_at(s, at)->upos == TCT_UPOS_VERB) {
            *item = tct_pack_list_get(s->verbs, word_at(s, at)->lemma);
            return *item ? at : TCT_NONE;
        }
        at = word_at(s, at)->head;
    }
    return TCT_NONE;
}

static bool is_usable(const scan *s, uint32_t mention) {
    return !(mention_at(s, mention)->flags & (TCT_MENTION_GENERIC | TCT_MENTION_PLURAL | TCT_MENTION_INNER));
}

/** Role of what leads the mention in: list money-cases (to, from), "other"; empty without preposition. */
static tct_str lead_of(const scan *s, uint32_t mention) {
    uint32_t at = mention_at(s, mention)->first_word;
    while (at > s->begin &&
           (word_at(s, at - 1)->upos == TCT_UPOS_DET || word_at(s, at - 1)->upos == TCT_UPOS_ADJ))
        at--;
    if (at == s->begin || word_at(s, at - 1)->upos != TCT_UPOS_ADP) return (tct_str){0};
    const tct_pack_item *item = tct_pack_list_get(s->cases, word_at(s, at - 1)->lower);
    return item ? tct_roles_value(s->roles, item, 0) : tct_str_of("other");
}

/** "is lending 100 million |to support| the plan": an infinitive that goes on with the clause. */
static bool is_purpose(const scan *s, uint32_t word) {
    const tct_word *verb = word_at(s, word);
    return verb->relation == TCT_DEP_XCOMP ||
           (verb->relation == TCT_DEP_ADVCL && TCT_FEAT(verb->feats, TCT_FEAT_VERBFORM) == TCT_VERBFORM_INF);
}

/** Does the tree lead from the mention up to @p verb without another finite clause? */
static bool hangs_on(const scan *s, uint32_t mention, uint32_t verb) {
    uint32_t word = mention_at(s, mention)->head;
    for (uint32_t step = 0; step < CLIMB_MAXIMUM && word != TCT_NONE; step++) {
        if (word == verb) return true;
        if (word_at(s, word)->upos == TCT_UPOS_VERB && !is_purpose(s, word)) return false;
        word = word_at(s, word)->head;
    }
    return false;
}

/** "|the representative| of the bank": the noun of the list carriers over a complement, else the word. */
static const tct_word *carrier_of(const scan *s, const tct_word *word) {
    const tct_part *part = tct_part_of_sentence(s->roles->extract, s->roles->doc, word->sentence);
    if (word->relation != TCT_DEP_NMOD || word->head == TCT_NONE) return word;
    const tct_word *noun = word_at(s, word->head);
    return tct_part_item(part, TCT_LIST_CARRIERS, noun->lemma) ? noun : word;
}

static uint32_t subject_of(const scan *s, uint32_t verb, unsigned kinds, bool passive) {
    for (uint32_t w = s->begin; w < s->end; w++) {
        const uint32_t m = tct_roles_begin(s->roles, w, kinds);
        if (m == TCT_NONE) continue;
        const tct_word *own = word_at(s, mention_at(s, m)->head), *head = carrier_of(s, own);
        const bool loose = mention_at(s, m)->flags & (TCT_MENTION_GENERIC | TCT_MENTION_PLURAL);
        if (head == own ? !is_usable(s, m) : loose) continue;
        if (head->head != verb) continue;
        if (head->relation == (passive ? TCT_DEP_NSUBJ_PASS : TCT_DEP_NSUBJ)) return m;
        if (!passive && head->relation == TCT_DEP_OBL_AGENT) return m;
    }
    return TCT_NONE;
}

/** "by the Foundation, |the charity|": an object stands behind no comma. */
static bool is_apposed(const scan *s, uint32_t mention) {
    uint32_t at = mention_at(s, mention)->first_word;
    while (at > s->begin && word_at(s, at - 1)->upos == TCT_UPOS_DET)
        at--;
    return at > s->begin && tct_roles_is_mark(s->roles, at - 1, ",");
}

/** First mention of @p kinds on the verb that a preposition of role @p role leads in, or that stands bare
 * after it. */
static uint32_t argument_of(const scan *s, uint32_t verb, unsigned kinds, const char *role, bool bare) {
    for (uint32_t w = s->begin; w < s->end; w++) {
        const uint32_t m = tct_roles_begin(s->roles, w, kinds);
        if (m == TCT_NONE || !is_usable(s, m) || !hangs_on(s, m, verb)) continue;
        const tct_str lead = lead_of(s, m);
        if (tct_str_equal(lead, tct_str_of(role))) return m;
        const uint8_t relation = word_at(s, mention_at(s, m)->head)->relation;
        if (bare && !lead.size && w > verb && relation != TCT_DEP_NSUBJ && !is_apposed(s, m)) return m;
    }
    return TCT_NONE;
}

/** "the fund, |to which| the state has given 3 million": what the relative clause of the verb is about. */
static uint32_t antecedent_of(const scan *s, uint32_t verb) {
    if (word_at(s, verb)->relation != TCT_DEP_ACL_RELCL || word_at(s, verb)->head == TCT_NONE)
        return TCT_NONE;
    for (uint32_t w = s->begin; w < verb; w++) {
        const uint32_t m = tct_roles_begin(s->roles, w, TAKER);
        if (m != TCT_NONE && is_usable(s, m) && mention_at(s, m)->head == word_at(s, verb)->head) return m;
    }
    return TCT_NONE;
}

static tct_status relate(const scan *s, uint32_t taker, uint32_t giver, uint32_t verb, uint8_t confidence) {
    if (taker == TCT_NONE || giver == TCT_NONE || taker == giver) return TCT_OK;
    if (tct_mention_root(s->roles->doc, taker) == tct_mention_root(s->roles->doc, giver)) return TCT_OK;
    return tct_roles_relate(s->roles, TCT_PROPERTY_FUNDER, taker, giver, verb, verb + 1, confidence,
                            "money/clause");
}

/** Is somebody or something else said to get the money: "gave 3 million |to the farmers|"? */
static bool has_taker_phrase(const scan *s, uint32_t verb) {
    for (uint32_t w = verb + 1; w < s->end; w++) {
        if (word_at(s, w)->upos != TCT_UPOS_ADP) continue;
        const tct_pack_item *item = tct_pack_list_get(s->cases, word_at(s, w)->lower);
        if (item && value_is(s, item, "to")) return true;
    }
    return false;
}

/** The one plan that this sentence or the two before it in the paragraph speak of. */
static uint32_t spoken_of(const scan *s) {
    const tct_doc *doc = s->roles->doc;
    const uint32_t sentence = word_at(s, s->begin)->sentence;
    uint32_t found = TCT_NONE;
    for (uint32_t m = 0; m < doc->mentions.count && doc->mentions.items[m].first_word < s->end; m++) {
        const tct_mention *mention = mention_at(s, m), *root = mention_at(s, tct_mention_root(doc, m));
        if (mention->sentence + CONTEXT_SENTENCES < sentence || root->kind != TCT_KIND_STRATEGY) continue;
        if (doc->sentences.items[mention->sentence].block != doc->sentences.items[sentence].block) continue;
        if ((root->flags & (TCT_MENTION_GENERIC | TCT_MENTION_PLURAL)) ||
            (mention->flags & TCT_MENTION_INNER))
            continue;
        if (found != TCT_NONE && tct_mention_root(doc, found) != tct_mention_root(doc, m)) return TCT_NONE;
        found = m;
    }
    return found;
}

/** "from A, B |and from C|": the next giver of the list behind @p giver. */
static uint32_t giver_after(const scan *s, uint32_t giver) {
    uint32_t at = mention_at(s, giver)->word_end;
    if (at >= s->end || (!tct_roles_is_mark(s->roles, at, ",") && word_at(s, at)->upos != TCT_UPOS_CCONJ))
        return TCT_NONE;
    for (uint32_t w = at + 1; w < s->end && w < at + 4; w++) {
        const uint32_t m = tct_roles_begin(s->roles, w, GIVER);
        if (m != TCT_NONE) return is_usable(s, m) ? m : TCT_NONE;
        const uint8_t upos = word_at(s, w)->upos;
        if (upos != TCT_UPOS_ADP && upos != TCT_UPOS_DET && upos != TCT_UPOS_CCONJ) return TCT_NONE;
    }
    return TCT_NONE;
}

/** Relates what is paid for with each giver of a list. */
static tct_status relate_givers(const scan *s, uint32_t taker, uint32_t giver, uint32_t verb,
                                uint8_t confidence) {
    for (unsigned i = 0; i < CLIMB_MAXIMUM && giver != TCT_NONE; i++) {
        TRY(relate(s, taker, giver, verb, confidence));
        giver = giver_after(s, giver);
    }
    return TCT_OK;
}

static tct_status read_giving(const scan *s, uint32_t verb) {
    const bool passive = subject_of(s, verb, TAKER, true) != TCT_NONE;
    if (passive)
        return relate(s, subject_of(s, verb, TAKER, true), argument_of(s, verb, GIVER, "from", false), verb,
                      SAID);
    const uint32_t giver = subject_of(s, verb, GIVER, false);
    uint32_t taker = argument_of(s, verb, TCT_KIND_BIT(STRATEGY) | TCT_KIND_BIT(EVENT), "to", false);
    if (taker == TCT_NONE) taker = antecedent_of(s, verb);
    if (taker == TCT_NONE) taker = argument_of(s, verb, TAKER, "to", true);
    if (taker == TCT_NONE && !has_taker_phrase(s, verb)) return relate(s, spoken_of(s), giver, verb, CONTEXT);
    return relate(s, taker, giver, verb, SAID);
}

static tct_status read_receiving(const scan *s, uint32_t verb) {
    const uint32_t taker = subject_of(s, verb, TAKER, false);
    return relate_givers(s, taker, argument_of(s, verb, GIVER, "from", false), verb, SAID);
}

/** "a grant |of 4 million|", "|doté de 20 millions|", "a 4 million |grant|": a noun or participle of the list
 * money-nouns close before the sum, or right behind it; TCT_NONE when there is none. */
static uint32_t gift_of(const scan *s, uint32_t at) {
    for (uint32_t w = at + 1; s->nouns && w < s->end && w < at + 4; w++)
        if (tct_pack_list_get(s->nouns, word_at(s, w)->lemma)) return w;
    for (uint32_t w = at; s->nouns && w > s->begin && at - w < SUM_WORDS; w--)
        if (tct_pack_list_get(s->nouns, word_at(s, w - 1)->lemma) ||
            tct_pack_list_get(s->nouns, word_at(s, w - 1)->lower))
            return w - 1;
    return TCT_NONE;
}

/** After the words of the sum that begins at @p at: numbers, currencies, "in funding". */
static uint32_t after_sum(const scan *s, uint32_t at) {
    uint32_t end = at + 1;
    for (uint32_t w = end; w < s->end && w < at + SUM_WORDS; w++) {
        const uint8_t upos = word_at(s, w)->upos;
        const bool noun = s->nouns && tct_pack_list_get(s->nouns, word_at(s, w)->lemma);
        if (upos == TCT_UPOS_NUM || is_money_word(s, w) || noun) end = w + 1;
    }
    return end;
}

/** "3 million |that the Union brings|": the subject of a verb of the list right behind a relative. */
static uint32_t giver_in_relative(const scan *s, uint32_t at) {
    for (uint32_t w = at; w < s->end && w < at + SUM_WORDS; w++) {
        const uint32_t m = tct_roles_begin(s->roles, w, GIVER);
        if (m == TCT_NONE || !is_usable(s, m)) continue;
        const uint32_t verb = word_at(s, mention_at(s, m)->head)->head;
        return verb != TCT_NONE && verb > at && tct_pack_list_get(s->verbs, word_at(s, verb)->lemma)
                   ? m
                   : TCT_NONE;
    }
    return TCT_NONE;
}

static bool is_relative(const tct_word *word) {
    return word->upos == TCT_UPOS_SCONJ || TCT_FEAT(word->feats, TCT_FEAT_PRONTYPE) == TCT_PRONTYPE_REL;
}

/** The giver that "from", "de" or "par" leads in right behind the sum, or behind "will come". */
static uint32_t giver_behind(const scan *s, uint32_t at) {
    if (at < s->end && is_relative(word_at(s, at))) return giver_in_relative(s, at + 1);
    for (unsigned step = 0; step < GIFT_VERBS && at < s->end; step++, at++)
        if (word_at(s, at)->upos != TCT_UPOS_AUX && word_at(s, at)->upos != TCT_UPOS_VERB) break;
    if (at >= s->end || word_at(s, at)->upos != TCT_UPOS_ADP) return TCT_NONE;
    const tct_pack_item *item = tct_pack_list_get(s->cases, word_at(s, at)->lower);
    if (!item || !value_is(s, item, "from")) return TCT_NONE;
    for (uint32_t w = at + 1; w < s->end && w < at + 4; w++) {
        const uint32_t m = tct_roles_begin(s->roles, w, GIVER);
        if (m != TCT_NONE && !(mention_at(s, m)->flags & (TCT_MENTION_GENERIC | TCT_MENTION_PLURAL)))
            return m;
    }
    return TCT_NONE;
}

/** What the clause of the sum is about: the first plan or event that is its subject, or stands before it. */
static uint32_t taker_around(const scan *s, uint32_t at) {
    uint32_t before = TCT_NONE;
    for (uint32_t w = s->begin; w < s->end; w++) {
        const uint32_t m = tct_roles_begin(s->roles, w, TCT_KIND_BIT(STRATEGY) | TCT_KIND_BIT(EVENT));
        if (m == TCT_NONE || !is_usable(s, m)) continue;
        const uint8_t relation = word_at(s, mention_at(s, m)->head)->relation;
        if (relation == TCT_DEP_NSUBJ || relation == TCT_DEP_NSUBJ_PASS) return m;
        const bool object = relation == TCT_DEP_OBJ; /* "has launched |the project|, with a grant of" */
        if (w < at && (object || mention_at(s, m)->word_end + SUM_WORDS > at)) before = m;
    }
    return before;
}

/** "the plan, run by X and |endowed with 4 million|": what the participle says it of. */
static uint32_t endowed(const scan *s, uint32_t gift) {
    uint32_t head = gift;
    for (uint32_t step = 0; step < CLIMB_MAXIMUM && head != TCT_NONE; step++) {
        const tct_word *word = word_at(s, head);
        if (word->upos != TCT_UPOS_VERB && word->upos != TCT_UPOS_ADJ) break;
        if (word->relation != TCT_DEP_ACL && word->relation != TCT_DEP_CONJ && word->relation != TCT_DEP_AMOD)
            return TCT_NONE;
        head = word->head;
    }
    if (head == TCT_NONE || head >= gift) return TCT_NONE;
    for (uint32_t w = s->begin; w <= head; w++) {
        const uint32_t m = tct_roles_begin(s->roles, w, TCT_KIND_BIT(STRATEGY) | TCT_KIND_BIT(EVENT));
        if (m != TCT_NONE && is_usable(s, m) && mention_at(s, m)->head == head) return m;
    }
    return TCT_NONE;
}

/** "With a grant of 4 million euros from X, the project …": nobody gives in a clause of its own. */
static tct_status read_gift(const scan *s, uint32_t at) {
    const uint32_t gift = gift_of(s, at);
    if (gift == TCT_NONE) return TCT_OK;
    uint32_t taker = endowed(s, gift);
    if (taker == TCT_NONE) taker = taker_around(s, at);
    const bool said = taker != TCT_NONE;
    if (!said) taker = spoken_of(s);
    return relate_givers(s, taker, giver_behind(s, after_sum(s, at)), at, said ? NAMED : CONTEXT);
}

static tct_status read_sentence(const scan *s) {
    assert(s->words && s->verbs && s->cases);
    uint32_t last = TCT_NONE;
    for (uint32_t w = s->begin; w < s->end; w++) {
        const tct_pack_item *item = NULL;
        if (!is_sum(s, w)) continue;
        const uint32_t verb = verb_over(s, w, &item);
        if (verb == TCT_NONE) TRY(read_gift(s, w));
        if (verb == TCT_NONE || verb == last) continue;
        last = verb;
        TRY(value_is(s, item, "receive") ? read_receiving(s, verb) : read_giving(s, verb));
    }
    return TCT_OK;
}

static tct_status read_document(tct_roles *roles) {
    for (uint32_t i = 0; i < roles->doc->sentences.count; i++) {
        const tct_part *part = tct_part_of_sentence(roles->extract, roles->doc, i);
        if (!part) continue;
        const scan s = {.roles = roles,
                        .words = tct_pack_list_find(part->language, "money-words"),
                        .verbs = tct_pack_list_find(part->language, "money-verbs"),
                        .nouns = tct_pack_list_find(part->language, "money-nouns"),
                        .cases = tct_pack_list_find(part->language, "money-cases"),
                        .begin = roles->doc->sentences.items[i].first_word,
                        .end = roles->doc->sentences.items[i].word_end};
        if (s.words && s.verbs && s.cases) TRY(read_sentence(&s));
    }
    return TCT_OK;
}

tct_status tct_extract_money(const tct_extract *extract, tct_doc *doc) {
    return tct_roles_with_index(extract, doc, read_document);
}
