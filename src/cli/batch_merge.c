/* One graph of all documents: their N-Quads go through the library, which settles what is the same thing; for
 * formats of lines with bounded memory. */
#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/batch.h"

static bool is_nquads(const char *file) {
    const char *extension = tct_cli_extension(file);
    return extension && strcmp(extension, tct_format_extension("nquads")) == 0;
}

/** By the extension; N-Quads when that is none. */
static const char *format_of(const char *path) {
    const char *extension = tct_cli_extension(path);
    return extension && tct_format_extension(extension) ? extension : "nquads";
}

/** Takes the bytes of one graph. */
typedef tct_status take_graph(void *merge, const char *name, const char *bytes, size_t size);

static bool take_file(tct_batch *batch, take_graph *take, void *merge, const char *file) {
    tct_cli_text bytes = {.size = 0};
    const unsigned before = batch->cli->errors;
    char *path = tct_batch_path(batch->options->folder, file);
    const char *trouble = path ? tct_batch_slurp(path, &bytes) : "out of memory";
    if (!trouble) {
        const tct_status status = take(merge, path, bytes.data ? bytes.data : "", bytes.size);
        if (status != TCT_OK && status != TCT_PARTIAL) trouble = tct_strerror(status);
    }
    if (trouble && batch->cli->errors == before)
        tct_cli_error(batch->cli, file, "cannot be merged: %s", trouble);
    free(path);
    tct_cli_text_free(&bytes);
    return !trouble;
}

static bool take_entry(tct_batch *batch, take_graph *take, void *merge, const tct_manifest_entry *entry) {
    bool good = true;
    for (size_t k = 0; good && k < entry->output_count; k++)
        if (is_nquads(entry->outputs[k].file)) good = take_file(batch, take, merge, entry->outputs[k].file);
    return good;
}

/** Hands over the N-Quads of all documents of the manifest; false after a message. */
static bool take_all(tct_batch *batch, tct_manifest *manifest, take_graph *take, void *merge) {
    bool good = true;
    tct_manifest_entry entry;
    uint64_t offset = 0;
    while (good && tct_manifest_next(manifest, &offset, &entry)) {
        good = take_entry(batch, take, merge, &entry);
        tct_manifest_entry_free(&entry);
    }
    if (manifest->failed) tct_cli_error(batch->cli, TCT_BATCH_MANIFEST, "cannot be read again");
    return good && !manifest->failed;
}

/* --- in memory: formats that need the whole graph --- */

static tct_status add_graph(void *merge, const char *name, const char *bytes, size_t size) {
    return tct_conversion_read_rdf(merge, name, bytes, size);
}

static tct_status write_whole(void *merge, const char *format, tct_output output) {
    const tct_status status = tct_conversion_merge(merge);
    return status == TCT_OK ? tct_conversion_write(merge, format, output) : status;
}

/* --- on disk: formats of lines --- */

static tct_status learn_graph(void *merge, const char *name, const char *bytes, size_t size) {
    return tct_merging_learn(merge, name, bytes, size);
}

static tct_status sort_graph(void *merge, const char *name, const char *bytes, size_t size) {
    return tct_merging_add(merge, name, bytes, size);
}

static tct_status write_lines(void *merge, const char *format, tct_output output) {
    return tct_merging_write(merge, format, output);
}

/* --- the file, or the files --- */

typedef tct_status write_merge(void *merge, const char *format, tct_output output);

static bool write_graph(tct_batch *batch, write_merge *write, void *merge, tct_output output) {
    const char *path = batch->options->merge;
    const unsigned before = batch->cli->errors;
    const tct_status status = write(merge, format_of(path), output);
    if (status != TCT_OK && batch->cli->errors == before)
        tct_cli_error(batch->cli, path, "%s", tct_strerror(status));
    return status == TCT_OK;
}

static bool write_merged(tct_batch *batch, write_merge *write, void *merge) {
    if (batch->options->shard) {
        tct_batch_shards *shards = tct_batch_shards_open(batch);
        return shards && tct_batch_shards_close(
                             shards, write_graph(batch, write, merge, tct_batch_shards_sink(shards)));
    }
    tct_cli_output output;
    if (!tct_cli_output_open(batch->cli, batch->options->merge, &output)) return false;
    const bool good = write_graph(batch, write, merge, tct_cli_output_sink(&output));
    return tct_cli_output_close(&output, good) && good;
}

static void tell_runs(tct_batch *batch, size_t runs) {
    char text[80];
    if (runs == 0) return;
    snprintf(text, sizeof text, "%zu sorted runs were kept on disk; see --merge-memory", runs);
    const tct_diagnostic note = {.severity = TCT_NOTE, .source = batch->options->merge, .message = text};
    batch->cli->sink.emit(batch->cli->sink.context, &note);
}

static tct_status merges_of_conversion(void *merge, tct_merges what, tct_output output) {
    return tct_conversion_merges(merge, what, output);
}

static tct_status merges_of_merging(void *merge, tct_merges what, tct_output output) {
    return tct_merging_merges(merge, what, output);
}

static bool write_suggestions(tct_batch *batch, tct_cli_merges *merges, void *merge) {
    const char *path = batch->options->suggest;
    return !path || tct_cli_write_merges(batch->cli, merges, merge, TCT_MERGES_SUGGESTED, path);
}

static bool merge_on_disk(tct_batch *batch, tct_manifest *manifest) {
    const size_t memory = (size_t)batch->options->merge_memory << 20;
    tct_merging *merging = NULL;
    bool good = tct_merging_new(batch->engine, &batch->settings, &batch->cli->sink, batch->options->folder,
                                memory, &merging) == TCT_OK;
    const tct_identity_options identity =
        tct_cli_lists_options(&batch->lists, batch->options->suggest != NULL);
    good = good && tct_merging_identify(merging, &identity) == TCT_OK;
    good = good && take_all(batch, manifest, learn_graph, merging);
    if (batch->options->merge) {
        good = good && take_all(batch, manifest, sort_graph, merging);
        good = good && write_merged(batch, write_lines, merging);
    }
    good = good && write_suggestions(batch, merges_of_merging, merging);
    if (good) tell_runs(batch, tct_merging_runs(merging));
    tct_merging_free(merging);
    return good;
}

static bool merge_in_memory(tct_batch *batch, tct_manifest *manifest) {
    tct_conversion *conversion = NULL;
    bool good = tct_conversion_new(batch->engine, &batch->settings, &batch->cli->sink, &conversion) == TCT_OK;
    const tct_identity_options identity =
        tct_cli_lists_options(&batch->lists, batch->options->suggest != NULL);
    good = good && tct_conversion_identify(conversion, &identity) == TCT_OK;
    good = good && take_all(batch, manifest, add_graph, conversion);
    good = good && write_merged(batch, write_whole, conversion);
    good = good && write_suggestions(batch, merges_of_conversion, conversion);
    tct_conversion_free(conversion);
    return good;
}

bool tct_batch_has_lines(const char *path) {
    const char *usual = tct_format_extension(format_of(path));
    return strcmp(usual, "nq") == 0 || strcmp(usual, "nt") == 0;
}

bool tct_batch_merges(const tct_batch_options *options) {
    assert(options);
    return options->merge || options->suggest;
}

bool tct_batch_merge(tct_batch *batch) {
    assert(batch && tct_batch_merges(batch->options));
    tct_manifest manifest = TCT_MANIFEST_NONE;
    size_t bad_line = 0;
    char *path = tct_batch_path(batch->options->folder, TCT_BATCH_MANIFEST);
    bool good = path && tct_manifest_open(&manifest, path, &bad_line);
    if (!good) tct_cli_error(batch->cli, path, "cannot be read again");
    if (good)
        good = !batch->options->merge || tct_batch_has_lines(batch->options->merge)
                   ? merge_on_disk(batch, &manifest)
                   : merge_in_memory(batch, &manifest);
    tct_manifest_close(&manifest);
    free(path);
    return good;
}
