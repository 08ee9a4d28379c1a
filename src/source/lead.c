/* "LIVERPOOL, 3 June 2025 – The Trust …": the place and date before the dash are a date line of their own, no
   words of the sentence. */
#include <assert.h>

#include "base/utf8.h"
#include "source/line.h"
#include "source/plain.h"

/** Bytes in which the dash must come, and blocks at the top that are looked at. */
enum { LEAD_BYTES = 120, LEAD_BLOCKS = 12, LEAD_PLACES = 5 };

static bool is_dash(uint32_t c) {
    return c == 0x2013 || c == 0x2014 || c == '-';
}

/** End of the first run of dashes with white space after it and a capital next, SIZE_MAX when there is none;
 * @p lead is its begin. */
static size_t find_dash(tct_str text, size_t *lead) {
    const size_t most = text.size < LEAD_BYTES ? text.size : LEAD_BYTES;
    for (size_t at = 0; at < most;) {
        const size_t begin = at;
        if (!is_dash(tct_utf8_next(text, &at))) continue;
        const bool wide =
            begin > 0 && (text.data[begin - 1] == ' ' || (unsigned char)text.data[begin - 1] >= 0x80);
        while (at < text.size && text.data[at] == '-')
            at++;
        const tct_str rest = tct_str_trim(tct_str_range(text, at, text.size));
        if (!wide || rest.size == 0 || rest.data == text.data + at) continue;
        *lead = begin;
        return (size_t)(rest.data - text.data);
    }
    return SIZE_MAX;
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

/** True when @p span holds a place or date and nothing else. */
static bool is_dateline(const tct_draft *draft, tct_span span) {
    tct_line line;
    if (!tct_line_open(draft->reading->options->words, tct_buffer_str(&draft->text), span, &line))
        return false;
    const tct_line_dates dates = tct_line_read_dates(&line);
    if (dates.others > 0 || dates.places > LEAD_PLACES) return false;
    return dates.dated || (dates.roles & (1u << TCT_ROLE_MONTH)) ||
           (dates.places > 0 && all_capitals(tct_str_span(line.text, line.span)));
}

static tct_status insert_after(tct_draft *draft, size_t index, tct_block block) {
    tct_doc *doc = draft->doc;
    TRY(TCT_DOC_PUSH(doc, blocks, block));
    tct_block *items = doc->blocks.items;
    memmove(items + index + 2, items + index + 1, (doc->blocks.count - index - 2) * sizeof *items);
    items[index + 1] = block;
    return TCT_OK;
}

static tct_status split(tct_draft *draft, size_t index) {
    tct_block *block = &draft->doc->blocks.items[index];
    const tct_str text = tct_str_span(tct_buffer_str(&draft->text), block->span);
    size_t lead = 0;
    const size_t body = find_dash(text, &lead);
    if (body == SIZE_MAX || lead == 0) return TCT_OK;
    const tct_str place = tct_str_trim(tct_str_range(text, 0, lead));
    const uint32_t begin = block->span.begin + (uint32_t)(place.data - text.data);
    const tct_span span = {begin, begin + (uint32_t)place.size};
    if (place.size == 0 || !is_dateline(draft, span)) return TCT_OK;
    tct_block rest = *block;
    rest.span.begin += (uint32_t)body;
    assert(rest.span.begin > span.end && rest.span.begin < rest.span.end);
    *block = (tct_block){.span = span, .kind = TCT_BLOCK_DATELINE};
    return insert_after(draft, index, rest);
}

tct_status tct_blocks_split_datelines(tct_draft *draft) {
    assert(draft && draft->doc);
    for (size_t i = 0; i < draft->doc->blocks.count && i < LEAD_BLOCKS; i++)
        if (draft->doc->blocks.items[i].kind == TCT_BLOCK_PARAGRAPH) TRY(split(draft, i));
    return TCT_OK;
}
