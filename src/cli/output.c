/* Outputs that appear whole or not at all; without stdio, which loses what it holds when a signal interrupts
 * it. */
#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/cli.h"

enum { BUFFER_BYTES = 1 << 16 };

static const char *name_of(const tct_cli_output *output) {
    return output->path ? output->path : "standard output";
}

static bool fail(tct_cli_output *output) {
    if (!output->failed)
        tct_cli_error(output->cli, name_of(output), "cannot be written: %s", strerror(errno));
    output->failed = true;
    return false;
}

bool tct_cli_output_flush(tct_cli_output *output) {
    assert(output && output->held <= BUFFER_BYTES);
    if (output->failed || output->fd < 0) return !output->failed;
    const size_t held = output->held;
    output->held = 0;
    return tct_cli_write_all(output->fd, output->buffer, held) || fail(output);
}

static tct_status write_bytes(void *context, const char *bytes, size_t size) {
    tct_cli_output *output = context;
    assert(output->fd >= 0 && output->buffer);
    if (size > BUFFER_BYTES - output->held && !tct_cli_output_flush(output)) return TCT_ERR_IO;
    if (output->failed) return TCT_ERR_IO;
    if (size > BUFFER_BYTES)
        return tct_cli_write_all(output->fd, bytes, size) || fail(output) ? TCT_OK : TCT_ERR_IO;
    if (size) memcpy(output->buffer + output->held, bytes, size);
    output->held += size;
    return TCT_OK;
}

/** Devices and pipes cannot be replaced by a renamed file; /dev/stdout must not, even when it leads to one.
 */
static bool replaceable(const char *path) {
    struct stat info;
    if (tct_cli_is_device(path)) return false;
    return stat(path, &info) != 0 || S_ISREG(info.st_mode);
}

/** mkstemp(), which puts other letters into @p name at each call, so that it starts again after a signal. */
static int make_temporary(char *name) {
    const size_t size = strlen(name);
    int fd;
    assert(size > 6 && strcmp(name + size - 6, "XXXXXX") == 0);
    while ((fd = mkstemp(name)) < 0 && errno == EINTR)
        memcpy(name + size - 6, "XXXXXX", 6);
    return fd;
}

static bool open_temporary(tct_cli_output *output) {
    assert(output->path && !output->temporary);
    const size_t size = strlen(output->path);
    output->temporary = malloc(size + 8);
    if (!output->temporary) return fail(output);
    memcpy(output->temporary, output->path, size);
    memcpy(output->temporary + size, ".XXXXXX", 8);
    output->fd = make_temporary(output->temporary);
    if (output->fd < 0) {
        fail(output);
        free(output->temporary);
        output->temporary = NULL;
        return false;
    }
    const mode_t mask = umask(0);
    umask(mask);
    return fchmod(output->fd, 0666 & ~mask) == 0 || fail(output);
}

static bool open_path(tct_cli_output *output) {
    if (!output->path) {
        output->fd = STDOUT_FILENO;
        return true;
    }
    if (replaceable(output->path)) return open_temporary(output);
    output->fd = tct_cli_open(output->path, O_WRONLY | O_CREAT | O_TRUNC, 0666);
    return output->fd >= 0 || fail(output);
}

bool tct_cli_output_open(tct_cli *cli, const char *path, tct_cli_output *output) {
    assert(cli && output);
    *output = (tct_cli_output){.cli = cli, .path = path && strcmp(path, "-") != 0 ? path : NULL, .fd = -1};
    output->buffer = malloc(BUFFER_BYTES);
    if ((output->buffer || fail(output)) && open_path(output)) return true;
    tct_cli_output_close(output, false);
    return false;
}

tct_output tct_cli_output_sink(tct_cli_output *output) {
    return (tct_output){write_bytes, output};
}

bool tct_cli_output_close(tct_cli_output *output, bool keep) {
    assert(output && output->cli);
    tct_cli_output_flush(output);
    if (output->temporary && keep && !output->failed && !tct_cli_sync(output->fd)) fail(output);
    /* after a signal Linux has closed it all the same */
    if (output->path && output->fd >= 0 && close(output->fd) != 0 && errno != EINTR) fail(output);
    if (output->temporary) {
        if (keep && !output->failed && rename(output->temporary, output->path) != 0) fail(output);
        if (!keep || output->failed) unlink(output->temporary);
        free(output->temporary);
    }
    free(output->buffer);
    output->temporary = output->buffer = NULL;
    output->fd = -1;
    return !output->failed;
}
