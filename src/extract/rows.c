/* Rows: cells, headings of columns, days above them. */
#include "extract/rows.h"

#include <assert.h>

/** Words that may stand beside the date of a heading ("Day 2 –"), of a line of a programme, of a name; blocks
 * from the heading to the first row. */
enum { DAY_WORDS = 4, LINE_WORDS = 60, NAME_WORDS = 4, ROWS_WITHIN = 2 };

/** What the rows so far say about those that follow. */
typedef struct {
    const tct_extract *extract;
    tct_doc *doc;
    uint32_t sorted; /**< mentions when the reading began; what visitors add stands behind them */
    tct_date day;
    uint32_t group; /**< of the columns, 0 for none */
    uint32_t column_count;
    tct_column columns[TCT_ROW_CELLS];
} reader;

bool tct_block_words(const tct_doc *doc, uint32_t block, uint32_t *first, uint32_t *end) {
    const tct_block *b = &doc->blocks.items[block];
    if (b->first_sentence >= b->sentence_end || b->sentence_end > doc->sentences.count) return false;
    *first = doc->sentences.items[b->first_sentence].first_word;
    *end = doc->sentences.items[b->sentence_end - 1].word_end;
    return *first < *end;
}

static tct_str word_text(const tct_doc *doc, uint32_t word) {
    return tct_doc_span(doc, doc->words.items[word].span);
}

/** Words of [first, end) that lie in @p span. */
static tct_cell cell_of(const tct_doc *doc, uint32_t first, uint32_t end, tct_span span) {
    while (first < end && doc->words.items[first].span.begin < span.begin)
        first++;
    while (end > first && doc->words.items[end - 1].span.end > span.end)
        end--;
    return (tct_cell){first, end, TCT_COLUMN_OTHER};
}

/** The cells of a row of a table, which TABs part. */
static bool read_cells(const tct_doc *doc, uint32_t block, tct_row *row) {
    uint32_t first = 0, end = 0;
    *row = (tct_row){.block = block};
    if (!tct_block_words(doc, block, &first, &end)) return false;
    const tct_span span = doc->blocks.items[block].span;
    for (uint32_t at = span.begin; at < span.end && row->cell_count < TCT_ROW_CELLS;) {
        const char *tab = memchr(doc->text.data + at, '\t', span.end - at);
        const uint32_t stop = tab ? (uint32_t)(tab - doc->text.data) : span.end;
        row->cells[row->cell_count++] = cell_of(doc, first, end, (tct_span){at, stop});
        at = stop + 1;
    }
    return row->cell_count > 0;
}

/* --- headings of columns
 * --------------------------------------------------------------------------------------- */

static tct_column column_named(tct_str name) {
    static const struct {
        const char *name;
        tct_column column;
    } names[] = {{"time", TCT_COLUMN_TIME},
                 {"session", TCT_COLUMN_SESSION},
                 {"heading", TCT_COLUMN_HEADING},
                 {"speaker", TCT_COLUMN_SPEAKER},
                 {"chair", TCT_COLUMN_CHAIR},
                 {"place", TCT_COLUMN_PLACE},
                 {"person", TCT_COLUMN_PERSON},
                 {"title", TCT_COLUMN_TITLE},
                 {"organization", TCT_COLUMN_ORGANIZATION},
                 {"date", TCT_COLUMN_DATE}};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (tct_str_equal(name, tct_str_of(names[i].name))) return names[i].column;
    return TCT_COLUMN_OTHER;
}

/** True for what may follow a heading's words: "(s)", "/ Institution", "& …". */
static bool ends_heading(const tct_doc *doc, uint32_t at, uint32_t end) {
    return at == end || memchr("(/&:.", word_text(doc, at).data[0], 5) != NULL;
}

/** Column that a heading announces; false when the words are none. */
static bool read_heading(const tct_part *part, const tct_doc *doc, const tct_cell *cell, tct_column *column) {
    const tct_pack_item *item = NULL;
    const tct_pack_list *list = tct_pack_list_find(part->language, "table-columns");
    const uint32_t length = tct_list_longest(list, doc, cell->first, cell->end, &item);
    if (!length || !ends_heading(doc, cell->first + length, cell->end)) return false;
    *column = column_named(tct_doc_symbol(doc, item->value[0]));
    return true;
}

/** "Title" is that of the session in a programme, that of the person in a list of people. */
static void settle_headings(tct_column *columns, uint32_t count) {
    bool timed = false;
    for (uint32_t i = 0; i < count; i++)
        timed |= columns[i] == TCT_COLUMN_TIME;
    for (uint32_t i = 0; i < count; i++)
        if (columns[i] == TCT_COLUMN_HEADING) columns[i] = timed ? TCT_COLUMN_SESSION : TCT_COLUMN_TITLE;
}

/** Takes @p row as headings when two of its cells at least, and more than half, are such. */
static bool take_headings(reader *r, const tct_part *part, const tct_row *row) {
    tct_column columns[TCT_ROW_CELLS] = {TCT_COLUMN_OTHER};
    uint32_t filled = 0, known = 0;
    for (uint32_t i = 0; i < row->cell_count; i++) {
        if (row->cells[i].first == row->cells[i].end) continue;
        filled++;
        known += read_heading(part, r->doc, &row->cells[i], &columns[i]);
    }
    if (known < 2 || 2 * known <= filled) return false;
    settle_headings(columns, row->cell_count);
    memcpy(r->columns, columns, sizeof columns);
    r->column_count = row->cell_count;
    r->group = r->doc->blocks.items[row->block].group;
    return true;
}

/* --- sessions with their speakers
 * ------------------------------------------------------------------------------ */

/** "by", "with" before who speaks. */
static bool names_speaker(const tct_part *part, const tct_doc *doc, uint32_t word, uint32_t end) {
    const tct_pack_list *list = tct_pack_list_find(part->language, "programme-words");
    const tct_pack_item *item = NULL;
    return word < end && tct_list_longest(list, doc, word, end, &item) > 0 &&
           tct_str_equal(tct_doc_symbol(doc, item->value[0]), TCT_LIT("speaker"));
}

static bool is_dash(const tct_doc *doc, uint32_t word) {
    const tct_str text = word_text(doc, word);
    return (tct_str_equal(text, TCT_LIT("–")) || tct_str_equal(text, TCT_LIT("—")) ||
            tct_str_equal(text, TCT_LIT("-"))) &&
           doc->words.items[word].flags & TCT_WORD_SPACE_AFTER && word > 0 &&
           doc->words.items[word - 1].flags & TCT_WORD_SPACE_AFTER;
}

/** A person begins within two words: "by Ms. X", ": X". */
static bool leads_to_person(const reader *r, uint32_t word, uint32_t end) {
    for (uint32_t i = tct_mention_from(r->doc, r->sorted, word); i < r->sorted; i++) {
        const tct_mention *mention = &r->doc->mentions.items[i];
        if (mention->first_word >= end || mention->first_word > word + 2) break;
        if (mention->kind == TCT_KIND_PERSON) return true;
    }
    return false;
}

/** Where who speaks begins at @p word, TCT_NONE for another word: behind a dash between spaces, a bracket, a
 * colon before a person, and at "by" or "with" before a person. */
static uint32_t speakers_at(const reader *r, const tct_part *part, uint32_t word, uint32_t end) {
    const tct_doc *doc = r->doc;
    const tct_str text = word_text(doc, word);
    if (is_dash(doc, word) || (text.size == 1 && memchr("(|", text.data[0], 2))) return word + 1;
    if (text.size == 1 && text.data[0] == ':') return leads_to_person(r, word + 1, end) ? word + 1 : TCT_NONE;
    return names_speaker(part, doc, word, end) && leads_to_person(r, word + 1, end) ? word : TCT_NONE;
}

/** A name without speakers ends at a colon, and at a comma before a capital. */
static bool ends_name(const tct_doc *doc, uint32_t word, uint32_t end) {
    const tct_str text = word_text(doc, word);
    if (text.size != 1 || !memchr(",;:", text.data[0], 3) || word + 1 >= end) return false;
    const char next = word_text(doc, word + 1).data[0];
    return text.data[0] == ':' || (next >= 'A' && next <= 'Z');
}

/** What the label before the speakers says that they are: "Moderator: X". */
static tct_column column_of(const tct_extract *extract, const tct_part *part, const tct_doc *doc,
                            const tct_cell *cell) {
    const tct_pack_item *item = NULL;
    if (!tct_part_longest(part, doc, TCT_LIST_LAYOUT_KEYS, cell->first, cell->end, &item))
        return TCT_COLUMN_SPEAKER;
    const uint16_t property = tct_pack_property_find(extract->pack, tct_doc_symbol(doc, item->value[0]));
    if (property == extract->properties[TCT_PROPERTY_CHAIR]) return TCT_COLUMN_CHAIR;
    return property == extract->properties[TCT_PROPERTY_SPEAKER] ? TCT_COLUMN_SPEAKER : TCT_COLUMN_OTHER;
}

/** Parts the words [first, end) into a session and who speaks there. */
static void split_session(const reader *r, const tct_part *part, uint32_t first, uint32_t end,
                          tct_cell *session, tct_cell *speaker) {
    uint32_t stop = end, name = end;
    *speaker = (tct_cell){end, end, TCT_COLUMN_SPEAKER};
    for (uint32_t at = first + 1; at < end && stop == end; at++) {
        const uint32_t begin = speakers_at(r, part, at, end);
        if (begin != TCT_NONE) {
            stop = at;
            *speaker = (tct_cell){begin, end, TCT_COLUMN_SPEAKER};
        } else if (name == end && ends_name(r->doc, at, end)) {
            name = at;
        }
    }
    if (stop == end) stop = name;
    *session = (tct_cell){first, stop, TCT_COLUMN_SESSION};
    if (speaker->first < speaker->end) speaker->column = column_of(r->extract, part, r->doc, speaker);
}

/* --- columns without headings
 * ---------------------------------------------------------------------------------- */

static bool is_clock(const tct_part *part, const tct_doc *doc, const tct_cell *cell) {
    if (cell->first == cell->end) return false;
    const tct_str text = tct_doc_span(doc, tct_words_span(doc, cell->first, cell->end));
    return tct_clock_length(part, doc, text) == text.size;
}

bool tct_cell_is_name(const tct_doc *doc, const tct_cell *cell) {
    for (uint32_t w = cell->first; w < cell->end; w++) {
        const char letter = word_text(doc, w).data[0];
        if (letter >= 'a' && letter <= 'z') return false;
        if (letter >= '0' && letter <= '9') return false;
    }
    return cell->end - cell->first >= 2 && cell->end - cell->first <= NAME_WORDS;
}

static bool is_title(const tct_part *part, const tct_doc *doc, const tct_cell *cell) {
    const tct_pack_item *item = NULL;
    return tct_part_longest(part, doc, TCT_LIST_TITLES, cell->first, cell->end, &item) > 0;
}

/** A row that begins with a time: the session alone, or with its speakers in a cell of their own. */
static void guess_programme(const reader *r, const tct_part *part, tct_row *row) {
    tct_cell *cells = row->cells;
    cells[0].column = TCT_COLUMN_TIME;
    if (row->cell_count > 2) {
        cells[1].column = TCT_COLUMN_SESSION;
        cells[2].column = TCT_COLUMN_SPEAKER;
    } else if (cells[1].first < cells[1].end) {
        row->cell_count = 3;
        split_session(r, part, cells[1].first, cells[1].end, &cells[1], &cells[2]);
        row->line = true;
    }
}

static void guess_columns(const reader *r, const tct_part *part, tct_row *row) {
    tct_cell *cells = row->cells;
    if (row->cell_count < 2) return;
    if (is_clock(part, r->doc, &cells[0])) {
        guess_programme(r, part, row);
    } else if (tct_cell_is_name(r->doc, &cells[0]) && is_title(part, r->doc, &cells[1])) {
        cells[0].column = TCT_COLUMN_PERSON;
        cells[1].column = TCT_COLUMN_TITLE;
        if (row->cell_count > 2) cells[2].column = TCT_COLUMN_ORGANIZATION;
    }
}

/* --- days
 * ------------------------------------------------------------------------------------------------------ */

/** The day that words consist of, but for a few beside it: "Day 2 – Friday, 13 June". */
static bool read_day(const tct_doc *doc, uint32_t first, uint32_t end, tct_date *day) {
    for (size_t i = tct_time_from(doc, first); i < doc->times.count; i++) {
        const tct_time *time = &doc->times.items[i];
        if (time->first_word >= end) break;
        if (time->word_end > end) continue;
        const uint32_t beside = (time->first_word - first) + (end - time->word_end);
        if (!time->begin.day || time->end.year || beside > DAY_WORDS) continue;
        *day = time->begin;
        return true;
    }
    return false;
}

/* --- lines that begin with a time
 * ------------------------------------------------------------------------------ */

/** The words of a block that begins with a time of day, and how many bytes of it the time has. */
static bool is_timed(const reader *r, uint32_t block, uint32_t *first, uint32_t *end, size_t *length) {
    const tct_part *part = block < r->doc->blocks.count ? tct_part_of_block(r->extract, r->doc, block) : NULL;
    if (!part || r->doc->blocks.items[block].kind == TCT_BLOCK_TABLE_ROW) return false;
    if (!tct_block_words(r->doc, block, first, end) || *end - *first > LINE_WORDS) return false;
    *length = tct_clock_length(part, r->doc, tct_doc_span(r->doc, tct_words_span(r->doc, *first, *end)));
    return *length > 0;
}

static bool stands_alone(const reader *r, uint32_t block) {
    uint32_t first = 0, end = 0;
    size_t length = 0;
    return !(block > 0 && is_timed(r, block - 1, &first, &end, &length)) &&
           !is_timed(r, block + 1, &first, &end, &length);
}

/** "9:30 – 11:00: Round table on X, with Y" as cells: time, session, speakers. */
static bool read_line(const reader *r, uint32_t block, tct_row *row) {
    uint32_t first = 0, end = 0;
    size_t length = 0;
    if (!is_timed(r, block, &first, &end, &length) || stands_alone(r, block)) return false;
    const tct_doc *doc = r->doc;
    const uint32_t stop = doc->words.items[first].span.begin + (uint32_t)length;
    uint32_t at = first;
    while (at < end && doc->words.items[at].span.begin < stop)
        at++;
    *row = (tct_row){.block = block, .cell_count = 3, .line = true};
    row->cells[0] = (tct_cell){first, at, TCT_COLUMN_TIME};
    while (at < end && doc->words.items[at].upos == TCT_UPOS_PUNCT)
        at++;
    if (at == end) return false;
    split_session(r, tct_part_of_block(r->extract, doc, block), at, end, &row->cells[1], &row->cells[2]);
    return true;
}

/* --- all rows
 * -------------------------------------------------------------------------------------------------- */

static bool read_row(reader *r, uint32_t block, tct_row *row) {
    const tct_part *part = tct_part_of_block(r->extract, r->doc, block);
    if (!part || !read_cells(r->doc, block, row)) return false;
    uint32_t filled = 0, last = 0;
    for (uint32_t i = 0; i < row->cell_count; i++) {
        if (row->cells[i].first == row->cells[i].end) continue;
        filled++;
        last = i;
    }
    if (filled == 1) read_day(r->doc, row->cells[last].first, row->cells[last].end, &r->day);
    if (filled < 2 || take_headings(r, part, row)) return false;
    if (r->group && r->group == r->doc->blocks.items[block].group)
        for (uint32_t i = 0; i < row->cell_count; i++)
            row->cells[i].column = i < r->column_count ? r->columns[i] : TCT_COLUMN_OTHER;
    else
        guess_columns(r, part, row);
    return true;
}

/** A date above something else is the document's. */
static bool is_above_rows(const reader *r, uint32_t block) {
    uint32_t first = 0, end = 0;
    size_t length = 0;
    for (uint32_t next = block + 1; next <= block + ROWS_WITHIN && next < r->doc->blocks.count; next++)
        if (r->doc->blocks.items[next].kind == TCT_BLOCK_TABLE_ROW ||
            is_timed(r, next, &first, &end, &length))
            return true;
    return false;
}

static bool next_row(reader *r, uint32_t block, tct_row *row) {
    uint32_t first = 0, end = 0;
    if (r->doc->blocks.items[block].kind == TCT_BLOCK_TABLE_ROW) return read_row(r, block, row);
    if (read_line(r, block, row)) return true;
    if (is_above_rows(r, block) && tct_block_words(r->doc, block, &first, &end))
        read_day(r->doc, first, end, &r->day);
    return false;
}

static void find_mentions(const reader *r, tct_row *row) {
    uint32_t first = 0, end = 0;
    if (!tct_block_words(r->doc, row->block, &first, &end)) return;
    row->mentions = tct_mention_from(r->doc, r->sorted, first);
    row->mentions_end = tct_mention_from(r->doc, r->sorted, end);
}

tct_status tct_rows_each(const tct_extract *extract, tct_doc *doc, tct_row_visitor *visit, void *context) {
    assert(extract && doc && visit);
    reader r = {.extract = extract, .doc = doc, .sorted = (uint32_t)doc->mentions.count};
    for (uint32_t block = 0; block < doc->blocks.count; block++) {
        tct_row row;
        if (!next_row(&r, block, &row)) continue;
        row.day = r.day;
        find_mentions(&r, &row);
        const tct_cell *date = tct_row_cell(&row, TCT_COLUMN_DATE);
        if (date) read_day(doc, date->first, date->end, &row.day);
        TRY(visit(extract, doc, &row, context));
    }
    return TCT_OK;
}

const tct_cell *tct_row_cell(const tct_row *row, tct_column column) {
    assert(column < TCT_COLUMN_COUNT);
    for (uint32_t i = 0; i < row->cell_count; i++)
        if (row->cells[i].column == column && row->cells[i].first < row->cells[i].end) return &row->cells[i];
    return NULL;
}
