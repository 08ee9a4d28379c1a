#include <assert.h>
#include <stdarg.h>
#include <stdio.h>

#include "cli/cli.h"

/** Bytes of the character at @p text that would move the cursor of a terminal or turn the order of what
 * follows: a control character (C0, DEL, C1) or a mark of bidirectional text (U+202A … U+202E, U+2066 …
 * U+2069); else 0. */
static size_t unprintable(const char *text) {
    const unsigned char *c = (const unsigned char *)text;
    if (c[0] < ' ' || c[0] == 0x7F) return 1;
    if (c[0] == 0xC2 && c[1] >= 0x80 && c[1] <= 0x9F) return 2;
    if (c[0] != 0xE2) return 0;
    const bool mark =
        (c[1] == 0x80 && c[2] >= 0xAA && c[2] <= 0xAE) || (c[1] == 0x81 && c[2] >= 0xA6 && c[2] <= 0xA9);
    return mark ? 3 : 0;
}

/** Names of inputs and members come from anywhere: what is not printable is told in hexadecimal. */
static void put(const char *text) {
    while (*text) {
        size_t printable = 0;
        while (text[printable] && !unprintable(text + printable))
            printable++;
        fwrite(text, 1, printable, stderr);
        text += printable;
        const size_t escaped = *text ? unprintable(text) : 0;
        for (size_t i = 0; i < escaped; i++)
            fprintf(stderr, "\\x%02x", (unsigned)(unsigned char)text[i]);
        text += escaped;
    }
}

static void print(const char *source, uint64_t line, const char *severity, const char *message) {
    assert(severity && message);
    fputs("tercet: ", stderr);
    if (source && *source) put(source), fputc(':', stderr);
    if (source && *source && line) fprintf(stderr, "%llu:", (unsigned long long)line);
    fprintf(stderr, "%s%s: ", source && *source ? " " : "", severity);
    put(message);
    fputc('\n', stderr);
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
