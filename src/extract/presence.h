/**
 * @file presence.h
 * Lists of those at the event that the text speaks of: "Among those present were A and B", "exhibitors from
 * nine countries, among them C". The words are lists of the language: presence-openers and presence-nouns.
 */
#ifndef TCT_EXTRACT_PRESENCE_H
#define TCT_EXTRACT_PRESENCE_H

#include "extract/match.h"

/** Adds attendee and performer relations; after the frames, before what follows from who was where. */
TCT_MUST_USE tct_status tct_presence_lists(const tct_tree *tree, tct_doc *doc);

#endif
