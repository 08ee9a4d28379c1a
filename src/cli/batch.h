/**
 * @file batch.h
 * The parts of `tercet batch`: what is read (batch_inputs.c), where results go (batch_folder.c), one document
 * in a worker process (batch_work.c), the worker processes and the order of results (batch_pool.c), the
 * merged graph (batch_merge.c), the check (batch_check.c), progress and report (batch_report.c).
 */
#ifndef TCT_CLI_BATCH_H
#define TCT_CLI_BATCH_H

#include "cli/manifest.h"
#include "cli/reading.h"

/** What the user asked for. */
typedef struct {
    tct_cli_reading reading; /* first: the common options lie at its beginning */
    tct_cli_list formats;
    const char *folder, *merge, *evidence, *statuses;
    unsigned workers, timeout, max_memory, min_confidence;
    bool svg, resume, changed, check, null_names, json, times;
} tct_batch_options;

/** One input. */
typedef struct {
    char *path; /**< as the user named it, or as found below a folder that he named */
    char *name; /**< of its outputs below the folder: the path without what leads out of it */
    uint64_t size;
    bool done; /**< was done by an earlier run */
} tct_batch_item;

typedef struct {
    tct_batch_item *items;
    size_t count, capacity;
    unsigned failed; /**< names that lead to nothing; messages were given */
} tct_batch_list;

/** What became of the documents. */
typedef struct {
    size_t total, done, partial, failed, unchanged, removed;
    uint64_t documents, triples, input_bytes, output_bytes;
} tct_batch_tally;

/** State of the command. */
typedef struct {
    tct_cli *cli;
    const tct_batch_options *options;
    const tct_engine *engine;
    tct_conversion_options settings;
    char digest[65]; /**< of all that changes outputs but the inputs */
    tct_batch_list list;
    tct_manifest old; /**< what earlier runs left */
    char *work;       /**< folder of files that are being written */
    int lock, manifest_fd;
    tct_batch_tally tally;
    tct_cli_text failures;  /**< JSON array elements */
    long long begin, shown; /**< ms: start of the work; last line of progress */
    bool terminal;
    bool stopped; /**< interrupted, or nothing more can be written */
} tct_batch;

/* --- batch_inputs.c --- */

/** Collects the inputs of the command line, "@LIST" and "-0", folders walked in byte order. False when there
 * is no memory, or two inputs would have the same outputs; after a message. */
bool tct_batch_collect(tct_batch *batch, const char *const *arguments, size_t count);
void tct_batch_list_free(tct_batch_list *list);

/* --- batch_folder.c --- */

/** Makes the folder, locks it, clears what a killed run left, reads its manifest. Exit code. */
int tct_batch_open(tct_batch *batch);
/** Brings the manifest's lines into the order of the inputs, gives back the lock. False after a message. */
bool tct_batch_close(tct_batch *batch);
/** Appends one line; false after a message, and then the manifest is as before. */
bool tct_batch_append(tct_batch *batch, const char *line, size_t size);
/** "FOLDER/NAME"; free() it. NULL without memory. */
char *tct_batch_path(const char *folder, const char *name);
/** Makes the folders above @p path below the batch's folder; false with errno. */
bool tct_batch_make_parents(const char *path);
/** Removes an output and the folders that it leaves empty. */
void tct_batch_remove(const tct_batch *batch, const char *name);
/** Appends the bytes of a regular file; NULL or what went wrong. */
const char *tct_batch_slurp(const char *path, tct_cli_text *bytes);
/** Writes a file whole or not at all; false after a message. */
bool tct_batch_write(tct_batch *batch, const char *path, const tct_cli_text *bytes);

/* --- batch_work.c: in the worker process --- */

typedef enum {
    TCT_BATCH_DONE,
    TCT_BATCH_PARTIAL,   /**< text of it is missing from the result */
    TCT_BATCH_FAILED,    /**< nothing came out */
    TCT_BATCH_UNCHANGED, /**< as the manifest has it */
    TCT_BATCH_FULL       /**< its outputs could not be written: no document's can */
} tct_batch_outcome;

/** What the worker tells about one document; followed by line and messages. */
typedef struct {
    uint32_t index;
    tct_batch_outcome outcome;
    bool last; /**< the worker ends after it, and another must take its place */
    size_t line_size, messages_size;
    uint64_t documents, triples, input_bytes, output_bytes;
} tct_batch_head;

/** A document's reply: its line of the manifest; messages as (severity, line number, NUL-ended source and
 * text) one after the other. */
typedef struct {
    tct_batch_head head;
    tct_cli_text line, messages;
} tct_batch_reply;

/** Converts document @p index and writes its outputs. */
void tct_batch_convert(tct_batch *batch, uint32_t index, tct_batch_reply *reply);
/** The reply for a document whose worker was lost: @p reason says why. */
void tct_batch_lost(tct_batch *batch, uint32_t index, const char *reason, tct_batch_reply *reply);
void tct_batch_reply_free(tct_batch_reply *reply);
/** True when file @p output below the folder is as the manifest says. */
bool tct_batch_intact(const tct_batch *batch, const tct_manifest_output *output);

/* --- batch_pool.c --- */

/** Runs all documents that are not done and commits results in the order of the inputs. False when it had to
 * stop before the end, after a message. */
bool tct_batch_run(tct_batch *batch);

/* --- batch_commit.c --- */

/** Takes the reply of the next document in order: messages, manifest, tally. False when nothing more can be
 * written. */
bool tct_batch_commit(tct_batch *batch, tct_batch_reply *reply);

/* --- batch_merge.c, batch_check.c --- */

/** Writes the merged graph of all documents of the manifest; false after a message. */
bool tct_batch_merge(tct_batch *batch);
/** Compares all outputs with the manifest. Exit code. */
int tct_batch_check(tct_batch *batch);

/* --- batch_report.c --- */

/** Monotonic time in ms. */
long long tct_batch_clock(void);
/** Tells how far the work is, when it is time for it. */
void tct_batch_progress(tct_batch *batch);
/** Wipes the line of progress, so that a message can follow. */
void tct_batch_progress_clear(tct_batch *batch);
/** The summary on standard output; false when that cannot be written. */
bool tct_batch_report(tct_batch *batch);

#endif
