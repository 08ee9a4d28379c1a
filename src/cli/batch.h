/**
 * @file batch.h
 * The parts of `tercet batch`: what is read (batch_inputs.c), where results go (batch_folder.c), what is done
 * (batch_manifest.c), names of outputs (batch_names.c), one document in a worker process (batch_task.h), its
 * outputs (batch_products.c), the worker processes (batch_pool.c, batch_worker.c), the order of documents and
 * results (batch_order.c), the merged graph (batch_merge.c), the check (batch_check.c), progress and report
 * (batch_report.c).
 */
#ifndef TCT_CLI_BATCH_H
#define TCT_CLI_BATCH_H

#include "cli/identity.h"
#include "cli/manifest.h"

/** What the user asked for. */
typedef struct {
    tct_cli_reading reading; /* first: the common options lie at its beginning */
    tct_cli_list formats;
    const char *folder, *merge, *evidence, *statuses, *map, *suggest, *sandbox;
    tct_cli_lists lists;
    unsigned workers, shard, merge_memory, timeout, max_memory, min_confidence;
    bool svg, resume, changed, check, null_names, json, times;
} tct_batch_options;

/** One input. */
typedef struct {
    const char *path; /**< as the user named it, or as found below a folder that he named */
    uint64_t size;
    bool done; /**< was done by an earlier run */
} tct_batch_item;

typedef struct {
    tct_batch_item *items;
    size_t count, capacity;
    unsigned failed;               /**< names that lead to nothing; messages were given */
    struct tct_batch_paths *paths; /**< where the paths are */
} tct_batch_list;

/** Which input has a path: sorted by hash. */
typedef struct {
    struct tct_batch_key {
        uint64_t key;
        uint32_t index;
    } * keys;
    const tct_batch_list *list;
} tct_batch_index;

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
    tct_cli_lists_text lists;
    tct_rdf_input *mapping; /**< of --map, or NULL */
    char digest[65];        /**< of all that changes outputs but the inputs */
    tct_batch_list list;
    tct_manifest old; /**< what earlier runs left */
    char *work;       /**< folder of files that are being written */
    int lock, manifest_fd;
    tct_batch_tally tally;
    tct_cli_text failures;  /**< JSON array elements */
    size_t before;          /**< inputs that an earlier run has done */
    long long begin, shown; /**< ms: start of the work; last line of progress */
    bool terminal;
    bool sandbox; /**< the workers give up what they do not need */
    bool stopped; /**< interrupted, or nothing more can be written */
    int replies;  /**< in a worker: its pipe to the parent */
} tct_batch;

/* --- batch_inputs.c --- */

/** How a user names inputs. */
typedef struct {
    const char *const *arguments; /**< names, patterns, folders, "@LIST" */
    size_t count;
    bool on_input;       /**< -0: and on standard input, each ended by NUL */
    const char *outputs; /**< folder that is no input, or NULL */
} tct_batch_arguments;

/** Collects the inputs into the empty @p list, folders walked in byte order. False when there is no memory,
 * or two inputs would have the same outputs; after a message. */
bool tct_batch_collect(tct_cli *cli, const tct_batch_arguments *given, tct_batch_list *list);
void tct_batch_list_free(tct_batch_list *list);

/* --- batch_index.c --- */

/** What is named twice is read once, in its first place. False when two inputs would have the same outputs,
 * or without memory; after a message. */
bool tct_batch_settle(tct_cli *cli, tct_batch_list *list);
/** False without memory; free() @c keys. */
bool tct_batch_index_make(const tct_batch_list *list, tct_batch_index *index);
/** True when @p path is an input. */
bool tct_batch_index_has(const tct_batch_index *index, const char *path);

/* --- batch_names.c --- */

/** Names that members of one archive have; zero-initialised it is empty. */
typedef struct {
    char **slots;
    size_t count, capacity;
} tct_batch_names;

/** Where outputs of @p path go: without "/" at the beginning and "." anywhere; ".." becomes "_". free() it.
 */
char *tct_batch_name_of(const char *path);
/** Where outputs of member @p path of the archive whose outputs go to @p archive go: below it as in the
 * archive. Differs for each call; lives as long as @p names. NULL without memory. */
const char *tct_batch_member_name(tct_batch_names *names, const char *archive, const char *path);
void tct_batch_names_free(tct_batch_names *names);

/* --- batch_folder.c --- */

/** Makes the folder, locks it, clears what a killed run left, reads its manifest. Exit code. */
int tct_batch_open(tct_batch *batch);
/** "PATH: WHAT: " and the words for errno; TCT_EXIT_NOTHING. */
int tct_batch_trouble(const tct_batch *batch, const char *path, const char *what);
/** Brings the manifest's lines into the order of the inputs, gives back the lock. False after a message. */
bool tct_batch_close(tct_batch *batch);
/** "FOLDER/NAME"; free() it. NULL without memory. */
char *tct_batch_path(const char *folder, const char *name);
/** Makes the folders above @p path below the batch's folder; false with errno. */
bool tct_batch_make_parents(const char *path);
/** Removes an output and the folders that it leaves empty. */
void tct_batch_remove(const tct_batch *batch, const char *name);
/** Appends the bytes of a regular file; NULL or what went wrong. */
const char *tct_batch_slurp(const char *path, tct_cli_text *bytes);

/* --- batch_manifest.c --- */

/** Name of the manifest below the folder. */
#define TCT_BATCH_MANIFEST "manifest.jsonl"

/** Finds what earlier runs left; exit code. */
int tct_batch_manifest_read(tct_batch *batch, const char *path);
/** Opens it for the lines of this run, when this run may go on with it; exit code. */
int tct_batch_manifest_open(tct_batch *batch, const char *path);
/** Appends one line; false after a message, and then the manifest is as before. */
bool tct_batch_append(tct_batch *batch, const char *line, size_t size);
/** Brings the lines into the order of the inputs; false after a message. */
bool tct_batch_manifest_order(tct_batch *batch, const char *path);

/* --- batch_work.c: in the worker process --- */

typedef enum {
    TCT_BATCH_DONE,
    TCT_BATCH_PARTIAL,   /**< text of it is missing from the result */
    TCT_BATCH_FAILED,    /**< nothing came out */
    TCT_BATCH_UNCHANGED, /**< as the manifest has it */
    TCT_BATCH_FULL,      /**< its outputs could not be written: no document's can */
    TCT_BATCH_ALIVE      /**< no outcome: a member of the archive is done, the time begins again */
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
/** True when all outputs of @p entry are. */
bool tct_batch_all_intact(const tct_batch *batch, const tct_manifest_entry *entry);

/* --- batch_products.c: outputs of one input, which appear together --- */

/** One output while it is made. */
typedef struct {
    char *file;      /**< below the batch's folder */
    char *temporary; /**< its path until it is whole */
    char sha256[65];
    size_t size;
} tct_batch_product;

/** Zero-initialised it is empty. */
typedef struct {
    tct_batch_product *items;
    size_t count, capacity;
    char trouble[512]; /**< why the last call failed, empty for want of memory */
} tct_batch_products;

/** Writes @p text to a file that becomes "NAME.EXTENSION". DONE; FULL; FAILED. */
tct_batch_outcome tct_batch_product_add(const tct_batch *batch, uint32_t index, tct_batch_products *products,
                                        const char *name, const char *extension, const tct_cli_text *text);
/** All outputs are whole: into their places. */
tct_batch_outcome tct_batch_products_place(const tct_batch *batch, tct_batch_products *products);
/** Removes the files of those from @p first on that are in no place, and forgets them. */
void tct_batch_products_drop(tct_batch_products *products, size_t first);

/* --- batch_worker.c --- */

/** In a worker: more time for document @p index. False when the parent is gone. */
bool tct_batch_alive(const tct_batch *batch, uint32_t index);

/* --- batch_pool.c --- */

/** Runs all documents that are not done and commits results in the order of the inputs. False when it had to
 * stop before the end, after a message. */
bool tct_batch_run(tct_batch *batch);

/* --- batch_commit.c --- */

/** Takes the reply of the next document in order: messages, manifest, tally. False when nothing more can be
 * written. */
bool tct_batch_commit(tct_batch *batch, tct_batch_reply *reply);

/* --- batch_shard.c: the merged graph in several files --- */

typedef struct tct_batch_shards tct_batch_shards;

/** Opens the files of --merge and --shard; NULL after a message. */
tct_batch_shards *tct_batch_shards_open(tct_batch *batch);
/** Takes lines of N-Triples or N-Quads. */
tct_output tct_batch_shards_sink(tct_batch_shards *shards);
/** Puts the files in their places when @p keep and all went well, else removes them; frees @p shards. False
 * after a message, or when they were not kept. */
bool tct_batch_shards_close(tct_batch_shards *shards, bool keep);

/* --- batch_merge.c, batch_check.c --- */

/** True when the merged graph that goes to @p path has a statement a line: it need not fit in memory. */
bool tct_batch_has_lines(const char *path);
/** True when documents are merged, for a graph or for suggestions: their N-Quads are among the outputs. */
bool tct_batch_merges(const tct_batch_options *options);
/** Writes the merged graph of all documents of the manifest, and suggestions; false after a message. */
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
