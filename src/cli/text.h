/** @file text.h A growing text, and JSON in it. Errors stick: look at @c failed once at the end. */
#ifndef TCT_CLI_TEXT_H
#define TCT_CLI_TEXT_H

#include "tercet.h"

/** Zero-initialised it is empty; tct_cli_text_free() it. @c data is NULL while nothing was added. */
typedef struct {
    char *data;
    size_t size, capacity;
    bool failed; /**< out of memory; what was added since is missing */
} tct_cli_text;

void tct_cli_text_free(tct_cli_text *text);
/** Empties it but keeps the memory. */
void tct_cli_text_reset(tct_cli_text *text);
void tct_cli_text_add(tct_cli_text *text, const char *bytes, size_t size);
void tct_cli_text_puts(tct_cli_text *text, const char *c_string);
void tct_cli_text_number(tct_cli_text *text, uint64_t number);
/**
 * A JSON string with its quotes. Bytes that are no UTF-8 (file names may hold any) become lone low surrogates
 * U+DC80 to U+DCFF, as Python's "surrogateescape" has it, so that names survive the way there and back.
 */
void tct_cli_text_json(tct_cli_text *text, const char *bytes, size_t size);

/** True when each of the bytes is one of @p characters, which has no NUL. */
bool tct_cli_only_has(const char *bytes, size_t size, const char *characters);

/** 64-bit hash of bytes (FNV-1a), the same on every machine. */
uint64_t tct_cli_hash(const char *bytes, size_t size);

/** A slice of JSON text. */
typedef struct {
    const char *at, *end;
} tct_cli_json;

/** The value of member @p key of object @p object; false when it has none or is no whole object. */
bool tct_cli_json_member(tct_cli_json object, const char *key, tct_cli_json *value);
/** Takes the next element off an array (@p array begins as the whole value); false at its end. */
bool tct_cli_json_next(tct_cli_json *array, tct_cli_json *element);
/** The characters of a string value as tct_cli_text_json() wrote them; free() it. NULL for another value. */
char *tct_cli_json_string(tct_cli_json value);
/** A number without sign, 0 for another value. */
uint64_t tct_cli_json_number(tct_cli_json value);

#endif
