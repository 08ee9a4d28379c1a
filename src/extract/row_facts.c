/* What rows name and state: sessions of an event with day, speakers, chair and room; people with title and
 * organization. */
#include <assert.h>

#include "extract/frames.h"
#include "extract/layout.h"
#include "extract/rows.h"

enum { ROW_CONFIDENCE = 85, SESSION_WORDS = 24, TITLE_WORDS = 14, LEAD_WORDS = 3 };

static bool lies_in(const tct_mention *mention, const tct_cell *cell) {
    return mention->first_word >= cell->first && mention->word_end <= cell->end;
}

/** First mention of @p kind in @p cell, the outermost, that begins before word @p before; TCT_NONE for none.
 */
static uint32_t mention_in(const tct_doc *doc, const tct_row *row, const tct_cell *cell, tct_kind kind,
                           uint32_t before) {
    for (uint32_t i = row->mentions; i < row->mentions_end; i++) {
        const tct_mention *mention = &doc->mentions.items[i];
        if (mention->kind == kind && lies_in(mention, cell) && mention->first_word < before &&
            mention->form != TCT_MENTION_PRONOUN)
            return i;
    }
    return TCT_NONE;
}

static bool is_text(const tct_doc *doc, uint32_t word, const char *const *texts) {
    for (; *texts; texts++)
        if (tct_str_equal(tct_doc_span(doc, doc->words.items[word].span), tct_str_of(*texts))) return true;
    return false;
}

/** The cell without articles and marks at its ends; a quotation or bracket inside it keeps its end. */
static tct_cell bare(const tct_doc *doc, const tct_cell *cell) {
    static const char *const closers[] = {"»", "”", ")", NULL};
    tct_cell it = *cell;
    while (it.first < it.end && (doc->words.items[it.first].upos == TCT_UPOS_PUNCT ||
                                 doc->words.items[it.first].upos == TCT_UPOS_DET))
        it.first++;
    const bool opened = it.first > cell->first;
    while (it.end > it.first && doc->words.items[it.end - 1].upos == TCT_UPOS_PUNCT &&
           (opened || !is_text(doc, it.end - 1, closers)))
        it.end--;
    return it;
}

static bool is_letter_first(const tct_doc *doc, const tct_cell *cell) {
    if (cell->first == cell->end) return false;
    const unsigned char c = (unsigned char)tct_doc_span(doc, doc->words.items[cell->first].span).data[0];
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c >= 0x80;
}

static tct_status add(const tct_extract *extract, tct_doc *doc, const tct_cell *cell, tct_kind kind,
                      uint16_t class_id, const char *rule) {
    uint32_t index = 0;
    tct_cell it = bare(doc, cell);
    if (kind == TCT_KIND_EVENT && doc->words.items[cell->first].upos == TCT_UPOS_DET)
        it.first = cell->first; /* the article of a title belongs to it */
    if (!is_letter_first(doc, &it) || it.end - it.first > SESSION_WORDS) return TCT_OK;
    TRY(tct_mention_add(extract, doc, it.first, it.end, kind, TCT_MENTION_NAME, rule, &index));
    if (class_id != UINT16_MAX) doc->mentions.items[index].class_id = class_id;
    return TCT_OK;
}

/* --- mentions
 * -------------------------------------------------------------------------------------------------- */

/** Makes the event that begins the cell a particular one whose name fills the cell; a time before it is no
 * part of it. */
static void fill_cell(tct_doc *doc, uint32_t event, const tct_cell *cell) {
    tct_mention *mention = &doc->mentions.items[event];
    const tct_cell it = bare(doc, cell);
    if (it.end - it.first > SESSION_WORDS || it.first > mention->head || it.end <= mention->head) return;
    mention->first_word = it.first;
    mention->word_end = it.end;
    mention->span = tct_words_span(doc, it.first, it.end);
    if (mention->flags & TCT_MENTION_GENERIC || mention->form == TCT_MENTION_ANAPHOR)
        mention->form = TCT_MENTION_DESCRIPTION;
    mention->flags &= (uint8_t) ~(TCT_MENTION_GENERIC | TCT_MENTION_WEAK | TCT_MENTION_PLURAL);
}

/** The event that begins the cell of a session, or before it with the time; TCT_NONE for none. */
static uint32_t event_of(const tct_doc *doc, const tct_row *row, const tct_cell *session) {
    const tct_cell *time = tct_row_cell(row, TCT_COLUMN_TIME);
    tct_cell whole = *session;
    if (row->line && time) whole.first = time->first;
    const tct_cell it = bare(doc, session);
    return mention_in(doc, row, &whole, TCT_KIND_EVENT, it.first + 1);
}

/** Somebody speaks or presides: the row is no break. */
static bool is_led(const tct_doc *doc, const tct_row *row) {
    static const tct_column columns[] = {TCT_COLUMN_SPEAKER, TCT_COLUMN_CHAIR};
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++) {
        const tct_cell *cell = tct_row_cell(row, columns[i]);
        if (cell && mention_in(doc, row, cell, TCT_KIND_PERSON, cell->first + LEAD_WORDS) != TCT_NONE)
            return true;
    }
    return false;
}

/** An event that a noun alone names ("Lunch") stays one of many when nobody leads it. */
static tct_status add_session(const tct_extract *extract, tct_doc *doc, const tct_row *row) {
    const tct_cell *session = tct_row_cell(row, TCT_COLUMN_SESSION);
    if (!session || !tct_row_cell(row, TCT_COLUMN_TIME)) return TCT_OK;
    const uint32_t event = event_of(doc, row, session);
    const bool led = is_led(doc, row);
    if (event != TCT_NONE) {
        const tct_cell it = bare(doc, session);
        if (led || it.end - it.first > 1) fill_cell(doc, event, session);
        return TCT_OK;
    }
    if (!led || mention_in(doc, row, session, TCT_KIND_PERSON, session->first + 1) != TCT_NONE) return TCT_OK;
    return add(extract, doc, session, TCT_KIND_EVENT, extract->classes[TCT_CLASS_SESSION], "layout/session");
}

static tct_status add_place(const tct_extract *extract, tct_doc *doc, const tct_row *row) {
    const tct_cell *place = tct_row_cell(row, TCT_COLUMN_PLACE);
    if (!place || mention_in(doc, row, place, TCT_KIND_PLACE, place->end) != TCT_NONE) return TCT_OK;
    if (!tct_row_cell(row, TCT_COLUMN_TIME) || !tct_row_cell(row, TCT_COLUMN_SESSION)) return TCT_OK;
    return add(extract, doc, place, TCT_KIND_PLACE, extract->classes[TCT_CLASS_VENUE], "layout/room");
}

static tct_status add_person(const tct_extract *extract, tct_doc *doc, const tct_row *row) {
    const tct_cell *person = tct_row_cell(row, TCT_COLUMN_PERSON);
    const tct_cell *organization = tct_row_cell(row, TCT_COLUMN_ORGANIZATION);
    if (!person || (!organization && !tct_row_cell(row, TCT_COLUMN_TITLE))) return TCT_OK;
    if (mention_in(doc, row, person, TCT_KIND_PERSON, person->end) == TCT_NONE &&
        tct_cell_is_name(doc, person))
        TRY(add(extract, doc, person, TCT_KIND_PERSON, UINT16_MAX, "layout/person"));
    if (!organization ||
        mention_in(doc, row, organization, TCT_KIND_ORGANIZATION, organization->first + 2) != TCT_NONE)
        return TCT_OK;
    const tct_cell it = bare(doc, organization);
    const uint32_t place = mention_in(doc, row, organization, TCT_KIND_PLACE, organization->first + 2);
    if (place != TCT_NONE && doc->mentions.items[place].word_end == it.end &&
        doc->mentions.items[place].first_word == it.first)
        return TCT_OK; /* a country stands for its delegation */
    return add(extract, doc, organization, TCT_KIND_ORGANIZATION, UINT16_MAX, "layout/organization");
}

static tct_status add_mentions(const tct_extract *extract, tct_doc *doc, const tct_row *row, void *context) {
    (void)context;
    TRY(add_session(extract, doc, row));
    TRY(add_place(extract, doc, row));
    return add_person(extract, doc, row);
}

tct_status tct_row_mentions(const tct_extract *extract, tct_doc *doc) {
    return tct_rows_each(extract, doc, add_mentions, NULL);
}

/* --- relations
 * ------------------------------------------------------------------------------------------------- */

static tct_status relate(const tct_extract *extract, tct_doc *doc, const tct_row *row,
                         tct_property_name property, uint32_t subject, uint32_t object, tct_str literal) {
    const tct_relation relation = {.property = extract->properties[property],
                                   .subject = subject,
                                   .object = object,
                                   .literal = literal,
                                   .span = doc->blocks.items[row->block].span,
                                   .sentence = doc->mentions.items[subject].sentence,
                                   .confidence = ROW_CONFIDENCE,
                                   .rule = TCT_LIT("layout/row")};
    return tct_relation_add(doc, relation);
}

/** Every person of the cell that nothing but a title stands before; without a person the first organization.
 */
static tct_status relate_people(const tct_extract *extract, tct_doc *doc, const tct_row *row, uint32_t event,
                                tct_column column, tct_property_name property) {
    const tct_cell *cell = tct_row_cell(row, column);
    if (!cell) return TCT_OK;
    const uint32_t begin = row->line ? cell->first + LEAD_WORDS : cell->end;
    if (mention_in(doc, row, cell, TCT_KIND_PERSON, begin) == TCT_NONE) {
        const uint32_t body = mention_in(doc, row, cell, TCT_KIND_ORGANIZATION, cell->first + 2);
        if (row->line || body == TCT_NONE || doc->mentions.items[body].flags & TCT_MENTION_GENERIC)
            return TCT_OK;
        return relate(extract, doc, row, property, event, body, TCT_LIT(""));
    }
    for (uint32_t i = row->mentions; i < row->mentions_end; i++) {
        const tct_mention *mention = &doc->mentions.items[i];
        if (mention->kind != TCT_KIND_PERSON || !lies_in(mention, cell)) continue;
        if (mention->flags & (TCT_MENTION_GENERIC | TCT_MENTION_INNER)) continue;
        if (mention->form == TCT_MENTION_PRONOUN) continue;
        TRY(relate(extract, doc, row, property, event, i, TCT_LIT("")));
    }
    return TCT_OK;
}

/** "(Moderator: X)" in a line is no job title. */
static void drop_label(const tct_extract *extract, tct_doc *doc, const tct_row *row) {
    const tct_part *part = tct_part_of_block(extract, doc, row->block);
    for (uint32_t i = 0; part && row->line && i < row->cell_count; i++) {
        const tct_cell *cell = &row->cells[i];
        const tct_pack_item *item = NULL;
        if (cell->column != TCT_COLUMN_SPEAKER && cell->column != TCT_COLUMN_CHAIR) continue;
        const uint32_t length =
            tct_part_longest(part, doc, TCT_LIST_LAYOUT_KEYS, cell->first, cell->end, &item);
        if (!length) continue;
        tct_label_is_no_title(extract, doc, row->block,
                              tct_doc_span(doc, tct_words_span(doc, cell->first, cell->first + length)));
    }
}

static tct_status relate_session(const tct_extract *extract, tct_doc *doc, const tct_row *row,
                                 uint32_t whole) {
    const tct_cell *session = tct_row_cell(row, TCT_COLUMN_SESSION);
    if (!session || !tct_row_cell(row, TCT_COLUMN_TIME)) return TCT_OK;
    const uint32_t event = event_of(doc, row, session);
    if (event == TCT_NONE || doc->mentions.items[event].flags & TCT_MENTION_GENERIC) return TCT_OK;
    if (whole != TCT_NONE && tct_mention_root(doc, whole) != tct_mention_root(doc, event))
        TRY(relate(extract, doc, row, TCT_PROPERTY_SUPER_EVENT, event, whole, TCT_LIT("")));
    if (row->day.year) {
        char iso[11];
        tct_date_format(row->day, iso);
        const tct_str day = tct_arena_copy(&doc->arena, tct_str_of(iso));
        if (!day.data) return TCT_ERR_MEMORY;
        TRY(relate(extract, doc, row, TCT_PROPERTY_START, event, TCT_NONE, day));
    }
    drop_label(extract, doc, row);
    TRY(relate_people(extract, doc, row, event, TCT_COLUMN_SPEAKER, TCT_PROPERTY_SPEAKER));
    TRY(relate_people(extract, doc, row, event, TCT_COLUMN_CHAIR, TCT_PROPERTY_CHAIR));
    const tct_cell *place = tct_row_cell(row, TCT_COLUMN_PLACE);
    const uint32_t room = place ? mention_in(doc, row, place, TCT_KIND_PLACE, place->end) : TCT_NONE;
    return room == TCT_NONE ? TCT_OK
                            : relate(extract, doc, row, TCT_PROPERTY_LOCATION, event, room, TCT_LIT(""));
}

/** The title of the cell: up to the first comma, without the organization behind it. */
static tct_status title_of(tct_doc *doc, const tct_cell *cell, tct_str *title) {
    tct_cell it = bare(doc, cell);
    for (uint32_t w = it.first; w < it.end; w++)
        if (tct_str_equal(tct_doc_span(doc, doc->words.items[w].span), TCT_LIT(",")) && w > it.first)
            it.end = w;
    *title = TCT_LIT("");
    if (!is_letter_first(doc, &it) || it.end - it.first > TITLE_WORDS) return TCT_OK;
    *title = tct_doc_span(doc, tct_words_span(doc, it.first, it.end));
    return TCT_OK;
}

static tct_status relate_person(const tct_extract *extract, tct_doc *doc, const tct_row *row) {
    const tct_cell *cell = tct_row_cell(row, TCT_COLUMN_PERSON);
    const uint32_t person = cell ? mention_in(doc, row, cell, TCT_KIND_PERSON, cell->end) : TCT_NONE;
    const tct_cell *title = tct_row_cell(row, TCT_COLUMN_TITLE);
    const tct_cell *organization = tct_row_cell(row, TCT_COLUMN_ORGANIZATION);
    if (person == TCT_NONE) return TCT_OK;
    if (title) {
        tct_str name;
        TRY(title_of(doc, title, &name));
        if (name.size) TRY(relate(extract, doc, row, TCT_PROPERTY_JOB_TITLE, person, TCT_NONE, name));
    }
    if (!organization) return TCT_OK;
    uint32_t body = mention_in(doc, row, organization, TCT_KIND_ORGANIZATION, organization->first + 2);
    if (body == TCT_NONE) body = mention_in(doc, row, organization, TCT_KIND_PLACE, organization->first + 2);
    if (body == TCT_NONE || doc->mentions.items[body].flags & TCT_MENTION_GENERIC) return TCT_OK;
    return relate(extract, doc, row, TCT_PROPERTY_AFFILIATION, person, body, TCT_LIT(""));
}

static tct_status relate_row(const tct_extract *extract, tct_doc *doc, const tct_row *row, void *context) {
    const uint32_t *whole = context;
    TRY(relate_session(extract, doc, row, *whole));
    return relate_person(extract, doc, row);
}

tct_status tct_row_relations(const tct_extract *extract, tct_doc *doc, uint32_t event) {
    assert(event == TCT_NONE || event < doc->mentions.count);
    return tct_rows_each(extract, doc, relate_row, &event);
}
