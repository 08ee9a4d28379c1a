/* One worker process: how it begins and ends, what it does, and why it was lost. */
#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "cli/batch_worker.h"
#include "cli/converter.h"
#include "cli/sandbox.h"

/* --- in the worker --- */

#if defined(__SANITIZE_ADDRESS__)
#define HAS_LARGE_SHADOW 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define HAS_LARGE_SHADOW 1
#endif
#endif

static void limit_memory(unsigned megabytes) {
#ifdef HAS_LARGE_SHADOW
    (void)megabytes; /* AddressSanitizer maps terabytes that it never touches */
#else
    const rlim_t bytes = (rlim_t)megabytes << 20;
    const struct rlimit limit = {bytes, bytes}, none = {0, 0};
    if (megabytes) setrlimit(RLIMIT_AS, &limit);
    setrlimit(RLIMIT_CORE, &none); /* a crash is reported, a core file in the folder of outputs is litter */
#endif
}

/** Gives up what reading does not need. PDF files go to a process that was forked before. */
static void enter_sandbox(tct_batch *batch, tct_cli_converter *converter, int tasks, int replies) {
    const int foreign[] = {tasks, replies};
    if (!batch->sandbox) return;
    if (tct_cli_converter_start(converter, foreign, 2)) batch->cli->converter = converter;
    tct_cli_sandbox_enter(&batch->options->folder, 1);
}

static bool answer(int replies, const tct_batch_reply *reply) {
    return !reply->line.failed && !reply->messages.failed &&
           tct_cli_write_all(replies, &reply->head, sizeof reply->head) &&
           tct_cli_write_all(replies, reply->line.data, reply->line.size) &&
           tct_cli_write_all(replies, reply->messages.data, reply->messages.size);
}

static void serve(tct_batch *batch, int tasks, int replies) {
    tct_batch_reply reply = {.line = {NULL, 0, 0, false}};
    tct_cli_converter converter = {.pid = 0};
    uint32_t index = 0;
    batch->replies = replies;
    enter_sandbox(batch, &converter, tasks, replies);
    limit_memory(batch->options->max_memory);
    while (tct_cli_receive(tasks, &index, sizeof index)) {
        tct_batch_convert(batch, index, &reply);
        if (!answer(replies, &reply) || reply.head.last) break;
    }
    if (converter.pid) tct_cli_converter_end(&converter);
    _exit(0);
}

bool tct_batch_alive(const tct_batch *batch, uint32_t index) {
    const tct_batch_head head = {.index = index, .outcome = TCT_BATCH_ALIVE};
    return tct_cli_write_all(batch->replies, &head, sizeof head);
}

/* --- in the parent --- */

static void close_pipes(const tct_batch_worker *w) {
    assert(w->pid && w->tasks != w->replies);
    close(w->tasks);
    close(w->replies);
}

/** In the child: the pipes of the others must close when the parent goes. */
static void become_worker(tct_batch *batch, const tct_batch_crew *crew, const int tasks[2],
                          const int replies[2]) {
    for (size_t i = 0; i < crew->count; i++)
        if (crew->workers[i].pid) close_pipes(&crew->workers[i]);
    close(tasks[1]);
    close(replies[0]);
    serve(batch, tasks[0], replies[1]);
}

/** What a worker starts, such as pdftotext, must not keep the pipes open. */
static void close_on_exec(const int ends[2]) {
    fcntl(ends[0], F_SETFD, FD_CLOEXEC);
    fcntl(ends[1], F_SETFD, FD_CLOEXEC);
}

bool tct_batch_worker_start(tct_batch *batch, const tct_batch_crew *crew, tct_batch_worker *w) {
    assert(w->pid == 0);
    int tasks[2], replies[2];
    if (pipe(tasks) != 0) return false;
    if (pipe(replies) != 0) {
        close(tasks[0]);
        close(tasks[1]);
        return false;
    }
    close_on_exec(tasks);
    close_on_exec(replies);
    fflush(NULL);
    const pid_t pid = fork();
    if (pid == 0) become_worker(batch, crew, tasks, replies);
    close(tasks[0]);
    close(replies[1]);
    if (pid < 0) {
        close(tasks[1]);
        close(replies[0]);
        return false;
    }
    tct_cli_text_reset(&w->in);
    w->pid = pid;
    w->tasks = tasks[1];
    w->replies = replies[0];
    w->busy = w->late = false;
    return true;
}

bool tct_batch_worker_life_signs(tct_batch_worker *w) {
    tct_batch_head head;
    size_t taken = 0;
    while (w->in.size - taken >= sizeof head) {
        memcpy(&head, w->in.data + taken, sizeof head);
        if (head.outcome != TCT_BATCH_ALIVE) break;
        taken += sizeof head;
    }
    if (taken) memmove(w->in.data, w->in.data + taken, w->in.size - taken);
    w->in.size -= taken;
    return taken > 0;
}

bool tct_batch_worker_has_answered(const tct_batch_worker *w, tct_batch_head *head) {
    if (w->in.size < sizeof *head) return false;
    memcpy(head, w->in.data, sizeof *head);
    return w->in.size >= sizeof *head + head->line_size + head->messages_size;
}

int tct_batch_worker_end(tct_batch_worker *w) {
    assert(w->pid > 0);
    int status = 0;
    close_pipes(w);
    while (waitpid(w->pid, &status, 0) < 0 && errno == EINTR)
        continue;
    w->pid = 0;
    return status;
}

void tct_batch_worker_explain(const tct_batch *batch, const tct_batch_worker *w, int status, char *out,
                              size_t room) {
    assert(w->busy == false || w->index < batch->list.count);
    const tct_batch_options *o = batch->options;
    if (w->late)
        snprintf(out, room, "took longer than %u s; raise --timeout", o->timeout);
    else if (WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL)
        snprintf(out, room, "its process was killed from outside, perhaps for want of memory");
    else if (WIFSIGNALED(status))
        snprintf(out, room, "its process crashed (signal %d)", WTERMSIG(status));
    else
        snprintf(out, room, "its process ended (code %d), perhaps for want of memory; raise --max-memory",
                 WIFEXITED(status) ? WEXITSTATUS(status) : -1);
}
