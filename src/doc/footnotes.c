#include "doc/footnotes.h"

#include <assert.h>

#include "base/utf8.h"

static tct_str text_of(const tct_doc *doc, uint32_t word) {
    return tct_doc_span(doc, doc->words.items[word].span);
}

/** The number that @p text is, at most three digits; 0 for none. */
static uint32_t number_in(tct_str text) {
    uint32_t number = 0;
    if (text.size > 3) return 0;
    for (size_t i = 0; i < text.size; i++) {
        if (text.data[i] < '0' || text.data[i] > '9') return 0;
        number = number * 10 + (uint32_t)(text.data[i] - '0');
    }
    return number;
}

static uint32_t raised_number(tct_str text) {
    size_t used = 0;
    if (text.size == 0 || (unsigned char)text.data[0] < 0xC2) return 0;
    const int digit = tct_superscript_digit(tct_utf8_next(text, &used));
    return digit > 0 && used == text.size ? (uint32_t)digit : 0;
}

bool tct_footnote_mark_at(const tct_doc *doc, uint32_t word, uint32_t end, tct_footnote_mark *mark) {
    assert(doc && mark && word < end && end <= doc->words.count);
    const tct_str open = text_of(doc, word);
    *mark = (tct_footnote_mark){TCT_MARK_RAISED, raised_number(open), word, word + 1};
    if (mark->number) return true;
    const bool brackets = tct_str_equal(open, TCT_LIT("["));
    if ((!brackets && !tct_str_equal(open, TCT_LIT("("))) || end - word < 3) return false;
    if (!tct_str_equal(text_of(doc, word + 2), brackets ? TCT_LIT("]") : TCT_LIT(")"))) return false;
    *mark = (tct_footnote_mark){brackets ? TCT_MARK_BRACKETS : TCT_MARK_PARENTHESES,
                                number_in(text_of(doc, word + 1)), word + 1, word + 3};
    return mark->number != 0;
}
