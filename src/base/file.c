#include "base/file.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/limits.h"

static tct_status read_all(int fd, tct_buffer *out) {
    char block[64 << 10];
    for (;;) {
        const ssize_t size = read(fd, block, sizeof block);
        if (size < 0 && errno == EINTR) continue;
        if (size < 0) return TCT_ERR_IO;
        if (size == 0) return tct_buffer_status(out);
        tct_buffer_append(out, (tct_str){block, (size_t)size});
        TRY(tct_buffer_status(out));
    }
}

tct_status tct_file_read(const char *path, tct_buffer *out) {
    assert(path && out);
    if (strcmp(path, "-") == 0) return read_all(STDIN_FILENO, out);
    const int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0) return TCT_ERR_IO;
    const tct_status status = read_all(fd, out);
    const int saved = errno;
    close(fd);
    errno = saved;
    return status;
}

tct_status tct_file_map(const char *path, tct_mapping *mapping) {
    assert(path && mapping);
    *mapping = (tct_mapping){NULL, 0};
    const int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0) return TCT_ERR_IO;
    struct stat info;
    tct_status status = fstat(fd, &info) == 0 && S_ISREG(info.st_mode) ? TCT_OK : TCT_ERR_IO;
    if (status == TCT_OK && (info.st_size <= 0 || (uint64_t)info.st_size > TCT_LIMIT_PACK_BYTES))
        status = TCT_ERR_LIMIT;
    void *address = MAP_FAILED;
    if (status == TCT_OK) address = mmap(NULL, (size_t)info.st_size, PROT_READ, MAP_SHARED, fd, 0);
    close(fd);
    if (status != TCT_OK) return status;
    if (address == MAP_FAILED) return TCT_ERR_IO;
    *mapping = (tct_mapping){address, (size_t)info.st_size};
    return TCT_OK;
}

void tct_file_unmap(tct_mapping *mapping) {
    assert(mapping);
    if (mapping->address) munmap(mapping->address, mapping->size);
    *mapping = (tct_mapping){NULL, 0};
}

static bool write_all(int fd, tct_str bytes) {
    for (size_t at = 0; at < bytes.size;) {
        const ssize_t size = write(fd, bytes.data + at, bytes.size - at);
        if (size < 0 && errno != EINTR) return false;
        if (size > 0) at += (size_t)size;
    }
    return true;
}

/** Not a regular file (/dev/full, a pipe): nothing to rename onto, so it is written in place; as is
 * /dev/stdout when it leads to one. */
static bool special_file(const char *path) {
    struct stat info;
    if (strncmp(path, "/dev/", 5) == 0) return true;
    return stat(path, &info) == 0 && !S_ISREG(info.st_mode) && !S_ISDIR(info.st_mode);
}

static tct_status write_in_place(const char *path, tct_str bytes) {
    const int fd = open(path, O_WRONLY | O_CLOEXEC);
    if (fd < 0) return TCT_ERR_IO;
    const bool written = write_all(fd, bytes);
    const int saved = errno;
    const bool closed = close(fd) == 0;
    if (!written) errno = saved;
    return written && closed ? TCT_OK : TCT_ERR_IO;
}

/** Mode that a new file would get: mkstemp() makes it 0600, which is not what a user expects. */
static mode_t default_mode(void) {
    const mode_t mask = umask(0);
    umask(mask);
    return 0666 & ~mask;
}

static tct_status write_and_rename(char *temporary, const char *path, tct_str bytes) {
    const int fd = mkstemp(temporary);
    if (fd < 0) return TCT_ERR_IO;
    bool good = write_all(fd, bytes) && fchmod(fd, default_mode()) == 0 && fsync(fd) == 0;
    good = close(fd) == 0 && good;
    good = good && rename(temporary, path) == 0;
    if (good) return TCT_OK;
    const int saved = errno;
    unlink(temporary);
    errno = saved;
    return TCT_ERR_IO;
}

tct_status tct_file_write(const char *path, tct_str bytes) {
    assert(path);
    if (special_file(path)) return write_in_place(path, bytes);
    tct_buffer temporary;
    tct_buffer_init(&temporary, &tct_heap, 1 << 16);
    tct_buffer_format(&temporary, "%s.XXXXXX", path);
    tct_status status = tct_buffer_status(&temporary);
    if (status == TCT_OK) status = write_and_rename(temporary.data, path, bytes);
    tct_buffer_clear(&temporary);
    return status;
}
