/**
 * @file manifest.h
 * manifest.jsonl of a batch: one line of JSON a document. Lines are only ever appended while a batch runs, so
 * that what was reported survives a kill at any moment; when a document has several, the last one holds. A
 * torn last line is none.
 *
 * The file may be far larger than memory should be: kept are 16 bytes a document, a hash of its input and
 * where its line begins. Lines are read again when they are asked for, through a small window. (Not mapped:
 * what is touched of a mapped file counts as the process's own, and a file that another program cuts short
 * would end it.)
 */
#ifndef TCT_CLI_MANIFEST_H
#define TCT_CLI_MANIFEST_H

#include "cli/text.h"

typedef struct {
    char *file;      /**< below the batch's folder */
    char sha256[65]; /**< of its bytes */
    uint64_t size;
} tct_manifest_output;

/** One document as its line tells it. */
typedef struct {
    char *input; /**< as the user named it */
    char sha256[65];
    char settings[65]; /**< digest of options, version and knowledge */
    char *status;      /**< "ok", "partial" or "failed" */
    char *reason;      /**< of a failure, else NULL */
    uint64_t documents, triples;
    tct_manifest_output *outputs;
    size_t output_count;
} tct_manifest_entry;

/** Where the line of a document is. */
typedef struct {
    uint64_t key; /**< tct_cli_hash() of the input */
    uint64_t offset;
} tct_manifest_place;

/** An open manifest; TCT_MANIFEST_NONE is one without lines. A forked process may go on reading it. */
typedef struct {
    int fd;
    uint64_t size;              /**< of all whole lines */
    tct_manifest_place *places; /**< sorted, one a document */
    size_t count, capacity;
    bool torn;    /**< the file ends within a line */
    bool failed;  /**< a line could not be read again, or there was no memory for it */
    char *window; /**< bytes of the file from @c window_at on */
    size_t window_size, window_capacity;
    uint64_t window_at;
} tct_manifest;

#define TCT_MANIFEST_NONE ((tct_manifest){.fd = -1})

/** Opens @p path and finds its lines. False with @p bad_line > 0 for a line that is no entry, else with
 * errno. */
bool tct_manifest_open(tct_manifest *manifest, const char *path, size_t *bad_line);
void tct_manifest_close(tct_manifest *manifest);
/** The entry of @p input, to be freed; false when the manifest does not have it (or @c failed). */
bool tct_manifest_find(tct_manifest *manifest, const char *input, tct_manifest_entry *entry);
/** The place of the line of @p input in @c places, or SIZE_MAX. */
size_t tct_manifest_locate(tct_manifest *manifest, const char *input);
/** The line at @p offset with its line feed, valid until the next call; an empty one when it failed. */
tct_cli_json tct_manifest_line(tct_manifest *manifest, uint64_t offset);
/**
 * Goes through the entries in the order of the file: @p offset is 0 at first. The entry is to be freed. False
 * after the last one (or @c failed).
 */
bool tct_manifest_next(tct_manifest *manifest, uint64_t *offset, tct_manifest_entry *entry);

/** Parses one line; false for what is no entry. */
bool tct_manifest_entry_parse(tct_cli_json line, tct_manifest_entry *entry);
void tct_manifest_entry_free(tct_manifest_entry *entry);

#endif
