/* The folder of a batch: its lock, its state, names within it.
 *
 * DIR/manifest.jsonl, DIR/<mirrored tree of outputs>, and, while a batch runs, DIR/.tercet/lock and
 * DIR/.tercet/work.XXXXXX/. The name of the last is new for each run: a worker that outlived a killed run can
 * put nothing into place after a new run has cleared its folder. */
#include <assert.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/batch.h"

static const char state_name[] = ".tercet";

char *tct_batch_path(const char *folder, const char *name) {
    assert(folder && name);
    const size_t left = strlen(folder), right = strlen(name);
    char *path = malloc(left + right + 2);
    if (!path) return NULL;
    memcpy(path, folder, left);
    const bool slash = left && folder[left - 1] != '/';
    if (slash) path[left] = '/';
    memcpy(path + left + slash, name, right + 1);
    return path;
}

static char *state_path(const tct_batch *batch, const char *name) {
    char *state = tct_batch_path(batch->options->folder, state_name);
    char *path = state ? tct_batch_path(state, name) : NULL;
    free(state);
    return path;
}

static bool make_folder(char *path, char *end) {
    *end = 0;
    const bool good = mkdir(path, 0777) == 0 || errno == EEXIST;
    *end = '/';
    return good;
}

bool tct_batch_make_parents(const char *path) {
    assert(path);
    char *copy = strdup(path), *last = copy ? strrchr(copy, '/') : NULL;
    bool good = copy != NULL;
    if (last && last != copy && !make_folder(copy, last)) /* the others are asked for when it is not there */
        for (char *slash = strchr(copy + 1, '/'); good && slash; slash = strchr(slash + 1, '/'))
            good = make_folder(copy, slash);
    const int error = errno;
    free(copy);
    errno = error;
    return good;
}

void tct_batch_remove(const tct_batch *batch, const char *name) {
    assert(batch && name);
    char *path = tct_batch_path(batch->options->folder, name);
    const size_t top = strlen(batch->options->folder);
    if (path) unlink(path);
    for (char *slash = path ? strrchr(path, '/') : NULL; slash && (size_t)(slash - path) > top;
         slash = strrchr(path, '/')) {
        *slash = 0;
        if (rmdir(path) != 0) break; /* not empty */
    }
    free(path);
}

static const char *take_all(int fd, tct_cli_text *bytes) {
    char block[1 << 16];
    for (;;) {
        const ssize_t size = read(fd, block, sizeof block);
        if (size < 0 && errno == EINTR) continue;
        if (size < 0) return strerror(errno);
        if (size == 0) return NULL;
        tct_cli_text_add(bytes, block, (size_t)size);
        if (bytes->failed) return "out of memory";
        if (bytes->size > (size_t)1 << 40) return "too large";
    }
}

const char *tct_batch_slurp(const char *path, tct_cli_text *bytes) {
    assert(path && bytes);
    struct stat info;
    /* without blocking: a pipe without writer must not hold the batch */
    const int fd = tct_cli_open(path, O_RDONLY | O_NONBLOCK, 0);
    if (fd < 0) return strerror(errno);
    const char *trouble = NULL;
    if (fstat(fd, &info) != 0)
        trouble = strerror(errno);
    else if (!S_ISREG(info.st_mode))
        trouble = "no regular file";
    if (!trouble) trouble = take_all(fd, bytes);
    close(fd);
    return trouble;
}

/* --- opening --- */

int tct_batch_trouble(const tct_batch *batch, const char *path, const char *what) {
    tct_cli_error(batch->cli, path, "%s: %s", what, strerror(errno));
    return TCT_EXIT_NOTHING;
}

/** Removes a folder of unfinished files that a killed run left. */
static void clear_folder(const char *path) {
    DIR *folder = opendir(path);
    const struct dirent *entry;
    while (folder && (entry = readdir(folder))) {
        if (entry->d_name[0] == '.') continue;
        char *file = tct_batch_path(path, entry->d_name);
        if (file) unlink(file);
        free(file);
    }
    if (folder) closedir(folder);
    rmdir(path);
}

static void clear_leftovers(const tct_batch *batch) {
    char *state = tct_batch_path(batch->options->folder, state_name);
    DIR *folder = state ? opendir(state) : NULL;
    const struct dirent *entry;
    while (folder && (entry = readdir(folder))) {
        if (strncmp(entry->d_name, "work.", 5) != 0) continue;
        char *path = tct_batch_path(state, entry->d_name);
        if (path) clear_folder(path);
        free(path);
    }
    if (folder) closedir(folder);
    free(state);
}

/** The lock of the file that has the name now: another run may have removed the one that was opened. */
static bool take_lock(tct_batch *batch, const char *path) {
    assert(batch->lock < 0);
    const struct flock whole = {.l_type = F_WRLCK, .l_whence = SEEK_SET};
    struct stat info;
    for (;;) {
        const int fd = tct_cli_open(path, O_RDWR | O_CREAT, 0666);
        if (fd < 0) return false;
        const bool locked = fcntl(fd, F_SETLK, &whole) == 0 && fstat(fd, &info) == 0;
        if (locked && info.st_nlink) {
            batch->lock = fd;
            return true;
        }
        const int error = errno;
        close(fd);
        errno = error;
        if (!locked) return false;
    }
}

static int open_state(tct_batch *batch) {
    char *lock = state_path(batch, "lock");
    batch->work = state_path(batch, "work.XXXXXX");
    int code = TCT_EXIT_OK;
    if (!lock || !batch->work || !tct_batch_make_parents(lock))
        code = tct_batch_trouble(batch, batch->options->folder, "cannot be written");
    else if (!take_lock(batch, lock))
        code = tct_batch_trouble(batch, lock, "cannot be locked; is another batch at work there?");
    if (code == TCT_EXIT_OK) {
        clear_leftovers(batch);
        if (!mkdtemp(batch->work)) code = tct_batch_trouble(batch, batch->work, "cannot be made");
    }
    free(lock);
    return code;
}

int tct_batch_open(tct_batch *batch) {
    assert(batch && batch->options->folder);
    char *path = tct_batch_path(batch->options->folder, TCT_BATCH_MANIFEST);
    if (!path) return TCT_EXIT_NOTHING;
    int code = batch->options->check ? TCT_EXIT_OK : open_state(batch);
    if (code == TCT_EXIT_OK) code = tct_batch_manifest_read(batch, path);
    if (code == TCT_EXIT_OK && !batch->options->check) code = tct_batch_manifest_open(batch, path);
    free(path);
    return code;
}

bool tct_batch_close(tct_batch *batch) {
    assert(batch && batch->options->folder);
    bool good = true;
    char *path = tct_batch_path(batch->options->folder, TCT_BATCH_MANIFEST);
    char *state = tct_batch_path(batch->options->folder, state_name), *lock = state_path(batch, "lock");
    if (batch->manifest_fd >= 0) {
        if (!tct_cli_sync(batch->manifest_fd))
            good = tct_batch_trouble(batch, path, "cannot be written") == TCT_EXIT_OK;
        close(batch->manifest_fd);
        if (good && !batch->stopped && batch->old.count) good = path && tct_batch_manifest_order(batch, path);
    }
    if (batch->work && batch->lock >= 0) clear_folder(batch->work);
    if (batch->lock >= 0) {
        if (lock) unlink(lock);
        close(batch->lock);
    }
    if (state && batch->work) rmdir(state); /* of another batch it is not empty */
    free(path);
    free(state);
    free(lock);
    return good;
}
