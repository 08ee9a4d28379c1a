#include "cli/cli.h"

#include "cli/common.h"
#include <assert.h>
#include <stdlib.h>

typedef struct {
    tct_cli_common common;
    tct_cli_list lexicons;
    const char *folder, *output;
} options;

static const tct_cli_option table[] = {
    {"ontology-dir", 0, TCT_CLI_TEXT, offsetof(options, folder), "DIR",
     "folder with tercet.ttl, lexicon/, lang/"},
    {"lexicon", 0, TCT_CLI_LIST, offsetof(options, lexicons), "FILE",
     "authority file to add: Turtle, or a table with TABs (.tsv)"},
    {"output", 'o', TCT_CLI_TEXT, offsetof(options, output), "FILE", "pack to write"},
};

/** The user's files: those of --ontology, then those of --lexicon; free() it. NULL without memory. */
static const char **user_files(const tct_cli_list *ontologies, const tct_cli_list *lexicons) {
    const char **files = malloc((ontologies->count + lexicons->count + 1) * sizeof *files);
    for (size_t i = 0; files && i < ontologies->count; i++)
        files[i] = ontologies->items[i];
    for (size_t i = 0; files && i < lexicons->count; i++)
        files[ontologies->count + i] = lexicons->items[i];
    return files;
}

static int run(tct_cli *cli, const void *given, const char *const *arguments, size_t count) {
    assert(cli && given && count == 0);
    const options *o = given;
    if (!o->folder || !o->output) {
        tct_cli_error(cli, NULL, "--ontology-dir and -o are needed; see 'tercet pack --help'");
        return TCT_EXIT_USAGE;
    }
    tct_cli_output output;
    if (!tct_cli_output_open(cli, o->output, &output)) return TCT_EXIT_NOTHING;
    const unsigned before = cli->errors;
    const char **files = user_files(&cli->common.ontologies, &o->lexicons);
    const size_t file_count = cli->common.ontologies.count + o->lexicons.count;
    const tct_status status = files ? tct_compile_folder(o->folder, files, file_count, NULL, &cli->sink,
                                                         tct_cli_output_sink(&output))
                                    : TCT_ERR_MEMORY;
    free(files);
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
