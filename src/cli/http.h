/** @file http.h Sending to a store over HTTP, with retries. The only place that sees curl. */
#ifndef TCT_CLI_HTTP_H
#define TCT_CLI_HTTP_H

#include "cli/cli.h"

/** A connection to one address. */
typedef struct tct_cli_http tct_cli_http;

/** What the user asked for. */
typedef struct {
    const char *url;  /**< http or https; a user and password in it are taken out and used */
    const char *user; /**< "NAME:PASSWORD", or NULL */
    unsigned retries; /**< after the first attempt */
} tct_cli_http_options;

/** NULL after a message; @p usage tells whether it is the options that are wrong. */
tct_cli_http *tct_cli_http_new(tct_cli *cli, const tct_cli_http_options *options, bool *usage);
/** Accepts NULL. */
void tct_cli_http_free(tct_cli_http *http);
/**
 * Sends N-Triples to the graph @p graph (NULL: the default graph) by the SPARQL 1.1 Graph Store Protocol:
 * PUT replaces it, POST adds. Tries again, after a growing pause, when the store cannot be reached or says
 * that it is busy. False after a message, in which no credentials stand.
 */
bool tct_cli_http_send(tct_cli_http *http, const char *graph, bool replace, const char *bytes, size_t size);

#endif
