#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "cli/identity.h"
#include "cli/render.h"

typedef struct {
    tct_cli_reading reading;
    const char *output, *medium, *focus, *event, *document, *only, *hide, *cluster, *engine, *label_language,
        *site;
    unsigned depth, top, max_nodes, max_edges, timeout, min_confidence;
    bool unconnected;
} options;

static const tct_cli_option table[] = {
    {"output", 'o', TCT_CLI_TEXT, offsetof(options, output), "FILE", "instead of standard output"},
    {"site", 0, TCT_CLI_TEXT, offsetof(options, site), "FOLDER",
     "a page a document and an index of all of them into FOLDER"},
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

/** The medium: as asked, by the extension of the output, else SVG; NULL for an extension of none. */
static const char *medium_of(const options *o) {
    static const char *const extensions[][2] = {{"svg", "svg"},  {"png", "png"}, {"pdf", "pdf"},
                                                {"dot", "dot"},  {"gv", "dot"},  {"mmd", "mermaid"},
                                                {"html", "html"}};
    if (o->site) return "html";
    if (o->medium) return o->medium;
    const char *extension = o->output ? tct_cli_extension(o->output) : NULL;
    if (!extension) return "svg";
    for (size_t i = 0; i < sizeof extensions / sizeof *extensions; i++)
        if (strcasecmp(extension, extensions[i][0]) == 0) return extensions[i][1];
    return NULL;
}

static bool medium_known(tct_cli *cli, const options *o, const char *medium) {
    if (medium) return true;
    tct_cli_error(cli, NULL,
                  "'.%s' is the extension of no drawing; take .svg, .png, .pdf, .dot, .mmd, .html, or "
                  "say -T",
                  tct_cli_extension(o->output));
    return false;
}

static int render(tct_cli *cli, tct_conversion *conversion, const options *o, const char *medium,
                  const char *const *inputs, size_t count) {
    const tct_cli_tally tally = tct_cli_read_mixed(cli, conversion, inputs, count);
    if (tally.done + tally.partial == 0) return TCT_EXIT_NOTHING;
    tct_render_job self = {conversion,
                           medium,
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
    const int code = o->site ? tct_render_site(cli, &self, o->timeout, o->site)
                             : tct_render_one(cli, &self, o->timeout, o->output);
    return code == TCT_EXIT_OK ? tct_cli_tally_exit(tally) : code;
}

static int run(tct_cli *cli, const void *given, const char *const *inputs, size_t count) {
    const options *o = given;
    char stamp[32];
    const char *medium = medium_of(o);
    if (!medium_known(cli, o, medium)) return TCT_EXIT_USAGE;
    tct_engine *engine = tct_cli_engine(cli);
    if (!engine) return TCT_EXIT_NOTHING;
    tct_conversion_options settings = tct_cli_reading_options(&o->reading, stamp);
    settings.min_confidence = o->min_confidence;
    settings.evidence = "statement"; /* tooltips, lines by certainty, the table of a page */
    settings.keep_texts = o->site || strcmp(medium, "html") == 0;
    tct_conversion *conversion = NULL;
    const tct_status status = tct_conversion_new(engine, &settings, &cli->sink, &conversion);
    const int wrong = status == TCT_ERR_ARGUMENT ? TCT_EXIT_USAGE : TCT_EXIT_NOTHING;
    const int code = status == TCT_OK ? render(cli, conversion, o, medium, inputs, count) : wrong;
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
