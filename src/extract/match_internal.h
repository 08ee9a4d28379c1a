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

/** Head of the subject behind the comma after the phrase that @p predicate heads at the beginning of its
 * sentence; TCT_NONE when it heads none. */
uint32_t tct_fronted_subject(const tct_tree *tree, uint32_t predicate);

/** A relative pronoun, or a conjunction that the tree makes an argument ("que" taken for "that"). */
bool tct_is_relative(const tct_word *word);
/** The latter of the two. */
bool tct_is_mistaken_relative(const tct_word *word);
/** Sets the words of @p arg to what the phrase at @p word is: a relative pronoun stands for its antecedent,
 * and for the name before it where the tree gives it one that names nothing. False when it stands for
 * nothing. */
bool tct_resolve_argument(const tct_tree *tree, uint32_t word, tct_arg *arg);

/** Head of the name that ends right before a word, perhaps at a comma; TCT_NONE for none. */
uint32_t tct_name_before(const tct_tree *tree, uint32_t word);

/** Adds an argument unless it is there already or the list is full. */
void tct_args_add(tct_args *args, tct_arg arg);
/** Adds as object the name that stands right before a participle, or before its place and its day. */
void tct_add_name_before(const tct_tree *tree, uint32_t participle, tct_args *args);

/** Adds as subject of a noun what its clause says it is: "the members of X are |A and B|". */
void tct_add_equated(const tct_tree *tree, const tct_part *part, uint32_t noun, tct_args *args);

/** Mentions that "the two organisations" takes up, in the order of the text. */
typedef struct {
    uint32_t items[4];
    unsigned count;
} tct_group;

/** What the definite plural headed by @p noun takes up; false when it does not say how many, or when not just
 * so many were spoken of before. */
bool tct_group_of(const tct_tree *tree, const tct_part *part, uint32_t noun, tct_group *group);

/** What the relative clause of a verb has as its object. */
typedef struct {
    uint32_t object; /**< head of the name before the relative; TCT_NONE when there is no such clause */
    bool inverted;   /**< the verb stands right behind the relative: its subject follows */
} tct_object_relative;

tct_object_relative tct_object_relative_of(const tct_tree *tree, uint32_t verb);

#endif
