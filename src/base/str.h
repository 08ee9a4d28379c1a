/** @file str.h Slices of UTF-8 text: pointer and size, never NUL-terminated by contract, never owning. */
#ifndef TCT_BASE_STR_H
#define TCT_BASE_STR_H

#include <string.h>

#include "base/status.h"

/** A slice. @c data may be NULL only when @c size is 0. */
typedef struct {
    const char *data;
    size_t size;
} tct_str;

/** Half-open byte range of a document's text. */
typedef struct {
    uint32_t begin;
    uint32_t end;
} tct_span;

/** Slice of a string literal. */
#define TCT_LIT(literal) ((tct_str){(literal), sizeof(literal) - 1})

/** Arguments for a "%.*s" conversion. */
#define TCT_ARG(slice) (int)(slice).size, (slice).data

/** Slice of a C string; the empty slice for NULL. */
static inline tct_str tct_str_of(const char *c_string) {
    return (tct_str){c_string ? c_string : "", c_string ? strlen(c_string) : 0};
}

static inline tct_str tct_str_range(tct_str text, size_t begin, size_t end) {
    return (tct_str){text.data + begin, end - begin};
}

/** The part of @p text that @p span covers. */
static inline tct_str tct_str_span(tct_str text, tct_span span) {
    return tct_str_range(text, span.begin, span.end);
}

static inline bool tct_str_equal(tct_str a, tct_str b) {
    if (a.size != b.size) return false;
    if (a.size == 0) return true;
    /* most strings differ in the first byte: no call for them */
    return a.data[0] == b.data[0] && memcmp(a.data, b.data, a.size) == 0;
}

/** Byte order, shorter first: the one order of all sorted output. Negative, zero, positive. */
int tct_str_compare(tct_str a, tct_str b);
bool tct_str_starts(tct_str text, tct_str prefix);
bool tct_str_ends(tct_str text, tct_str suffix);
/** Byte offset of the first @p needle in @p text at or after @p from, or SIZE_MAX. */
size_t tct_str_find(tct_str text, tct_str needle, size_t from);
/** Without ASCII white space, U+00A0 and U+202F at either end. */
tct_str tct_str_trim(tct_str text);
/** Equality that ignores the case of ASCII letters (for tags, keywords, charset names). */
bool tct_str_equal_ascii(tct_str a, tct_str b);
/** Takes the part before the next @p separator off @p rest and returns it; the whole when there is none. */
tct_str tct_str_split(tct_str *rest, char separator);

static inline bool tct_span_equal(tct_span a, tct_span b) {
    return a.begin == b.begin && a.end == b.end;
}

static inline bool tct_span_contains(tct_span outer, tct_span inner) {
    return outer.begin <= inner.begin && inner.end <= outer.end;
}

static inline bool tct_span_overlaps(tct_span a, tct_span b) {
    return a.begin < b.end && b.begin < a.end;
}

#endif
