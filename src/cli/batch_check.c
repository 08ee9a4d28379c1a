/* Outputs against the manifest: what is missing or altered is an error, what it does not know a warning. */
#include <assert.h>
#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "cli/batch.h"

/** Hashes of the manifest's outputs: 8 bytes an output. Two files of one hash cost a warning at most. */
typedef struct {
    tct_batch *batch;
    uint64_t *files; /* sorted */
    size_t count, capacity;
    size_t wrong; /* outputs that are missing or altered */
} known;

static int by_value(const void *left, const void *right) {
    const uint64_t a = *(const uint64_t *)left, b = *(const uint64_t *)right;
    return a < b ? -1 : a > b;
}

static bool note_file(known *k, const char *file) {
    if (k->count == k->capacity) {
        const size_t larger = k->capacity ? k->capacity * 2 : 64;
        uint64_t *moved = realloc(k->files, larger * sizeof *moved);
        if (!moved) return false;
        k->files = moved;
        k->capacity = larger;
    }
    k->files[k->count++] = tct_cli_hash(file, strlen(file));
    return true;
}

static bool is_known(const known *k, const char *name) {
    const uint64_t hash = tct_cli_hash(name, strlen(name));
    return k->count && bsearch(&hash, k->files, k->count, sizeof *k->files, by_value);
}

static void report_unknown(const known *k, const char *name) {
    const tct_diagnostic warning = {.severity = TCT_WARNING,
                                    .source = name,
                                    .message =
                                        "the manifest does not have it; remove it or keep it elsewhere"};
    k->batch->cli->sink.emit(k->batch->cli->sink.context, &warning);
}

/** Looks at what lies in folder @p name ("" is the top) below the batch's folder. */
static void walk(const known *k, const char *name) {
    char *path = tct_batch_path(k->batch->options->folder, name);
    DIR *folder = path ? opendir(path) : NULL;
    const struct dirent *entry;
    while (folder && (entry = readdir(folder))) {
        if (entry->d_name[0] == '.' || (!*name && strcmp(entry->d_name, TCT_BATCH_MANIFEST) == 0)) continue;
        struct stat info;
        char *below = *name ? tct_batch_path(name, entry->d_name) : strdup(entry->d_name);
        char *whole = below ? tct_batch_path(k->batch->options->folder, below) : NULL;
        if (whole && lstat(whole, &info) == 0) {
            if (S_ISDIR(info.st_mode))
                walk(k, below);
            else if (!is_known(k, below))
                report_unknown(k, below);
        }
        free(whole);
        free(below);
    }
    if (folder) closedir(folder);
    free(path);
}

static bool compare_outputs(known *k, const tct_manifest_entry *entry) {
    bool good = true;
    for (size_t o = 0; good && o < entry->output_count; o++) {
        const tct_manifest_output *output = &entry->outputs[o];
        good = note_file(k, output->file);
        if (tct_batch_intact(k->batch, output)) continue;
        tct_cli_error(k->batch->cli, output->file,
                      "is missing or not what was written; make it again with --changed");
        k->wrong++;
    }
    return good;
}

/** Compares all outputs, in the order of the manifest, and notes their names. False without memory, or when
 * the manifest cannot be read. */
static bool compare_all(known *k) {
    tct_manifest_entry entry;
    bool good = true;
    uint64_t offset = 0;
    while (good && tct_manifest_next(&k->batch->old, &offset, &entry)) {
        good = compare_outputs(k, &entry);
        tct_manifest_entry_free(&entry);
    }
    if (k->count) qsort(k->files, k->count, sizeof *k->files, by_value);
    return good && !k->batch->old.failed;
}

int tct_batch_check(tct_batch *batch) {
    assert(batch);
    known k = {.batch = batch};
    if (batch->old.torn)
        tct_cli_error(batch->cli, TCT_BATCH_MANIFEST, "is torn at its end; go on with --resume");
    if (batch->old.count == 0 && !batch->old.torn) {
        tct_cli_error(batch->cli, batch->options->folder, "no manifest of a batch is there");
        return TCT_EXIT_NOTHING;
    }
    const bool whole = compare_all(&k);
    if (whole)
        walk(&k, "");
    else
        tct_cli_error(batch->cli, TCT_BATCH_MANIFEST, "cannot be read to its end");
    free(k.files);
    return k.wrong || batch->old.torn || !whole ? TCT_EXIT_PARTIAL : TCT_EXIT_OK;
}
