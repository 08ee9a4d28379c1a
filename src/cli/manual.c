/* The man page and the shell completions, from the same tables as parsing and help. */
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

static void manual_command(const tct_cli_command *command) {
    printf(".SS \"tercet %s [OPTION]... %s\"\n", command->name, command->arguments);
    roff(command->summary);
    putchar('\n');
    const tct_cli_option *option;
    for (size_t i = 0; (option = tct_cli_option_at(command, i)); i++)
        manual_option(option);
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
    return fflush(stdout) == 0 && !ferror(stdout);
}

static void complete_command(const tct_cli_command *command) {
    printf("    %s) words=\"", command->name);
    const tct_cli_option *option;
    for (size_t i = 0; (option = tct_cli_option_at(command, i)); i++)
        printf("%s--%s", i ? " " : "", option->name);
    printf("\" ;;\n");
}

bool tct_cli_completion(const tct_cli_command *const *commands, size_t count) {
    printf("# bash completion for tercet\n_tercet() {\n  local current=${COMP_WORDS[COMP_CWORD]} words\n"
           "  if [ \"$COMP_CWORD\" = 1 ]; then\n    words=\"");
    for (size_t i = 0; i < count; i++)
        printf("%s%s", i ? " " : "", commands[i]->name);
    printf("\"\n    COMPREPLY=($(compgen -W \"$words\" -- \"$current\"))\n    return\n  fi\n"
           "  case ${COMP_WORDS[1]} in\n");
    for (size_t i = 0; i < count; i++)
        complete_command(commands[i]);
    printf("  esac\n  case $current in -*) COMPREPLY=($(compgen -W \"$words\" -- \"$current\")) ;; "
           "*) COMPREPLY=() ;; esac\n}\ncomplete -o default -F _tercet tercet\n");
    return fflush(stdout) == 0 && !ferror(stdout);
}
