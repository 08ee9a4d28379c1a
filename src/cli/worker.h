/** @file worker.h Work in a process of its own, with a time limit: what third-party code may hang or crash
 * in. */
#ifndef TCT_CLI_WORKER_H
#define TCT_CLI_WORKER_H

#include "cli/cli.h"

/** The job: runs in the child, writes to @p output, returns an exit code. */
typedef int (*tct_cli_job)(void *context, tct_output output);

/** The descriptor that @p output of a job goes to, for a job that becomes another program. */
int tct_cli_job_descriptor(tct_output output);

/** What became of it. */
typedef struct {
    int code; /**< exit code of the job, or -1 when it did not end by itself */
    bool timed_out;
    int signal;  /**< that ended it, or 0 */
    char *bytes; /**< what it wrote; free() it */
    size_t size;
} tct_cli_result;

/** Forks, runs @p job and collects what it writes, for at most @p seconds. False when the system refuses a
 * process. */
bool tct_cli_work(tct_cli_job job, void *context, unsigned seconds, tct_cli_result *result);

#endif
