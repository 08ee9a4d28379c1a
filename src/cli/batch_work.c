/* One document in a worker process: read, convert, write its outputs, tell the parent. Nothing here prints;
 * messages go to the parent, which gives them in the order of the inputs. */
#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/batch.h"

/** One output while it is made. */
typedef struct {
    char *file;      /**< below the batch's folder */
    char *temporary; /**< its path until it is whole */
    char sha256[65];
    size_t size;
} product;

enum { MOST_PRODUCTS = 66 };

typedef struct {
    tct_batch *batch;
    const tct_batch_item *item;
    tct_batch_reply *reply;
    tct_cli_text bytes; /**< of the input */
    char sha256[65];    /**< of the input, "" while unknown */
    product products[MOST_PRODUCTS];
    size_t product_count;
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
    const char *source = diagnostic->source ? diagnostic->source : t->item->path;
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

/* --- outputs --- */

static tct_status collect(void *context, const char *bytes, size_t size) {
    tct_cli_text *text = context;
    tct_cli_text_add(text, bytes, size);
    return text->failed ? TCT_ERR_MEMORY : TCT_OK;
}

/** What no other document could be written after either. */
static bool is_full(int error) {
    return error == ENOSPC || error == EDQUOT || error == EROFS || error == EIO || error == EFBIG;
}

static tct_batch_outcome not_written(task *t, const char *file) {
    const int error = errno;
    t->reason[0] = 0;
    snprintf(t->reason, sizeof t->reason, "%s cannot be written: %s", file, strerror(error));
    return is_full(error) ? TCT_BATCH_FULL : TCT_BATCH_FAILED;
}

static bool write_file(const char *path, const tct_cli_text *text) {
    assert(path && text && !text->failed);
    const int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    if (fd < 0) return false;
    for (size_t done = 0; done < text->size;) {
        const ssize_t written = write(fd, text->data + done, text->size - done);
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) {
            const int error = written ? errno : ENOSPC;
            close(fd);
            errno = error;
            return false;
        }
        done += (size_t)written;
    }
    return close(fd) == 0;
}

/** "NAME.ttl" and, for its growing, "WORK/INDEX.ttl". */
static product *add_product(task *t, const char *extension) {
    assert(t->product_count < MOST_PRODUCTS);
    product *p = &t->products[t->product_count];
    const size_t room = strlen(extension) + 32;
    p->file = malloc(strlen(t->item->name) + room);
    p->temporary = malloc(strlen(t->batch->work) + room);
    if (!p->file || !p->temporary) {
        free(p->file);
        free(p->temporary);
        return NULL;
    }
    sprintf(p->file, "%s.%s", t->item->name, extension);
    sprintf(p->temporary, "%s/%lu.%s", t->batch->work, (unsigned long)t->reply->head.index, extension);
    t->product_count++;
    return p;
}

static tct_batch_outcome keep_product(task *t, const char *extension, const tct_cli_text *text) {
    assert(extension && *extension);
    product *p = add_product(t, extension);
    if (!p) return no_memory(t);
    p->size = text->size;
    tct_checksum(text->data, text->size, p->sha256);
    t->reply->head.output_bytes += text->size;
    return write_file(p->temporary, text) ? TCT_BATCH_DONE : not_written(t, p->file);
}

static tct_batch_outcome make_product(task *t, tct_conversion *conversion, const char *format) {
    tct_cli_text text = {.size = 0};
    const bool drawing = strcmp(format, "svg") == 0;
    const tct_drawing plain = {.language = NULL};
    const tct_output output = {collect, &text};
    const tct_status status = drawing ? tct_conversion_draw(conversion, format, &plain, output)
                                      : tct_conversion_write(conversion, format, output);
    const tct_batch_outcome outcome =
        status == TCT_OK ? keep_product(t, drawing ? "svg" : tct_format_extension(format), &text)
                         : failed_with(t, status);
    tct_cli_text_free(&text);
    return outcome;
}

static tct_batch_outcome make_products(task *t, tct_conversion *conversion) {
    const tct_batch_options *o = t->batch->options;
    tct_batch_outcome outcome = TCT_BATCH_DONE;
    for (size_t i = 0; i < o->formats.count && outcome == TCT_BATCH_DONE; i++)
        outcome = make_product(t, conversion, o->formats.items[i]);
    if (o->svg && outcome == TCT_BATCH_DONE) outcome = make_product(t, conversion, "svg");
    return outcome;
}

/** All outputs are whole: into their places. */
static tct_batch_outcome place_products(task *t) {
    assert(t->product_count);
    for (size_t i = 0; i < t->product_count; i++) {
        const product *p = &t->products[i];
        char *path = tct_batch_path(t->batch->options->folder, p->file);
        if (!path) return no_memory(t);
        const bool good = tct_batch_make_parents(path) && rename(p->temporary, path) == 0;
        const int error = errno;
        free(path);
        errno = error;
        if (!good) return not_written(t, p->file);
    }
    return TCT_BATCH_DONE;
}

static void drop_products(task *t) {
    for (size_t i = 0; i < t->product_count; i++) {
        unlink(t->products[i].temporary); /* is not there any more when all went well */
        free(t->products[i].file);
        free(t->products[i].temporary);
    }
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

static tct_batch_outcome read_and_write(task *t, tct_conversion *conversion) {
    const tct_status status =
        tct_conversion_read(conversion, t->item->path, t->bytes.data ? t->bytes.data : "", t->bytes.size);
    if (status != TCT_OK && status != TCT_PARTIAL) return failed_with(t, status);
    tct_batch_outcome outcome = make_products(t, conversion);
    if (outcome == TCT_BATCH_DONE) outcome = place_products(t);
    t->reply->head.documents = tct_conversion_documents(conversion);
    t->reply->head.triples = tct_conversion_triples(conversion);
    if (outcome == TCT_BATCH_DONE && status == TCT_PARTIAL) outcome = TCT_BATCH_PARTIAL;
    return outcome;
}

static tct_batch_outcome convert(task *t) {
    const char *trouble = tct_batch_slurp(t->item->path, &t->bytes);
    if (trouble && t->bytes.failed) return no_memory(t);
    if (trouble) {
        snprintf(t->reason, sizeof t->reason, "cannot be read: %s", trouble);
        return TCT_BATCH_FAILED;
    }
    tct_checksum(t->bytes.data, t->bytes.size, t->sha256);
    if (is_unchanged(t)) return TCT_BATCH_UNCHANGED;
    const tct_sink sink = {on_diagnostic, t};
    tct_conversion *conversion = NULL;
    const tct_status status = tct_conversion_new(t->batch->engine, &t->batch->settings, &sink, &conversion);
    const tct_batch_outcome outcome =
        status == TCT_OK ? read_and_write(t, conversion) : failed_with(t, status);
    tct_conversion_free(conversion);
    return outcome;
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
    for (size_t i = 0; good && i < t->product_count; i++) {
        put_string(line, i ? ",{\"file\":" : "{\"file\":", t->products[i].file);
        put_string(line, ",\"sha256\":", t->products[i].sha256);
        put_number(line, ",\"size\":", t->products[i].size);
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
    put_number(line, ",\"size\":", t->bytes.size);
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
    head->input_bytes = t->bytes.size;
    if (outcome != TCT_BATCH_UNCHANGED && outcome != TCT_BATCH_FULL) put_line(t, ms);
    if (outcome == TCT_BATCH_FAILED || outcome == TCT_BATCH_FULL)
        add_message(&t->reply->messages, TCT_ERROR, 0, t->item->path, t->reason);
    head->line_size = t->reply->line.size;
    head->messages_size = t->reply->messages.size;
}

void tct_batch_convert(tct_batch *batch, uint32_t index, tct_batch_reply *reply) {
    assert(batch && reply && index < batch->list.count && batch->work);
    tct_cli_text_reset(&reply->line);
    tct_cli_text_reset(&reply->messages);
    reply->head = (tct_batch_head){.index = index};
    task t = {.batch = batch, .item = &batch->list.items[index], .reply = reply};
    const long long begin = tct_batch_clock();
    const tct_batch_outcome outcome = convert(&t);
    finish(&t, outcome, tct_batch_clock() - begin);
    drop_products(&t);
    tct_cli_text_free(&t.bytes);
}

void tct_batch_lost(tct_batch *batch, uint32_t index, const char *reason, tct_batch_reply *reply) {
    assert(batch && reason && reply && index < batch->list.count);
    reply->head = (tct_batch_head){.index = index};
    task t = {.batch = batch, .item = &batch->list.items[index], .reply = reply};
    snprintf(t.reason, sizeof t.reason, "%s", reason);
    finish(&t, TCT_BATCH_FAILED, 0);
}

void tct_batch_reply_free(tct_batch_reply *reply) {
    tct_cli_text_free(&reply->line);
    tct_cli_text_free(&reply->messages);
}
