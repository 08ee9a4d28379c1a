/**
 * @file manifest.h
 * manifest.jsonl of a batch: one line of JSON a document. Lines are only ever appended while a batch runs, so
 * that what was reported survives a kill at any moment; when a document has several, the last one holds. A
 * torn last line is none.
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
    size_t place;     /**< number of its line */
    const char *line; /**< in the manifest's bytes, with the line feed */
    size_t line_size;
} tct_manifest_entry;

/** Entries sorted by input, one each. */
typedef struct {
    tct_cli_text bytes; /**< all whole lines of the file */
    tct_manifest_entry *entries;
    size_t count;
    bool torn; /**< the file ends within a line */
} tct_manifest;

/** Parses the manifest in @p manifest->bytes. False without memory or (@p bad_line > 0) for a broken line. */
bool tct_manifest_parse(tct_manifest *manifest, size_t *bad_line);
void tct_manifest_free(tct_manifest *manifest);
/** NULL when the manifest does not have it. */
const tct_manifest_entry *tct_manifest_find(const tct_manifest *manifest, const char *input);
/** Parses one line (its bytes must outlive @p entry); false for what is no entry. */
bool tct_manifest_entry_parse(tct_cli_json line, tct_manifest_entry *entry);
void tct_manifest_entry_free(tct_manifest_entry *entry);

#endif
