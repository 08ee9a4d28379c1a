/** @file formats.h The readers behind tct_source_read(); each takes UTF-8 with LF line ends. */
#ifndef TCT_SOURCE_FORMATS_H
#define TCT_SOURCE_FORMATS_H

#include "source/draft.h"

/** Plain text: the document's text is @p text, unchanged. */
TCT_MUST_USE tct_status tct_read_text(tct_str text, tct_reading *reading);

#endif
