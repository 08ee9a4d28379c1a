/** @file file.h Whole files: read, map, write so that they appear whole or not at all. */
#ifndef TCT_BASE_FILE_H
#define TCT_BASE_FILE_H

#include "base/buffer.h"

/** Appends the file's bytes to @p out (whose maximum is the limit). "-" is standard input. */
tct_status tct_file_read(const char *path, tct_buffer *out);

/** A file mapped read-only. */
typedef struct {
    void *address;
    size_t size;
} tct_mapping;

TCT_MUST_USE tct_status tct_file_map(const char *path, tct_mapping *mapping);
void tct_file_unmap(tct_mapping *mapping);

/** Writes @p bytes to @p path: temporary file beside it, fsync, rename. errno tells more on TCT_ERR_IO. */
TCT_MUST_USE tct_status tct_file_write(const char *path, tct_str bytes);

#endif
