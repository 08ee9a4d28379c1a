/** @file plain.h Blocks of plain text. */
#ifndef TCT_SOURCE_PLAIN_H
#define TCT_SOURCE_PLAIN_H

#include "source/draft.h"

/** Appends the blocks of @p draft's text, which is complete and has LF line ends. */
TCT_MUST_USE tct_status tct_plain_blocks(tct_draft *draft);
/**
 * Looks at blocks together, for text and pages alike: title, headings, groups of list items and table rows,
 * dates of publication and embargo from date lines.
 * @p guess_headings: paragraphs may turn out to be the title or headings (text), else markup has told (HTML).
 */
TCT_MUST_USE tct_status tct_blocks_relate(tct_draft *draft, bool guess_headings);
/** Cuts place and date before a dash off the paragraphs at the top: they become date lines. */
TCT_MUST_USE tct_status tct_blocks_split_datelines(tct_draft *draft);

#endif
