/* The program: finds the command and runs it. */
#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/cli.h"
#include "cli/common.h"

static const tct_cli_command *const commands[] = {
    &tct_cli_extract, &tct_cli_batch, &tct_cli_render, &tct_cli_explain, &tct_cli_pack, &tct_cli_query,
    &tct_cli_load,    &tct_cli_diff,  &tct_cli_check,  &tct_cli_train,   &tct_cli_eval};

enum { COMMAND_COUNT = sizeof commands / sizeof *commands };

static bool print_usage(FILE *stream) {
    fprintf(stream, "Usage: tercet COMMAND [OPTION]... [INPUT]...\n"
                    "Turns press releases into a knowledge graph.\n\nCommands:\n");
    for (size_t i = 0; i < COMMAND_COUNT; i++)
        fprintf(stream, "  %-10s %s\n", commands[i]->name, commands[i]->summary);
    fprintf(stream,
            "\n'tercet COMMAND --help' tells the options of a command; 'tercet --version' the version.\n");
    return fflush(stream) == 0 && !ferror(stream);
}

static bool print_version(void) {
    printf("tercet %s\n", TERCET_VERSION);
    return fflush(stdout) == 0 && !ferror(stdout);
}

static const tct_cli_command *find_command(const char *name) {
    assert(name);
    for (size_t i = 0; i < COMMAND_COUNT; i++)
        if (strcmp(commands[i]->name, name) == 0) return commands[i];
    return NULL;
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
        code = tct_cli_help(cli->command) ? TCT_EXIT_OK : TCT_EXIT_NOTHING;
    else
        code = cli->command->run(cli, options, arguments, count);
    free(options);
    free((void *)arguments);
    return code;
}

/** The man page of the program, or of command @p name. */
static int print_manual(tct_cli *cli, const char *name) {
    const tct_cli_command *command = name ? find_command(name) : NULL;
    if (name && !command) {
        tct_cli_error(cli, NULL, "no command '%s'; see 'tercet --help'", name);
        return TCT_EXIT_USAGE;
    }
    const bool done = command ? tct_cli_manual_of(command) : tct_cli_manual(commands, COMMAND_COUNT);
    return done ? TCT_EXIT_OK : TCT_EXIT_NOTHING;
}

static int print_completion(tct_cli *cli, const char *shell) {
    if (tct_cli_completion(commands, COMMAND_COUNT, shell ? shell : "bash")) return TCT_EXIT_OK;
    tct_cli_error(cli, NULL, "no completion for '%s'; there are bash, zsh and fish", shell ? shell : "bash");
    return TCT_EXIT_USAGE;
}

int main(int argc, char **argv) {
    tct_cli cli = {.command = NULL};
    tct_cli_messages_init(&cli);
    if (argc < 2) {
        print_usage(stderr);
        return TCT_EXIT_USAGE;
    }
    if (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0)
        return print_usage(stdout) ? TCT_EXIT_OK : TCT_EXIT_NOTHING;
    if (strcmp(argv[1], "--version") == 0) return print_version() ? TCT_EXIT_OK : TCT_EXIT_NOTHING;
    if (strcmp(argv[1], "--man") == 0) return print_manual(&cli, argv[2]);
    if (strcmp(argv[1], "--completion") == 0) return print_completion(&cli, argv[2]);
    cli.command = find_command(argv[1]);
    if (!cli.command) {
        tct_cli_error(&cli, NULL, "no command '%s'; see 'tercet --help'", argv[1]);
        return TCT_EXIT_USAGE;
    }
    return run_command(&cli, argc - 2, argv + 2);
}
