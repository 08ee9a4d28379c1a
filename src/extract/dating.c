#include "extract/dating.h"

#include <assert.h>

#include "extract/frames.h"
#include "extract/match.h"

enum { LINE_CONFIDENCE = 82, CLAUSE_CONFIDENCE = 68, TERM_CONFIDENCE = 70, HEADER_CONFIDENCE = 76 };
/* Words that a line may hold besides its date; words between a date and the mark after it (the hour). */
enum { LINE_WORDS = 6, HOUR_WORDS = 8, LINKS_MAXIMUM = 5, TIMES_MAXIMUM = 256, MENTIONS_MAXIMUM = 4096 };

#define EVENTS (1u << TCT_KIND_EVENT)
#define STRATEGIES (1u << TCT_KIND_STRATEGY)

typedef struct {
    const tct_extract *extract;
    tct_doc *doc;
    tct_tree tree;
    uint32_t whole;
} dating;

static const tct_word *word_at(const tct_doc *doc, uint32_t word) {
    assert(word < doc->words.count);
    return &doc->words.items[word];
}

static tct_str text_at(const tct_doc *doc, uint32_t word) {
    return tct_doc_span(doc, word_at(doc, word)->span);
}

static uint16_t kind_of(const tct_doc *doc, uint32_t mention) {
    return (uint16_t)(1u << doc->mentions.items[tct_mention_root(doc, mention)].kind);
}

static bool is_specific(const tct_doc *doc, uint32_t mention) {
    return !(doc->mentions.items[tct_mention_root(doc, mention)].flags & TCT_MENTION_GENERIC);
}

static bool is_singular(const tct_mention *mention) {
    return !(mention->flags & (TCT_MENTION_PLURAL | TCT_MENTION_WEAK));
}

static void block_words(const tct_doc *doc, uint32_t block, uint32_t *first, uint32_t *end) {
    const tct_block *b = &doc->blocks.items[block];
    *first = *end = 0;
    if (b->first_sentence >= b->sentence_end || b->sentence_end > doc->sentences.count) return;
    *first = doc->sentences.items[b->first_sentence].first_word;
    *end = doc->sentences.items[b->sentence_end - 1].word_end;
}

static uint32_t block_of(const tct_doc *doc, uint32_t word) {
    return doc->sentences.items[word_at(doc, word)->sentence].block;
}

/* First mention of one of @p kinds that begins in [first, end). */
static uint32_t mention_in(const tct_doc *doc, uint32_t first, uint32_t end, uint16_t kinds) {
    for (uint32_t m = 0; m < doc->mentions.count && doc->mentions.items[m].first_word < end; m++) {
        const tct_mention *mention = &doc->mentions.items[m];
        if (mention->first_word >= first && kinds & (1u << mention->kind) &&
            mention->form != TCT_MENTION_PRONOUN)
            return m;
    }
    return TCT_NONE;
}

/* --- relations
 * ------------------------------------------------------------------------------------------------------ */

static bool has_date(const dating *d, uint32_t mention, tct_property_name property) {
    for (size_t i = 0; i < d->doc->relations.count; i++) {
        const tct_relation *relation = &d->doc->relations.items[i];
        if (relation->property == d->extract->properties[property] && relation->claim <= TCT_REPORTED &&
            tct_mention_root(d->doc, relation->subject) == tct_mention_root(d->doc, mention))
            return true;
    }
    return false;
}

static tct_status add_date(const dating *d, uint32_t mention, tct_property_name property, tct_date date,
                           uint32_t word, uint8_t confidence, const char *rule) {
    if (!date.year || has_date(d, mention, property)) return TCT_OK;
    char text[11];
    tct_date_format(date, text);
    const uint32_t sentence = word_at(d->doc, word)->sentence;
    const tct_relation relation = {.property = d->extract->properties[property],
                                   .subject = mention,
                                   .object = TCT_NONE,
                                   .literal = tct_arena_copy(&d->doc->arena, tct_str_of(text)),
                                   .span = d->doc->sentences.items[sentence].span,
                                   .sentence = sentence,
                                   .confidence = confidence,
                                   .rule = tct_str_of(rule)};
    return relation.literal.data ? tct_relation_add(d->doc, relation) : TCT_ERR_MEMORY;
}

static tct_status add_time(const dating *d, uint32_t mention, const tct_time *time, uint8_t confidence,
                           const char *rule) {
    const bool started = has_date(d, mention, TCT_PROPERTY_START);
    if (started && time->begin.year) return TCT_OK;
    TRY(add_date(d, mention, TCT_PROPERTY_START, time->begin, time->first_word, confidence, rule));
    return add_date(d, mention, TCT_PROPERTY_END, time->end, time->first_word, confidence, rule);
}

/* A relation of the time's sentence states this very date. */
static bool is_used(const dating *d, const tct_time *time) {
    char text[11];
    const uint32_t sentence = word_at(d->doc, time->first_word)->sentence;
    tct_date_format(time->begin.year ? time->begin : time->end, text);
    for (size_t i = 0; i < d->doc->relations.count; i++) {
        const tct_relation *relation = &d->doc->relations.items[i];
        if (relation->object == TCT_NONE && relation->sentence == sentence &&
            tct_str_equal(relation->literal, tct_str_of(text)))
            return true;
    }
    return false;
}

/* --- lines
 * ----------------------------------------------------------------------------------------------------------
 */

/* ":" or a dash between a date and what it dates. */
static bool is_separator(const tct_doc *doc, uint32_t word) {
    static const char *const marks[] = {":", "–", "—", "-", "|"};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (tct_str_equal(text_at(doc, word), tct_str_of(marks[i]))) return true;
    return false;
}

/* "Thursday 16 May, 6 pm: lecture by …": the event behind the mark after the date that begins the line. */
static uint32_t event_of_line(const tct_doc *doc, const tct_time *time) {
    uint32_t first = 0, end = 0;
    block_words(doc, block_of(doc, time->first_word), &first, &end);
    if (time->first_word > first + 2) return TCT_NONE;
    for (uint32_t w = time->word_end; w < end && w < time->word_end + HOUR_WORDS; w++) {
        if (word_at(doc, w)->upos == TCT_UPOS_VERB) return TCT_NONE;
        if (!is_separator(doc, w)) continue;
        const uint32_t event = mention_in(doc, w + 1, w + 4 < end ? w + 4 : end, EVENTS);
        if (event != TCT_NONE) return event;
    }
    return TCT_NONE;
}

/* "last year's race", "Tuesday's lecture": the event that the time owns. */
static uint32_t event_owned(const tct_doc *doc, const tct_time *time) {
    const uint32_t word = time->word_end;
    if (word + 1 >= doc->words.count || word_at(doc, word)->upos != TCT_UPOS_PART) return TCT_NONE;
    const uint32_t event = mention_in(doc, word + 1, word + 2, EVENTS);
    return event != TCT_NONE && tct_time_owner(doc, event) != TCT_NONE ? event : TCT_NONE;
}

static bool is_head_block(const tct_doc *doc, uint32_t block) {
    return doc->blocks.items[block].kind == TCT_BLOCK_TITLE ||
           doc->blocks.items[block].kind == TCT_BLOCK_HEADING;
}

/* "Exhibition X" / "6 April to 22 September": the event of the title or heading right above a line that is
 * little more than a date. A single day may be that of publication. */
static uint32_t event_above(const dating *d, const tct_time *time) {
    uint32_t first = 0, end = 0;
    const uint32_t block = block_of(d->doc, time->first_word);
    block_words(d->doc, block, &first, &end);
    if (block == 0 || end - first > time->word_end - time->first_word + LINE_WORDS) return TCT_NONE;
    const tct_date published = d->doc->meta.published;
    if (!time->end.year && (!published.year || !time->begin.day ||
                            tct_date_to_days(time->begin) <= tct_date_to_days(published) + 1))
        return TCT_NONE;
    if (!is_head_block(d->doc, block - 1)) return TCT_NONE;
    block_words(d->doc, block - 1, &first, &end);
    return mention_in(d->doc, first, end, EVENTS);
}

/* --- clauses
 * -------------------------------------------------------------------------------------------------------- */

static uint32_t top_of(const tct_doc *doc, const tct_time *time) {
    for (uint32_t w = time->first_word; w < time->word_end; w++) {
        const uint32_t head = word_at(doc, w)->head;
        if (head == TCT_NONE || head < time->first_word || head >= time->word_end) return w;
    }
    return time->first_word;
}

/* The verb above the expression of time, TCT_NONE when a noun's own complement lies between. */
static uint32_t verb_of(const tct_doc *doc, const tct_time *time) {
    uint32_t word = top_of(doc, time);
    for (unsigned links = 0; links < LINKS_MAXIMUM && word != TCT_NONE; links++) {
        if (word_at(doc, word)->upos == TCT_UPOS_VERB) return word;
        word = word_at(doc, word)->head;
    }
    return TCT_NONE;
}

/* The mention of @p kinds that the verb's @p function holds, generic or not. */
static uint32_t argument(const dating *d, uint32_t verb, tct_arg_function function, uint16_t kinds) {
    const tct_part *part = tct_part_of_sentence(d->extract, d->doc, word_at(d->doc, verb)->sentence);
    tct_args args;
    if (!part) return TCT_NONE;
    tct_args_of(&d->tree, part, verb, &args);
    for (uint32_t i = 0; i < args.count; i++) {
        if (args.items[i].function != function || args.items[i].penalty >= TCT_ARG_GUESS) continue;
        for (uint32_t m = d->tree.mention[args.items[i].word]; m != TCT_NONE; m = d->tree.next_mention[m])
            if (kinds & kind_of(d->doc, m)) return m;
    }
    return TCT_NONE;
}

static const tct_pack_item *item_at(const dating *d, uint32_t word, tct_list_name list) {
    const tct_part *part = tct_part_of_sentence(d->extract, d->doc, word_at(d->doc, word)->sentence);
    const tct_pack_item *item = part ? tct_part_item(part, list, word_at(d->doc, word)->lemma) : NULL;
    return item ? item : part ? tct_part_item(part, list, word_at(d->doc, word)->lower) : NULL;
}

/* "will be inaugurated on 25 June": the document's event with the verb's noun. */
static uint32_t event_of_verb(const dating *d, uint32_t verb) {
    const tct_pack_item *item = item_at(d, verb, TCT_LIST_EVENT_VERBS);
    for (uint32_t m = 0; item && m < d->doc->mentions.count && m < MENTIONS_MAXIMUM; m++) {
        if (kind_of(d->doc, m) != EVENTS || !is_specific(d->doc, m)) continue;
        if (word_at(d->doc, d->doc->mentions.items[m].first_word)->lemma == item->value[0]) return m;
    }
    return TCT_NONE;
}

/* What a verb of starting ("adopt", "launch") makes begin: the object of the active clause. */
static uint32_t strategy_of_verb(const dating *d, uint32_t verb) {
    if (!item_at(d, verb, TCT_LIST_START_VERBS)) return TCT_NONE;
    return argument(d, verb, TCT_ARG_OBJECT, STRATEGIES);
}

static uint32_t started_by_clause(const dating *d, const tct_time *time) {
    const uint32_t verb = verb_of(d->doc, time);
    if (verb == TCT_NONE || !time->begin.year) return TCT_NONE;
    const uint32_t strategy = strategy_of_verb(d, verb);
    return strategy != TCT_NONE ? strategy : event_of_verb(d, verb);
}

/* "aims to reach …, by 2027": the strategy that is the clause's subject, else its object. */
static uint32_t ended_by_clause(const dating *d, const tct_time *time) {
    uint32_t verb = verb_of(d->doc, time);
    if (time->begin.year || !time->end.year) return TCT_NONE;
    for (unsigned links = 0; verb != TCT_NONE && links < LINKS_MAXIMUM; links++) {
        if (word_at(d->doc, verb)->upos == TCT_UPOS_VERB) {
            const uint32_t subject = argument(d, verb, TCT_ARG_SUBJECT, STRATEGIES);
            if (subject != TCT_NONE) return subject;
        }
        verb = word_at(d->doc, verb)->head;
    }
    return TCT_NONE;
}

/* --- names and terms
 * -------------------------------------------------------------------------------------------------- */

/* "plan 2022-2026": years right behind a strategy's name. */
static uint32_t strategy_before(const dating *d, const tct_time *time) {
    if (time->begin.month || !time->begin.year || !time->end.year) return TCT_NONE;
    for (uint32_t m = 0; m < d->doc->mentions.count && m < MENTIONS_MAXIMUM; m++)
        if (d->doc->mentions.items[m].word_end == time->first_word && kind_of(d->doc, m) == STRATEGIES &&
            is_specific(d->doc, m))
            return m;
    return TCT_NONE;
}

/* Years of the term that begins at a word ("four-year", "over three years"), 0 for none. */
static int term_at(const dating *d, uint32_t word, uint32_t end) {
    const tct_pack_item *item = NULL;
    const tct_part *part = tct_part_of_sentence(d->extract, d->doc, word_at(d->doc, word)->sentence);
    if (!part || !tct_part_longest(part, d->doc, TCT_LIST_DURATIONS, word, end, &item) || !item) return 0;
    const tct_str value = tct_doc_symbol(d->doc, item->value[0]);
    int years = 0;
    for (size_t i = 0; i < value.size && i < 2; i++)
        years = years * 10 + (value.data[i] - '0');
    return years > 0 && years <= 50 ? years : 0;
}

/* The term of the entity in words [first, end). */
static tct_status add_term(const dating *d, uint32_t subject, tct_str start, uint32_t first, uint32_t end) {
    tct_date date = {0, 0, 0};
    if (!tct_date_parse(start, &date)) return TCT_OK;
    for (uint32_t w = first; w < end; w++) {
        const int years = term_at(d, w, end);
        if (years)
            return add_date(d, subject, TCT_PROPERTY_END, (tct_date){.year = (int16_t)(date.year + years)}, w,
                            TERM_CONFIDENCE, "date/term");
    }
    return TCT_OK;
}

/* From a known start, the end: by the sentence that states the start, else by any mention of the entity. */
static tct_status add_terms(const dating *d) {
    const size_t count = d->doc->relations.count;
    for (size_t i = 0; i < count; i++) {
        const tct_relation relation = d->doc->relations.items[i];
        if (relation.property != d->extract->properties[TCT_PROPERTY_START] ||
            relation.claim > TCT_REPORTED || kind_of(d->doc, relation.subject) != STRATEGIES)
            continue;
        const tct_sentence *sentence = &d->doc->sentences.items[relation.sentence];
        TRY(add_term(d, relation.subject, relation.literal, sentence->first_word, sentence->word_end));
        const uint32_t root = tct_mention_root(d->doc, relation.subject);
        for (uint32_t m = 0; m < d->doc->mentions.count && m < MENTIONS_MAXIMUM; m++)
            if (tct_mention_root(d->doc, m) == root)
                TRY(add_term(d, relation.subject, relation.literal, d->doc->mentions.items[m].first_word,
                             d->doc->mentions.items[m].word_end));
    }
    return TCT_OK;
}

/* --- the whole
 * ------------------------------------------------------------------------------------------------------ */

/* "Gathered from 30 May to 2 June": some days on end that nothing else explains are those of the main event.
 */
static uint32_t days_of_main(const dating *d, const tct_time *time) {
    const tct_sentence *sentence = &d->doc->sentences.items[word_at(d->doc, time->first_word)->sentence];
    if (d->whole == TCT_NONE || !time->begin.day || !time->end.day) return TCT_NONE;
    if (tct_date_to_days(time->end) - tct_date_to_days(time->begin) > 14) return TCT_NONE;
    const uint32_t event = mention_in(d->doc, sentence->first_word, sentence->word_end, EVENTS | STRATEGIES);
    return event == TCT_NONE ? d->whole : TCT_NONE;
}

static tct_status date_by(const dating *d, const tct_time *time) {
    uint32_t subject = event_of_line(d->doc, time);
    if (subject == TCT_NONE) subject = event_above(d, time);
    if (subject != TCT_NONE && is_specific(d->doc, subject))
        return add_time(d, subject, time, LINE_CONFIDENCE, "date/line");
    subject = event_owned(d->doc, time);
    if (subject != TCT_NONE && is_specific(d->doc, subject))
        return add_time(d, subject, time, CLAUSE_CONFIDENCE, "date/owner");
    subject = strategy_before(d, time);
    if (subject != TCT_NONE) return add_time(d, subject, time, LINE_CONFIDENCE, "date/after a name");
    subject = started_by_clause(d, time);
    if (subject == TCT_NONE) subject = ended_by_clause(d, time);
    if (subject != TCT_NONE && is_specific(d->doc, subject))
        return add_time(d, subject, time, CLAUSE_CONFIDENCE, "date/clause");
    subject = days_of_main(d, time);
    return subject == TCT_NONE ? TCT_OK : add_time(d, subject, time, HEADER_CONFIDENCE, "date/main event");
}

static tct_status date_all(const dating *d) {
    for (size_t t = 0; t < d->doc->times.count && t < TIMES_MAXIMUM; t++) {
        const tct_time time = d->doc->times.items[t];
        if (!is_used(d, &time)) TRY(date_by(d, &time));
    }
    return add_terms(d);
}

tct_status tct_dating_complete(const tct_extract *extract, tct_doc *doc, uint32_t whole) {
    assert(extract && doc);
    if (doc->words.count == 0 || doc->mentions.count == 0) return TCT_OK;
    dating d = {.extract = extract, .doc = doc, .whole = whole};
    TRY(tct_tree_init(&d.tree, extract, doc));
    const tct_status status = date_all(&d);
    tct_tree_clear(&d.tree);
    return status;
}

/* An event noun that is the subject of the verb that a date belongs to: "A webinar will be held on 24
 * November".
 */
static uint32_t dated_subject(const tct_doc *doc, const tct_time *time) {
    const uint32_t verb = verb_of(doc, time);
    if (verb == TCT_NONE || !time->begin.day) return TCT_NONE;
    const tct_sentence *sentence = &doc->sentences.items[word_at(doc, verb)->sentence];
    for (uint32_t m = 0; m < doc->mentions.count; m++) {
        const tct_mention *mention = &doc->mentions.items[m];
        if (mention->first_word >= sentence->word_end) break;
        if (mention->first_word < sentence->first_word || mention->kind != TCT_KIND_EVENT) continue;
        const tct_word *head = word_at(doc, mention->head);
        if (head->head == verb && (head->relation == TCT_DEP_NSUBJ || head->relation == TCT_DEP_NSUBJ_PASS))
            return m;
    }
    return TCT_NONE;
}

static void introduce(tct_doc *doc, uint32_t mention) {
    if (mention == TCT_NONE || !is_singular(&doc->mentions.items[mention])) return;
    if (!(doc->mentions.items[mention].flags & TCT_MENTION_GENERIC)) return;
    doc->mentions.items[mention].flags &= (uint8_t)~TCT_MENTION_GENERIC;
    doc->mentions.items[mention].form = TCT_MENTION_DESCRIPTION;
}

/* What a day or another year owns is a particular event, though it may be spoken of elsewhere too. */
static void describe(tct_doc *doc, uint32_t mention) {
    if (mention == TCT_NONE || !is_singular(&doc->mentions.items[mention])) return;
    doc->mentions.items[mention].flags &= (uint8_t)~TCT_MENTION_GENERIC;
    if (doc->mentions.items[mention].form == TCT_MENTION_ANAPHOR)
        doc->mentions.items[mention].form = TCT_MENTION_DESCRIPTION;
}

tct_status tct_dating_introduce(const tct_extract *extract, tct_doc *doc) {
    assert(extract && doc);
    (void)extract;
    for (size_t t = 0; t < doc->times.count && t < TIMES_MAXIMUM; t++) {
        if (doc->times.items[t].begin.year != doc->meta.published.year || doc->times.items[t].begin.day)
            describe(doc, event_owned(doc, &doc->times.items[t]));
        introduce(doc, event_of_line(doc, &doc->times.items[t]));
        introduce(doc, dated_subject(doc, &doc->times.items[t]));
    }
    return TCT_OK;
}
