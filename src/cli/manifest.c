#include "cli/manifest.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

static char *member_string(tct_cli_json object, const char *key) {
    tct_cli_json value;
    return tct_cli_json_member(object, key, &value) ? tct_cli_json_string(value) : NULL;
}

static uint64_t member_number(tct_cli_json object, const char *key) {
    tct_cli_json value;
    return tct_cli_json_member(object, key, &value) ? tct_cli_json_number(value) : 0;
}

/** 64 hex digits, or the empty string. */
static void member_digest(tct_cli_json object, const char *key, char out[65]) {
    tct_cli_json value;
    out[0] = 0;
    if (!tct_cli_json_member(object, key, &value) || value.end - value.at != 66) return;
    memcpy(out, value.at + 1, 64);
    out[64] = 0;
}

static bool add_output(tct_manifest_entry *entry, tct_cli_json object) {
    tct_manifest_output *moved = realloc(entry->outputs, (entry->output_count + 1) * sizeof *entry->outputs);
    if (!moved) return false;
    entry->outputs = moved;
    tct_manifest_output *output = &moved[entry->output_count];
    output->file = member_string(object, "file");
    output->size = member_number(object, "size");
    member_digest(object, "sha256", output->sha256);
    entry->output_count += output->file != NULL;
    return output->file != NULL;
}

static bool read_outputs(tct_cli_json line, tct_manifest_entry *entry) {
    tct_cli_json array, object;
    if (!tct_cli_json_member(line, "outputs", &array)) return false;
    while (tct_cli_json_next(&array, &object))
        if (!add_output(entry, object)) return false;
    return true;
}

bool tct_manifest_entry_parse(tct_cli_json line, tct_manifest_entry *entry) {
    assert(entry && line.at <= line.end);
    *entry = (tct_manifest_entry){.input = member_string(line, "input"),
                                  .status = member_string(line, "status"),
                                  .reason = member_string(line, "reason"),
                                  .documents = member_number(line, "documents"),
                                  .triples = member_number(line, "triples")};
    member_digest(line, "sha256", entry->sha256);
    member_digest(line, "settings", entry->settings);
    if (entry->input && entry->status && read_outputs(line, entry)) return true;
    tct_manifest_entry_free(entry);
    return false;
}

void tct_manifest_entry_free(tct_manifest_entry *entry) {
    assert(entry);
    for (size_t i = 0; i < entry->output_count; i++)
        free(entry->outputs[i].file);
    free(entry->outputs);
    free(entry->input);
    free(entry->status);
    free(entry->reason);
    memset(entry, 0, sizeof *entry);
}

/* --- the file --- */

static int by_input_and_place(const void *left, const void *right) {
    const tct_manifest_entry *a = left, *b = right;
    const int order = strcmp(a->input, b->input);
    if (order) return order;
    return a->place < b->place ? -1 : a->place > b->place;
}

/** Of several lines of one input the last stays. */
static void drop_superseded(tct_manifest *manifest) {
    size_t kept = 0;
    for (size_t i = 0; i < manifest->count; i++) {
        tct_manifest_entry *entry = &manifest->entries[i];
        if (i + 1 < manifest->count && strcmp(entry->input, entry[1].input) == 0)
            tct_manifest_entry_free(entry);
        else
            manifest->entries[kept++] = *entry;
    }
    manifest->count = kept;
}

static bool add_line(tct_manifest *manifest, size_t *capacity, const char *line, size_t size) {
    assert(size && line[size - 1] == '\n');
    if (manifest->count == *capacity) {
        const size_t larger = *capacity ? *capacity * 2 : 64;
        tct_manifest_entry *moved = realloc(manifest->entries, larger * sizeof *moved);
        if (!moved) return false;
        manifest->entries = moved;
        *capacity = larger;
    }
    tct_manifest_entry *entry = &manifest->entries[manifest->count];
    if (!tct_manifest_entry_parse((tct_cli_json){line, line + size - 1}, entry)) return false;
    entry->place = manifest->count++;
    entry->line = line;
    entry->line_size = size;
    return true;
}

bool tct_manifest_parse(tct_manifest *manifest, size_t *bad_line) {
    assert(manifest && bad_line && !manifest->entries);
    size_t capacity = 0, begin = 0;
    *bad_line = 0;
    const char *feed;
    while (begin < manifest->bytes.size &&
           (feed = memchr(manifest->bytes.data + begin, '\n', manifest->bytes.size - begin))) {
        const char *line = manifest->bytes.data + begin;
        const size_t size = (size_t)(feed - line) + 1;
        if (!add_line(manifest, &capacity, line, size)) {
            *bad_line = manifest->count + 1;
            return false;
        }
        begin += size;
    }
    manifest->torn = begin < manifest->bytes.size;
    manifest->bytes.size = begin;
    if (manifest->count)
        qsort(manifest->entries, manifest->count, sizeof *manifest->entries, by_input_and_place);
    drop_superseded(manifest);
    return true;
}

void tct_manifest_free(tct_manifest *manifest) {
    for (size_t i = 0; i < manifest->count; i++)
        tct_manifest_entry_free(&manifest->entries[i]);
    free(manifest->entries);
    tct_cli_text_free(&manifest->bytes);
    memset(manifest, 0, sizeof *manifest);
}

const tct_manifest_entry *tct_manifest_find(const tct_manifest *manifest, const char *input) {
    assert(manifest && input);
    size_t low = 0, high = manifest->count;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        const int order = strcmp(manifest->entries[middle].input, input);
        if (order == 0) return &manifest->entries[middle];
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return NULL;
}
