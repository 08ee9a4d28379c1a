/* Archives: each member by itself. */
#include <assert.h>
#include <string.h>

#include "cli/batch_task.h"

typedef struct {
    tct_batch_task *task;
    tct_batch_names names;
    size_t done, wrong;
    tct_batch_outcome stop; /**< what ends the reading, or DONE */
} archive;

/** What is wrong with one member costs that member only. */
static void settle_member(archive *a, tct_batch_outcome outcome, size_t first_product) {
    tct_batch_task *t = a->task;
    const bool full = outcome == TCT_BATCH_FULL || t->reply->head.last;
    if (full) {
        a->stop = outcome;
        return; /* the reason stays: it is that of the input */
    }
    if (outcome == TCT_BATCH_FAILED) tct_batch_products_drop(&t->products, first_product);
    if (t->reason[0]) tct_batch_message(&t->reply->messages, TCT_ERROR, 0, t->source, t->reason);
    t->reason[0] = 0;
    a->done += outcome != TCT_BATCH_FAILED;
    a->wrong += outcome != TCT_BATCH_DONE;
}

static tct_status on_member(void *context, const tct_archive_member *member) {
    archive *a = context;
    tct_batch_task *t = a->task;
    tct_cli_text source = {.size = 0};
    const size_t first = t->products.count;
    const char *name = tct_batch_member_name(&a->names, t->name, member->path);
    tct_conversion_options settings = t->batch->settings;
    settings.format = NULL;
    settings.url = member->url;
    if (member->charset) settings.charset = member->charset;
    tct_cli_text_puts(&source, t->item->path);
    if (*member->path) tct_cli_text_puts(&source, ":");
    tct_cli_text_add(&source, member->path, strlen(member->path) + 1);
    if (!name || source.failed) {
        tct_cli_text_free(&source);
        return TCT_ERR_MEMORY;
    }
    t->source = source.data;
    const tct_cli_input input = {(char *)(uintptr_t)member->bytes, member->size};
    settle_member(a, tct_batch_convert_one(t, &settings, input, name), first);
    t->source = t->item->path;
    tct_cli_text_free(&source);
    if (!tct_batch_alive(t->batch, t->reply->head.index)) return TCT_ERR_IO;
    return a->stop == TCT_BATCH_DONE ? TCT_OK : TCT_ERR_IO;
}

static tct_batch_outcome judge_archive(const archive *a, tct_status status) {
    tct_batch_task *t = a->task;
    if (a->stop != TCT_BATCH_DONE) return a->stop;
    if (status != TCT_OK && status != TCT_PARTIAL) return tct_batch_failed_with(t, status);
    if (a->done == 0) return tct_batch_fail(t, "the archive holds no text that could be read");
    return a->wrong || status == TCT_PARTIAL ? TCT_BATCH_PARTIAL : TCT_BATCH_DONE;
}

tct_batch_outcome tct_batch_convert_members(tct_batch_task *t) {
    assert(t && t->item && t->reply);
    const tct_sink sink = {tct_batch_on_diagnostic, t};
    const tct_cli_input input = {t->bytes.data ? t->bytes.data : (char[]){""}, t->bytes.size};
    archive a = {.task = t, .stop = TCT_BATCH_DONE};
    const tct_status status =
        tct_archive_read(t->item->path, input.bytes, input.size, &sink, (tct_member_sink){on_member, &a});
    const tct_batch_outcome outcome = status == TCT_NOT_FOUND
                                          ? tct_batch_convert_one(t, &t->batch->settings, input, t->name)
                                          : judge_archive(&a, status);
    tct_batch_names_free(&a.names);
    return outcome;
}
