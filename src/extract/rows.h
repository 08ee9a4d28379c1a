/**
 * @file rows.h
 * Rows of tables by what their columns hold, and lines that begin with a time of day, as rows of the same
 * kind: programmes (time, session, speaker, room) and lists of people (name, title, organization). Columns
 * are told by a row of headings (list table-columns), else by what stands in the first two cells.
 */
#ifndef TCT_EXTRACT_ROWS_H
#define TCT_EXTRACT_ROWS_H

#include "extract/internal.h"

/** What the cells of a column hold. */
typedef enum {
    TCT_COLUMN_OTHER,
    TCT_COLUMN_TIME,
    TCT_COLUMN_SESSION,
    TCT_COLUMN_HEADING, /**< "Title": of a session beside a time, else of a person */
    TCT_COLUMN_SPEAKER,
    TCT_COLUMN_CHAIR,
    TCT_COLUMN_PLACE,
    TCT_COLUMN_PERSON,
    TCT_COLUMN_TITLE,
    TCT_COLUMN_ORGANIZATION,
    TCT_COLUMN_DATE,
    TCT_COLUMN_COUNT
} tct_column;

/** Cells of a row that are looked at. */
enum { TCT_ROW_CELLS = 8 };

typedef struct {
    uint32_t first, end; /**< words; equal when the cell is empty */
    tct_column column;
} tct_cell;

typedef struct {
    uint32_t block;
    uint32_t cell_count;
    tct_cell cells[TCT_ROW_CELLS];
    uint32_t mentions, mentions_end; /**< those of its block */
    tct_date day;                    /**< of the heading above, year 0 when there is none */
    bool line;                       /**< a line of text, no row of a table */
} tct_row;

typedef tct_status tct_row_visitor(const tct_extract *extract, tct_doc *doc, const tct_row *row,
                                   void *context);

/** Calls @p visit for each row that has columns of a known kind, in text order. */
TCT_MUST_USE tct_status tct_rows_each(const tct_extract *extract, tct_doc *doc, tct_row_visitor *visit,
                                      void *context);
/** The first cell of @p column, NULL when there is none or it is empty. */
const tct_cell *tct_row_cell(const tct_row *row, tct_column column);

/** True when the cell may be a person's name: a few words, none with a small letter. */
bool tct_cell_is_name(const tct_doc *doc, const tct_cell *cell);
/** Words of @p block: [first, end). False when it has none. */
bool tct_block_words(const tct_doc *doc, uint32_t block, uint32_t *first, uint32_t *end);
/** Length in bytes of the time of day, or the span of two, at the beginning of @p text; 0 for none. */
size_t tct_clock_length(const tct_part *part, const tct_doc *doc, tct_str text);

/** Mentions that only rows show: sessions, people, organizations, rooms. */
TCT_MUST_USE tct_status tct_row_mentions(const tct_extract *extract, tct_doc *doc);
/** What rows state; sessions are parts of @p event (a mention or TCT_NONE). */
TCT_MUST_USE tct_status tct_row_relations(const tct_extract *extract, tct_doc *doc, uint32_t event);

#endif
