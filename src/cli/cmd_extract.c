#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "cli/converter.h"
#include "cli/graphs.h"
#include "cli/identity.h"
#include "cli/sandbox.h"
#include "cli/stream.h"

typedef struct {
    tct_cli_reading reading;
    tct_cli_list formats;
    tct_cli_lists lists;
    const char *output, *evidence, *statuses, *text, *map, *sandbox;
    unsigned min_confidence;
} options;

static const tct_cli_option table[] = {
    {"format", 'f', TCT_CLI_LIST, offsetof(options, formats), "FORMAT",
     "turtle (the default, or by the extension of -o), ntriples, nquads, trig, rdfxml, jsonld, graphml, "
     "gexf, csv, nif"},
    {"output", 'o', TCT_CLI_TEXT, offsetof(options, output), "FILE",
     "instead of standard output; with several -f its name without extension"},
    {"evidence", 0, TCT_CLI_TEXT, offsetof(options, evidence), "LEVEL",
     "none, document (the default) or statement"},
    {"status", 0, TCT_CLI_TEXT, offsetof(options, statuses), "LIST",
     "of asserted, planned, reported; all by default"},
    {"min-confidence", 0, TCT_CLI_NUMBER, offsetof(options, min_confidence), "N",
     "leave out what is less sure (per cent)"},
    {"map", 0, TCT_CLI_TEXT, offsetof(options, map), "FILE",
     "Turtle that renames classes and properties (owl:equivalentClass, owl:equivalentProperty)"},
    TCT_CLI_LISTS_OPTIONS(options),
    {"text", 0, TCT_CLI_TEXT, offsetof(options, text), "FILE",
     "write the extracted text, which evidence counts in"},
    TCT_CLI_SANDBOX_OPTION(options),
    TCT_CLI_READING_OPTIONS,
};

/** "DIR/name.ttl" for -o DIR/name (its own extension goes when it is one of a format); free() it. */
static char *path_of(const char *output, const char *format) {
    assert(output && tct_format_extension(format));
    const char *extension = tct_format_extension(format), *own = tct_cli_format_extension(output);
    const size_t stem = own ? (size_t)(own - 1 - output) : strlen(output);
    char *path = malloc(stem + strlen(extension) + 2);
    if (path) sprintf(path, "%.*s.%s", (int)stem, output, extension);
    return path;
}

static bool write_one(tct_cli *cli, tct_conversion *conversion, const char *format, const char *path) {
    tct_cli_output output;
    if (!tct_cli_output_open(cli, path, &output)) return false;
    const unsigned before = cli->errors;
    const tct_status status = tct_conversion_write(conversion, format, tct_cli_output_sink(&output));
    if (status != TCT_OK && cli->errors == before)
        tct_cli_error(cli, path, "%s: %s", format, tct_strerror(status));
    return tct_cli_output_close(&output, status == TCT_OK) && status == TCT_OK;
}

/** The only format: as asked, by the extension of the output, else Turtle. */
static const char *format_of(const options *o) {
    if (o->formats.count) return o->formats.items[0];
    const char *extension = o->output ? tct_cli_format_extension(o->output) : NULL;
    return extension ? extension : "turtle";
}

static bool write_formats(tct_cli *cli, tct_conversion *conversion, const options *o) {
    assert(cli && conversion && o);
    if (o->formats.count < 2) return write_one(cli, conversion, format_of(o), o->output);
    bool all = true;
    for (size_t i = 0; i < o->formats.count; i++) {
        char *path = path_of(o->output, o->formats.items[i]);
        all = path && write_one(cli, conversion, o->formats.items[i], path) && all;
        free(path);
    }
    return all;
}

static bool write_text(tct_cli *cli, const tct_conversion *conversion, const char *path) {
    tct_cli_output output;
    if (!path) return true;
    if (!tct_cli_output_open(cli, path, &output)) return false;
    const tct_status status = tct_conversion_text(conversion, tct_cli_output_sink(&output));
    return tct_cli_output_close(&output, status == TCT_OK) && status == TCT_OK;
}

static bool formats_known(tct_cli *cli, const options *o) {
    for (size_t i = 0; i < o->formats.count; i++)
        if (!tct_format_extension(o->formats.items[i])) {
            tct_cli_error(cli, NULL, "no format '%s'; see 'tercet extract --help'", o->formats.items[i]);
            return false;
        }
    if (o->formats.count < 2 || (o->output && strcmp(o->output, "-") != 0)) return true;
    tct_cli_error(cli, NULL, "several formats need -o FILE");
    return false;
}

/** False after a message. */
static bool apply_lists(tct_cli *cli, tct_conversion *conversion, const tct_cli_lists *lists) {
    tct_cli_lists_text text = {.same = {NULL, 0}};
    tct_status status = TCT_OK;
    const bool read = tct_cli_lists_read(cli, lists, &text);
    const tct_identity_options identity = tct_cli_lists_options(&text, false);
    if (read) status = tct_conversion_identify(conversion, &identity);
    if (status != TCT_OK) tct_cli_error(cli, NULL, "%s", tct_strerror(status));
    tct_cli_lists_free(&text);
    return read && status == TCT_OK;
}

static int convert(tct_cli *cli, tct_conversion *conversion, const options *o, const char *const *inputs,
                   size_t count) {
    if (!apply_lists(cli, conversion, &o->lists)) return TCT_EXIT_NOTHING;
    const tct_cli_tally tally = tct_cli_read_all(cli, conversion, inputs, count);
    if (tally.done + tally.partial == 0) return TCT_EXIT_NOTHING;
    const bool written = write_formats(cli, conversion, o) && write_text(cli, conversion, o->text);
    return written ? tct_cli_tally_exit(tally) : TCT_EXIT_NOTHING;
}

/** JSON Lines to N-Quads keep their documents apart, so none has to wait for another. */
static bool is_stream(const options *o) {
    return o->reading.jsonl && !o->text && !o->lists.same && !o->lists.different && o->formats.count == 1 &&
           strcmp(o->formats.items[0], "nquads") == 0;
}

static int convert_all(tct_cli *cli, const tct_engine *engine, const tct_conversion_options *settings,
                       const options *o, const char *const *inputs, size_t count) {
    tct_conversion *conversion = NULL;
    const tct_status status = tct_conversion_new(engine, settings, &cli->sink, &conversion);
    const int wrong = status == TCT_ERR_ARGUMENT ? TCT_EXIT_USAGE : TCT_EXIT_NOTHING;
    const int code = status == TCT_OK ? convert(cli, conversion, o, inputs, count) : wrong;
    tct_conversion_free(conversion);
    return code;
}

/** What must be writable for an output at @p path, in @p room: its folder, or the device that it is. */
static const char *place_of(const char *path, char room[TCT_CLI_PATH_ROOM]) {
    struct stat info;
    const char *slash = strrchr(path, '/');
    if (tct_cli_is_device(path) || (stat(path, &info) == 0 && !S_ISREG(info.st_mode))) return path;
    snprintf(room, TCT_CLI_PATH_ROOM, "%.*s", slash ? (int)(slash - path) + 1 : 1, slash ? path : ".");
    return room;
}

/** Gives up what reading does not need; PDF files go to the process @p converter. */
static void enter_sandbox(tct_cli *cli, const options *o, tct_cli_converter *converter) {
    char rooms[2][TCT_CLI_PATH_ROOM];
    const char *places[2];
    size_t count = 0;
    if (o->output) places[count] = place_of(o->output, rooms[count]), count++;
    if (o->text) places[count] = place_of(o->text, rooms[count]), count++;
    if (tct_cli_converter_start(converter, NULL, 0)) cli->converter = converter;
    const tct_cli_sandbox sandbox = tct_cli_sandbox_enter(places, count);
    if (cli->common.verbose) tct_cli_sandbox_tell(cli, sandbox);
}

static int run(tct_cli *cli, const void *given, const char *const *inputs, size_t count) {
    const options *o = given;
    char stamp[32];
    bool sandbox;
    tct_cli_converter converter = {.pid = 0};
    if (!formats_known(cli, o) || !tct_cli_sandbox_option(cli, o->sandbox, &sandbox)) return TCT_EXIT_USAGE;
    if (count == 0 && !o->reading.jsonl) {
        tct_cli_error(cli, NULL, "an argument is missing; usage: tercet extract [OPTION]... INPUT...");
        return TCT_EXIT_USAGE;
    }
    tct_engine *engine = tct_cli_engine(cli);
    if (!engine) return TCT_EXIT_NOTHING;
    tct_conversion_options settings = tct_cli_reading_options(&o->reading, stamp);
    settings.evidence = o->evidence;
    settings.statuses = o->statuses;
    settings.min_confidence = o->min_confidence;
    settings.keep_texts = tct_cli_list_has(&o->formats, "nif") || tct_cli_list_has(&o->formats, "nif.ttl") ||
                          strcmp(tct_format_extension(format_of(o)), tct_format_extension("nif")) == 0;
    tct_rdf_input *mapping = o->map ? tct_cli_graphs_read(cli, &o->map, 1) : NULL;
    if (o->map && !mapping) {
        tct_engine_free(engine);
        return TCT_EXIT_NOTHING;
    }
    settings.mapping = mapping;
    if (sandbox) enter_sandbox(cli, o, &converter);
    static const char *const standard[] = {"-"};
    const char *const *from = count ? inputs : standard;
    const size_t from_count = count ? count : 1;
    const int code = is_stream(o) ? tct_cli_stream(cli, engine, &settings, o->formats.items[0], o->output,
                                                   from, from_count)
                                  : convert_all(cli, engine, &settings, o, from, from_count);
    if (converter.pid) tct_cli_converter_end(&converter);
    cli->converter = NULL;
    tct_cli_graphs_free(mapping, 1);
    tct_engine_free(engine);
    return code;
}

const tct_cli_command tct_cli_extract = {
    .name = "extract",
    .arguments = "INPUT...",
    .summary = "Press releases (HTML, text, feeds, archives; - is standard input) to one knowledge graph.",
    .options = table,
    .option_count = sizeof table / sizeof *table,
    .least = 0, /* --jsonl reads standard input then */
    .most = SIZE_MAX,
    .run = run,
};
