/** @file frames_internal.h What the files that fill a frame's slots share. */
#ifndef TCT_EXTRACT_FRAMES_INTERNAL_H
#define TCT_EXTRACT_FRAMES_INTERNAL_H

#include "extract/frames.h"

/** Percent that a weaker witness than the tree takes off the confidence. */
enum { TCT_PENALTY_ORDER = 22, TCT_PENALTY_ORDER_CASE = 14, TCT_PENALTY_AGENT = 8 };

const tct_word *tct_match_word(const tct_frame_match *match, uint32_t word);
const tct_frame_slot *tct_match_slot(const tct_frame_match *match, uint32_t index);
uint32_t tct_match_slot_count(const tct_frame_match *match);
/** True when the entity already fills another slot or is the trigger. */
bool tct_match_is_taken(const tct_frame_match *match, uint32_t mention);
/** Puts what was found into slot @p slot; false when nothing of it is new. */
bool tct_match_accept(tct_frame_match *match, uint32_t slot, const tct_fillers *found, uint8_t penalty);
/** The outermost mention that fits @p slot and begins at @p word, TCT_NONE when there is none. */
uint32_t tct_match_mention_at(const tct_frame_match *match, uint32_t word, const tct_frame_slot *slot);
/** True when the frame has a slot for a direct object. */
bool tct_match_has_direct_object(const tct_frame_match *match);

/** "supports |the Government|'s Blueprint": an owner is no argument of the verb. */
bool tct_match_is_owner(const tct_frame_match *match, uint32_t mention);
/** Fills a slot by the order of words, where the tree has nothing for it. */
bool tct_match_by_order(tct_frame_match *match, uint32_t index);
/** Fills a slot by a word that points back to an event or text ("y", "there"). */
bool tct_match_by_pointing(tct_frame_match *match, uint32_t index);
/** True for a slot marked "@". */
bool tct_match_wants_context(const tct_frame_match *match, uint32_t index);
/** Fills a slot that asks for the event that the text speaks of ("@"). */
bool tct_match_by_context(tct_frame_match *match, uint32_t index);
/** Fills a slot of dates. */
bool tct_match_by_date(tct_frame_match *match, uint32_t index);

#endif
