/* "le plan, que X mène …", "la visite que doit effectuer X": objects of relative clauses that the tree hangs
 * elsewhere, read off the order of words. */
#include "extract/match_internal.h"

#define CLAUSE_WORDS 9u /* words from the relative to its verb */

static bool is_plain_finite(const tct_word *word) {
    return word->upos == TCT_UPOS_VERB && TCT_FEAT(word->feats, TCT_FEAT_VERBFORM) == TCT_VERBFORM_FIN;
}

/* "que", which the tagger may take for "that": the relative that is an object. */
static bool is_object_relative(const tct_word *word) {
    const bool relative =
        TCT_FEAT(word->feats, TCT_FEAT_PRONTYPE) == TCT_PRONTYPE_REL && word->upos == TCT_UPOS_PRON;
    return (relative && word->relation == TCT_DEP_OBJ) || word->upos == TCT_UPOS_SCONJ;
}

/* The verb over infinitives: "doit" of "doit effectuer". */
static uint32_t outer_verb(const tct_tree *tree, uint32_t verb) {
    for (unsigned step = 0; step < 2; step++) {
        const tct_word *word = word_at(tree, verb);
        if (word->relation != TCT_DEP_XCOMP || word->head == TCT_NONE || word->head > verb) return verb;
        if (!is_verbal(word_at(tree, word->head))) return verb;
        verb = word->head;
    }
    return verb;
}

/* The relative that opens the clause of @p verb; TCT_NONE for none. */
static uint32_t opener(const tct_tree *tree, uint32_t verb) {
    const uint32_t first = tree->doc->sentences.items[word_at(tree, verb)->sentence].first_word;
    for (uint32_t w = verb; w-- > first && verb - w <= CLAUSE_WORDS;) {
        const tct_word *word = word_at(tree, w);
        if (is_object_relative(word)) return w;
        if (is_plain_finite(word)) return TCT_NONE;
    }
    return TCT_NONE;
}

/* Does nothing but pronouns, adverbs and auxiliaries stand between the relative and its verb? */
static bool verb_follows(const tct_tree *tree, uint32_t relative, uint32_t verb) {
    for (uint32_t w = relative + 1; w < verb; w++) {
        const uint8_t upos = word_at(tree, w)->upos;
        if (upos != TCT_UPOS_ADV && upos != TCT_UPOS_AUX && upos != TCT_UPOS_PRON) return false;
        if (is_relation(tree, w, TCT_DEP_NSUBJ)) return false;
    }
    return true;
}

tct_object_relative tct_object_relative_of(const tct_tree *tree, uint32_t verb) {
    assert(tree && verb < tree->doc->words.count);
    const tct_object_relative none = {TCT_NONE, false};
    const uint32_t outer = outer_verb(tree, verb);
    const uint32_t relative = opener(tree, outer);
    if (relative == TCT_NONE) return none;
    const uint32_t name = tct_name_before(tree, relative);
    if (name == TCT_NONE) return none;
    return (tct_object_relative){name, verb_follows(tree, relative, outer)};
}
