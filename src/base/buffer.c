#include "base/buffer.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>

/** What data points to while nothing is allocated; never written. */
static char empty[1];

void tct_buffer_init(tct_buffer *buffer, const tct_allocator *allocator, size_t maximum) {
    assert(buffer && allocator);
    *buffer = (tct_buffer){.allocator = allocator, .data = empty, .maximum = maximum};
}

void tct_buffer_clear(tct_buffer *buffer) {
    assert(buffer);
    if (buffer->capacity) tct_dealloc(buffer->allocator, buffer->data);
    tct_buffer_init(buffer, buffer->allocator, buffer->maximum);
}

void tct_buffer_reset(tct_buffer *buffer) {
    assert(buffer && buffer->data);
    buffer->size = 0;
    if (buffer->capacity) buffer->data[0] = '\0';
    buffer->status = TCT_OK;
}

/** Makes room for @p extra bytes and a NUL; false when the buffer is in error. */
static bool make_room(tct_buffer *buffer, size_t extra) {
    if (buffer->status != TCT_OK) return false;
    if (extra > buffer->maximum || buffer->size > buffer->maximum - extra) {
        buffer->status = TCT_ERR_LIMIT;
        return false;
    }
    const size_t needed = buffer->size + extra + 1;
    if (needed <= buffer->capacity) return true;
    size_t capacity = buffer->capacity < 64 ? 64 : buffer->capacity * 2;
    if (capacity < needed) capacity = needed;
    char *moved = tct_realloc(buffer->allocator, buffer->capacity ? buffer->data : NULL, capacity, 1);
    if (!moved) {
        buffer->status = TCT_ERR_MEMORY;
        return false;
    }
    buffer->data = moved;
    buffer->capacity = capacity;
    return true;
}

void tct_buffer_append(tct_buffer *buffer, tct_str text) {
    if (text.size == 0 || !make_room(buffer, text.size)) return;
    memcpy(buffer->data + buffer->size, text.data, text.size);
    buffer->size += text.size;
    buffer->data[buffer->size] = '\0';
}

void tct_buffer_char(tct_buffer *buffer, char byte) {
    if (!make_room(buffer, 1)) return;
    buffer->data[buffer->size++] = byte;
    buffer->data[buffer->size] = '\0';
}

void tct_buffer_code_point(tct_buffer *buffer, uint32_t c) {
    assert(c <= 0x10FFFF && !(c >= 0xD800 && c <= 0xDFFF));
    char bytes[4];
    size_t size = 0;
    if (c < 0x80) {
        bytes[size++] = (char)c;
    } else if (c < 0x800) {
        bytes[size++] = (char)(0xC0 | c >> 6);
    } else if (c < 0x10000) {
        bytes[size++] = (char)(0xE0 | c >> 12);
        bytes[size++] = (char)(0x80 | (c >> 6 & 0x3F));
    } else {
        bytes[size++] = (char)(0xF0 | c >> 18);
        bytes[size++] = (char)(0x80 | (c >> 12 & 0x3F));
        bytes[size++] = (char)(0x80 | (c >> 6 & 0x3F));
    }
    if (c >= 0x80) bytes[size++] = (char)(0x80 | (c & 0x3F));
    tct_buffer_append(buffer, (tct_str){bytes, size});
}

void tct_buffer_format(tct_buffer *buffer, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    const int size = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    if (size < 0 || !make_room(buffer, (size_t)size)) return;
    va_start(arguments, format);
    vsnprintf(buffer->data + buffer->size, (size_t)size + 1, format, arguments);
    va_end(arguments);
    buffer->size += (size_t)size;
}

tct_status tct_buffer_status(const tct_buffer *buffer) {
    assert(buffer);
    return buffer->status;
}

void tct_buffer_inherit(tct_buffer *whole, const tct_buffer *part) {
    assert(whole && part && whole != part);
    if (whole->status == TCT_OK) whole->status = part->status;
}
