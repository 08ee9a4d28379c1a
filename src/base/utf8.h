/** @file utf8.h UTF-8 (RFC 3629) and the Unicode properties that reading needs (ICU behind it). */
#ifndef TCT_BASE_UTF8_H
#define TCT_BASE_UTF8_H

#include "base/buffer.h"

/** U+FFFD, what stands for bytes that are no text. */
#define TCT_REPLACEMENT 0xFFFDu

/** Code point at byte @p at of valid or broken @p text; @p at moves past it. Broken bytes give U+FFFD, one
 * byte each. */
uint32_t tct_utf8_next(tct_str text, size_t *at);
/** Code point that ends before byte @p at, which moves to its start. */
uint32_t tct_utf8_previous(tct_str text, size_t *at);
/** Size in bytes of the longest valid prefix of @p text. */
size_t tct_utf8_valid_prefix(tct_str text);
bool tct_utf8_valid(tct_str text);
/** @p text without a byte order mark at its start. */
tct_str tct_utf8_unmarked(tct_str text);
/** Appends @p text with broken bytes replaced by U+FFFD; returns how many were. */
size_t tct_utf8_repair(tct_str text, tct_buffer *out);
/** Number of code points in valid @p text. */
size_t tct_utf8_length(tct_str text);

bool tct_is_letter(uint32_t c);
bool tct_is_digit(uint32_t c);
/** What a raised digit ("²") is, 0 … 9, or -1. */
int tct_superscript_digit(uint32_t c);
bool tct_is_upper(uint32_t c); /**< upper or title case */
/** True when the first letter of @p text is upper or title case. */
bool tct_starts_upper(tct_str text);
bool tct_is_lower(uint32_t c);
bool tct_is_space(uint32_t c);       /**< Unicode White_Space, with U+FEFF and U+200B */
bool tct_is_punctuation(uint32_t c); /**< general categories P* and S* */

/** Appends the NFC, case-folded form (Unicode default folding), with ’ as ' and no-break spaces as spaces. */
tct_status tct_fold(tct_str text, tct_buffer *out);
/** Appends the folded form without combining marks and with ligatures opened: for keys of comparison. */
tct_status tct_fold_plain(tct_str text, tct_buffer *out);
/** Appends an ASCII slug ([a-z0-9-], at most @p limit bytes, no dash at an end) transliterated by ICU. */
tct_status tct_slug(tct_str text, size_t limit, tct_buffer *out);

#endif
