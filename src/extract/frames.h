/**
 * @file frames.h
 * Relations from frames: each word that triggers one is looked at with its arguments in normal form
 * (match.h), the frame's slots are filled, and every combination of fillers becomes a relation whose claim
 * comes from claims.h. Where the tree lacks an expected argument, the order of words in the clause is a
 * weaker witness.
 */
#ifndef TCT_EXTRACT_FRAMES_H
#define TCT_EXTRACT_FRAMES_H

#include "extract/match.h"

#define TCT_SLOTS_MAXIMUM 8

/** A frame at a place in the text. */
typedef struct {
    const tct_tree *tree;
    const tct_part *part;
    const tct_frame *frame;
    uint32_t word;     /**< trigger, or head of the mention that is it */
    uint32_t mention;  /**< mention of the trigger for trigger_role, else TCT_NONE */
    uint32_t used_end; /**< after the further words of the trigger ("avoir lieu") */
    const tct_args *args;
    tct_fillers fillers[TCT_SLOTS_MAXIMUM]; /**< per slot */
    uint32_t dates[TCT_SLOTS_MAXIMUM];      /**< index into doc->times per slot of dates, TCT_NONE */
    uint8_t penalty[TCT_SLOTS_MAXIMUM];
    bool misread; /**< a preposition is part of the name that it seemed to lead to */
} tct_frame_match;

/** Fills the slots; false when one that may not be missing stays empty. */
bool tct_frame_bind(tct_frame_match *match);
/** Adds the relations of a bound match to @p doc. */
TCT_MUST_USE tct_status tct_frame_emit(const tct_frame_match *match, tct_doc *doc);

/**
 * Makes specific what a match introduces: "a signé un accord de prêt" speaks of one agreement, although it is
 * new and indefinite. Only where the clause is asserted or planned.
 */
void tct_frame_introduce(const tct_frame_match *match, tct_doc *doc);

/**
 * Adds a relation unless the sentence already has it between the same entities (then the better confidence
 * stays).
 * @p relation.sentence and .span are set from the subject's sentence when the span is empty.
 */
TCT_MUST_USE tct_status tct_relation_add(tct_doc *doc, tct_relation relation);

#endif
