/* Lines of a programme: "Friday 5 April, 6.30 pm: opening", "Opening: 5 April", and the days of an event on a
 * line of their own under its name. */
#include <assert.h>

#include "extract/frames.h"
#include "extract/layout.h"
#include "extract/rows.h"

enum { AGENDA_CONFIDENCE = 80, CLOCK_WORDS = 8, VALUE_WORDS = 3 };

static bool is_colon(const tct_doc *doc, uint32_t word) {
    return tct_str_equal(tct_doc_span(doc, doc->words.items[word].span), TCT_LIT(":"));
}

static uint32_t next_colon(const tct_doc *doc, uint32_t word, uint32_t end) {
    while (word < end && !is_colon(doc, word))
        word++;
    return word < end ? word : TCT_NONE;
}

/* What begins at each word, TCT_NONE for nothing; of several the first in their list. */
typedef struct {
    const tct_extract *extract;
    tct_doc *doc;
    uint32_t *times, *events;
} agenda;

/* A time that begins at or up to two words ("from the") after @p word. */
static const tct_time *time_at(const agenda *a, uint32_t word, uint32_t end) {
    const tct_time *found = NULL;
    for (uint32_t w = word; w <= word + 2 && w < a->doc->words.count; w++) {
        const tct_time *time = a->times[w] == TCT_NONE ? NULL : &a->doc->times.items[a->times[w]];
        if (time && time->word_end <= end && (!found || time < found)) found = time;
    }
    return found;
}

static bool is_single(const tct_doc *doc, uint32_t mention) {
    const tct_mention *m = &doc->mentions.items[mention];
    return m->kind == TCT_KIND_EVENT && m->form != TCT_MENTION_PRONOUN;
}

/* Outermost event that begins in [first, last]. */
static uint32_t event_at(const agenda *a, uint32_t first, uint32_t last) {
    uint32_t found = TCT_NONE;
    for (uint32_t w = first; w <= last && w < a->doc->words.count; w++)
        if (a->events[w] < found) found = a->events[w];
    return found;
}

/* Fills the tables; false on lack of memory. */
static bool index_words(agenda *a) {
    const tct_doc *doc = a->doc;
    const tct_allocator *allocator = doc->arena.allocator;
    a->times = tct_alloc(allocator, doc->words.count, sizeof *a->times);
    a->events = tct_alloc(allocator, doc->words.count, sizeof *a->events);
    if (!a->times || !a->events) return false;
    for (size_t w = 0; w < doc->words.count; w++)
        a->times[w] = a->events[w] = TCT_NONE;
    for (size_t t = doc->times.count; t-- > 0;)
        a->times[doc->times.items[t].first_word] = (uint32_t)t;
    for (uint32_t m = (uint32_t)doc->mentions.count; m-- > 0;)
        if (is_single(doc, m)) a->events[doc->mentions.items[m].first_word] = m;
    return true;
}

static tct_status add_day(const tct_extract *extract, tct_doc *doc, uint32_t event,
                          tct_property_name property, tct_date date) {
    char text[11];
    tct_date_format(date, text);
    const uint32_t sentence = doc->mentions.items[event].sentence;
    const tct_relation relation = {.property = extract->properties[property],
                                   .subject = event,
                                   .object = TCT_NONE,
                                   .literal = tct_arena_copy(&doc->arena, tct_str_of(text)),
                                   .span = doc->sentences.items[sentence].span,
                                   .sentence = sentence,
                                   .confidence = AGENDA_CONFIDENCE,
                                   .rule = TCT_LIT("layout/agenda")};
    return relation.literal.data ? tct_relation_add(doc, relation) : TCT_ERR_MEMORY;
}

/* The line makes the event a particular one. */
static tct_status schedule(const tct_extract *extract, tct_doc *doc, uint32_t event, const tct_time *time) {
    tct_mention *root = &doc->mentions.items[tct_mention_root(doc, event)];
    const tct_time when = *time;
    if (root->flags & TCT_MENTION_GENERIC) {
        root->flags &= (uint8_t)~TCT_MENTION_GENERIC;
        root->form = TCT_MENTION_DESCRIPTION;
    }
    TRY(add_day(extract, doc, event, TCT_PROPERTY_START, when.begin));
    return when.end.year ? add_day(extract, doc, event, TCT_PROPERTY_END, when.end) : TCT_OK;
}

static bool is_day(const tct_time *time) {
    return time->begin.year && time->begin.month && time->begin.day;
}

/* One line: the day first and the event after the colon, or the other way round. */
static tct_status agenda_line(const agenda *a, uint32_t first, uint32_t end) {
    const uint32_t colon = next_colon(a->doc, first, end);
    if (colon == TCT_NONE || colon + 1 >= end) return TCT_OK;
    const tct_time *time = time_at(a, first, colon);
    if (time && is_day(time) && colon - time->word_end <= CLOCK_WORDS) {
        const uint32_t event = event_at(a, colon + 1, colon + VALUE_WORDS);
        return event == TCT_NONE ? TCT_OK : schedule(a->extract, a->doc, event, time);
    }
    time = time_at(a, colon + 1, end);
    const uint32_t event = time && is_day(time) ? event_at(a, first, first + 1) : TCT_NONE;
    if (event == TCT_NONE || a->doc->mentions.items[event].word_end + 4 < colon) return TCT_OK;
    return schedule(a->extract, a->doc, event, time);
}

/* An interval that is a whole line. */
static const tct_time *interval_line(const agenda *a, uint32_t first, uint32_t end) {
    while (end > first && a->doc->words.items[end - 1].upos == TCT_UPOS_PUNCT)
        end--;
    const tct_time *time = time_at(a, first, end);
    return time && is_day(time) && time->end.year && time->word_end == end ? time : NULL;
}

static tct_status read_lines(const agenda *a) {
    uint32_t above = TCT_NONE;
    for (uint32_t block = 0; block < a->doc->blocks.count; block++) {
        uint32_t first = 0, end = 0;
        if (!tct_block_words(a->doc, block, &first, &end)) continue;
        const tct_time *days = interval_line(a, first, end);
        if (days && above != TCT_NONE) TRY(schedule(a->extract, a->doc, above, days));
        TRY(agenda_line(a, first, end));
        above = event_at(a, first, first + 1);
    }
    return TCT_OK;
}

tct_status tct_agenda_lines(const tct_extract *extract, tct_doc *doc) {
    assert(extract && doc);
    if (doc->words.count == 0) return TCT_OK;
    agenda a = {extract, doc, NULL, NULL};
    const tct_status status = index_words(&a) ? read_lines(&a) : TCT_ERR_MEMORY;
    tct_dealloc(doc->arena.allocator, a.times);
    tct_dealloc(doc->arena.allocator, a.events);
    return status;
}
