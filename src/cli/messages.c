#include <assert.h>
#include <stdarg.h>
#include <stdio.h>

#include "cli/cli.h"

static void print(const char *source, uint64_t line, const char *severity, const char *message) {
    fputs("tercet: ", stderr);
    if (source && *source) fprintf(stderr, "%s:", source);
    if (source && *source && line) fprintf(stderr, "%llu:", (unsigned long long)line);
    fprintf(stderr, "%s%s: %s\n", source && *source ? " " : "", severity, message);
}

static void emit(void *context, const tct_diagnostic *diagnostic) {
    assert(context && diagnostic && diagnostic->severity <= TCT_ERROR);
    static const char *const names[] = {"note", "warning", "error"};
    tct_cli *cli = context;
    cli->errors += diagnostic->severity == TCT_ERROR;
    cli->warnings += diagnostic->severity == TCT_WARNING;
    if (diagnostic->severity == TCT_NOTE && !cli->common.verbose) return;
    if (diagnostic->severity == TCT_WARNING && cli->common.quiet) return;
    print(diagnostic->source, diagnostic->line, names[diagnostic->severity], diagnostic->message);
}

void tct_cli_messages_init(tct_cli *cli) {
    cli->sink = (tct_sink){emit, cli};
}

void tct_cli_error(tct_cli *cli, const char *name, const char *format, ...) {
    assert(cli && format);
    char message[1200];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(message, sizeof message, format, arguments);
    va_end(arguments);
    cli->errors++;
    print(name, 0, "error", message);
}
