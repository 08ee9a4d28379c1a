/*
 * Where a strategy acts: "the project will train farmers in Malawi", "sous ce programme, 40 écoles du Mali
 * seront rénovées". The clause has a verb of the list target-verbs, the strategy is its subject or stands
 * under one of the prepositions of target-cues, and the place hangs on that verb.
 */
#include <assert.h>

#include "extract/titles.h"

#define CLIMB_MAXIMUM 10u
enum { SUBJECT = 70, CUE = 64 };

typedef struct {
    tct_roles *roles;
    const tct_pack_list *verbs, *cues, *cases;
    uint32_t begin, end;
} scan;

static const tct_word *word_at(const scan *s, uint32_t at) {
    return &s->roles->doc->words.items[at];
}

/** Plans, projects and the like; an agreement or a law acts nowhere. */
static bool acts_somewhere(const scan *s, const tct_mention *mention) {
    static const tct_class_name others[] = {TCT_CLASS_AGREEMENT, TCT_CLASS_LEGISLATION, TCT_CLASS_RESOLUTION,
                                            TCT_CLASS_GOAL, TCT_CLASS_CHARTER};
    const tct_extract *extract = s->roles->extract;
    if (mention->kind != TCT_KIND_STRATEGY || mention->flags & (TCT_MENTION_GENERIC | TCT_MENTION_PLURAL))
        return false;
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (extract->classes[others[i]] != UINT16_MAX && mention->class_id != UINT16_MAX &&
            tct_pack_class_is_a(extract->pack, mention->class_id, extract->classes[others[i]]))
            return false;
    return true;
}

static bool is_target_verb(const scan *s, uint32_t at) {
    return word_at(s, at)->upos == TCT_UPOS_VERB && tct_pack_list_get(s->verbs, word_at(s, at)->lemma);
}

/** "The aim of the project is to …": the noun that stands for the mention, or its own head. */
static uint32_t carried_head(const scan *s, const tct_mention *strategy) {
    const tct_word *head = word_at(s, strategy->head);
    const tct_part *part = tct_part_of_sentence(s->roles->extract, s->roles->doc, strategy->sentence);
    const bool carried = head->relation == TCT_DEP_NMOD && head->head != TCT_NONE &&
                         (tct_part_item(part, TCT_LIST_CARRIERS, word_at(s, head->head)->lemma) ||
                          tct_part_item(part, TCT_LIST_CARRIERS, word_at(s, head->head)->lower));
    return carried ? head->head : strategy->head;
}

/** Verb of which the mention is the subject. */
static uint32_t verb_of_subject(const scan *s, const tct_mention *strategy) {
    const tct_word *head = word_at(s, carried_head(s, strategy));
    const bool subject = head->relation == TCT_DEP_NSUBJ || head->relation == TCT_DEP_NSUBJ_PASS;
    return subject && head->head != TCT_NONE && is_target_verb(s, head->head) ? head->head : TCT_NONE;
}

/** Verb of the clause in which the mention stands under "as part of" or the like. */
static uint32_t verb_of_cue(const scan *s, const tct_mention *strategy) {
    uint32_t at = strategy->first_word;
    while (at > s->begin && word_at(s, at - 1)->upos == TCT_UPOS_DET)
        at--;
    const uint32_t lowest = at > s->begin + 5 ? at - 5 : s->begin;
    bool found = false;
    for (uint32_t first = lowest; first < at && !found; first++) {
        const tct_pack_item *item = NULL;
        found = tct_list_longest(s->cues, s->roles->doc, first, at, &item) == at - first;
    }
    uint32_t word = found ? word_at(s, strategy->head)->head : TCT_NONE;
    for (uint32_t step = 0; step < CLIMB_MAXIMUM && word != TCT_NONE; step++) {
        if (word_at(s, word)->upos == TCT_UPOS_VERB) return is_target_verb(s, word) ? word : TCT_NONE;
        word = word_at(s, word)->head;
    }
    return TCT_NONE;
}

/** Does the preposition before the place lead to where something is done? A place without one is an object.
 */
static bool has_fitting_case(const scan *s, const tct_mention *place) {
    uint32_t at = place->first_word;
    while (at > s->begin &&
           (word_at(s, at - 1)->upos == TCT_UPOS_DET || word_at(s, at - 1)->upos == TCT_UPOS_CCONJ ||
            tct_roles_is_mark(s->roles, at - 1, ",")))
        at--;
    if (at == s->begin) return false;
    const tct_word *before = word_at(s, at - 1);
    if (before->upos != TCT_UPOS_ADP) return before->upos == TCT_UPOS_VERB || before->upos == TCT_UPOS_PROPN;
    return tct_pack_list_get(s->cases, before->lower) != NULL;
}

/** "launched at the summit |in Suva|": the place is the event's. */
static bool heads_event(const scan *s, uint32_t word) {
    const uint32_t cover = s->roles->covers[word];
    return cover != TCT_NONE && s->roles->doc->mentions.items[cover].kind == TCT_KIND_EVENT;
}

/** Does the tree lead from the place up to @p verb without another clause between? */
static bool hangs_on(const scan *s, const tct_mention *place, uint32_t verb) {
    uint32_t word = place->head;
    for (uint32_t step = 0; step < CLIMB_MAXIMUM && word != TCT_NONE; step++) {
        if (word == verb) return true;
        const tct_word *w = word_at(s, word);
        if (w->relation == TCT_DEP_ACL_RELCL || w->relation == TCT_DEP_PARATAXIS) return false;
        if (step && heads_event(s, word)) return false;
        if (w->relation == TCT_DEP_OBL_AGENT) return false; /* who helps is not who is helped */
        if (w->upos == TCT_UPOS_VERB && w->relation != TCT_DEP_ACL && !is_target_verb(s, word)) return false;
        word = w->head;
    }
    return false;
}

/** Not inside of the name of something: "coopératives de femmes du Nord" names nothing. */
static bool is_free(const scan *s, const tct_mention *place) {
    const uint32_t cover = s->roles->covers[place->first_word];
    if (!(place->flags & TCT_MENTION_INNER)) return true;
    return cover != TCT_NONE && s->roles->doc->mentions.items[cover].flags & TCT_MENTION_GENERIC;
}

static bool is_place(const scan *s, const tct_mention *mention) {
    return mention->kind == TCT_KIND_PLACE && mention->form != TCT_MENTION_PRONOUN &&
           !(mention->flags & TCT_MENTION_GENERIC) && is_free(s, mention) && mention->word_end <= s->end;
}

static tct_status relate_places(const scan *s, uint32_t strategy, uint32_t verb, uint32_t from,
                                uint8_t confidence) {
    assert(verb < s->end);
    const tct_doc *doc = s->roles->doc;
    for (uint32_t w = from; w < s->end; w++) {
        const uint32_t m = s->roles->starts[w];
        if (m == TCT_NONE || !is_place(s, &doc->mentions.items[m])) continue;
        const tct_mention *place = &doc->mentions.items[m];
        if (!has_fitting_case(s, place) || !hangs_on(s, place, verb)) continue;
        const uint32_t begin = doc->mentions.items[strategy].first_word;
        TRY(tct_roles_relate(s->roles, TCT_PROPERTY_BENEFICIARY, strategy, m, begin < w ? begin : w,
                             place->word_end, confidence, "target/clause"));
    }
    return TCT_OK;
}

/** "launched a project |to equip| schools": an infinitive right behind the noun, though the tree hangs it on
 * the verb over it. */
static bool follows_noun(const scan *s, const tct_mention *strategy, uint32_t verb) {
    const tct_word *word = word_at(s, verb);
    const bool sister = (word->relation == TCT_DEP_ADVCL || word->relation == TCT_DEP_XCOMP) &&
                        word->head != TCT_NONE && word->head == word_at(s, strategy->head)->head &&
                        TCT_FEAT(word->feats, TCT_FEAT_VERBFORM) == TCT_VERBFORM_INF;
    return sister && verb >= strategy->word_end && verb <= strategy->word_end + 1;
}

/** "a programme to restore forests in Y", "un projet visant à équiper les écoles de Y": the verbs that say
 * what the noun is for. */
static tct_status read_purpose(const scan *s, uint32_t m) {
    const tct_mention *strategy = &s->roles->doc->mentions.items[m];
    for (uint32_t w = strategy->word_end; w < s->end; w++) {
        if (!is_target_verb(s, w)) continue;
        const bool completes =
            word_at(s, w)->head == strategy->head && word_at(s, w)->relation == TCT_DEP_ACL;
        if (completes || follows_noun(s, strategy, w)) TRY(relate_places(s, m, w, w + 1, SUBJECT));
    }
    return TCT_OK;
}

static tct_status read_strategy(const scan *s, uint32_t m) {
    const tct_mention *strategy = &s->roles->doc->mentions.items[m];
    if (!acts_somewhere(s, strategy)) return TCT_OK;
    TRY(read_purpose(s, m));
    const uint32_t verb = verb_of_subject(s, strategy);
    if (verb != TCT_NONE) return relate_places(s, m, verb, verb + 1, SUBJECT);
    const uint32_t other = verb_of_cue(s, strategy);
    return other == TCT_NONE ? TCT_OK : relate_places(s, m, other, strategy->word_end, CUE);
}

static tct_status read_document(tct_roles *roles) {
    for (uint32_t m = 0; m < roles->doc->mentions.count; m++) {
        const uint32_t sentence = roles->doc->mentions.items[m].sentence;
        const tct_part *part = tct_part_of_sentence(roles->extract, roles->doc, sentence);
        if (!part || roles->doc->mentions.items[m].kind != TCT_KIND_STRATEGY) continue;
        const scan s = {.roles = roles,
                        .verbs = tct_pack_list_find(part->language, "target-verbs"),
                        .cues = tct_pack_list_find(part->language, "target-cues"),
                        .cases = tct_pack_list_find(part->language, "target-places"),
                        .begin = roles->doc->sentences.items[sentence].first_word,
                        .end = roles->doc->sentences.items[sentence].word_end};
        if (s.verbs && s.cues && s.cases) TRY(read_strategy(&s, m));
    }
    return TCT_OK;
}

tct_status tct_extract_targets(const tct_extract *extract, tct_doc *doc) {
    return tct_roles_with_index(extract, doc, read_document);
}
