/** @file dates.h Dates as machines and mastheads write them. */
#ifndef TCT_SOURCE_DATES_H
#define TCT_SOURCE_DATES_H

#include "doc/doc.h"

/** "2024-05-22", "2024.05.22", "22/05/2024", "22.05.2024": year first, or day first. False for anything else.
 */
bool tct_date_numeric(tct_str text, tct_date *date);
/** ISO 8601 (time ignored), RFC 822/2822 ("Wed, 22 May 2024 08:00:00 +0200"), or figures. */
bool tct_date_machine(tct_str text, tct_date *date);

#endif
