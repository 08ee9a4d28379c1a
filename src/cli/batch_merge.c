/* One graph of all documents: their N-Quads go through the library, which settles what is the same thing. */
#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "cli/batch.h"

static bool has_extension(const char *file, const char *extension) {
    const char *dot = strrchr(file, '.');
    return dot && strcmp(dot + 1, extension) == 0;
}

static const char *format_of(const char *path) {
    const char *dot = strrchr(path, '.'), *name;
    for (size_t i = 0; dot && (name = tct_format_name(i)); i++)
        if (strcmp(tct_format_extension(name), dot + 1) == 0) return name;
    return "nquads";
}

static bool add_file(tct_batch *batch, tct_conversion *conversion, const char *file) {
    tct_cli_text bytes = {.size = 0};
    char *path = tct_batch_path(batch->options->folder, file);
    const char *trouble = path ? tct_batch_slurp(path, &bytes) : "out of memory";
    tct_status status = TCT_OK;
    if (!trouble) {
        status = tct_conversion_read_rdf(conversion, path, bytes.data ? bytes.data : "", bytes.size);
        if (status != TCT_OK && status != TCT_PARTIAL) trouble = tct_strerror(status);
    }
    if (trouble) tct_cli_error(batch->cli, file, "cannot be merged: %s", trouble);
    free(path);
    tct_cli_text_free(&bytes);
    return !trouble;
}

static bool add_entry(tct_batch *batch, tct_conversion *conversion, const tct_manifest_entry *entry) {
    bool good = true;
    for (size_t k = 0; good && k < entry->output_count; k++)
        if (has_extension(entry->outputs[k].file, tct_format_extension("nquads")))
            good = add_file(batch, conversion, entry->outputs[k].file);
    return good;
}

static bool add_all(tct_batch *batch, tct_conversion *conversion, tct_manifest *manifest) {
    bool good = true;
    tct_manifest_entry entry;
    uint64_t offset = 0;
    while (good && tct_manifest_next(manifest, &offset, &entry)) {
        good = add_entry(batch, conversion, &entry);
        tct_manifest_entry_free(&entry);
    }
    if (manifest->failed) tct_cli_error(batch->cli, TCT_BATCH_MANIFEST, "cannot be read again");
    return good && !manifest->failed;
}

static bool write_graph(tct_batch *batch, tct_conversion *conversion, tct_output output) {
    const char *path = batch->options->merge;
    const unsigned before = batch->cli->errors;
    tct_status status = tct_conversion_merge(conversion);
    if (status == TCT_OK) status = tct_conversion_write(conversion, format_of(path), output);
    if (status != TCT_OK && batch->cli->errors == before)
        tct_cli_error(batch->cli, path, "%s", tct_strerror(status));
    return status == TCT_OK;
}

static bool write_merged(tct_batch *batch, tct_conversion *conversion) {
    if (batch->options->shard) {
        tct_batch_shards *shards = tct_batch_shards_open(batch);
        return shards &&
               tct_batch_shards_close(shards, write_graph(batch, conversion, tct_batch_shards_sink(shards)));
    }
    tct_cli_output output;
    if (!tct_cli_output_open(batch->cli, batch->options->merge, &output)) return false;
    const bool good = write_graph(batch, conversion, tct_cli_output_sink(&output));
    return tct_cli_output_close(&output, good) && good;
}

bool tct_batch_merge(tct_batch *batch) {
    assert(batch && batch->options->merge);
    tct_manifest manifest = TCT_MANIFEST_NONE;
    size_t bad_line = 0;
    tct_conversion *conversion = NULL;
    char *path = tct_batch_path(batch->options->folder, TCT_BATCH_MANIFEST);
    bool good = path && tct_manifest_open(&manifest, path, &bad_line);
    if (!good) tct_cli_error(batch->cli, path, "cannot be read again");
    good =
        good && tct_conversion_new(batch->engine, &batch->settings, &batch->cli->sink, &conversion) == TCT_OK;
    good = good && add_all(batch, conversion, &manifest) && write_merged(batch, conversion);
    tct_conversion_free(conversion);
    tct_manifest_close(&manifest);
    free(path);
    return good;
}
