#include "cli/worker.h"

#include <assert.h>
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static tct_status write_pipe(void *context, const char *bytes, size_t size) {
    return tct_cli_write_all(*(const int *)context, bytes, size) ? TCT_OK : TCT_ERR_IO;
}

int tct_cli_job_descriptor(tct_output output) {
    assert(output.write == write_pipe && output.context);
    return *(const int *)output.context;
}

static long long now_ms(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (long long)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

/** Appends what can be read now; false at the end of the pipe or without memory. */
static bool take(int fd, tct_cli_result *result, size_t *capacity) {
    if (*capacity - result->size < 4096) {
        const size_t larger = *capacity ? *capacity * 2 : 1 << 16;
        char *moved = realloc(result->bytes, larger);
        if (!moved) return false;
        result->bytes = moved;
        *capacity = larger;
    }
    const ssize_t size = read(fd, result->bytes + result->size, *capacity - result->size);
    if (size > 0) result->size += (size_t)size;
    return size > 0 || (size < 0 && errno == EINTR);
}

/** Reads until the child closes the pipe or the time is over. */
static void collect(int fd, unsigned seconds, tct_cli_result *result) {
    const long long end = now_ms() + (long long)seconds * 1000;
    size_t capacity = 0;
    for (;;) {
        const long long left = end - now_ms();
        struct pollfd wait = {.fd = fd, .events = POLLIN};
        const int ready = left > 0 ? poll(&wait, 1, (int)left) : 0;
        if (ready < 0 && errno == EINTR) continue;
        if (ready <= 0) {
            result->timed_out = true;
            return;
        }
        if (!take(fd, result, &capacity)) return;
    }
}

static void finish(pid_t child, tct_cli_result *result) {
    int status = 0;
    if (result->timed_out) kill(child, SIGKILL);
    while (waitpid(child, &status, 0) < 0 && errno == EINTR)
        continue;
    result->signal = WIFSIGNALED(status) && !result->timed_out ? WTERMSIG(status) : 0;
    result->code = WIFEXITED(status) && !result->timed_out ? WEXITSTATUS(status) : -1;
}

bool tct_cli_work(tct_cli_job job, void *context, unsigned seconds, tct_cli_result *result) {
    assert(job && result && seconds);
    *result = (tct_cli_result){.code = -1};
    int ends[2];
    if (pipe(ends) != 0) return false;
    fflush(NULL);
    const pid_t child = fork();
    if (child == 0) {
        close(ends[0]);
        const int code = job(context, (tct_output){write_pipe, &ends[1]});
        fflush(NULL);
        _exit(code);
    }
    close(ends[1]);
    if (child > 0) {
        collect(ends[0], seconds, result);
        finish(child, result);
    }
    close(ends[0]);
    return child > 0;
}
