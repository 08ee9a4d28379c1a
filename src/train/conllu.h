/** @file conllu.h Treebanks: CoNLL-U files (universaldependencies.org/format.html) in memory. */
#ifndef TCT_TRAIN_CONLLU_H
#define TCT_TRAIN_CONLLU_H

#include "base/arena.h"
#include "base/vec.h"
#include "doc/ud.h"

/** A syntactic word. Slices live in the treebank's arena. */
typedef struct {
    tct_str form, lower, lemma;
    tct_str token;  /**< surface token that it belongs to, on the first word of one; empty on the others */
    uint32_t feats; /**< packed */
    uint16_t head;  /**< index in the sentence; the number of words for the root */
    uint8_t upos, relation;
    bool space_after;
    bool any_lemma; /**< the treebank does not say its lemma */
} tct_ud_word;

typedef struct {
    size_t first, count; /**< words */
    tct_str text;        /**< of the comment "# text", may be empty */
    uint32_t flags;      /**< of the caller */
    bool new_paragraph;  /**< begins a paragraph or document */
} tct_ud_sentence;

/** Zero-initialise, then tct_arena_init() its arena. */
typedef struct {
    tct_arena arena;
    TCT_VEC(tct_ud_word) words;
    TCT_VEC(tct_ud_sentence) sentences;
} tct_treebank;

void tct_treebank_init(tct_treebank *treebank);
void tct_treebank_free(tct_treebank *treebank);
/** Appends the sentences of the file at @p path, marked with @p flags. TCT_ERR_SYNTAX names nothing but means
 * the file. */
TCT_MUST_USE tct_status tct_treebank_read(tct_treebank *treebank, const char *path, uint32_t flags);
/** Makes the tree of a sentence projective: heads of arcs that cross move up until none does (shortest arcs
 * first). */
void tct_projectivise(tct_ud_word *words, size_t count);

#endif
