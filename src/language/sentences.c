/* Where sentences end: by their final punctuation, the capital or opening sign after it, and what the lists
 * say of abbreviations and of words that open sentences. */
#include <assert.h>

#include "base/limits.h"
#include "language/tokens_internal.h"

/** A bracket that is not closed within this many tokens holds nothing together. */
enum { BRACKET_REACH = 60 };
/** A heading that runs into the text has at most so many tokens. */
enum { HEADING_REACH = 9 };

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

/** True when token @p at begins with a small letter. */
static bool is_small(const tct_scan *scan, size_t at) {
    return has(scan, at, TCT_TOKEN_WORD) && !has(scan, at, TCT_TOKEN_UPPER);
}

/** True when a sentence can begin at token @p at; with a small letter only in a text that does without
 * capitals. */
static bool may_begin(const tct_scan *scan, size_t first, size_t at) {
    if (is_small(scan, first) && is_small(scan, at)) return true;
    if (has(scan, at, TCT_TOKEN_DASH) && has(scan, at, TCT_TOKEN_SPACE_AFTER)) return true;
    while (has(scan, at, TCT_TOKEN_OPEN | TCT_TOKEN_QUOTE | TCT_TOKEN_DASH))
        at++;
    return has(scan, at, TCT_TOKEN_UPPER | TCT_TOKEN_DIGIT);
}

static bool is_sign(const tct_scan *scan, size_t at, char sign) {
    const tct_span span = scan->tokens.items[at].span;
    return span.end == span.begin + 1 && scan->text.data[span.begin] == sign;
}

/** "Les travaux", "L'accord": a word that opens sentences before a word with a small letter. */
static bool opens(const tct_scan *scan, size_t at, uint32_t kind) {
    return has(scan, at, kind) && at + 1 < scan->tokens.count && is_small(scan, at + 1);
}

/** "… : Nous", "… ; La seconde": a sentence with its own beginning after a colon or semicolon. */
static bool separator_ends(const tct_scan *scan, size_t at) {
    if (is_sign(scan, at, ';') && opens(scan, at + 1, TCT_TOKEN_CLAUSE)) return true;
    return (is_sign(scan, at, ':') || is_sign(scan, at, ';')) && has(scan, at + 1, TCT_TOKEN_STRONG);
}

/** What is known of the sentence that is being read. */
typedef struct {
    size_t first;
    size_t depth;  /**< open brackets */
    size_t opened; /**< token of the last opening bracket */
    bool verbal;   /**< it has a word of a clause */
} course;

/** A short text without verb, with prose after it, before a word that opens sentences: "Résultats Les ventes
 * montent." After a capital the word has to be one that follows no title. */
static bool verbless_ends(const tct_scan *scan, const course *c, size_t at) {
    if (c->verbal || at - c->first >= HEADING_REACH || at + 1 >= scan->last_terminal) return false;
    if (has(scan, at, TCT_TOKEN_TITLE | TCT_TOKEN_NUMBER | TCT_TOKEN_END | TCT_TOKEN_HOST)) return false;
    if (!has(scan, at, TCT_TOKEN_WORD | TCT_TOKEN_DIGIT | TCT_TOKEN_CLOSE)) return false;
    return opens(scan, at + 1, has(scan, at, TCT_TOKEN_UPPER) ? TCT_TOKEN_HEADING : TCT_TOKEN_CLAUSE);
}

/** A heading without full stop: its last word is followed by the capital form of a word that is never part of
 * a name, or it has no verb. */
static bool heading_ends(const tct_scan *scan, const course *c, size_t at) {
    if (verbless_ends(scan, c, at)) return true;
    return (is_small(scan, at) || has(scan, at, TCT_TOKEN_DIGIT | TCT_TOKEN_CLOSE)) &&
           has(scan, at + 1, TCT_TOKEN_STRONG);
}

/** "(Applause.)": a sentence wholly in brackets. */
static bool bracket_ends(const tct_scan *scan, size_t first, size_t opened, size_t at) {
    return opened == first && at > first && has(scan, at, TCT_TOKEN_CLOSE) &&
           has(scan, at - 1, TCT_TOKEN_TERMINAL) && may_begin(scan, first, at + 1);
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

/** True when token @p at ends the sentence @p c; @p next is the first token after it. */
static bool ends_here(const tct_scan *scan, const course *c, size_t at, size_t *next) {
    *next = at + 1;
    if (has(scan, at, TCT_TOKEN_END))
        return abbreviation_ends(scan, at) && (*next = after_closers(scan, at), true);
    if (separator_ends(scan, at) || heading_ends(scan, c, at)) return true;
    if (!has(scan, at, TCT_TOKEN_TERMINAL) || is_numbering(scan, c->first, at)) return false;
    *next = after_closers(scan, at);
    return *next >= scan->tokens.count || may_begin(scan, c->first, *next);
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

/** "[1] Elle regroupe …": the mark that a note begins with is no sentence of its own. */
static bool is_mark(const tct_scan *scan, const course *c, size_t at) {
    return c->opened == c->first && at == c->first + 2 && has(scan, at - 1, TCT_TOKEN_DIGIT);
}

/** Follows the bracket at @p at; true when the sentence ends with it. */
static bool pass_bracket(const tct_scan *scan, size_t at, course *c) {
    if (has(scan, at, TCT_TOKEN_OPEN)) {
        c->depth++;
        c->opened = at;
        return false;
    }
    if (c->depth) c->depth--;
    if (is_mark(scan, c, at)) return false;
    return c->depth == 0 && (bracket_ends(scan, c->first, c->opened, at) || heading_ends(scan, c, at));
}

size_t tct_sentence_end(const tct_scan *scan, size_t first) {
    assert(first < scan->tokens.count);
    course c = {.first = first, .opened = SIZE_MAX};
    size_t next;
    for (size_t at = first; at < scan->tokens.count; at++) {
        if (at - first >= TCT_LIMIT_SENTENCE_WORDS) return cut_long(scan, first, at);
        if (has(scan, at, TCT_TOKEN_VERBAL)) c.verbal = true;
        if (has(scan, at, TCT_TOKEN_BRACKET)) {
            if (pass_bracket(scan, at, &c)) return at + 1;
            continue;
        }
        if (c.depth && at - c.opened < BRACKET_REACH) continue;
        if (ends_here(scan, &c, at, &next)) return next;
    }
    return scan->tokens.count;
}
