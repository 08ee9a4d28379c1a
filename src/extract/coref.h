/**
 * @file coref.h
 * Which mentions name the same thing. Chains grow by union; a chain never holds two kinds, two known
 * entities, or two people who share no more than a surname.
 */
#ifndef TCT_EXTRACT_COREF_H
#define TCT_EXTRACT_COREF_H

#include "extract/internal.h"

/** What coreference compares of a mention. */
typedef struct {
    uint64_t key;              /**< hash of the folded text without small words */
    const tct_symbol *content; /**< folded words without articles, prepositions, conjunctions */
    uint32_t count;
    uint32_t determiner; /**< word of the determiner before it, TCT_NONE for none */
} tct_coref_view;

typedef struct {
    const tct_extract *extract;
    tct_doc *doc;
    tct_coref_view *views; /**< one per mention */
    size_t count;          /**< mentions that have a view */
} tct_coref;

/** Joins the chains of two mentions unless they exclude each other. True when they are one now. */
bool tct_coref_join(tct_coref *coref, uint32_t a, uint32_t b);
/** May both name one thing? Same kind, no two known entities, no contradiction of gender between persons. */
bool tct_coref_compatible(const tct_coref *coref, uint32_t a, uint32_t b);

/** The same head noun, whether the tagger took it for a name or not? */
bool tct_coref_same_head(const tct_coref *coref, const tct_mention *a, const tct_mention *b);
/** Is the determiner of mention @p m of @p kind (second column of the list articles: "def", "indef", "poss")?
 */
bool tct_coref_determined(const tct_coref *coref, uint32_t m, const char *kind);
/** Does the description say no more than its noun does: "the three-year initiative"? */
bool tct_coref_says_no_more(const tct_coref *coref, const tct_mention *mention);
/** Joins an event or strategy of the lead with what the top of the text names or describes. True when it did.
 */
bool tct_coref_join_top(tct_coref *coref, uint32_t m);

tct_status tct_coref_names(tct_coref *coref);    /**< equal, shorter and known names; acronyms by initials */
tct_status tct_coref_people(tct_coref *coref);   /**< surname for full name */
tct_status tct_coref_anaphors(tct_coref *coref); /**< definite descriptions by class */
tct_status tct_coref_pronouns(tct_coref *coref); /**< adds PRONOUN mentions where the antecedent is safe */

#endif
