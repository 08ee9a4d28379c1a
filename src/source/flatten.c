#include "source/flatten.h"

#include <assert.h>

#include "base/limits.h"
#include "source/tags.h"

/** Attributes (counted as equals signs outside of quotes) that no honest tag has. */
#define MOST_ATTRIBUTES 500u

static bool is_name_byte(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == ':';
}

/** End of the tag that begins at @p at, behind its '>'; counts its attributes. */
static size_t tag_end(tct_str html, size_t at, size_t *attributes) {
    assert(at > 0 && at <= html.size);
    char quote = 0;
    *attributes = 0;
    for (; at < html.size; at++) {
        const char c = html.data[at];
        if (quote) {
            if (c == quote) quote = 0;
        } else if ((c == '"' || c == '\'') && html.data[at - 1] == '=') {
            quote = c;
        } else if (c == '=' || c == ' ' || c == '/') {
            ++*attributes;
        } else if (c == '>') {
            return at + 1;
        }
    }
    return html.size;
}

/** End of an element whose content is no markup (script, style) or of a comment. */
static size_t raw_end(tct_str html, size_t at, tct_str name) {
    char close[24] = "</";
    if (name.size + 3 > sizeof close) return at;
    memcpy(close + 2, name.data, name.size);
    const tct_str wanted = {close, name.size + 2};
    while (at < html.size) {
        const char *open = memchr(html.data + at, '<', html.size - at);
        if (!open) return html.size;
        at = (size_t)(open - html.data);
        if (at + wanted.size <= html.size &&
            tct_str_equal_ascii(tct_str_range(html, at, at + wanted.size), wanted))
            return at;
        at++;
    }
    return html.size;
}

static bool is_raw(tct_str name) {
    return tct_str_equal_ascii(name, TCT_LIT("script")) || tct_str_equal_ascii(name, TCT_LIT("style")) ||
           tct_str_equal_ascii(name, TCT_LIT("textarea")) || tct_str_equal_ascii(name, TCT_LIT("title"));
}

/** State of the pass. */
typedef struct {
    tct_str html;
    tct_buffer *out;
    size_t depth, dropped;
    bool unclosed; /**< there is no "-->" any more */
    bool closed;   /**< nor any '>' */
} flattener;

/** Copies or drops the tag at @p at; returns what follows it. */
static size_t take_tag(flattener *f, size_t at) {
    assert(f->html.data[at] == '<');
    const bool closing = at + 1 < f->html.size && f->html.data[at + 1] == '/';
    const size_t begin = at + 1 + closing;
    size_t name_end = begin, attributes;
    while (name_end < f->html.size && is_name_byte(f->html.data[name_end]))
        name_end++;
    if (name_end == begin) {
        tct_buffer_char(f->out, '<');
        return at + 1;
    }
    const tct_str name = tct_str_range(f->html, begin, name_end);
    size_t end = tag_end(f->html, name_end, &attributes);
    const bool counted = !(tct_tag_bits(name) & (TCT_TAG_VOID | TCT_TAG_OPTIONAL));
    bool keep = attributes <= MOST_ATTRIBUTES;
    if (counted && closing && f->depth > 0) keep = keep && f->depth-- <= TCT_LIMIT_HTML_DEPTH;
    if (counted && !closing) keep = ++f->depth <= TCT_LIMIT_HTML_DEPTH && keep;
    if (!closing && is_raw(name)) end = raw_end(f->html, end, name);
    if (keep)
        tct_buffer_append(f->out, tct_str_range(f->html, at, end));
    else
        tct_buffer_char(f->out, ' '), f->dropped++;
    return end;
}

/** Behind the comment at @p at; an unclosed one ends with its first '>', so that no text is lost. */
static size_t comment_end(flattener *f, size_t at) {
    const size_t end = f->unclosed ? SIZE_MAX : tct_str_find(f->html, TCT_LIT("-->"), at + 4);
    if (end != SIZE_MAX) return end + 3;
    f->unclosed = true;
    const char *close = f->closed ? NULL : memchr(f->html.data + at, '>', f->html.size - at);
    f->closed = !close;
    return close ? (size_t)(close - f->html.data) + 1 : at + 4;
}

size_t tct_html_flatten(tct_str html, tct_buffer *out) {
    assert(out);
    flattener f = {.html = html, .out = out};
    for (size_t at = 0; at < html.size;) {
        const char *open = memchr(html.data + at, '<', html.size - at);
        const size_t next = open ? (size_t)(open - html.data) : html.size;
        tct_buffer_append(out, tct_str_range(html, at, next));
        at = next;
        if (at == html.size) break;
        const bool comment = tct_str_starts(tct_str_range(html, at, html.size), TCT_LIT("<!--"));
        at = comment ? comment_end(&f, at) : take_tag(&f, at); /* comments are no text and cost time */
    }
    return f.dropped;
}
