#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/pdf.h"

/** Largest input, as the library's own limit. */
#define MOST_BYTES ((size_t)256 << 20)

/* --- input --- */

static bool grow(tct_cli_input *input, size_t *capacity) {
    if (input->size < *capacity) return true;
    const size_t larger = *capacity ? *capacity * 2 : (size_t)64 << 10;
    char *moved = realloc(input->bytes, larger);
    if (!moved) return false;
    input->bytes = moved;
    *capacity = larger;
    return true;
}

/** Reads to the end; NULL, or what went wrong. */
static const char *slurp(int fd, tct_cli_input *input) {
    size_t capacity = 0;
    for (;;) {
        if (!grow(input, &capacity)) return "out of memory";
        const ssize_t size = read(fd, input->bytes + input->size, capacity - input->size);
        if (size < 0 && errno == EINTR) continue;
        if (size < 0) return strerror(errno);
        if (size == 0) return NULL;
        input->size += (size_t)size;
        if (input->size > MOST_BYTES) return "larger than 256 MiB; split it";
    }
}

bool tct_cli_read(tct_cli *cli, const char *path, tct_cli_input *input) {
    assert(cli && path && input);
    *input = (tct_cli_input){NULL, 0};
    const bool standard = strcmp(path, "-") == 0;
    const int fd = standard ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
    const char *trouble = fd < 0 ? strerror(errno) : slurp(fd, input);
    if (fd >= 0 && !standard) close(fd);
    if (!trouble && (!tct_cli_is_pdf(input) || tct_cli_pdf_read(cli, path, input))) return true;
    free(input->bytes);
    *input = (tct_cli_input){NULL, 0};
    if (trouble) tct_cli_error(cli, standard ? "standard input" : path, "cannot be read: %s", trouble);
    return false;
}

/* --- output --- */

static const char *name_of(const tct_cli_output *output) {
    return output->path ? output->path : "standard output";
}

static bool fail(tct_cli_output *output) {
    if (!output->failed)
        tct_cli_error(output->cli, name_of(output), "cannot be written: %s", strerror(errno));
    output->failed = true;
    return false;
}

static tct_status write_bytes(void *context, const char *bytes, size_t size) {
    tct_cli_output *output = context;
    if (size == 0 || fwrite(bytes, 1, size, output->stream) == size) return TCT_OK;
    fail(output);
    return TCT_ERR_IO;
}

/** Devices and pipes cannot be replaced by a renamed file. */
static bool replaceable(const char *path) {
    struct stat info;
    return stat(path, &info) != 0 || S_ISREG(info.st_mode);
}

static bool open_temporary(tct_cli_output *output) {
    assert(output->path && !output->temporary);
    const size_t size = strlen(output->path);
    output->temporary = malloc(size + 8);
    if (!output->temporary) return fail(output);
    memcpy(output->temporary, output->path, size);
    memcpy(output->temporary + size, ".XXXXXX", 8);
    const int fd = mkstemp(output->temporary);
    if (fd < 0) {
        fail(output);
        free(output->temporary);
        output->temporary = NULL;
        return false;
    }
    const mode_t mask = umask(0);
    umask(mask);
    if (fchmod(fd, 0666 & ~mask) != 0) return fail(output);
    output->stream = fdopen(fd, "wb");
    return output->stream || fail(output);
}

bool tct_cli_output_open(tct_cli *cli, const char *path, tct_cli_output *output) {
    assert(cli && output);
    *output = (tct_cli_output){.cli = cli, .path = path && strcmp(path, "-") != 0 ? path : NULL};
    if (!output->path) {
        output->stream = stdout;
        return true;
    }
    if (replaceable(path)) return open_temporary(output);
    output->stream = fopen(path, "wb");
    return output->stream || fail(output);
}

tct_output tct_cli_output_sink(tct_cli_output *output) {
    return (tct_output){write_bytes, output};
}

bool tct_cli_output_close(tct_cli_output *output, bool keep) {
    assert(output && output->cli);
    FILE *stream = output->stream;
    if (stream && (fflush(stream) != 0 || ferror(stream))) fail(output);
    if (stream && output->temporary && keep && !output->failed && fsync(fileno(stream)) != 0) fail(output);
    if (stream && output->path && fclose(stream) != 0) fail(output);
    if (output->temporary) {
        if (keep && !output->failed && rename(output->temporary, output->path) != 0) fail(output);
        if (!keep || output->failed) unlink(output->temporary);
        free(output->temporary);
    }
    output->temporary = NULL;
    output->stream = NULL;
    return !output->failed;
}
