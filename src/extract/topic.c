#include "extract/topic.h"
#include "extract/events.h"

#include <assert.h>

#include "extract/frames.h"

/* Events that are weighed against each other; a programme of more has no main one. */
#define EVENTS_MAXIMUM 64
/* Sentences and blocks at the top of a text that say what it is about; mentions there count this much more.
 */
enum { HEAD_SENTENCES = 4, HEAD_BLOCKS = 6, HEAD_WEIGHT = 2, DATELINE_WORDS = 14 };
enum { PART_CONFIDENCE = 62, DAY_CONFIDENCE = 60, DATELINE_CONFIDENCE = 62 };

static uint32_t root_of(const tct_doc *doc, uint32_t mention) {
    return tct_mention_root(doc, mention);
}

bool tct_topic_is_event(const tct_doc *doc, uint32_t mention) {
    assert(doc && mention < doc->mentions.count);
    const tct_mention *root = &doc->mentions.items[root_of(doc, mention)];
    return root->kind == TCT_KIND_EVENT && !(root->flags & TCT_MENTION_GENERIC) &&
           root->form != TCT_MENTION_PRONOUN;
}

static bool is_root_event(const tct_doc *doc, uint32_t mention) {
    return root_of(doc, mention) == mention && tct_topic_is_event(doc, mention);
}

typedef enum { PART_NONE, PART_ALWAYS, PART_PERHAPS } part_kind;

/* "séance d'ouverture": an event that is by its noun a part of another; "table ronde" (second column "whole")
 * may be one, or what the text is about. */
static part_kind part_kind_of(const tct_extract *extract, const tct_doc *doc, uint32_t mention) {
    const tct_mention *m = &doc->mentions.items[mention];
    const tct_part *part = tct_part_of_sentence(extract, doc, m->sentence);
    part_kind kind = PART_NONE;
    for (uint32_t w = m->first_word; w < m->word_end; w++) {
        const tct_word *word = &doc->words.items[w];
        if (word->upos == TCT_UPOS_ADP && w > m->first_word) return kind;
        const tct_pack_item *item = tct_part_item(part, TCT_LIST_PART_EVENTS, word->lemma);
        if (!item) continue;
        if (!tct_str_equal(tct_doc_symbol(doc, item->value[0]), TCT_LIT("whole"))) return PART_ALWAYS;
        kind = PART_PERHAPS;
    }
    return kind;
}

/* Mentions of the entity of @p root, and more when one is in the head of the text. */
static unsigned weight_of(const tct_doc *doc, uint32_t root) {
    unsigned weight = 0;
    bool head = false;
    for (uint32_t m = 0; m < doc->mentions.count; m++) {
        if (root_of(doc, m) != root) continue;
        weight++;
        head |= doc->mentions.items[m].sentence < HEAD_SENTENCES;
    }
    return weight + (head ? HEAD_WEIGHT : 0);
}

uint32_t tct_topic_event(const tct_extract *extract, const tct_doc *doc) {
    assert(extract && doc);
    uint32_t whole = TCT_NONE;
    unsigned best = 0;
    bool several = false;
    for (uint32_t m = 0, candidates = 0; m < doc->mentions.count && candidates < EVENTS_MAXIMUM; m++) {
        if (!is_root_event(doc, m) || part_kind_of(extract, doc, m) == PART_ALWAYS) continue;
        const unsigned weight = weight_of(doc, m);
        candidates++;
        if (weight == best && doc->mentions.items[whole].sentence >= HEAD_SENTENCES) several = true;
        if (weight > best) whole = m, best = weight, several = false;
    }
    return several ? TCT_NONE : whole;
}

/* --- parts
 * ----------------------------------------------------------------------------------------------------------
 */

static bool is_of(const tct_extract *extract, const tct_doc *doc, const tct_relation *relation,
                  tct_property_name property, uint32_t root) {
    return relation->property == extract->properties[property] && root_of(doc, relation->subject) == root;
}

static bool has(const tct_extract *extract, const tct_doc *doc, tct_property_name property, uint32_t root) {
    for (size_t i = 0; i < doc->relations.count; i++)
        if (is_of(extract, doc, &doc->relations.items[i], property, root)) return true;
    return false;
}

/* An event with a place or body of its own in its name stands for itself. */
static bool is_independent(const tct_doc *doc, uint32_t mention) {
    const tct_mention *event = &doc->mentions.items[mention];
    for (uint32_t m = mention + 1;
         m < doc->mentions.count && doc->mentions.items[m].first_word < event->word_end; m++)
        if (doc->mentions.items[m].kind == TCT_KIND_ORGANIZATION ||
            doc->mentions.items[m].kind == TCT_KIND_PLACE)
            return true;
    return false;
}

/* First day and last day (the same when there is one) that the relations give an event; 0 for none. */
typedef struct {
    int32_t first, last;
    int16_t year;
    bool listed; /**< by a line of a programme */
} days;

static void add_day(days *found, bool end, tct_date date) {
    const int32_t day = date.day ? tct_date_to_days(date) : 0;
    if (!day) return;
    if (end)
        found->last = day;
    else if (!found->first)
        found->first = day;
}

static days days_of(const tct_extract *extract, const tct_doc *doc, uint32_t root) {
    days found = {0};
    for (size_t i = 0; i < doc->relations.count; i++) {
        const tct_relation *relation = &doc->relations.items[i];
        const bool start = is_of(extract, doc, relation, TCT_PROPERTY_START, root);
        const bool end = is_of(extract, doc, relation, TCT_PROPERTY_END, root);
        tct_date date = {0, 0, 0};
        if ((!start && !end) || !tct_date_parse(relation->literal, &date)) continue;
        add_day(&found, end, date);
        if (start && !found.year) found.year = date.year;
        found.listed |= tct_str_equal(relation->rule, TCT_LIT("layout/agenda"));
    }
    if (!found.last) found.last = found.first;
    return found;
}

/* Another year, or days that lie apart: no part of it, whatever its noun. */
static bool is_apart(const days *event, const days *whole) {
    if (event->year && whole->year && event->year != whole->year) return true;
    return event->first && whole->first && (event->first > whole->last + 1 || event->last + 1 < whole->first);
}

/* On one of the days of an event that lasts several, or a line of its programme. */
static bool is_on_its_days(const days *event, const days *whole) {
    if (!event->first) return false;
    if (event->listed && !whole->listed) return true;
    return whole->first < whole->last && event->first >= whole->first && event->last <= whole->last &&
           event->last - event->first < whole->last - whole->first;
}

/* The text speaks of the whole before it comes to the part. */
static bool spoken_of_before(const tct_doc *doc, uint32_t whole, uint32_t part) {
    for (uint32_t m = 0; m < part; m++)
        if (root_of(doc, m) == whole) return true;
    return false;
}

static tct_status add_part(const tct_extract *extract, tct_doc *doc, uint32_t event, uint32_t whole,
                           const days *whole_days) {
    const uint32_t sentence = doc->mentions.items[event].sentence;
    if (event == whole || has(extract, doc, TCT_PROPERTY_SUPER_EVENT, event)) return TCT_OK;
    const days found = days_of(extract, doc, event);
    if (part_kind_of(extract, doc, event) != PART_NONE && !is_independent(doc, event) &&
        !is_apart(&found, whole_days) && !tct_is_another(extract, doc, event) &&
        spoken_of_before(doc, whole, event))
        return tct_relation_add(doc, tct_event_relation(extract, doc, TCT_PROPERTY_SUPER_EVENT, event, whole,
                                                        sentence, PART_CONFIDENCE, "context/part"));
    if (!is_on_its_days(&found, whole_days)) return TCT_OK;
    return tct_relation_add(doc, tct_event_relation(extract, doc, TCT_PROPERTY_SUPER_EVENT, event, whole,
                                                    sentence, DAY_CONFIDENCE, "context/day of the event"));
}

static tct_status add_parts(const tct_extract *extract, tct_doc *doc, uint32_t whole) {
    const days whole_days = days_of(extract, doc, whole);
    for (uint32_t m = 0, events = 0; m < doc->mentions.count && events < EVENTS_MAXIMUM; m++) {
        if (!is_root_event(doc, m)) continue;
        events++;
        TRY(add_part(extract, doc, m, whole, &whole_days));
    }
    return TCT_OK;
}

/* --- the dateline
 * --------------------------------------------------------------------------------------------------- */

static bool is_dash(tct_str text) {
    return tct_str_equal(text, TCT_LIT("–")) || tct_str_equal(text, TCT_LIT("—")) ||
           tct_str_equal(text, TCT_LIT("-")) || tct_str_equal(text, TCT_LIT("―"));
}

static bool in_time(const tct_doc *doc, uint32_t word) {
    for (size_t t = 0; t < doc->times.count && doc->times.items[t].first_word <= word; t++)
        if (word < doc->times.items[t].word_end) return true;
    return false;
}

static bool is_place(const tct_doc *doc, uint32_t mention) {
    return doc->mentions.items[root_of(doc, mention)].kind == TCT_KIND_PLACE;
}

/* The outermost mention of a place that begins at a word. */
static uint32_t place_at(const tct_doc *doc, uint32_t word) {
    for (uint32_t m = 0; m < doc->mentions.count && doc->mentions.items[m].first_word <= word; m++)
        if (doc->mentions.items[m].first_word == word && is_place(doc, m)) return m;
    return TCT_NONE;
}

/* The places that begin words [first, end) before a dash, a full stop after a date, or the end. */
static unsigned dateline_places(const tct_doc *doc, uint32_t first, uint32_t end, uint32_t *places) {
    unsigned count = 0;
    bool dated = false;
    for (uint32_t w = first; w < end && w < first + DATELINE_WORDS;) {
        const tct_str text = tct_doc_span(doc, doc->words.items[w].span);
        const uint32_t place = place_at(doc, w);
        if (place != TCT_NONE) {
            if (count < 3) places[count++] = place;
            w = doc->mentions.items[place].word_end;
            continue;
        }
        if (count == 0) return 0;
        if (is_dash(text) ||
            (dated && (tct_str_equal(text, TCT_LIT(".")) || tct_str_equal(text, TCT_LIT(":")))))
            return count;
        dated |= in_time(doc, w);
        const uint8_t upos = doc->words.items[w].upos;
        if (!in_time(doc, w) && upos != TCT_UPOS_PUNCT && upos != TCT_UPOS_DET && upos != TCT_UPOS_ADP)
            return 0;
        w++;
    }
    return count && (dated || end - first < DATELINE_WORDS) && end - first <= DATELINE_WORDS ? count : 0;
}

/* Held over the wire: a word of the list remote-words in one of the first mentions of the event. */
static bool is_remote(const tct_extract *extract, const tct_doc *doc, uint32_t root) {
    for (uint32_t m = 0; m < doc->mentions.count; m++) {
        const tct_mention *mention = &doc->mentions.items[m];
        if (root_of(doc, m) != root) continue;
        const tct_part *part = tct_part_of_sentence(extract, doc, mention->sentence);
        for (uint32_t w = mention->first_word; w < mention->word_end; w++)
            if (tct_part_item(part, TCT_LIST_REMOTE_WORDS, doc->words.items[w].lower)) return true;
    }
    return false;
}

/* The event is over or under way when the text appears, and the text is about it: the dateline tells where.
 */
static bool is_here(const tct_extract *extract, const tct_doc *doc, uint32_t whole) {
    const days when = days_of(extract, doc, whole);
    if (is_independent(doc, whole) || weight_of(doc, whole) < HEAD_WEIGHT + 2 ||
        is_remote(extract, doc, whole))
        return false;
    return !when.first || !doc->meta.published.day || when.first <= tct_date_to_days(doc->meta.published) + 1;
}

/* A town, region or country is known, not only a building. */
static bool is_located(const tct_extract *extract, const tct_doc *doc, uint32_t root) {
    const uint16_t venue = extract->classes[TCT_CLASS_VENUE];
    for (size_t i = 0; i < doc->relations.count; i++) {
        const tct_relation *relation = &doc->relations.items[i];
        if (!is_of(extract, doc, relation, TCT_PROPERTY_LOCATION, root)) continue;
        const uint16_t class_id = doc->mentions.items[root_of(doc, relation->object)].class_id;
        if (class_id == UINT16_MAX || !tct_pack_class_is_a(extract->pack, class_id, venue)) return true;
    }
    return false;
}

static tct_status add_dateline(const tct_extract *extract, tct_doc *doc, uint32_t whole) {
    if (is_located(extract, doc, whole) || !is_here(extract, doc, whole)) return TCT_OK;
    for (uint32_t block = 0; block < doc->blocks.count && block < HEAD_BLOCKS; block++) {
        const tct_block *b = &doc->blocks.items[block];
        uint32_t places[3];
        if (b->first_sentence >= b->sentence_end || b->sentence_end > doc->sentences.count) continue;
        const uint32_t first = doc->sentences.items[b->first_sentence].first_word;
        const unsigned count =
            dateline_places(doc, first, doc->sentences.items[b->sentence_end - 1].word_end, places);
        for (unsigned i = 0; i < count; i++)
            TRY(tct_relation_add(doc, tct_event_relation(extract, doc, TCT_PROPERTY_LOCATION, whole,
                                                         places[i], b->first_sentence, DATELINE_CONFIDENCE,
                                                         "context/dateline")));
        if (count) return TCT_OK;
    }
    return TCT_OK;
}

tct_status tct_topic_complete(const tct_extract *extract, tct_doc *doc, uint32_t whole) {
    assert(extract && doc);
    if (whole == TCT_NONE) return TCT_OK;
    TRY(add_parts(extract, doc, whole));
    return add_dateline(extract, doc, whole);
}
