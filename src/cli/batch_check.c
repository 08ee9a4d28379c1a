/* Outputs against the manifest: what is missing or altered is an error, what it does not know a warning. */
#include <assert.h>
#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "cli/batch.h"

static int by_bytes(const void *left, const void *right) {
    return strcmp(*(const char *const *)left, *(const char *const *)right);
}

typedef struct {
    tct_batch *batch;
    const char **files; /* sorted; of the manifest's outputs */
    size_t count;
} known;

static bool list_outputs(known *k) {
    const tct_manifest *manifest = &k->batch->old;
    size_t total = 0;
    for (size_t i = 0; i < manifest->count; i++)
        total += manifest->entries[i].output_count;
    k->files = malloc((total + 1) * sizeof *k->files);
    if (!k->files) return false;
    for (size_t i = 0; i < manifest->count; i++)
        for (size_t o = 0; o < manifest->entries[i].output_count; o++)
            k->files[k->count++] = manifest->entries[i].outputs[o].file;
    qsort((void *)k->files, k->count, sizeof *k->files, by_bytes);
    return true;
}

static bool is_known(const known *k, const char *name) {
    return k->count && bsearch(&name, (const void *)k->files, k->count, sizeof *k->files, by_bytes);
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
        if (entry->d_name[0] == '.' || (!*name && strcmp(entry->d_name, "manifest.jsonl") == 0)) continue;
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

static size_t compare_all(tct_batch *batch) {
    size_t wrong = 0;
    for (size_t i = 0; i < batch->old.count; i++)
        for (size_t o = 0; o < batch->old.entries[i].output_count; o++) {
            const tct_manifest_output *output = &batch->old.entries[i].outputs[o];
            if (tct_batch_intact(batch, output)) continue;
            tct_cli_error(batch->cli, output->file,
                          "is missing or not what was written; make it again with --changed");
            wrong++;
        }
    return wrong;
}

int tct_batch_check(tct_batch *batch) {
    assert(batch);
    known k = {.batch = batch};
    if (batch->old.torn)
        tct_cli_error(batch->cli, "manifest.jsonl", "is torn at its end; go on with --resume");
    if (batch->old.count == 0 && !batch->old.torn) {
        tct_cli_error(batch->cli, batch->options->folder, "no manifest of a batch is there");
        return TCT_EXIT_NOTHING;
    }
    const size_t wrong = compare_all(batch);
    if (list_outputs(&k)) walk(&k, "");
    free((void *)k.files);
    return wrong || batch->old.torn ? TCT_EXIT_PARTIAL : TCT_EXIT_OK;
}
