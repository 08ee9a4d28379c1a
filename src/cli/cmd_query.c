#include <assert.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "cli/common.h"
#include "cli/graphs.h"

typedef struct {
    tct_cli_common common;
    const char *output;
    bool csv, json;
} options;

static const tct_cli_option table[] = {
    {"output", 'o', TCT_CLI_TEXT, offsetof(options, output), "FILE", "instead of standard output"},
    {"csv", 0, TCT_CLI_FLAG, offsetof(options, csv), NULL, "SPARQL 1.1 results as CSV instead of a table"},
    {"json", 0, TCT_CLI_FLAG, offsetof(options, json), NULL, "SPARQL 1.1 results as JSON"},
};

/** The text of the query: the argument itself, or the file behind '@'. NULL after a message; free() it. */
static char *query_text(tct_cli *cli, const char *argument) {
    tct_cli_input input = {NULL, 0};
    const bool file = argument[0] == '@';
    if (!file && !strpbrk(argument, "{ \t\n")) {
        tct_cli_error(cli, NULL, "'%s' is no question in SPARQL; of a file that holds one write @%s",
                      argument, argument);
        return NULL;
    }
    if (file && !tct_cli_read(cli, argument + 1, &input)) return NULL;
    const char *bytes = file ? input.bytes : argument;
    const size_t size = file ? input.size : strlen(argument);
    char *text = malloc(size + 1);
    if (text && size) memcpy(text, bytes, size);
    if (text) text[size] = '\0';
    if (!text) tct_cli_error(cli, NULL, "out of memory");
    free(input.bytes);
    return text;
}

static int answer(tct_cli *cli, const options *o, const tct_rdf_input *inputs, size_t count, const char *text,
                  const char *name) {
    tct_cli_output output;
    if (!tct_cli_output_open(cli, o->output, &output)) return TCT_EXIT_NOTHING;
    const unsigned before = cli->errors;
    const tct_status status = tct_query(inputs, count, text, name,
                                        o->csv    ? "csv"
                                        : o->json ? "json"
                                                  : "table",
                                        &cli->sink, tct_cli_output_sink(&output));
    const int code = tct_cli_graphs_exit(cli, status, before);
    const bool written = tct_cli_output_close(&output, code != TCT_EXIT_NOTHING);
    return written ? code : TCT_EXIT_NOTHING;
}

static int run(tct_cli *cli, const void *given, const char *const *arguments, size_t count) {
    assert(cli && given && count >= 2);
    const options *o = given;
    if (o->csv && o->json) {
        tct_cli_error(cli, NULL, "--csv and --json exclude each other");
        return TCT_EXIT_USAGE;
    }
    const char *last = arguments[count - 1];
    char *text = query_text(cli, last);
    tct_rdf_input *inputs = text ? tct_cli_graphs_read(cli, arguments, count - 1) : NULL;
    const int code = inputs ? answer(cli, o, inputs, count - 1, text, last[0] == '@' ? last + 1 : "the query")
                            : TCT_EXIT_NOTHING;
    tct_cli_graphs_free(inputs, count - 1);
    free(text);
    return code;
}

const tct_cli_command tct_cli_query = {
    .name = "query",
    .arguments = "GRAPH... SPARQL|@FILE",
    .summary = "Asks RDF files a question in SPARQL.",
    .options = table,
    .option_count = sizeof table / sizeof *table,
    .least = 2,
    .most = SIZE_MAX,
    .run = run,
};
