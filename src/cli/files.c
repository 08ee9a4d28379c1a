#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/pdf.h"

/** Largest input, as the library's own limit. */
#define MOST_BYTES ((size_t)256 << 20)

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

const char *tct_cli_extension(const char *path) {
    assert(path);
    const char *slash = strrchr(path, '/'), *dot = strrchr(slash ? slash : path, '.');
    return dot ? dot + 1 : NULL;
}

const char *tct_cli_format_extension(const char *path) {
    assert(path);
    const char *slash = strrchr(path, '/');
    for (const char *dot = strchr(slash ? slash : path, '.'); dot; dot = strchr(dot + 1, '.'))
        if (tct_format_extension(dot + 1)) return dot + 1;
    return NULL;
}

static bool is_folder(int fd) {
    struct stat info;
    return fstat(fd, &info) == 0 && S_ISDIR(info.st_mode);
}

bool tct_cli_read(tct_cli *cli, const char *path, tct_cli_input *input) {
    assert(cli && path && input);
    *input = (tct_cli_input){NULL, 0};
    const bool standard = strcmp(path, "-") == 0;
    const int fd = standard ? STDIN_FILENO : tct_cli_open(path, O_RDONLY, 0);
    const char *trouble = fd < 0 ? strerror(errno) : slurp(fd, input);
    if (fd >= 0 && trouble && is_folder(fd)) trouble = "is a folder; 'tercet batch -o DIR' converts folders";
    if (fd >= 0 && !standard) close(fd);
    if (!trouble && (!tct_cli_is_pdf(input) || tct_cli_pdf_read(cli, path, input))) return true;
    free(input->bytes);
    *input = (tct_cli_input){NULL, 0};
    if (trouble) tct_cli_error(cli, standard ? "standard input" : path, "cannot be read: %s", trouble);
    return false;
}
