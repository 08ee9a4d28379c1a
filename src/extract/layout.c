#include "extract/layout.h"

#include <assert.h>

#include "extract/begins.h"
#include "extract/dating.h"
#include "extract/frames.h"
#include "extract/rows.h"

#define CONFIDENCE 90u
#define ACTORS ((1u << TCT_KIND_PERSON) | (1u << TCT_KIND_ORGANIZATION) | (1u << TCT_KIND_POST))

static bool inside(const tct_mention *mention, uint32_t first, uint32_t end) {
    return mention->first_word >= first && mention->word_end <= end;
}

/* --- mentions that only the layout shows
 * ------------------------------------------------------------------------ */

/* A mention of one of @p kinds in the words [first, end) of a settled document. */
static bool has_mention(const tct_doc *doc, uint32_t first, uint32_t end, uint16_t kinds) {
    const uint32_t count = (uint32_t)doc->mentions.count;
    for (uint32_t i = tct_mention_from(doc, count, first); i < count; i++) {
        if (doc->mentions.items[i].first_word >= end) break;
        if (inside(&doc->mentions.items[i], first, end) && kinds & (1u << doc->mentions.items[i].kind))
            return true;
    }
    return false;
}

/* The same while mentions are added. */
static bool has_added(const tct_begins *begins, const tct_doc *doc, uint32_t first, uint32_t end,
                      uint16_t kinds) {
    for (uint32_t at = first; at < end; at++)
        for (uint32_t m = tct_begins_at(begins, at); m != TCT_NONE; m = tct_begins_before(begins, m))
            if (doc->mentions.items[m].word_end <= end && kinds & (1u << doc->mentions.items[m].kind))
                return true;
    return false;
}

/* Word whose head lies outside the range. */
static uint32_t head_of(const tct_doc *doc, uint32_t first, uint32_t end) {
    for (uint32_t w = first; w < end; w++) {
        const uint32_t head = doc->words.items[w].head;
        if (doc->words.items[w].upos != TCT_UPOS_PUNCT && (head == TCT_NONE || head < first || head >= end))
            return w;
    }
    return first;
}

static bool is_capital(const tct_doc *doc, uint32_t word) {
    const tct_str text = tct_doc_span(doc, doc->words.items[word].span);
    return text.size && text.data[0] != '(' && doc->words.items[word].upos != TCT_UPOS_NUM;
}

static tct_status add_value(const tct_extract *extract, tct_doc *doc, uint32_t first, uint32_t end,
                            tct_kind kind) {
    uint32_t index = 0;
    while (first < end && doc->words.items[first].upos == TCT_UPOS_DET)
        first++;
    while (end > first && doc->words.items[end - 1].upos == TCT_UPOS_PUNCT)
        end--;
    if (first >= end || end - first > 16 || !is_capital(doc, first)) return TCT_OK;
    TRY(tct_mention_add(extract, doc, first, end, kind, TCT_MENTION_NAME, "layout/value", &index));
    doc->mentions.items[index].head = head_of(doc, first, end);
    return TCT_OK;
}

/* The part of a name's value in quotation marks, when there is one of some length. */
static void quoted_part(const tct_doc *doc, uint32_t *first, uint32_t *end) {
    uint32_t open = TCT_NONE;
    for (uint32_t w = *first; w < *end; w++) {
        const tct_str text = tct_doc_span(doc, doc->words.items[w].span);
        const bool opens = tct_str_equal(text, TCT_LIT("«")) || tct_str_equal(text, TCT_LIT("“"));
        const bool closes = tct_str_equal(text, TCT_LIT("»")) || tct_str_equal(text, TCT_LIT("”"));
        const bool straight = tct_str_equal(text, TCT_LIT("\""));
        if (opens || (straight && open == TCT_NONE))
            open = w + 1;
        else if ((closes || straight) && open != TCT_NONE && w - open >= 2) {
            *first = open;
            *end = w;
            return;
        }
    }
}

/* A value is something particular even where its words alone would be one of many ("Salle des fêtes"). */
static void single_out(const tct_begins *begins, tct_doc *doc, uint32_t first, uint32_t end, uint16_t kinds) {
    while (end > first && doc->words.items[end - 1].upos == TCT_UPOS_PUNCT)
        end--;
    if (end - first < 2 || !is_capital(doc, first)) return;
    for (uint32_t at = first; at <= first + 1; at++)
        for (uint32_t m = tct_begins_at(begins, at); m != TCT_NONE; m = tct_begins_before(begins, m)) {
            tct_mention *mention = &doc->mentions.items[m];
            if (mention->word_end != end || !(kinds & (1u << mention->kind))) continue;
            if (mention->form != TCT_MENTION_ANAPHOR) continue;
            mention->form = TCT_MENTION_DESCRIPTION;
            mention->flags &= (uint8_t) ~(TCT_MENTION_GENERIC | TCT_MENTION_WEAK);
        }
}

static tct_status add_name(const tct_extract *extract, tct_doc *doc, const tct_labelled *value,
                           const tct_begins *begins) {
    uint32_t first = value->first_word, end = value->word_end;
    quoted_part(doc, &first, &end);
    single_out(begins, doc, first, end, 1u << TCT_KIND_EVENT);
    if (has_added(begins, doc, first, end, 1u << TCT_KIND_EVENT)) return TCT_OK;
    return add_value(extract, doc, first, end, TCT_KIND_EVENT);
}

static tct_status add_places(const tct_extract *extract, tct_doc *doc, const tct_labelled *value,
                             const tct_begins *begins) {
    uint32_t at = value->first_word, first = 0, end = 0;
    while (tct_value_part(doc, &at, value->word_end, &first, &end)) {
        single_out(begins, doc, first, end, 1u << TCT_KIND_PLACE);
        if (!has_added(begins, doc, first, end, 1u << TCT_KIND_PLACE))
            TRY(add_value(extract, doc, first, end, TCT_KIND_PLACE));
    }
    return TCT_OK;
}

static tct_status add_organizers(const tct_extract *extract, tct_doc *doc, const tct_labelled *value,
                                 const tct_begins *begins) {
    const uint16_t kinds = ACTORS | 1u << TCT_KIND_PLACE;
    if (has_added(begins, doc, value->first_word, value->word_end, kinds)) return TCT_OK;
    uint32_t at = value->first_word, first = 0, end = 0;
    while (tct_value_part(doc, &at, value->word_end, &first, &end))
        TRY(add_value(extract, doc, first, end, TCT_KIND_ORGANIZATION));
    return TCT_OK;
}

static tct_status add_mentions(const tct_extract *extract, tct_doc *doc, const tct_labelled *value,
                               void *context) {
    tct_begins *begins = context;
    TRY(tct_begins_update(begins, doc));
    if (value->property == UINT16_MAX) return add_name(extract, doc, value, begins);
    if (value->property == extract->properties[TCT_PROPERTY_LOCATION])
        return add_places(extract, doc, value, begins);
    if (value->property == extract->properties[TCT_PROPERTY_ORGANIZER])
        return add_organizers(extract, doc, value, begins);
    return TCT_OK;
}

tct_status tct_extract_headers(const tct_extract *extract, tct_doc *doc) {
    assert(extract && doc);
    TRY(tct_dating_introduce(extract, doc));
    TRY(tct_row_mentions(extract, doc));
    tct_begins begins = {0};
    tct_status status = tct_begins_open(&begins, doc);
    if (status == TCT_OK) status = tct_labelled_each(extract, doc, add_mentions, &begins);
    tct_begins_close(&begins, doc);
    return status;
}

/* --- what the document is about
 * ----------------------------------------------------------------------------------- */

/* The event (or strategy) that labels without a subject speak of. */
typedef struct {
    uint32_t event, strategy;
} tct_topic;

static bool is_specific(const tct_doc *doc, uint32_t mention, tct_kind kind) {
    const tct_mention *root = &doc->mentions.items[tct_mention_root(doc, mention)];
    return root->kind == kind && !(root->flags & TCT_MENTION_GENERIC) && root->form != TCT_MENTION_PRONOUN;
}

/* First specific mention of a kind in a range of words; outermost, since longer ones come first. */
static uint32_t first_in(const tct_doc *doc, uint32_t first, uint32_t end, tct_kind kind) {
    const uint32_t count = (uint32_t)doc->mentions.count;
    for (uint32_t i = tct_mention_from(doc, count, first);
         i < count && doc->mentions.items[i].first_word < end; i++)
        if (inside(&doc->mentions.items[i], first, end) && is_specific(doc, i, kind)) return i;
    return TCT_NONE;
}

static uint32_t first_in_block(const tct_doc *doc, uint32_t block, tct_kind kind) {
    const tct_block *b = &doc->blocks.items[block];
    if (b->first_sentence >= b->sentence_end || b->sentence_end > doc->sentences.count) return TCT_NONE;
    return first_in(doc, doc->sentences.items[b->first_sentence].first_word,
                    doc->sentences.items[b->sentence_end - 1].word_end, kind);
}

/* In the title, else the first one of the text. */
static uint32_t topic_of(const tct_doc *doc, tct_kind kind) {
    for (uint32_t block = 0; block < doc->blocks.count; block++) {
        if (doc->blocks.items[block].kind != TCT_BLOCK_TITLE) continue;
        const uint32_t found = first_in_block(doc, block, kind);
        if (found != TCT_NONE) return found;
    }
    for (uint32_t i = 0; i < doc->mentions.count; i++)
        if (is_specific(doc, i, kind)) return i;
    return TCT_NONE;
}

/* --- relations
 * ---------------------------------------------------------------------------------------------------- */

static tct_status find_name(const tct_extract *extract, tct_doc *doc, const tct_labelled *value,
                            void *context) {
    (void)extract;
    tct_topic *topic = context;
    if (value->property != UINT16_MAX || topic->event != TCT_NONE) return TCT_OK;
    topic->event = first_in(doc, value->first_word, value->word_end, TCT_KIND_EVENT);
    return TCT_OK;
}

static tct_relation labelled_relation(const tct_doc *doc, const tct_labelled *value, uint32_t subject) {
    const uint32_t sentence = doc->words.items[value->first_word].sentence;
    return (tct_relation){.property = value->property,
                          .subject = subject,
                          .object = TCT_NONE,
                          .sentence = sentence,
                          .span = doc->blocks.items[value->block].span,
                          .confidence = CONFIDENCE,
                          .rule = TCT_LIT("layout/label")};
}

static tct_status relate_date(const tct_extract *extract, tct_doc *doc, const tct_labelled *value,
                              uint32_t subject) {
    for (size_t i = tct_time_from(doc, value->first_word); i < doc->times.count; i++) {
        const tct_time *time = &doc->times.items[i];
        if (time->first_word >= value->word_end) break;
        if (time->first_word < value->first_word || time->word_end > value->word_end || !time->begin.year)
            continue;
        tct_relation relation = labelled_relation(doc, value, subject);
        char text[11];
        tct_date_format(time->begin, text);
        relation.literal = tct_arena_copy(&doc->arena, tct_str_of(text));
        TRY(tct_relation_add(doc, relation));
        if (!time->end.year) return TCT_OK;
        tct_date_format(time->end, text);
        relation.property = extract->properties[TCT_PROPERTY_END];
        relation.literal = tct_arena_copy(&doc->arena, tct_str_of(text));
        return tct_relation_add(doc, relation);
    }
    return TCT_OK;
}

/* "Supported by: X": the value is the subject of the property, which says of X what it does for the event. */
static bool is_inverse(const tct_extract *extract, const tct_labelled *value) {
    return value->property == extract->properties[TCT_PROPERTY_SUPPORTS];
}

/* Kinds that the value may be of. */
static uint16_t kinds_wanted(const tct_extract *extract, const tct_labelled *value) {
    const tct_pack_property *property = tct_pack_property_at(extract->pack, value->property);
    return is_inverse(extract, value) ? property->domain : property->range;
}

/* Persons, when the part names one; else the outermost mention that fits. */
static bool fits_part(const tct_extract *extract, const tct_doc *doc, uint32_t index,
                      const tct_labelled *value, bool persons) {
    const tct_mention *mention = &doc->mentions.items[index];
    const tct_mention *root = &doc->mentions.items[tct_mention_root(doc, index)];
    if (!(kinds_wanted(extract, value) & (1u << root->kind)) || root->flags & TCT_MENTION_GENERIC)
        return false;
    if (persons) return root->kind == TCT_KIND_PERSON;
    const bool place_wanted = value->property == extract->properties[TCT_PROPERTY_LOCATION];
    return place_wanted || !(mention->flags & TCT_MENTION_INNER);
}

static tct_status relate_mentions(const tct_extract *extract, tct_doc *doc, const tct_labelled *value,
                                  uint32_t subject) {
    const bool persons = has_mention(doc, value->first_word, value->word_end, 1u << TCT_KIND_PERSON) &&
                         kinds_wanted(extract, value) & (1u << TCT_KIND_PERSON);
    const bool inverse = is_inverse(extract, value);
    const uint32_t count = (uint32_t)doc->mentions.count;
    for (uint32_t i = tct_mention_from(doc, count, value->first_word); i < count; i++) {
        if (doc->mentions.items[i].first_word >= value->word_end) break;
        if (!inside(&doc->mentions.items[i], value->first_word, value->word_end)) continue;
        if (!fits_part(extract, doc, i, value, persons)) continue;
        if (tct_mention_root(doc, i) == tct_mention_root(doc, subject)) continue;
        tct_relation relation = labelled_relation(doc, value, inverse ? i : subject);
        relation.object = inverse ? subject : i;
        TRY(tct_relation_add(doc, relation));
    }
    return TCT_OK;
}

/* An event named before the label in its own block ("Opening ceremony — Speakers: …"), else the document's.
 */
static uint32_t subject_of(const tct_extract *extract, const tct_doc *doc, const tct_labelled *value,
                           const tct_topic *topic) {
    const tct_pack_property *property = tct_pack_property_at(extract->pack, value->property);
    const uint16_t domain = is_inverse(extract, value) ? property->range : property->domain;
    if (value->property == extract->properties[TCT_PROPERTY_SIGNATORY] && topic->strategy != TCT_NONE)
        return topic->strategy;
    if (domain & (1u << TCT_KIND_EVENT) && topic->event != TCT_NONE) return topic->event;
    return domain & (1u << TCT_KIND_STRATEGY) ? topic->strategy : TCT_NONE;
}

void tct_label_is_no_title(const tct_extract *extract, tct_doc *doc, uint32_t index, tct_str label) {
    const tct_block *block = &doc->blocks.items[index];
    size_t kept = 0;
    label = tct_str_trim(label);
    if (label.size == 0) return;
    for (size_t i = 0; i < doc->relations.count; i++) {
        const tct_relation relation = doc->relations.items[i];
        const bool here =
            relation.sentence >= block->first_sentence && relation.sentence < block->sentence_end;
        if (here && relation.property == extract->properties[TCT_PROPERTY_JOB_TITLE] &&
            tct_str_starts(label, relation.literal))
            continue;
        doc->relations.items[kept++] = relation;
    }
    doc->relations.count = kept;
}

static tct_status relate(const tct_extract *extract, tct_doc *doc, const tct_labelled *value, void *context) {
    const tct_topic *topic = context;
    if (value->property == UINT16_MAX) return TCT_OK;
    tct_label_is_no_title(extract, doc, value->block, tct_doc_span(doc, doc->blocks.items[value->block].key));
    const uint32_t subject = subject_of(extract, doc, value, topic);
    if (subject == TCT_NONE) return TCT_OK;
    if (tct_pack_property_at(extract->pack, value->property)->value == TCT_VALUE_DATE)
        return relate_date(extract, doc, value, subject);
    return relate_mentions(extract, doc, value, subject);
}

tct_status tct_extract_layout(const tct_extract *extract, tct_doc *doc) {
    assert(extract && doc);
    tct_topic topic = {TCT_NONE, TCT_NONE};
    TRY(tct_labelled_each(extract, doc, find_name, &topic));
    if (topic.event == TCT_NONE) topic.event = topic_of(doc, TCT_KIND_EVENT);
    topic.strategy = topic_of(doc, TCT_KIND_STRATEGY);
    TRY(tct_labelled_each(extract, doc, relate, &topic));
    TRY(tct_row_relations(extract, doc, topic.event));
    TRY(tct_card_relations(extract, doc));
    return tct_agenda_lines(extract, doc);
}
