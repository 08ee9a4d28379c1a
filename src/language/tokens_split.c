/* Takes clitics off a word: "l'", "qu'" before it, "-t-il", "n't", "'s" after it, and hyphens where the
 * language wants it. */
#include <assert.h>

#include "base/utf8.h"
#include "language/tokens_internal.h"

/** Clitics after one word that are taken off ("wouldn't've" has two). */
enum { SUFFIXES = 2, SEPARATORS = 4 };

static uint32_t flags_of(const tct_scan *scan, size_t begin, size_t end) {
    const tct_rule *rule = tct_rule_find(scan->tokeniser, tct_str_range(scan->text, begin, end));
    return rule ? rule->flags : 0;
}

/** Pushes [begin, end) when it is not empty. */
static tct_status push(tct_scan *scan, size_t begin, size_t end, uint32_t flags) {
    return begin < end ? tct_scan_push(scan, (tct_span){(uint32_t)begin, (uint32_t)end}, flags) : TCT_OK;
}

/** Splits off the clitics before the word and returns where the rest begins. */
static tct_status split_before(tct_scan *scan, size_t *begin, size_t end) {
    for (;;) {
        if (flags_of(scan, *begin, end) & TCT_RULE_WHOLE) return TCT_OK;
        size_t at = *begin, size = 0;
        while (at < end && at - *begin <= TCT_RULE_BYTES && !tct_apostrophe_at(scan->text, at, &size))
            at++;
        if (at + size >= end || size == 0 || at - *begin > TCT_RULE_BYTES) return TCT_OK;
        if (!(flags_of(scan, *begin, at + size) & TCT_RULE_BEFORE)) return TCT_OK;
        TRY(push(scan, *begin, at + size, 0));
        *begin = at + size;
    }
}

/** Begin of the longest clitic that ends the word [begin, end), or @p end. */
static size_t suffix_begin(const tct_scan *scan, size_t begin, size_t end) {
    assert(begin <= end && end <= scan->text.size);
    size_t best = end, at = end, size;
    for (int separators = 0; at > begin + 1 && separators < SEPARATORS && end - at < TCT_RULE_BYTES;) {
        at--;
        if (scan->text.data[at] != '-' && !tct_apostrophe_at(scan->text, at, &size)) continue;
        separators++;
        if (flags_of(scan, at, end) & TCT_RULE_AFTER) best = at;
        if (at - 1 > begin && flags_of(scan, at - 1, end) & TCT_RULE_AFTER) best = at - 1;
    }
    return best;
}

/** A hyphen or dash between two parts that are to be separate tokens, at or after @p at; @p end when there is
 * none. */
static size_t next_hyphen(const tct_scan *scan, size_t at, size_t end) {
    while (at < end && scan->text.data[at] != '-')
        at++;
    return at;
}

/** Splits [begin, end) at its hyphens, except after a prefix. */
static tct_status split_hyphens(tct_scan *scan, size_t begin, size_t end, uint32_t flags) {
    const tct_str text = scan->text;
    for (size_t from = begin;;) {
        const size_t hyphen = next_hyphen(scan, from, end);
        if (hyphen >= end || hyphen + 1 >= end) break;
        from = hyphen + 1;
        if (flags_of(scan, begin, hyphen) & TCT_RULE_PREFIX || text.data[hyphen - 1] == '.') continue;
        TRY(push(scan, begin, hyphen, 0));
        TRY(push(scan, hyphen, hyphen + 1, 0));
        begin = from;
    }
    return push(scan, begin, end, flags);
}

/** "cannot", "gonna": a contraction whose words are its own parts. */
static tct_status split_parts(tct_scan *scan, size_t begin, size_t end, bool *done) {
    const tct_rule *rule = tct_rule_find(scan->tokeniser, tct_str_range(scan->text, begin, end));
    *done = false;
    if (!rule || !(rule->flags & TCT_RULE_CONTRACTION)) return TCT_OK;
    size_t total = 0;
    for (uint32_t i = 0; i < rule->word_count; i++)
        total += rule->words[i].size;
    if (total != end - begin) return TCT_OK;
    *done = true;
    for (uint32_t i = 0; i < rule->word_count; i++) {
        const bool last = i + 1 == rule->word_count;
        const uint32_t flags = (uint32_t)((i ? TCT_TOKEN_JOINED : 0) | (last ? 0 : TCT_TOKEN_HOST));
        TRY(push(scan, begin, begin + rule->words[i].size, flags));
        begin += rule->words[i].size;
    }
    return TCT_OK;
}

/** Pushes the host of the clitics: the word itself. */
static tct_status push_host(tct_scan *scan, size_t begin, size_t end, uint32_t flags) {
    bool done = false;
    TRY(split_parts(scan, begin, end, &done));
    if (done) return TCT_OK;
    const bool split = scan->tokeniser->split_hyphens && !(flags_of(scan, begin, end) & TCT_RULE_WHOLE);
    return split ? split_hyphens(scan, begin, end, flags) : push(scan, begin, end, flags);
}

tct_status tct_split_word(tct_scan *scan, tct_span span, uint32_t flags) {
    size_t begin = span.begin, end = span.end, cuts[SUFFIXES + 1] = {span.end}, count = 0;
    TRY(split_before(scan, &begin, end));
    if (!(flags_of(scan, begin, end) & TCT_RULE_WHOLE))
        for (size_t cut; count < SUFFIXES && (cut = suffix_begin(scan, begin, end)) < end; end = cut)
            cuts[++count] = cut;
    assert(begin < end);
    TRY(push_host(scan, begin, end, flags));
    for (size_t i = count; i > 0; i--) {
        const bool joined = (flags_of(scan, cuts[i], cuts[i - 1]) & TCT_RULE_JOINED) != 0;
        if (joined) scan->tokens.items[scan->tokens.count - 1].flags |= TCT_TOKEN_HOST;
        TRY(push(scan, cuts[i], cuts[i - 1], joined ? TCT_TOKEN_JOINED : 0));
    }
    return TCT_OK;
}
