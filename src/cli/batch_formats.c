/* A document in the formats that were asked for: graphs and the drawing. */
#include <assert.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/batch_task.h"
#include "cli/worker.h"

static tct_status collect(void *context, const char *bytes, size_t size) {
    tct_cli_text *text = context;
    tct_cli_text_add(text, bytes, size);
    return text->failed ? TCT_ERR_MEMORY : TCT_OK;
}

static tct_batch_outcome keep_product(tct_batch_task *t, const char *name, const char *extension,
                                      const tct_cli_text *text) {
    const tct_batch_outcome outcome =
        tct_batch_product_add(t->batch, t->reply->head.index, &t->products, name, extension, text);
    t->reply->head.output_bytes += text->size;
    return outcome == TCT_BATCH_DONE ? outcome : tct_batch_not_written(t, outcome);
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

/** In a process of its own: a layout that crashes or takes too long costs the drawing and no worker. */
static tct_status draw_svg(const tct_batch_task *t, tct_conversion *conversion, tct_cli_text *text) {
    const unsigned seconds = t->batch->options->timeout;
    drawing_job job = {conversion, seconds ? seconds : 60};
    tct_cli_result result;
    if (!tct_cli_work(draw_job, &job, job.seconds, &result)) return TCT_ERR_MEMORY;
    const tct_status status = result.code < 0 ? TCT_ERR_EXTERNAL : (tct_status)result.code;
    if (status == TCT_OK) tct_cli_text_add(text, result.bytes, result.size);
    free(result.bytes);
    return text->failed ? TCT_ERR_MEMORY : status;
}

/** The N-Quads that a merge reads keep tercet's own names. */
static tct_status write_format(const tct_batch_task *t, tct_conversion *conversion, const char *format,
                               tct_cli_text *text) {
    const bool own = tct_batch_merges(t->batch->options) && strcmp(format, "nquads") == 0;
    const tct_output output = {collect, text};
    return own ? tct_conversion_write_unmapped(conversion, format, output)
               : tct_conversion_write(conversion, format, output);
}

static tct_batch_outcome make_product(tct_batch_task *t, tct_conversion *conversion, const char *name,
                                      const char *format) {
    tct_cli_text text = {.size = 0};
    const bool drawing = strcmp(format, "svg") == 0;
    const tct_status status =
        drawing ? draw_svg(t, conversion, &text) : write_format(t, conversion, format, &text);
    const tct_batch_outcome outcome =
        status == TCT_OK ? keep_product(t, name, drawing ? "svg" : tct_format_extension(format), &text)
                         : tct_batch_failed_with(t, status);
    tct_cli_text_free(&text);
    return outcome;
}

tct_batch_outcome tct_batch_make_products(tct_batch_task *t, tct_conversion *conversion, const char *name) {
    assert(t && conversion && name && *name);
    const tct_batch_options *o = t->batch->options;
    tct_batch_outcome outcome = TCT_BATCH_DONE;
    for (size_t i = 0; i < o->formats.count && outcome == TCT_BATCH_DONE; i++)
        outcome = make_product(t, conversion, name, o->formats.items[i]);
    if (o->svg && outcome == TCT_BATCH_DONE) outcome = make_product(t, conversion, name, "svg");
    return outcome;
}
