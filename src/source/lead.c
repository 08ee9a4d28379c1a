/* "LIVERPOOL, 3 June 2025 – The Trust …": the place and date before the dash are a date line of their own, no
   words of the sentence. */
#include <assert.h>

#include "base/utf8.h"
#include "source/line.h"
#include "source/plain.h"

/** Bytes in which the separator must come, and blocks at the top that are looked at. */
enum { LEAD_BYTES = 120, LEAD_BLOCKS = 12, LEAD_PLACES = 5, WIRE_BYTES = 40 };

/** Where a date line may end: the separator's bytes, and whether only a full date may stand before it. */
typedef struct {
    size_t begin, end;
    bool dated;
} cut;

static bool is_dash(uint32_t c) {
    return c == 0x2013 || c == 0x2014 || c == '-';
}

static bool opens_sentence(tct_str rest) {
    size_t at = 0;
    const uint32_t c = rest.size ? tct_utf8_next(rest, &at) : 0;
    return tct_is_upper(c) || c == 0x201C || c == 0xAB || c == '"';
}

/** Reads a separator at @p begin: a dash between spaces, a long dash before a capital ("2022—The"), or a
 * two short ones, a colon, full stop or bracket after a full date. False when there is none. */
static bool read_cut(tct_str text, size_t begin, cut *found) {
    size_t at = begin;
    const uint32_t c = tct_utf8_next(text, &at);
    const bool dash = is_dash(c), mark = c == ':' || c == '.' || c == ')';
    if (begin == 0 || (!dash && !mark)) return false;
    while (dash && at < text.size && text.data[at] == '-')
        at++;
    const bool doubled = c == '-' && at - begin == 2;
    const tct_str rest = tct_str_trim(tct_str_range(text, at, text.size));
    const bool before = text.data[begin - 1] == ' ' || (unsigned char)text.data[begin - 1] >= 0x80;
    const bool after = rest.data != text.data + at;
    const bool tight = dash && (c != '-' || doubled) && !before && !after;
    *found = (cut){begin, (size_t)(rest.data - text.data), mark || tight};
    if (rest.size == 0) return false;
    return tight || mark ? (tight || after) && opens_sentence(rest) : before && after;
}

static bool all_capitals(tct_str text) {
    size_t letters = 0;
    for (size_t at = 0; at < text.size;) {
        const uint32_t c = tct_utf8_next(text, &at);
        if (tct_is_lower(c)) return false;
        letters += tct_is_letter(c);
    }
    return letters > 2;
}

/** Where the name of an agency that ends a date line begins: "/PRNewswire/", "(GLOBE NEWSWIRE)", in brackets
 * only in capitals; the size of @p place when there is none. */
static size_t wire_begin(tct_str place) {
    if (place.size < 5) return place.size;
    const char close = place.data[place.size - 1], open = close == ')' ? '(' : '/';
    if (close != ')' && close != '/') return place.size;
    size_t at = place.size - 1;
    while (at > 0 && place.size - at < WIRE_BYTES && place.data[at - 1] != open)
        at--;
    if (at == 0 || place.data[at - 1] != open) return place.size;
    const tct_str agency = tct_str_range(place, at, place.size - 1);
    for (size_t i = 0; i < agency.size; i++)
        if (agency.data[i] >= '0' && agency.data[i] <= '9') return place.size;
    return agency.size > 2 && (open == '/' || all_capitals(agency)) ? at - 1 : place.size;
}

/** "ADJUMANI", of "ADJUMANI, Uganda". */
static tct_str to_comma(tct_str place) {
    const size_t comma = tct_str_find(place, TCT_LIT(","), 0);
    return comma == SIZE_MAX ? place : tct_str_range(place, 0, comma);
}

/** True when @p span holds a place or date and nothing else, and a full date where @p dated asks for one. */
static bool is_dateline(const tct_draft *draft, tct_span span, bool dated) {
    tct_line line;
    if (!tct_line_open(draft->reading->options->words, tct_buffer_str(&draft->text), span, &line))
        return false;
    const tct_line_dates dates = tct_line_read_dates(&line);
    if (dates.others > 0 || dates.places > LEAD_PLACES) return false;
    if (dated || dates.dated) return dates.dated;
    return (dates.roles & (1u << TCT_ROLE_MONTH)) ||
           (dates.places > 0 && all_capitals(to_comma(tct_str_span(line.text, line.span))));
}

static tct_status insert_after(tct_draft *draft, size_t index, tct_block block) {
    tct_doc *doc = draft->doc;
    TRY(TCT_DOC_PUSH(doc, blocks, block));
    tct_block *items = doc->blocks.items;
    memmove(items + index + 2, items + index + 1, (doc->blocks.count - index - 2) * sizeof *items);
    items[index + 1] = block;
    return TCT_OK;
}

/** The part of the block before @p at without white space around it, an agency at its end and an opening
 * bracket. @p wire: there was an agency. */
static tct_span before(const tct_block *block, tct_str text, size_t at, bool *wire) {
    tct_str place = tct_str_trim(tct_str_range(text, 0, at));
    const size_t end = wire_begin(place);
    *wire = end < place.size;
    place = tct_str_trim(tct_str_range(place, 0, end));
    while (*wire && place.size && place.data[place.size - 1] == '-')
        place = tct_str_trim(tct_str_range(place, 0, place.size - 1));
    if (place.size && place.data[0] == '(' && !memchr(place.data, ')', place.size))
        place = tct_str_range(place, 1, place.size);
    const uint32_t begin = block->span.begin + (uint32_t)(place.data - text.data);
    return (tct_span){begin, begin + (uint32_t)place.size};
}

static tct_status split(tct_draft *draft, size_t index) {
    tct_block *block = &draft->doc->blocks.items[index];
    const tct_str text = tct_str_span(tct_buffer_str(&draft->text), block->span);
    const size_t most = text.size < LEAD_BYTES ? text.size : LEAD_BYTES;
    tct_span place = {0, 0};
    size_t body = 0;
    for (size_t at = 0; at < most; (void)tct_utf8_next(text, &at)) {
        cut found;
        if (!read_cut(text, at, &found)) continue;
        bool wire = false;
        const tct_span span = before(block, text, found.begin, &wire);
        if (span.begin < span.end && is_dateline(draft, span, found.dated && !wire))
            place = span, body = found.end;
    }
    if (body == 0) return TCT_OK;
    tct_block rest = *block;
    rest.span.begin += (uint32_t)body;
    assert(rest.span.begin > place.end && rest.span.begin < rest.span.end);
    *block = (tct_block){.span = place, .kind = TCT_BLOCK_DATELINE};
    return insert_after(draft, index, rest);
}

tct_status tct_blocks_split_datelines(tct_draft *draft) {
    assert(draft && draft->doc);
    for (size_t i = 0; i < draft->doc->blocks.count && i < LEAD_BLOCKS; i++)
        if (draft->doc->blocks.items[i].kind == TCT_BLOCK_PARAGRAPH) TRY(split(draft, i));
    return TCT_OK;
}
