#include "cli/graphs.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

tct_rdf_input *tct_cli_graphs_read(tct_cli *cli, const char *const *paths, size_t count) {
    assert(cli && (paths || count == 0));
    tct_rdf_input *inputs = calloc(count + 1, sizeof *inputs);
    if (!inputs) tct_cli_error(cli, NULL, "out of memory");
    for (size_t i = 0; inputs && i < count; i++) {
        tct_cli_input input;
        if (!tct_cli_read(cli, paths[i], &input)) {
            tct_cli_graphs_free(inputs, count);
            return NULL;
        }
        const char *name = strcmp(paths[i], "-") == 0 ? "standard input" : paths[i];
        inputs[i] = (tct_rdf_input){name, input.bytes, input.size};
    }
    return inputs;
}

void tct_cli_graphs_free(tct_rdf_input *inputs, size_t count) {
    for (size_t i = 0; inputs && i < count; i++)
        free((char *)(uintptr_t)inputs[i].bytes);
    free(inputs);
}

int tct_cli_graphs_exit(tct_cli *cli, tct_status status, unsigned errors_before) {
    if (status == TCT_OK) return TCT_EXIT_OK;
    if (status == TCT_PARTIAL) return TCT_EXIT_PARTIAL;
    if (cli->errors == errors_before) tct_cli_error(cli, NULL, "%s", tct_strerror(status));
    return TCT_EXIT_NOTHING;
}
