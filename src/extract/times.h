/**
 * @file times.h
 * Expressions of time. A small grammar over classes of words (day, month, year, weekday, and the roles of the
 * list time-words) reads points and intervals; resolution fills in what the text leaves out from the
 * publication date and the tense of the governing verb.
 */
#ifndef TCT_EXTRACT_TIMES_H
#define TCT_EXTRACT_TIMES_H

#include "extract/internal.h"

/** Where an expression lies, seen from the publication date. */
typedef enum { TCT_TIME_UNKNOWN, TCT_TIME_BEFORE, TCT_TIME_AFTER } tct_time_side;

/** What a word of the list time-words does; identifiers and the list's second column. */
/* clang-format off */
#define TCT_TIME_ROLE_TABLE(T) \
    T(FROM, "from") \
    T(TO, "to") \
    T(UNTIL, "until") \
    T(AND, "and") \
    T(COMMA, "comma") \
    T(LAST, "last") \
    T(NEXT, "next") \
    T(THIS, "this") \
    T(ARTICLE, "article") \
    T(OF, "of") \
    T(IN, "in") \
    T(BY, "by") \
    T(MONTH_OF, "month-of") \
    T(COUNTED, "counted") \
    T(NAMED, "named") \
    T(AHEAD, "ahead")
/* clang-format on */

typedef enum {
    TCT_TIME_NO_ROLE,
#define T(name, word) TCT_TIME_##name,
    TCT_TIME_ROLE_TABLE(T)
#undef T
        TCT_TIME_ROLE_COUNT
} tct_time_role;

/** What is known of the entry of the list time-words at a word. */
typedef struct {
    bool read;
    uint8_t role; /**< tct_time_role */
    uint8_t length;
} tct_time_entry;

/** Classes of words in one sentence. */
typedef struct {
    const tct_extract *extract;
    const tct_part *part;
    const tct_doc *doc;
    uint32_t end;            /**< word after the sentence */
    tct_date published;      /**< anchor; year 0 when unknown */
    tct_time_entry *entries; /**< a word of the document; the rules ask for one many times */
} tct_time_reader;

/** Role of the longest entry at word @p at; @p length (may be NULL) is its length in words. */
tct_time_role tct_time_role_at(const tct_time_reader *reader, uint32_t at, uint32_t *length);
/** Day of the month 1 … 31 ("3", "3rd", "1er", "first"), 0 for none. */
int tct_time_day_at(const tct_time_reader *reader, uint32_t at);
/** Four-digit year 1800 … 2199, 0 for none. */
int tct_time_year_at(const tct_time_reader *reader, uint32_t at);
/** Month 1 … 12, 0 for none. A name that the list capitalises must be capitalised in the text. */
int tct_time_month_at(const tct_time_reader *reader, uint32_t at);
/** Weekday 1 (Monday) … 7, 0 for none. */
int tct_time_weekday_at(const tct_time_reader *reader, uint32_t at);
/** "2024-05-22", "22/05/2024", "22.05.2024", "2024-2026": dates in digits from word @p at; words used, 0 for
 * none. */
uint32_t tct_time_digits_at(const tct_time_reader *reader, uint32_t at, tct_date *begin, tct_date *end);

/** Year for @p date (month known, day perhaps) from the anchor; the date unchanged when there is no anchor.
 */
tct_date tct_time_fill_year(tct_date date, tct_date published, tct_time_side side);
/** The day with @p weekday (1 … 7) nearest to the anchor on the given side; on the anchor or before when
 * unknown. */
tct_date tct_time_fill_weekday(int weekday, tct_date published, tct_time_side side);
/** @p published moved by @p offset units ('d', 'm', 'y'), with the precision of the unit. */
tct_date tct_time_shift(tct_date published, char unit, int offset);
/** Side that the tense of the verb above word @p word suggests. */
tct_time_side tct_time_side_of_verb(const tct_doc *doc, uint32_t word);
/** Is the verb above word @p word in the present tense? */
bool tct_time_is_present(const tct_doc *doc, uint32_t word);

#endif
