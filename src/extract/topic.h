/**
 * @file topic.h
 * The event that a document is about, and what the document says of it without naming it again: its parts,
 * the events on its days, the place of the dateline. Weaker than what a clause says.
 */
#ifndef TCT_EXTRACT_TOPIC_H
#define TCT_EXTRACT_TOPIC_H

#include "extract/internal.h"

/** A particular event, no pronoun and no vague mention. */
bool tct_topic_is_event(const tct_doc *doc, uint32_t mention);
/**
 * Root of the event that the document is about: no part of another by its noun, and spoken of more often than
 * the others, where the head of the text counts more. TCT_NONE when none stands out.
 */
uint32_t tct_topic_event(const tct_extract *extract, const tct_doc *doc);
/** Adds superEvent and location relations of the main event @p whole (or TCT_NONE); after dates are known. */
TCT_MUST_USE tct_status tct_topic_complete(const tct_extract *extract, tct_doc *doc, uint32_t whole);

#endif
