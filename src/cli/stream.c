#include "cli/stream.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/text.h"

enum { MOST_LINE_BYTES = 256 << 20 }; /* as the library's own limit of an input */

typedef struct {
    tct_cli *cli;
    const tct_engine *engine;
    const tct_conversion_options *settings;
    const char *format;
    tct_cli_output output;
    tct_cli_tally tally;
} stream;

/** One line of an input. */
typedef struct {
    const char *name;
    char *bytes;
    size_t size, capacity;
    unsigned long number;
} line;

/** The next line without its line feed; false at the end or when it is too long, with @p trouble. */
static bool next_line(FILE *file, line *l, const char **trouble) {
    assert(file && l && trouble);
    const ssize_t size = getline(&l->bytes, &l->capacity, file);
    if (size < 0) {
        if (ferror(file)) *trouble = strerror(errno);
        return false;
    }
    l->size = (size_t)size;
    l->number++;
    if (l->size > MOST_LINE_BYTES) *trouble = "a line is larger than 256 MiB";
    return !*trouble;
}

static tct_status convert(stream *s, const line *l, const char *name) {
    tct_conversion *conversion = NULL;
    tct_status status = tct_conversion_new(s->engine, s->settings, &s->cli->sink, &conversion);
    if (status != TCT_OK) return status;
    status = tct_conversion_read(conversion, name, l->bytes, l->size);
    if (status == TCT_OK || status == TCT_PARTIAL) {
        const tct_status written =
            tct_conversion_write(conversion, s->format, tct_cli_output_sink(&s->output));
        if (written != TCT_OK) status = written;
    }
    tct_conversion_free(conversion);
    return status;
}

static void take_line(stream *s, const line *l) {
    char name[512];
    const unsigned before = s->cli->errors;
    snprintf(name, sizeof name, "%s:%lu", l->name, l->number);
    const tct_status status = convert(s, l, name);
    const bool told = s->cli->errors > before; /* no document was in the line */
    s->tally.done += status == TCT_OK && !told;
    s->tally.partial += status == TCT_PARTIAL || (status == TCT_OK && told);
    s->tally.failed += status != TCT_OK && status != TCT_PARTIAL;
    if (status != TCT_OK && status != TCT_PARTIAL && s->cli->errors == before)
        tct_cli_error(s->cli, name, "%s", tct_strerror(status));
}

static void take_file(stream *s, const char *path) {
    const bool standard = strcmp(path, "-") == 0;
    FILE *file = standard ? stdin : fopen(path, "rb");
    const char *trouble = file ? NULL : strerror(errno);
    line l = {.name = standard ? "standard input" : path};
    while (file && !s->output.failed && next_line(file, &l, &trouble))
        if (!tct_cli_only_has(l.bytes, l.size, " \t\r\n")) take_line(s, &l);
    if (trouble) {
        tct_cli_error(s->cli, l.name, "cannot be read: %s", trouble);
        s->tally.failed++;
    }
    if (file && !standard) fclose(file);
    free(l.bytes);
}

int tct_cli_stream(tct_cli *cli, const tct_engine *engine, const tct_conversion_options *settings,
                   const char *format, const char *output, const char *const *inputs, size_t count) {
    assert(cli && engine && settings && format && (inputs || count == 0));
    stream s = {.cli = cli, .engine = engine, .settings = settings, .format = format};
    tct_conversion *first = NULL; /* options that make no sense are refused before anything is read */
    const tct_status status = tct_conversion_new(engine, settings, &cli->sink, &first);
    tct_conversion_free(first);
    if (status != TCT_OK) return status == TCT_ERR_ARGUMENT ? TCT_EXIT_USAGE : TCT_EXIT_NOTHING;
    if (!tct_cli_output_open(cli, output, &s.output)) return TCT_EXIT_NOTHING;
    for (size_t i = 0; i < count && !s.output.failed; i++)
        take_file(&s, inputs[i]);
    const bool written = tct_cli_output_close(&s.output, true);
    if (s.tally.done + s.tally.partial + s.tally.failed == 0) return written ? TCT_EXIT_OK : TCT_EXIT_NOTHING;
    return written ? tct_cli_tally_exit(s.tally) : TCT_EXIT_NOTHING;
}
