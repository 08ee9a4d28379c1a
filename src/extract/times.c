/* Points and intervals of time, read by recursive descent over the word classes of times_words.c. */
#include "extract/times.h"

#include <assert.h>

/** What one rule has read. */
typedef struct {
    tct_date date;
    tct_time_side side;
    int weekday;   /**< only a weekday was read */
    uint32_t next; /**< word after it */
} point;

static tct_time_role role_at(const tct_time_reader *r, uint32_t at, uint32_t *length) {
    *length = 0;
    return at < r->end ? tct_time_role_at(r, at, length) : TCT_TIME_NO_ROLE;
}

/** Skips one entry with @p role at @p at. */
static uint32_t skip(const tct_time_reader *r, uint32_t at, tct_time_role role) {
    uint32_t length = 0;
    return role_at(r, at, &length) == role ? at + length : at;
}

/** "dernier", "prochain", "of last year" after a date: its side. */
static void read_side(const tct_time_reader *r, point *p) {
    uint32_t length = 0;
    const uint32_t at = skip(r, skip(r, p->next, TCT_TIME_COMMA), TCT_TIME_OF);
    const tct_time_role role = role_at(r, at, &length);
    if (role != TCT_TIME_LAST && role != TCT_TIME_NEXT) return;
    if (at != p->next) return; /* "10 May, last year" is read as a relative expression of its own */
    p->side = role == TCT_TIME_LAST ? TCT_TIME_BEFORE : TCT_TIME_AFTER;
    p->next = at + length;
}

/** The day spoken of last, in this sentence or the two before; year 0 for none. */
static tct_date last_day(const tct_time_reader *r, uint32_t at) {
    const tct_date none = {0, 0, 0};
    if (r->doc->times.count == 0) return none;
    const tct_time *last = &r->doc->times.items[r->doc->times.count - 1];
    const uint32_t sentence = r->doc->words.items[last->first_word].sentence;
    const bool near = sentence + 2 >= r->doc->words.items[at].sentence;
    return near && last->begin.day ? last->end.day ? last->end : last->begin : none;
}

/** An expression of the list relative-times at @p at, resolved; words used, 0 for none. */
static uint32_t read_relative(const tct_time_reader *r, uint32_t at, tct_date *date) {
    const tct_pack_item *item = NULL;
    const uint32_t length = tct_part_longest(r->part, r->doc, TCT_LIST_RELATIVE_TIMES, at, r->end, &item);
    if (!length || !item) return 0;
    const tct_str unit = tct_doc_symbol(r->doc, item->value[0]),
                  offset = tct_doc_symbol(r->doc, item->value[1]);
    if (!unit.size || !offset.size) return 0;
    const bool negative = offset.data[0] == '-';
    const int size = offset.data[negative ? 1 : 0] - '0';
    const bool told =
        tct_str_equal(unit, TCT_LIT("told day")); /* "le lendemain", not "le lendemain |du| vote" */
    uint32_t of = 0;
    if (told && role_at(r, at + length, &of) == TCT_TIME_OF) return 0;
    *date = tct_time_shift(told ? last_day(r, at) : r->published, told ? 'd' : unit.data[0],
                           negative ? -size : size);
    return date->year ? length : 0;
}

/** ", 2024", "2024", "of 2024", "of last year" after a month: sets the year. */
static void read_year(const tct_time_reader *r, point *p) {
    uint32_t at = skip(r, p->next, TCT_TIME_COMMA);
    int year = tct_time_year_at(r, at);
    if (!year) {
        at = skip(r, p->next, TCT_TIME_OF);
        year = at == p->next ? 0 : tct_time_year_at(r, at);
        tct_date other = {0, 0, 0};
        const uint32_t used = !year && at != p->next ? read_relative(r, at, &other) : 0;
        if (used && !other.month) {
            p->date.year = other.year;
            p->next = at + used;
            return;
        }
    }
    if (year) {
        p->date.year = (int16_t)year;
        p->next = at + 1;
    } else {
        read_side(r, p);
    }
}

/** "10 mai [2024]", "the 9th of December, 2015". */
static bool read_day_month(const tct_time_reader *r, uint32_t at, point *p) {
    const int day = tct_time_day_at(r, at);
    if (!day) return false;
    const uint32_t next = skip(r, at + 1, TCT_TIME_OF);
    const int month = tct_time_month_at(r, next);
    if (!month) return false;
    *p = (point){.date = {0, (uint8_t)month, (uint8_t)day}, .next = next + 1};
    read_year(r, p);
    return true;
}

/** "May 10[, 2024]". */
static bool read_month_day(const tct_time_reader *r, uint32_t at, point *p) {
    const int month = tct_time_month_at(r, at);
    const int day = month ? tct_time_day_at(r, at + 1) : 0;
    if (!day) return false;
    *p = (point){.date = {0, (uint8_t)month, (uint8_t)day}, .next = at + 2};
    read_year(r, p);
    return true;
}

/** "mai 2024", "last July", "juillet dernier"; a bare month needs a preposition before it (@p led). */
static bool read_month(const tct_time_reader *r, uint32_t at, bool led, point *p) {
    uint32_t length = 0;
    const tct_time_role before = role_at(r, at, &length);
    const bool marked = before == TCT_TIME_LAST || before == TCT_TIME_NEXT || before == TCT_TIME_THIS;
    if (marked) at += length;
    const int month = tct_time_month_at(r, at);
    if (!month) return false;
    *p = (point){.date = {0, (uint8_t)month, 0}, .next = at + 1};
    if (before == TCT_TIME_LAST) p->side = TCT_TIME_BEFORE;
    if (before == TCT_TIME_NEXT) p->side = TCT_TIME_AFTER;
    read_year(r, p);
    return marked || led || p->date.year || p->side != TCT_TIME_UNKNOWN;
}

/** "mardi dernier", "next Monday", "lundi"; "le lundi" means every Monday and is none. */
static bool read_weekday(const tct_time_reader *r, uint32_t at, bool article, point *p) {
    uint32_t length = 0;
    const tct_time_role before = role_at(r, at, &length);
    const bool marked = before == TCT_TIME_LAST || before == TCT_TIME_NEXT || before == TCT_TIME_THIS;
    if (marked) at += length;
    const int weekday = tct_time_weekday_at(r, at);
    if (!weekday) return false;
    *p = (point){.weekday = weekday, .next = at + 1};
    read_side(r, p);
    if (before == TCT_TIME_LAST) p->side = TCT_TIME_BEFORE;
    if (before == TCT_TIME_NEXT) p->side = TCT_TIME_AFTER;
    return !article || marked || p->side != TCT_TIME_UNKNOWN;
}

/** A point with an optional weekday and article before it. */
static bool read_point(const tct_time_reader *r, uint32_t at, bool led, point *p) {
    uint32_t start = skip(r, at, TCT_TIME_ARTICLE);
    const bool article = start != at;
    if (start < r->end && tct_time_weekday_at(r, start)) {
        const uint32_t after = skip(r, skip(r, start + 1, TCT_TIME_COMMA), TCT_TIME_ARTICLE);
        if (read_day_month(r, after, p) || read_month_day(r, after, p)) return true;
    }
    if (start >= r->end) return false;
    if (read_day_month(r, start, p) || read_month_day(r, start, p)) return true;
    start = skip(r, start, TCT_TIME_MONTH_OF);
    return read_month(r, start, led, p) || read_weekday(r, start, article, p);
}

/** "is |scheduled| for 3 October", "|prévu| le 14 novembre": a participle that no past helps looks ahead. */
static bool looks_ahead(const tct_time_reader *r, uint32_t at) {
    for (int steps = 0; steps < 6 && at != TCT_NONE; steps++) {
        const tct_word *word = &r->doc->words.items[at];
        if (at < r->end && TCT_FEAT(word->feats, TCT_FEAT_VERBFORM) == TCT_VERBFORM_PART)
            return tct_time_role_at(r, at, NULL) == TCT_TIME_AHEAD;
        at = word->head;
    }
    return false;
}

/** Fills in year or weekday. False when the date stays unknown. */
static bool resolve(const tct_time_reader *r, uint32_t word, point *p) {
    if (p->date.year) return true;
    tct_time_side side = p->side;
    if (side == TCT_TIME_UNKNOWN) side = tct_time_side_of_verb(r->doc, word);
    if (side == TCT_TIME_UNKNOWN && looks_ahead(r, word)) side = TCT_TIME_AFTER;
    if (side == TCT_TIME_UNKNOWN && p->weekday && tct_time_is_present(r->doc, word) &&
        (!r->published.day || p->weekday != tct_date_weekday(r->published) + 1))
        side = TCT_TIME_AFTER; /* "opens on Friday" */
    p->date = p->weekday ? tct_time_fill_weekday(p->weekday, r->published, side)
                         : tct_time_fill_year(p->date, r->published, side);
    return p->date.year != 0;
}

/** A connector between two parts of an interval ("au", "-", "and", ","); words used. */
static uint32_t connector(const tct_time_reader *r, uint32_t at, bool list) {
    uint32_t length = 0;
    const tct_time_role role = role_at(r, at, &length);
    if (role == TCT_TIME_TO || role == TCT_TIME_UNTIL) return skip(r, at + length, TCT_TIME_ARTICLE) - at;
    return list && (role == TCT_TIME_AND || role == TCT_TIME_COMMA) ? length : 0;
}

/** "12 au 14 mars 2024", "2, 3 et 4 octobre": days, then a point with day and month. */
static uint32_t read_days(const tct_time_reader *r, uint32_t at, tct_time *time) {
    uint32_t start = skip(r, at, TCT_TIME_ARTICLE);
    if (start < r->end && tct_time_weekday_at(r, start)) start++; /* "du mercredi 12 au vendredi 14 juin" */
    const int day = start < r->end ? tct_time_day_at(r, start) : 0;
    if (!day) return 0;
    point last = {0};
    for (uint32_t next = start + 1;;) {
        const uint32_t used = connector(r, next, true);
        if (!used) return 0;
        next = skip(r, next + used, TCT_TIME_ARTICLE);
        if (next < r->end && tct_time_weekday_at(r, next)) next++;
        if (read_day_month(r, next, &last)) break;
        if (!tct_time_day_at(r, next)) return 0;
        next++;
    }
    if (day >= last.date.day || !resolve(r, start, &last)) return 0;
    time->end = last.date;
    time->begin = (tct_date){last.date.year, last.date.month, (uint8_t)day};
    return last.next;
}

/** "October 2 to 4, 2024". */
static uint32_t read_month_days(const tct_time_reader *r, uint32_t at, tct_time *time) {
    const int month = tct_time_month_at(r, at);
    const int first = month ? tct_time_day_at(r, at + 1) : 0;
    if (!first) return 0;
    const uint32_t used = connector(r, at + 2, true);
    const uint32_t second = at + 2 + used;
    const int last = used ? tct_time_day_at(r, second) : 0;
    if (last <= first || tct_time_month_at(r, second + 1)) return 0;
    point p = {.date = {0, (uint8_t)month, (uint8_t)last}, .next = second + 1};
    read_year(r, &p);
    if (!resolve(r, at, &p)) return 0;
    time->end = p.date;
    time->begin = (tct_date){p.date.year, p.date.month, (uint8_t)first};
    return p.next;
}

/** "30 septembre au 2 octobre 2024", "March to June 2023": the first part takes the year of the second. */
static uint32_t read_span(const tct_time_reader *r, uint32_t at, bool led, tct_time *time) {
    point first = {0}, last = {0};
    if (!read_point(r, at, true, &first) || first.weekday) return 0;
    const uint32_t used = connector(r, first.next, led);
    if (!used || !read_point(r, first.next + used, true, &last) || last.weekday) return 0;
    if (!resolve(r, at, &last)) return 0;
    if (!first.date.year) {
        first.date.year = last.date.year;
        if (first.date.month > last.date.month) first.date.year--;
    }
    time->begin = first.date;
    time->end = last.date;
    return last.next;
}

/** "2016 à 2020" (after a preposition), "2021 – 2025". */
static uint32_t read_year_span(const tct_time_reader *r, uint32_t at, bool led, tct_time *time) {
    const uint32_t start = skip(r, at, TCT_TIME_ARTICLE);
    const int first = tct_time_year_at(r, start);
    const uint32_t used = first ? connector(r, start + 1, led) : 0;
    const int last = used ? tct_time_year_at(r, start + 1 + used) : 0;
    if (last <= first) return 0;
    time->begin = (tct_date){(int16_t)first, 0, 0};
    time->end = (tct_date){(int16_t)last, 0, 0};
    return start + used + 2;
}

/** "mardi et mercredi", "du lundi au vendredi", "Monday to Friday": days of one week. */
static uint32_t read_weekdays(const tct_time_reader *r, uint32_t at, tct_time *time) {
    const uint32_t start = skip(r, at, TCT_TIME_ARTICLE);
    const int first = start < r->end ? tct_time_weekday_at(r, start) : 0;
    const uint32_t used = first ? connector(r, start + 1, true) : 0;
    const uint32_t second = used ? skip(r, start + 1 + used, TCT_TIME_ARTICLE) : r->end;
    const int last = second < r->end ? tct_time_weekday_at(r, second) : 0;
    if (!last || last == first || tct_time_day_at(r, second + 1) || tct_time_month_at(r, second + 1))
        return 0;
    point p = {.weekday = last, .next = second + 1};
    read_side(r, &p);
    if (p.side == TCT_TIME_UNKNOWN) p.side = tct_time_side_of_verb(r->doc, start);
    const bool ahead = p.side == TCT_TIME_AFTER;
    p.weekday = ahead ? first : last; /* the end that lies nearer */
    if (!resolve(r, start, &p)) return 0;
    const int32_t day = tct_date_to_days(p.date), length = (last - first + 7) % 7;
    time->begin = tct_date_from_days(ahead ? day : day - length);
    time->end = tct_date_from_days(ahead ? day + length : day);
    return p.next;
}

static uint32_t read_interval(const tct_time_reader *r, uint32_t at, bool led, tct_time *time) {
    assert(at < r->end && time);
    uint32_t next = read_days(r, at, time);
    if (!next) next = read_month_days(r, at, time);
    if (!next) next = read_span(r, at, led, time);
    if (!next) next = read_weekdays(r, at, time);
    if (!next) next = read_year_span(r, at, led, time);
    return next;
}

static uint32_t read_single(const tct_time_reader *r, uint32_t at, bool led, tct_time *time) {
    point p = {0};
    if (read_point(r, at, led, &p) && resolve(r, at, &p)) {
        time->begin = p.date;
        return p.next;
    }
    const uint32_t whole = read_relative(r, at, &time->begin); /* "ce matin" */
    if (whole) return at + whole;
    const uint32_t start = skip(r, at, TCT_TIME_ARTICLE);
    const uint32_t used = start < r->end ? read_relative(r, start, &time->begin) : 0;
    return used ? start + used : 0;
}

/** A year alone, which needs a preposition; after "by" it is an end. */
static uint32_t read_bare_year(const tct_time_reader *r, uint32_t at, tct_time_role led, tct_time *time) {
    const uint32_t start = skip(r, at, TCT_TIME_ARTICLE);
    const int year = led == TCT_TIME_NO_ROLE ? 0 : tct_time_year_at(r, start);
    if (!year) return 0;
    const tct_date date = {(int16_t)year, 0, 0};
    if (led == TCT_TIME_BY || led == TCT_TIME_UNTIL)
        time->end = date;
    else
        time->begin = date;
    return start + 1;
}

/** Does the number at @p at stand alone: "le 10,", "on the 9th", no "le 10 rue …"? */
static bool stands_alone(const tct_time_reader *r, uint32_t at) {
    const uint8_t next = at + 1 < r->end ? r->doc->words.items[at + 1].upos : (uint8_t)TCT_UPOS_PUNCT;
    const tct_str number = tct_doc_span(r->doc, r->doc->words.items[at].span);
    if (number.data[0] < '0' || number.data[0] > '9') return false; /* "le premier" */
    const tct_str text =
        at + 1 < r->end ? tct_doc_span(r->doc, r->doc->words.items[at + 1].span) : (tct_str){0};
    if (next == TCT_UPOS_PUNCT)
        return !tct_str_equal(text, TCT_LIT("-")) && !tct_str_equal(text, TCT_LIT("%"));
    return next == TCT_UPOS_ADP || next == TCT_UPOS_CCONJ || next == TCT_UPOS_AUX;
}

/** "le 12 mai, après s'être ouvert |le 10|": a day alone, of the month spoken of just before. */
static uint32_t read_bare_day(const tct_time_reader *r, uint32_t at, tct_time *time) {
    const int day = tct_time_day_at(r, at);
    if (!day || at == 0 || tct_time_role_at(r, at - 1, NULL) != TCT_TIME_ARTICLE || !stands_alone(r, at))
        return 0;
    if (r->doc->times.count == 0) return 0;
    const tct_time *before = &r->doc->times.items[r->doc->times.count - 1];
    const uint32_t sentence = r->doc->words.items[at].sentence;
    if (!before->begin.month || !before->begin.day || !before->begin.year) return 0;
    if (r->doc->words.items[before->first_word].sentence + 1 < sentence) return 0;
    time->begin = before->begin;
    time->begin.day = (uint8_t)day;
    return at + 1;
}

/** Whatever expression begins at @p at; the word after it, or 0. */
static uint32_t read_time(const tct_time_reader *r, uint32_t at, tct_time_role led, tct_time *time) {
    const bool prepared =
        led == TCT_TIME_FROM || led == TCT_TIME_IN || led == TCT_TIME_BY || led == TCT_TIME_UNTIL;
    *time = (tct_time){.first_word = at};
    const uint32_t digits = tct_time_digits_at(r, at, &time->begin, &time->end);
    if (digits) return at + digits;
    uint32_t next = read_interval(r, at, prepared, time);
    if (!next) next = read_single(r, at, prepared, time);
    if (!next) next = read_bare_year(r, at, prepared ? led : TCT_TIME_NO_ROLE, time);
    if (!next) next = read_bare_day(r, at, time);
    return next;
}

/** A point after "by" or "until" is an end without a beginning. */
static void as_deadline(tct_time_role led, tct_time *time) {
    if ((led != TCT_TIME_BY && led != TCT_TIME_UNTIL) || time->end.year) return;
    time->end = time->begin;
    time->begin = (tct_date){0, 0, 0};
}

static tct_status read_sentence(tct_time_reader *r, tct_doc *doc, const tct_sentence *sentence) {
    r->end = sentence->word_end;
    tct_time_role led = TCT_TIME_NO_ROLE;
    for (uint32_t at = sentence->first_word; at < r->end;) {
        tct_time time;
        const uint32_t next = read_time(r, at, led, &time);
        if (next) {
            assert(next > at && next <= r->end);
            if (led == TCT_TIME_NAMED) { /* "place du |8 Mai 1945|" */
                led = TCT_TIME_NO_ROLE;
                at = next;
                continue;
            }
            as_deadline(led, &time);
            time.word_end = next;
            time.span = tct_words_span(doc, at, next);
            TRY(TCT_DOC_PUSH(doc, times, time));
            if (!r->published.year) r->published = time.begin;
            led = TCT_TIME_NO_ROLE;
            at = next;
            continue;
        }
        uint32_t length = 0;
        const tct_time_role role = role_at(r, at, &length);
        if (role == TCT_TIME_COUNTED && tct_time_day_at(r, at + length))
            length++; /* "Day 1 – 7 May": the first number counts days */
        if (role != TCT_TIME_ARTICLE) led = role;
        at += role != TCT_TIME_NO_ROLE && length ? length : 1;
    }
    return TCT_OK;
}

tct_status tct_extract_times(const tct_extract *extract, tct_doc *doc) {
    assert(extract && doc);
    tct_time_reader reader = {.extract = extract, .doc = doc, .published = doc->meta.published};
    reader.entries = tct_alloc(extract->allocator, doc->words.count + 1, sizeof *reader.entries);
    if (!reader.entries) return TCT_ERR_MEMORY;
    memset(reader.entries, 0, (doc->words.count + 1) * sizeof *reader.entries);
    tct_status status = TCT_OK;
    for (uint32_t s = 0; s < doc->sentences.count && status == TCT_OK; s++) {
        reader.part = tct_part_of_sentence(extract, doc, s);
        if (reader.part) status = read_sentence(&reader, doc, &doc->sentences.items[s]);
    }
    tct_dealloc(extract->allocator, reader.entries);
    return status;
}
