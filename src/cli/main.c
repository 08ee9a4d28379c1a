/* The program: finds the command and runs it. */
#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "cli/cli.h"
#include "cli/common.h"

static const tct_cli_command *const commands[] = {
    &tct_cli_extract, &tct_cli_batch, &tct_cli_render, &tct_cli_explain, &tct_cli_pack, &tct_cli_query,
    &tct_cli_load,    &tct_cli_diff,  &tct_cli_check,  &tct_cli_train,   &tct_cli_eval};

enum { COMMAND_COUNT = sizeof commands / sizeof *commands };

static const tct_cli_command *find_command(const char *name) {
    assert(name);
    for (size_t i = 0; i < COMMAND_COUNT; i++)
        if (strcmp(commands[i]->name, name) == 0) return commands[i];
    return NULL;
}

/** Prints one of the texts about the program, or about @p command, or for @p shell. */
static int print(tct_cli *cli, tct_cli_printer printer, const tct_cli_command *command, const char *shell) {
    const tct_cli_subject about = {commands, COMMAND_COUNT, command, shell};
    return tct_cli_print(cli, printer, &about);
}

static int run_command(tct_cli *cli, int argc, char **argv) {
    assert(cli->command && argc >= 0);
    void *options = calloc(1, TCT_CLI_OPTION_BYTES);
    const char **arguments = calloc((size_t)argc + 1, sizeof *arguments);
    size_t count = 0;
    int code = TCT_EXIT_NOTHING;
    if (!options || !arguments)
        tct_cli_error(cli, NULL, "out of memory");
    else if (!tct_cli_parse(cli, argc, argv, options, arguments, &count))
        code = TCT_EXIT_USAGE;
    else if (cli->common.help)
        code = print(cli, tct_cli_print_help, cli->command, NULL);
    else
        code = cli->command->run(cli, options, arguments, count);
    free(options);
    free((void *)arguments);
    return code;
}

/** The man page of the program, or of command @p name. */
static int manual(tct_cli *cli, const char *name) {
    const tct_cli_command *command = name ? find_command(name) : NULL;
    if (!name || command) return print(cli, tct_cli_print_manual, command, NULL);
    tct_cli_error(cli, NULL, "no command '%s'; see 'tercet --help'", name);
    return TCT_EXIT_USAGE;
}

static int completion(tct_cli *cli, const char *given) {
    const char *shell = given ? given : "bash";
    const int code = print(cli, tct_cli_print_completion, NULL, shell);
    if (code == TCT_EXIT_USAGE)
        tct_cli_error(cli, NULL, "no completion for '%s'; there are bash, zsh and fish", shell);
    return code;
}

int main(int argc, char **argv) {
    tct_cli cli = {.command = NULL};
    tct_cli_messages_init(&cli);
    if (argc < 2) {
        const tct_cli_subject all = {commands, COMMAND_COUNT, NULL, NULL};
        tct_cli_print_usage(stderr, &all);
        return TCT_EXIT_USAGE;
    }
    const char *first = argv[1];
    if (strcmp(first, "--help") == 0 || strcmp(first, "-h") == 0)
        return print(&cli, tct_cli_print_usage, NULL, NULL);
    if (strcmp(first, "--version") == 0) return print(&cli, tct_cli_print_version, NULL, NULL);
    if (strcmp(first, "--man") == 0) return manual(&cli, argv[2]);
    if (strcmp(first, "--completion") == 0) return completion(&cli, argv[2]);
    cli.command = find_command(first);
    if (!cli.command) {
        tct_cli_error(&cli, NULL, "no command '%s'; see 'tercet --help'", first);
        return TCT_EXIT_USAGE;
    }
    return run_command(&cli, argc - 2, argv + 2);
}
