/* Worker processes. The parent hands out numbers of documents through a pipe to each worker, one at a time,
 * and takes replies from another; batch_order.c says which document is next and which reply.
 *
 * The workers share the mapped pack and the list of inputs, since they are forked after both are there.
 * Signals are blocked and asked for in each turn: the work in hand is brought to an end, then the batch
 * stops.
 */
#include <assert.h>
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/batch_order.h"
#include "cli/batch_worker.h"

enum {
    MOST_WORKERS = 512,
    TURN_MS = 200,  /* how soon a signal is seen */
    MOST_STARTS = 3 /* of a worker that takes no document */
};

typedef struct {
    tct_batch *batch;
    tct_batch_crew crew;
    tct_batch_order order;
    size_t running;
    bool stop, failed;
} pool;

/* --- handing out --- */

static void lose(pool *p, tct_batch_worker *w) {
    char reason[160];
    const bool busy = w->busy;
    const int status = tct_batch_worker_end(w);
    w->busy = false;
    if (!busy) return;
    p->running--;
    tct_batch_worker_explain(p->batch, w, status, reason, sizeof reason);
    tct_batch_lost(p->batch, w->index, reason, tct_batch_order_hold(&p->order, w->index));
}

static void give_time(const pool *p, tct_batch_worker *w) {
    w->deadline = tct_batch_clock() + (long long)p->batch->options->timeout * 1000;
}

/** Sends the number of the document. A worker that died while idle, for want of memory on the machine say,
 * costs no document: another takes its place. */
static bool hand_over(pool *p, tct_batch_worker *w) {
    for (unsigned i = 0; i < MOST_STARTS; i++) {
        if (!w->pid && !tct_batch_worker_start(p->batch, &p->crew, w)) return false;
        if (tct_cli_write_all(w->tasks, &w->index, sizeof w->index)) return true;
        lose(p, w);
    }
    errno = ECHILD;
    return false;
}

static bool give(pool *p, tct_batch_worker *w) {
    assert(!w->busy && p->running < p->crew.count);
    if (!tct_batch_order_next(&p->order, &w->index)) return true;
    if (!hand_over(p, w)) return false;
    tct_batch_order_taken(&p->order);
    p->running++;
    w->busy = true;
    give_time(p, w);
    return true;
}

static void give_all(pool *p) {
    for (size_t i = 0; i < p->crew.count && !p->stop && !p->failed; i++) {
        if (p->crew.workers[i].busy || give(p, &p->crew.workers[i]) || p->running) continue;
        tct_cli_error(p->batch->cli, NULL, "no process for a worker: %s", strerror(errno));
        p->failed = true;
    }
}

/* --- replies --- */

static void take_reply(pool *p, tct_batch_worker *w, const tct_batch_head *head) {
    assert(w->busy && head->index == w->index);
    tct_batch_reply *reply = tct_batch_order_hold(&p->order, w->index);
    const char *at = w->in.data + sizeof *head;
    reply->head = *head;
    tct_cli_text_add(&reply->line, at, head->line_size);
    tct_cli_text_add(&reply->messages, at + head->line_size, head->messages_size);
    if (reply->line.failed || reply->messages.failed) {
        tct_cli_error(p->batch->cli, NULL, "out of memory");
        p->failed = true;
    }
    tct_cli_text_reset(&w->in);
    w->busy = false;
    p->running--;
    if (head->last) tct_batch_worker_end(w);
}

static void receive(pool *p, tct_batch_worker *w) {
    char block[1 << 14];
    tct_batch_head head;
    const ssize_t size = read(w->replies, block, sizeof block);
    if (size < 0 && errno == EINTR) return;
    if (size <= 0) {
        lose(p, w);
        return;
    }
    tct_cli_text_add(&w->in, block, (size_t)size);
    if (tct_batch_worker_life_signs(w)) give_time(p, w);
    if (tct_batch_worker_has_answered(w, &head)) take_reply(p, w, &head);
}

static void enforce_deadlines(pool *p) {
    const long long now = tct_batch_clock();
    for (size_t i = 0; i < p->crew.count; i++) {
        tct_batch_worker *w = &p->crew.workers[i];
        if (!w->pid || !w->busy || now < w->deadline) continue;
        w->late = true;
        kill(w->pid, SIGKILL);
        lose(p, w);
    }
}

/** The soonest deadline, at most one turn away. */
static int patience(const pool *p) {
    long long wait = TURN_MS;
    const long long now = tct_batch_clock();
    for (size_t i = 0; i < p->crew.count; i++)
        if (p->crew.workers[i].busy && p->crew.workers[i].deadline - now < wait)
            wait = p->crew.workers[i].deadline - now;
    return wait > 0 ? (int)wait : 0;
}

static void wait_for_replies(pool *p) {
    assert(p->crew.count <= MOST_WORKERS && p->running <= p->crew.count);
    struct pollfd set[MOST_WORKERS];
    tct_batch_worker *of[MOST_WORKERS];
    nfds_t count = 0;
    for (size_t i = 0; i < p->crew.count; i++) {
        if (!p->crew.workers[i].busy) continue;
        set[count] = (struct pollfd){.fd = p->crew.workers[i].replies, .events = POLLIN};
        of[count++] = &p->crew.workers[i];
    }
    if (poll(set, count, patience(p)) <= 0) return;
    for (nfds_t i = 0; i < count; i++)
        if (set[i].revents) receive(p, of[i]);
}

/* --- signals --- */

static void block_signals(sigset_t *mine, sigset_t *before) {
    sigemptyset(mine);
    sigaddset(mine, SIGINT);
    sigaddset(mine, SIGTERM);
    sigaddset(mine, SIGHUP);
    sigprocmask(SIG_BLOCK, mine, before);
}

/** A first signal ends the batch after the documents in hand, a second one at once. */
static void look_for_signals(pool *p, const sigset_t *mine) {
    const struct timespec now = {0, 0};
    if (sigtimedwait(mine, NULL, &now) < 0) return;
    tct_batch_progress_clear(p->batch);
    if (p->stop)
        for (size_t i = 0; i < p->crew.count; i++)
            if (p->crew.workers[i].busy) p->crew.workers[i].deadline = 0;
    if (!p->stop)
        tct_cli_error(p->batch->cli, NULL, "interrupted; the documents in hand are brought to an end");
    p->stop = p->batch->stopped = true;
}

/* --- the whole --- */

static void commit(pool *p) {
    p->failed = p->failed || !tct_batch_order_commit(&p->order, p->batch);
}

static void work(pool *p, const sigset_t *signals) {
    commit(p);
    give_all(p);
    while (p->running && !p->failed) {
        wait_for_replies(p);
        enforce_deadlines(p);
        look_for_signals(p, signals);
        commit(p);
        give_all(p);
        tct_batch_progress(p->batch);
    }
}

static void end_all(pool *p) {
    for (size_t i = 0; p->crew.workers && i < p->crew.count; i++) {
        tct_batch_worker *w = &p->crew.workers[i];
        if (w->pid && w->busy) kill(w->pid, SIGKILL);
        if (w->pid) tct_batch_worker_end(w);
        tct_cli_text_free(&w->in);
    }
    free(p->crew.workers);
    tct_batch_order_free(&p->order);
}

static size_t worker_count(const tct_batch *batch) {
    const long cores = sysconf(_SC_NPROCESSORS_ONLN);
    size_t count = batch->options->workers ? batch->options->workers : cores > 0 ? (size_t)cores : 1;
    if (count > batch->list.count) count = batch->list.count ? batch->list.count : 1;
    return count < MOST_WORKERS ? count : MOST_WORKERS;
}

bool tct_batch_run(tct_batch *batch) {
    assert(batch && batch->engine && batch->list.count <= UINT32_MAX);
    pool p = {.batch = batch, .crew = {.count = worker_count(batch)}};
    const struct sigaction ignore = {.sa_handler = SIG_IGN};
    struct sigaction pipe_before, size_before;
    sigset_t signals, before;
    sigaction(SIGPIPE, &ignore, &pipe_before);
    sigaction(SIGXFSZ, &ignore, &size_before);
    block_signals(&signals, &before);
    p.crew.workers = calloc(p.crew.count, sizeof *p.crew.workers);
    const bool planned = p.crew.workers && tct_batch_order_plan(&p.order, &batch->list);
    if (planned)
        work(&p, &signals);
    else
        tct_cli_error(batch->cli, NULL, "out of memory");
    tct_batch_progress_clear(batch);
    end_all(&p);
    batch->stopped = batch->stopped || p.failed || !planned;
    sigprocmask(SIG_SETMASK, &before, NULL);
    sigaction(SIGPIPE, &pipe_before, NULL);
    sigaction(SIGXFSZ, &size_before, NULL);
    return !batch->stopped;
}
