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

tct_status tct_coref_names(tct_coref *coref);    /**< equal, shorter and known names; acronyms by initials */
tct_status tct_coref_people(tct_coref *coref);   /**< surname for full name */
tct_status tct_coref_anaphors(tct_coref *coref); /**< definite descriptions by class */
tct_status tct_coref_pronouns(tct_coref *coref); /**< adds PRONOUN mentions where the antecedent is safe */

#endif
