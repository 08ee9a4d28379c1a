#include "source/dates.h"

#include <assert.h>

static bool valid(const tct_date *date) {
    if (date->year < 1500 || date->year > 2500 || date->month > 12 || date->day > 31) return false;
    return date->day == 0 || date->month == 0 || date->day <= tct_date_month_days(date->year, date->month);
}

static size_t number(tct_str text, size_t at, unsigned *value) {
    assert(at <= text.size);
    const size_t begin = at;
    *value = 0;
    for (; at < text.size && at < begin + 5 && text.data[at] >= '0' && text.data[at] <= '9'; at++)
        *value = *value * 10 + (unsigned)(text.data[at] - '0');
    return at - begin;
}

bool tct_date_numeric(tct_str text, tct_date *date) {
    unsigned value[3];
    size_t digits[3], at = 0;
    for (size_t i = 0; i < 3; i++) {
        digits[i] = number(text, at, &value[i]);
        at += digits[i];
        if (digits[i] == 0) return false;
        if (i < 2 && (at >= text.size || !strchr("./-", text.data[at++]))) return false;
    }
    if (at != text.size) return false;
    tct_date found;
    if (digits[0] == 4 && digits[1] <= 2 && digits[2] <= 2)
        found = (tct_date){(int16_t)value[0], (uint8_t)value[1], (uint8_t)value[2]};
    else if (digits[2] == 4 && digits[0] <= 2 && digits[1] <= 2)
        found = (tct_date){(int16_t)value[2], (uint8_t)value[1], (uint8_t)value[0]};
    else
        return false;
    if (found.month == 0 || found.day == 0 || !valid(&found)) return false;
    *date = found;
    return true;
}

/** The month names of RFC 822: a protocol's constants, not a language's words. */
static unsigned rfc_month(tct_str name) {
    static const char names[] = "JanFebMarAprMayJunJulAugSepOctNovDec";
    for (unsigned i = 0; i < 12 && name.size >= 3; i++)
        if (tct_str_equal_ascii(tct_str_range(name, 0, 3), (tct_str){names + i * 3, 3})) return i + 1;
    return 0;
}

static bool rfc822(tct_str text, tct_date *date) {
    const char *comma = memchr(text.data, ',', text.size);
    if (comma) text = tct_str_range(text, (size_t)(comma - text.data) + 1, text.size);
    text = tct_str_trim(text);
    tct_str day = tct_str_split(&text, ' '), month = tct_str_split(&text, ' '),
            year = tct_str_split(&text, ' ');
    unsigned d, y;
    if (number(day, 0, &d) != day.size || number(year, 0, &y) != year.size || day.size == 0) return false;
    if (year.size == 2) y += y < 70 ? 2000 : 1900;
    const tct_date found = {(int16_t)y, (uint8_t)rfc_month(month), (uint8_t)d};
    if (found.month == 0 || found.day == 0 || !valid(&found)) return false;
    *date = found;
    return true;
}

bool tct_date_machine(tct_str text, tct_date *date) {
    assert(date);
    text = tct_str_trim(text);
    if (text.size == 0) return false;
    tct_date found;
    if (tct_date_parse(text, &found) && valid(&found)) {
        *date = found;
        return true;
    }
    return tct_date_numeric(tct_str_split(&(tct_str){text.data, text.size}, ' '), date) || rfc822(text, date);
}
