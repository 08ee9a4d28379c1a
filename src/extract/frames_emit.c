/* Bound frames → relations; what a frame makes specific. */
#include <assert.h>
#include <stdio.h>

#include "base/limits.h"
#include "extract/claims.h"
#include "extract/frames_internal.h"

/* Confidence from which on a match makes a new thing specific. */
#define INTRODUCTION_CONFIDENCE 60
/* Mentions at the beginning of a text that are looked through for what a noun may take up. */
#define TAKEN_UP_MAXIMUM 4096

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
    for (uint32_t s = 0; s < tct_match_slot_count(match); s++)
        penalty += match->penalty[s];
    return (uint8_t)(penalty >= match->frame->reliability ? 1 : match->frame->reliability - penalty);
}

/* A day or month that the text gives. */
static bool is_dated(const tct_frame_match *match, uint32_t slot) {
    if (match->dates[slot] == TCT_NONE) return false;
    const tct_time *time = &match->tree->doc->times.items[match->dates[slot]];
    return time->begin.month || time->end.month;
}

/* Someone acts in it, or it has its day: what nobody is said to do stays general. */
static bool has_actor(const tct_frame_match *match) {
    for (uint32_t s = 0; s < tct_match_slot_count(match); s++) {
        if (is_dated(match, s)) return true;
        for (uint32_t i = 0; i < match->fillers[s].count; i++) {
            const uint8_t kind = match->tree->doc->mentions.items[match->fillers[s].items[i]].kind;
            if (tct_match_slot(match, s)->role != TCT_SLOT_NONE && kind != TCT_KIND_EVENT &&
                kind != TCT_KIND_STRATEGY)
                return true;
        }
    }
    return false;
}

/* The text has spoken of a particular event before, which a noun that needs a name may take up. */
static bool may_take_up(const tct_doc *doc, uint32_t mention) {
    for (uint32_t m = 0; m < mention && m < TAKEN_UP_MAXIMUM; m++)
        if (doc->mentions.items[m].kind == TCT_KIND_EVENT &&
            !(doc->mentions.items[m].flags & TCT_MENTION_GENERIC))
            return true;
    return false;
}

/* A noun that needs a name ("the concert") is made particular by the day of its clause alone. */
static void introduce(const tct_frame_match *match, tct_doc *doc, uint32_t mention) {
    tct_mention *root = &doc->mentions.items[tct_mention_root(doc, mention)];
    bool dated = false;
    for (uint32_t s = 0; s < tct_match_slot_count(match); s++)
        dated |= is_dated(match, s);
    const bool weak = root->flags & TCT_MENTION_WEAK;
    const bool own =
        tct_is_another(match->tree->extract, doc, mention) || (dated && !may_take_up(doc, mention));
    if (!(root->flags & TCT_MENTION_GENERIC) || (weak && !own)) return;
    root->flags &= (uint8_t)~TCT_MENTION_GENERIC;
    root->form = TCT_MENTION_DESCRIPTION;
}

void tct_frame_introduce(const tct_frame_match *match, tct_doc *doc) {
    const tct_claim claim = tct_claim_of(match->tree, match->part, match->word);
    if (claim == TCT_HYPOTHETICAL || claim == TCT_NEGATED ||
        base_confidence(match) < INTRODUCTION_CONFIDENCE || !has_actor(match))
        return;
    if (match->mention != TCT_NONE) introduce(match, doc, match->mention);
    for (uint32_t s = 0; s < tct_match_slot_count(match); s++)
        for (uint32_t i = 0; i < match->fillers[s].count && tct_match_slot(match, s)->role != TCT_SLOT_NONE;
             i++)
            introduce(match, doc, match->fillers[s].items[i]);
}

/* "frame/fr/schema:organizer/organiser" */
static tct_str rule_name(const tct_frame_match *match, tct_doc *doc) {
    const tct_pack_property *property =
        tct_pack_property_at(match->tree->extract->pack, match->frame->property);
    const tct_str name = tct_doc_symbol(doc, property->name);
    const tct_str word = tct_doc_symbol(doc, tct_match_word(match, match->word)->lemma);
    char text[160];
    const int size = snprintf(text, sizeof text, "frame/%.*s/%.*s/%.*s", TCT_ARG(match->part->code),
                              TCT_ARG(name), TCT_ARG(word));
    return tct_arena_copy(&doc->arena,
                          (tct_str){text, size < (int)sizeof text ? (size_t)size : sizeof text - 1});
}

static bool is_linking(const tct_word *word) {
    return word->upos == TCT_UPOS_PUNCT || word->upos == TCT_UPOS_ADP || word->upos == TCT_UPOS_DET;
}

/* "At the summit in Suva, |Fiji| unveiled …": it acts in the clause and does not say where. */
static bool is_subject(const tct_frame_match *match, uint32_t mention) {
    return tct_match_word(match, match->tree->head[mention])->relation == TCT_DEP_NSUBJ;
}

/* The place named right after another: "Dakar (Sénégal)", "at the Palais des Nations in Geneva". */
static uint32_t next_place(const tct_frame_match *match, uint32_t mention) {
    const tct_doc *doc = match->tree->doc;
    const uint32_t sentence_end = doc->sentences.items[tct_match_word(match, match->word)->sentence].word_end;
    const tct_frame_slot wanted = {.kinds = 1u << TCT_KIND_PLACE, .class_id = UINT16_MAX};
    uint32_t at = doc->mentions.items[mention].word_end;
    for (unsigned gap = 0; gap < 4 && at < sentence_end; gap++, at++) {
        const uint32_t found = tct_match_mention_at(match, at, &wanted);
        if (found != TCT_NONE && is_subject(match, found)) return TCT_NONE;
        if (found != TCT_NONE) return gap ? found : TCT_NONE;
        if (!is_linking(tct_match_word(match, at))) break;
    }
    return TCT_NONE;
}

static void add_next_places(const tct_frame_match *match, tct_fillers *places) {
    for (uint32_t i = 0; i < places->count; i++) {
        const uint32_t next = next_place(match, places->items[i]);
        if (next != TCT_NONE && !tct_match_is_taken(match, next))
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
    for (uint32_t s = 0; s < tct_match_slot_count(match); s++) {
        if (tct_match_slot(match, s)->role != role) continue;
        if (match->dates[s] != TCT_NONE) ends->date = match->dates[s];
        for (uint32_t i = 0; i < match->fillers[s].count; i++)
            tct_fillers_add(&ends->fillers, match->fillers[s].items[i], match->fillers[s].penalties[i]);
    }
}

static tct_relation relation_of(const tct_frame_match *match, tct_doc *doc, tct_claim claim) {
    const uint32_t sentence = tct_match_word(match, match->word)->sentence;
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

/* "invited to attend the Forum in Rome |on 3 May|": when and where it is holds whoever comes. */
static tct_claim claim_of(const tct_frame_match *match) {
    const uint16_t property = match->frame->property, *known = match->tree->extract->properties;
    const bool setting = property == known[TCT_PROPERTY_START] || property == known[TCT_PROPERTY_END] ||
                         property == known[TCT_PROPERTY_LOCATION];
    const bool presence =
        match->frame->pos == TCT_FRAME_VERB &&
        tct_part_item(match->part, TCT_LIST_PRESENCE_VERBS, tct_match_word(match, match->word)->lemma);
    return setting && presence ? TCT_ASSERTED : tct_claim_of(match->tree, match->part, match->word);
}

/* "She |was| a member of X". */
static bool was_member(const tct_frame_match *match) {
    if (match->frame->property != match->tree->extract->properties[TCT_PROPERTY_MEMBER_OF] ||
        match->frame->pos != TCT_FRAME_NOUN)
        return false;
    const uint32_t head = tct_match_word(match, match->word)->relation == TCT_DEP_CONJ
                              ? tct_match_word(match, match->word)->head
                              : match->word;
    for (uint32_t child = match->tree->child[head]; child != TCT_NONE; child = match->tree->sibling[child]) {
        const tct_word *copula = tct_match_word(match, child);
        const unsigned tense = TCT_FEAT(copula->feats, TCT_FEAT_TENSE);
        if (copula->relation == TCT_DEP_COP && (tense == TCT_TENSE_PAST || tense == TCT_TENSE_IMP))
            return true;
    }
    return false;
}

/* "She |worked| at X": the past tense of such verbs says that it is over. */
static tct_tenure tenure_of(const tct_frame_match *match) {
    const uint16_t affiliation = match->tree->extract->properties[TCT_PROPERTY_AFFILIATION];
    const tct_word *verb = tct_match_word(match, match->word);
    if (was_member(match)) return TCT_TENURE_FORMER;
    const tct_pack_item *item = match->frame->property == affiliation
                                    ? tct_part_item(match->part, TCT_LIST_TENURE_VERBS, verb->lemma)
                                    : NULL;
    if (!item) return TCT_TENURE_CURRENT;
    bool finite = TCT_FEAT(verb->feats, TCT_FEAT_VERBFORM) == TCT_VERBFORM_FIN, perfect = false;
    unsigned tense = TCT_FEAT(verb->feats, TCT_FEAT_TENSE);
    for (uint32_t child = match->tree->child[match->word]; child != TCT_NONE;
         child = match->tree->sibling[child]) {
        const tct_word *helper = tct_match_word(match, child);
        if (helper->relation == TCT_DEP_AUX_PASS) return TCT_TENURE_CURRENT;
        if (helper->relation != TCT_DEP_AUX) continue;
        finite = true;
        perfect |= tense == TCT_TENSE_PAST && item->value[0] != 0;
        tense = TCT_FEAT(helper->feats, TCT_FEAT_TENSE);
    }
    const bool past = finite && (tense == TCT_TENSE_PAST || tense == TCT_TENSE_IMP);
    return past || perfect ? TCT_TENURE_FORMER : TCT_TENURE_CURRENT;
}

/* "signed for A by X |and for B by Y|": whom one acts for is said by the marker beside the name already. */
static bool acts_for_another(const tct_frame_match *match, const tct_doc *doc, const tct_relation *relation) {
    if (relation->property != match->tree->extract->properties[TCT_PROPERTY_REPRESENTS]) return false;
    for (size_t i = 0; i < doc->relations.count; i++) {
        const tct_relation *other = &doc->relations.items[i];
        if (other->property == relation->property && other->sentence == relation->sentence &&
            tct_str_starts(other->rule, TCT_LIT("represents/")) && other->object != TCT_NONE &&
            same_entity(doc, other->subject, relation->subject) &&
            !same_entity(doc, other->object, relation->object))
            return true;
    }
    return false;
}

tct_status tct_frame_emit(const tct_frame_match *match, tct_doc *doc) {
    tct_relation relation = relation_of(match, doc, claim_of(match));
    relation.tenure = (uint8_t)tenure_of(match);
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
            if (!same_entity(doc, relation.subject, relation.object) &&
                !acts_for_another(match, doc, &relation))
                TRY(tct_relation_add(doc, relation));
        }
    }
    return TCT_OK;
}
