/* Worker processes. The parent hands out numbers of documents through a pipe to each worker, one at a time,
 * and takes replies from another; replies are held back until they can be committed in the order of the
 * inputs.
 *
 * The workers share the mapped pack and the list of inputs, since they are forked after both are there. Of a
 * block of documents the largest go first, so that a large one is not what everything waits for at the end.
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

#include "cli/batch_worker.h"

enum {
    BLOCK = 256,       /* documents that are sorted by size */
    MOST_AHEAD = 4096, /* replies held back at most: a slow document's followers */
    MOST_WORKERS = 512,
    TURN_MS = 200,  /* how soon a signal is seen */
    MOST_STARTS = 3 /* of a worker that takes no document */
};

typedef struct {
    tct_batch *batch;
    tct_batch_crew crew;
    uint32_t *order; /* documents to do, in the order of handing out */
    size_t order_count, next;
    tct_batch_reply *held; /* by index modulo MOST_AHEAD */
    bool *is_held;
    size_t head; /* first document that is not committed */
    size_t running;
    bool stop, failed;
} pool;

/* --- order --- */

static tct_batch_reply *hold(pool *p, uint32_t index) {
    assert(index >= p->head && index - p->head < MOST_AHEAD);
    p->is_held[index % MOST_AHEAD] = true;
    return &p->held[index % MOST_AHEAD];
}

/** Commits what is next in the order of the inputs, as far as it is there. */
static void commit(pool *p) {
    assert(p->head <= p->batch->list.count);
    const tct_batch_list *list = &p->batch->list;
    while (p->head < list->count && !p->failed) {
        const size_t slot = p->head % MOST_AHEAD;
        if (!list->items[p->head].done && !p->is_held[slot]) return;
        if (p->is_held[slot]) {
            p->failed = !tct_batch_commit(p->batch, &p->held[slot]);
            tct_batch_reply_free(&p->held[slot]);
            p->is_held[slot] = false;
        }
        p->head++;
    }
}

static void lose(pool *p, tct_batch_worker *w) {
    char reason[160];
    const bool busy = w->busy;
    const int status = tct_batch_worker_end(w);
    w->busy = false;
    if (!busy) return;
    p->running--;
    tct_batch_worker_explain(p->batch, w, status, reason, sizeof reason);
    tct_batch_lost(p->batch, w->index, reason, hold(p, w->index));
}

/* --- handing out --- */

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
    assert(!w->busy && p->next <= p->order_count);
    if (p->next == p->order_count || p->order[p->next] >= p->head + MOST_AHEAD) return true;
    w->index = p->order[p->next];
    if (!hand_over(p, w)) return false;
    p->next++;
    p->running++;
    w->busy = true;
    w->deadline = tct_batch_clock() + (long long)p->batch->options->timeout * 1000;
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

static bool is_whole(const tct_batch_worker *w, tct_batch_head *head) {
    if (w->in.size < sizeof *head) return false;
    memcpy(head, w->in.data, sizeof *head);
    return w->in.size >= sizeof *head + head->line_size + head->messages_size;
}

/** Forgets signs of life at the beginning of what came; each gives the document new time. */
static void take_life_signs(const pool *p, tct_batch_worker *w) {
    tct_batch_head head;
    size_t taken = 0;
    while (w->in.size - taken >= sizeof head) {
        memcpy(&head, w->in.data + taken, sizeof head);
        if (head.outcome != TCT_BATCH_ALIVE) break;
        taken += sizeof head;
    }
    if (!taken) return;
    memmove(w->in.data, w->in.data + taken, w->in.size - taken);
    w->in.size -= taken;
    w->deadline = tct_batch_clock() + (long long)p->batch->options->timeout * 1000;
}

static void take_reply(pool *p, tct_batch_worker *w, const tct_batch_head *head) {
    assert(w->busy && head->index == w->index);
    tct_batch_reply *reply = hold(p, w->index);
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
    take_life_signs(p, w);
    if (is_whole(w, &head)) take_reply(p, w, &head);
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

static int by_size(const tct_batch_list *list, uint32_t a, uint32_t b) {
    const uint64_t left = list->items[a].size, right = list->items[b].size;
    if (left != right) return left > right ? -1 : 1;
    return a < b ? -1 : a > b;
}

/** Insertion sort: a block is small. */
static void sort_block(const tct_batch_list *list, uint32_t *order, size_t count) {
    assert(count <= BLOCK);
    for (size_t i = 1; i < count; i++) {
        const uint32_t moved = order[i];
        size_t k = i;
        for (; k && by_size(list, moved, order[k - 1]) < 0; k--)
            order[k] = order[k - 1];
        order[k] = moved;
    }
}

static bool plan(pool *p) {
    assert(p->crew.count && !p->order);
    const tct_batch_list *list = &p->batch->list;
    p->order = malloc((list->count + 1) * sizeof *p->order);
    p->crew.workers = calloc(p->crew.count, sizeof *p->crew.workers);
    p->held = calloc(MOST_AHEAD, sizeof *p->held);
    p->is_held = calloc(MOST_AHEAD, sizeof *p->is_held);
    if (!p->order || !p->crew.workers || !p->held || !p->is_held) return false;
    for (size_t i = 0; i < list->count; i++)
        if (!list->items[i].done) p->order[p->order_count++] = (uint32_t)i;
    for (size_t i = 0; i < p->order_count; i += BLOCK)
        sort_block(list, p->order + i, p->order_count - i < BLOCK ? p->order_count - i : BLOCK);
    return true;
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
    for (size_t i = 0; p->held && i < MOST_AHEAD; i++)
        tct_batch_reply_free(&p->held[i]);
    free(p->crew.workers);
    free(p->order);
    free(p->held);
    free(p->is_held);
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
    const bool planned = plan(&p);
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
