/**
 * @file line.h
 * What kind of block a line of text is, told from its shape and from the words of words.h. Used for the lines
 * of plain text and for paragraphs of web pages alike.
 */
#ifndef TCT_SOURCE_LINE_H
#define TCT_SOURCE_LINE_H

#include "doc/doc.h"
#include "source/words.h"

/** A line with what the recognisers ask of it. */
typedef struct {
    const tct_source_words *words;
    tct_str text;         /**< that spans count in */
    tct_span span;        /**< without white space around it; not empty */
    uint32_t length;      /**< code points */
    uint16_t word_count;  /**< at most UINT16_MAX */
    uint32_t first, last; /**< code points */
    bool stopped;         /**< ends like a sentence: . ! ? … and closing marks after them */
    bool comma;           /**< ends with , or ; or : */
} tct_line;

/** Features of the line that @p span covers (trimmed here). False when there is nothing but white space. */
bool tct_line_open(const tct_source_words *words, tct_str text, tct_span span, tct_line *line);

/**
 * Tries all recognisers of single lines: footnote, list item, caption, table row, date line, key–value line,
 * web furniture. Fills kind, key, value, number of @p block; TCT_BLOCK_PARAGRAPH if none fits.
 */
void tct_line_classify(const tct_line *line, tct_block *block);

/** "Date : 10 mai 2024" */
bool tct_line_key_value(const tct_line *line, tct_block *block);
/** True if the key of @p block is one that the data knows. */
bool tct_line_known_key(const tct_line *line, const tct_block *block);
/** Short, no final stop, begins like a sentence or name. */
bool tct_line_is_heading(const tct_line *line);
/** Like a heading, but may be as long as a headline. */
bool tct_line_is_headline(const tct_line *line);
/** Bytes of the list marker ("- ", "1. ", "a) ") with the space after it, 0 for none. */
size_t tct_line_list_marker(const tct_line *line);

/** What a line of dates and places says. */
typedef struct {
    tct_date date;  /**< year 0 when it has none */
    unsigned roles; /**< 1u << TCT_ROLE_… of all phrases in it */
    unsigned places,
        others; /**< capitalised words that may be places; words that do not belong into a date line */
    bool dated; /**< at least month and year */
} tct_line_dates;

/** Reads the words of @p line as date, place and release words. Lines longer than 200 bytes have others. */
tct_line_dates tct_line_read_dates(const tct_line *line);

#endif
