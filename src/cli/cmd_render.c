#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "cli/reading.h"
#include "cli/worker.h"

typedef struct {
    tct_cli_reading reading;
    const char *output, *medium, *focus, *event, *document, *only, *hide, *cluster, *engine, *label_language;
    unsigned depth, top, max_nodes, max_edges, timeout, min_confidence;
    bool unconnected;
} options;

static const tct_cli_option table[] = {
    {"output", 'o', TCT_CLI_TEXT, offsetof(options, output), "FILE", "instead of standard output"},
    {"type", 'T', TCT_CLI_TEXT, offsetof(options, medium), "TYPE",
     "svg (the default, or by the extension of -o), png, pdf, dot, mermaid, html"},
    {"focus", 0, TCT_CLI_TEXT, offsetof(options, focus), "NAME", "only what is near the entity of this name"},
    {"depth", 0, TCT_CLI_NUMBER, offsetof(options, depth), "N", "steps from the focus (1)"},
    {"event", 0, TCT_CLI_TEXT, offsetof(options, event), "NAME",
     "only this event, its parts and what is near"},
    {"document", 0, TCT_CLI_TEXT, offsetof(options, document), "NAME",
     "only what the document with this headline or IRI mentions"},
    {"only", 0, TCT_CLI_TEXT, offsetof(options, only), "CLASS,..", "only entities of these classes"},
    {"hide", 0, TCT_CLI_TEXT, offsetof(options, hide), "CLASS,..", "no entities of these classes"},
    {"top", 0, TCT_CLI_NUMBER, offsetof(options, top), "N", "only the N most salient entities"},
    {"max-nodes", 0, TCT_CLI_NUMBER, offsetof(options, max_nodes), "N", "budget of nodes (60)"},
    {"max-edges", 0, TCT_CLI_NUMBER, offsetof(options, max_edges), "N",
     "budget of relations (twice the nodes)"},
    {"cluster", 0, TCT_CLI_TEXT, offsetof(options, cluster), "KIND",
     "boxes by document, organization or event"},
    {"all", 0, TCT_CLI_FLAG, offsetof(options, unconnected), NULL, "also entities without any relation"},
    {"min-confidence", 0, TCT_CLI_NUMBER, offsetof(options, min_confidence), "N",
     "leave out what is less sure (per cent)"},
    {"engine", 0, TCT_CLI_TEXT, offsetof(options, engine), "NAME", "layout: auto (the default), dot, sfdp"},
    {"label-lang", 0, TCT_CLI_TEXT, offsetof(options, label_language), "CODE", "language of the labels"},
    {"timeout", 0, TCT_CLI_NUMBER, offsetof(options, timeout), "SECONDS",
     "for the layout; then a faster one, then a smaller view (10)"},
    TCT_CLI_READING_OPTIONS,
};

/** The medium: as asked, by the extension of the output, else SVG. */
static const char *medium_of(const options *o) {
    static const char *const extensions[][2] = {{".svg", "svg"},  {".png", "png"}, {".pdf", "pdf"},
                                                {".dot", "dot"},  {".gv", "dot"},  {".mmd", "mermaid"},
                                                {".html", "html"}};
    if (o->medium) return o->medium;
    const char *dot = o->output ? strrchr(o->output, '.') : NULL;
    for (size_t i = 0; dot && i < sizeof extensions / sizeof *extensions; i++)
        if (strcasecmp(dot, extensions[i][0]) == 0) return extensions[i][1];
    return "svg";
}

/** RDF by the extension of its file; everything else is a document. */
static bool is_rdf(const char *path) {
    static const char *const extensions[] = {".ttl", ".nt", ".nq", ".trig", ".rdf"};
    const char *dot = strrchr(path, '.');
    for (size_t i = 0; dot && i < sizeof extensions / sizeof *extensions; i++)
        if (strcasecmp(dot, extensions[i]) == 0) return true;
    return false;
}

static bool read_rdf(tct_cli *cli, tct_conversion *conversion, const char *path) {
    tct_cli_input input;
    if (!tct_cli_read(cli, path, &input)) return false;
    const unsigned before = cli->errors;
    const tct_status status = tct_conversion_read_rdf(conversion, path, input.bytes, input.size);
    free(input.bytes);
    if (status != TCT_OK && status != TCT_PARTIAL && cli->errors == before)
        tct_cli_error(cli, path, "%s", tct_strerror(status));
    return status == TCT_OK || status == TCT_PARTIAL;
}

static tct_cli_tally read_inputs(tct_cli *cli, tct_conversion *conversion, const char *const *inputs,
                                 size_t count) {
    tct_cli_tally all = {0, 0, 0};
    for (size_t i = 0; i < count; i++) {
        if (is_rdf(inputs[i])) {
            const bool good = read_rdf(cli, conversion, inputs[i]);
            all.done += good;
            all.failed += !good;
            continue;
        }
        const tct_cli_tally one = tct_cli_read_all(cli, conversion, inputs + i, 1);
        all = (tct_cli_tally){all.done + one.done, all.partial + one.partial, all.failed + one.failed};
    }
    return all;
}

typedef struct {
    tct_conversion *conversion;
    const char *medium;
    tct_drawing drawing;
} job;

static int draw(void *context, tct_output output) {
    const job *self = context;
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
static bool draw_in_worker(tct_cli *cli, job *self, unsigned seconds, tct_cli_result *result) {
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

static int write_result(tct_cli *cli, const options *o, const tct_cli_result *result) {
    if (result->timed_out || result->signal) {
        tct_cli_error(cli, NULL,
                      result->timed_out ? "the layout took too long: lower --max-nodes or raise --timeout"
                                        : "the layout crashed: lower --max-nodes or try another --engine");
        return TCT_EXIT_NOTHING;
    }
    if (result->code != TCT_EXIT_OK) return result->code;
    tct_cli_output output;
    if (!tct_cli_output_open(cli, o->output, &output)) return TCT_EXIT_NOTHING;
    const tct_output sink = tct_cli_output_sink(&output);
    const bool written = sink.write(sink.context, result->bytes, result->size) == TCT_OK;
    return tct_cli_output_close(&output, written) && written ? TCT_EXIT_OK : TCT_EXIT_NOTHING;
}

static int render(tct_cli *cli, tct_conversion *conversion, const options *o, const char *const *inputs,
                  size_t count) {
    const tct_cli_tally tally = read_inputs(cli, conversion, inputs, count);
    if (tally.done + tally.partial == 0) return TCT_EXIT_NOTHING;
    job self = {conversion,
                medium_of(o),
                {.language = o->label_language,
                 .focus = o->focus,
                 .event = o->event,
                 .document = o->document,
                 .depth = o->depth,
                 .only = o->only,
                 .hide = o->hide,
                 .top = o->top,
                 .max_nodes = o->max_nodes,
                 .max_edges = o->max_edges,
                 .min_confidence = o->min_confidence,
                 .cluster = o->cluster,
                 .unconnected = o->unconnected,
                 .engine = o->engine}};
    tct_cli_result result = {.code = -1};
    int code = TCT_EXIT_NOTHING;
    if (draw_in_worker(cli, &self, o->timeout ? o->timeout : 10, &result))
        code = write_result(cli, o, &result);
    free(result.bytes);
    return code == TCT_EXIT_OK ? tct_cli_tally_exit(tally) : code;
}

static int run(tct_cli *cli, const void *given, const char *const *inputs, size_t count) {
    const options *o = given;
    char stamp[32];
    tct_engine *engine = tct_cli_engine(cli);
    if (!engine) return TCT_EXIT_NOTHING;
    tct_conversion_options settings = tct_cli_reading_options(&o->reading, stamp);
    settings.min_confidence = o->min_confidence;
    settings.evidence = "statement"; /* tooltips, lines by certainty, the table of a page */
    settings.keep_texts = strcmp(medium_of(o), "html") == 0;
    tct_conversion *conversion = NULL;
    const tct_status status = tct_conversion_new(engine, &settings, &cli->sink, &conversion);
    const int wrong = status == TCT_ERR_ARGUMENT ? TCT_EXIT_USAGE : TCT_EXIT_NOTHING;
    const int code = status == TCT_OK ? render(cli, conversion, o, inputs, count) : wrong;
    tct_conversion_free(conversion);
    tct_engine_free(engine);
    return code;
}

const tct_cli_command tct_cli_render = {
    .name = "render",
    .arguments = "INPUT...",
    .summary = "Draws the graph of documents or RDF files: who did what with whom.",
    .options = table,
    .option_count = sizeof table / sizeof *table,
    .least = 1,
    .most = SIZE_MAX,
    .run = run,
};
