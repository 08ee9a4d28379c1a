#include "cli/cli.h"

#include "cli/common.h"
#include <assert.h>

typedef struct {
    tct_cli_common common;
    const char *folder, *output;
} options;

static const tct_cli_option table[] = {
    {"ontology-dir", 0, TCT_CLI_TEXT, offsetof(options, folder), "DIR",
     "folder with tercet.ttl, lexicon/, lang/"},
    {"output", 'o', TCT_CLI_TEXT, offsetof(options, output), "FILE", "pack to write"},
};

static int run(tct_cli *cli, const void *given, const char *const *arguments, size_t count) {
    assert(cli && given && count == 0);
    const options *o = given;
    if (!o->folder || !o->output) {
        tct_cli_error(cli, NULL, "--ontology-dir and -o are needed; see 'tercet pack --help'");
        return TCT_EXIT_USAGE;
    }
    tct_cli_output output;
    if (!tct_cli_output_open(cli, o->output, &output)) return TCT_EXIT_NOTHING;
    const tct_cli_list *files = &cli->common.ontologies;
    const unsigned before = cli->errors;
    const tct_status status = tct_compile_folder(o->folder, files->items, files->count, NULL, &cli->sink,
                                                 tct_cli_output_sink(&output));
    if (status != TCT_OK && cli->errors == before)
        tct_cli_error(cli, o->folder, "no pack: %s", tct_strerror(status));
    return tct_cli_output_close(&output, status == TCT_OK) && status == TCT_OK ? TCT_EXIT_OK
                                                                               : TCT_EXIT_NOTHING;
}

const tct_cli_command tct_cli_pack = {
    .name = "pack",
    .arguments = "",
    .summary = "Compiles an ontology folder to the one file that all other commands read.",
    .options = table,
    .option_count = sizeof table / sizeof *table,
    .run = run,
};
