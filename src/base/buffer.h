/** @file buffer.h A growing text buffer with a named maximum. Errors stick: check tct_buffer_status() once at
 * the end. */
#ifndef TCT_BASE_BUFFER_H
#define TCT_BASE_BUFFER_H

#include "base/alloc.h"
#include "base/str.h"

/** @c data is never NULL and always NUL-terminated after tct_buffer_init(). */
typedef struct {
    const tct_allocator *allocator;
    char *data;
    size_t size;
    size_t capacity;
    size_t maximum; /**< most bytes it may hold; one more is TCT_ERR_LIMIT */
    tct_status status;
} tct_buffer;

void tct_buffer_init(tct_buffer *buffer, const tct_allocator *allocator, size_t maximum);
/** Frees the memory; the buffer is empty and usable again. */
void tct_buffer_clear(tct_buffer *buffer);
/** Empties it but keeps the memory. */
void tct_buffer_reset(tct_buffer *buffer);
void tct_buffer_append(tct_buffer *buffer, tct_str text);
void tct_buffer_char(tct_buffer *buffer, char byte);
void tct_buffer_code_point(tct_buffer *buffer, uint32_t code_point);
void tct_buffer_format(tct_buffer *buffer, const char *format, ...) TCT_PRINTF(2, 3);
/** An error of @p part, whose text went into @p whole or should have, becomes that of @p whole. */
void tct_buffer_inherit(tct_buffer *whole, const tct_buffer *part);
/** First error met while filling, TCT_OK if none. */
tct_status tct_buffer_status(const tct_buffer *buffer);

static inline tct_str tct_buffer_str(const tct_buffer *buffer) {
    return (tct_str){buffer->data, buffer->size};
}

#endif
