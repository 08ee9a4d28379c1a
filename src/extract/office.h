/**
 * @file office.h
 * The organization that issues a press release, and what the text leaves implied because every reader knows
 * who speaks. Three passes: names that only an organization can have (before coreference), definite nouns and
 * the first person that stand for the issuer (after it), relations that need it (after the frames).
 *
 * Lists of a language part, all optional:
 *   office-about    what opens the paragraph in which an organization presents itself
 *   office-contact  what opens the block that says whom the press may ask
 *   office-verbs    lemmas of verbs by which the issuer speaks of itself
 *   office-nouns    definite nouns that stand for the issuer: any, or own (its name or class says so)
 *   office-titles   nouns of titles that are held in an organization
 *   office-we       first person: subject or possessive
 */
#ifndef TCT_EXTRACT_OFFICE_H
#define TCT_EXTRACT_OFFICE_H

#include "extract/internal.h"

/** List @p name of the language of @p sentence, or NULL. */
const tct_pack_list *tct_office_list(const tct_extract *extract, const tct_doc *doc, uint32_t sentence,
                                     const char *name);
/** Words [first, end) of the name that a heading or opening "About X" gives; false when @p sentence is none.
 */
bool tct_office_about(const tct_extract *extract, const tct_doc *doc, uint32_t sentence, uint32_t *first,
                      uint32_t *end);
/** True when @p sentence begins a contact block. */
bool tct_office_is_contact(const tct_extract *extract, const tct_doc *doc, uint32_t sentence);
/**
 * Representative of the organization that issues the text, from an "About X" paragraph, the headline, the
 * first sentences, the contact block and the publisher that the page names; TCT_NONE in doubt.
 */
TCT_MUST_USE tct_status tct_office_find(const tct_extract *extract, tct_doc *doc, uint32_t *office);
/** Does the text of word @p at begin with a capital? */
bool tct_office_capital(const tct_doc *doc, uint32_t at);
/** Is the word before @p at, in its sentence, a determiner of @p kind ("def", "indef")? */
bool tct_office_determined(const tct_extract *extract, const tct_doc *doc, uint32_t at, const char *kind);
/** Is the word one of sign or punctuation @p text? */
static inline bool tct_office_is(const tct_doc *doc, uint32_t at, tct_str text) {
    return at < doc->words.count && tct_str_equal(tct_doc_symbol(doc, doc->words.items[at].form), text);
}

#endif
