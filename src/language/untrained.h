/**
 * @file untrained.h
 * Tags and trees for a language whose part has no trained model: what a new part begins with. Words are
 * tagged by the lists word-tags (form, part of speech, lemma, features) and ending-tags (ending, part of
 * speech, what takes its place in the lemma, features); trees are built by a few rules over noun phrases and
 * verbs that hold for languages with prepositions and the head before its complements. Sentences of the plain
 * kind come out right, others roughly: a statement from them is worth less.
 */
#ifndef TCT_LANGUAGE_UNTRAINED_H
#define TCT_LANGUAGE_UNTRAINED_H

#include "doc/doc.h"
#include "pack/pack.h"

/** What the part of a language says. Lists may be NULL. */
typedef struct {
    const tct_pack_list *words, *endings;
    const tct_pack_list *name_words;  /**< "of": prepositions that join a noun to a noun */
    const tct_pack_list *agent_cases; /**< prepositions of the agent of a passive */
} tct_untrained;

tct_untrained tct_untrained_of(const tct_pack_language *language);
/** True when the part has what tagging needs. */
bool tct_untrained_can(const tct_untrained *part);
/** Tags the words of the sentences [first, end) of @p doc and gives them heads and relations. */
TCT_MUST_USE tct_status tct_untrained_analyse(const tct_untrained *part, tct_doc *doc, uint32_t first,
                                              uint32_t end);

/** Part of speech, features and lemma of the words [first, end). */
TCT_MUST_USE tct_status tct_untrained_tag(const tct_untrained *part, tct_doc *doc, uint32_t first,
                                          uint32_t end);
/** Heads and relations of the words [first, end) of one sentence. */
void tct_untrained_parse(const tct_untrained *part, tct_doc *doc, uint32_t first, uint32_t end);

#endif
