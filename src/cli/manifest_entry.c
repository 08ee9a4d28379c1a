/* A line of the manifest, parsed. */
#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "cli/manifest.h"

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
