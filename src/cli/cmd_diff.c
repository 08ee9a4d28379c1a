#include <assert.h>
#include <stddef.h>
#include <string.h>

#include "cli/common.h"
#include "cli/graphs.h"

typedef struct {
    tct_cli_common common;
    const char *output;
    bool patch, json, contradictions;
} options;

static const tct_cli_option table[] = {
    {"output", 'o', TCT_CLI_TEXT, offsetof(options, output), "FILE", "instead of standard output"},
    {"patch", 0, TCT_CLI_FLAG, offsetof(options, patch), NULL, "RDF Patch, which stores apply"},
    {"json", 0, TCT_CLI_FLAG, offsetof(options, json), NULL, "counts only"},
    {"contradictions", 0, TCT_CLI_FLAG, offsetof(options, contradictions), NULL,
     "of one graph: two dates of one event, several holders of one office"},
};

/** As diff(1): 0 the same, 1 different; trouble is 3, and 3 too when statements were left out, since then
 * nobody knows. */
static int exit_code(tct_cli *cli, tct_status status, unsigned errors_before, size_t differences) {
    const int code = tct_cli_graphs_exit(cli, status, errors_before);
    if (code != TCT_EXIT_OK) return TCT_EXIT_NOTHING;
    return differences ? 1 : 0;
}

static int compare(tct_cli *cli, const options *o, const tct_rdf_input *inputs) {
    tct_cli_output output;
    if (!tct_cli_output_open(cli, o->output, &output)) return TCT_EXIT_NOTHING;
    const tct_output sink = tct_cli_output_sink(&output);
    const unsigned before = cli->errors;
    size_t differences = 0;
    const char *format = o->patch ? "patch" : o->json ? "json" : "text";
    const tct_status status =
        o->contradictions ? tct_contradictions(inputs, 1, &cli->sink, sink, &differences)
                          : tct_compare(&inputs[0], &inputs[1], format, &cli->sink, sink, &differences);
    const int code = exit_code(cli, status, before, differences);
    return tct_cli_output_close(&output, code != TCT_EXIT_NOTHING) ? code : TCT_EXIT_NOTHING;
}

static int run(tct_cli *cli, const void *given, const char *const *paths, size_t count) {
    assert(cli && given && count);
    const options *o = given;
    if (o->patch + o->json + o->contradictions > 1) {
        tct_cli_error(cli, NULL, "--patch, --json and --contradictions exclude each other");
        return TCT_EXIT_USAGE;
    }
    if (count != (o->contradictions ? 1u : 2u)) {
        tct_cli_error(cli, NULL,
                      o->contradictions ? "--contradictions takes one graph" : "two graphs are needed");
        return TCT_EXIT_USAGE;
    }
    tct_rdf_input *inputs = tct_cli_graphs_read(cli, paths, count);
    const int code = inputs ? compare(cli, o, inputs) : TCT_EXIT_NOTHING;
    tct_cli_graphs_free(inputs, count);
    return code;
}

const tct_cli_command tct_cli_diff = {
    .name = "diff",
    .arguments = "OLD NEW | --contradictions GRAPH",
    .summary = "What changed between two graphs; exit code 0 nothing, 1 something, 3 trouble.",
    .options = table,
    .option_count = sizeof table / sizeof *table,
    .least = 1,
    .most = 2,
    .run = run,
};
