/** @file pages.h The text of printed pages as running text. */
#ifndef TCT_CLI_PAGES_H
#define TCT_CLI_PAGES_H

#include "cli/text.h"

/**
 * Joins pages that end in form feeds: lines that hold a page number only, and first and last lines that an
 * earlier page has too (their figures aside), go; a word that is divided at the end of a line is put together
 * where small letters stand on both sides of the hyphen. False without memory.
 */
bool tct_cli_pages_join(tct_cli_text *text);

#endif
