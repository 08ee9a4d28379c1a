/**
 * @file batch_task.h
 * One document in a worker process: what the files batch_work.c (the document), batch_members.c (archives),
 * batch_formats.c (its formats) and batch_line.c (messages, the line of the manifest) share. Nothing here
 * prints; messages go to the parent, which gives them in the order of the inputs.
 */
#ifndef TCT_CLI_BATCH_TASK_H
#define TCT_CLI_BATCH_TASK_H

#include "cli/batch.h"

/** The document in hand. */
typedef struct {
    tct_batch *batch;
    const tct_batch_item *item;
    char *name; /**< of its outputs below the folder */
    tct_batch_reply *reply;
    const char *source; /**< name for messages: the input, "ARCHIVE:MEMBER" while a member is at work */
    tct_cli_text bytes; /**< of the input */
    uint64_t size;      /**< of the input as it lies on disk */
    char sha256[65];    /**< of the input, "" while unknown */
    tct_batch_products products;
    char reason[512]; /**< of a failure */
} tct_batch_task;

/* --- batch_line.c --- */

/** Appends a message as the parent takes it. */
void tct_batch_message(tct_cli_text *messages, unsigned severity, uint64_t line, const char *source,
                       const char *text);
/** The sink of a task: the first error is the reason of a failure, told once. */
void tct_batch_on_diagnostic(void *task, const tct_diagnostic *diagnostic);
/** Line of the manifest and messages of a document that ended with @p outcome. */
void tct_batch_finish(tct_batch_task *t, tct_batch_outcome outcome, long long ms);

/* --- batch_work.c: failures give their reason, unless there is one --- */

tct_batch_outcome tct_batch_fail(tct_batch_task *t, const char *reason);
tct_batch_outcome tct_batch_no_memory(tct_batch_task *t);
tct_batch_outcome tct_batch_failed_with(tct_batch_task *t, tct_status status);
/** Of a call of batch_products.c. */
tct_batch_outcome tct_batch_not_written(tct_batch_task *t, tct_batch_outcome outcome);
/** One input or one member of an archive, to outputs with @p name. */
tct_batch_outcome tct_batch_convert_one(tct_batch_task *t, const tct_conversion_options *settings,
                                        tct_cli_input input, const char *name);

/* --- batch_formats.c --- */

/** Writes the document in all formats, to outputs with @p name. */
tct_batch_outcome tct_batch_make_products(tct_batch_task *t, tct_conversion *conversion, const char *name);

/* --- batch_members.c --- */

/** The input, or each member when it is an archive. */
tct_batch_outcome tct_batch_convert_members(tct_batch_task *t);

#endif
