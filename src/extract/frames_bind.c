/* Slots of a frame → fillers. */
#include <assert.h>

#include "base/limits.h"
#include "extract/frames_internal.h"

#define LIKEWISE_WORDS 6u  /* from "as did" to the head of the phrase behind it */
#define AGENT_WORDS 8u     /* from the preposition of an agent to its name */
#define LONGER_BEFORE 3u   /* mentions back to the one around a name */
#define PARALLEL_PENALTY 6 /* how sure an argument beside another of its kind must be */

const tct_word *tct_match_word(const tct_frame_match *match, uint32_t word) {
    assert(word < match->tree->doc->words.count);
    return &match->tree->doc->words.items[word];
}

const tct_frame_slot *tct_match_slot(const tct_frame_match *match, uint32_t index) {
    return &match->part->frames.slots[match->frame->first_slot + index];
}

uint32_t tct_match_slot_count(const tct_frame_match *match) {
    return match->frame->slot_end - match->frame->first_slot;
}

static uint32_t root_of(const tct_frame_match *match, uint32_t mention) {
    return tct_mention_root(match->tree->doc, mention);
}

bool tct_match_is_taken(const tct_frame_match *match, uint32_t mention) {
    const uint32_t root = root_of(match, mention);
    if (match->mention != TCT_NONE && root_of(match, match->mention) == root) return true;
    for (uint32_t s = 0; s < tct_match_slot_count(match); s++)
        for (uint32_t i = 0; i < match->fillers[s].count; i++)
            if (root_of(match, match->fillers[s].items[i]) == root) return true;
    return false;
}

static uint8_t kind_of(const tct_frame_match *match, uint32_t mention) {
    return match->tree->doc->mentions.items[mention].kind;
}

/* "|Newcastle| University", "the |IMO| Strategy": a name that begins a longer one of another kind is no
 * argument of its own; the longer one stands beside it in the list of mentions. */
static bool begins_longer(const tct_doc *doc, uint32_t mention) {
    const tct_mention *name = &doc->mentions.items[mention];
    const uint32_t first = mention > LONGER_BEFORE ? mention - LONGER_BEFORE : 0;
    for (uint32_t m = first; m < doc->mentions.count && m <= mention + 1; m++) {
        const tct_mention *longer = &doc->mentions.items[m];
        if (longer->first_word == name->first_word && longer->word_end > name->word_end &&
            longer->kind != name->kind && longer->kind != TCT_KIND_NONE && longer->sentence == name->sentence)
            return true;
    }
    return false;
}

bool tct_match_accept(tct_frame_match *match, uint32_t slot, const tct_fillers *found, uint8_t penalty) {
    for (uint32_t i = 0; i < found->count; i++) {
        /* people and places are not coordinated: "for Europe" belongs to a title */
        if (kind_of(match, found->items[0]) == TCT_KIND_PERSON &&
            kind_of(match, found->items[i]) == TCT_KIND_PLACE)
            continue;
        /* "A and |Tallinn| University": the town is none of those listed */
        if (i > 0 && begins_longer(match->tree->doc, found->items[i])) continue;
        if (!tct_match_is_taken(match, found->items[i]))
            tct_fillers_add(&match->fillers[slot], found->items[i], found->penalties[i]);
    }
    match->penalty[slot] = penalty;
    return match->fillers[slot].count > 0;
}

uint32_t tct_match_mention_at(const tct_frame_match *match, uint32_t word, const tct_frame_slot *slot) {
    const tct_doc *doc = match->tree->doc;
    uint32_t head = word, best = TCT_NONE;
    if (!match->tree->begins[word]) return TCT_NONE;
    const tct_sentence *sentence = &doc->sentences.items[tct_match_word(match, word)->sentence];
    for (; head < sentence->word_end && head < word + TCT_LIMIT_PHRASE_WORDS; head++)
        for (uint32_t m = match->tree->mention[head]; m != TCT_NONE; m = match->tree->next_mention[m]) {
            const tct_mention *mention = &doc->mentions.items[m];
            if (mention->first_word != word || !tct_mention_fits(match->tree, m, slot->kinds, slot->class_id))
                continue;
            /* "the |Stockholm Environment Institute|", not the town that it begins with */
            if (best == TCT_NONE || mention->word_end > doc->mentions.items[best].word_end) best = m;
        }
    return best != TCT_NONE && begins_longer(doc, best) ? TCT_NONE : best;
}
/* --- by the tree
 * ---------------------------------------------------------------------------------------------- */

bool tct_match_has_direct_object(const tct_frame_match *match) {
    for (uint32_t s = 0; s < tct_match_slot_count(match); s++)
        if (tct_match_slot(match, s)->place == TCT_PLACE_OBJECT) return true;
    return false;
}

/*
 * The subject of "est intervenu" is no object, though some take the auxiliary for a passive's; that of "tenue
 * à Paris" is what is held.
 */
static bool is_subject(const tct_frame_match *match, const tct_arg *arg) {
    const bool passive = tct_is_passive(match->tree, match->word);
    /* "doté d'un plan par X": the agent of a participle is nobody who does it to himself */
    if (arg->function == TCT_ARG_SUBJECT)
        return !match->frame->reflexive || !passive || tct_may_be_reflexive(match->tree, match->word);
    if (arg->function != TCT_ARG_OBJECT || !passive) return false;
    for (uint32_t i = 0; i < match->args->count; i++) /* an agent is named: it is a passive after all */
        if (match->args->items[i].function == TCT_ARG_SUBJECT &&
            match->args->items[i].penalty < TCT_ARG_GUESS)
            return false;
    return match->frame->reflexive || match->frame->pos == TCT_FRAME_ADJECTIVE ||
           !tct_match_has_direct_object(match);
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

/* "launched at the summit |in Suva|": the place is the event's, and says nothing of what is done there. */
static bool is_of_event(const tct_frame_match *match, const tct_frame_slot *slot, const tct_arg *arg) {
    const uint32_t noun = tct_match_word(match, arg->word)->head;
    if (slot->kinds != 1u << TCT_KIND_PLACE || noun == TCT_NONE || noun == match->word) return false;
    if (match->frame->property == match->tree->extract->properties[TCT_PROPERTY_LOCATION]) return false;
    for (uint32_t m = match->tree->mention[noun]; m != TCT_NONE; m = match->tree->next_mention[m])
        if (kind_of(match, m) == TCT_KIND_EVENT) return true;
    return false;
}

/* "Rwanda was represented by A and |Burundi by| B": a clause without its verb begins between the agents. */
static bool has_own_subject(const tct_frame_match *match, uint32_t at) {
    uint32_t w = at;
    while (w > match->used_end && (tct_match_word(match, w - 1)->upos == TCT_UPOS_PROPN ||
                                   tct_match_word(match, w - 1)->upos == TCT_UPOS_NOUN ||
                                   tct_match_word(match, w - 1)->upos == TCT_UPOS_DET))
        w--;
    return w < at && w > match->used_end && tct_match_word(match, w - 1)->upos == TCT_UPOS_CCONJ;
}

/* The same of an agent that the tree has found. */
static bool is_other_agent(const tct_frame_match *match, const tct_arg *arg) {
    if (arg->function != TCT_ARG_SUBJECT || arg->word < match->word) return false;
    for (uint32_t child = match->tree->child[arg->word]; child != TCT_NONE;
         child = match->tree->sibling[child])
        if (tct_match_word(match, child)->relation == TCT_DEP_CASE && child < arg->word)
            return has_own_subject(match, child);
    return false;
}

/* "partnership with the University of |Leeds|": a place or body in a name is no argument beside the name. */
static bool is_inside_name(const tct_frame_match *match, const tct_frame_slot *slot, const tct_arg *arg) {
    const uint32_t noun = tct_match_word(match, arg->word)->head;
    if (slot->place != TCT_PLACE_OBLIQUE || match->frame->pos != TCT_FRAME_NOUN) return false;
    if (noun == TCT_NONE || noun == match->word || match->frame->trigger_role != TCT_SLOT_NONE) return false;
    for (uint32_t m = match->tree->mention[noun]; m != TCT_NONE; m = match->tree->next_mention[m]) {
        const tct_mention *mention = &match->tree->doc->mentions.items[m];
        if (mention->form == TCT_MENTION_NAME && mention->first_word <= arg->word &&
            arg->word < mention->word_end)
            return true;
    }
    return false;
}

static bool argument_fits(const tct_frame_match *match, const tct_frame_slot *slot, const tct_arg *arg) {
    if (is_of_event(match, slot, arg) || is_other_agent(match, arg) || is_inside_name(match, slot, arg))
        return false;
    if (arg->word > match->word && arg->word < match->used_end) return false;
    return is_trusted(match, slot, arg) && function_fits(match, slot, arg);
}

static bool names_people(const tct_frame_match *match, const tct_fillers *fillers) {
    for (uint32_t i = 0; i < fillers->count; i++)
        if (kind_of(match, fillers->items[i]) != TCT_KIND_PERSON) return false;
    return fillers->count > 0;
}

/* "gave the floor to A, minister, to B, mayor, and to C": titles break the list of people into arguments that
 * look alike. */
static void add_parallel(tct_frame_match *match, const tct_frame_slot *slot, const tct_arg *surest,
                         tct_fillers *best) {
    if (!surest || surest->function == TCT_ARG_SUBJECT || !names_people(match, best)) return;
    for (uint32_t i = 0; i < match->args->count; i++) {
        const tct_arg *arg = &match->args->items[i];
        if (arg == surest || arg->function != surest->function || arg->penalty > PARALLEL_PENALTY) continue;
        if (!argument_fits(match, slot, arg)) continue;
        tct_fillers found = {.count = 0};
        tct_fillers_of(match->tree, match->part, arg->word, slot->kinds, slot->class_id, &found);
        if (!names_people(match, &found)) continue;
        for (uint32_t f = 0; f < found.count; f++)
            tct_fillers_add(best, found.items[f], (uint8_t)(found.penalties[f] + PARALLEL_PENALTY));
    }
}

/* "The Foundation, chaired by X, and |the Institute|": what a participle behind a noun says holds of that,
 * and of what is listed before it, but not of those coordinated later. */
static void drop_later(const tct_frame_match *match, const tct_arg *arg, tct_fillers *found) {
    const tct_word *predicate = tct_match_word(match, match->word);
    uint32_t kept = 0;
    if (predicate->relation != TCT_DEP_ACL || predicate->head != arg->word || arg->word > match->word) return;
    for (uint32_t i = 0; i < found->count; i++) {
        if (match->tree->doc->mentions.items[found->items[i]].first_word > match->word) continue;
        found->items[kept] = found->items[i];
        found->penalties[kept++] = found->penalties[i];
    }
    found->count = kept;
}

/* "X, |filiale| de Y, et Z": what a noun apposed in the singular says holds of X alone, and Z is no second Y.
 */
static void drop_beside(const tct_frame_match *match, tct_fillers *found) {
    const tct_word *predicate = tct_match_word(match, match->word);
    uint32_t kept = 0;
    if (match->frame->pos != TCT_FRAME_NOUN || predicate->relation != TCT_DEP_APPOS ||
        TCT_FEAT(predicate->feats, TCT_FEAT_NUMBER) != TCT_NUMBER_SING)
        return;
    for (uint32_t i = 0; i < found->count; i++) {
        const uint32_t word = match->tree->head[found->items[i]];
        const tct_word *head = tct_match_word(match, word);
        if (word > match->word && head->relation == TCT_DEP_CONJ && head->head == predicate->head) continue;
        found->items[kept] = found->items[i];
        found->penalties[kept++] = found->penalties[i];
    }
    found->count = kept;
}

static bool has_indefinite_article(const tct_frame_match *match, uint32_t noun) {
    for (uint32_t child = match->tree->child[noun]; child != TCT_NONE; child = match->tree->sibling[child])
        if (TCT_FEAT(tct_match_word(match, child)->feats, TCT_FEAT_DEFINITE) == TCT_DEFINITE_IND) return true;
    return false;
}

/* "A, B and C, |qui relève| de X", "A and B, |a subsidiary| of X": a relative in the singular and an apposed
 * noun with the article of one thing are said of the last one before them. */
static bool is_of_one(const tct_frame_match *match, const tct_arg *arg) {
    const tct_word *predicate = tct_match_word(match, match->word);
    if (arg->function != TCT_ARG_SUBJECT || TCT_FEAT(predicate->feats, TCT_FEAT_NUMBER) != TCT_NUMBER_SING)
        return false;
    if (arg->marker != arg->word) return true;
    const bool apposed = predicate->relation == TCT_DEP_APPOS || predicate->relation == TCT_DEP_CONJ;
    return match->frame->pos == TCT_FRAME_NOUN && apposed && arg->word < match->word &&
           has_indefinite_article(match, match->word);
}

static void keep_antecedent(const tct_frame_match *match, const tct_arg *arg, tct_fillers *found) {
    if (found->count < 2 || !is_of_one(match, arg)) return;
    const uint32_t end = arg->marker != arg->word ? arg->marker : match->word;
    const tct_mention *mentions = match->tree->doc->mentions.items;
    uint32_t best = TCT_NONE;
    for (uint32_t i = 0; i < found->count; i++)
        if (mentions[found->items[i]].word_end <= end &&
            (best == TCT_NONE || mentions[found->items[i]].word_end > mentions[best].word_end))
            best = found->items[i];
    if (best == TCT_NONE) return;
    found->count = 0;
    tct_fillers_add(found, best, 0);
}

/* "members: University |of Leeds|": a preposition within a name leads to nothing but the name's complement.
 */
static bool is_within(const tct_frame_match *match, const tct_frame_slot *slot, const tct_arg *arg,
                      const tct_fillers *found) {
    if (slot->place != TCT_PLACE_OBLIQUE || arg->function != TCT_ARG_OBLIQUE) return false;
    const uint32_t begin = tct_phrase_begin(match->tree, arg->marker);
    for (uint32_t i = 0; i < found->count; i++) {
        const tct_mention *mention = &match->tree->doc->mentions.items[found->items[i]];
        if (mention->first_word < begin && mention->word_end > begin) return true;
    }
    return false;
}

/* The surest argument that stands for a fitting mention. */
static bool by_tree(tct_frame_match *match, uint32_t index) {
    const tct_frame_slot *slot = tct_match_slot(match, index);
    tct_fillers best = {.count = 0};
    unsigned penalty = UINT8_MAX + 1u;
    const tct_arg *surest = NULL;
    for (uint32_t i = 0; i < match->args->count; i++) {
        const tct_arg *arg = &match->args->items[i];
        if (arg->penalty >= penalty || !argument_fits(match, slot, arg)) continue;
        tct_fillers found = {.count = 0};
        tct_fillers_of(match->tree, match->part, arg->word, slot->kinds, slot->class_id, &found);
        drop_later(match, arg, &found);
        drop_beside(match, &found);
        keep_antecedent(match, arg, &found);
        if (found.count == 0 || (found.count == 1 && tct_match_is_taken(match, found.items[0]))) continue;
        best = found;
        penalty = arg->penalty;
        surest = arg;
    }
    if (surest && !slot->optional && is_within(match, slot, surest, &best)) match->misread = true;
    add_parallel(match, slot, surest, &best);
    if (slot->place == TCT_PLACE_SUBJECT && match->frame->pos == TCT_FRAME_VERB &&
        !(surest && is_of_one(match, surest)))
        tct_series_extend_back(match->tree, slot->kinds, slot->class_id, &best);
    return best.count && tct_match_accept(match, index, &best, (uint8_t)penalty);
}

/* The agent and who is coordinated with it. */
static void add_agent(tct_frame_match *match, uint32_t index, uint32_t mention) {
    const tct_frame_slot *slot = tct_match_slot(match, index);
    tct_fillers found = {.count = 0};
    tct_fillers_add(&found, mention, 4);
    tct_fillers_of(match->tree, match->part, match->tree->head[mention], slot->kinds, slot->class_id, &found);
    for (uint32_t i = 0; i < found.count; i++)
        if (!tct_match_is_taken(match, found.items[i]) && !begins_longer(match->tree->doc, found.items[i]))
            tct_fillers_add(&match->fillers[index], found.items[i], found.penalties[i]);
}

/* "by |Fiji|'s Secretary for Health, Dr. X": who bears the title that begins with the mention at a word. */
static uint32_t holder_at(const tct_frame_match *match, uint32_t word, const tct_frame_slot *slot) {
    const tct_tree *tree = match->tree;
    for (uint32_t head = word; tree->begins[word] && head < tree->doc->words.count && head < word + 6; head++)
        for (uint32_t m = tree->mention[head]; m != TCT_NONE; m = tree->next_mention[m])
            if (tree->doc->mentions.items[m].first_word == word && tree->holder[m] != TCT_NONE &&
                tct_mention_fits(tree, tree->holder[m], slot->kinds, slot->class_id))
                return tree->holder[m];
    return TCT_NONE;
}

/* "by A, which gives half, |and by| B": a comma and a conjunction before the preposition. */
static bool resumes_list(const tct_frame_match *match, uint32_t at) {
    return at > match->used_end + 2 && tct_match_word(match, at - 1)->upos == TCT_UPOS_CCONJ &&
           tct_str_equal(tct_doc_span(match->tree->doc, tct_match_word(match, at - 2)->span), TCT_LIT(","));
}

/* "by |Secretary-General| A": the words of a title before the name. */
static bool in_title(const tct_frame_match *match, uint32_t first, uint32_t at) {
    for (uint32_t w = first; w < at; w++)
        if (tct_part_item(match->part, TCT_LIST_TITLES, tct_match_word(match, w)->lower)) return true;
    return false;
}

/* "signed for A by B, and for C by D": every phrase after the agent's preposition. */
static void add_agents(tct_frame_match *match, uint32_t index) {
    bool other = false; /* behind the verb of another clause only ", and by" goes on */
    const tct_frame_slot *slot = tct_match_slot(match, index);
    const tct_doc *doc = match->tree->doc;
    const uint32_t end = doc->sentences.items[tct_match_word(match, match->word)->sentence].word_end;
    for (uint32_t at = match->used_end; at < end; at++) {
        if (tct_match_word(match, at)->upos == TCT_UPOS_VERB) {
            if (tct_match_word(match, at)->relation != TCT_DEP_ACL_RELCL) return;
            other = true;
        }
        if (other && !resumes_list(match, at)) continue;
        if (tct_match_word(match, at)->upos != TCT_UPOS_ADP ||
            !tct_part_item(match->part, TCT_LIST_AGENT_CASES, tct_match_word(match, at)->lower))
            continue;
        if (match->fillers[index].count && has_own_subject(match, at)) return;
        for (uint32_t next = at + 1; next < end && next < at + AGENT_WORDS; next++) {
            if (next > at + 3 && !in_title(match, at + 1, next)) break;
            uint32_t m = holder_at(match, next, slot);
            if (m == TCT_NONE) m = tct_match_mention_at(match, next, slot);
            if (m != TCT_NONE && !tct_match_is_owner(match, m)) add_agent(match, index, m);
            if (m != TCT_NONE) break;
        }
    }
}

/* First word of who did the same behind the verb: "attended the forum, |as did| Y"; the sentence's end when
 * nobody. */
static uint32_t behind_likewise(const tct_frame_match *match, uint32_t end) {
    for (uint32_t at = match->used_end; at < end; at++) {
        const tct_word *word = tct_match_word(match, at);
        const tct_pack_item *item = NULL;
        const uint32_t length =
            tct_part_longest(match->part, match->tree->doc, TCT_LIST_LIKEWISE, at, end, &item);
        if (length) return at + length;
        if (word->upos == TCT_UPOS_VERB && TCT_FEAT(word->feats, TCT_FEAT_VERBFORM) == TCT_VERBFORM_FIN)
            break;
    }
    return end;
}

static void add_likewise(tct_frame_match *match, uint32_t index) {
    const tct_frame_slot *slot = tct_match_slot(match, index);
    const uint32_t end =
        match->tree->doc->sentences.items[tct_match_word(match, match->word)->sentence].word_end;
    const uint32_t first = behind_likewise(match, end);
    for (uint32_t at = first; at < end && at < first + LIKEWISE_WORDS; at++) {
        const tct_word *word = tct_match_word(match, at);
        const bool within = word->head != TCT_NONE && word->head >= first && word->head < end;
        if (within || (word->upos != TCT_UPOS_NOUN && word->upos != TCT_UPOS_PROPN)) continue;
        tct_fillers found = {.count = 0};
        tct_fillers_of(match->tree, match->part, at, slot->kinds, slot->class_id, &found);
        for (uint32_t i = 0; i < found.count; i++)
            if (!tct_match_is_taken(match, found.items[i]))
                tct_fillers_add(&match->fillers[index], found.items[i], (uint8_t)(found.penalties[i] + 6));
        return;
    }
}

/* A nominal frame's "par X" is also the subject of the light verb over it. */
static bool by_light_subject(tct_frame_match *match, uint32_t index) {
    const tct_frame_slot *slot = tct_match_slot(match, index);
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
        if (tct_match_accept(match, index, &found, (uint8_t)(arg->penalty + 3))) return true;
    }
    return false;
}

/* --- the whole
 * -------------------------------------------------------------------------------------------------- */

static bool fill(tct_frame_match *match, uint32_t index, bool word_order) {
    match->dates[index] = TCT_NONE;
    if (tct_match_wants_context(match, index)) return tct_match_by_context(match, index);
    if (tct_match_slot(match, index)->kinds & TCT_FRAME_DATE) return tct_match_by_date(match, index);
    if (by_tree(match, index)) {
        if (tct_match_slot(match, index)->place == TCT_PLACE_SUBJECT &&
            tct_is_passive(match->tree, match->word))
            add_agents(match, index);
        else if (tct_match_slot(match, index)->place == TCT_PLACE_SUBJECT &&
                 match->frame->pos == TCT_FRAME_VERB)
            add_likewise(match, index);
        return true;
    }
    if (tct_match_slot(match, index)->place == TCT_PLACE_SUBJECT && match->frame->pos == TCT_FRAME_VERB &&
        tct_is_passive(match->tree, match->word)) {
        add_agents(match, index);
        match->penalty[index] = TCT_PENALTY_AGENT;
        if (match->fillers[index].count) return true;
    }
    if (by_light_subject(match, index) || tct_match_by_pointing(match, index)) return true;
    return word_order && tct_match_by_order(match, index);
}

bool tct_frame_bind(tct_frame_match *match) {
    assert(match && match->frame && match->args);
    unsigned missing = 0;
    for (uint32_t i = 0; i < tct_match_slot_count(match); i++)
        if (!fill(match, i, false) && !tct_match_slot(match, i)->optional) missing++;
    if (missing > 1 && tct_match_word(match, match->word)->relation != TCT_DEP_AMOD)
        return false; /* one guess, not two */
    for (uint32_t i = 0; missing && i < tct_match_slot_count(match); i++)
        if (match->fillers[i].count == 0 && match->dates[i] == TCT_NONE &&
            !tct_match_slot(match, i)->optional)
            if (!fill(match, i, true)) return false;
    return !match->misread;
}
