/* Tags without a model: by form, by ending, by capitals. */
#include <assert.h>

#include "base/utf8.h"
#include "language/untrained.h"

/** Letters of the longest ending that is looked up. */
#define ENDING_LETTERS 6
/** Bytes of a lemma that is made from an ending. */
#define LEMMA_BYTES 128u

tct_untrained tct_untrained_of(const tct_pack_language *language) {
    assert(language);
    return (tct_untrained){.words = tct_pack_list_find(language, "word-tags"),
                           .endings = tct_pack_list_find(language, "ending-tags"),
                           .name_words = tct_pack_list_find(language, "name-words"),
                           .agent_cases = tct_pack_list_find(language, "agent-cases")};
}

bool tct_untrained_can(const tct_untrained *part) {
    return part->words != NULL;
}

static tct_str value_of(const tct_doc *doc, const tct_pack_item *item, int column) {
    return item->value[column] ? tct_doc_symbol(doc, item->value[column]) : TCT_LIT("");
}

static bool is_numeral(tct_str form) {
    return form.size && form.data[0] >= '0' && form.data[0] <= '9';
}

static bool has_letter(tct_str form) {
    for (size_t at = 0; at < form.size;)
        if (tct_is_letter(tct_utf8_next(form, &at))) return true;
    return false;
}

static void set_tag(const tct_doc *doc, const tct_pack_item *item, tct_word *word) {
    word->upos = (uint8_t)tct_upos_parse(value_of(doc, item, 0));
    word->feats = tct_feats_parse(value_of(doc, item, 2));
}

static bool by_form(const tct_untrained *part, const tct_doc *doc, tct_word *word) {
    const tct_pack_item *item = tct_pack_list_get(part->words, word->lower);
    if (!item) return false;
    set_tag(doc, item, word);
    if (item->value[1]) word->lemma = item->value[1];
    return true;
}

/** The lemma that @p item makes of a form whose ending begins at @p at; 0 when the pack does not know it. */
static tct_symbol known_lemma(const tct_doc *doc, tct_str form, size_t at, const tct_pack_item *item) {
    char text[LEMMA_BYTES];
    const tct_str end = value_of(doc, item, 1);
    if (at + end.size > sizeof text) return 0;
    memcpy(text, form.data, at);
    memcpy(text + at, end.data, end.size);
    return tct_symbols_find(doc->symbols, (tct_str){text, at + end.size});
}

/** The longest ending that fits; one that makes a lemma does so only for words that the pack knows. */
static bool by_ending(const tct_untrained *part, const tct_doc *doc, tct_word *word) {
    const tct_str form = tct_doc_symbol(doc, word->lower);
    size_t starts[ENDING_LETTERS], count = 0, at = form.size;
    while (count < ENDING_LETTERS && at > 0) {
        tct_utf8_previous(form, &at);
        if (at > 0) starts[count++] = at;
    }
    while (count > 0) {
        const size_t start = starts[--count];
        const tct_symbol ending = tct_symbols_find(doc->symbols, tct_str_range(form, start, form.size));
        const tct_pack_item *item = ending ? tct_pack_list_get(part->endings, ending) : NULL;
        if (!item) continue;
        const tct_symbol lemma = item->value[1] ? known_lemma(doc, form, start, item) : word->lower;
        if (!lemma) continue;
        set_tag(doc, item, word);
        word->lemma = lemma;
        return true;
    }
    return false;
}

static void by_shape(const tct_doc *doc, bool first, tct_word *word) {
    const tct_str form = tct_doc_symbol(doc, word->form);
    word->upos = !has_letter(form)                  ? TCT_UPOS_PUNCT
                 : tct_starts_upper(form) && !first ? TCT_UPOS_PROPN
                                                    : TCT_UPOS_NOUN;
}

tct_status tct_untrained_tag(const tct_untrained *part, tct_doc *doc, uint32_t first, uint32_t end) {
    assert(part && doc && first <= end && end <= doc->words.count);
    for (uint32_t w = first; w < end; w++) {
        tct_word *word = &doc->words.items[w];
        const tct_str form = tct_doc_symbol(doc, word->form);
        word->lemma = word->lower;
        word->feats = 0;
        if (is_numeral(form))
            word->upos = TCT_UPOS_NUM;
        else if (by_form(part, doc, word))
            continue;
        else if ((tct_starts_upper(form) && w > first) || !part->endings || !by_ending(part, doc, word))
            by_shape(doc, w == first, word);
    }
    return TCT_OK;
}

tct_status tct_untrained_analyse(const tct_untrained *part, tct_doc *doc, uint32_t first, uint32_t end) {
    assert(part && doc && end <= doc->sentences.count);
    for (uint32_t s = first; s < end; s++) {
        const tct_sentence sentence = doc->sentences.items[s];
        TRY(tct_untrained_tag(part, doc, sentence.first_word, sentence.word_end));
        tct_untrained_parse(part, doc, sentence.first_word, sentence.word_end);
    }
    return TCT_OK;
}
