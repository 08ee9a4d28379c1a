/** @file charset.h Bytes of unknown encoding → UTF-8 (ICU converters behind it). */
#ifndef TCT_BASE_CHARSET_H
#define TCT_BASE_CHARSET_H

#include "base/buffer.h"

/** What was decided on and what had to be mended. */
typedef struct {
    const char *name; /**< "UTF-8", "windows-1252", …; static, or in @c buffer; never NULL */
    char buffer[48];
    size_t replaced; /**< broken sequences and NUL bytes that became U+FFFD */
    bool ignored;    /**< a charset was declared but unknown, or the bytes contradict it */
} tct_charset;

/**
 * Appends @p bytes to @p out as UTF-8 without byte order mark. The encoding is, in this order: byte order
 * mark; UTF-16 by its zero bytes; UTF-8 if the bytes are valid UTF-8; @p declared (label of HTTP, meta or XML
 * declaration, may be empty) if it is known and not UTF-8; UTF-8 with repairs if most non-ASCII bytes are;
 * else windows-1252, which also stands for ISO-8859-1 and ASCII, as HTML5 demands.
 * @return TCT_ERR_ENCODING for binary data, TCT_ERR_LIMIT, TCT_ERR_MEMORY.
 */
TCT_MUST_USE tct_status tct_charset_decode(tct_str bytes, tct_str declared, tct_charset *charset,
                                           tct_buffer *out);

#endif
