#include "base/str.h"

#include <assert.h>

int tct_str_compare(tct_str a, tct_str b) {
    const size_t common = a.size < b.size ? a.size : b.size;
    const int order = common ? memcmp(a.data, b.data, common) : 0;
    return order ? order : (a.size > b.size) - (a.size < b.size);
}

bool tct_str_starts(tct_str text, tct_str prefix) {
    return text.size >= prefix.size && tct_str_equal((tct_str){text.data, prefix.size}, prefix);
}

bool tct_str_ends(tct_str text, tct_str suffix) {
    return text.size >= suffix.size &&
           tct_str_equal(tct_str_range(text, text.size - suffix.size, text.size), suffix);
}

size_t tct_str_find(tct_str text, tct_str needle, size_t from) {
    if (needle.size == 0) return from <= text.size ? from : SIZE_MAX;
    while (from + needle.size <= text.size) {
        const char *hit = memchr(text.data + from, needle.data[0], text.size - from - needle.size + 1);
        if (!hit) return SIZE_MAX;
        from = (size_t)(hit - text.data);
        if (memcmp(hit, needle.data, needle.size) == 0) return from;
        from++;
    }
    return SIZE_MAX;
}

/** Size of the blank at the start of @p text, 0 for none: ASCII white space, U+00A0 (C2 A0), U+202F (E2 80
 * AF). */
static size_t blank_at(tct_str text) {
    if (text.size == 0) return 0;
    const unsigned char first = (unsigned char)text.data[0];
    if (first == ' ' || (first >= '\t' && first <= '\r')) return 1;
    if (tct_str_starts(text, TCT_LIT("\xC2\xA0"))) return 2;
    return tct_str_starts(text, TCT_LIT("\xE2\x80\xAF")) ? 3 : 0;
}

static size_t blank_before_end(tct_str text) {
    for (size_t size = 1; size <= 3 && size <= text.size; size++)
        if (blank_at(tct_str_range(text, text.size - size, text.size)) == size) return size;
    return 0;
}

tct_str tct_str_trim(tct_str text) {
    for (size_t blank; (blank = blank_at(text));)
        text = tct_str_range(text, blank, text.size);
    for (size_t blank; (blank = blank_before_end(text));)
        text.size -= blank;
    return text;
}

static char lower_ascii(char c) {
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

bool tct_str_equal_ascii(tct_str a, tct_str b) {
    if (a.size != b.size) return false;
    for (size_t i = 0; i < a.size; i++)
        if (lower_ascii(a.data[i]) != lower_ascii(b.data[i])) return false;
    return true;
}

tct_str tct_str_split(tct_str *rest, char separator) {
    assert(rest);
    const char *cut = rest->size ? memchr(rest->data, separator, rest->size) : NULL;
    const size_t size = cut ? (size_t)(cut - rest->data) : rest->size;
    const tct_str part = {rest->data, size};
    *rest = tct_str_range(*rest, cut ? size + 1 : size, rest->size);
    return part;
}
