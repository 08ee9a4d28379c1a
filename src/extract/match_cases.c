/* Prepositions before noun phrases. */
#include "extract/match_internal.h"

#define PHRASE_DEPTH 12 /* noun phrases in noun phrases */

/* --- prepositions -----------------------------------------------------------------------------------------
 */

/* True for what belongs to a noun phrase before its head. */
static bool is_premodifier(uint8_t relation) {
    switch (relation) {
    case TCT_DEP_DET:
    case TCT_DEP_AMOD:
    case TCT_DEP_NUMMOD:
    case TCT_DEP_COMPOUND:
    case TCT_DEP_FLAT:
    case TCT_DEP_NMOD:
    case TCT_DEP_NMOD_POSS:
    case TCT_DEP_APPOS:
        return true;
    default:
        return false;
    }
}

static uint32_t phrase_begin(const tct_tree *tree, uint32_t word, unsigned depth) {
    uint32_t begin = word;
    if (depth > PHRASE_DEPTH) return begin;
    EACH_CHILD(tree, child, word) {
        if (child > word) break;
        if (!is_premodifier(word_at(tree, child)->relation)) continue;
        const uint32_t left = phrase_begin(tree, child, depth + 1);
        if (left < begin) begin = left;
    }
    return begin;
}

uint32_t tct_phrase_begin(const tct_tree *tree, uint32_t word) {
    return phrase_begin(tree, word, 0);
}

/* Words that may stand between a preposition and what it governs. */
static bool is_transparent(const tct_word *word) {
    return word->upos == TCT_UPOS_DET || word->upos == TCT_UPOS_PUNCT || word->upos == TCT_UPOS_ADJ ||
           word->upos == TCT_UPOS_NUM || word->upos == TCT_UPOS_ADV;
}

/* Symbol of a contraction as written ("au"), 0 when nobody knows it. Contractions are ASCII. */
static tct_symbol surface_of(const tct_tree *tree, const tct_word *word) {
    char text[8];
    const tct_str written = tct_doc_span(tree->doc, word->span);
    if (written.size > sizeof text) return 0;
    for (size_t i = 0; i < written.size; i++)
        text[i] = (char)(written.data[i] >= 'A' && written.data[i] <= 'Z' ? written.data[i] - 'A' + 'a'
                                                                          : written.data[i]);
    return tct_symbols_find(tree->doc->symbols, (tct_str){text, written.size});
}

static bool ends_before(const tct_tree *tree, uint32_t at, const tct_symbol *words, uint32_t length) {
    const uint32_t first = tree->doc->sentences.items[word_at(tree, at)->sentence].first_word;
    unsigned skipped = 0;
    while (length) {
        if (at == first) return false;
        const tct_word *word = word_at(tree, --at);
        const tct_symbol wanted = words[length - 1];
        if (word->lower == wanted || word->lemma == wanted) {
            length--;
            skipped = 0;
        } else if ((word->flags & TCT_WORD_PART) && at > first && surface_of(tree, word) == wanted) {
            length--;
            at--;
            skipped = 0;
        } else if (!is_transparent(word) || ++skipped > 2)
            return false;
    }
    return true;
}

static unsigned longest_before(const tct_tree *tree, uint32_t at, const tct_symbol *words, unsigned count) {
    for (unsigned i = 0; i < count; i++) {
        uint32_t length = 0;
        while (words[length])
            length++;
        if (length && ends_before(tree, at, words, length)) return length;
        words += length + 1;
    }
    return 0;
}

/* "lors d'une session de …": from the complement of a carrier to the carrier; TCT_NONE when there is none. */
static uint32_t carrier_before(const tct_tree *tree, uint32_t at) {
    const uint32_t sentence = word_at(tree, at)->sentence;
    const uint32_t first = tree->doc->sentences.items[sentence].first_word;
    while (at > first && is_transparent(word_at(tree, at - 1)))
        at--;
    if (at < first + 2 || word_at(tree, at - 1)->upos != TCT_UPOS_ADP) return TCT_NONE;
    const tct_part *part = tct_part_of_sentence(tree->extract, tree->doc, sentence);
    const tct_word *noun = word_at(tree, at - 2);
    const bool carries = tct_part_item(part, TCT_LIST_CARRIERS, noun->lemma) ||
                         tct_part_item(part, TCT_LIST_CARRIERS, noun->lower);
    return carries ? at - 2 : TCT_NONE;
}

unsigned tct_case_before(const tct_tree *tree, uint32_t at, const tct_symbol *words, unsigned count) {
    for (unsigned step = 0; step < 3 && at != TCT_NONE; step++) {
        const unsigned length = longest_before(tree, at, words, count);
        if (length) return length;
        at = carrier_before(tree, at);
    }
    return 0;
}

static bool is_single_case(tct_symbol word, const tct_symbol *words, unsigned count) {
    for (unsigned i = 0; i < count; i++) {
        if (words[0] == word && words[1] == 0) return true;
        while (*words)
            words++;
        words++;
    }
    return false;
}

unsigned tct_arg_has_case(const tct_tree *tree, const tct_arg *arg, const tct_symbol *words, unsigned count) {
    if (arg->function == TCT_ARG_POSSESSOR)
        return tree->possessive && is_single_case(tree->possessive, words, count);
    if (arg->function == TCT_ARG_COMPOUND)
        return tree->compound && is_single_case(tree->compound, words, count);
    if (arg->marker != arg->word && is_single_case(word_at(tree, arg->marker)->lower, words, count)) return 1;
    return tct_case_before(tree, tct_phrase_begin(tree, arg->marker), words, count);
}
