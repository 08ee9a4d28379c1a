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
    bool good = true;
    for (size_t i = 0; i < count; i++) {
        size_t found = 0;
        const unsigned before = cli->errors;
        const tct_status status = tct_check_file(pack, paths[i], &cli->sink, &found);
        if (status != TCT_OK && cli->errors == before)
            tct_cli_error(cli, paths[i], "cannot be checked: %s", tct_strerror(status));
        if (status != TCT_OK) return TCT_EXIT_NOTHING;
        good = good && found == 0;
    }
    return good ? TCT_EXIT_OK : TCT_EXIT_PARTIAL;
}

const tct_cli_command tct_cli_check = {
    .name = "check",
    .arguments = "FILE.ttl...",
    .summary = "Checks Turtle files of your own before they are used with --ontology; exit code 1 when "
               "something is found.",
    .options = NULL,
    .option_count = 0,
    .least = 1,
    .most = SIZE_MAX,
    .run = run,
};
