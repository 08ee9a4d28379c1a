/** @file phrases_internal.h Shared by the parts of the chunk grammar. Words are indices into the document. */
#ifndef TCT_EXTRACT_PHRASES_INTERNAL_H
#define TCT_EXTRACT_PHRASES_INTERNAL_H

#include "extract/phrases.h"

/** Kind of the mention that covers word @p at, TCT_KIND_NONE when there is none. */
tct_kind tct_phrase_kind_at(const tct_scene *scene, uint32_t at);
bool tct_phrase_upos_is(const tct_scene *scene, uint32_t at, tct_upos upos);
/** A hyphen or dash without white space on either side. */
bool tct_phrase_hyphen_between(const tct_scene *scene, uint32_t at);
/** A word that may stand inside a noun phrase: noun, adjective, name, number, capitalised word. */
bool tct_phrase_nominal(const tct_scene *scene, uint32_t at);
/** Does a person begin at @p at, or a form of address? */
bool tct_phrase_person_at(const tct_scene *scene, uint32_t at);
/** The word after the articles (contracted or not) from @p at on. */
uint32_t tct_phrase_skip_articles(const tct_scene *scene, uint32_t at);

/** Takes in what belongs to the phrase before its noun. */
void tct_phrase_extend_left(const tct_scene *scene, tct_phrase *phrase);
/** Takes in complements and what is coordinated with them, behind noun and modifiers. */
void tct_phrase_extend_right(const tct_scene *scene, tct_phrase *phrase);

#endif
