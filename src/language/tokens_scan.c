#include <assert.h>

#include "base/limits.h"
#include "base/utf8.h"
#include "language/tokens_internal.h"

/** What scanning needs to know of a code point. */
typedef enum { CLASS_SPACE, CLASS_LETTER, CLASS_DIGIT, CLASS_OTHER } char_class;

/** Looks as far as this for the @ of an address, so that scanning stays linear. */
enum { ADDRESS_REACH = 64 };

bool tct_apostrophe_at(tct_str text, size_t at, size_t *size) {
    static const char *const forms[] = {"'", "\xE2\x80\x99", "\xCA\xBC", "\xEF\xBC\x87"};
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        *size = strlen(forms[i]);
        if (at + *size <= text.size && memcmp(text.data + at, forms[i], *size) == 0) return true;
    }
    return false;
}

/** Combining marks and joiners go on with the word that they stand in. */
static bool continues_word(uint32_t c) {
    return (c >= 0x0300 && c <= 0x036F) || c == 0x00AD || c == 0x200C || c == 0x200D ||
           (c >= 0x064B && c <= 0x065F) || (c >= 0x0900 && c <= 0x0DFF) || (c >= 0x0E31 && c <= 0x0E4E);
}

static char_class class_of(uint32_t c) {
    if (c < 0x80) {
        if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) return CLASS_LETTER;
        if (c >= '0' && c <= '9') return CLASS_DIGIT;
        return c <= ' ' ? CLASS_SPACE : CLASS_OTHER;
    }
    if (tct_is_letter(c) || continues_word(c)) return CLASS_LETTER;
    if (tct_is_digit(c)) return CLASS_DIGIT;
    return tct_is_space(c) ? CLASS_SPACE : CLASS_OTHER;
}

/** Class of the code point at @p at (SPACE at the end), its value and where it ends. */
static char_class peek(tct_str text, size_t at, uint32_t *c, size_t *end) {
    *end = at;
    *c = 0;
    if (at >= text.size) return CLASS_SPACE;
    *c = tct_utf8_next(text, end);
    return class_of(*c);
}

static bool is_word_class(char_class class) {
    return class == CLASS_LETTER || class == CLASS_DIGIT;
}

static size_t skip_class(tct_str text, size_t at, char_class class) {
    uint32_t c;
    for (size_t next; at < text.size && peek(text, at, &c, &next) == class; at = next) {
    }
    return at;
}

static size_t skip_to_space(tct_str text, size_t at) {
    uint32_t c;
    for (size_t next; at < text.size && peek(text, at, &c, &next) != CLASS_SPACE; at = next) {
    }
    return at;
}

/** Kind of punctuation; 0 when it is none of these. */
static uint32_t punctuation_flags(uint32_t c) {
    static const struct {
        uint32_t c;
        uint32_t flags;
    } table[] = {{'.', TCT_TOKEN_TERMINAL},
                 {'!', TCT_TOKEN_TERMINAL},
                 {'?', TCT_TOKEN_TERMINAL},
                 {0x2026, TCT_TOKEN_TERMINAL},
                 {0x061F, TCT_TOKEN_TERMINAL},
                 {0x3002, TCT_TOKEN_TERMINAL},
                 {'(', TCT_TOKEN_OPEN | TCT_TOKEN_BRACKET},
                 {'[', TCT_TOKEN_OPEN | TCT_TOKEN_BRACKET},
                 {'{', TCT_TOKEN_OPEN | TCT_TOKEN_BRACKET},
                 {')', TCT_TOKEN_CLOSE | TCT_TOKEN_BRACKET},
                 {']', TCT_TOKEN_CLOSE | TCT_TOKEN_BRACKET},
                 {'}', TCT_TOKEN_CLOSE | TCT_TOKEN_BRACKET},
                 {0x00AB, TCT_TOKEN_OPEN},
                 {0x201C, TCT_TOKEN_OPEN},
                 {0x201E, TCT_TOKEN_OPEN},
                 {0x2018, TCT_TOKEN_OPEN},
                 {0x2039, TCT_TOKEN_OPEN},
                 {0x00BB, TCT_TOKEN_CLOSE},
                 {0x201D, TCT_TOKEN_CLOSE},
                 {0x203A, TCT_TOKEN_CLOSE},
                 {0x2019, TCT_TOKEN_QUOTE},
                 {'"', TCT_TOKEN_QUOTE},
                 {'\'', TCT_TOKEN_QUOTE},
                 {'-', TCT_TOKEN_DASH},
                 {'*', TCT_TOKEN_DASH},
                 {0x2013, TCT_TOKEN_DASH},
                 {0x2014, TCT_TOKEN_DASH},
                 {0x2022, TCT_TOKEN_DASH},
                 {0x00BF, TCT_TOKEN_OPEN},
                 {0x00A1, TCT_TOKEN_OPEN}};
    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        if (table[i].c == c) return table[i].flags;
    return 0;
}

/** Flags that follow from the first code point of a token. */
static uint32_t first_flags(tct_str token) {
    size_t at = 0;
    const uint32_t c = tct_utf8_next(token, &at);
    switch (class_of(c)) {
    case CLASS_LETTER:
        return (TCT_TOKEN_WORD | (tct_is_upper(c) ? TCT_TOKEN_UPPER : 0));
    case CLASS_DIGIT:
        return TCT_TOKEN_DIGIT;
    case CLASS_SPACE:
    case CLASS_OTHER:
        break;
    }
    return punctuation_flags(c);
}

/** Flags of the capital form of a word that opens sentences. */
static uint32_t opener_flags(uint32_t rule) {
    return TCT_TOKEN_OPENER | (rule & TCT_RULE_STRONG ? TCT_TOKEN_STRONG : 0u) |
           (rule & TCT_RULE_HEADING ? TCT_TOKEN_HEADING : 0u) |
           (rule & TCT_RULE_CLAUSE ? TCT_TOKEN_CLAUSE : 0u);
}

tct_status tct_scan_push(tct_scan *scan, tct_span span, uint32_t flags) {
    assert(span.begin < span.end && span.end <= scan->text.size);
    const tct_str token = tct_str_span(scan->text, span);
    flags |= first_flags(token);
    uint32_t contraction = 0;
    if (flags & TCT_TOKEN_WORD) {
        const tct_rule *rule = tct_rule_find(scan->tokeniser, token);
        if (rule && rule->flags & TCT_RULE_CONTRACTION)
            contraction = (uint32_t)(rule - scan->tokeniser->rules) + 1;
        if (rule && rule->flags & TCT_RULE_OPENER && flags & TCT_TOKEN_UPPER)
            flags |= opener_flags(rule->flags);
        const bool letter = token.size == 1 && flags & TCT_TOKEN_UPPER; /* "A" is no "a" */
        if (rule && rule->flags & TCT_RULE_VERBAL && !letter) flags |= TCT_TOKEN_VERBAL;
    }
    if (flags & TCT_TOKEN_TERMINAL) scan->last_terminal = scan->tokens.count + 1;
    return TCT_PUSH(&scan->tokens, scan->allocator, ((tct_token){span, contraction, flags}));
}

/* --- addresses
 * ----------------------------------------------------------------------------------------------------- */

static bool address_char(unsigned char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           (c && strchr("._%+-", c));
}

/** End of an address that begins at @p at, without the punctuation that follows it. */
static size_t address_end(tct_str text, size_t at) {
    size_t end = skip_to_space(text, at);
    while (end > at + 1) {
        size_t last = end;
        const uint32_t c = tct_utf8_previous(text, &last);
        const bool punctuation = (c < 0x80 && c != 0 && strchr(".,;:!?)>]}\"'", (int)c)) || c == 0x00BB ||
                                 c == 0x201D || c == 0x2019 || c == 0x2026;
        if (!punctuation) break;
        end = last;
    }
    return end;
}

/** End of the URL or e-mail address that begins at @p at, or @p at. */
static size_t scan_address(tct_str text, size_t at) {
    static const char *const schemes[] = {"http://", "https://", "ftp://", "www.", "mailto:"};
    for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++) {
        const size_t size = strlen(schemes[i]);
        if (text.size - at > size &&
            tct_str_equal_ascii(tct_str_range(text, at, at + size), tct_str_of(schemes[i])))
            return address_end(text, at);
    }
    size_t p = at;
    while (p < text.size && p - at < ADDRESS_REACH && address_char((unsigned char)text.data[p]))
        p++;
    if (p == at || p + 1 >= text.size || text.data[p] != '@' ||
        !address_char((unsigned char)text.data[p + 1]))
        return at;
    for (p++; p < text.size && address_char((unsigned char)text.data[p]);)
        p++;
    while (text.data[p - 1] == '.' || text.data[p - 1] == '-')
        p--;
    return p;
}

/* --- numbers
 * ------------------------------------------------------------------------------------------------------- */

/** True when three digits and no fourth stand at @p at. */
static bool three_digits(tct_str text, size_t at) {
    if (at + 3 > text.size) return false;
    for (size_t i = 0; i < 3; i++)
        if (text.data[at + i] < '0' || text.data[at + i] > '9') return false;
    return at + 3 == text.size || text.data[at + 3] < '0' || text.data[at + 3] > '9';
}

/** Takes groups of three digits ("25 000") when @p first digits came before. */
static size_t scan_groups(const tct_scan *scan, tct_str text, size_t begin, size_t end) {
    if (end - begin > 3 || text.data[begin] == '0') return end;
    for (;;) {
        size_t next = end;
        const uint32_t c = next < text.size ? tct_utf8_next(text, &next) : 0;
        const bool narrow = c == 0x00A0 || c == 0x202F || c == 0x2009;
        if (!(narrow || (c == ' ' && scan->tokeniser->group_thousands)) || !three_digits(text, next))
            return end;
        end = next + 3;
    }
}

/** End of the number that begins at @p at with a digit: "10,5", "2021-2025", "10:30", "01/02/2024", "1er",
 * "10h30". */
static size_t scan_number(const tct_scan *scan, tct_str text, size_t at) {
    size_t end = skip_class(text, at, CLASS_DIGIT);
    end = scan_groups(scan, text, at, end);
    for (;;) {
        uint32_t c;
        size_t next, after;
        const char_class class = peek(text, end, &c, &next);
        if (is_word_class(class)) {
            end = next;
            continue;
        }
        const bool joins = c == '.' || c == ',' || c == ':' || c == '/' || c == '-' || c == 0x2011;
        if (class != CLASS_OTHER || !joins || peek(text, next, &c, &after) != CLASS_DIGIT) return end;
        end = after;
    }
}

/* --- words
 * ---------------------------------------------------------------------------------------------------------
 */

/** What the scanner has seen of a word. */
typedef struct {
    size_t begin, end;
    size_t segment;      /**< begin of the part after the last full stop, hyphen or apostrophe */
    bool stops;          /**< has inner full stops */
    bool short_segments; /**< all parts between stops are at most two letters long */
} word_scan;

static size_t letters_between(tct_str text, size_t begin, size_t end) {
    return tct_utf8_length(tct_str_range(text, begin, end));
}

/** True for the full stop inside "U.S.", "example.org", "p.m."; false for "fin.Le" where a space is missing.
 */
static bool inner_stop(tct_str text, const word_scan *word, size_t next) {
    uint32_t first, second;
    size_t after, end;
    if (!is_word_class(peek(text, next, &first, &after))) return false;
    if (letters_between(text, word->segment, word->end) < 2 || !tct_is_upper(first)) return true;
    peek(text, after, &second, &end);
    return tct_is_upper(second);
}

/** "J.-C.", "J.-P. Martin": a full stop between an initial and a hyphen. */
static bool stop_before_hyphen(tct_str text, const word_scan *word, size_t next) {
    uint32_t c;
    size_t end;
    return next + 1 < text.size && text.data[next] == '-' &&
           letters_between(text, word->segment, word->end) == 1 &&
           peek(text, next + 1, &c, &end) == CLASS_LETTER;
}

static bool upper_before(tct_str text, size_t at) {
    return at > 0 && tct_is_upper(tct_utf8_previous(text, &at));
}

/** Where the word goes on after the joining character @p c at word->end, or 0. */
static size_t join(tct_str text, const word_scan *word, uint32_t c, size_t next) {
    uint32_t following;
    size_t after, apostrophe;
    const bool alnum = is_word_class(peek(text, next, &following, &after));
    if (c == '.')
        return inner_stop(text, word, next) ? next : stop_before_hyphen(text, word, next) ? next + 1 : 0;
    if (!alnum) return 0;
    if (c == '&') return upper_before(text, word->end) && tct_is_upper(following) ? next : 0;
    if (c == '-' || c == '_' || c == 0x2010 || c == 0x2011 || c == 0x00B7 || c == 0x2027) return next;
    return tct_apostrophe_at(text, word->end, &apostrophe) ? next : 0;
}

/** Takes letters and digits and what joins them, at most TCT_LIMIT_TOKEN_BYTES. */
static void scan_letters(tct_str text, word_scan *word) {
    while (word->end - word->begin < TCT_LIMIT_TOKEN_BYTES) {
        uint32_t c;
        size_t next;
        const char_class class = peek(text, word->end, &c, &next);
        if (is_word_class(class)) {
            word->end = next;
            continue;
        }
        const size_t more = class == CLASS_OTHER ? join(text, word, c, next) : 0;
        if (!more) return;
        if (c == '.') {
            word->short_segments =
                word->short_segments && letters_between(text, word->segment, word->end) <= 2;
            word->stops = true;
        }
        word->segment = word->end = more;
    }
}

/** True when the next word after the full stop at @p stop is capitalised and no word that opens sentences. */
static bool name_follows(const tct_scan *scan, tct_str text, size_t stop) {
    uint32_t c;
    size_t next;
    const size_t begin = skip_class(text, stop + 1, CLASS_SPACE);
    const char_class class = peek(text, begin, &c, &next);
    if (begin == stop + 1 || class != CLASS_LETTER || !tct_is_upper(c)) return false;
    size_t end = begin;
    while (end < text.size && end - begin < TCT_RULE_BYTES && is_word_class(peek(text, end, &c, &next)))
        end = next;
    const tct_rule *rule = tct_rule_find(scan->tokeniser, tct_str_range(text, begin, end));
    return !(rule && rule->flags & TCT_RULE_OPENER);
}

/** Flags of the abbreviation that @p word is with the full stop behind it; 0 when the stop is not its own. */
static uint32_t abbreviation_flags(const tct_scan *scan, tct_str text, const word_scan *word) {
    if (word->end + 1 < text.size && text.data[word->end + 1] == '.') return 0;
    const tct_rule *rule = tct_rule_find(scan->tokeniser, tct_str_range(text, word->begin, word->end + 1));
    if (rule && rule->flags & TCT_RULE_ABBREVIATION)
        return (uint32_t)((rule->flags & TCT_RULE_TITLE ? TCT_TOKEN_TITLE : 0) |
                          (rule->flags & TCT_RULE_NUMBER ? TCT_TOKEN_NUMBER : 0) |
                          (rule->flags & TCT_RULE_END ? TCT_TOKEN_END : 0));
    const size_t last = letters_between(text, word->segment, word->end);
    if (word->stops && word->short_segments && last <= 2) return TCT_TOKEN_END;
    size_t at = word->segment;
    const bool initial = last == 1 && tct_is_upper(tct_utf8_next(text, &at));
    return initial && name_follows(scan, text, word->end) ? TCT_TOKEN_TITLE : 0;
}

/** "n°", "N°": a sign that the lists know as part of the word. */
static size_t with_sign(const tct_scan *scan, tct_str text, const word_scan *word) {
    uint32_t c;
    size_t next;
    if (peek(text, word->end, &c, &next) != CLASS_OTHER && c != 0x00BA) return word->end;
    if (c != 0x00B0 && c != 0x00BA) return word->end;
    const tct_rule *rule = tct_rule_find(scan->tokeniser, tct_str_range(text, word->begin, next));
    return rule && rule->flags & TCT_RULE_NUMBER ? next : word->end;
}

/** Possessive of a plural ("the workers' rights"). */
static tct_status scan_plural(tct_scan *scan, tct_str text, size_t *at) {
    size_t size;
    if (scan->single_quote_open || !tct_apostrophe_at(text, *at, &size)) return TCT_OK;
    const tct_rule *rule = tct_rule_find(scan->tokeniser, tct_str_range(text, *at, *at + size));
    tct_token *host = &scan->tokens.items[scan->tokens.count - 1];
    if (!rule || !(rule->flags & TCT_RULE_PLURAL) ||
        !tct_str_ends(tct_str_span(text, host->span), rule->words[0]))
        return TCT_OK;
    host->flags |= TCT_TOKEN_HOST;
    const tct_span span = {(uint32_t)*at, (uint32_t)(*at + size)};
    *at += size;
    return tct_scan_push(scan, span, TCT_TOKEN_JOINED);
}

static tct_status scan_word(tct_scan *scan, tct_str text, size_t *at) {
    word_scan word = {*at, *at, *at, false, true};
    scan_letters(text, &word);
    if (word.end == *at) word.end = skip_class(text, *at, CLASS_LETTER);
    uint32_t flags = 0;
    if (word.end < text.size && text.data[word.end] == '.') flags = abbreviation_flags(scan, text, &word);
    if (flags)
        word.end++;
    else
        word.end = with_sign(scan, text, &word);
    *at = word.end;
    TRY(tct_split_word(scan, (tct_span){(uint32_t)word.begin, (uint32_t)word.end}, flags));
    return scan_plural(scan, text, at);
}

/* --- everything else
 * ----------------------------------------------------------------------------------------------- */

static bool repeats(uint32_t c) {
    return c < 0x80 && strchr(".!?-*=_~#", (int)c) != NULL;
}

/** One sign, or a run of the same ("...", "--", "?!"). */
static size_t scan_sign(tct_str text, size_t at) {
    size_t end = at;
    const uint32_t first = tct_utf8_next(text, &end);
    if (!repeats(first)) return end;
    while (end < text.size && end - at < TCT_LIMIT_TOKEN_BYTES) {
        const bool both = (first == '!' || first == '?') && (text.data[end] == '!' || text.data[end] == '?');
        if ((unsigned char)text.data[end] != first && !both) break;
        end++;
    }
    return end;
}

/** True when a sign ("-5", "+33", "'90s") may belong to the number after it. */
static bool sign_of_number(tct_str text, size_t at, size_t next) {
    uint32_t c;
    size_t end, size;
    if (peek(text, next, &c, &end) != CLASS_DIGIT) return false;
    const bool sign = text.data[at] == '-' || text.data[at] == '+' || tct_apostrophe_at(text, at, &size);
    if (!sign) return false;
    size_t before = at;
    return at == 0 || class_of(tct_utf8_previous(text, &before)) == CLASS_SPACE || text.data[at - 1] == '(';
}

static size_t scan_bounded(const tct_scan *scan, tct_str text, size_t at, char_class class);

static tct_status scan_other(tct_scan *scan, tct_str text, size_t *at) {
    uint32_t c;
    size_t next, size;
    peek(text, *at, &c, &next);
    size_t end = scan_sign(text, *at);
    if (sign_of_number(text, *at, next))
        end = scan_number(scan, text, next);
    else if (tct_apostrophe_at(text, *at, &size))
        scan->single_quote_open = false;
    else if (c == 0x2018)
        scan->single_quote_open = true;
    const tct_span span = {(uint32_t)*at, (uint32_t)end};
    *at = end;
    return tct_scan_push(scan, span, 0);
}

/** Opening ' before a word, after white space. */
static void note_quote(tct_scan *scan, tct_str text, size_t at) {
    size_t size, next, before = at;
    uint32_t c;
    if (!tct_apostrophe_at(text, at, &size) || !is_word_class(peek(text, at + size, &c, &next))) return;
    if (at == 0 || class_of(tct_utf8_previous(text, &before)) == CLASS_SPACE) scan->single_quote_open = true;
}

/** End of the address or number at @p at, at most TCT_LIMIT_TOKEN_BYTES long; @p at when there is none. */
static size_t scan_bounded(const tct_scan *scan, tct_str text, size_t at, char_class class) {
    if (text.size - at > TCT_LIMIT_TOKEN_BYTES) { /* what is not looked at costs no time */
        text.size = at + TCT_LIMIT_TOKEN_BYTES;
        while (((unsigned char)text.data[text.size] & 0xC0) == 0x80)
            text.size--;
    }
    const size_t end = is_word_class(class) ? scan_address(text, at) : at;
    return end == at && class == CLASS_DIGIT ? scan_number(scan, text, at) : end;
}

static tct_status scan_token(tct_scan *scan, tct_str text, size_t *at, char_class class) {
    const size_t end = scan_bounded(scan, text, *at, class);
    if (end > *at) {
        const tct_span span = {(uint32_t)*at, (uint32_t)end};
        *at = end;
        return tct_scan_push(scan, span, 0);
    }
    if (class == CLASS_LETTER) return scan_word(scan, text, at);
    TRY(scan_other(scan, text, at));
    note_quote(scan, text, *at);
    return TCT_OK;
}

tct_status tct_scan_span(tct_scan *scan, tct_span span) {
    assert(span.begin <= span.end && span.end <= scan->text.size);
    const tct_str text = {scan->text.data, span.end};
    scan->single_quote_open = false;
    for (size_t at = span.begin; at < span.end;) {
        uint32_t c;
        size_t next;
        const char_class class = peek(text, at, &c, &next);
        if (class != CLASS_SPACE) {
            TRY(scan_token(scan, text, &at, class));
            assert(at > scan->tokens.items[scan->tokens.count - 1].span.begin);
            continue;
        }
        if (scan->tokens.count) scan->tokens.items[scan->tokens.count - 1].flags |= TCT_TOKEN_SPACE_AFTER;
        at = next;
        note_quote(scan, text, at);
    }
    return TCT_OK;
}
