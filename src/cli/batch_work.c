/* One document in a worker process: read, convert, write its outputs, tell the parent. Nothing here prints;
 * messages go to the parent, which gives them in the order of the inputs. */
#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/batch.h"
#include "cli/pdf.h"
#include "cli/worker.h"

typedef struct {
    tct_batch *batch;
    const tct_batch_item *item;
    tct_batch_reply *reply;
    const char *source; /**< name for messages: the input, "ARCHIVE:MEMBER" while a member is at work */
    tct_cli_text bytes; /**< of the input */
    uint64_t size;      /**< of the input as it lies on disk */
    char sha256[65];    /**< of the input, "" while unknown */
    tct_batch_products products;
    char reason[512]; /**< of a failure */
} task;

/* --- messages --- */

static void add_message(tct_cli_text *messages, unsigned severity, uint64_t line, const char *source,
                        const char *text) {
    assert(severity <= TCT_ERROR && source && text);
    const char mark = (char)('0' + severity);
    tct_cli_text_add(messages, &mark, 1);
    tct_cli_text_add(messages, (const char *)&line, sizeof line);
    tct_cli_text_add(messages, source, strlen(source) + 1);
    tct_cli_text_add(messages, text, strlen(text) + 1);
}

static void on_diagnostic(void *context, const tct_diagnostic *diagnostic) {
    task *t = context;
    assert(t && diagnostic && diagnostic->message);
    const char *source = diagnostic->source ? diagnostic->source : t->source;
    /* What fails the document is told once, as the reason of its failure. */
    if (diagnostic->severity == TCT_ERROR && !t->reason[0])
        snprintf(t->reason, sizeof t->reason, "%s", diagnostic->message);
    else
        add_message(&t->reply->messages, (unsigned)diagnostic->severity, diagnostic->line, source,
                    diagnostic->message);
}

static tct_batch_outcome fail(task *t, const char *reason) {
    if (!t->reason[0]) snprintf(t->reason, sizeof t->reason, "%s", reason);
    return TCT_BATCH_FAILED;
}

static tct_batch_outcome no_memory(task *t) {
    t->reply->head.last = true; /* what the allocator kept is given back with the process */
    t->reason[0] = 0;
    snprintf(t->reason, sizeof t->reason, "needs more than %u MB of memory; raise --max-memory",
             t->batch->options->max_memory);
    return TCT_BATCH_FAILED;
}

static tct_batch_outcome failed_with(task *t, tct_status status) {
    assert(status != TCT_OK);
    return status == TCT_ERR_MEMORY ? no_memory(t) : fail(t, tct_strerror(status));
}

/** Of a call of batch_products.c. */
static tct_batch_outcome not_written(task *t, tct_batch_outcome outcome) {
    if (!t->products.trouble[0]) return no_memory(t);
    snprintf(t->reason, sizeof t->reason, "%s", t->products.trouble);
    return outcome;
}

/* --- outputs --- */

static tct_status collect(void *context, const char *bytes, size_t size) {
    tct_cli_text *text = context;
    tct_cli_text_add(text, bytes, size);
    return text->failed ? TCT_ERR_MEMORY : TCT_OK;
}

static tct_batch_outcome keep_product(task *t, const char *name, const char *extension,
                                      const tct_cli_text *text) {
    const tct_batch_outcome outcome =
        tct_batch_product_add(t->batch, t->reply->head.index, &t->products, name, extension, text);
    t->reply->head.output_bytes += text->size;
    return outcome == TCT_BATCH_DONE ? outcome : not_written(t, outcome);
}

typedef struct {
    tct_conversion *conversion;
    unsigned seconds;
} drawing_job;

/** Ends by itself when the worker that waits for it is killed. */
static int draw_job(void *context, tct_output output) {
    const drawing_job *job = context;
    alarm(job->seconds);
    return (int)tct_conversion_draw(job->conversion, "svg", &(tct_drawing){.language = NULL}, output);
}

/** Each drawing has a process of its own: the Pango plugin of Graphviz 2.42 compares the name of a font that
 * the context before freed. */
static tct_status draw_svg(const task *t, tct_conversion *conversion, tct_cli_text *text) {
    const unsigned seconds = t->batch->options->timeout;
    drawing_job job = {conversion, seconds ? seconds : 60};
    tct_cli_result result;
    if (!tct_cli_work(draw_job, &job, job.seconds, &result)) return TCT_ERR_MEMORY;
    const tct_status status = result.code < 0 ? TCT_ERR_EXTERNAL : (tct_status)result.code;
    if (status == TCT_OK) tct_cli_text_add(text, result.bytes, result.size);
    free(result.bytes);
    return text->failed ? TCT_ERR_MEMORY : status;
}

static tct_batch_outcome make_product(task *t, tct_conversion *conversion, const char *name,
                                      const char *format) {
    tct_cli_text text = {.size = 0};
    const bool drawing = strcmp(format, "svg") == 0;
    const tct_output output = {collect, &text};
    const tct_status status =
        drawing ? draw_svg(t, conversion, &text) : tct_conversion_write(conversion, format, output);
    const tct_batch_outcome outcome =
        status == TCT_OK ? keep_product(t, name, drawing ? "svg" : tct_format_extension(format), &text)
                         : failed_with(t, status);
    tct_cli_text_free(&text);
    return outcome;
}

static tct_batch_outcome make_products(task *t, tct_conversion *conversion, const char *name) {
    const tct_batch_options *o = t->batch->options;
    tct_batch_outcome outcome = TCT_BATCH_DONE;
    for (size_t i = 0; i < o->formats.count && outcome == TCT_BATCH_DONE; i++)
        outcome = make_product(t, conversion, name, o->formats.items[i]);
    if (o->svg && outcome == TCT_BATCH_DONE) outcome = make_product(t, conversion, name, "svg");
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

static bool is_unchanged(const task *t) {
    const tct_manifest_entry *old =
        t->batch->options->changed ? tct_manifest_find(&t->batch->old, t->item->path) : NULL;
    if (!old || strcmp(old->status, "failed") == 0) return false;
    if (strcmp(old->settings, t->batch->digest) != 0 || strcmp(old->sha256, t->sha256) != 0) return false;
    for (size_t i = 0; i < old->output_count; i++)
        if (!tct_batch_intact(t->batch, &old->outputs[i])) return false;
    t->reply->head.documents = old->documents;
    t->reply->head.triples = old->triples;
    return true;
}

/** Text of an input as it lies on disk or in an archive: that of a PDF file goes to @p text. False with the
 * reason. */
static bool take_text(task *t, tct_cli_input *input, tct_cli_text *text) {
    if (!tct_cli_is_pdf(input)) return true;
    const char *trouble = tct_cli_pdf_text(input, text);
    if (trouble) snprintf(t->reason, sizeof t->reason, "cannot be read: %s", trouble);
    if (!trouble) *input = (tct_cli_input){text->data, text->size};
    return !trouble;
}

static tct_batch_outcome read_and_write(task *t, tct_conversion *conversion, const tct_cli_input *input,
                                        const char *name) {
    const tct_status status =
        tct_conversion_read(conversion, t->source, input->bytes ? input->bytes : "", input->size);
    if (status != TCT_OK && status != TCT_PARTIAL) return failed_with(t, status);
    const tct_batch_outcome outcome = make_products(t, conversion, name);
    t->reply->head.documents += tct_conversion_documents(conversion);
    t->reply->head.triples += tct_conversion_triples(conversion);
    return outcome == TCT_BATCH_DONE && status == TCT_PARTIAL ? TCT_BATCH_PARTIAL : outcome;
}

/** One input or one member of an archive, to outputs with @p name. */
static tct_batch_outcome convert_one(task *t, const tct_conversion_options *settings, tct_cli_input input,
                                     const char *name) {
    const tct_sink sink = {on_diagnostic, t};
    tct_cli_text text = {.size = 0};
    tct_conversion *conversion = NULL;
    tct_batch_outcome outcome = TCT_BATCH_FAILED;
    if (take_text(t, &input, &text)) {
        const tct_status status = tct_conversion_new(t->batch->engine, settings, &sink, &conversion);
        outcome = status == TCT_OK ? read_and_write(t, conversion, &input, name) : failed_with(t, status);
    }
    tct_conversion_free(conversion);
    tct_cli_text_free(&text);
    return outcome;
}

/* --- archives: each member by itself --- */

typedef struct {
    task *task;
    tct_batch_names names;
    size_t done, wrong;
    tct_batch_outcome stop; /**< what ends the reading, or DONE */
} archive;

/** What is wrong with one member costs that member only. */
static void settle_member(archive *a, tct_batch_outcome outcome, size_t first_product) {
    task *t = a->task;
    const bool full = outcome == TCT_BATCH_FULL || t->reply->head.last;
    if (full) a->stop = outcome;
    if (full) return; /* the reason stays: it is that of the input */
    if (outcome == TCT_BATCH_FAILED) tct_batch_products_drop(&t->products, first_product);
    if (t->reason[0]) add_message(&t->reply->messages, TCT_ERROR, 0, t->source, t->reason);
    t->reason[0] = 0;
    a->done += outcome != TCT_BATCH_FAILED;
    a->wrong += outcome != TCT_BATCH_DONE;
}

static tct_status on_member(void *context, const tct_archive_member *member) {
    archive *a = context;
    task *t = a->task;
    tct_cli_text source = {.size = 0};
    const size_t first = t->products.count;
    const char *name = tct_batch_member_name(&a->names, t->item->name, member->path);
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
    settle_member(a, convert_one(t, &settings, input, name), first);
    t->source = t->item->path;
    tct_cli_text_free(&source);
    if (!tct_batch_alive(t->batch, t->reply->head.index)) return TCT_ERR_IO;
    return a->stop == TCT_BATCH_DONE ? TCT_OK : TCT_ERR_IO;
}

static tct_batch_outcome judge_archive(const archive *a, tct_status status) {
    task *t = a->task;
    if (a->stop != TCT_BATCH_DONE) return a->stop;
    if (status != TCT_OK && status != TCT_PARTIAL) return failed_with(t, status);
    if (a->done == 0) return fail(t, "the archive holds no text that could be read");
    return a->wrong || status == TCT_PARTIAL ? TCT_BATCH_PARTIAL : TCT_BATCH_DONE;
}

static tct_batch_outcome convert_all(task *t) {
    const tct_sink sink = {on_diagnostic, t};
    const tct_cli_input input = {t->bytes.data ? t->bytes.data : (char[]){""}, t->bytes.size};
    archive a = {.task = t, .stop = TCT_BATCH_DONE};
    const tct_status status =
        tct_archive_read(t->item->path, input.bytes, input.size, &sink, (tct_member_sink){on_member, &a});
    const tct_batch_outcome outcome = status == TCT_NOT_FOUND
                                          ? convert_one(t, &t->batch->settings, input, t->item->name)
                                          : judge_archive(&a, status);
    tct_batch_names_free(&a.names);
    return outcome;
}

static tct_batch_outcome convert(task *t) {
    const char *trouble = tct_batch_slurp(t->item->path, &t->bytes);
    t->size = t->bytes.size;
    if (trouble && t->bytes.failed) return no_memory(t);
    if (trouble) {
        snprintf(t->reason, sizeof t->reason, "cannot be read: %s", trouble);
        return TCT_BATCH_FAILED;
    }
    tct_checksum(t->bytes.data, t->bytes.size, t->sha256);
    if (is_unchanged(t)) return TCT_BATCH_UNCHANGED;
    const tct_batch_outcome outcome = convert_all(t);
    if (outcome != TCT_BATCH_DONE && outcome != TCT_BATCH_PARTIAL) return outcome;
    const tct_batch_outcome placed = tct_batch_products_place(t->batch, &t->products);
    return placed == TCT_BATCH_DONE ? outcome : not_written(t, placed);
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

static void put_outputs(tct_cli_text *line, const task *t, bool good) {
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

static void put_line(const task *t, long long ms) {
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
static void finish(task *t, tct_batch_outcome outcome, long long ms) {
    tct_batch_head *head = &t->reply->head;
    head->outcome = outcome;
    head->input_bytes = t->size;
    const bool lost = outcome == TCT_BATCH_FAILED || outcome == TCT_BATCH_FULL;
    /* what is wrong with a part stands among the warnings, what is wrong with all is the reason */
    if (!lost && t->reason[0]) add_message(&t->reply->messages, TCT_ERROR, 0, t->item->path, t->reason);
    if (outcome != TCT_BATCH_UNCHANGED && outcome != TCT_BATCH_FULL) put_line(t, ms);
    if (lost) add_message(&t->reply->messages, TCT_ERROR, 0, t->item->path, t->reason);
    head->line_size = t->reply->line.size;
    head->messages_size = t->reply->messages.size;
}

void tct_batch_convert(tct_batch *batch, uint32_t index, tct_batch_reply *reply) {
    assert(batch && reply && index < batch->list.count && batch->work);
    tct_cli_text_reset(&reply->line);
    tct_cli_text_reset(&reply->messages);
    reply->head = (tct_batch_head){.index = index};
    task t = {.batch = batch, .item = &batch->list.items[index], .reply = reply};
    t.source = t.item->path;
    const long long begin = tct_batch_clock();
    const tct_batch_outcome outcome = convert(&t);
    finish(&t, outcome, tct_batch_clock() - begin);
    tct_batch_products_drop(&t.products, 0);
    tct_cli_text_free(&t.bytes);
}

void tct_batch_lost(tct_batch *batch, uint32_t index, const char *reason, tct_batch_reply *reply) {
    assert(batch && reason && reply && index < batch->list.count);
    reply->head = (tct_batch_head){.index = index};
    task t = {.batch = batch, .item = &batch->list.items[index], .reply = reply};
    t.source = t.item->path;
    snprintf(t.reason, sizeof t.reason, "%s", reason);
    finish(&t, TCT_BATCH_FAILED, 0);
}

void tct_batch_reply_free(tct_batch_reply *reply) {
    tct_cli_text_free(&reply->line);
    tct_cli_text_free(&reply->messages);
}
