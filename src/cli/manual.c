/* The man pages, from the same tables as parsing and help. */
#include <stdio.h>

#include "cli/cli.h"

/** Text for roff: backslashes and a dot or quote at the start of a line are escaped, dashes are kept as such.
 */
static void roff(const char *text) {
    if (*text == '.' || *text == '\'') fputs("\\&", stdout);
    for (; *text; text++)
        if (*text == '\\')
            fputs("\\\\", stdout);
        else if (*text == '-')
            fputs("\\-", stdout);
        else
            putchar(*text);
}

static void manual_option(const tct_cli_option *option) {
    printf(".TP\n");
    if (option->letter) printf("\\fB\\-%c\\fR, ", option->letter);
    printf("\\fB\\-\\-");
    roff(option->name);
    printf("\\fR");
    if (option->argument) {
        printf(" \\fI");
        roff(option->argument);
        printf("\\fR");
    }
    putchar('\n');
    roff(option->help);
    putchar('\n');
}

static void manual_options(const tct_cli_command *command) {
    const tct_cli_option *option;
    for (size_t i = 0; (option = tct_cli_option_at(command, i)); i++)
        manual_option(option);
}

static void manual_command(const tct_cli_command *command) {
    printf(".SS \"tercet %s [OPTION]... %s\"\n", command->name, command->arguments);
    roff(command->summary);
    putchar('\n');
    manual_options(command);
}

static bool written(void) {
    return fflush(stdout) == 0 && !ferror(stdout);
}

bool tct_cli_manual_of(const tct_cli_command *command) {
    printf(".TH TERCET-%s 1 \"\" \"tercet " TERCET_VERSION "\" \"User Commands\"\n.SH NAME\ntercet\\-%s \\- ",
           command->name, command->name);
    roff(command->summary);
    printf("\n.SH SYNOPSIS\n\\fBtercet %s\\fR [\\fIOPTION\\fR]... %s\n.SH OPTIONS\n", command->name,
           command->arguments);
    manual_options(command);
    printf(".SH EXIT STATUS\nSee tercet(1).\n.SH SEE ALSO\ntercet(1)\n");
    return written();
}

bool tct_cli_manual(const tct_cli_command *const *commands, size_t count) {
    printf(".TH TERCET 1 \"\" \"tercet " TERCET_VERSION "\" \"User Commands\"\n"
           ".SH NAME\ntercet \\- press releases in, a knowledge graph out\n"
           ".SH SYNOPSIS\n\\fBtercet\\fR \\fICOMMAND\\fR [\\fIOPTION\\fR]... [\\fIINPUT\\fR]...\n"
           ".SH DESCRIPTION\nReads press releases and other institutional texts (HTML, text, feeds) in "
           "French and "
           "English and writes organizations, people, events and strategies, and what joins them, as RDF or "
           "as a "
           "drawing. Works offline; the same input gives the same bytes.\n"
           ".SH COMMANDS\n");
    for (size_t i = 0; i < count; i++)
        manual_command(commands[i]);
    printf(".SH EXIT STATUS\n0 all went well; 1 some input failed or text of it is missing from the result; "
           "2 wrong usage; 3 nothing could be done.\n"
           ".SH ENVIRONMENT\n\\fBTERCET_PACK\\fR: path of the compiled knowledge. \\fBSOURCE_DATE_EPOCH\\fR: "
           "time of "
           "the run in the provenance. \\fBTMPDIR\\fR, \\fBNO_COLOR\\fR: as usual.\n");
    return written();
}
