/** @file diag.h Telling the user: formatting into the sink that the caller gave. */
#ifndef TCT_BASE_DIAG_H
#define TCT_BASE_DIAG_H

#include "base/status.h"

/** Formats one diagnostic into @p sink (which may be NULL) and returns @p status, so that `return
 * tct_report(…)` reads well. */
tct_status tct_report(const tct_sink *sink, tct_severity severity, tct_status status, const char *source,
                      uint64_t line, const char *format, ...) TCT_PRINTF(6, 7);

#endif
