/* Times of day: "9:00", "9h30 – 11h", "10 a.m. to noon" is none. */
#include <assert.h>

#include "base/utf8.h"
#include "extract/rows.h"

enum { HOURS = 24, MINUTES = 59 };

static bool is_digit(tct_str text, size_t at) {
    return at < text.size && text.data[at] >= '0' && text.data[at] <= '9';
}

/** Reads one or two digits at *@p at; -1 for none, or more. */
static int read_number(tct_str text, size_t *at) {
    int number = 0;
    size_t digits = 0;
    while (is_digit(text, *at + digits))
        digits++;
    if (digits == 0 || digits > 2) return -1;
    for (size_t i = 0; i < digits; i++)
        number = number * 10 + (text.data[(*at)++] - '0');
    return number;
}

static size_t skip_spaces(tct_str text, size_t at) {
    while (at < text.size) {
        size_t next = at;
        if (!tct_is_space(tct_utf8_next(text, &next))) break;
        at = next;
    }
    return at;
}

/** Length of the longest word of list programme-words with role @p role at @p at, 0 for none. */
static size_t word_at(const tct_part *part, const tct_doc *doc, tct_str text, size_t at, const char *role) {
    const tct_pack_list *list = tct_pack_list_find(part->language, "programme-words");
    size_t longest = 0;
    for (uint32_t i = 0; list && i < list->count; i++) {
        const tct_str word = tct_doc_symbol(doc, list->items[i].key);
        if (!tct_str_equal(tct_doc_symbol(doc, list->items[i].value[0]), tct_str_of(role))) continue;
        const size_t end = at + word.size;
        if (word.size <= longest || end > text.size) continue;
        if (!tct_str_equal_ascii(tct_str_range(text, at, end), word)) continue;
        size_t next = end;
        if (end < text.size && tct_is_letter(tct_utf8_next(text, &next))) continue;
        longest = word.size;
    }
    return longest;
}

/** One time at @p at: the place behind it, @p at when there is none. */
static size_t one_time(const tct_part *part, const tct_doc *doc, tct_str text, size_t at) {
    size_t next = at;
    const int hour = read_number(text, &next);
    if (hour < 0 || hour > HOURS) return at;
    size_t unit = word_at(part, doc, text, skip_spaces(text, next), "unit");
    bool told = unit > 0;
    if (told)
        next = skip_spaces(text, next) + unit;
    else if (next < text.size && (text.data[next] == ':' || text.data[next] == '.') &&
             is_digit(text, next + 1))
        next++;
    else
        return at;
    size_t minutes = told ? skip_spaces(text, next) : next;
    const int minute = read_number(text, &minutes);
    if (minute > MINUTES || (!told && minute < 0)) return at;
    if (minute >= 0) {
        if (!told && minutes - next != 2) return at;
        next = minutes;
        unit = told ? 0 : word_at(part, doc, text, skip_spaces(text, next), "unit");
        if (unit) next = skip_spaces(text, next) + unit;
    }
    return next;
}

size_t tct_clock_length(const tct_part *part, const tct_doc *doc, tct_str text) {
    assert(part && doc);
    size_t at = word_at(part, doc, text, 0, "from");
    at = at ? skip_spaces(text, at) : 0;
    const size_t end = one_time(part, doc, text, at);
    if (end == at) return 0;
    const size_t link = skip_spaces(text, end);
    const size_t length = word_at(part, doc, text, link, "to");
    if (!length) return end;
    const size_t second = skip_spaces(text, link + length);
    const size_t after = one_time(part, doc, text, second);
    return after == second ? end : after;
}
