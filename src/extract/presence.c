#include "extract/presence.h"

#include <assert.h>

#include "extract/claims.h"
#include "extract/events.h"
#include "extract/frames.h"
#include "extract/topic.h"

#define PEOPLE ((1u << TCT_KIND_PERSON) | (1u << TCT_KIND_POST) | (1u << TCT_KIND_ORGANIZATION))
#define ACTORS (PEOPLE | (1u << TCT_KIND_PLACE))

/* Words between an opener and the first name of its list; between a noun and the opener behind it. */
enum { LIST_CONFIDENCE = 70, NAME_DISTANCE = 8, OPENER_DISTANCE = 14, LINK_DISTANCE = 3 };

typedef struct {
    const tct_tree *tree;
    tct_doc *doc;
    const tct_part *part;
    uint32_t sentence, event;
} presence;

static const tct_word *word_at(const presence *p, uint32_t word) {
    assert(word < p->doc->words.count);
    return &p->doc->words.items[word];
}

static bool is_nominal(const presence *p, uint32_t word) {
    const uint8_t upos = word_at(p, word)->upos;
    return upos == TCT_UPOS_NOUN || upos == TCT_UPOS_PROPN;
}

/* What a row of the lists says of the names: that they take part, speak, or have signed. */
static tct_property_name said_by(const presence *p, const tct_pack_item *item) {
    const tct_str value = tct_doc_symbol(p->doc, item->value[0]);
    if (tct_str_equal(value, TCT_LIT("speaker"))) return TCT_PROPERTY_SPEAKER;
    return tct_str_equal(value, TCT_LIT("signatory")) ? TCT_PROPERTY_SIGNATORY : TCT_PROPERTY_PARTICIPANT;
}

static bool is_agreement(const presence *p, const tct_mention *mention) {
    const uint16_t agreement = p->tree->extract->classes[TCT_CLASS_AGREEMENT];
    return mention->class_id != UINT16_MAX && agreement != UINT16_MAX &&
           tct_pack_class_is_a(p->tree->extract->pack, mention->class_id, agreement);
}

/* "the signatories |of the Basel Agreement|": the text that the noun itself names, else TCT_NONE. */
static uint32_t text_of_noun(const presence *p, uint32_t noun) {
    for (uint32_t child = p->tree->child[noun]; child != TCT_NONE; child = p->tree->sibling[child])
        for (uint32_t m = p->tree->mention[child]; m != TCT_NONE; m = p->tree->next_mention[m])
            if (p->doc->mentions.items[m].kind == TCT_KIND_STRATEGY) return tct_mention_root(p->doc, m);
    return TCT_NONE;
}

/* What is signed: the last agreement spoken of in this sentence or the one before, else the last other text.
 */
static uint32_t text_signed(const presence *p, uint32_t word) {
    uint32_t other = text_of_noun(p, word);
    if (other != TCT_NONE) return other;
    for (uint32_t m = (uint32_t)p->doc->mentions.count; m-- > 0;) {
        const tct_mention *mention = &p->doc->mentions.items[m];
        if (mention->first_word > word) continue;
        if (mention->sentence + 1 < p->sentence) break;
        const tct_mention *root = &p->doc->mentions.items[tct_mention_root(p->doc, m)];
        if (root->kind != TCT_KIND_STRATEGY || root->flags & (TCT_MENTION_GENERIC | TCT_MENTION_PLURAL))
            continue;
        if (is_agreement(p, root)) return tct_mention_root(p->doc, m);
        if (other == TCT_NONE) other = tct_mention_root(p->doc, m);
    }
    return other;
}

/* What stands before a mention: an article and adjectives aside. */
static uint32_t before_phrase(const presence *p, uint32_t word, uint32_t from) {
    while (word > from) {
        const uint8_t upos = word_at(p, word - 1)->upos;
        if (upos != TCT_UPOS_DET && upos != TCT_UPOS_ADJ && upos != TCT_UPOS_NUM) break;
        word--;
    }
    return word;
}

static bool is_joint(const presence *p, uint32_t word) {
    const tct_str text = tct_doc_span(p->doc, word_at(p, word)->span);
    return word_at(p, word)->upos == TCT_UPOS_CCONJ || tct_str_equal(text, TCT_LIT(",")) ||
           tct_str_equal(text, TCT_LIT(";")) || tct_str_equal(text, TCT_LIT(":"));
}

static bool is_carrier(const presence *p, uint32_t word) {
    return tct_part_item(p->part, TCT_LIST_CARRIERS, word_at(p, word)->lemma) ||
           tct_part_item(p->part, TCT_LIST_CARRIERS, word_at(p, word)->lower);
}

/* A carrier that leads to an item: no part of a longer name ("the EU |Delegation| to Uganda"), and behind a
 * person no noun of their office ("A, |scientist| of B"). */
static bool leads_item(const presence *p, uint32_t word, bool after_person) {
    if (!is_carrier(p, word)) return false;
    for (uint32_t m = p->tree->mention[word]; m != TCT_NONE; m = p->tree->next_mention[m])
        if (!(p->doc->mentions.items[m].flags & TCT_MENTION_GENERIC)) return false;
    return !after_person || TCT_FEAT(word_at(p, word)->feats, TCT_FEAT_NUMBER) == TCT_NUMBER_PLUR ||
           (word > 0 && word_at(p, word - 1)->upos == TCT_UPOS_DET);
}

/* "|Ethiopia|'s Minister": who owns is no item. */
static bool owns_next(const presence *p, uint32_t end) {
    return end < p->doc->words.count && word_at(p, end)->upos == TCT_UPOS_PART &&
           (word_at(p, end)->flags & TCT_WORD_PART);
}

/* Does a body or place begin an item of the list ("A, B and C", "delegates of A, of B"), not say where the
 * person before it is from ("Ms. X, of B")? @p carried: a noun such as "representatives" leads the items. */
static bool begins_item(const presence *p, uint32_t first, uint32_t from, bool carried, bool after_person) {
    uint32_t at = before_phrase(p, first, from);
    if (at == from || is_joint(p, at - 1)) return true;
    if (word_at(p, at - 1)->upos != TCT_UPOS_ADP) return false;
    at = before_phrase(p, at - 1, from);
    if (at == from) return true;
    if (leads_item(p, at - 1, after_person)) return true;
    return carried && !after_person && is_joint(p, at - 1);
}

/* The person named within a title's length after an office. */
static bool has_holder(const presence *p, uint32_t post) {
    const uint32_t end = p->doc->mentions.items[post].word_end;
    for (uint32_t m = post + 1; m < p->doc->mentions.count; m++) {
        const tct_mention *mention = &p->doc->mentions.items[m];
        if (mention->first_word > end + 3) return false;
        if (mention->kind == TCT_KIND_PERSON && mention->first_word >= end) return true;
    }
    return false;
}

/* A verb ends the list, unless it is a participle ("the school founded by X") or leads to the names ("were").
 */
static bool ends_list(const presence *p, uint32_t first, uint32_t end) {
    for (uint32_t w = first; w < end; w++)
        if (word_at(p, w)->upos == TCT_UPOS_VERB &&
            !tct_part_item(p->part, TCT_LIST_PRESENCE_LINKS, word_at(p, w)->lemma) &&
            TCT_FEAT(word_at(p, w)->feats, TCT_FEAT_VERBFORM) != TCT_VERBFORM_PART)
            return true;
    return false;
}

static bool is_listed(const presence *p, uint32_t m, uint32_t from, uint16_t kinds, bool carried,
                      bool person) {
    const tct_mention *mention = &p->doc->mentions.items[m];
    if (mention->flags & TCT_MENTION_INNER || mention->form == TCT_MENTION_PRONOUN) return false;
    if (!tct_mention_fits(p->tree, m, kinds, UINT16_MAX)) return false;
    if (mention->kind == TCT_KIND_PERSON) return true;
    if (p->tree->holder[m] != TCT_NONE) return false; /* "ADB Director X": X is listed */
    if (mention->kind == TCT_KIND_POST) return !has_holder(p, m);
    return !owns_next(p, mention->word_end) && begins_item(p, mention->first_word, from, carried, person);
}

/* The items of the list that begins at @p at: people, offices without a name, bodies and places that begin an
 * item. The first stands within @p distance words. */
static void listed_from(const presence *p, uint32_t at, uint32_t distance, uint16_t kinds,
                        tct_fillers *found) {
    const uint32_t end = p->doc->sentences.items[p->sentence].word_end;
    uint32_t last = at;
    bool carried = false, person = false;
    for (uint32_t m = tct_mention_of_sentence(p->doc, p->sentence); m < p->doc->mentions.count; m++) {
        const tct_mention *mention = &p->doc->mentions.items[m];
        if (mention->first_word >= end || mention->sentence != p->sentence) break;
        if (mention->first_word < at) continue;
        if (ends_list(p, last, mention->first_word)) break;
        if (!found->count && mention->first_word >= at + distance && distance < NAME_DISTANCE) break;
        for (uint32_t w = last; w < mention->first_word; w++)
            carried |= is_carrier(p, w);
        last = mention->first_word;
        if (!is_listed(p, m, at, kinds, carried, person)) continue;
        person = mention->kind == TCT_KIND_PERSON;
        if (person) carried = false;
        tct_fillers_add(found, m, 0);
    }
}

static tct_status add_list(const presence *p, uint32_t opener, uint32_t at, uint32_t distance,
                           const tct_pack_item *item) {
    tct_fillers found = {.count = 0};
    const tct_property_name property = said_by(p, item);
    const uint32_t subject = property == TCT_PROPERTY_SIGNATORY ? text_signed(p, opener) : p->event;
    const tct_claim claim = tct_claim_of(p->tree, p->part, tct_clause_of(p->tree, opener));
    if (claim == TCT_NEGATED || claim == TCT_HYPOTHETICAL || subject == TCT_NONE) return TCT_OK;
    listed_from(p, at, distance, property == TCT_PROPERTY_SPEAKER ? PEOPLE : ACTORS, &found);
    for (uint32_t i = 0; i < found.count; i++) {
        if (tct_mention_root(p->doc, found.items[i]) == subject) continue;
        const tct_relation relation = {.property = p->tree->extract->properties[property],
                                       .subject = subject,
                                       .object = found.items[i],
                                       .span = p->doc->sentences.items[p->sentence].span,
                                       .sentence = p->sentence,
                                       .claim = (uint8_t)claim,
                                       .confidence = (uint8_t)(LIST_CONFIDENCE - found.penalties[i]),
                                       .rule = TCT_LIT("context/presence")};
        TRY(tct_relation_add(p->doc, relation));
    }
    return TCT_OK;
}

/* First word after the list opener that follows a noun, 0 for none. */
static uint32_t after_opener(const presence *p, uint32_t noun, uint32_t end) {
    for (uint32_t w = noun + 1; w < end && w < noun + OPENER_DISTANCE; w++) {
        const tct_pack_item *item = NULL;
        const uint32_t length = tct_part_longest(p->part, p->doc, TCT_LIST_LIST_OPENERS, w, end, &item);
        if (length) return w + length;
    }
    return 0;
}

/* First word after the verb that links a noun to names ("the speakers were"), 0 for none. */
static uint32_t after_link(const presence *p, uint32_t noun, uint32_t end) {
    for (uint32_t w = noun + 1; w < end && w < noun + OPENER_DISTANCE; w++) {
        const uint8_t upos = word_at(p, w)->upos;
        if (upos != TCT_UPOS_VERB && upos != TCT_UPOS_AUX) continue;
        if (tct_part_item(p->part, TCT_LIST_PRESENCE_LINKS, word_at(p, w)->lemma)) return w + 1;
        if (upos == TCT_UPOS_VERB) return 0; /* "will include": an auxiliary goes before the link */
    }
    return 0;
}

static tct_status read_word(const presence *p, uint32_t word, uint32_t end) {
    const tct_pack_item *item = NULL;
    const uint32_t length = tct_part_longest(p->part, p->doc, TCT_LIST_PRESENCE_OPENERS, word, end, &item);
    if (length) return add_list(p, word, word + length, NAME_DISTANCE, item);
    item =
        is_nominal(p, word) ? tct_part_item(p->part, TCT_LIST_PRESENCE_NOUNS, word_at(p, word)->lemma) : NULL;
    const uint32_t list = item ? after_opener(p, word, end) : 0;
    if (list) return add_list(p, word, list, NAME_DISTANCE, item);
    const uint32_t linked = item ? after_link(p, word, end) : 0;
    return linked ? add_list(p, word, linked, LINK_DISTANCE, item) : TCT_OK;
}

/* Sentence in which @p event first comes up. */
static uint32_t first_said(const tct_doc *doc, uint32_t event) {
    for (uint32_t m = 0; event != TCT_NONE && m < doc->mentions.count; m++)
        if (tct_mention_root(doc, m) == event) return doc->mentions.items[m].sentence;
    return TCT_NONE;
}

tct_status tct_presence_lists(const tct_tree *tree, tct_doc *doc) {
    assert(tree && doc);
    const uint32_t topic = tct_topic_event(tree->extract, doc), known_from = first_said(doc, topic);
    for (uint32_t s = 0; s < doc->sentences.count; s++) {
        const tct_sentence range = doc->sentences.items[s];
        presence p = {tree, doc, tct_part_of_sentence(tree->extract, doc, s), s, TCT_NONE};
        if (!p.part) continue;
        for (uint32_t w = range.first_word; w < range.word_end; w++) {
            const tct_pack_item *item = NULL;
            const bool opens =
                tct_part_longest(p.part, doc, TCT_LIST_PRESENCE_OPENERS, w, range.word_end, &item) ||
                tct_part_item(p.part, TCT_LIST_PRESENCE_NOUNS, word_at(&p, w)->lemma);
            if (!opens) continue;
            if (p.event == TCT_NONE) p.event = tct_event_around(doc, s);
            if (p.event == TCT_NONE && known_from <= s) p.event = topic;
            TRY(read_word(&p, w, range.word_end));
        }
    }
    return TCT_OK;
}
