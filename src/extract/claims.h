/**
 * @file claims.h
 * What a clause claims: plain assertion, plan, report, hypothesis or denial. Read off the verb's mood and
 * tense, its auxiliaries, negation and conjunctions, and the verbs that govern it; the words come from
 * lang/xx/claim-cues.tsv (word TAB negation|hypothesis|plan|report|wish).
 */
#ifndef TCT_EXTRACT_CLAIMS_H
#define TCT_EXTRACT_CLAIMS_H

#include "extract/match.h"

/** Claim of the clause whose predicate (verb, noun or adjective) is @p predicate. */
tct_claim tct_claim_of(const tct_tree *tree, const tct_part *part, uint32_t predicate);

#endif
