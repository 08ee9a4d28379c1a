/* Drawing in a process of its own, with ways out. */
#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "cli/render.h"
#include "cli/worker.h"

static int draw(void *context, tct_output output) {
    const tct_render_job *self = context;
    const tct_status status = tct_conversion_draw(self->conversion, self->medium, &self->drawing, output);
    if (status == TCT_ERR_UNSUPPORTED) return TCT_EXIT_USAGE;
    return status == TCT_OK ? TCT_EXIT_OK : TCT_EXIT_NOTHING;
}

/** One way of drawing, with its share of the time in tenths. */
typedef struct {
    const char *engine; /**< NULL: as asked */
    size_t max_nodes;   /**< 0: as asked */
    unsigned tenths;
    const char *warning;
} attempt;

static void warn(const tct_cli *cli, const char *message) {
    const tct_diagnostic diagnostic = {
        .severity = TCT_WARNING, .status = TCT_ERR_TIMEOUT, .message = message};
    cli->sink.emit(cli->sink.context, &diagnostic);
}

/**
 * Draws in a worker. When the layout does not end in time or crashes, sfdp gets a try, which is fast on
 * almost anything, then a view of the usual size; both are said. An engine that was asked for gets all the
 * time.
 */
static bool draw_in_worker(tct_cli *cli, tct_render_job *self, unsigned seconds, tct_cli_result *result) {
    static const attempt attempts[] = {
        {NULL, 0, 5, NULL},
        {"sfdp", 0, 3, "the layout took too long: drawn with the engine sfdp"},
        {"auto", 60, 2,
         "the layout took too long again: thinned to 60 nodes; see --max-nodes, --focus, --timeout"}};
    const bool asked = self->drawing.engine && strcmp(self->drawing.engine, "auto") != 0;
    for (size_t i = 0; i < (asked ? 1 : sizeof attempts / sizeof *attempts); i++) {
        const unsigned share = asked ? seconds : (seconds * attempts[i].tenths + 9) / 10;
        free(result->bytes);
        *result = (tct_cli_result){.code = -1};
        if (attempts[i].warning) warn(cli, attempts[i].warning);
        if (attempts[i].engine) self->drawing.engine = attempts[i].engine;
        if (attempts[i].max_nodes) self->drawing.max_nodes = attempts[i].max_nodes;
        if (!tct_cli_work(draw, self, share, result)) {
            tct_cli_error(cli, NULL, "no process for drawing: the system refuses it");
            return false;
        }
        if (!result->timed_out && !result->signal) return true;
    }
    return true;
}

static int write_result(tct_cli *cli, const char *path, const tct_cli_result *result) {
    if (result->timed_out || result->signal) {
        tct_cli_error(cli, NULL,
                      result->timed_out ? "the layout took too long: lower --max-nodes or raise --timeout"
                                        : "the layout crashed: lower --max-nodes or try another --engine");
        return TCT_EXIT_NOTHING;
    }
    if (result->code != TCT_EXIT_OK) return result->code;
    tct_cli_output output;
    if (!tct_cli_output_open(cli, path, &output)) return TCT_EXIT_NOTHING;
    const tct_output sink = tct_cli_output_sink(&output);
    const bool written = sink.write(sink.context, result->bytes, result->size) == TCT_OK;
    return tct_cli_output_close(&output, written) && written ? TCT_EXIT_OK : TCT_EXIT_NOTHING;
}

int tct_render_one(tct_cli *cli, tct_render_job *job, unsigned seconds, const char *path) {
    assert(cli && job && job->conversion && job->medium);
    const tct_drawing asked = job->drawing;
    tct_cli_result result = {.code = -1};
    int code = TCT_EXIT_NOTHING;
    if (draw_in_worker(cli, job, seconds ? seconds : 10, &result)) code = write_result(cli, path, &result);
    free(result.bytes);
    job->drawing = asked; /* a way out is for this drawing only */
    return code;
}
