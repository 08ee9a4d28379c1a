#include "base/utf8.h"

#include <assert.h>

/** Number of continuation bytes and smallest code point for a lead byte; count 0 for ASCII, -1 for none. */
typedef struct {
    int count;
    uint32_t bits;
    uint32_t smallest;
} lead;

static lead lead_of(unsigned char byte) {
    if (byte < 0x80) return (lead){0, byte, 0};
    if (byte >= 0xC2 && byte <= 0xDF) return (lead){1, byte & 0x1Fu, 0x80};
    if (byte >= 0xE0 && byte <= 0xEF) return (lead){2, byte & 0x0Fu, 0x800};
    if (byte >= 0xF0 && byte <= 0xF4) return (lead){3, byte & 0x07u, 0x10000};
    return (lead){-1, 0, 0};
}

/** Code point at @p at and its size; size 0 when the bytes are broken (RFC 3629: no surrogates, no overlong
 * forms). */
static uint32_t decode(tct_str text, size_t at, size_t *size) {
    const lead start = lead_of((unsigned char)text.data[at]);
    *size = 0;
    if (start.count < 0 || (size_t)start.count >= text.size - at) return TCT_REPLACEMENT;
    uint32_t c = start.bits;
    for (int i = 1; i <= start.count; i++) {
        const unsigned char byte = (unsigned char)text.data[at + (size_t)i];
        if ((byte & 0xC0) != 0x80) return TCT_REPLACEMENT;
        c = c << 6 | (byte & 0x3Fu);
    }
    if (c < start.smallest || c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF)) return TCT_REPLACEMENT;
    *size = (size_t)start.count + 1;
    return c;
}

uint32_t tct_utf8_next(tct_str text, size_t *at) {
    assert(at && *at < text.size);
    size_t size = 0;
    const uint32_t c = decode(text, *at, &size);
    *at += size ? size : 1;
    return c;
}

uint32_t tct_utf8_previous(tct_str text, size_t *at) {
    assert(at && *at > 0 && *at <= text.size);
    const size_t end = *at;
    for (size_t back = 1; back <= 4 && back <= end; back++) {
        size_t size = 0;
        const uint32_t c = decode(text, end - back, &size);
        if (size == back) {
            *at = end - back;
            return c;
        }
    }
    *at = end - 1;
    return TCT_REPLACEMENT;
}

size_t tct_utf8_valid_prefix(tct_str text) {
    size_t at = 0, size = 1;
    while (at < text.size) {
        if ((unsigned char)text.data[at] < 0x80) {
            at++;
            continue;
        }
        decode(text, at, &size);
        if (size == 0) break;
        at += size;
    }
    return at;
}

bool tct_utf8_valid(tct_str text) {
    return tct_utf8_valid_prefix(text) == text.size;
}

tct_str tct_utf8_unmarked(tct_str text) {
    const tct_str mark = TCT_LIT("\xEF\xBB\xBF");
    return tct_str_starts(text, mark) ? tct_str_range(text, mark.size, text.size) : text;
}

size_t tct_utf8_repair(tct_str text, tct_buffer *out) {
    size_t repaired = 0;
    for (size_t at = 0; at < text.size;) {
        const tct_str rest = tct_str_range(text, at, text.size);
        const size_t good = tct_utf8_valid_prefix(rest);
        tct_buffer_append(out, (tct_str){rest.data, good});
        at += good;
        if (at == text.size) break;
        tct_buffer_code_point(out, TCT_REPLACEMENT);
        repaired++;
        at++;
    }
    return repaired;
}

bool tct_starts_upper(tct_str text) {
    size_t at = 0;
    return text.size && tct_is_upper(tct_utf8_next(text, &at));
}

size_t tct_utf8_length(tct_str text) {
    size_t length = 0;
    for (size_t i = 0; i < text.size; i++)
        length += ((unsigned char)text.data[i] & 0xC0) != 0x80;
    return length;
}
