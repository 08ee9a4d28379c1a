#include "extract/events.h"

#include <assert.h>
#include <string.h>

#include "extract/dating.h"
#include "extract/frames.h"
#include "extract/topic.h"

/* Beyond these a document is no press release: its context says little, and looking through it costs much. */
#define CONTEXT_RELATIONS 4096u
#define CONTEXT_MENTIONS 32768u

enum { SPEAKER_CONFIDENCE = 62, PRESENTED_CONFIDENCE = 64, NAMED_DATE_CONFIDENCE = 72 };

static bool is_property(const tct_extract *extract, uint16_t property, tct_property_name name) {
    return property == extract->properties[name];
}

/* Strength of a relation's say on where its person was: speaking or chairing beats being there. */
static unsigned presence(const tct_extract *extract, const tct_relation *relation) {
    if (relation->claim == TCT_NEGATED || relation->claim == TCT_HYPOTHETICAL) return 0;
    if (is_property(extract, relation->property, TCT_PROPERTY_SPEAKER)) return 2;
    if (is_property(extract, relation->property, TCT_PROPERTY_CHAIR)) return 2;
    return is_property(extract, relation->property, TCT_PROPERTY_PARTICIPANT);
}

uint32_t tct_event_of(const tct_extract *extract, const tct_doc *doc, uint32_t person) {
    assert(extract && doc && person < doc->mentions.count);
    const uint32_t root = tct_mention_root(doc, person);
    uint32_t event = TCT_NONE;
    unsigned best = 0;
    bool several = false;
    for (size_t i = 0; i < doc->relations.count; i++) {
        const tct_relation *relation = &doc->relations.items[i];
        const unsigned strength = presence(extract, relation);
        if (!strength || strength < best || relation->object == TCT_NONE) continue;
        if (tct_mention_root(doc, relation->object) != root) continue;
        const uint32_t found = tct_mention_root(doc, relation->subject);
        if (strength > best) several = false;
        if (strength == best && event != TCT_NONE && found != event) several = true;
        best = strength;
        event = found;
    }
    return several ? TCT_NONE : event;
}

/* Mentions are sorted, so those of the sentence stand together. */
static uint32_t only_event_in(const tct_doc *doc, uint32_t sentence) {
    uint32_t event = TCT_NONE;
    for (uint32_t m = tct_mention_of_sentence(doc, sentence);
         m < doc->mentions.count && doc->mentions.items[m].sentence == sentence; m++) {
        if (!tct_topic_is_event(doc, m)) continue;
        const uint32_t root = tct_mention_root(doc, m);
        if (event != TCT_NONE && event != root) return TCT_NONE;
        event = root;
    }
    return event;
}

uint32_t tct_event_around(const tct_doc *doc, uint32_t sentence) {
    const uint32_t here = only_event_in(doc, sentence);
    if (here != TCT_NONE || sentence == 0) return here;
    if (doc->sentences.items[sentence - 1].block != doc->sentences.items[sentence].block) return TCT_NONE;
    return only_event_in(doc, sentence - 1);
}

tct_relation tct_event_relation(const tct_extract *extract, const tct_doc *doc, tct_property_name property,
                                uint32_t subject, uint32_t object, uint32_t sentence, uint8_t confidence,
                                const char *rule) {
    return (tct_relation){.property = extract->properties[property],
                          .subject = subject,
                          .object = object,
                          .span = doc->sentences.items[sentence].span,
                          .sentence = sentence,
                          .confidence = confidence,
                          .rule = tct_str_of(rule)};
}

static tct_status add_speaker(const tct_extract *extract, tct_doc *doc, const tct_quotation *quotation) {
    const uint32_t sentence = doc->mentions.items[quotation->speaker].sentence;
    const uint32_t event = tct_event_of(extract, doc, quotation->speaker);
    if (event == TCT_NONE) return TCT_OK;
    return tct_relation_add(doc,
                            tct_event_relation(extract, doc, TCT_PROPERTY_SPEAKER, event, quotation->speaker,
                                               sentence, SPEAKER_CONFIDENCE, "context/speaker"));
}

/* What somebody presents right after an event was spoken of is presented there, unless they are known to have
 * been at another. */
static tct_status add_presentation(const tct_extract *extract, tct_doc *doc, tct_relation relation) {
    const uint8_t kind = doc->mentions.items[relation.subject].kind;
    uint32_t event = tct_event_of(extract, doc, relation.subject);
    if (event != TCT_NONE && event != tct_event_around(doc, relation.sentence)) return TCT_OK;
    if (event == TCT_NONE && (kind == TCT_KIND_PERSON || kind == TCT_KIND_POST))
        event = tct_event_around(doc, relation.sentence);
    if (event == TCT_NONE) return TCT_OK;
    TRY(tct_relation_add(doc,
                         tct_event_relation(extract, doc, TCT_PROPERTY_PRESENTED_AT, relation.object, event,
                                            relation.sentence, PRESENTED_CONFIDENCE, "context/presented")));
    if (kind != TCT_KIND_PERSON) return TCT_OK;
    return tct_relation_add(doc,
                            tct_event_relation(extract, doc, TCT_PROPERTY_SPEAKER, event, relation.subject,
                                               relation.sentence, SPEAKER_CONFIDENCE, "context/presenter"));
}

/* Relations that are added meanwhile are not looked at again. */
static tct_status add_presentations(const tct_extract *extract, tct_doc *doc) {
    const size_t count = doc->relations.count;
    for (size_t i = 0; i < count; i++) {
        const tct_relation relation = doc->relations.items[i];
        if (is_property(extract, relation.property, TCT_PROPERTY_PRESENTED) && relation.claim == TCT_ASSERTED)
            TRY(add_presentation(extract, doc, relation));
    }
    return TCT_OK;
}

static bool is_signing(const tct_extract *extract, const tct_doc *doc, uint32_t mention) {
    const tct_mention *m = &doc->mentions.items[mention];
    const tct_part *part = tct_part_of_sentence(extract, doc, m->sentence);
    for (uint32_t w = m->first_word; w < m->word_end; w++)
        if (tct_part_item(part, TCT_LIST_SIGNING_EVENTS, doc->words.items[w].lower)) return true;
    return false;
}

/* The one agreement that the document says to be signed. */
static uint32_t only_signed(const tct_extract *extract, const tct_doc *doc) {
    uint32_t found = TCT_NONE;
    for (size_t i = 0; i < doc->relations.count; i++) {
        const tct_relation *relation = &doc->relations.items[i];
        if (!is_property(extract, relation->property, TCT_PROPERTY_SIGNATORY) ||
            relation->claim > TCT_REPORTED)
            continue;
        const uint32_t root = tct_mention_root(doc, relation->subject);
        if (doc->mentions.items[root].kind != TCT_KIND_STRATEGY) continue;
        if (found != TCT_NONE && found != root) return TCT_NONE;
        found = root;
    }
    return found;
}

/* "The signing took place in Geneva": of the one agreement that was spoken of. */
static tct_status add_signings(const tct_extract *extract, tct_doc *doc) {
    const uint32_t agreement = only_signed(extract, doc);
    for (uint32_t m = 0; agreement != TCT_NONE && m < doc->mentions.count; m++) {
        if (tct_mention_root(doc, m) != m || !tct_topic_is_event(doc, m) || !is_signing(extract, doc, m))
            continue;
        TRY(tct_relation_add(doc, tct_event_relation(extract, doc, TCT_PROPERTY_PRESENTED_AT, agreement, m,
                                                     doc->mentions.items[m].sentence, PRESENTED_CONFIDENCE,
                                                     "context/signing")));
    }
    return TCT_OK;
}

static bool has_start(const tct_extract *extract, const tct_doc *doc, uint32_t root) {
    for (size_t i = 0; i < doc->relations.count; i++)
        if (is_property(extract, doc->relations.items[i].property, TCT_PROPERTY_START) &&
            tct_mention_root(doc, doc->relations.items[i].subject) == root)
            return true;
    return false;
}

static tct_status add_date(const tct_extract *extract, tct_doc *doc, uint32_t mention,
                           tct_property_name property, tct_date date) {
    char text[11];
    tct_date_format(date, text);
    tct_relation relation =
        tct_event_relation(extract, doc, property, mention, TCT_NONE, doc->mentions.items[mention].sentence,
                           NAMED_DATE_CONFIDENCE, "context/date in the name");
    relation.literal = tct_arena_copy(&doc->arena, tct_str_of(text));
    return relation.literal.data ? tct_relation_add(doc, relation) : TCT_ERR_MEMORY;
}

/* "2024" as a number between 1950 and 2049, else 0. */
static int16_t year_of(tct_str text) {
    int year = 0;
    if (text.size != 4) return 0;
    for (size_t i = 0; i < 4; i++) {
        if (text.data[i] < '0' || text.data[i] > '9') return 0;
        year = year * 10 + (text.data[i] - '0');
    }
    return year >= 1950 && year < 2050 ? (int16_t)year : 0;
}

/* "Forum 2024" takes place in 2024, unless the text says when. */
static tct_status add_named_years(const tct_extract *extract, tct_doc *doc) {
    for (uint32_t m = 0; m < doc->mentions.count; m++) {
        const tct_mention mention = doc->mentions.items[m];
        if (!tct_topic_is_event(doc, m)) continue;
        for (uint32_t w = mention.first_word; w < mention.word_end; w++) {
            const int16_t year = year_of(tct_doc_span(doc, doc->words.items[w].span));
            if (year && !has_start(extract, doc, tct_mention_root(doc, m)))
                TRY(add_date(extract, doc, m, TCT_PROPERTY_START, (tct_date){.year = year}));
        }
    }
    return TCT_OK;
}

/* "Forum 2024" takes place in 2024; "plan 2022-2031" runs from the one year to the other. */
static tct_status add_named_dates(const tct_extract *extract, tct_doc *doc) {
    uint32_t m = 0;
    for (size_t t = 0; t < doc->times.count; t++) {
        const tct_time time = doc->times.items[t];
        while (m < doc->mentions.count && doc->mentions.items[m].word_end < time.first_word)
            m++;
        for (uint32_t i = m; i < doc->mentions.count && doc->mentions.items[i].first_word <= time.first_word;
             i++) {
            const tct_mention *mention = &doc->mentions.items[i];
            const tct_mention *root = &doc->mentions.items[tct_mention_root(doc, i)];
            const bool beside = root->kind == TCT_KIND_STRATEGY && mention->word_end == time.first_word;
            if ((mention->word_end < time.word_end && !beside) || root->flags & TCT_MENTION_GENERIC ||
                time.begin.month)
                continue;
            if (root->kind != TCT_KIND_EVENT && !(root->kind == TCT_KIND_STRATEGY && time.end.year)) continue;
            if (has_start(extract, doc, tct_mention_root(doc, i))) continue;
            if (time.begin.year) TRY(add_date(extract, doc, i, TCT_PROPERTY_START, time.begin));
            if (time.end.year) TRY(add_date(extract, doc, i, TCT_PROPERTY_END, time.end));
        }
    }
    return TCT_OK;
}

uint32_t tct_event_near(const tct_extract *extract, const tct_doc *doc, uint32_t sentence) {
    const uint32_t near = tct_event_around(doc, sentence);
    return near != TCT_NONE ? near : tct_topic_event(extract, doc);
}

bool tct_event_is_ahead(const tct_extract *extract, const tct_doc *doc, uint32_t event) {
    char today[11];
    assert(extract && event < doc->mentions.count);
    if (!doc->meta.published.day) return false;
    tct_date_format(doc->meta.published, today);
    const uint32_t root = tct_mention_root(doc, event);
    for (size_t i = 0; i < doc->relations.count; i++) {
        const tct_relation *relation = &doc->relations.items[i];
        if (!is_property(extract, relation->property, TCT_PROPERTY_START) || relation->literal.size != 10)
            continue;
        if (tct_mention_root(doc, relation->subject) == root && memcmp(relation->literal.data, today, 10) > 0)
            return true;
    }
    return false;
}

bool tct_events_applicable(const tct_doc *doc) {
    return doc->relations.count <= CONTEXT_RELATIONS && doc->mentions.count <= CONTEXT_MENTIONS;
}

tct_status tct_events_complete(const tct_extract *extract, tct_doc *doc) {
    assert(extract && doc);
    if (!tct_events_applicable(doc)) return TCT_OK;
    for (size_t i = 0; i < doc->quotations.count; i++) {
        const tct_quotation quotation = doc->quotations.items[i];
        if (quotation.speaker != TCT_NONE) TRY(add_speaker(extract, doc, &quotation));
    }
    TRY(add_presentations(extract, doc));
    TRY(add_signings(extract, doc));
    TRY(add_named_dates(extract, doc));
    const uint32_t whole = tct_topic_event(extract, doc);
    TRY(tct_dating_complete(extract, doc, whole));
    TRY(add_named_years(extract, doc));
    return tct_topic_complete(extract, doc, whole);
}
