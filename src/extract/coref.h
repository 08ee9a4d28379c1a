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

/** How many mentions before or behind one another are compared; keeps long documents linear. */
#define TCT_COREF_REACH 1500u

typedef struct {
    const tct_extract *extract;
    tct_doc *doc;
    tct_coref_view *views; /**< one per mention */
    size_t count;          /**< mentions that have a view */
    uint32_t *notes; /**< by block: the mention before the mark of the note that it is, or TCT_NONE; NULL
                        without notes */
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

/** The first of the sorted mentions that lies in @p sentence or after it. */
uint32_t tct_coref_first_of_sentence(const tct_coref *coref, uint32_t sentence);
/** Adds the single word @p word as a PRONOUN mention of the chain of @p other. */
TCT_MUST_USE tct_status tct_coref_add_pronoun(tct_coref *coref, uint32_t word, uint32_t other,
                                              const char *rule);
/** The mention that the note in which @p sentence stands is about; TCT_NONE for none. */
uint32_t tct_coref_noted(const tct_coref *coref, uint32_t sentence);
/** A note that begins with a verb: its mark stands for the subject, as a PRONOUN mention. */
TCT_MUST_USE tct_status tct_coref_note_subject(tct_coref *coref, uint32_t sentence);

tct_status tct_coref_names(tct_coref *coref);    /**< equal, shorter and known names; acronyms by initials */
tct_status tct_coref_people(tct_coref *coref);   /**< surname for full name */
tct_status tct_coref_notes(tct_coref *coref);    /**< what footnotes say of what stands before their marks */
tct_status tct_coref_anaphors(tct_coref *coref); /**< definite descriptions by class */
tct_status tct_coref_pronouns(tct_coref *coref); /**< adds PRONOUN mentions where the antecedent is safe */

#endif
