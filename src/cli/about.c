/* Texts about the program, for people and for shells: first to memory, so that all of it reaches standard
 * output or a message tells. */
#include <assert.h>
#include <stdlib.h>

#include "cli/cli.h"

bool tct_cli_print_usage(FILE *out, const tct_cli_subject *about) {
    assert(out && about);
    fprintf(out, "Usage: tercet COMMAND [OPTION]... [INPUT]...\n"
                 "Turns press releases into a knowledge graph.\n\nCommands:\n");
    for (size_t i = 0; i < about->count; i++)
        fprintf(out, "  %-10s %s\n", about->commands[i]->name, about->commands[i]->summary);
    fprintf(out,
            "\n'tercet COMMAND --help' tells the options of a command; 'tercet --version' the version.\n");
    return true;
}

bool tct_cli_print_version(FILE *out, const tct_cli_subject *about) {
    (void)about;
    fprintf(out, "tercet %s\n", TERCET_VERSION);
    return true;
}

bool tct_cli_print_help(FILE *out, const tct_cli_subject *about) {
    assert(about->command);
    tct_cli_help(out, about->command);
    return true;
}

bool tct_cli_print_manual(FILE *out, const tct_cli_subject *about) {
    if (about->command)
        tct_cli_manual_of(out, about->command);
    else
        tct_cli_manual(out, about->commands, about->count);
    return true;
}

bool tct_cli_print_completion(FILE *out, const tct_cli_subject *about) {
    return tct_cli_completion(out, about->commands, about->count, about->shell);
}

static int write_text(tct_cli *cli, const char *text, size_t size) {
    tct_cli_output output;
    if (!tct_cli_output_open(cli, NULL, &output)) return TCT_EXIT_NOTHING;
    const tct_output sink = tct_cli_output_sink(&output);
    const bool written = sink.write(sink.context, text, size) == TCT_OK;
    return tct_cli_output_close(&output, written) && written ? TCT_EXIT_OK : TCT_EXIT_NOTHING;
}

/** The text in memory; false without memory. */
static bool print_to_memory(tct_cli_printer printer, const tct_cli_subject *about, bool *known, char **text,
                            size_t *size) {
    FILE *memory = open_memstream(text, size);
    if (!memory) return false;
    *known = printer(memory, about);
    const bool whole = !ferror(memory);
    return fclose(memory) == 0 && whole;
}

int tct_cli_print(tct_cli *cli, tct_cli_printer printer, const tct_cli_subject *about) {
    assert(cli && printer && about && about->count);
    char *text = NULL;
    size_t size = 0;
    bool known = true;
    int code = TCT_EXIT_NOTHING;
    if (!print_to_memory(printer, about, &known, &text, &size))
        tct_cli_error(cli, NULL, "out of memory");
    else
        code = known ? write_text(cli, text, size) : TCT_EXIT_USAGE;
    free(text);
    return code;
}
