#include <assert.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "cli/common.h"
#include "cli/graphs.h"
#include "cli/http.h"

typedef struct {
    tct_cli_common common;
    const char *to, *graph, *user, *retries;
    unsigned chunk;
    bool by_document, replace;
} options;

static const tct_cli_option table[] = {
    {"to", 0, TCT_CLI_TEXT, offsetof(options, to), "URL", "address of the SPARQL 1.1 graph store"},
    {"graph", 0, TCT_CLI_TEXT, offsetof(options, graph), "IRI", "put everything into this graph"},
    {"by-document", 0, TCT_CLI_FLAG, offsetof(options, by_document), NULL,
     "what is in no graph goes to one named by its document"},
    {"replace", 0, TCT_CLI_FLAG, offsetof(options, replace), NULL,
     "replace each graph that is loaded instead of adding to it"},
    {"user", 0, TCT_CLI_TEXT, offsetof(options, user), "NAME:PASSWORD",
     "for the store (better in TERCET_USER, where other users of the machine cannot see it)"},
    {"retries", 0, TCT_CLI_TEXT, offsetof(options, retries), "N",
     "attempts after a failed one that may pass (5)"},
    {"chunk", 0, TCT_CLI_NUMBER, offsetof(options, chunk), "KIB", "size of one request (1024)"},
};

/** Where the parts go. */
typedef struct {
    tct_cli_http *http;
    bool replace;
    size_t statements, graphs;
} loading;

static tct_status on_part(void *context, const tct_rdf_part *part) {
    loading *self = context;
    const bool replace = self->replace && part->first;
    if (!tct_cli_http_send(self->http, part->graph, replace, part->bytes, part->size))
        return TCT_ERR_EXTERNAL;
    self->statements += part->statements;
    self->graphs += part->first;
    return TCT_OK;
}

static int load(tct_cli *cli, const options *o, tct_cli_http *http, const char *const *paths, size_t count) {
    tct_rdf_input *inputs = tct_cli_graphs_read(cli, paths, count);
    if (!inputs) return TCT_EXIT_NOTHING;
    loading self = {.http = http, .replace = o->replace};
    const tct_split_options split = {.graph = o->graph,
                                     .by_document = o->by_document,
                                     .part_bytes = o->chunk ? (size_t)o->chunk << 10 : 0};
    const unsigned before = cli->errors;
    const tct_status status =
        tct_split(inputs, count, &split, &cli->sink, (tct_rdf_part_sink){on_part, &self});
    tct_cli_graphs_free(inputs, count);
    const int code = tct_cli_graphs_exit(cli, status, before);
    if (code == TCT_EXIT_NOTHING && self.statements) {
        tct_cli_error(cli, NULL, "%zu statements in %zu graphs are loaded, the rest is not: run it again",
                      self.statements, self.graphs);
        return TCT_EXIT_PARTIAL;
    }
    return status == TCT_ERR_ARGUMENT ? TCT_EXIT_USAGE : code;
}

/** False after a message. */
static bool read_retries(tct_cli *cli, const char *text, unsigned *retries) {
    *retries = 5;
    if (!text) return true;
    char *end = NULL;
    const unsigned long number = strtoul(text, &end, 10);
    *retries = (unsigned)number;
    if (*text >= '0' && *text <= '9' && !*end && number <= 100) return true;
    tct_cli_error(cli, NULL, "--retries: '%s' is no number from 0 to 100", text);
    return false;
}

static int run(tct_cli *cli, const void *given, const char *const *paths, size_t count) {
    assert(cli && given && count);
    const options *o = given;
    unsigned retries = 0;
    if (!o->to || (o->graph && o->by_document)) {
        tct_cli_error(cli, NULL, o->to ? "--graph and --by-document exclude each other" : "--to is needed");
        return TCT_EXIT_USAGE;
    }
    if (!read_retries(cli, o->retries, &retries)) return TCT_EXIT_USAGE;
    const char *user = o->user ? o->user : getenv("TERCET_USER");
    const tct_cli_http_options settings = {o->to, user && *user ? user : NULL, retries};
    bool usage = false;
    tct_cli_http *http = tct_cli_http_new(cli, &settings, &usage);
    if (!http) return usage ? TCT_EXIT_USAGE : TCT_EXIT_NOTHING;
    const int code = load(cli, o, http, paths, count);
    tct_cli_http_free(http);
    return code;
}

const tct_cli_command tct_cli_load = {
    .name = "load",
    .arguments = "GRAPH...",
    .summary = "Sends RDF files to a triple store (SPARQL 1.1 Graph Store Protocol).",
    .options = table,
    .option_count = sizeof table / sizeof *table,
    .least = 1,
    .most = SIZE_MAX,
    .run = run,
};
