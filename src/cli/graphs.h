/** @file graphs.h RDF files that a command reads whole. */
#ifndef TCT_CLI_GRAPHS_H
#define TCT_CLI_GRAPHS_H

#include "cli/cli.h"

/** Reads all @p paths ("-" is standard input); NULL after a message. For tct_cli_graphs_free(). */
tct_rdf_input *tct_cli_graphs_read(tct_cli *cli, const char *const *paths, size_t count);
/** Accepts NULL. */
void tct_cli_graphs_free(tct_rdf_input *inputs, size_t count);
/** Exit code of a command whose result hangs on all of its input; says something if nothing was said since
 * there were @p errors_before errors. */
int tct_cli_graphs_exit(tct_cli *cli, tct_status status, unsigned errors_before);

#endif
