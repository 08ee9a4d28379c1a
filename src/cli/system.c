/* Calls of the system that a signal may interrupt and that may do a part of what was asked. */
#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "cli/cli.h"

bool tct_cli_write_all(int fd, const void *bytes, size_t size) {
    assert(fd >= 0 && (bytes || size == 0));
    const char *at = bytes;
    while (size) {
        const ssize_t written = write(fd, at, size);
        if (written < 0 && errno == EINTR) continue;
        if (written == 0) errno = ENOSPC;
        if (written <= 0) return false;
        at += written;
        size -= (size_t)written;
    }
    return true;
}

bool tct_cli_is_device(const char *path) {
    assert(path);
    return strncmp(path, "/dev/", 5) == 0 || strncmp(path, "/proc/", 6) == 0;
}

bool tct_cli_receive(int fd, void *bytes, size_t size) {
    assert(fd >= 0 && (bytes || size == 0));
    char *at = bytes;
    while (size) {
        const ssize_t got = read(fd, at, size);
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) return false;
        at += got;
        size -= (size_t)got;
    }
    return true;
}

int tct_cli_open(const char *path, int flags, unsigned mode) {
    assert(path && *path);
    int fd;
    do
        fd = open(path, flags | O_CLOEXEC, (mode_t)mode);
    while (fd < 0 && errno == EINTR);
    return fd;
}

bool tct_cli_sync(int fd) {
    assert(fd >= 0);
    int code;
    do
        code = fsync(fd);
    while (code != 0 && errno == EINTR);
    return code == 0;
}

bool tct_cli_cut(int fd, uint64_t size) {
    assert(fd >= 0);
    int code;
    do
        code = ftruncate(fd, (off_t)size);
    while (code != 0 && errno == EINTR);
    return code == 0;
}
