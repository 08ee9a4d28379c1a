/* The folder of a batch: its lock, its manifest, files that appear whole or not at all.
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

static const char manifest_name[] = "manifest.jsonl", state_name[] = ".tercet";

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

bool tct_batch_make_parents(const char *path) {
    assert(path);
    char *copy = strdup(path);
    bool good = copy != NULL;
    for (char *slash = copy ? strchr(copy + 1, '/') : NULL; good && slash; slash = strchr(slash + 1, '/')) {
        *slash = 0;
        good = mkdir(copy, 0777) == 0 || errno == EEXIST;
        *slash = '/';
    }
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

bool tct_batch_write(tct_batch *batch, const char *path, const tct_cli_text *bytes) {
    assert(batch && path && bytes && !bytes->failed);
    tct_cli_output output;
    if (!tct_cli_output_open(batch->cli, path, &output)) return false;
    const tct_output sink = tct_cli_output_sink(&output);
    const bool good = sink.write(sink.context, bytes->data, bytes->size) == TCT_OK;
    return tct_cli_output_close(&output, good) && good;
}

/* --- opening --- */

static int trouble(const tct_batch *batch, const char *path, const char *what) {
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
        code = trouble(batch, batch->options->folder, "cannot be written");
    else if (!take_lock(batch, lock))
        code = trouble(batch, lock, "cannot be locked; is another batch at work there?");
    if (code == TCT_EXIT_OK) {
        clear_leftovers(batch);
        if (!mkdtemp(batch->work)) code = trouble(batch, batch->work, "cannot be made");
    }
    free(lock);
    return code;
}

static int read_manifest(tct_batch *batch, const char *path) {
    size_t bad_line = 0;
    struct stat info;
    if (stat(path, &info) != 0 && errno == ENOENT) return TCT_EXIT_OK;
    const char *why = tct_batch_slurp(path, &batch->old.bytes);
    if (why) {
        tct_cli_error(batch->cli, path, "cannot be read: %s", why);
        return TCT_EXIT_NOTHING;
    }
    if (tct_manifest_parse(&batch->old, &bad_line)) return TCT_EXIT_OK;
    tct_cli_error(batch->cli, path, "line %zu is none of a manifest; take another folder with -o", bad_line);
    return TCT_EXIT_USAGE;
}

/** A batch must not be mixed into another by mistake. */
static int may_go_on(const tct_batch *batch, const char *path) {
    const tct_batch_options *o = batch->options;
    if (batch->old.count == 0 || o->changed) return TCT_EXIT_OK;
    if (!o->resume) {
        tct_cli_error(batch->cli, path, "a batch is there already; say --resume, --changed or another -o");
        return TCT_EXIT_USAGE;
    }
    for (size_t i = 0; i < batch->old.count; i++)
        if (strcmp(batch->old.entries[i].settings, batch->digest) != 0) {
            tct_cli_error(batch->cli, path, "was made with other options or knowledge; use --changed");
            return TCT_EXIT_USAGE;
        }
    return TCT_EXIT_OK;
}

static int open_manifest(tct_batch *batch, const char *path) {
    batch->manifest_fd = tct_cli_open(path, O_WRONLY | O_CREAT | O_APPEND, 0666);
    if (batch->manifest_fd < 0) return trouble(batch, path, "cannot be written");
    if (batch->old.torn && !tct_cli_cut(batch->manifest_fd, batch->old.bytes.size))
        return trouble(batch, path, "cannot be mended");
    return TCT_EXIT_OK;
}

int tct_batch_open(tct_batch *batch) {
    assert(batch && batch->options->folder);
    char *path = tct_batch_path(batch->options->folder, manifest_name);
    if (!path) return TCT_EXIT_NOTHING;
    int code = batch->options->check ? TCT_EXIT_OK : open_state(batch);
    if (code == TCT_EXIT_OK) code = read_manifest(batch, path);
    if (!batch->options->check) {
        if (code == TCT_EXIT_OK) code = may_go_on(batch, path);
        if (code == TCT_EXIT_OK) code = open_manifest(batch, path);
    }
    free(path);
    return code;
}

/* --- the manifest while the batch runs, and at its end --- */

bool tct_batch_append(tct_batch *batch, const char *line, size_t size) {
    assert(batch && batch->manifest_fd >= 0 && size && line[size - 1] == '\n');
    const off_t before = lseek(batch->manifest_fd, 0, SEEK_END);
    if (tct_cli_write_all(batch->manifest_fd, line, size)) return true;
    const int error = errno;
    char *path = tct_batch_path(batch->options->folder, manifest_name);
    errno = error;
    trouble(batch, path, "cannot be written");
    free(path);
    if (before >= 0) (void)tct_cli_cut(batch->manifest_fd, (uint64_t)before); /* else the next run mends it */
    return false;
}

/** The lines of all inputs in their order, then those of documents that are no input of this run. */
static void put_in_order(const tct_batch *batch, const tct_manifest *manifest, tct_cli_text *ordered) {
    assert(ordered->size == 0);
    bool *used = calloc(manifest->count + 1, sizeof *used);
    ordered->failed = !used;
    for (size_t i = 0; used && i < batch->list.count; i++) {
        const tct_manifest_entry *entry = tct_manifest_find(manifest, batch->list.items[i].path);
        if (!entry) continue;
        used[entry - manifest->entries] = true;
        tct_cli_text_add(ordered, entry->line, entry->line_size);
    }
    for (size_t i = 0; used && !batch->options->changed && i < manifest->count; i++)
        if (!used[i]) tct_cli_text_add(ordered, manifest->entries[i].line, manifest->entries[i].line_size);
    free(used);
}

static bool compact(tct_batch *batch, const char *path) {
    tct_manifest now = {.count = 0};
    tct_cli_text ordered = {.size = 0};
    size_t bad_line = 0;
    bool good = !tct_batch_slurp(path, &now.bytes) && tct_manifest_parse(&now, &bad_line);
    if (!good) tct_cli_error(batch->cli, path, "cannot be read again");
    if (good) {
        put_in_order(batch, &now, &ordered);
        const bool same = !ordered.failed && ordered.size == now.bytes.size &&
                          (ordered.size == 0 || memcmp(ordered.data, now.bytes.data, ordered.size) == 0);
        good = same || (!ordered.failed && tct_batch_write(batch, path, &ordered));
    }
    tct_cli_text_free(&ordered);
    tct_manifest_free(&now);
    return good;
}

bool tct_batch_close(tct_batch *batch) {
    assert(batch && batch->options->folder);
    bool good = true;
    char *path = tct_batch_path(batch->options->folder, manifest_name);
    char *state = tct_batch_path(batch->options->folder, state_name), *lock = state_path(batch, "lock");
    if (batch->manifest_fd >= 0) {
        if (!tct_cli_sync(batch->manifest_fd))
            good = trouble(batch, path, "cannot be written") == TCT_EXIT_OK;
        close(batch->manifest_fd);
        if (good && !batch->stopped && batch->old.count) good = path && compact(batch, path);
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
