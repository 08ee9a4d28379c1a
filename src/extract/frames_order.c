/* Slots filled by the order of words, by words that point back, and by dates. */
#include <assert.h>

#include "extract/events.h"
#include "extract/frames_internal.h"

#define NEAR 3    /* sentences within which an event follows what is said of it */
#define WINDOW 22 /* words between trigger and an argument found by word order alone */

/* --- by word order
 * -------------------------------------------------------------------------------------------- */

static bool is_barrier(const tct_word *word) {
    if (word->upos == TCT_UPOS_VERB) return TCT_FEAT(word->feats, TCT_FEAT_VERBFORM) != TCT_VERBFORM_PART;
    return false;
}

bool tct_match_is_owner(const tct_frame_match *match, uint32_t mention) {
    return tct_match_word(match, match->tree->head[mention])->relation == TCT_DEP_NMOD_POSS;
}

/* The place of an event, where the frame does not ask for one: "launched at the summit |in Suva|". */
static bool is_elsewhere(const tct_frame_match *match, uint32_t mention) {
    return match->tree->doc->mentions.items[mention].kind == TCT_KIND_PLACE &&
           match->frame->property != match->tree->extract->properties[TCT_PROPERTY_LOCATION];
}

/** "l'ambassadeur de France |au Sénégal|": the complement of an office or of a name is no argument of the
 * verb. */
static bool completes(const tct_frame_match *match, uint32_t mention) {
    const tct_word *head = tct_match_word(match, match->tree->head[mention]);
    if (head->relation != TCT_DEP_NMOD || head->head == TCT_NONE || head->head < match->word) return false;
    const tct_word *noun = tct_match_word(match, head->head);
    if (tct_part_item(match->part, TCT_LIST_TITLES, noun->lower)) return true;
    for (uint32_t m = match->tree->mention[head->head]; m != TCT_NONE; m = match->tree->next_mention[m]) {
        const uint8_t kind = match->tree->doc->mentions.items[m].kind;
        if (kind == TCT_KIND_PERSON || kind == TCT_KIND_ORGANIZATION || kind == TCT_KIND_POST) return true;
        if (kind == TCT_KIND_EVENT && is_elsewhere(match, mention)) return true;
    }
    return false;
}

static bool accept_one(tct_frame_match *match, uint32_t index, uint32_t mention, uint8_t penalty) {
    tct_fillers found = {.count = 0};
    const tct_frame_slot *slot = tct_match_slot(match, index);
    tct_fillers_add(&found, mention, 0);
    tct_fillers_of(match->tree, match->part, match->tree->head[mention], slot->kinds, slot->class_id, &found);
    return tct_match_accept(match, index, &found, penalty);
}

static bool carries(const tct_frame_match *match, uint32_t noun) {
    return tct_part_item(match->part, TCT_LIST_CARRIERS, tct_match_word(match, noun)->lemma) ||
           tct_part_item(match->part, TCT_LIST_CARRIERS, tct_match_word(match, noun)->lower);
}

/* "launched at a ceremony |held| at the Centre in Mombasa": the places behind a participle are its own. */
static bool is_barrier_to(const tct_frame_match *match, const tct_frame_slot *slot, uint32_t at) {
    const tct_word *word = tct_match_word(match, at);
    if (is_barrier(word)) return true;
    return slot->kinds == 1u << TCT_KIND_PLACE && word->upos == TCT_UPOS_VERB &&
           word->relation == TCT_DEP_ACL &&
           match->frame->property != match->tree->extract->properties[TCT_PROPERTY_LOCATION];
}

/* Forward to the right of the trigger. */
static bool rightwards(tct_frame_match *match, uint32_t index) {
    const tct_frame_slot *slot = tct_match_slot(match, index);
    const tct_sentence *sentence =
        &match->tree->doc->sentences.items[tct_match_word(match, match->word)->sentence];
    const tct_symbol *cases = &match->part->frames.words[slot->first_case];
    const bool oblique = slot->place == TCT_PLACE_OBLIQUE;
    for (uint32_t at = match->used_end; at < sentence->word_end && at < match->used_end + WINDOW; at++) {
        if (is_barrier_to(match, slot, at)) return false;
        /* "represents the city |in| X": what a preposition governs is no object, but for "officials |from| X"
         */
        if (!oblique && tct_match_word(match, at)->upos == TCT_UPOS_ADP && !carries(match, at - 1))
            return false;
        const uint32_t mention = tct_match_mention_at(match, at, slot);
        if (mention == TCT_NONE || tct_match_is_owner(match, mention) || completes(match, mention)) continue;
        if (oblique && !tct_case_before(match->tree, at, cases, slot->case_count)) continue;
        if (!oblique && at > match->used_end + 3) return false;
        return accept_one(match, index, mention, oblique ? TCT_PENALTY_ORDER_CASE : TCT_PENALTY_ORDER);
    }
    return false;
}

/* Has the verb an object in the tree already? */
static bool has_object(const tct_frame_match *match) {
    for (uint32_t i = 0; i < match->args->count; i++)
        if (match->args->items[i].function == TCT_ARG_OBJECT) return true;
    return false;
}

static bool is_comma(const tct_frame_match *match, uint32_t at) {
    return tct_str_equal(tct_doc_span(match->tree->doc, tct_match_word(match, at)->span), TCT_LIT(","));
}

/* Does a noun phrase without preposition begin right after a comma that closes an aside of the clause? */
static bool behind_aside(const tct_frame_match *match, uint32_t at, uint32_t head) {
    uint32_t commas = 0;
    while (at > match->used_end && tct_match_word(match, at - 1)->upos == TCT_UPOS_DET)
        at--;
    if (at == match->used_end || !is_comma(match, at - 1)) return false;
    for (uint32_t w = match->used_end; w < at; w++)
        commas += is_comma(match, w);
    const uint8_t relation = tct_match_word(match, head)->relation;
    return commas > 1 && (relation == TCT_DEP_APPOS || relation == TCT_DEP_CONJ || relation == TCT_DEP_NMOD);
}

/* "ont signé à Lyon, en présence de X, |le contrat|": the tree hangs the object on the aside before it. */
static bool postponed(tct_frame_match *match, uint32_t index) {
    const tct_frame_slot *slot = tct_match_slot(match, index);
    const uint16_t things = 1u << TCT_KIND_EVENT | 1u << TCT_KIND_STRATEGY;
    const uint32_t end =
        match->tree->doc->sentences.items[tct_match_word(match, match->word)->sentence].word_end;
    if ((slot->kinds & ~things) || slot->place != TCT_PLACE_OBJECT || has_object(match)) return false;
    for (uint32_t at = match->used_end; at < end && at < match->used_end + 2 * WINDOW; at++) {
        if (is_barrier(tct_match_word(match, at))) return false;
        const uint32_t mention = tct_match_mention_at(match, at, slot);
        if (mention == TCT_NONE || !behind_aside(match, at, match->tree->head[mention])) continue;
        return accept_one(match, index, mention, TCT_PENALTY_ORDER);
    }
    return false;
}

/* A fronted phrase: "Lors de la conférence, X a présenté …". */
static bool fronted(tct_frame_match *match, uint32_t index) {
    const tct_frame_slot *slot = tct_match_slot(match, index);
    const tct_symbol *cases = &match->part->frames.words[slot->first_case];
    const tct_sentence *sentence =
        &match->tree->doc->sentences.items[tct_match_word(match, match->word)->sentence];
    const tct_frame_match *m = match;
    if (slot->place != TCT_PLACE_OBLIQUE || match->frame->pos != TCT_FRAME_VERB) return false;
    for (uint32_t at = sentence->first_word; at < match->word && at < sentence->first_word + 8; at++) {
        if (is_barrier(tct_match_word(m, at))) return false;
        const uint32_t mention = tct_match_mention_at(match, at, slot);
        const unsigned length =
            mention == TCT_NONE ? 0 : tct_case_before(match->tree, at, cases, slot->case_count);
        /* "sous forme |de prêt|, X …" completes a noun and nothing else */
        const bool nested = length == 1 && tct_match_word(m, at)->relation == TCT_DEP_NMOD;
        if (!length || nested) continue;
        return accept_one(match, index, mention, TCT_PENALTY_ORDER_CASE);
    }
    return false;
}

static bool heads_fitting(const tct_frame_match *match, uint32_t word, uint16_t kinds) {
    for (uint32_t m = match->tree->mention[word]; m != TCT_NONE; m = match->tree->next_mention[m])
        if (tct_mention_fits(match->tree, m, kinds, UINT16_MAX)) return true;
    return false;
}

/* "reserves |in Hungary and Romania|": what a preposition governs is no subject. "At |the Forum|, Ann Lee
 * presented …": nor are an event and a person coordinated, whatever the tree says. */
static bool is_governed(const tct_frame_match *match, uint32_t word, uint16_t kinds) {
    const tct_word *w = tct_match_word(match, word);
    if (w->relation == TCT_DEP_CONJ && w->head != TCT_NONE && w->head < word) {
        if (match->tree->mention[w->head] != TCT_NONE && !heads_fitting(match, w->head, kinds)) return false;
        w = tct_match_word(match, word = w->head);
    }
    if (w->relation != TCT_DEP_NMOD && w->relation != TCT_DEP_OBL) return false;
    for (uint32_t child = match->tree->child[word]; child != TCT_NONE; child = match->tree->sibling[child])
        if (child < word && tct_match_word(match, child)->relation == TCT_DEP_CASE &&
            tct_match_word(match, child)->upos == TCT_UPOS_ADP)
            return true;
    return false;
}

/* "A, B and C |take| part": the verb or its auxiliary says that its subjects are several. */
static bool is_plural_verb(const tct_frame_match *match) {
    if (TCT_FEAT(tct_match_word(match, match->word)->feats, TCT_FEAT_NUMBER) == TCT_NUMBER_PLUR) return true;
    for (uint32_t child = match->tree->child[match->word]; child != TCT_NONE;
         child = match->tree->sibling[child])
        if (tct_match_word(match, child)->upos == TCT_UPOS_AUX &&
            TCT_FEAT(tct_match_word(match, child)->feats, TCT_FEAT_NUMBER) == TCT_NUMBER_PLUR)
            return true;
    return false;
}

static uint32_t before_determiners(const tct_frame_match *match, uint32_t at) {
    while (at > 0 && tct_match_word(match, at - 1)->upos == TCT_UPOS_DET)
        at--;
    return at;
}

/* "At the Forum, |the World Bank and UNICEF| unveiled …": behind a comma, two begin the clause together. */
static bool is_second_of_two(const tct_frame_match *match, uint32_t second) {
    const tct_mention *mentions = match->tree->doc->mentions.items;
    uint32_t at = before_determiners(match, mentions[second].first_word);
    if (at < 2 || tct_match_word(match, at - 1)->upos != TCT_UPOS_CCONJ) return false;
    for (uint32_t m = second; m-- > 0 && second - m < 6;) {
        if (mentions[m].word_end != at - 1 || mentions[m].kind != mentions[second].kind) continue;
        const uint32_t first = before_determiners(match, mentions[m].first_word);
        return first > 0 &&
               tct_str_equal(tct_doc_span(match->tree->doc, tct_match_word(match, first - 1)->span),
                             TCT_LIT(","));
    }
    return false;
}

/* "the Agency (JICA) today signed …": the phrase right before the verb. */
static bool leftwards(tct_frame_match *match, uint32_t index) {
    const tct_frame_slot *slot = tct_match_slot(match, index);
    const uint32_t mention = tct_subject_before(match->tree, match->word, slot->kinds);
    if (mention == TCT_NONE || !tct_mention_fits(match->tree, mention, slot->kinds, slot->class_id))
        return false;
    if (is_governed(match, match->tree->head[mention], slot->kinds)) return false;
    tct_fillers found = {.count = 0};
    tct_fillers_add(&found, mention, 0);
    if (is_plural_verb(match) || is_second_of_two(match, mention))
        tct_series_extend_back(match->tree, slot->kinds, slot->class_id, &found);
    if (found.count > 1) return tct_match_accept(match, index, &found, TCT_PENALTY_ORDER);
    return accept_one(match, index, mention, TCT_PENALTY_ORDER);
}

/* "|en| assurera la mise en œuvre", "|en| est le pilote": right before the finite verb of the clause,
 * whatever the tagger calls it; the preposition stands before nouns and participles. */
static bool is_clitic_of(const tct_frame_match *match, uint32_t word) {
    if (word >= match->word) return false;
    const tct_word *next = tct_match_word(match, word + 1);
    const bool of_it = word + 1 == match->word || next->head == match->word;
    return of_it && (next->upos == TCT_UPOS_VERB || next->upos == TCT_UPOS_AUX) &&
           TCT_FEAT(next->feats, TCT_FEAT_VERBFORM) == TCT_VERBFORM_FIN;
}

/* "y", "there", "on this occasion" in the clause of the verb. */
static bool points_back(const tct_frame_match *match) {
    const tct_doc *doc = match->tree->doc;
    const tct_sentence *sentence = &doc->sentences.items[tct_match_word(match, match->word)->sentence];
    for (uint32_t w = sentence->first_word; w < sentence->word_end; w++) {
        const tct_pack_item *item = NULL;
        if (w > match->word + WINDOW || w + WINDOW < match->word) continue;
        if (!tct_part_longest(match->part, doc, TCT_LIST_PRO_ADVERBS, w, sentence->word_end, &item)) continue;
        if (!item->value[0] || is_clitic_of(match, w)) return true;
    }
    return false;
}

/* "X en |est| l'agence d'exécution": a noun that is said of a subject. */
static bool has_copula(const tct_frame_match *match) {
    for (uint32_t child = match->tree->child[match->word]; child != TCT_NONE;
         child = match->tree->sibling[child])
        if (tct_match_word(match, child)->relation == TCT_DEP_COP) return true;
    return false;
}

/* Last specific event or strategy spoken of before the sentence, not far back. */
bool tct_match_by_pointing(tct_frame_match *match, uint32_t index) {
    const tct_doc *doc = match->tree->doc;
    const tct_frame_slot *slot = tct_match_slot(match, index);
    const uint16_t things = 1u << TCT_KIND_EVENT | 1u << TCT_KIND_STRATEGY;
    const uint32_t sentence = tct_match_word(match, match->word)->sentence;
    const bool predicate = match->frame->pos == TCT_FRAME_VERB || has_copula(match);
    if (slot->place != TCT_PLACE_OBLIQUE || slot->kinds & ~things || !predicate) return false;
    if (!points_back(match)) return false;
    for (uint32_t m = (uint32_t)doc->mentions.count; m-- > 0;) {
        const tct_mention *mention = &doc->mentions.items[m];
        if (mention->sentence >= sentence || mention->flags & TCT_MENTION_INNER) continue;
        if (sentence - mention->sentence > 3) return false;
        if (!tct_mention_fits(match->tree, m, slot->kinds, slot->class_id)) continue;
        tct_fillers found = {.count = 0};
        tct_fillers_add(&found, m, 0);
        return tct_match_accept(match, index, &found, TCT_PENALTY_ORDER);
    }
    return false;
}

bool tct_match_wants_context(const tct_frame_match *match, uint32_t index) {
    const tct_frame_slot *slot = tct_match_slot(match, index);
    const tct_symbol *words = &match->part->frames.words[slot->first_case];
    return match->tree->context && slot->case_count == 1 && words[0] == match->tree->context && words[1] == 0;
}

/* Named in the title, already spoken of, or soon: what comes up in passing later is not what is meant. */
static bool is_topical(const tct_doc *doc, uint32_t event, uint32_t sentence) {
    unsigned count = 0;
    for (uint32_t m = 0; m < doc->mentions.count; m++) {
        if (tct_mention_root(doc, m) != event) continue;
        const tct_sentence *said = &doc->sentences.items[doc->mentions.items[m].sentence];
        const uint32_t at = doc->mentions.items[m].sentence;
        const bool near = at <= sentence + NEAR;
        if (doc->blocks.items[said->block].kind == TCT_BLOCK_TITLE || near || ++count > 1) return true;
    }
    return false;
}

/* "inaugurer" → "inauguration": the noun of the list for the verb of the frame. */
static const tct_pack_item *event_noun(const tct_frame_match *match) {
    return tct_part_item(match->part, TCT_LIST_EVENT_VERBS, tct_match_word(match, match->word)->lemma);
}

/* True when one of the words before the first preposition of the mention is @p noun. */
static bool is_called(const tct_doc *doc, const tct_mention *mention, tct_symbol noun) {
    for (uint32_t w = mention->first_word; w < mention->word_end; w++) {
        const tct_word *word = &doc->words.items[w];
        if (word->upos == TCT_UPOS_ADP) return false;
        if (word->lemma == noun || word->lower == noun) return true;
    }
    return false;
}

/* The event that the verb's noun names elsewhere: "X will open the hall … The opening is …". */
static uint32_t event_of_verb(const tct_doc *doc, tct_symbol noun) {
    uint32_t found = TCT_NONE;
    for (uint32_t m = 0; m < doc->mentions.count; m++) {
        const tct_mention *mention = &doc->mentions.items[m];
        if (mention->kind != TCT_KIND_EVENT || mention->flags & TCT_MENTION_INNER) continue;
        const uint32_t root = tct_mention_root(doc, m);
        if (doc->mentions.items[root].flags & TCT_MENTION_GENERIC || !is_called(doc, mention, noun)) continue;
        if (found != TCT_NONE && found != root) return TCT_NONE;
        found = root;
    }
    return found;
}

/* "The last edition gathered 900 people": the verb has an event of its own, though a vague one. */
static bool has_own_event(const tct_frame_match *match) {
    for (uint32_t i = 0; i < match->args->count; i++) {
        if (match->args->items[i].function != TCT_ARG_SUBJECT) continue;
        for (uint32_t m = match->tree->mention[match->args->items[i].word]; m != TCT_NONE;
             m = match->tree->next_mention[m])
            if (match->tree->doc->mentions.items[m].kind == TCT_KIND_EVENT) return true;
    }
    return false;
}

/* Only what the text has already made specific is spoken of. */
bool tct_match_by_context(tct_frame_match *match, uint32_t index) {
    const tct_tree *tree = match->tree;
    if (tree->introductions || !tct_events_applicable(tree->doc) || has_own_event(match)) return false;
    const uint32_t sentence = tct_match_word(match, match->word)->sentence;
    const tct_pack_item *verb = event_noun(match);
    const uint32_t event =
        verb ? event_of_verb(tree->doc, verb->value[0]) : tct_event_near(tree->extract, tree->doc, sentence);
    if (event == TCT_NONE || (!verb && !is_topical(tree->doc, event, sentence))) return false;
    tct_fillers found = {.count = 0};
    tct_fillers_add(&found, event, 0);
    return tct_match_accept(match, index, &found, 0);
}

static bool has_preposition(const tct_frame_match *match, uint32_t at) {
    while (at > match->used_end && tct_match_word(match, at - 1)->upos == TCT_UPOS_DET)
        at--;
    return at > match->used_end && tct_match_word(match, at - 1)->upos == TCT_UPOS_ADP;
}

/* "…, où se sont réunis, trois jours durant, les experts": the subject after its verb. */
static bool inverted(tct_frame_match *match, uint32_t index) {
    const tct_frame_slot *slot = tct_match_slot(match, index);
    const tct_sentence *sentence =
        &match->tree->doc->sentences.items[tct_match_word(match, match->word)->sentence];
    if (tct_match_has_direct_object(match)) return false;
    for (uint32_t i = 0; i < match->args->count; i++)
        if (match->args->items[i].function == TCT_ARG_SUBJECT && match->args->items[i].penalty == 0 &&
            tct_match_word(match, match->args->items[i].word)->upos != TCT_UPOS_PRON)
            return false;
    for (uint32_t at = match->used_end; at < sentence->word_end && at < match->used_end + WINDOW; at++) {
        if (is_barrier(tct_match_word(match, at))) return false;
        const uint32_t mention = tct_match_mention_at(match, at, slot);
        if (mention != TCT_NONE && !has_preposition(match, at))
            return accept_one(match, index, mention, TCT_PENALTY_ORDER);
    }
    return false;
}

/* "the plan, whose |audit| was carried out by X": a relative clause with a noun as its subject says it of
 * that noun. */
static bool is_of_other_noun(const tct_frame_match *match) {
    if (tct_match_word(match, match->word)->relation != TCT_DEP_ACL_RELCL) return false;
    for (uint32_t child = match->tree->child[match->word]; child != TCT_NONE;
         child = match->tree->sibling[child]) {
        const tct_word *word = tct_match_word(match, child);
        const bool subject = word->relation == TCT_DEP_NSUBJ || word->relation == TCT_DEP_NSUBJ_PASS;
        if (subject && word->upos == TCT_UPOS_NOUN) return !carries(match, child);
    }
    return false;
}

/* The event or strategy that the sentence begins with: its topic, when the tree loses the subject. */
static bool topic(tct_frame_match *match, uint32_t index) {
    const tct_frame_slot *slot = tct_match_slot(match, index);
    const uint16_t things = 1u << TCT_KIND_EVENT | 1u << TCT_KIND_STRATEGY;
    const uint32_t first =
        match->tree->doc->sentences.items[tct_match_word(match, match->word)->sentence].first_word;
    if (slot->kinds & ~things || is_of_other_noun(match)) return false;
    for (uint32_t at = first; at < first + 3 && at < match->word; at++) {
        const uint32_t mention = tct_match_mention_at(match, at, slot);
        if (mention != TCT_NONE) return accept_one(match, index, mention, TCT_PENALTY_ORDER);
    }
    return false;
}

bool tct_match_by_order(tct_frame_match *match, uint32_t index) {
    const tct_frame_slot *slot = tct_match_slot(match, index);
    if (match->frame->pos == TCT_FRAME_MENTION || match->frame->pos == TCT_FRAME_NOUN) return false;
    if (slot->place == TCT_PLACE_OBLIQUE) return rightwards(match, index) || fronted(match, index);
    if (tct_is_passive(match->tree, match->word) &&
        tct_match_word(match, match->word)->relation != TCT_DEP_AMOD)
        return slot->place == TCT_PLACE_OBJECT
                   ? topic(match, index)
                   : slot->place == TCT_PLACE_SUBJECT && match->frame->reflexive && inverted(match, index);
    if (slot->place == TCT_PLACE_OBJECT) return rightwards(match, index) || postponed(match, index);
    return slot->place == TCT_PLACE_SUBJECT &&
           (leftwards(match, index) || inverted(match, index) || topic(match, index));
}
