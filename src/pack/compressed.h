/** @file compressed.h Zstandard, in which models lie in the source tree. */
#ifndef TCT_PACK_COMPRESSED_H
#define TCT_PACK_COMPRESSED_H

#include "base/buffer.h"

/** Appends what the one frame in @p bytes holds to @p out (its maximum is the limit). TCT_ERR_SYNTAX when it
 * is damaged. */
TCT_MUST_USE tct_status tct_decompress(tct_str bytes, tct_buffer *out);
/** Appends @p bytes compressed at @p level (1 … 19). */
TCT_MUST_USE tct_status tct_compress(tct_str bytes, int level, tct_buffer *out);

#endif
