/**
 * @file dating.h
 * Dates of events and strategies beyond what frames say: lines of an agenda ("Thursday 16 May: lecture"),
 * dates on a line of their own in the header, the clause that names an event by its verb ("will be
 * inaugurated on 25 June"), deadlines ("by 2027"), terms ("a four-year initiative"). Only expressions of time
 * that no relation uses yet are looked at, and only entities without a date of that sort get one.
 */
#ifndef TCT_EXTRACT_DATING_H
#define TCT_EXTRACT_DATING_H

#include "extract/internal.h"

/** Makes specific the events that an agenda's line or their own clause dates: before coreference. */
TCT_MUST_USE tct_status tct_dating_introduce(const tct_extract *extract, tct_doc *doc);
/** Adds startDate and endDate; @p whole is the document's main event or TCT_NONE. After the frames. */
TCT_MUST_USE tct_status tct_dating_complete(const tct_extract *extract, tct_doc *doc, uint32_t whole);

#endif
