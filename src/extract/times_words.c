/* Classes of the words that make up expressions of time. */
#include <assert.h>

#include "base/utf8.h"
#include "extract/times.h"

static tct_str lower_at(const tct_time_reader *reader, uint32_t at) {
    return tct_doc_symbol(reader->doc, reader->doc->words.items[at].lower);
}

/** Leading decimal digits of @p text as a number; @p used is how many. At most nine are read. */
static int read_digits(tct_str text, size_t *used) {
    int value = 0;
    size_t i = 0;
    while (i < text.size && i < 9 && text.data[i] >= '0' && text.data[i] <= '9')
        value = value * 10 + (text.data[i++] - '0');
    *used = i;
    return value;
}

static int value_of(const tct_doc *doc, const tct_pack_item *item) {
    size_t used = 0;
    return item ? read_digits(tct_doc_symbol(doc, item->value[0]), &used) : 0;
}

static tct_time_entry read_entry(const tct_time_reader *reader, uint32_t at) {
    static const char *const names[] = {"",
#define T(name, word) word,
                                        TCT_TIME_ROLE_TABLE(T)
#undef T
    };
    const tct_pack_item *item = NULL;
    const uint32_t size =
        tct_part_longest(reader->part, reader->doc, TCT_LIST_TIME_WORDS, at, reader->end, &item);
    tct_time_entry entry = {.read = true, .role = TCT_TIME_NO_ROLE, .length = (uint8_t)size};
    if (!size || !item) return entry;
    const tct_str role = tct_doc_symbol(reader->doc, item->value[0]);
    for (uint8_t i = 1; i < TCT_TIME_ROLE_COUNT && !entry.role; i++)
        if (tct_str_equal(role, tct_str_of(names[i]))) entry.role = i;
    return entry;
}

tct_time_role tct_time_role_at(const tct_time_reader *reader, uint32_t at, uint32_t *length) {
    assert(at < reader->end && reader->entries);
    tct_time_entry *entry = &reader->entries[at];
    if (!entry->read) *entry = read_entry(reader, at);
    if (length) *length = entry->length;
    return (tct_time_role)entry->role;
}

static bool is_ordinal_suffix(const tct_time_reader *reader, tct_str text) {
    assert(reader->part);
    const tct_pack_list *list = reader->part->lists[TCT_LIST_ORDINAL_SUFFIXES];
    const tct_symbol symbol = tct_symbols_find(reader->doc->symbols, text);
    return list && symbol && tct_pack_list_get(list, symbol);
}

int tct_time_day_at(const tct_time_reader *reader, uint32_t at) {
    if (at >= reader->end) return 0;
    const tct_str text = lower_at(reader, at);
    size_t used = 0;
    int day = read_digits(text, &used);
    if (!used)
        day = value_of(reader->doc,
                       tct_part_item(reader->part, TCT_LIST_ORDINALS, reader->doc->words.items[at].lower));
    else if (used > 2 ||
             (used < text.size && !is_ordinal_suffix(reader, tct_str_range(text, used, text.size))))
        return 0;
    return day >= 1 && day <= 31 ? day : 0;
}

int tct_time_year_at(const tct_time_reader *reader, uint32_t at) {
    if (at >= reader->end) return 0;
    const tct_str text = lower_at(reader, at);
    size_t used = 0;
    const int year = read_digits(text, &used);
    return used == 4 && text.size == 4 && year >= 1800 && year < 2200 ? year : 0;
}

/** Value of a list's item for the word, unless the list writes it with a capital and the text does not. */
static int cased_value(const tct_time_reader *reader, tct_list_name name, uint32_t at) {
    if (at >= reader->end) return 0;
    const tct_word *word = &reader->doc->words.items[at];
    const tct_pack_item *item = tct_part_item(reader->part, name, word->lower);
    if (!item) return 0;
    const bool proper = tct_starts_upper(tct_doc_symbol(reader->doc, item->key));
    if (proper && !tct_starts_upper(tct_doc_symbol(reader->doc, word->form))) return 0;
    return value_of(reader->doc, item);
}

int tct_time_month_at(const tct_time_reader *reader, uint32_t at) {
    const int month = cased_value(reader, TCT_LIST_MONTHS, at);
    return month >= 1 && month <= 12 ? month : 0;
}

int tct_time_weekday_at(const tct_time_reader *reader, uint32_t at) {
    const int weekday = cased_value(reader, TCT_LIST_WEEKDAYS, at);
    return weekday >= 1 && weekday <= 7 ? weekday : 0;
}

/** Three numbers with one separator between them, from byte @p at of the text: size in bytes, 0 for none. */
static size_t read_triple(tct_str text, size_t at, int values[3], size_t digits[3]) {
    char separator = 0;
    size_t i = at;
    for (int n = 0; n < 3; n++) {
        size_t used = 0;
        values[n] = read_digits(tct_str_range(text, i, text.size), &used);
        if (!used || used > 4) return 0;
        digits[n] = used;
        i += used;
        if (n == 2) break;
        if (i >= text.size || !strchr("-/.", text.data[i]) || (n && text.data[i] != separator)) return 0;
        separator = text.data[i++];
    }
    const bool more = i < text.size && text.data[i] >= '0' && text.data[i] <= '9';
    return more ? 0 : i - at;
}

/** Reads the triple as year-month-day, day-month-year or, where only that fits, month-day-year. */
static bool triple_date(const int v[3], const size_t digits[3], tct_date *date) {
    tct_date d = {0, 0, 0};
    if (digits[0] == 4)
        d = (tct_date){(int16_t)v[0], (uint8_t)v[1], (uint8_t)v[2]};
    else if (digits[2] == 4 && v[1] <= 12)
        d = (tct_date){(int16_t)v[2], (uint8_t)v[1], (uint8_t)v[0]};
    else if (digits[2] == 4)
        d = (tct_date){(int16_t)v[2], (uint8_t)v[0], (uint8_t)v[1]};
    if (d.year < 1800 || d.year >= 2200 || d.month < 1 || d.month > 12 || d.day < 1) return false;
    if (d.day > tct_date_month_days(d.year, d.month)) return false;
    *date = d;
    return true;
}

/** Two years with a dash between them: size in bytes, 0 for none. */
static size_t read_years(tct_str text, size_t at, tct_date *begin, tct_date *end) {
    size_t used = 0, more = 0, i = at;
    const int first = read_digits(tct_str_range(text, i, text.size), &used);
    if (used != 4 || first < 1800 || first >= 2200) return 0;
    i += used;
    const uint32_t dash = i < text.size ? tct_utf8_next(text, &i) : 0;
    if (dash != '-' && dash != '/' && dash != 0x2010 && dash != 0x2011 && dash != 0x2013) return 0;
    int last = read_digits(tct_str_range(text, i, text.size), &more);
    if (more == 2) last += first / 100 * 100;
    if ((more != 4 && more != 2) || last <= first || last >= 2200) return 0;
    *begin = (tct_date){(int16_t)first, 0, 0};
    *end = (tct_date){(int16_t)last, 0, 0};
    i += more;
    if (i < text.size && (text.data[i] == '-' || text.data[i] == '/')) return 0;
    return i - at;
}

/** Number of words from @p at that the bytes up to @p stop cover exactly; 0 when they end inside a word. */
static uint32_t words_up_to(const tct_time_reader *reader, uint32_t at, size_t stop) {
    assert(stop <= reader->doc->text.size);
    for (uint32_t w = at; w < reader->end; w++) {
        const uint32_t end = reader->doc->words.items[w].span.end;
        if (end == stop) return w - at + 1;
        if (end > stop) return 0;
    }
    return 0;
}

uint32_t tct_time_digits_at(const tct_time_reader *reader, uint32_t at, tct_date *begin, tct_date *end) {
    assert(at < reader->end);
    const size_t from = reader->doc->words.items[at].span.begin;
    const tct_str text = reader->doc->text;
    if (text.data[from] < '0' || text.data[from] > '9') return 0;
    int values[3];
    size_t digits[3];
    *end = (tct_date){0, 0, 0};
    size_t size = read_triple(text, from, values, digits);
    if (size && triple_date(values, digits, begin)) return words_up_to(reader, at, from + size);
    size = read_years(text, from, begin, end);
    return size ? words_up_to(reader, at, from + size) : 0;
}
