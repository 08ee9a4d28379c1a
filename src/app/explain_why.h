/** @file explain_why.h Why no statement joins two mentions; seen by this folder only. */
#ifndef TCT_APP_EXPLAIN_WHY_H
#define TCT_APP_EXPLAIN_WHY_H

#include "app/conversion.h"

/**
 * Says in @p out, for people, why no statement of @p doc joins what @p asked names (texts of mentions,
 * compared without case and accents; parts of a text do when no mention is the whole), or which one does.
 */
TCT_MUST_USE tct_status tct_explain_why(const tct_conversion *conversion, const tct_doc *doc,
                                        const char *const asked[2], tct_buffer *out);

#endif
