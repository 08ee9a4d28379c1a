/* What an expression of time leaves out: the year, the day of a weekday, offsets from the publication date.
 */
#include <assert.h>
#include <stdlib.h>

#include "extract/times.h"

/** A full date for comparing: the middle of what is unknown. */
static int32_t middle(tct_date date) {
    if (!date.month) date.month = 7;
    if (!date.day) date.day = 15;
    const int days = tct_date_month_days(date.year, date.month);
    if (date.day > days) date.day = (uint8_t)days;
    return tct_date_to_days(date);
}

static tct_date in_year(tct_date date, int year) {
    date.year = (int16_t)year;
    return date;
}

/** Both dates cut to what both know: is @p a before @p b (or at it)? */
static bool not_after(tct_date a, tct_date b) {
    if (a.year != b.year) return a.year < b.year;
    if (!a.month || !b.month || a.month != b.month) return a.month <= b.month || !b.month;
    return !a.day || !b.day || a.day <= b.day;
}

tct_date tct_time_fill_year(tct_date date, tct_date published, tct_time_side side) {
    if (date.year || !published.year) return date;
    if (!published.month) return in_year(date, published.year);
    const tct_date same = in_year(date, published.year);
    if (side == TCT_TIME_BEFORE) return not_after(same, published) ? same : in_year(date, published.year - 1);
    if (side == TCT_TIME_AFTER) return not_after(published, same) ? same : in_year(date, published.year + 1);
    tct_date best = same;
    for (int step = -1; step <= 1; step += 2) {
        const tct_date other = in_year(date, published.year + step);
        if (abs(middle(other) - middle(published)) < abs(middle(best) - middle(published))) best = other;
    }
    return best;
}

tct_date tct_time_fill_weekday(int weekday, tct_date published, tct_time_side side) {
    assert(weekday >= 1 && weekday <= 7);
    if (!published.year || !published.day) return (tct_date){0, 0, 0};
    const int today = tct_date_weekday(published) + 1;
    int offset = weekday - today;
    if (side == TCT_TIME_AFTER && offset <= 0) offset += 7;
    if (side != TCT_TIME_AFTER && offset > 0) offset -= 7;
    return tct_date_from_days(tct_date_to_days(published) + offset);
}

tct_date tct_time_shift(tct_date published, char unit, int offset) {
    const tct_date none = {0, 0, 0};
    if (!published.year) return none;
    if (unit == 'y') return (tct_date){(int16_t)(published.year + offset), 0, 0};
    if (!published.month) return none;
    if (unit == 'm') {
        const int months = published.year * 12 + published.month - 1 + offset;
        return (tct_date){(int16_t)(months / 12), (uint8_t)(months % 12 + 1), 0};
    }
    if (!published.day) return none;
    return tct_date_from_days(tct_date_to_days(published) + offset);
}

/** Tense of one verb form: finite ones by feature, a past participle alone is past. */
static tct_time_side side_of_word(const tct_word *word) {
    switch (TCT_FEAT(word->feats, TCT_FEAT_TENSE)) {
    case TCT_TENSE_FUT:
        return TCT_TIME_AFTER;
    case TCT_TENSE_PAST:
    case TCT_TENSE_IMP:
        return TCT_TIME_BEFORE;
    default:
        return TCT_TIME_UNKNOWN;
    }
}

/** Side of a clause by its helping words. */
typedef struct {
    bool helped;  /**< has any */
    bool future;  /**< one of them is future, or has no tense ("will") */
    bool passive; /**< one of them makes the passive: then the participle says nothing of time */
    bool past;    /**< with passive: one of them is past: "was held", "a été organisée" */
} helpers;

static void add_helper(helpers *found, const tct_word *word) {
    const tct_time_side side = side_of_word(word);
    found->helped = true;
    found->passive |= word->relation == TCT_DEP_AUX_PASS;
    found->future |=
        side == TCT_TIME_AFTER || (word->upos == TCT_UPOS_AUX && !TCT_FEAT(word->feats, TCT_FEAT_TENSE));
    found->past |= side == TCT_TIME_BEFORE;
}

/** Side of the clause that @p verb heads: a future auxiliary wins over the participle; "is held" may be
 * either.
 */
static tct_time_side side_of_clause(const tct_doc *doc, uint32_t verb) {
    assert(verb < doc->words.count);
    const tct_word *head = &doc->words.items[verb];
    const tct_sentence *sentence = &doc->sentences.items[head->sentence];
    helpers found = {0};
    for (uint32_t w = sentence->first_word; w < sentence->word_end; w++) {
        const tct_word *word = &doc->words.items[w];
        if (word->head == verb && (word->relation == TCT_DEP_AUX || word->relation == TCT_DEP_AUX_PASS ||
                                   word->relation == TCT_DEP_COP))
            add_helper(&found, word);
    }
    if (found.future) return TCT_TIME_AFTER;
    if (found.passive) return found.past ? TCT_TIME_BEFORE : TCT_TIME_UNKNOWN;
    const bool participle = TCT_FEAT(head->feats, TCT_FEAT_VERBFORM) == TCT_VERBFORM_PART;
    /* "was speaking at the launch on Monday" */
    if (participle && found.past) return TCT_TIME_BEFORE;
    return participle && !found.helped ? TCT_TIME_UNKNOWN : side_of_word(head);
}

tct_time_side tct_time_side_of_verb(const tct_doc *doc, uint32_t at) {
    for (int steps = 0; steps < 12 && at != TCT_NONE; steps++) {
        const tct_word *word = &doc->words.items[at];
        if (word->upos == TCT_UPOS_VERB) return side_of_clause(doc, at);
        if (word->head == at) break;
        at = word->head;
    }
    return TCT_TIME_UNKNOWN;
}

bool tct_time_is_present(const tct_doc *doc, uint32_t at) {
    for (int steps = 0; steps < 12 && at != TCT_NONE; steps++) {
        const tct_word *word = &doc->words.items[at];
        if (word->upos == TCT_UPOS_VERB) return TCT_FEAT(word->feats, TCT_FEAT_TENSE) == TCT_TENSE_PRES;
        if (word->head == at) break;
        at = word->head;
    }
    return false;
}
