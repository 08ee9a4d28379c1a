#include <assert.h>

#include "base/utf8.h"
#include "source/dates.h"
#include "source/line.h"

/** Longest line that is read as a date line, in bytes; longest phrase in words. */
enum { LINE_BYTES = 200, LINE_WORDS = 32, PHRASE_WORDS = 5 };

/** A folded line cut into words. */
typedef struct {
    tct_str text;
    tct_span words[LINE_WORDS];
    bool capital[LINE_WORDS]; /**< as in the text before folding */
    size_t count;
} cut;

static bool splits(uint32_t c) {
    return tct_is_space(c) || c == ',' || c == ';' || c == '(' || c == ')' || c == '|' || c == 0x2013 ||
           c == 0x2014 || c == ':' || c == 0xFF1A || c == '[' || c == ']' || c == '"' || c == 0xAB ||
           c == 0xBB || c == '*';
}

/** "d'Ivoire": a capital behind a letter and an apostrophe at @p at. */
static bool is_elided(tct_str text, size_t at) {
    if (at >= text.size) return false;
    const uint32_t mark = tct_utf8_next(text, &at);
    return (mark == '\'' || mark == 0x2019) && at < text.size && tct_is_upper(tct_utf8_next(text, &at));
}

/** Cuts @p text at white space and punctuation, without full stops at the end of words. */
static bool cut_words(tct_str text, cut *out) {
    *out = (cut){.text = text};
    for (size_t at = 0; at < text.size;) {
        const size_t begin = at;
        const uint32_t c = tct_utf8_next(text, &at);
        if (splits(c) || (c == '-' && (at == text.size || splits((unsigned char)text.data[at])))) continue;
        if (out->count == LINE_WORDS) return false;
        out->capital[out->count] = tct_is_upper(c) || is_elided(text, at);
        size_t end = at;
        assert(end > begin);
        while (at < text.size && !splits(tct_utf8_next(text, &at)))
            end = at;
        while (end > begin + 1 && text.data[end - 1] == '.')
            end--;
        out->words[out->count++] = (tct_span){(uint32_t)begin, (uint32_t)end};
    }
    return true;
}

/** The longest phrase at word @p from that the table knows: its words, 0 for none. */
static size_t longest(const tct_source_words *table, const cut *line, size_t from, tct_source_word *word) {
    assert(from < line->count);
    size_t most = line->count - from < PHRASE_WORDS ? line->count - from : PHRASE_WORDS;
    for (; most > 0; most--) {
        char bytes[LINE_BYTES * 2];
        size_t size = 0;
        for (size_t i = from; i < from + most; i++) {
            const tct_str part = tct_str_span(line->text, line->words[i]);
            if (size + part.size + 1 > sizeof bytes) return 0;
            if (i > from) bytes[size++] = ' ';
            memcpy(bytes + size, part.data, part.size);
            size += part.size;
        }
        *word = tct_source_words_get(table, (tct_str){bytes, size});
        if (word->roles & ~((1u << TCT_ROLE_KEY) | (1u << TCT_ROLE_HINT) | (1u << TCT_ROLE_CONTENT)))
            return most;
    }
    return 0;
}

/** Collects a date from parts in any order: a month, a day, a year. */
typedef struct {
    unsigned year, month, day;
    tct_date whole; /**< written in figures alone */
} parts;

/** Takes "2024", "1er", "12th", "12/05/2024", "10h30"; false for other words. */
static bool take_number(tct_str word, parts *found) {
    assert(word.size > 0);
    if (tct_date_numeric(word, &found->whole)) return true;
    unsigned value = 0;
    size_t digits = 0;
    for (; digits < word.size && word.data[digits] >= '0' && word.data[digits] <= '9'; digits++)
        value = value < 100000 ? value * 10 + (unsigned)(word.data[digits] - '0') : value;
    if (digits == 0 || digits > 4 || word.size > digits + 4) return false;
    if (digits == 4 && word.size == 4 && value >= 1900 && value < 2100) found->year = value;
    if (digits <= 2 && value >= 1 && value <= 31 && found->day == 0 && word.data[word.size - 1] != 'h')
        found->day = value;
    return true;
}

/** One word or phrase at @p at; returns the words taken. */
static size_t take(const tct_line *line, const cut *plain, const cut *folded, size_t at, parts *found,
                   tct_line_dates *dates) {
    tct_source_word word;
    const size_t size = longest(line->words, folded, at, &word);
    if (size > 0) {
        dates->roles |= word.roles;
        if (word.roles & (1u << TCT_ROLE_MONTH)) found->month = word.number;
        return size;
    }
    if (take_number(tct_str_span(folded->text, folded->words[at]), found)) return 1;
    if (plain->capital[at])
        dates->places++;
    else
        dates->others++;
    return 1;
}

static void conclude(const parts *found, tct_line_dates *dates) {
    assert(found->month <= 12 && found->day <= 31);
    dates->date = found->whole;
    if (dates->date.year == 0 && found->year > 0 && found->month > 0)
        dates->date = (tct_date){(int16_t)found->year, (uint8_t)found->month, (uint8_t)found->day};
    dates->dated = dates->date.year > 0 && dates->date.month > 0;
}

tct_line_dates tct_line_read_dates(const tct_line *line) {
    tct_line_dates dates = {.others = 1};
    const tct_str body = tct_str_span(line->text, line->span);
    if (body.size > LINE_BYTES || line->word_count > LINE_WORDS) return dates;
    tct_scratch scratch;
    tct_buffer lower;
    tct_scratch_init(&scratch);
    tct_buffer_init(&lower, &scratch.allocator, LINE_BYTES * 4);
    cut plain, folded;
    const bool fits = tct_fold(body, &lower) == TCT_OK && cut_words(body, &plain) &&
                      cut_words(tct_buffer_str(&lower), &folded) && plain.count == folded.count;
    if (fits) {
        parts found = {0};
        dates.others = 0;
        for (size_t at = 0; at < folded.count;)
            at += take(line, &plain, &folded, at, &found, &dates);
        conclude(&found, &dates);
    }
    tct_buffer_clear(&lower);
    return dates;
}
