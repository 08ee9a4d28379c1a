/**
 * @file events.h
 * What follows from who took part where: a person known to take part in one event and who speaks in the text
 * speaks there; what such a person presents is presented there. Weaker than what a clause says by itself, and
 * only where one event alone can be meant.
 */
#ifndef TCT_EXTRACT_EVENTS_H
#define TCT_EXTRACT_EVENTS_H

#include "extract/match.h"

/** The one event that the entity of @p person takes part in by the relations found so far, else TCT_NONE. */
uint32_t tct_event_of(const tct_extract *extract, const tct_doc *doc, uint32_t person);
/** A relation that follows from what @p sentence says. */
tct_relation tct_event_relation(const tct_extract *extract, const tct_doc *doc, tct_property_name property,
                                uint32_t subject, uint32_t object, uint32_t sentence, uint8_t confidence,
                                const char *rule);
/** True when a statement of its beginning lies after the day of publication: nobody has spoken there yet. */
bool tct_event_is_ahead(const tct_extract *extract, const tct_doc *doc, uint32_t event);
/** False for documents so large that their context says nothing about who was where. */
bool tct_events_applicable(const tct_doc *doc);
/** The event of @p sentence, or of the one before it in the same block; TCT_NONE for none or several. */
uint32_t tct_event_around(const tct_doc *doc, uint32_t sentence);
/** The event that @p sentence or the one before it speaks of, else the document's main one, else TCT_NONE. */
uint32_t tct_event_near(const tct_extract *extract, const tct_doc *doc, uint32_t sentence);
/** Adds performer relations for the speakers of doc->quotations and presentedAt for what participants
 * presented. */
TCT_MUST_USE tct_status tct_events_complete(const tct_extract *extract, tct_doc *doc);

#endif
