#include <assert.h>
#include <stddef.h>

#include "cli/common.h"

typedef struct {
    tct_cli_common common;
} options;

static int run(tct_cli *cli, const void *given, const char *const *paths, size_t count) {
    assert(cli && given && count);
    char room[TCT_CLI_PATH_ROOM];
    const char *pack = tct_cli_find_pack(cli, room);
    size_t found = 0;
    const tct_status status = tct_check_files(pack, paths, count, &cli->sink, &found);
    if (status != TCT_OK && cli->errors == 0)
        tct_cli_error(cli, paths[0], "cannot be checked: %s", tct_strerror(status));
    if (status != TCT_OK) return TCT_EXIT_NOTHING;
    return found ? TCT_EXIT_PARTIAL : TCT_EXIT_OK;
}

const tct_cli_command tct_cli_check = {
    .name = "check",
    .arguments = "FILE...",
    .summary =
        "Checks files of your own (Turtle, tables) before they are used with --ontology, and tries the "
        "examples of their frames; exit code 1 when something is found.",
    .options = NULL,
    .option_count = 0,
    .least = 1,
    .most = SIZE_MAX,
    .run = run,
};
