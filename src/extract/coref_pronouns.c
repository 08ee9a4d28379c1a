/* Pronouns and possessives: the nearest antecedent that agrees, or none. */
#include <assert.h>

#include "extract/coref.h"

/** How many sentences back a pronoun may look. */
#define PRONOUN_REACH 2u

static const tct_mention *at(const tct_coref *coref, uint32_t index) {
    return &coref->doc->mentions.items[index];
}

/** What a pronoun stands for, read from the list. */
typedef struct {
    uint8_t gender, number;
    uint8_t kinds;              /**< that its verb speaks of, bits 1u << tct_kind; 0 for any */
    bool possessive, agreement; /**< agreement: its verb speaks of one */
} pronoun;

static bool read_pronoun(const tct_coref *coref, const tct_part *part, uint32_t word, pronoun *p) {
    const tct_pack_item *item = tct_part_item(part, TCT_LIST_PRONOUNS, coref->doc->words.items[word].lower);
    if (!item) return false;
    const tct_str gender = tct_doc_symbol(coref->doc, item->value[0]);
    const tct_str number = tct_doc_symbol(coref->doc, item->value[1]);
    const tct_str use = tct_doc_symbol(coref->doc, item->value[2]);
    if (tct_str_equal(use, TCT_LIT("object"))) return false;
    *p = (pronoun){.possessive = tct_str_equal(use, TCT_LIT("possessive"))};
    if (gender.size)
        p->gender = gender.data[0] == 'm'   ? TCT_GENDER_MASC
                    : gender.data[0] == 'f' ? TCT_GENDER_FEM
                                            : TCT_GENDER_NEUT;
    if (number.size) p->number = number.data[0] == 'p' ? TCT_NUMBER_PLUR : TCT_NUMBER_SING;
    return true;
}

static bool is_subject(const tct_doc *doc, const tct_mention *mention) {
    const uint8_t relation = doc->words.items[mention->head].relation;
    return relation == TCT_DEP_NSUBJ || relation == TCT_DEP_NSUBJ_PASS;
}

/** "les Assises": an event or strategy that is one thing, though its noun is a plural. */
static bool is_plural_name(const tct_coref *coref, const tct_mention *mention) {
    const tct_word *head = &coref->doc->words.items[mention->head];
    const bool thing = mention->kind == TCT_KIND_EVENT || mention->kind == TCT_KIND_STRATEGY;
    return thing && !(mention->flags & TCT_MENTION_PLURAL) &&
           TCT_FEAT(head->feats, TCT_FEAT_NUMBER) == TCT_NUMBER_PLUR;
}

/** "active", "passive" or "reflexive": how the verb of the subject @p word speaks of it. */
static const char *voice_of(const tct_doc *doc, uint32_t word) {
    const uint32_t verb = doc->words.items[word].head;
    if (doc->words.items[word].relation == TCT_DEP_NSUBJ_PASS) return "passive";
    for (uint32_t w = word + 1; w < verb && w < word + 4; w++)
        if (TCT_FEAT(doc->words.items[w].feats, TCT_FEAT_REFLEX)) return "reflexive";
    return "active";
}

/** "its |Vice-President|": an office is a body's. */
static uint8_t kinds_of_owned(const tct_coref *coref, const tct_part *part, uint32_t word) {
    const uint32_t owned = coref->doc->words.items[word].head;
    const bool title = owned != TCT_NONE && owned > word &&
                       tct_part_item(part, TCT_LIST_TITLES, coref->doc->words.items[owned].lower);
    return title ? TCT_KIND_BIT(ORGANIZATION) | TCT_KIND_BIT(PLACE) | TCT_KIND_BIT(PERSON) : 0;
}

/** Kinds that the verb of the subject @p word is said of: list subject-verbs; 0 for any. */
static uint8_t kinds_of_verb(const tct_coref *coref, const tct_part *part, uint32_t word, bool *agreement) {
    static const struct {
        const char *name;
        uint8_t kinds;
    } kinds[] = {{"event", 1u << TCT_KIND_EVENT},
                 {"strategy", 1u << TCT_KIND_STRATEGY},
                 {"agreement", 1u << TCT_KIND_STRATEGY},
                 {"organization", 1u << TCT_KIND_ORGANIZATION}};
    const tct_doc *doc = coref->doc;
    const uint32_t verb = doc->words.items[word].head;
    if (verb == TCT_NONE) return 0;
    const tct_pack_item *item = tct_part_item(part, TCT_LIST_SUBJECT_VERBS, doc->words.items[verb].lemma);
    if (!item ||
        tct_str_find(tct_doc_symbol(doc, item->value[0]), tct_str_of(voice_of(doc, word)), 0) == SIZE_MAX)
        return 0;
    *agreement = tct_str_equal(tct_doc_symbol(doc, item->value[1]), TCT_LIT("agreement"));
    for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++)
        if (tct_str_equal(tct_doc_symbol(doc, item->value[1]), tct_str_of(kinds[k].name)))
            return kinds[k].kinds;
    return 0;
}

static bool agrees(const tct_coref *coref, const tct_mention *mention, const pronoun *p, bool neuter) {
    const tct_mention *root =
        at(coref, tct_mention_root(coref->doc, (uint32_t)(mention - coref->doc->mentions.items)));
    const bool person = mention->kind == TCT_KIND_PERSON;
    if (mention->flags & TCT_MENTION_GENERIC || mention->kind == TCT_KIND_POST) return false;
    if (mention->kind == TCT_KIND_PLACE && !p->possessive) return false;
    if (p->kinds && !(p->kinds >> mention->kind & 1u)) return false;
    if (p->agreement &&
        (root->class_id == UINT16_MAX || !tct_pack_class_is_a(coref->extract->pack, root->class_id,
                                                              coref->extract->classes[TCT_CLASS_AGREEMENT])))
        return false;
    if (p->number == TCT_NUMBER_PLUR && !is_plural_name(coref, mention)) return false;
    if (p->gender == TCT_GENDER_NEUT) return !person;
    if (neuter && p->gender) return person && (!root->gender || root->gender == p->gender);
    if (!p->gender) return true;
    return person ? !root->gender || root->gender == p->gender : root->gender == p->gender;
}

/** What the mentions of one sentence offer a pronoun. */
typedef struct {
    uint32_t word, sentence;
    uint32_t subject, any;
    bool several;
} offer;

static void consider(const tct_coref *coref, const pronoun *p, bool neuter, uint32_t m, offer *found) {
    const tct_mention *mention = at(coref, m);
    if (mention->sentence != found->sentence || mention->word_end > found->word) return;
    const bool subject = is_subject(coref->doc, mention);
    if (mention->form == TCT_MENTION_PRONOUN && !subject) return;
    if (!agrees(coref, mention, p, neuter)) return;
    const uint32_t root = tct_mention_root(coref->doc, m);
    if (subject && found->subject == TCT_NONE) found->subject = m;
    if (found->any != TCT_NONE && tct_mention_root(coref->doc, found->any) != root) found->several = true;
    found->any = m;
}

uint32_t tct_coref_first_of_sentence(const tct_coref *coref, uint32_t sentence) {
    assert(sentence < coref->doc->sentences.count);
    return tct_mention_from(coref->doc, (uint32_t)coref->count,
                            coref->doc->sentences.items[sentence].first_word);
}

/** The mentions of a sentence: the sorted ones, then the pronouns that were added behind them. */
static offer offers_of(const tct_coref *coref, uint32_t word, uint32_t sentence, const pronoun *p,
                       bool neuter) {
    offer found = {.word = word, .sentence = sentence, .subject = TCT_NONE, .any = TCT_NONE};
    for (uint32_t m = tct_coref_first_of_sentence(coref, sentence);
         m < coref->count && at(coref, m)->sentence == sentence; m++)
        consider(coref, p, neuter, m, &found);
    const uint32_t all = (uint32_t)coref->doc->mentions.count;
    uint32_t added = all;
    while (added > coref->count && at(coref, added - 1)->sentence >= sentence)
        added--;
    for (; added < all; added++)
        consider(coref, p, neuter, added, &found);
    return found;
}

/** May the pronoun of a note stand for what is before the mark? Where the text does not show a gender, it
 * may. */
static bool fits_noted(const tct_coref *coref, uint32_t noted, const pronoun *p, bool neuter) {
    const tct_mention *root = at(coref, tct_mention_root(coref->doc, noted));
    const bool unknown = !root->gender && root->kind != TCT_KIND_PERSON && p->number != TCT_NUMBER_PLUR &&
                         !neuter && p->gender;
    return unknown || agrees(coref, at(coref, noted), p, neuter);
}

/** The antecedent in reach: subjects before other mentions, near before far; none when two compete. In a note
 * about something nothing before the note is in reach but that. */
static uint32_t pronoun_antecedent(const tct_coref *coref, uint32_t word, const pronoun *p, bool neuter) {
    const uint32_t sentence = coref->doc->words.items[word].sentence,
                   noted = tct_coref_noted(coref, sentence);
    const uint32_t block = coref->doc->sentences.items[sentence].block;
    for (uint32_t back = 0; back <= PRONOUN_REACH && back <= sentence; back++) {
        if (noted != TCT_NONE && coref->doc->sentences.items[sentence - back].block != block) break;
        const offer found = offers_of(coref, word, sentence - back, p, neuter);
        if (found.subject != TCT_NONE) return found.subject;
        if (found.any != TCT_NONE) return found.several ? TCT_NONE : found.any;
    }
    return noted != TCT_NONE && fits_noted(coref, noted, p, neuter) ? noted : TCT_NONE;
}

static bool is_comma(const tct_doc *doc, uint32_t word) {
    return tct_str_equal(tct_doc_span(doc, doc->words.items[word].span), TCT_LIT(","));
}

/** Nouns, and in English ("It" is neuter) verbs with an object: of 209 such verbs with "it" and no clause in
 * EWT 204 have it as their subject. */
static bool may_have_subject(const tct_doc *doc, const tct_word *it, bool object) {
    const uint8_t upos = doc->words.items[it->head].upos;
    if (upos == TCT_UPOS_NOUN || upos == TCT_UPOS_PROPN) return true;
    return upos == TCT_UPOS_VERB && object && TCT_FEAT(it->feats, TCT_FEAT_GENDER) == TCT_GENDER_NEUT;
}

/** "|It| is part of the plan": the parser takes it for an expletive, but nothing follows that it could
 * announce. */
static bool names_subject(const tct_doc *doc, uint32_t word) {
    const tct_word *it = &doc->words.items[word];
    if (it->relation != TCT_DEP_EXPL || it->head == TCT_NONE) return false;
    const tct_sentence *s = &doc->sentences.items[it->sentence];
    bool object = false, reflexive = false;
    for (uint32_t w = s->first_word; w < s->word_end; w++) {
        const tct_word *child = &doc->words.items[w];
        if (child->head != it->head) continue;
        if (child->relation == TCT_DEP_CSUBJ || child->relation == TCT_DEP_CCOMP ||
            child->relation == TCT_DEP_NSUBJ || child->relation == TCT_DEP_ACL_RELCL)
            return false;
        object |= child->relation == TCT_DEP_OBJ;
        reflexive |= w == word + 1 && TCT_FEAT(child->feats, TCT_FEAT_REFLEX);
    }
    /* "Placé sous l'égide de X, |il| se tiendra en mai": nothing is announced */
    if (reflexive && !object && (word == s->first_word || is_comma(doc, word - 1))) return true;
    return word == s->first_word && may_have_subject(doc, it, object);
}

/** "As part of its strategy, the bank …": the subject right after the comma that ends an opening phrase
 * without verb; TCT_NONE when the possessive does not stand so. */
static uint32_t announced_owner(const tct_coref *coref, uint32_t word, const pronoun *p, bool neuter) {
    const tct_doc *doc = coref->doc;
    const uint32_t sentence = doc->words.items[word].sentence;
    const uint32_t first = doc->sentences.items[sentence].first_word,
                   end = doc->sentences.items[sentence].word_end;
    uint32_t comma = word + 1;
    for (uint32_t w = first; w < word; w++)
        if (is_comma(doc, w) || doc->words.items[w].upos == TCT_UPOS_VERB) return TCT_NONE;
    while (comma < end && comma < word + 14 && !is_comma(doc, comma))
        comma++;
    if (comma + 1 >= end || !is_comma(doc, comma)) return TCT_NONE;
    for (uint32_t m = tct_coref_first_of_sentence(coref, sentence);
         m < coref->count && at(coref, m)->sentence == sentence; m++) {
        const tct_mention *mention = at(coref, m);
        if (mention->first_word <= comma) continue;
        if (mention->first_word > comma + 3 || mention->form == TCT_MENTION_PRONOUN) return TCT_NONE;
        return is_subject(doc, mention) && agrees(coref, mention, p, neuter) ? m : TCT_NONE;
    }
    return TCT_NONE;
}

tct_status tct_coref_add_pronoun(tct_coref *coref, uint32_t word, uint32_t other, const char *rule) {
    uint32_t index = 0;
    const tct_mention known = *at(coref, other);
    TRY(tct_mention_add(coref->extract, coref->doc, word, word + 1, (tct_kind)known.kind, TCT_MENTION_PRONOUN,
                        rule, &index));
    tct_mention *mention = &coref->doc->mentions.items[index];
    mention->class_id = known.class_id;
    mention->gender = known.gender;
    mention->confidence = 65;
    mention->chain = tct_mention_root(coref->doc, other);
    assert(index + 1 == coref->doc->mentions.count);
    return TCT_OK;
}

static tct_status resolve_pronoun(tct_coref *coref, uint32_t word, const pronoun *p, bool neuter) {
    tct_doc *doc = coref->doc;
    const uint8_t relation = doc->words.items[word].relation;
    const bool subject =
        relation == TCT_DEP_NSUBJ || relation == TCT_DEP_NSUBJ_PASS || names_subject(doc, word);
    if (!p->possessive && !subject) return TCT_OK;
    if (names_subject(doc, word)) doc->words.items[word].relation = TCT_DEP_NSUBJ;
    uint32_t other = p->possessive ? announced_owner(coref, word, p, neuter) : TCT_NONE;
    if (other == TCT_NONE) other = pronoun_antecedent(coref, word, p, neuter);
    if (other == TCT_NONE) return TCT_OK;
    TRY(tct_coref_add_pronoun(coref, word, other, p->possessive ? "coref/possessive" : "coref/pronoun"));
    doc->mentions.items[doc->mentions.count - 1].number = p->number;
    return TCT_OK;
}

static bool has_neuter(const tct_coref *coref, const tct_part *part) {
    const tct_pack_list *list = part->lists[TCT_LIST_PRONOUNS];
    for (uint32_t i = 0; list && i < list->count; i++)
        if (tct_str_equal(tct_doc_symbol(coref->doc, list->items[i].value[0]), TCT_LIT("n"))) return true;
    return false;
}

tct_status tct_coref_pronouns(tct_coref *coref) {
    assert(coref && coref->views);
    for (uint32_t s = 0; s < coref->doc->sentences.count; s++) {
        const tct_part *part = tct_part_of_sentence(coref->extract, coref->doc, s);
        if (!part || !part->lists[TCT_LIST_PRONOUNS]) continue;
        TRY(tct_coref_note_subject(coref, s));
        const bool neuter = has_neuter(coref, part);
        const tct_sentence sentence = coref->doc->sentences.items[s];
        for (uint32_t word = sentence.first_word; word < sentence.word_end; word++) {
            pronoun p;
            if (!read_pronoun(coref, part, word, &p)) continue;
            p.kinds = p.possessive ? kinds_of_owned(coref, part, word)
                                   : kinds_of_verb(coref, part, word, &p.agreement);
            TRY(resolve_pronoun(coref, word, &p, neuter));
        }
    }
    return TCT_OK;
}
