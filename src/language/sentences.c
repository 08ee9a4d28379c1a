/* Where sentences end: by their final punctuation, the capital or opening sign after it, and what the lists
 * say of abbreviations and of words that open sentences. */
#include <assert.h>

#include "base/limits.h"
#include "language/tokens_internal.h"

/** A bracket that is not closed within this many tokens holds nothing together. */
enum { BRACKET_REACH = 60 };

static bool has(const tct_scan *scan, size_t at, uint32_t flags) {
    return at < scan->tokens.count && (scan->tokens.items[at].flags & flags) != 0;
}

/** First token after the closing quotation marks and brackets that follow token @p at. */
static size_t after_closers(const tct_scan *scan, size_t at) {
    size_t next = at + 1;
    while (next < scan->tokens.count) {
        const bool spaced = has(scan, next - 1, TCT_TOKEN_SPACE_AFTER);
        const bool closes = has(scan, next, TCT_TOKEN_CLOSE) || (has(scan, next, TCT_TOKEN_QUOTE) && !spaced);
        if (!closes) break;
        next++;
    }
    return next;
}

/** True when a sentence can begin at token @p at. */
static bool may_begin(const tct_scan *scan, size_t at) {
    while (has(scan, at, TCT_TOKEN_OPEN | TCT_TOKEN_QUOTE | TCT_TOKEN_DASH))
        at++;
    return has(scan, at, TCT_TOKEN_UPPER | TCT_TOKEN_DIGIT);
}

/** "1." or "a)" or "II." at the begin of an item: its full stop ends nothing. */
static bool is_numbering(const tct_scan *scan, size_t first, size_t at) {
    if (at != first + 1) return false;
    const tct_token *token = &scan->tokens.items[first];
    return (token->flags & TCT_TOKEN_DIGIT && token->span.end - token->span.begin <= 3) ||
           token->span.end - token->span.begin == 1;
}

/** True when the sentence ends with the full stop of the abbreviation at @p at. */
static bool abbreviation_ends(const tct_scan *scan, size_t at) {
    if (!has(scan, at, TCT_TOKEN_END) || has(scan, at, TCT_TOKEN_TITLE)) return false;
    const size_t next = after_closers(scan, at);
    return has(scan, next, TCT_TOKEN_OPENER) || has(scan, next, TCT_TOKEN_OPEN | TCT_TOKEN_DASH);
}

/** True when token @p at ends the sentence that began at @p first; @p next is the first token after it. */
static bool ends_here(const tct_scan *scan, size_t first, size_t at, size_t *next) {
    *next = at + 1;
    if (has(scan, at, TCT_TOKEN_END))
        return abbreviation_ends(scan, at) && (*next = after_closers(scan, at), true);
    if (!has(scan, at, TCT_TOKEN_TERMINAL) || is_numbering(scan, first, at)) return false;
    *next = after_closers(scan, at);
    return *next >= scan->tokens.count || may_begin(scan, *next);
}

/** Place to cut a sentence that is longer than the limit: after its last separator, else at the limit. */
static size_t cut_long(const tct_scan *scan, size_t first, size_t limit) {
    for (size_t at = limit; at > first + TCT_LIMIT_SENTENCE_WORDS / 2; at--) {
        const tct_token *token = &scan->tokens.items[at - 1];
        const char c = scan->text.data[token->span.begin];
        if ((c == ',' || c == ';' || c == ':') && !has(scan, at, TCT_TOKEN_JOINED)) return at;
    }
    while (limit > first + 1 && has(scan, limit, TCT_TOKEN_JOINED))
        limit--;
    return limit;
}

size_t tct_sentence_end(const tct_scan *scan, size_t first) {
    assert(first < scan->tokens.count);
    size_t depth = 0, opened = first, next;
    for (size_t at = first; at < scan->tokens.count; at++) {
        if (at - first >= TCT_LIMIT_SENTENCE_WORDS) return cut_long(scan, first, at);
        if (has(scan, at, TCT_TOKEN_BRACKET)) {
            if (has(scan, at, TCT_TOKEN_OPEN))
                depth++, opened = at;
            else if (depth)
                depth--;
            continue;
        }
        if (depth && at - opened < BRACKET_REACH) continue;
        if (ends_here(scan, first, at, &next)) return next;
    }
    return scan->tokens.count;
}
