#include "cli/text.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void tct_cli_text_free(tct_cli_text *text) {
    free(text->data);
    *text = (tct_cli_text){NULL, 0, 0, false};
}

void tct_cli_text_reset(tct_cli_text *text) {
    text->size = 0;
    text->failed = false;
}

static bool reserve(tct_cli_text *text, size_t more) {
    assert(text->size <= text->capacity);
    if (text->capacity - text->size >= more) return true;
    size_t capacity = text->capacity ? text->capacity : 256;
    while (capacity - text->size < more)
        capacity *= 2;
    char *moved = realloc(text->data, capacity);
    if (!moved) {
        text->failed = true;
        return false;
    }
    text->data = moved;
    text->capacity = capacity;
    return true;
}

void tct_cli_text_add(tct_cli_text *text, const char *bytes, size_t size) {
    if (size == 0 || text->failed || !reserve(text, size)) return;
    memcpy(text->data + text->size, bytes, size);
    text->size += size;
}

void tct_cli_text_puts(tct_cli_text *text, const char *c_string) {
    assert(c_string);
    tct_cli_text_add(text, c_string, strlen(c_string));
}

void tct_cli_text_number(tct_cli_text *text, uint64_t number) {
    char digits[24];
    snprintf(digits, sizeof digits, "%llu", (unsigned long long)number);
    tct_cli_text_puts(text, digits);
}

bool tct_cli_only_has(const char *bytes, size_t size, const char *characters) {
    assert((bytes || size == 0) && characters);
    for (size_t i = 0; i < size; i++)
        if (!bytes[i] || !strchr(characters, bytes[i])) return false;
    return true;
}

uint64_t tct_cli_hash(const char *bytes, size_t size) {
    assert(bytes || size == 0);
    uint64_t value = 14695981039346656037u;
    for (size_t i = 0; i < size; i++)
        value = (value ^ (unsigned char)bytes[i]) * 1099511628211u;
    return value;
}

/* --- JSON, written --- */

/** Bytes of the well-formed UTF-8 character at @p bytes (Unicode, table 3-7), 0 when there is none. */
static size_t character(const unsigned char *bytes, size_t size) {
    static const struct {
        unsigned char first, last, low, high, length;
    } forms[] = {{0x00, 0x7f, 0x80, 0xbf, 1}, {0xc2, 0xdf, 0x80, 0xbf, 2}, {0xe0, 0xe0, 0xa0, 0xbf, 3},
                 {0xe1, 0xec, 0x80, 0xbf, 3}, {0xed, 0xed, 0x80, 0x9f, 3}, {0xee, 0xef, 0x80, 0xbf, 3},
                 {0xf0, 0xf0, 0x90, 0xbf, 4}, {0xf1, 0xf3, 0x80, 0xbf, 4}, {0xf4, 0xf4, 0x80, 0x8f, 4}};
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        if (bytes[0] < forms[i].first || bytes[0] > forms[i].last) continue;
        const size_t length = forms[i].length;
        if (length > size || (length > 1 && (bytes[1] < forms[i].low || bytes[1] > forms[i].high))) return 0;
        for (size_t k = 2; k < length; k++)
            if ((bytes[k] & 0xc0) != 0x80) return 0;
        return length;
    }
    return 0;
}

static void escape(tct_cli_text *text, unsigned code) {
    char escaped[8];
    snprintf(escaped, sizeof escaped, "\\u%04x", code & 0xffffu);
    tct_cli_text_add(text, escaped, 6);
}

void tct_cli_text_json(tct_cli_text *text, const char *bytes, size_t size) {
    assert(bytes || size == 0);
    const unsigned char *at = (const unsigned char *)bytes;
    tct_cli_text_add(text, "\"", 1);
    while (size) {
        const size_t length = character(at, size);
        if (length == 0)
            escape(text, 0xdc00u + *at);
        else if (*at < 0x20)
            escape(text, *at);
        else {
            if (*at == '"' || *at == '\\') tct_cli_text_add(text, "\\", 1);
            tct_cli_text_add(text, (const char *)at, length);
        }
        at += length ? length : 1;
        size -= length ? length : 1;
    }
    tct_cli_text_add(text, "\"", 1);
}

/* --- JSON, read: what this program wrote, or a torn piece of it --- */

enum { MOST_DEPTH = 32 };

static void skip_space(tct_cli_json *json) {
    while (json->at < json->end && strchr(" \t\r\n", *json->at) && *json->at)
        json->at++;
}

static bool skip_string(tct_cli_json *json) {
    assert(*json->at == '"');
    for (json->at++; json->at < json->end; json->at++) {
        if (*json->at == '"') {
            json->at++;
            return true;
        }
        if (*json->at == '\\') json->at++;
    }
    json->at = json->end;
    return false;
}

/** Moves over a whole value, however nested: brackets are counted outside of strings. */
static bool skip_value(tct_cli_json *json) {
    int depth = 0;
    do {
        if (json->at >= json->end || depth > MOST_DEPTH) return false;
        if (*json->at == '"') {
            if (!skip_string(json)) return false;
            continue;
        }
        if (depth == 0 && strchr(",]} ", *json->at)) return false;
        depth += *json->at == '{' || *json->at == '[';
        depth -= *json->at == '}' || *json->at == ']';
        json->at++;
        while (depth == 0 && json->at < json->end && strchr("+-.0123456789Eaeflnrstu", *json->at) &&
               json->at[-1] != '}' && json->at[-1] != ']')
            json->at++;
    } while (depth > 0);
    return true;
}

static bool take_value(tct_cli_json *json, tct_cli_json *value) {
    skip_space(json);
    value->at = json->at;
    if (!skip_value(json)) return false;
    value->end = json->at;
    skip_space(json);
    return true;
}

bool tct_cli_json_member(tct_cli_json object, const char *key, tct_cli_json *value) {
    assert(key && value);
    tct_cli_json name;
    skip_space(&object);
    if (object.at >= object.end || *object.at != '{') return false;
    do {
        object.at++;
        if (!take_value(&object, &name) || *name.at != '"') return false;
        if (object.at >= object.end || *object.at != ':') return false;
        object.at++;
        if (!take_value(&object, value)) return false;
        const size_t size = (size_t)(name.end - name.at) - 2;
        if (strlen(key) == size && memcmp(name.at + 1, key, size) == 0) return true;
    } while (object.at < object.end && *object.at == ',');
    return false;
}

bool tct_cli_json_next(tct_cli_json *array, tct_cli_json *element) {
    assert(array && element);
    if (array->at >= array->end || (*array->at != '[' && *array->at != ',')) return false;
    array->at++;
    return take_value(array, element);
}

static unsigned hexadecimal(const char *digits) {
    unsigned number = 0;
    for (int i = 0; i < 4; i++) {
        const char *found = strchr("0123456789abcdef", digits[i]);
        number = number * 16 + (found && *found ? (unsigned)(found - "0123456789abcdef") : 0);
    }
    return number;
}

char *tct_cli_json_string(tct_cli_json value) {
    assert(value.at <= value.end);
    if (value.end - value.at < 2 || *value.at != '"') return NULL;
    char *text = malloc((size_t)(value.end - value.at)), *out = text;
    for (const char *at = value.at + 1; text && at < value.end - 1; at++) {
        if (*at != '\\')
            *out++ = *at;
        else if (at[1] != 'u' || value.end - at < 7)
            *out++ = *++at;
        else { /* control characters, and bytes that are no UTF-8 */
            *out++ = (char)(hexadecimal(at + 2) & 0xffu);
            at += 5;
        }
    }
    if (text) *out = 0;
    return text;
}

uint64_t tct_cli_json_number(tct_cli_json value) {
    uint64_t number = 0;
    for (; value.at < value.end && *value.at >= '0' && *value.at <= '9'; value.at++)
        number = number * 10 + (uint64_t)(*value.at - '0');
    return number;
}
