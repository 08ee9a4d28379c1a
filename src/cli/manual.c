/* The man pages, from the same tables as parsing and help. */
#include <stdio.h>

#include "cli/cli.h"

/** Text for roff: backslashes and a dot or quote at the start of a line are escaped, dashes are kept as such.
 */
static void roff(FILE *out, const char *text) {
    if (*text == '.' || *text == '\'') fputs("\\&", out);
    for (; *text; text++)
        if (*text == '\\')
            fputs("\\\\", out);
        else if (*text == '-')
            fputs("\\-", out);
        else
            fputc(*text, out);
}

static void manual_option(FILE *out, const tct_cli_option *option) {
    fprintf(out, ".TP\n");
    if (option->letter) fprintf(out, "\\fB\\-%c\\fR, ", option->letter);
    fprintf(out, "\\fB\\-\\-");
    roff(out, option->name);
    fprintf(out, "\\fR");
    if (option->argument) {
        fprintf(out, " \\fI");
        roff(out, option->argument);
        fprintf(out, "\\fR");
    }
    fputc('\n', out);
    roff(out, option->help);
    fputc('\n', out);
}

static void manual_options(FILE *out, const tct_cli_command *command) {
    const tct_cli_option *option;
    for (size_t i = 0; (option = tct_cli_option_at(command, i)); i++)
        manual_option(out, option);
}

static void manual_command(FILE *out, const tct_cli_command *command) {
    fprintf(out, ".SS \"tercet %s [OPTION]... %s\"\n", command->name, command->arguments);
    roff(out, command->summary);
    fputc('\n', out);
    manual_options(out, command);
}

void tct_cli_manual_of(FILE *out, const tct_cli_command *command) {
    fprintf(out,
            ".TH TERCET-%s 1 \"\" \"tercet " TERCET_VERSION
            "\" \"User Commands\"\n.SH NAME\ntercet\\-%s \\- ",
            command->name, command->name);
    roff(out, command->summary);
    fprintf(out, "\n.SH SYNOPSIS\n\\fBtercet %s\\fR [\\fIOPTION\\fR]... %s\n.SH OPTIONS\n", command->name,
            command->arguments);
    manual_options(out, command);
    fprintf(out, ".SH EXIT STATUS\nSee tercet(1).\n.SH SEE ALSO\ntercet(1)\n");
}

void tct_cli_manual(FILE *out, const tct_cli_command *const *commands, size_t count) {
    fprintf(out,
            ".TH TERCET 1 \"\" \"tercet " TERCET_VERSION "\" \"User Commands\"\n"
            ".SH NAME\ntercet \\- press releases in, a knowledge graph out\n"
            ".SH SYNOPSIS\n\\fBtercet\\fR \\fICOMMAND\\fR [\\fIOPTION\\fR]... [\\fIINPUT\\fR]...\n"
            ".SH DESCRIPTION\nReads press releases and other institutional texts (HTML, text, feeds) in "
            "French and "
            "English and writes organizations, people, events and strategies, and what joins them, as RDF or "
            "as a "
            "drawing. Works offline; the same input gives the same bytes.\n"
            ".SH COMMANDS\n");
    for (size_t i = 0; i < count; i++)
        manual_command(out, commands[i]);
    fprintf(
        out,
        ".SH EXIT STATUS\n0 all went well; 1 some input failed or text of it is missing from the result; "
        "2 wrong usage; 3 nothing could be done.\n"
        ".SH ENVIRONMENT\n\\fBTERCET_PACK\\fR: path of the compiled knowledge. \\fBSOURCE_DATE_EPOCH\\fR: "
        "time of "
        "the run in the provenance. \\fBTMPDIR\\fR, \\fBNO_COLOR\\fR: as usual.\n");
}
