/* What a document leaves: messages, as the parent takes them, and its line of the manifest. */
#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "cli/batch_task.h"

/* --- messages --- */

void tct_batch_message(tct_cli_text *messages, unsigned severity, uint64_t line, const char *source,
                       const char *text) {
    assert(severity <= TCT_ERROR && source && text);
    const char mark = (char)('0' + severity);
    tct_cli_text_add(messages, &mark, 1);
    tct_cli_text_add(messages, (const char *)&line, sizeof line);
    tct_cli_text_add(messages, source, strlen(source) + 1);
    tct_cli_text_add(messages, text, strlen(text) + 1);
}

void tct_batch_on_diagnostic(void *context, const tct_diagnostic *diagnostic) {
    tct_batch_task *t = context;
    assert(t && diagnostic && diagnostic->message);
    const char *source = diagnostic->source ? diagnostic->source : t->source;
    /* What fails the document is told once, as the reason of its failure. */
    if (diagnostic->severity == TCT_ERROR && !t->reason[0])
        snprintf(t->reason, sizeof t->reason, "%s", diagnostic->message);
    else
        tct_batch_message(&t->reply->messages, (unsigned)diagnostic->severity, diagnostic->line, source,
                          diagnostic->message);
}

/* --- the line of the manifest --- */

static void put_string(tct_cli_text *line, const char *key, const char *value) {
    tct_cli_text_puts(line, key);
    tct_cli_text_json(line, value, strlen(value));
}

static void put_number(tct_cli_text *line, const char *key, uint64_t value) {
    tct_cli_text_puts(line, key);
    tct_cli_text_number(line, value);
}

static void put_outputs(tct_cli_text *line, const tct_batch_task *t, bool good) {
    tct_cli_text_puts(line, ",\"outputs\":[");
    for (size_t i = 0; good && i < t->products.count; i++) {
        put_string(line, i ? ",{\"file\":" : "{\"file\":", t->products.items[i].file);
        put_string(line, ",\"sha256\":", t->products.items[i].sha256);
        put_number(line, ",\"size\":", t->products.items[i].size);
        tct_cli_text_puts(line, "}");
    }
    tct_cli_text_puts(line, "]");
}

static void put_messages(tct_cli_text *line, const tct_cli_text *messages) {
    assert(messages->size == 0 || messages->data[messages->size - 1] == 0);
    bool first = true;
    tct_cli_text_puts(line, ",\"warnings\":[");
    for (size_t at = 0; at < messages->size;) {
        const char severity = messages->data[at];
        at += 1 + sizeof(uint64_t);
        at += strlen(messages->data + at) + 1;
        const char *text = messages->data + at;
        at += strlen(text) + 1;
        if (severity == '0' + TCT_NOTE) continue;
        put_string(line, first ? "" : ",", text);
        first = false;
    }
    tct_cli_text_puts(line, "]");
}

static void put_line(const tct_batch_task *t, long long ms) {
    assert(t->reply->line.size == 0 && t->reply->head.outcome <= TCT_BATCH_FAILED);
    static const char *const names[] = {
        [TCT_BATCH_DONE] = "ok", [TCT_BATCH_PARTIAL] = "partial", [TCT_BATCH_FAILED] = "failed"};
    tct_cli_text *line = &t->reply->line;
    const tct_batch_head *head = &t->reply->head;
    const bool good = head->outcome != TCT_BATCH_FAILED;
    put_string(line, "{\"input\":", t->item->path);
    put_string(line, ",\"sha256\":", t->sha256);
    put_number(line, ",\"size\":", t->size);
    put_string(line, ",\"settings\":", t->batch->digest);
    put_string(line, ",\"status\":", names[head->outcome]);
    if (!good) put_string(line, ",\"reason\":", t->reason);
    put_number(line, ",\"documents\":", good ? head->documents : 0);
    put_number(line, ",\"triples\":", good ? head->triples : 0);
    if (t->batch->options->times) put_number(line, ",\"ms\":", (uint64_t)ms);
    put_outputs(line, t, good);
    put_messages(line, &t->reply->messages);
    tct_cli_text_puts(line, "}\n");
}

/** Line and messages of a document that ended with @p outcome. */
void tct_batch_finish(tct_batch_task *t, tct_batch_outcome outcome, long long ms) {
    tct_batch_head *head = &t->reply->head;
    head->outcome = outcome;
    head->input_bytes = t->size;
    const bool lost = outcome == TCT_BATCH_FAILED || outcome == TCT_BATCH_FULL;
    /* what is wrong with a part stands among the warnings, what is wrong with all is the reason */
    if (!lost && t->reason[0]) tct_batch_message(&t->reply->messages, TCT_ERROR, 0, t->item->path, t->reason);
    if (outcome != TCT_BATCH_UNCHANGED && outcome != TCT_BATCH_FULL) put_line(t, ms);
    if (lost) tct_batch_message(&t->reply->messages, TCT_ERROR, 0, t->item->path, t->reason);
    head->line_size = t->reply->line.size;
    head->messages_size = t->reply->messages.size;
}
