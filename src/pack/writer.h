/** @file writer.h Puts named chunks together to a pack image. */
#ifndef TCT_PACK_WRITER_H
#define TCT_PACK_WRITER_H

#include "base/buffer.h"
#include "pack/pack.h"

typedef struct tct_pack_writer tct_pack_writer;

/** NULL when there is no memory. */
tct_pack_writer *tct_pack_writer_new(const tct_allocator *allocator);
/** Accepts NULL. */
void tct_pack_writer_free(tct_pack_writer *writer);
/** Copies @p bytes under @p name (1 … 47 bytes). TCT_ERR_ARGUMENT for a name that is taken, empty or too
 * long. */
TCT_MUST_USE tct_status tct_pack_writer_add(tct_pack_writer *writer, tct_str name, tct_str bytes);
/** Same, with the name "A.B" or "A.B.C" put together from its parts (empty @p c for none). */
TCT_MUST_USE tct_status tct_pack_writer_add_parts(tct_pack_writer *writer, tct_str a, tct_str b, tct_str c,
                                                  tct_str bytes);
/** Appends the image to @p out, which must be empty; @p digest is 64 hex digits. Order of additions does not
 * matter. */
TCT_MUST_USE tct_status tct_pack_writer_finish(tct_pack_writer *writer, const char *digest, tct_buffer *out);

#endif
