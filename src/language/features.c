#include "language/features.h"

#include <assert.h>

#include "base/hash.h"
#include "base/utf8.h"

uint32_t tct_text_hash(tct_str text) {
    return (uint32_t)(tct_hash(text) >> 32);
}

/** Shape bits. */
enum { SHAPE_FIRST = 1, SHAPE_UPPER = 2, SHAPE_LOWER = 4, SHAPE_DIGIT = 8, SHAPE_DASH = 16, SHAPE_MARK = 32 };

static uint32_t shape_bit(uint32_t c, bool first) {
    if (c < 128) {
        if (c >= 'a' && c <= 'z') return SHAPE_LOWER;
        if (c >= 'A' && c <= 'Z') return first ? SHAPE_FIRST : SHAPE_UPPER;
        if (c >= '0' && c <= '9') return SHAPE_DIGIT;
        return c == '-' ? SHAPE_DASH : SHAPE_MARK;
    }
    if (tct_is_upper(c)) return first ? SHAPE_FIRST : SHAPE_UPPER;
    return tct_is_letter(c) ? SHAPE_LOWER : SHAPE_MARK;
}

/** Shape bits and, above them, the length in characters up to 7. */
static uint32_t shape_of(tct_str form) {
    uint32_t shape = 0, length = 0;
    for (size_t at = 0; at < form.size; length++) {
        const unsigned char byte = (unsigned char)form.data[at];
        const bool first = at == 0;
        uint32_t c = byte;
        if (byte < 128)
            at++;
        else
            c = tct_utf8_next(form, &at);
        shape |= shape_bit(c, first);
    }
    return 1 + (shape | (length < 7 ? length : 7) << 6);
}

static bool continues(char byte) {
    return ((unsigned char)byte & 0xC0) == 0x80;
}

static void hash_affixes(tct_view *view, tct_str lower) {
    size_t at = 0;
    for (int i = 0; i < 3; i++) {
        if (at < lower.size) at++;
        while (at < lower.size && continues(lower.data[at]))
            at++;
        view->prefix[i] = tct_text_hash(tct_str_range(lower, 0, at));
    }
    at = lower.size;
    for (int i = 0; i < 5; i++) {
        if (at > 0) at--;
        while (at > 0 && continues(lower.data[at]))
            at--;
        view->suffix[i] = tct_text_hash(tct_str_range(lower, at, lower.size));
    }
}

/** Bytes of the folded form that are looked at; a longer word is told by its beginning. */
#define LOWER_BYTES 64u

/** Copies the beginning of @p lower with 0 for every digit. */
static tct_str blank_digits(tct_str lower, char *room) {
    const size_t size = lower.size < LOWER_BYTES ? lower.size : LOWER_BYTES;
    for (size_t i = 0; i < size; i++)
        room[i] = lower.data[i] >= '0' && lower.data[i] <= '9' ? '0' : lower.data[i];
    return (tct_str){room, size};
}

uint32_t tct_lower_hash(tct_str lower) {
    char room[LOWER_BYTES];
    return tct_text_hash(blank_digits(lower, room));
}

void tct_view_fill(tct_view *view, tct_str form, tct_str lower) {
    char room[LOWER_BYTES];
    const tct_str blank = blank_digits(lower, room);
    *view = (tct_view){.form = tct_text_hash(form), .shape = shape_of(form)};
    view->lower = tct_text_hash(blank);
    hash_affixes(view, blank);
}

unsigned tct_best_class(const int32_t *scores, unsigned count, const uint32_t *allowed) {
    unsigned best = count;
    assert(scores && allowed);
    for (unsigned i = 0; i < count; i++) {
        if (!(allowed[i / 32] >> (i % 32) & 1)) continue;
        if (best == count || scores[i] > scores[best]) best = i;
    }
    return best;
}
