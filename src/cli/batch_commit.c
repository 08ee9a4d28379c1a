/* What becomes of a document's reply when its turn comes: messages, outputs of before, manifest, tally. */
#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "cli/batch.h"

static void replay_messages(tct_batch *batch, const tct_cli_text *messages) {
    if (messages->size) tct_batch_progress_clear(batch);
    for (size_t at = 0; at < messages->size;) {
        tct_diagnostic diagnostic = {.severity = (tct_severity)(messages->data[at] - '0')};
        memcpy(&diagnostic.line, messages->data + at + 1, sizeof diagnostic.line);
        at += 1 + sizeof diagnostic.line;
        diagnostic.source = messages->data + at;
        at += strlen(diagnostic.source) + 1;
        diagnostic.message = messages->data + at;
        at += strlen(diagnostic.message) + 1;
        batch->cli->sink.emit(batch->cli->sink.context, &diagnostic);
    }
}

static bool has_output(const tct_manifest_entry *entry, const char *file) {
    for (size_t i = 0; i < entry->output_count; i++)
        if (strcmp(entry->outputs[i].file, file) == 0) return true;
    return false;
}

/** Outputs that an earlier run made and this one did not, such as those of another format. */
static void remove_superseded(tct_batch *batch, const char *path, const tct_manifest_entry *now) {
    tct_manifest_entry old;
    if (!tct_manifest_find(&batch->old, path, &old)) return;
    for (size_t i = 0; i < old.output_count; i++)
        if (!has_output(now, old.outputs[i].file)) tct_batch_remove(batch, old.outputs[i].file);
    tct_manifest_entry_free(&old);
}

static void note_failure(tct_batch *batch, const tct_manifest_entry *entry) {
    tct_cli_text *failures = &batch->failures;
    tct_cli_text_puts(failures, failures->size ? ",{\"input\":" : "{\"input\":");
    tct_cli_text_json(failures, entry->input, strlen(entry->input));
    tct_cli_text_puts(failures, ",\"reason\":");
    tct_cli_text_json(failures, entry->reason ? entry->reason : "",
                      entry->reason ? strlen(entry->reason) : 0);
    tct_cli_text_puts(failures, "}");
}

static void count(tct_batch_tally *tally, const tct_batch_head *head) {
    assert(tally && head->outcome < TCT_BATCH_FULL);
    tally->done += head->outcome == TCT_BATCH_DONE;
    tally->partial += head->outcome == TCT_BATCH_PARTIAL;
    tally->failed += head->outcome == TCT_BATCH_FAILED;
    tally->unchanged += head->outcome == TCT_BATCH_UNCHANGED;
    if (head->outcome == TCT_BATCH_FAILED) return;
    tally->documents += head->documents;
    tally->triples += head->triples;
    tally->input_bytes += head->input_bytes;
    tally->output_bytes += head->output_bytes;
}

bool tct_batch_commit(tct_batch *batch, tct_batch_reply *reply) {
    assert(batch && reply && reply->head.index < batch->list.count);
    replay_messages(batch, &reply->messages);
    if (reply->head.outcome == TCT_BATCH_FULL) return false;
    if (reply->head.outcome != TCT_BATCH_UNCHANGED) {
        tct_manifest_entry entry;
        const tct_cli_json line = {reply->line.data, reply->line.data + reply->line.size};
        if (!tct_manifest_entry_parse(line, &entry)) {
            tct_cli_error(batch->cli, batch->list.items[reply->head.index].path, "out of memory");
            return false;
        }
        remove_superseded(batch, entry.input, &entry);
        if (reply->head.outcome == TCT_BATCH_FAILED) note_failure(batch, &entry);
        tct_manifest_entry_free(&entry);
        if (!tct_batch_append(batch, reply->line.data, reply->line.size)) return false;
    }
    count(&batch->tally, &reply->head);
    return true;
}
