#include "source/line.h"

#include <assert.h>

#include "base/utf8.h"

enum { HEADING_WORDS = 14, HEADING_LENGTH = 110, HEADLINE_WORDS = 45, HEADLINE_LENGTH = 320, KEY_WORDS = 6 };

static bool is_closing(uint32_t c) {
    return c == '"' || c == ')' || c == ']' || c == 0xBB || c == 0x201D || c == 0x2019 || c == '\'';
}

static bool is_stop(uint32_t c) {
    return c == '.' || c == '!' || c == '?' || c == 0x2026 || c == 0x3002;
}

static tct_span trim(tct_str text, tct_span span) {
    const tct_str whole = tct_str_span(text, span), inner = tct_str_trim(whole);
    const uint32_t begin = inner.size > 0 ? (uint32_t)(inner.data - text.data) : span.begin;
    return (tct_span){begin, begin + (uint32_t)inner.size};
}

/** True if the line ends with a sentence: looks through closing quotation marks and brackets. */
static bool ends_sentence(tct_str line) {
    for (size_t at = line.size; at > 0;) {
        const uint32_t c = tct_utf8_previous(line, &at);
        if (is_stop(c)) return true;
        if (!is_closing(c) && !tct_is_space(c)) return false;
    }
    return false;
}

bool tct_line_open(const tct_source_words *words, tct_str text, tct_span span, tct_line *line) {
    assert(span.begin <= span.end && span.end <= text.size);
    *line = (tct_line){.words = words, .text = text, .span = trim(text, span)};
    const tct_str body = tct_str_span(text, line->span);
    bool inside = false;
    for (size_t at = 0; at < body.size;) {
        const uint32_t c = tct_utf8_next(body, &at);
        const bool space = tct_is_space(c);
        if (!space && !inside && line->word_count < UINT16_MAX) line->word_count++;
        inside = !space;
        if (line->length++ == 0) line->first = c;
        line->last = c;
    }
    line->stopped = ends_sentence(body);
    line->comma = line->last == ',' || line->last == ';' || line->last == ':';
    return body.size > 0;
}

static bool begins_capital(const tct_line *line) {
    return !tct_is_lower(line->first) && (tct_is_letter(line->first) || tct_is_digit(line->first));
}

/** A heading may open with a quotation mark; what counts is the letter behind it. */
static bool begins_like_heading(const tct_line *line) {
    const tct_str body = tct_str_span(line->text, line->span);
    for (size_t at = 0; at < body.size;) {
        const uint32_t c = tct_utf8_next(body, &at);
        if (tct_is_letter(c) || tct_is_digit(c)) return !tct_is_lower(c);
        if (!tct_is_punctuation(c) && !tct_is_space(c)) return false;
    }
    return false;
}

bool tct_line_is_heading(const tct_line *line) {
    if (line->word_count > HEADING_WORDS || line->length > HEADING_LENGTH) return false;
    if (line->last == ',' || line->last == ';' || line->last == '.' || line->last == 0x2026) return false;
    return begins_like_heading(line);
}

bool tct_line_is_headline(const tct_line *line) {
    if (line->word_count > HEADLINE_WORDS || line->length > HEADLINE_LENGTH) return false;
    if (line->last == '.' || line->comma) return false;
    return tct_is_letter(line->first) || tct_is_digit(line->first) || tct_is_punctuation(line->first);
}

static bool is_bullet(uint32_t c) {
    switch (c) {
    case '-':
    case '*':
    case 0x2013:
    case 0x2014:
    case 0x2022:
    case 0x00B7:
    case 0x25AA:
    case 0x25CF:
    case 0x25E6:
    case 0x2023:
    case 0x25BA:
    case 0x27A2:
    case 0x2043:
    case 0x25A0:
    case 0x25CB:
        return true;
    default:
        return false;
    }
}

/** "12." "3)" "a)" "iv)": bytes up to the mark's end, 0 when it is none. */
static size_t enumerator(tct_str body) {
    assert(body.size > 0);
    size_t at = 0, digits = 0, letters = 0;
    for (; at < body.size && body.data[at] >= '0' && body.data[at] <= '9'; at++)
        digits++;
    for (; digits == 0 && at < body.size && ((body.data[at] | 32) >= 'a' && (body.data[at] | 32) <= 'z');
         at++)
        letters++;
    if (at == body.size || digits > 2 || letters > 4 || digits + letters == 0) return 0;
    if (letters > 1) /* roman numerals only */
        for (size_t i = 0; i < letters; i++)
            if (!strchr("ivxIVX", body.data[i])) return 0;
    const char mark = body.data[at];
    return mark == ')' || (mark == '.' && digits > 0) ? at + 1 : 0;
}

size_t tct_line_list_marker(const tct_line *line) {
    const tct_str body = tct_str_span(line->text, line->span);
    size_t at = 0;
    const uint32_t c = tct_utf8_next(body, &at);
    if (!is_bullet(c)) at = enumerator(body);
    if (at == 0 || at >= body.size) return 0;
    const size_t mark = at;
    while (at < body.size) {
        const size_t before = at;
        if (!tct_is_space(tct_utf8_next(body, &at))) return before > mark || c == 0x2022 ? before : 0;
    }
    return 0;
}

/** Number of the footnote mark that begins the line, 0 for none. */
static uint32_t footnote_mark(tct_str body) {
    size_t at = 0;
    uint32_t c = tct_utf8_next(body, &at), number = 0;
    if (tct_superscript_digit(c) >= 0) return (uint32_t)tct_superscript_digit(c);
    if (c != '[' && c != '(') return 0;
    const char close = c == '[' ? ']' : ')';
    const size_t first = at;
    for (; at < body.size && at < first + 3 && body.data[at] >= '0' && body.data[at] <= '9'; at++)
        number = number * 10 + (uint32_t)(body.data[at] - '0');
    return at > first && at < body.size && body.data[at] == close && at + 1 < body.size ? number : 0;
}

/** "(3) …" is a note only if the text refers to (3) before; else it is an item of a list. */
static bool refers(const tct_line *line, size_t mark_size) {
    assert(mark_size <= line->span.end - line->span.begin);
    const tct_str mark = tct_str_range(line->text, line->span.begin, line->span.begin + mark_size);
    return tct_str_find(tct_str_range(line->text, 0, line->span.begin), mark, 0) != SIZE_MAX;
}

static bool try_footnote(const tct_line *line, tct_block *block) {
    const tct_str body = tct_str_span(line->text, line->span);
    block->number = footnote_mark(body);
    if (block->number == 0) return false;
    const char *end = body.data[0] == '(' ? memchr(body.data, ')', body.size) : NULL;
    const bool item = end && !refers(line, (size_t)(end - body.data) + 1);
    block->kind = item ? TCT_BLOCK_LIST_ITEM : TCT_BLOCK_FOOTNOTE;
    if (item) block->number = 0, block->level = 1;
    return true;
}

static bool try_list_item(const tct_line *line, tct_block *block) {
    if (tct_line_list_marker(line) == 0) return false;
    block->kind = TCT_BLOCK_LIST_ITEM;
    block->level = 1;
    return true;
}

/** Roles of @p phrase as it stands in the text. */
static unsigned roles_of(const tct_line *line, tct_str phrase) {
    tct_scratch scratch;
    tct_buffer folded;
    tct_scratch_init(&scratch);
    tct_buffer_init(&folded, &scratch.allocator, sizeof scratch.bytes / 4);
    const bool fits = phrase.size < 200 && tct_fold(phrase, &folded) == TCT_OK;
    const unsigned roles = fits ? tct_source_words_get(line->words, tct_buffer_str(&folded)).roles : 0;
    tct_buffer_clear(&folded);
    return roles;
}

/** What stands between "Photo" and a caption; the word alone is not enough: "Photo shows" begins a sentence.
 */
static bool is_caption_mark(tct_str rest) {
    rest = tct_str_trim(rest);
    return rest.size > 1 && (strchr(":.(|-", rest.data[0]) || (rest.data[0] >= '0' && rest.data[0] <= '9') ||
                             tct_str_starts(rest, TCT_LIT("–")) || tct_str_starts(rest, TCT_LIT("©")));
}

/** True if the line begins with a caption phrase of at most three words. */
static bool begins_caption(const tct_line *line) {
    const tct_str body = tct_str_span(line->text, line->span);
    size_t end = 0;
    for (unsigned words = 1; words <= 3 && end < body.size; words++, end++) {
        while (end < body.size && !strchr(" :.(|\t\n", body.data[end]))
            end++;
        const tct_str rest = tct_str_range(body, end, body.size);
        if (is_caption_mark(rest) && roles_of(line, tct_str_range(body, 0, end)) & (1u << TCT_ROLE_CAPTION))
            return true;
        if (rest.size == 0 || rest.data[0] != ' ') return false;
    }
    return false;
}

static bool try_caption(const tct_line *line, tct_block *block) {
    const tct_str body = tct_str_span(line->text, line->span);
    const bool round = line->first == '(' && (line->last == ')' || tct_str_ends(body, TCT_LIT(").")));
    if (round) {
        int depth = 0; /* "(a) and (b)" is no remark in parentheses */
        for (size_t i = 0; i + 2 < body.size; i++) {
            depth += (body.data[i] == '(') - (body.data[i] == ')');
            if (depth == 0) return false;
        }
    } else if (line->first != 0xA9 && !begins_caption(line)) {
        return false;
    }
    block->kind = TCT_BLOCK_CAPTION;
    return true;
}

/** Cells between TABs or pipes; a single pipe is not enough. */
static bool try_table_row(const tct_line *line, tct_block *block) {
    const tct_str body = tct_str_span(line->text, line->span);
    size_t tabs = 0, pipes = 0, letters = 0;
    for (size_t i = 0; i < body.size; i++) {
        tabs += body.data[i] == '\t' && i > 0 && body.data[i - 1] != '\t';
        pipes += body.data[i] == '|';
        letters += ((unsigned char)body.data[i] >= 0x80) || (body.data[i] | 32) >= 'a' || body.data[i] >= '0';
    }
    if (pipes >= 2 && letters == pipes) { /* |---|---| */
        block->kind = TCT_BLOCK_FURNITURE;
        return true;
    }
    if (tabs == 0 && pipes < 2) return false;
    block->kind = TCT_BLOCK_TABLE_ROW;
    return true;
}

/** A dangling separator is the rest of a menu or breadcrumb: "event |", "Home ›". */
static bool is_breadcrumb(const tct_line *line) {
    return line->word_count <= 4 && (line->last == '|' || line->last == 0x203A || line->first == '|' ||
                                     line->first == 0x203A || (line->last == '>' && line->first != '<'));
}

static bool try_furniture(const tct_line *line, tct_block *block) {
    const bool word = roles_of(line, tct_str_span(line->text, line->span)) & (1u << TCT_ROLE_FURNITURE);
    if (!word && !is_breadcrumb(line)) { /* a rule: nothing but punctuation */
        const tct_str body = tct_str_span(line->text, line->span);
        for (size_t at = 0; at < body.size;) {
            const uint32_t c = tct_utf8_next(body, &at);
            if (!tct_is_punctuation(c) && !tct_is_space(c)) return false;
        }
    }
    block->kind = TCT_BLOCK_FURNITURE;
    return true;
}

static bool try_dateline(const tct_line *line, tct_block *block) {
    const tct_line_dates dates = tct_line_read_dates(line);
    const bool release = dates.roles & ((1u << TCT_ROLE_RELEASE) | (1u << TCT_ROLE_EMBARGO));
    const bool published =
        dates.dated && dates.roles & (1u << TCT_ROLE_PUBLISHED); /* "by Jane Doe" may follow */
    if (!release && !dates.dated) return false;
    if (dates.others > (published ? 2u : 0u)) return false;
    if (dates.places > (published ? 5u : dates.dated ? 3u : 0u))
        return false; /* "Statement by Jane Doe" is a title */
    block->kind = TCT_BLOCK_DATELINE;
    return true;
}

/** A colon that separates: not that of "https://" or "10:30". */
static bool separates(tct_str body, size_t colon, size_t behind) {
    assert(colon < behind && behind <= body.size);
    if (colon == 0 || behind == body.size) return colon > 0;
    const char before = body.data[colon - 1], after = body.data[behind];
    return after != '/' && !(before >= '0' && before <= '9' && after >= '0' && after <= '9');
}

/** Position of the colon that ends the key: bytes before it and behind it. */
static bool find_colon(tct_str body, size_t *end, size_t *value) {
    unsigned words = 1;
    bool space = false;
    for (size_t at = 0; at < body.size;) {
        const size_t begin = at;
        const uint32_t c = tct_utf8_next(body, &at);
        if (c == ':' || c == 0xFF1A) {
            *end = begin, *value = at;
            return separates(body, begin, at);
        }
        const bool now = tct_is_space(c);
        if (now && !space) words++;
        space = now;
        const bool abbreviation = c == '.' && at < body.size && body.data[at] == ':'; /* "Tél.:" */
        if ((is_stop(c) && !abbreviation) || c == ';' || c == '"' || c == 0xAB || c == 0x201C || c == '\t' ||
            c == '\n')
            return false;
        if (words > KEY_WORDS + 1) return false;
    }
    return false;
}

static bool is_quotation_mark(uint32_t c) {
    return c == '"' || c == 0xAB || c == 0x201C || c == 0x2018 || c == 0x2039;
}

/** A value that is a clause of a sentence: long, or from a small letter to a full stop. */
static bool is_clause(const tct_line *value) {
    if (value->word_count > 30) return true;
    if (is_quotation_mark(value->first)) return value->stopped || value->word_count > 14;
    return value->stopped && (tct_is_lower(value->first) || value->word_count > 14);
}

bool tct_line_known_key(const tct_line *line, const tct_block *block) {
    return roles_of(line, tct_str_span(line->text, block->key)) &
           ((1u << TCT_ROLE_KEY) | (1u << TCT_ROLE_PUBLISHED));
}

bool tct_line_key_value(const tct_line *line, tct_block *block) {
    const tct_str body = tct_str_span(line->text, line->span);
    size_t end, value;
    if (!begins_capital(line) || tct_is_digit(line->first) || !find_colon(body, &end, &value)) return false;
    const tct_span key = trim(line->text, (tct_span){line->span.begin, line->span.begin + (uint32_t)end});
    tct_line rest, head;
    if (!tct_line_open(line->words, line->text, key, &head) || head.word_count > KEY_WORDS) return false;
    if (!tct_line_open(line->words, line->text,
                       (tct_span){line->span.begin + (uint32_t)value, line->span.end}, &rest))
        return false;
    block->key = key;
    block->value = rest.span;
    assert(key.end <= rest.span.begin);
    if (!is_clause(&rest) || tct_line_known_key(line, block)) return true;
    block->key = block->value = (tct_span){0, 0};
    return false;
}

static bool try_key_value(const tct_line *line, tct_block *block) {
    if (!tct_line_key_value(line, block)) return false;
    block->kind = TCT_BLOCK_KEY_VALUE;
    return true;
}

void tct_line_classify(const tct_line *line, tct_block *block) {
    assert(line->span.begin < line->span.end);
    static bool (*const recognisers[])(const tct_line *, tct_block *) = {
        try_footnote, try_furniture, try_list_item, try_caption, try_key_value, try_dateline, try_table_row};
    *block = (tct_block){.span = line->span, .kind = TCT_BLOCK_PARAGRAPH};
    for (size_t i = 0; i < sizeof recognisers / sizeof *recognisers; i++)
        if (recognisers[i](line, block)) return;
}
