/**
 * @file batch_worker.h
 * One worker process as its parent sees it. It gets numbers of documents through a pipe, one at a time, and
 * answers through another.
 */
#ifndef TCT_CLI_BATCH_WORKER_H
#define TCT_CLI_BATCH_WORKER_H

#include <sys/types.h>

#include "cli/batch.h"

typedef struct {
    pid_t pid;          /**< 0: no process */
    int tasks, replies; /**< the parent's ends of the pipes */
    bool busy;
    bool late;      /**< was killed for --timeout */
    uint32_t index; /**< of the document in hand */
    long long deadline;
    tct_cli_text in; /**< of the reply, as far as it has come */
} tct_batch_worker;

/** All workers of a batch. */
typedef struct {
    tct_batch_worker *workers;
    size_t count;
} tct_batch_crew;

/** Forks worker @p w, one of @p crew, which has no process; false with errno. */
bool tct_batch_worker_start(tct_batch *batch, const tct_batch_crew *crew, tct_batch_worker *w);
/** Forgets signs of life at the beginning of what came; true when there were any. */
bool tct_batch_worker_life_signs(tct_batch_worker *w);
/** True when the whole reply came, with its head; line and messages follow in @c in. */
bool tct_batch_worker_has_answered(const tct_batch_worker *w, tct_batch_head *head);
/** Closes its pipes, at which it ends, and waits for that. Its wait status. */
int tct_batch_worker_end(tct_batch_worker *w);
/** Writes why a worker ended in the middle of a document. */
void tct_batch_worker_explain(const tct_batch *batch, const tct_batch_worker *w, int status, char *out,
                              size_t room);

#endif
