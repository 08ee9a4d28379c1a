#include "cli/converter.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "cli/pdf.h"

/** What goes before the bytes of a file, and before its text or what went wrong. */
typedef struct {
    uint64_t size, good;
} head;

static bool send(int fd, bool good, const char *bytes, size_t size) {
    const head before = {size, good};
    return tct_cli_write_all(fd, &before, sizeof before) && tct_cli_write_all(fd, bytes, size);
}

/** The bytes are to be freed; false at the end of the pipe. */
static bool receive(int fd, bool *good, char **bytes, size_t *size) {
    head before;
    *bytes = NULL;
    if (!tct_cli_receive(fd, &before, sizeof before) || before.size > SIZE_MAX - 1) return false;
    *good = before.good;
    *size = (size_t)before.size;
    *bytes = malloc(*size + 1);
    return *bytes && tct_cli_receive(fd, *bytes, *size);
}

/* --- the converter's side --- */

static void serve(int requests, int answers) {
    tct_cli_input input;
    bool good;
    while (receive(requests, &good, &input.bytes, &input.size)) {
        tct_cli_text text = {.size = 0};
        good = tct_cli_pdf_text(NULL, &input, &text);
        free(input.bytes);
        const bool sent = send(answers, good, text.data, text.failed ? 0 : text.size);
        tct_cli_text_free(&text);
        if (!sent) break;
    }
    _exit(0);
}

/* --- the other side --- */

static bool make_pipe(int ends[2]) {
    if (pipe(ends) != 0) return false;
    fcntl(ends[0], F_SETFD, FD_CLOEXEC);
    fcntl(ends[1], F_SETFD, FD_CLOEXEC);
    return true;
}

static void close_pipe(const int ends[2]) {
    close(ends[0]);
    close(ends[1]);
}

bool tct_cli_converter_start(tct_cli_converter *converter, const int *foreign, size_t count) {
    assert(converter && (foreign || count == 0));
    int requests[2], answers[2];
    if (!make_pipe(requests)) return false;
    if (!make_pipe(answers)) {
        close_pipe(requests);
        return false;
    }
    const pid_t pid = fork();
    if (pid == 0) {
        for (size_t i = 0; i < count; i++)
            close(foreign[i]);
        close(requests[1]);
        close(answers[0]);
        serve(requests[0], answers[1]);
    }
    close(requests[0]);
    close(answers[1]);
    *converter = (tct_cli_converter){(int)pid, requests[1], answers[0]};
    if (pid < 0) {
        close(requests[1]);
        close(answers[0]);
    }
    return pid > 0;
}

void tct_cli_converter_end(tct_cli_converter *converter) {
    assert(converter && converter->pid > 0);
    close(converter->requests);
    close(converter->answers);
    while (waitpid(converter->pid, NULL, 0) < 0 && errno == EINTR)
        continue;
    converter->pid = 0;
}

/** Asks and gets the answer; the other side may have ended. */
static bool ask(const tct_cli_converter *converter, const tct_cli_input *input, bool *good, char **bytes,
                size_t *size) {
    const struct sigaction ignore = {.sa_handler = SIG_IGN};
    struct sigaction before;
    sigaction(SIGPIPE, &ignore, &before);
    const bool sent = send(converter->requests, true, input->bytes, input->size);
    sigaction(SIGPIPE, &before, NULL);
    return sent && receive(converter->answers, good, bytes, size);
}

bool tct_cli_converter_text(const tct_cli_converter *converter, const tct_cli_input *input,
                            tct_cli_text *text) {
    assert(converter && converter->pid > 0 && input && text && text->size == 0);
    char *bytes = NULL;
    size_t size = 0;
    bool good = false;
    if (!ask(converter, input, &good, &bytes, &size))
        tct_cli_text_puts(text, "the process that runs pdftotext has ended");
    else
        tct_cli_text_add(text, bytes, size);
    free(bytes);
    return good && !text->failed;
}
