/* Lexical forms (XSD 1.1) and clean text. */
#include <assert.h>

#include "base/utf8.h"
#include "graph/term.h"

/** Number in @p count digits at @p at, or -1. */
static int digits(tct_str text, size_t at, size_t count) {
    int value = 0;
    if (at + count > text.size) return -1;
    for (size_t i = at; i < at + count; i++) {
        if (text.data[i] < '0' || text.data[i] > '9') return -1;
        value = value * 10 + (text.data[i] - '0');
    }
    return value;
}

static int month_days(int year, int month) {
    assert(month >= 1 && month <= 12);
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return days[month - 1] + (month == 2 && leap);
}

/** Size of the date that begins @p text with @p parts parts (year, month, day), 0 when it is none. */
static size_t date_size(tct_str text, int parts) {
    const int year = digits(text, 0, 4);
    if (year < 1) return 0;
    if (parts == 1) return 4;
    const int month = text.size >= 7 && text.data[4] == '-' ? digits(text, 5, 2) : -1;
    if (month < 1 || month > 12) return 0;
    if (parts == 2) return 7;
    const int day = text.size >= 10 && text.data[7] == '-' ? digits(text, 8, 2) : -1;
    return day >= 1 && day <= month_days(year, month) ? 10 : 0;
}

/** Nothing, Z, or +hh:mm at @p at up to the end. */
static bool zone_valid(tct_str text, size_t at) {
    if (at == text.size) return true;
    if (text.data[at] == 'Z') return at + 1 == text.size;
    if (at + 6 != text.size || (text.data[at] != '+' && text.data[at] != '-') || text.data[at + 3] != ':')
        return false;
    const int hours = digits(text, at + 1, 2), minutes = digits(text, at + 4, 2);
    return hours >= 0 && hours <= 14 && minutes >= 0 && minutes < 60;
}

static bool date_valid(tct_str text, int parts) {
    const size_t size = date_size(text, parts);
    return size && zone_valid(text, size);
}

static bool datetime_valid(tct_str text) {
    if (!date_size(text, 3) || text.size < 19 || text.data[10] != 'T' || text.data[13] != ':' ||
        text.data[16] != ':')
        return false;
    const int hour = digits(text, 11, 2), minute = digits(text, 14, 2), second = digits(text, 17, 2);
    if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59) return false;
    size_t at = 19;
    if (at < text.size && text.data[at] == '.')
        for (at++; at < text.size && digits(text, at, 1) >= 0;)
            at++;
    return text.data[at - 1] != '.' && zone_valid(text, at);
}

/** Sign, digits, and with @p fraction a point with digits. */
static bool number_valid(tct_str text, bool fraction) {
    size_t at = text.size && (text.data[0] == '+' || text.data[0] == '-'), seen = 0;
    for (; at < text.size && digits(text, at, 1) >= 0; at++)
        seen++;
    if (fraction && at < text.size && text.data[at] == '.')
        for (at++; at < text.size && digits(text, at, 1) >= 0; at++)
            seen++;
    return seen > 0 && at == text.size;
}

static bool boolean_valid(tct_str text) {
    return tct_str_equal(text, TCT_LIT("true")) || tct_str_equal(text, TCT_LIT("false")) ||
           tct_str_equal(text, TCT_LIT("1")) || tct_str_equal(text, TCT_LIT("0"));
}

bool tct_lexical_valid(tct_str lexical, tct_term datatype) {
    switch (datatype) {
    case TCT_V_XSD_BOOLEAN:
        return boolean_valid(lexical);
    case TCT_V_XSD_INTEGER:
        return number_valid(lexical, false);
    case TCT_V_XSD_DECIMAL:
        return number_valid(lexical, true);
    case TCT_V_XSD_GYEAR:
        return date_valid(lexical, 1);
    case TCT_V_XSD_GYEARMONTH:
        return date_valid(lexical, 2);
    case TCT_V_XSD_DATE:
        return date_valid(lexical, 3);
    case TCT_V_XSD_DATETIME:
        return datetime_valid(lexical);
    default:
        return true;
    }
}

bool tct_language_tag_valid(tct_str tag) {
    size_t run = 0;
    bool first = true;
    for (size_t i = 0; i < tag.size; i++) {
        const char c = tag.data[i];
        const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        if (c == '-') {
            if (run == 0) return false;
            run = 0;
            first = false;
        } else if ((!letter && (first || c < '0' || c > '9')) || ++run > 8) {
            return false;
        }
    }
    return run > 0;
}

/** Control characters and non-characters that XML 1.0 forbids. */
static bool is_forbidden(uint32_t c) {
    return (c < 0x20 && c != '\t' && c != '\n') || c == 0x7F || c == 0xFFFE || c == 0xFFFF;
}

/** @p instead stands for what is left out; 0 is nothing. */
static tct_status clean(tct_str text, uint32_t instead, tct_buffer *out) {
    assert(out);
    for (size_t at = 0; at < text.size;) {
        uint32_t c = tct_utf8_next(text, &at);
        if (c == '\r' && (at >= text.size || text.data[at] != '\n'))
            c = '\n';
        else if (is_forbidden(c))
            c = instead;
        if (c) tct_buffer_code_point(out, c);
    }
    return tct_buffer_status(out);
}

tct_status tct_text_clean(tct_str text, tct_buffer *out) {
    return clean(text, 0, out);
}

tct_status tct_text_clean_places(tct_str text, tct_buffer *out) {
    return clean(text, TCT_REPLACEMENT, out);
}
