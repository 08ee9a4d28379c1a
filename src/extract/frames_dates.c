/* Slots of dates: the time of the clause, or beside the mention. */
#include <assert.h>

#include "extract/frames_internal.h"

/* Top word of an expression of time: the one whose head lies outside it. */
static uint32_t top_of(const tct_frame_match *match, const tct_time *time) {
    for (uint32_t w = time->first_word; w < time->word_end; w++) {
        const uint32_t head = tct_match_word(match, w)->head;
        if (head == TCT_NONE || head < time->first_word || head >= time->word_end) return w;
    }
    return time->first_word;
}

/* Distance in links from a date up to the trigger, or a large number when another clause lies between. */
static unsigned links_between(const tct_frame_match *match, uint32_t word) {
    for (unsigned links = 0; links < 8; links++) {
        if (word == match->word) return links;
        if (word == TCT_NONE) return 99;
        const tct_word *w = tct_match_word(match, word);
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
        if (tct_match_word(match, w)->upos == TCT_UPOS_VERB) return false;
    return true;
}

#define BESIDE_WORDS 7u

/* A date whose place in the tree is another clause, though it stands beside what it dates. */
static bool is_beside(const tct_frame_match *match, const tct_time *time) {
    if (match->frame->pos == TCT_FRAME_VERB) return adjacent(match, time);
    if (match->frame->pos != TCT_FRAME_MENTION || match->mention == TCT_NONE) return false;
    const uint32_t end = match->tree->doc->mentions.items[match->mention].word_end;
    if (time->first_word < end || time->first_word > end + BESIDE_WORDS) return false;
    for (uint32_t w = end + 1; w < time->first_word; w++) { /* "the workshop in Rome, on 3 May" */
        const uint8_t upos = tct_match_word(match, w)->upos;
        if (upos != TCT_UPOS_PROPN && upos != TCT_UPOS_DET && upos != TCT_UPOS_ADP && upos != TCT_UPOS_PUNCT)
            return false;
    }
    return true;
}

/* Does the frame date events alone? */
static bool dates_events(const tct_frame_match *match, uint32_t index) {
    uint16_t kinds = match->mention == TCT_NONE ? 0 : match->frame->trigger_kinds;
    for (uint32_t s = 0; s < tct_match_slot_count(match); s++)
        if (s != index && tct_match_slot(match, s)->role == TCT_SLOT_SUBJECT)
            kinds |= tct_match_slot(match, s)->kinds;
    return (kinds >> TCT_KIND_EVENT & 1u) && !(kinds >> TCT_KIND_STRATEGY & 1u);
}

/* "launched the Health Plan |2024–2028| at a ceremony": years right behind the name of a plan are the plan's.
 */
static bool is_of_plan(const tct_frame_match *match, const tct_time *time) {
    const tct_doc *doc = match->tree->doc;
    if (time->begin.month || time->first_word == 0) return false;
    for (uint32_t back = 1; back < 13 && back <= time->first_word; back++)
        for (uint32_t m = match->tree->mention[time->first_word - back]; m != TCT_NONE;
             m = match->tree->next_mention[m])
            if (doc->mentions.items[m].kind == TCT_KIND_STRATEGY &&
                (doc->mentions.items[m].word_end == time->first_word ||
                 doc->mentions.items[m].word_end == time->word_end))
                return true;
    return false;
}

#define VAGUE 10u /* added to the distance of a time without a month */

bool tct_match_by_date(tct_frame_match *match, uint32_t index) {
    const tct_doc *doc = match->tree->doc;
    const tct_sentence *sentence = &doc->sentences.items[tct_match_word(match, match->word)->sentence];
    const tct_frame_slot *slot = tct_match_slot(match, index);
    const bool ends = match->frame->property == match->tree->extract->properties[TCT_PROPERTY_END];
    const bool events = dates_events(match, index);
    unsigned best = 90;
    match->dates[index] = TCT_NONE;
    for (uint32_t t = tct_time_from(doc, sentence->first_word); t < doc->times.count; t++) {
        const tct_time *time = &doc->times.items[t];
        if (time->first_word >= sentence->word_end) break;
        if (time->word_end > sentence->word_end || (!time->begin.year && !ends)) continue;
        if (slot->place == TCT_PLACE_OBLIQUE &&
            !tct_case_before(match->tree, time->first_word, &match->part->frames.words[slot->first_case],
                             slot->case_count))
            continue;
        if (events && is_of_plan(match, time)) continue;
        unsigned links = links_between(match, top_of(match, time));
        if (links == 99 && is_beside(match, time)) links = 20;
        if (links < 20 && !time->begin.month) links += VAGUE; /* "hosted |this year| in Rome |on 3 May|" */
        if (links >= best) continue;
        best = links;
        match->dates[index] = t;
        if (links >= VAGUE && links < 20) links -= VAGUE;
        match->penalty[index] = (uint8_t)(links >= 20 ? 15 : links > 1 ? 3 * links : 0);
    }
    return match->dates[index] != TCT_NONE;
}
