/* The manifest of a batch: what earlier runs left, lines as documents are done, their order at the end. */
#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/batch.h"

/* --- opening --- */

int tct_batch_manifest_read(tct_batch *batch, const char *path) {
    assert(batch && path && batch->old.fd < 0);
    size_t bad_line = 0;
    if (tct_manifest_open(&batch->old, path, &bad_line)) return TCT_EXIT_OK;
    if (batch->old.fd < 0 && errno == ENOENT) return TCT_EXIT_OK;
    if (!bad_line) return tct_batch_trouble(batch, path, "cannot be read");
    tct_cli_error(batch->cli, path, "line %zu is none of a manifest; take another folder with -o", bad_line);
    return TCT_EXIT_USAGE;
}

/** True when a document was made with other settings than this run's. */
static bool has_other_settings(tct_batch *batch) {
    tct_manifest_entry entry;
    bool other = false;
    uint64_t offset = 0;
    while (!other && tct_manifest_next(&batch->old, &offset, &entry)) {
        other = strcmp(entry.settings, batch->digest) != 0;
        tct_manifest_entry_free(&entry);
    }
    return other;
}

/** A batch must not be mixed into another by mistake. */
static int may_go_on(tct_batch *batch, const char *path) {
    const tct_batch_options *o = batch->options;
    if (batch->old.count == 0 || o->changed) return TCT_EXIT_OK;
    if (!o->resume) {
        tct_cli_error(batch->cli, path, "a batch is there already; say --resume, --changed or another -o");
        return TCT_EXIT_USAGE;
    }
    if (!has_other_settings(batch)) return TCT_EXIT_OK;
    tct_cli_error(batch->cli, path, "was made with other options or knowledge; use --changed");
    return TCT_EXIT_USAGE;
}

int tct_batch_manifest_open(tct_batch *batch, const char *path) {
    assert(batch && path && batch->manifest_fd < 0);
    const int code = may_go_on(batch, path);
    if (code != TCT_EXIT_OK) return code;
    batch->manifest_fd = tct_cli_open(path, O_WRONLY | O_CREAT | O_APPEND, 0666);
    if (batch->manifest_fd < 0) return tct_batch_trouble(batch, path, "cannot be written");
    if (batch->old.torn && !tct_cli_cut(batch->manifest_fd, batch->old.size))
        return tct_batch_trouble(batch, path, "cannot be mended");
    return TCT_EXIT_OK;
}

/* --- while the batch runs --- */

bool tct_batch_append(tct_batch *batch, const char *line, size_t size) {
    assert(batch && batch->manifest_fd >= 0 && size && line[size - 1] == '\n');
    const off_t before = lseek(batch->manifest_fd, 0, SEEK_END);
    if (tct_cli_write_all(batch->manifest_fd, line, size)) return true;
    const int error = errno;
    char *path = tct_batch_path(batch->options->folder, TCT_BATCH_MANIFEST);
    errno = error;
    tct_batch_trouble(batch, path, "cannot be written");
    free(path);
    if (before >= 0) (void)tct_cli_cut(batch->manifest_fd, (uint64_t)before); /* else the next run mends it */
    return false;
}

/* --- at its end --- */

static int by_value(const void *left, const void *right) {
    const uint64_t a = *(const uint64_t *)left, b = *(const uint64_t *)right;
    return a < b ? -1 : a > b;
}

/**
 * Offsets of the lines of all inputs in their order, then of those of documents that are no input of this run
 * (none with --changed) in the order of the file. NULL without memory.
 */
static uint64_t *put_in_order(const tct_batch *batch, tct_manifest *now, size_t *count) {
    uint64_t *order = malloc((now->count + 1) * sizeof *order);
    bool *used = calloc(now->count + 1, sizeof *used);
    *count = 0;
    for (size_t i = 0; order && used && i < batch->list.count; i++) {
        const size_t place = tct_manifest_locate(now, batch->list.items[i].path);
        if (place == SIZE_MAX || used[place]) continue;
        used[place] = true;
        order[(*count)++] = now->places[place].offset;
    }
    const size_t inputs = *count;
    for (size_t i = 0; order && used && !batch->options->changed && i < now->count; i++)
        if (!used[i]) order[(*count)++] = now->places[i].offset;
    if (order && *count > inputs) qsort(order + inputs, *count - inputs, sizeof *order, by_value);
    if (!used) {
        free(order);
        order = NULL;
    }
    free(used);
    return order;
}

/** True when the lines already lie in that order, one after the other, and nothing else. */
static bool in_order(tct_manifest *now, const uint64_t *order, size_t count) {
    uint64_t end = 0;
    for (size_t i = 0; i < count; i++) {
        if (order[i] != end) return false;
        const tct_cli_json line = tct_manifest_line(now, order[i]);
        end += (uint64_t)(line.end - line.at);
    }
    return end == now->size && !now->torn && !now->failed;
}

static bool write_lines(tct_manifest *now, const uint64_t *order, size_t count, tct_output sink) {
    for (size_t i = 0; i < count; i++) {
        const tct_cli_json line = tct_manifest_line(now, order[i]);
        if (now->failed || sink.write(sink.context, line.at, (size_t)(line.end - line.at)) != TCT_OK)
            return false;
    }
    return true;
}

/** Writes the lines in that order to a file that takes the manifest's place; false after a message. */
static bool rewrite(tct_batch *batch, const char *path, tct_manifest *now, const uint64_t *order,
                    size_t count) {
    tct_cli_output output;
    if (!tct_cli_output_open(batch->cli, path, &output)) return false;
    const bool good = write_lines(now, order, count, tct_cli_output_sink(&output));
    if (now->failed) tct_cli_error(batch->cli, path, "cannot be read again");
    return tct_cli_output_close(&output, good) && good;
}

bool tct_batch_manifest_order(tct_batch *batch, const char *path) {
    assert(batch && path);
    tct_manifest now;
    size_t bad_line = 0, count = 0;
    const bool read = tct_manifest_open(&now, path, &bad_line);
    uint64_t *order = read ? put_in_order(batch, &now, &count) : NULL;
    bool good = order && !now.failed;
    if (!good) tct_cli_error(batch->cli, path, "cannot be read again");
    if (good && !in_order(&now, order, count)) good = rewrite(batch, path, &now, order, count);
    free(order);
    tct_manifest_close(&now);
    return good;
}
