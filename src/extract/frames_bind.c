/* Slots of a frame → fillers → relations. */
#include <assert.h>
#include <stdio.h>

#include "base/limits.h"
#include "extract/claims.h"
#include "extract/frames.h"

#define WINDOW 22 /* words between trigger and an argument found by word order alone */

enum { INTRODUCTION_CONFIDENCE = 60, PENALTY_ORDER = 22, PENALTY_ORDER_CASE = 14, PENALTY_AGENT = 8 };

static const tct_word *word_at(const tct_frame_match *match, uint32_t word) {
    assert(word < match->tree->doc->words.count);
    return &match->tree->doc->words.items[word];
}

static const tct_frame_slot *slot_at(const tct_frame_match *match, uint32_t index) {
    return &match->part->frames.slots[match->frame->first_slot + index];
}

static uint32_t slot_count(const tct_frame_match *match) {
    return match->frame->slot_end - match->frame->first_slot;
}

static uint32_t root_of(const tct_frame_match *match, uint32_t mention) {
    return tct_mention_root(match->tree->doc, mention);
}

/* True when the entity already fills another slot or is the trigger. */
static bool is_taken(const tct_frame_match *match, uint32_t mention) {
    const uint32_t root = root_of(match, mention);
    if (match->mention != TCT_NONE && root_of(match, match->mention) == root) return true;
    for (uint32_t s = 0; s < slot_count(match); s++)
        for (uint32_t i = 0; i < match->fillers[s].count; i++)
            if (root_of(match, match->fillers[s].items[i]) == root) return true;
    return false;
}

static uint8_t kind_of(const tct_frame_match *match, uint32_t mention) {
    return match->tree->doc->mentions.items[mention].kind;
}

static bool accept(tct_frame_match *match, uint32_t slot, const tct_fillers *found, uint8_t penalty) {
    for (uint32_t i = 0; i < found->count; i++) {
        /* people and places are not coordinated: "for Europe" belongs to a title */
        if (kind_of(match, found->items[0]) == TCT_KIND_PERSON &&
            kind_of(match, found->items[i]) == TCT_KIND_PLACE)
            continue;
        if (!is_taken(match, found->items[i]))
            tct_fillers_add(&match->fillers[slot], found->items[i], found->penalties[i]);
    }
    match->penalty[slot] = penalty;
    return match->fillers[slot].count > 0;
}

/* The outermost fitting mention that begins at a word. */
static uint32_t mention_at(const tct_frame_match *match, uint32_t word, const tct_frame_slot *slot) {
    const tct_doc *doc = match->tree->doc;
    uint32_t head = word;
    const tct_sentence *sentence = &doc->sentences.items[word_at(match, word)->sentence];
    for (; head < sentence->word_end && head < word + TCT_LIMIT_PHRASE_WORDS; head++)
        for (uint32_t m = match->tree->mention[head]; m != TCT_NONE; m = match->tree->next_mention[m]) {
            const tct_mention *mention = &doc->mentions.items[m];
            if (mention->first_word == word && tct_mention_fits(match->tree, m, slot->kinds, slot->class_id))
                return m;
        }
    return TCT_NONE;
}

/* --- by the tree
 * ---------------------------------------------------------------------------------------------- */

static bool has_direct_object(const tct_frame_match *match) {
    for (uint32_t s = 0; s < slot_count(match); s++)
        if (slot_at(match, s)->place == TCT_PLACE_OBJECT) return true;
    return false;
}

/*
 * The subject of "est intervenu" is no object, though some take the auxiliary for a passive's; that of "tenue
 * à Paris" is what is held.
 */
static bool is_subject(const tct_frame_match *match, const tct_arg *arg) {
    if (arg->function == TCT_ARG_SUBJECT) return true;
    if (arg->function != TCT_ARG_OBJECT || !tct_is_passive(match->tree, match->word)) return false;
    for (uint32_t i = 0; i < match->args->count; i++) /* an agent is named: it is a passive after all */
        if (match->args->items[i].function == TCT_ARG_SUBJECT &&
            match->args->items[i].penalty < TCT_ARG_GUESS)
            return false;
    return match->frame->reflexive || match->frame->pos == TCT_FRAME_ADJECTIVE || !has_direct_object(match);
}

static bool function_fits(const tct_frame_match *match, const tct_frame_slot *slot, const tct_arg *arg) {
    switch (slot->place) {
    case TCT_PLACE_SUBJECT:
        return is_subject(match, arg);
    case TCT_PLACE_OBJECT:
        return arg->function == TCT_ARG_OBJECT;
    default:
        return tct_arg_has_case(match->tree, arg, &match->part->frames.words[slot->first_case],
                                slot->case_count) > 0;
    }
}

/* A guess at the tree's error, or a phrase inside another phrase, does not do for every slot. */
static bool is_trusted(const tct_frame_match *match, const tct_frame_slot *slot, const tct_arg *arg) {
    const uint16_t things = 1u << TCT_KIND_EVENT | 1u << TCT_KIND_STRATEGY;
    if (arg->penalty >= TCT_ARG_GUESS) return (slot->kinds & ~things) == 0;
    if (arg->penalty <= 2 || match->frame->trigger_role == TCT_SLOT_NONE) return true;
    return slot->place == TCT_PLACE_OBLIQUE &&
           tct_arg_has_case(match->tree, arg, &match->part->frames.words[slot->first_case],
                            slot->case_count) > 1;
}

static bool argument_fits(const tct_frame_match *match, const tct_frame_slot *slot, const tct_arg *arg) {
    if (arg->word > match->word && arg->word < match->used_end) return false;
    return is_trusted(match, slot, arg) && function_fits(match, slot, arg);
}

/* The surest argument that stands for a fitting mention. */
static bool by_tree(tct_frame_match *match, uint32_t index) {
    const tct_frame_slot *slot = slot_at(match, index);
    tct_fillers best = {.count = 0};
    unsigned penalty = UINT8_MAX + 1u;
    for (uint32_t i = 0; i < match->args->count; i++) {
        const tct_arg *arg = &match->args->items[i];
        if (arg->penalty >= penalty || !argument_fits(match, slot, arg)) continue;
        tct_fillers found = {.count = 0};
        tct_fillers_of(match->tree, match->part, arg->word, slot->kinds, slot->class_id, &found);
        if (found.count == 0 || (found.count == 1 && is_taken(match, found.items[0]))) continue;
        best = found;
        penalty = arg->penalty;
    }
    return best.count && accept(match, index, &best, (uint8_t)penalty);
}

/* "signed for A by B, and for C by D": every phrase after the agent's preposition. */
static void add_agents(tct_frame_match *match, uint32_t index) {
    const tct_frame_slot *slot = slot_at(match, index);
    const tct_doc *doc = match->tree->doc;
    const uint32_t end = doc->sentences.items[word_at(match, match->word)->sentence].word_end;
    for (uint32_t at = match->used_end; at < end; at++) {
        if (word_at(match, at)->upos == TCT_UPOS_VERB) return;
        if (word_at(match, at)->upos != TCT_UPOS_ADP ||
            !tct_part_item(match->part, TCT_LIST_AGENT_CASES, word_at(match, at)->lower))
            continue;
        for (uint32_t next = at + 1; next < end && next < at + 4; next++) {
            const uint32_t m = mention_at(match, next, slot);
            if (m != TCT_NONE && !is_taken(match, m)) tct_fillers_add(&match->fillers[index], m, 4);
            if (m != TCT_NONE) break;
        }
    }
}

/* A nominal frame's "par X" is also the subject of the light verb over it. */
static bool by_light_subject(tct_frame_match *match, uint32_t index) {
    const tct_frame_slot *slot = slot_at(match, index);
    if (match->frame->pos != TCT_FRAME_NOUN || slot->place != TCT_PLACE_OBLIQUE) return false;
    const tct_symbol *words = &match->part->frames.words[slot->first_case];
    bool agentive = false;
    for (unsigned c = 0; c < slot->case_count; c++) {
        agentive |= words[0] && tct_part_item(match->part, TCT_LIST_AGENT_CASES, words[0]) && words[1] == 0;
        while (*words)
            words++;
        words++;
    }
    for (uint32_t i = 0; agentive && i < match->args->count; i++) {
        const tct_arg *arg = &match->args->items[i];
        if (arg->function != TCT_ARG_SUBJECT) continue;
        tct_fillers found = {.count = 0};
        tct_fillers_of(match->tree, match->part, arg->word, slot->kinds, slot->class_id, &found);
        if (accept(match, index, &found, (uint8_t)(arg->penalty + 3))) return true;
    }
    return false;
}

/* --- by word order
 * -------------------------------------------------------------------------------------------- */

static bool is_barrier(const tct_word *word) {
    if (word->upos == TCT_UPOS_VERB) return TCT_FEAT(word->feats, TCT_FEAT_VERBFORM) != TCT_VERBFORM_PART;
    return false;
}

static bool accept_one(tct_frame_match *match, uint32_t index, uint32_t mention, uint8_t penalty) {
    tct_fillers found = {.count = 0};
    const tct_frame_slot *slot = slot_at(match, index);
    tct_fillers_add(&found, mention, 0);
    tct_fillers_of(match->tree, match->part, match->tree->head[mention], slot->kinds, slot->class_id, &found);
    return accept(match, index, &found, penalty);
}

/* Forward to the right of the trigger. */
static bool rightwards(tct_frame_match *match, uint32_t index) {
    const tct_frame_slot *slot = slot_at(match, index);
    const tct_sentence *sentence = &match->tree->doc->sentences.items[word_at(match, match->word)->sentence];
    const tct_symbol *cases = &match->part->frames.words[slot->first_case];
    const bool oblique = slot->place == TCT_PLACE_OBLIQUE;
    for (uint32_t at = match->used_end; at < sentence->word_end && at < match->used_end + WINDOW; at++) {
        if (is_barrier(word_at(match, at))) return false;
        const uint32_t mention = mention_at(match, at, slot);
        if (mention == TCT_NONE) continue;
        if (oblique && !tct_case_before(match->tree, at, cases, slot->case_count)) continue;
        if (!oblique && at > match->used_end + 3) return false;
        return accept_one(match, index, mention, oblique ? PENALTY_ORDER_CASE : PENALTY_ORDER);
    }
    return false;
}

/* A fronted phrase: "Lors de la conférence, X a présenté …". */
static bool fronted(tct_frame_match *match, uint32_t index) {
    const tct_frame_slot *slot = slot_at(match, index);
    const tct_symbol *cases = &match->part->frames.words[slot->first_case];
    const tct_sentence *sentence = &match->tree->doc->sentences.items[word_at(match, match->word)->sentence];
    const tct_frame_match *m = match;
    if (slot->place != TCT_PLACE_OBLIQUE || match->frame->pos != TCT_FRAME_VERB) return false;
    for (uint32_t at = sentence->first_word; at < match->word && at < sentence->first_word + 8; at++) {
        if (is_barrier(word_at(m, at))) return false;
        const uint32_t mention = mention_at(match, at, slot);
        if (mention == TCT_NONE || !tct_case_before(match->tree, at, cases, slot->case_count)) continue;
        return accept_one(match, index, mention, PENALTY_ORDER_CASE);
    }
    return false;
}

/* "the Agency (JICA) today signed …": the phrase right before the verb. */
static bool leftwards(tct_frame_match *match, uint32_t index) {
    const tct_frame_slot *slot = slot_at(match, index);
    const uint32_t mention = tct_subject_before(match->tree, match->word, slot->kinds);
    if (mention == TCT_NONE || !tct_mention_fits(match->tree, mention, slot->kinds, slot->class_id))
        return false;
    return accept_one(match, index, mention, PENALTY_ORDER);
}

/* "y", "there", "on this occasion" in the clause of the verb. */
static bool points_back(const tct_frame_match *match) {
    const tct_doc *doc = match->tree->doc;
    const tct_sentence *sentence = &doc->sentences.items[word_at(match, match->word)->sentence];
    for (uint32_t w = sentence->first_word; w < sentence->word_end; w++) {
        const tct_pack_item *item = NULL;
        if (w > match->word + WINDOW || w + WINDOW < match->word) continue;
        if (tct_part_longest(match->part, doc, TCT_LIST_PRO_ADVERBS, w, sentence->word_end, &item))
            return true;
    }
    return false;
}

/* Last specific event or strategy spoken of before the sentence, not far back. */
static bool by_pointing(tct_frame_match *match, uint32_t index) {
    const tct_doc *doc = match->tree->doc;
    const tct_frame_slot *slot = slot_at(match, index);
    const uint16_t things = 1u << TCT_KIND_EVENT | 1u << TCT_KIND_STRATEGY;
    const uint32_t sentence = word_at(match, match->word)->sentence;
    if (slot->place != TCT_PLACE_OBLIQUE || slot->kinds & ~things || match->frame->pos != TCT_FRAME_VERB)
        return false;
    if (!points_back(match)) return false;
    for (uint32_t m = (uint32_t)doc->mentions.count; m-- > 0;) {
        const tct_mention *mention = &doc->mentions.items[m];
        if (mention->sentence >= sentence || mention->flags & TCT_MENTION_INNER) continue;
        if (sentence - mention->sentence > 3) return false;
        if (!tct_mention_fits(match->tree, m, slot->kinds, slot->class_id)) continue;
        tct_fillers found = {.count = 0};
        tct_fillers_add(&found, m, 0);
        return accept(match, index, &found, PENALTY_ORDER);
    }
    return false;
}

static bool has_preposition(const tct_frame_match *match, uint32_t at) {
    while (at > match->used_end && word_at(match, at - 1)->upos == TCT_UPOS_DET)
        at--;
    return at > match->used_end && word_at(match, at - 1)->upos == TCT_UPOS_ADP;
}

/* "…, où se sont réunis, trois jours durant, les experts": the subject after its verb. */
static bool inverted(tct_frame_match *match, uint32_t index) {
    const tct_frame_slot *slot = slot_at(match, index);
    const tct_sentence *sentence = &match->tree->doc->sentences.items[word_at(match, match->word)->sentence];
    if (has_direct_object(match)) return false;
    for (uint32_t i = 0; i < match->args->count; i++)
        if (match->args->items[i].function == TCT_ARG_SUBJECT && match->args->items[i].penalty == 0 &&
            word_at(match, match->args->items[i].word)->upos != TCT_UPOS_PRON)
            return false;
    for (uint32_t at = match->used_end; at < sentence->word_end && at < match->used_end + WINDOW; at++) {
        if (is_barrier(word_at(match, at))) return false;
        const uint32_t mention = mention_at(match, at, slot);
        if (mention != TCT_NONE && !has_preposition(match, at))
            return accept_one(match, index, mention, PENALTY_ORDER);
    }
    return false;
}

static bool by_order(tct_frame_match *match, uint32_t index) {
    const tct_frame_slot *slot = slot_at(match, index);
    if (match->frame->pos == TCT_FRAME_MENTION || match->frame->pos == TCT_FRAME_NOUN) return false;
    if (slot->place == TCT_PLACE_OBLIQUE) return rightwards(match, index) || fronted(match, index);
    if (tct_is_passive(match->tree, match->word) && word_at(match, match->word)->relation != TCT_DEP_AMOD)
        return slot->place == TCT_PLACE_SUBJECT && match->frame->reflexive && inverted(match, index);
    if (slot->place == TCT_PLACE_OBJECT) return rightwards(match, index);
    return slot->place == TCT_PLACE_SUBJECT && (leftwards(match, index) || inverted(match, index));
}

/* --- dates
 * ------------------------------------------------------------------------------------------------------ */

/* Top word of an expression of time: the one whose head lies outside it. */
static uint32_t top_of(const tct_frame_match *match, const tct_time *time) {
    for (uint32_t w = time->first_word; w < time->word_end; w++) {
        const uint32_t head = word_at(match, w)->head;
        if (head == TCT_NONE || head < time->first_word || head >= time->word_end) return w;
    }
    return time->first_word;
}

/* Distance in links from a date up to the trigger, or a large number when another clause lies between. */
static unsigned links_between(const tct_frame_match *match, uint32_t word) {
    for (unsigned links = 0; links < 8; links++) {
        if (word == match->word) return links;
        if (word == TCT_NONE) return 99;
        const tct_word *w = word_at(match, word);
        if (links &&
            (w->relation == TCT_DEP_ACL || w->relation == TCT_DEP_ACL_RELCL || w->relation == TCT_DEP_ADVCL ||
             w->relation == TCT_DEP_CCOMP || w->relation == TCT_DEP_PARATAXIS ||
             (w->relation == TCT_DEP_CONJ && w->upos == TCT_UPOS_VERB)))
            return 99;
        word = w->head;
    }
    return 99;
}

/* No verb between the trigger and the date. */
static bool adjacent(const tct_frame_match *match, const tct_time *time) {
    const uint32_t low = time->first_word < match->word ? time->word_end : match->used_end;
    const uint32_t high = time->first_word < match->word ? match->word : time->first_word;
    if (high < low || high - low > 12) return false;
    for (uint32_t w = low; w < high; w++)
        if (word_at(match, w)->upos == TCT_UPOS_VERB) return false;
    return true;
}

/* A date whose place in the tree is another clause, though it stands beside what it dates. */
static bool is_beside(const tct_frame_match *match, const tct_time *time) {
    if (match->frame->pos == TCT_FRAME_VERB) return adjacent(match, time);
    if (match->frame->pos != TCT_FRAME_MENTION || match->mention == TCT_NONE) return false;
    const uint32_t end = match->tree->doc->mentions.items[match->mention].word_end;
    return time->first_word >= end && time->first_word <= end + 1;
}

/* First expression of time at or after a word; they are in text order. */
static uint32_t first_time(const tct_doc *doc, uint32_t word) {
    uint32_t low = 0, high = (uint32_t)doc->times.count;
    while (low < high) {
        const uint32_t middle = low + (high - low) / 2;
        if (doc->times.items[middle].first_word < word)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static bool by_date(tct_frame_match *match, uint32_t index) {
    const tct_doc *doc = match->tree->doc;
    const tct_sentence *sentence = &doc->sentences.items[word_at(match, match->word)->sentence];
    const tct_frame_slot *slot = slot_at(match, index);
    unsigned best = 90;
    match->dates[index] = TCT_NONE;
    for (uint32_t t = first_time(doc, sentence->first_word); t < doc->times.count; t++) {
        const tct_time *time = &doc->times.items[t];
        if (time->first_word >= sentence->word_end) break;
        if (time->word_end > sentence->word_end || !time->begin.year) continue;
        if (slot->place == TCT_PLACE_OBLIQUE &&
            !tct_case_before(match->tree, time->first_word, &match->part->frames.words[slot->first_case],
                             slot->case_count))
            continue;
        unsigned links = links_between(match, top_of(match, time));
        if (links == 99 && is_beside(match, time)) links = 20;
        if (links >= best) continue;
        best = links;
        match->dates[index] = t;
        match->penalty[index] = (uint8_t)(links >= 20 ? 15 : links > 1 ? 3 * links : 0);
    }
    return match->dates[index] != TCT_NONE;
}

/* --- the whole
 * -------------------------------------------------------------------------------------------------- */

static bool fill(tct_frame_match *match, uint32_t index, bool word_order) {
    match->dates[index] = TCT_NONE;
    if (slot_at(match, index)->kinds & TCT_FRAME_DATE) return by_date(match, index);
    if (by_tree(match, index)) {
        if (slot_at(match, index)->place == TCT_PLACE_SUBJECT && tct_is_passive(match->tree, match->word))
            add_agents(match, index);
        return true;
    }
    if (slot_at(match, index)->place == TCT_PLACE_SUBJECT && match->frame->pos == TCT_FRAME_VERB &&
        tct_is_passive(match->tree, match->word)) {
        add_agents(match, index);
        match->penalty[index] = PENALTY_AGENT;
        if (match->fillers[index].count) return true;
    }
    if (by_light_subject(match, index) || by_pointing(match, index)) return true;
    return word_order && by_order(match, index);
}

bool tct_frame_bind(tct_frame_match *match) {
    assert(match && match->frame && match->args);
    unsigned missing = 0;
    for (uint32_t i = 0; i < slot_count(match); i++)
        if (!fill(match, i, false) && !slot_at(match, i)->optional) missing++;
    if (missing > 1 && word_at(match, match->word)->relation != TCT_DEP_AMOD)
        return false; /* one guess, not two */
    for (uint32_t i = 0; missing && i < slot_count(match); i++)
        if (match->fillers[i].count == 0 && match->dates[i] == TCT_NONE && !slot_at(match, i)->optional)
            if (!fill(match, i, true)) return false;
    return true;
}

static bool same_entity(const tct_doc *doc, uint32_t a, uint32_t b) {
    if (a == TCT_NONE || b == TCT_NONE) return a == b;
    return tct_mention_root(doc, a) == tct_mention_root(doc, b);
}

tct_status tct_relation_add(tct_doc *doc, tct_relation relation) {
    assert(doc && relation.subject < doc->mentions.count);
    if (relation.span.end == 0) {
        relation.sentence = doc->mentions.items[relation.subject].sentence;
        relation.span = doc->sentences.items[relation.sentence].span;
    }
    for (size_t i = doc->relations.count; i-- > 0 && i + 64 > doc->relations.count;) {
        tct_relation *other = &doc->relations.items[i];
        if (other->property != relation.property || other->sentence != relation.sentence ||
            !same_entity(doc, other->subject, relation.subject) ||
            !same_entity(doc, other->object, relation.object) ||
            !tct_str_equal(other->literal, relation.literal))
            continue;
        if (relation.confidence > other->confidence) *other = relation;
        return TCT_OK;
    }
    if (doc->relations.count >= TCT_LIMIT_RELATIONS) return TCT_ERR_LIMIT;
    return TCT_DOC_PUSH(doc, relations, relation);
}

static uint8_t base_confidence(const tct_frame_match *match) {
    unsigned penalty = 0;
    for (uint32_t s = 0; s < slot_count(match); s++)
        penalty += match->penalty[s];
    return (uint8_t)(penalty >= match->frame->reliability ? 1 : match->frame->reliability - penalty);
}

static void introduce(tct_doc *doc, uint32_t mention) {
    tct_mention *root = &doc->mentions.items[tct_mention_root(doc, mention)];
    if (!(root->flags & TCT_MENTION_GENERIC)) return;
    root->flags &= (uint8_t)~TCT_MENTION_GENERIC;
    root->form = TCT_MENTION_DESCRIPTION;
}

/* Someone acts in it: what nobody is said to do stays general. */
static bool has_actor(const tct_frame_match *match) {
    for (uint32_t s = 0; s < slot_count(match); s++)
        for (uint32_t i = 0; i < match->fillers[s].count; i++) {
            const uint8_t kind = match->tree->doc->mentions.items[match->fillers[s].items[i]].kind;
            if (slot_at(match, s)->role != TCT_SLOT_NONE && kind != TCT_KIND_EVENT &&
                kind != TCT_KIND_STRATEGY)
                return true;
        }
    return false;
}

void tct_frame_introduce(const tct_frame_match *match, tct_doc *doc) {
    const tct_claim claim = tct_claim_of(match->tree, match->part, match->word);
    if (claim == TCT_HYPOTHETICAL || claim == TCT_NEGATED ||
        base_confidence(match) < INTRODUCTION_CONFIDENCE || !has_actor(match))
        return;
    if (match->mention != TCT_NONE) introduce(doc, match->mention);
    for (uint32_t s = 0; s < slot_count(match); s++)
        for (uint32_t i = 0; i < match->fillers[s].count && slot_at(match, s)->role != TCT_SLOT_NONE; i++)
            introduce(doc, match->fillers[s].items[i]);
}

/* "frame/fr/schema:organizer/organiser" */
static tct_str rule_name(const tct_frame_match *match, tct_doc *doc) {
    const tct_pack_property *property =
        tct_pack_property_at(match->tree->extract->pack, match->frame->property);
    const tct_str name = tct_doc_symbol(doc, property->name);
    const tct_str word = tct_doc_symbol(doc, word_at(match, match->word)->lemma);
    char text[160];
    const int size = snprintf(text, sizeof text, "frame/%.*s/%.*s/%.*s", TCT_ARG(match->part->code),
                              TCT_ARG(name), TCT_ARG(word));
    return tct_arena_copy(&doc->arena,
                          (tct_str){text, size < (int)sizeof text ? (size_t)size : sizeof text - 1});
}

static bool is_linking(const tct_word *word) {
    return word->upos == TCT_UPOS_PUNCT || word->upos == TCT_UPOS_ADP || word->upos == TCT_UPOS_DET;
}

/* The place named right after another: "Dakar (Sénégal)", "at the Palais des Nations in Geneva". */
static uint32_t next_place(const tct_frame_match *match, uint32_t mention) {
    const tct_doc *doc = match->tree->doc;
    const uint32_t sentence_end = doc->sentences.items[word_at(match, match->word)->sentence].word_end;
    const tct_frame_slot wanted = {.kinds = 1u << TCT_KIND_PLACE, .class_id = UINT16_MAX};
    uint32_t at = doc->mentions.items[mention].word_end;
    for (unsigned gap = 0; gap < 4 && at < sentence_end; gap++, at++) {
        const uint32_t found = mention_at(match, at, &wanted);
        if (found != TCT_NONE) return gap ? found : TCT_NONE;
        if (!is_linking(word_at(match, at))) break;
    }
    return TCT_NONE;
}

static void add_next_places(const tct_frame_match *match, tct_fillers *places) {
    for (uint32_t i = 0; i < places->count; i++) {
        const uint32_t next = next_place(match, places->items[i]);
        if (next != TCT_NONE && !is_taken(match, next))
            tct_fillers_add(places, next, (uint8_t)(places->penalties[i] + 4));
    }
}

/* Either end of the statements of a match. */
typedef struct {
    tct_fillers fillers;
    uint32_t date;
} tct_ends;

static void gather(const tct_frame_match *match, tct_frame_role role, tct_ends *ends) {
    ends->fillers.count = 0;
    ends->date = TCT_NONE;
    if (match->frame->trigger_role == role && match->mention != TCT_NONE)
        tct_fillers_add(&ends->fillers, match->mention, 0);
    for (uint32_t s = 0; s < slot_count(match); s++) {
        if (slot_at(match, s)->role != role) continue;
        if (match->dates[s] != TCT_NONE) ends->date = match->dates[s];
        for (uint32_t i = 0; i < match->fillers[s].count; i++)
            tct_fillers_add(&ends->fillers, match->fillers[s].items[i], match->fillers[s].penalties[i]);
    }
}

static tct_relation relation_of(const tct_frame_match *match, tct_doc *doc, tct_claim claim) {
    const uint32_t sentence = word_at(match, match->word)->sentence;
    return (tct_relation){.property = match->frame->property,
                          .object = TCT_NONE,
                          .sentence = sentence,
                          .span = doc->sentences.items[sentence].span,
                          .claim = (uint8_t)claim,
                          .confidence = base_confidence(match),
                          .rule = rule_name(match, doc)};
}

static uint8_t less(uint8_t confidence, unsigned penalty) {
    return (uint8_t)(penalty >= confidence ? 1 : confidence - penalty);
}

static tct_status emit_date(tct_doc *doc, tct_relation relation, uint16_t property, tct_date date) {
    char text[11];
    tct_date_format(date, text);
    relation.property = property;
    relation.literal = tct_arena_copy(&doc->arena, tct_str_of(text));
    if (!relation.literal.data) return TCT_ERR_MEMORY;
    return tct_relation_add(doc, relation);
}

/* A start, and its end when the expression of time is an interval; an end date takes the interval's end. */
static tct_status emit_dates(const tct_frame_match *match, tct_doc *doc, tct_relation relation,
                             const tct_time *time) {
    const uint16_t *properties = match->tree->extract->properties;
    const bool interval = time->end.year != 0;
    if (match->frame->property == properties[TCT_PROPERTY_END])
        return emit_date(doc, relation, match->frame->property, interval ? time->end : time->begin);
    TRY(emit_date(doc, relation, match->frame->property, time->begin));
    if (!interval || match->frame->property != properties[TCT_PROPERTY_START]) return TCT_OK;
    return emit_date(doc, relation, properties[TCT_PROPERTY_END], time->end);
}

static tct_status emit_pairs(const tct_frame_match *match, tct_doc *doc, tct_relation relation) {
    tct_ends each;
    gather(match, TCT_SLOT_EACH, &each);
    for (uint32_t i = 0; i < each.fillers.count; i++)
        for (uint32_t j = i + 1; j < each.fillers.count; j++) {
            relation.subject = each.fillers.items[i];
            relation.object = each.fillers.items[j];
            if (!same_entity(doc, relation.subject, relation.object)) TRY(tct_relation_add(doc, relation));
        }
    return TCT_OK;
}

tct_status tct_frame_emit(const tct_frame_match *match, tct_doc *doc) {
    const tct_claim claim = tct_claim_of(match->tree, match->part, match->word);
    tct_relation relation = relation_of(match, doc, claim);
    if (!relation.rule.data) return TCT_ERR_MEMORY;
    TRY(emit_pairs(match, doc, relation));
    tct_ends subjects, objects;
    gather(match, TCT_SLOT_SUBJECT, &subjects);
    gather(match, TCT_SLOT_OBJECT, &objects);
    if (match->frame->property == match->tree->extract->properties[TCT_PROPERTY_LOCATION])
        add_next_places(match, &objects.fillers);
    const uint8_t confidence = relation.confidence;
    for (uint32_t s = 0; s < subjects.fillers.count; s++) {
        relation.subject = subjects.fillers.items[s];
        relation.confidence = less(confidence, subjects.fillers.penalties[s]);
        if (objects.date != TCT_NONE) TRY(emit_dates(match, doc, relation, &doc->times.items[objects.date]));
        for (uint32_t o = 0; o < objects.fillers.count; o++) {
            relation.object = objects.fillers.items[o];
            relation.confidence =
                less(confidence, (unsigned)subjects.fillers.penalties[s] + objects.fillers.penalties[o]);
            if (!same_entity(doc, relation.subject, relation.object)) TRY(tct_relation_add(doc, relation));
        }
    }
    return TCT_OK;
}
