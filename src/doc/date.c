/* Calendar arithmetic after Howard Hinnant, "chrono-compatible low-level date algorithms" (public domain). */
#include <assert.h>
#include <stdio.h>

#include "doc/doc.h"

void tct_date_format(tct_date date, char out[11]) {
    out[0] = '\0';
    if (date.year <= 0) return;
    char text[32];
    const int size = date.month == 0 ? snprintf(text, sizeof text, "%04d", date.year)
                     : date.day == 0
                         ? snprintf(text, sizeof text, "%04d-%02d", date.year, date.month)
                         : snprintf(text, sizeof text, "%04d-%02d-%02d", date.year, date.month, date.day);
    assert(size > 0);
    if (size <= 10) memcpy(out, text, (size_t)size + 1);
}

/** @p count digits of @p text at @p at as a number, -1 when they are none. */
static int digits(tct_str text, size_t at, size_t count) {
    if (at + count > text.size) return -1;
    int value = 0;
    for (size_t i = at; i < at + count; i++) {
        if (text.data[i] < '0' || text.data[i] > '9') return -1;
        value = value * 10 + (text.data[i] - '0');
    }
    return value;
}

bool tct_date_parse(tct_str text, tct_date *date) {
    assert(date);
    *date = (tct_date){0, 0, 0};
    text = tct_str_trim(text);
    for (size_t i = 8; i < text.size; i++)
        if (text.data[i] == 'T' || text.data[i] == ' ') text.size = i;
    const int year = digits(text, 0, 4);
    const bool with_month = text.size >= 7 && text.data[4] == '-',
               with_day = with_month && text.size == 10 && text.data[7] == '-';
    const int month = with_month ? digits(text, 5, 2) : 0, day = with_day ? digits(text, 8, 2) : 0;
    const size_t expected = with_day ? 10 : with_month ? 7 : 4;
    if (text.size != expected || year <= 0 || month < 0 || day < 0 || month > 12) return false;
    if ((with_month && month == 0) || (with_day && (day == 0 || day > tct_date_month_days(year, month))))
        return false;
    *date = (tct_date){(int16_t)year, (uint8_t)month, (uint8_t)day};
    return true;
}

int32_t tct_date_to_days(tct_date date) {
    assert(date.month >= 1 && date.month <= 12 && date.day >= 1);
    const int32_t year = date.year - (date.month <= 2), era = (year >= 0 ? year : year - 399) / 400;
    const int32_t year_of_era = year - era * 400;
    const int32_t day_of_year = (153 * (date.month + (date.month > 2 ? -3 : 9)) + 2) / 5 + date.day - 1;
    return era * 146097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719468;
}

tct_date tct_date_from_days(int32_t days) {
    days += 719468;
    const int32_t era = (days >= 0 ? days : days - 146096) / 146097, day_of_era = days - era * 146097;
    const int32_t year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    const int32_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    const int32_t shifted = (5 * day_of_year + 2) / 153, month = shifted < 10 ? shifted + 3 : shifted - 9;
    return (tct_date){(int16_t)(year_of_era + era * 400 + (month <= 2)), (uint8_t)month,
                      (uint8_t)(day_of_year - (153 * shifted + 2) / 5 + 1)};
}

int tct_date_weekday(tct_date date) {
    const int32_t since_monday = (tct_date_to_days(date) + 3) % 7; /* 1970-01-01 was a Thursday */
    return since_monday < 0 ? since_monday + 7 : since_monday;
}

int tct_date_month_days(int year, int month) {
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    assert(month >= 1 && month <= 12);
    const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return days[month - 1] + (leap && month == 2);
}
