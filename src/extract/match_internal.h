/** @file match_internal.h Small questions about words of a tree, for the files that read it. */
#ifndef TCT_EXTRACT_MATCH_INTERNAL_H
#define TCT_EXTRACT_MATCH_INTERNAL_H

#include <assert.h>

#include "extract/match.h"

#define EACH_CHILD(tree, child_, word_)                                                                      \
    for (uint32_t child_ = (tree)->child[word_]; child_ != TCT_NONE; child_ = (tree)->sibling[child_])

static inline const tct_word *word_at(const tct_tree *tree, uint32_t word) {
    assert(word < tree->doc->words.count);
    return &tree->doc->words.items[word];
}

static inline bool is_relation(const tct_tree *tree, uint32_t word, tct_deprel relation) {
    return word_at(tree, word)->relation == relation;
}

static inline bool has_child(const tct_tree *tree, uint32_t word, tct_deprel relation) {
    EACH_CHILD(tree, child, word) {
        if (is_relation(tree, child, relation)) return true;
    }
    return false;
}

static inline bool is_verbal(const tct_word *word) {
    return word->upos == TCT_UPOS_VERB || word->upos == TCT_UPOS_AUX;
}

static inline bool is_participle(const tct_word *word) {
    const unsigned form = TCT_FEAT(word->feats, TCT_FEAT_VERBFORM);
    const unsigned tense = TCT_FEAT(word->feats, TCT_FEAT_TENSE);
    return form == TCT_VERBFORM_PART && tense != TCT_TENSE_PRES;
}

static inline bool is_nominal(const tct_word *word) {
    switch (word->upos) {
    case TCT_UPOS_NOUN:
    case TCT_UPOS_PROPN:
    case TCT_UPOS_PRON:
    case TCT_UPOS_NUM:
    case TCT_UPOS_X:
    case TCT_UPOS_ADJ:
    case TCT_UPOS_SYM:
        return true;
    default:
        return false;
    }
}

#endif
