/* One document in a worker process: read, convert, write its outputs, tell the parent. */
#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/batch_task.h"
#include "cli/pdf.h"

/* --- failures --- */

tct_batch_outcome tct_batch_fail(tct_batch_task *t, const char *reason) {
    if (!t->reason[0]) snprintf(t->reason, sizeof t->reason, "%s", reason);
    return TCT_BATCH_FAILED;
}

tct_batch_outcome tct_batch_no_memory(tct_batch_task *t) {
    t->reply->head.last = true; /* what the allocator kept is given back with the process */
    t->reason[0] = 0;
    snprintf(t->reason, sizeof t->reason, "needs more than %u MB of memory; raise --max-memory",
             t->batch->options->max_memory);
    return TCT_BATCH_FAILED;
}

tct_batch_outcome tct_batch_failed_with(tct_batch_task *t, tct_status status) {
    assert(status != TCT_OK);
    return status == TCT_ERR_MEMORY ? tct_batch_no_memory(t) : tct_batch_fail(t, tct_strerror(status));
}

/** Of a call of batch_products.c. */
tct_batch_outcome tct_batch_not_written(tct_batch_task *t, tct_batch_outcome outcome) {
    if (!t->products.trouble[0]) return tct_batch_no_memory(t);
    snprintf(t->reason, sizeof t->reason, "%s", t->products.trouble);
    return outcome;
}

/* --- the document --- */

bool tct_batch_intact(const tct_batch *batch, const tct_manifest_output *output) {
    assert(batch && output);
    char sha256[65] = "";
    tct_cli_text bytes = {.size = 0};
    char *path = tct_batch_path(batch->options->folder, output->file);
    if (path && !tct_batch_slurp(path, &bytes)) tct_checksum(bytes.data, bytes.size, sha256);
    free(path);
    tct_cli_text_free(&bytes);
    return strcmp(sha256, output->sha256) == 0;
}

bool tct_batch_all_intact(const tct_batch *batch, const tct_manifest_entry *entry) {
    assert(batch && entry);
    for (size_t i = 0; i < entry->output_count; i++)
        if (!tct_batch_intact(batch, &entry->outputs[i])) return false;
    return true;
}

static bool is_unchanged(const tct_batch_task *t) {
    tct_manifest_entry old;
    if (!t->batch->options->changed || !tct_manifest_find(&t->batch->old, t->item->path, &old)) return false;
    const bool same = strcmp(old.status, "failed") != 0 && strcmp(old.settings, t->batch->digest) == 0 &&
                      strcmp(old.sha256, t->sha256) == 0 && tct_batch_all_intact(t->batch, &old);
    if (same) {
        t->reply->head.documents = old.documents;
        t->reply->head.triples = old.triples;
    }
    tct_manifest_entry_free(&old);
    return same;
}

/** Text of an input as it lies on disk or in an archive: that of a PDF file goes to @p text. False with the
 * reason. */
static bool take_text(tct_batch_task *t, tct_cli_input *input, tct_cli_text *text) {
    if (!tct_cli_is_pdf(input)) return true;
    const bool good = tct_cli_pdf_text(t->batch->cli->converter, input, text);
    if (!good) snprintf(t->reason, sizeof t->reason, "cannot be read: %s", tct_cli_pdf_trouble(text));
    if (good) *input = (tct_cli_input){text->data, text->size};
    return good;
}

static tct_batch_outcome read_and_write(tct_batch_task *t, tct_conversion *conversion,
                                        const tct_cli_input *input, const char *name) {
    const tct_status status =
        tct_conversion_read(conversion, t->source, input->bytes ? input->bytes : "", input->size);
    if (status != TCT_OK && status != TCT_PARTIAL) return tct_batch_failed_with(t, status);
    const tct_batch_outcome outcome = tct_batch_make_products(t, conversion, name);
    t->reply->head.documents += tct_conversion_documents(conversion);
    t->reply->head.triples += tct_conversion_triples(conversion);
    return outcome == TCT_BATCH_DONE && status == TCT_PARTIAL ? TCT_BATCH_PARTIAL : outcome;
}

/** One input or one member of an archive, to outputs with @p name. */
tct_batch_outcome tct_batch_convert_one(tct_batch_task *t, const tct_conversion_options *settings,
                                        tct_cli_input input, const char *name) {
    const tct_sink sink = {tct_batch_on_diagnostic, t};
    tct_cli_text text = {.size = 0};
    tct_conversion *conversion = NULL;
    tct_batch_outcome outcome = TCT_BATCH_FAILED;
    if (take_text(t, &input, &text)) {
        const tct_status status = tct_conversion_new(t->batch->engine, settings, &sink, &conversion);
        outcome =
            status == TCT_OK ? read_and_write(t, conversion, &input, name) : tct_batch_failed_with(t, status);
    }
    tct_conversion_free(conversion);
    tct_cli_text_free(&text);
    return outcome;
}

static tct_batch_outcome convert(tct_batch_task *t) {
    t->name = tct_batch_name_of(t->item->path);
    const char *trouble = tct_batch_slurp(t->item->path, &t->bytes);
    t->size = t->bytes.size;
    if (!t->name || t->bytes.failed) return tct_batch_no_memory(t);
    if (trouble) {
        snprintf(t->reason, sizeof t->reason, "cannot be read: %s", trouble);
        return TCT_BATCH_FAILED;
    }
    tct_checksum(t->bytes.data, t->bytes.size, t->sha256);
    if (is_unchanged(t)) return TCT_BATCH_UNCHANGED;
    const tct_batch_outcome outcome = tct_batch_convert_members(t);
    if (outcome != TCT_BATCH_DONE && outcome != TCT_BATCH_PARTIAL) return outcome;
    const tct_batch_outcome placed = tct_batch_products_place(t->batch, &t->products);
    return placed == TCT_BATCH_DONE ? outcome : tct_batch_not_written(t, placed);
}

void tct_batch_convert(tct_batch *batch, uint32_t index, tct_batch_reply *reply) {
    assert(batch && reply && index < batch->list.count && batch->work);
    tct_cli_text_reset(&reply->line);
    tct_cli_text_reset(&reply->messages);
    reply->head = (tct_batch_head){.index = index};
    tct_batch_task t = {.batch = batch, .item = &batch->list.items[index], .reply = reply};
    t.source = t.item->path;
    const long long begin = tct_batch_clock();
    const tct_batch_outcome outcome = convert(&t);
    tct_batch_finish(&t, outcome, tct_batch_clock() - begin);
    tct_batch_products_drop(&t.products, 0);
    tct_cli_text_free(&t.bytes);
    free(t.name);
}

void tct_batch_lost(tct_batch *batch, uint32_t index, const char *reason, tct_batch_reply *reply) {
    assert(batch && reason && reply && index < batch->list.count);
    reply->head = (tct_batch_head){.index = index};
    tct_batch_task t = {.batch = batch, .item = &batch->list.items[index], .reply = reply};
    t.source = t.item->path;
    snprintf(t.reason, sizeof t.reason, "%s", reason);
    tct_batch_finish(&t, TCT_BATCH_FAILED, 0);
}

void tct_batch_reply_free(tct_batch_reply *reply) {
    tct_cli_text_free(&reply->line);
    tct_cli_text_free(&reply->messages);
}
