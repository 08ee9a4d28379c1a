#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "cli/identity.h"

typedef struct {
    tct_cli_reading reading;
    tct_cli_lists lists;
    bool tree, blocks, mentions, relations, merges;
    const char *output, *why_not, *drawing;
} options;

static const tct_cli_option table[] = {
    {"tree", 0, TCT_CLI_FLAG, offsetof(options, tree), NULL,
     "words and trees as CoNLL-U, and nothing else unless asked for"},
    {"type", 'T', TCT_CLI_TEXT, offsetof(options, drawing), "TYPE", "trees as a drawing: dot or svg"},
    {"blocks", 0, TCT_CLI_FLAG, offsetof(options, blocks), NULL, "blocks of the page"},
    {"mentions", 0, TCT_CLI_FLAG, offsetof(options, mentions), NULL, "mentions with class, chain and rule"},
    {"relations", 0, TCT_CLI_FLAG, offsetof(options, relations), NULL,
     "relations with status, confidence and rule"},
    {"merges", 0, TCT_CLI_FLAG, offsetof(options, merges), NULL,
     "which nodes of several documents, or of their N-Quads, became one, and by which rule"},
    TCT_CLI_LISTS_OPTIONS(options),
    {"why-not", 0, TCT_CLI_TEXT, offsetof(options, why_not), "A B",
     "why no statement joins the mentions A and B (two texts before INPUT)"},
    {"output", 'o', TCT_CLI_TEXT, offsetof(options, output), "FILE", "instead of standard output"},
    TCT_CLI_READING_OPTIONS,
};

static bool is_svg(const options *o) {
    return strcmp(o->drawing, "svg") == 0;
}

static unsigned wanted(const options *o) {
    if (o->drawing) return is_svg(o) ? TCT_EXPLAIN_TREE_SVG : TCT_EXPLAIN_TREE_DOT;
    const unsigned asked = (o->tree ? (unsigned)TCT_EXPLAIN_TREE : 0) |
                           (o->blocks ? (unsigned)TCT_EXPLAIN_BLOCKS : 0) |
                           (o->mentions ? (unsigned)TCT_EXPLAIN_MENTIONS : 0) |
                           (o->relations ? (unsigned)TCT_EXPLAIN_RELATIONS : 0);
    return asked ? asked : TCT_EXPLAIN_SENTENCES | TCT_EXPLAIN_MENTIONS | TCT_EXPLAIN_RELATIONS;
}

/** @p other is the second mention of --why-not, or NULL. */
static int explain(tct_cli *cli, const tct_engine *engine, const options *o, const char *other,
                   const char *path) {
    assert(cli && engine && o && path && !o->why_not == !other);
    char stamp[32];
    const tct_conversion_options settings = tct_cli_reading_options(&o->reading, stamp);
    const char *name = strcmp(path, "-") == 0 ? "standard input" : path;
    tct_cli_input input;
    tct_cli_output output;
    if (!tct_cli_read(cli, path, &input)) return TCT_EXIT_NOTHING;
    if (!tct_cli_output_open(cli, o->output, &output)) {
        free(input.bytes);
        return TCT_EXIT_NOTHING;
    }
    const unsigned before = cli->errors;
    const char *const asked[2] = {o->why_not, other};
    const tct_output sink = tct_cli_output_sink(&output);
    const tct_status status =
        other ? tct_explain_why_not(engine, &settings, name, input.bytes, input.size, asked, &cli->sink, sink)
              : tct_explain(engine, &settings, name, input.bytes, input.size, wanted(o), &cli->sink, sink);
    free(input.bytes);
    const bool good = status == TCT_OK || status == TCT_PARTIAL;
    if (!good && cli->errors == before) tct_cli_error(cli, name, "%s", tct_strerror(status));
    if (!tct_cli_output_close(&output, good)) return TCT_EXIT_NOTHING;
    if (status == TCT_ERR_ARGUMENT) return TCT_EXIT_USAGE;
    return status == TCT_OK ? TCT_EXIT_OK : good ? TCT_EXIT_PARTIAL : TCT_EXIT_NOTHING;
}

static tct_status merges_of(void *merge, tct_merges what, tct_output output) {
    return tct_conversion_merges(merge, what, output);
}

/** @p conversion with all inputs, which are joined; the table of what was. */
static int tell_merges(tct_cli *cli, tct_conversion *conversion, const options *o, const char *const *inputs,
                       size_t count) {
    const unsigned before = cli->errors;
    const tct_cli_tally tally = tct_cli_read_mixed(cli, conversion, inputs, count);
    if (tally.done + tally.partial == 0) return TCT_EXIT_NOTHING;
    const tct_status status = tct_conversion_merge(conversion);
    if (status != TCT_OK && cli->errors == before) tct_cli_error(cli, NULL, "%s", tct_strerror(status));
    if (status != TCT_OK || !tct_cli_write_merges(cli, merges_of, conversion, TCT_MERGES_JOINED, o->output))
        return TCT_EXIT_NOTHING;
    return tct_cli_tally_exit(tally);
}

static int explain_merges(tct_cli *cli, const tct_engine *engine, const options *o, const char *const *inputs,
                          size_t count) {
    char stamp[32];
    const tct_conversion_options settings = tct_cli_reading_options(&o->reading, stamp);
    tct_conversion *conversion = NULL;
    tct_cli_lists_text lists = {.same = {NULL, 0}};
    if (!tct_cli_lists_read(cli, &o->lists, &lists)) return TCT_EXIT_NOTHING;
    tct_status status = tct_conversion_new(engine, &settings, &cli->sink, &conversion);
    const int wrong = status == TCT_ERR_ARGUMENT ? TCT_EXIT_USAGE : TCT_EXIT_NOTHING;
    const tct_identity_options identity = tct_cli_lists_options(&lists, true);
    if (status == TCT_OK) status = tct_conversion_identify(conversion, &identity);
    const int code = status == TCT_OK ? tell_merges(cli, conversion, o, inputs, count) : wrong;
    tct_conversion_free(conversion);
    tct_cli_lists_free(&lists);
    return code;
}

/** Says what is wrong with the number of arguments, or with options that do not go together. */
static const char *wrong_usage(const options *o, size_t count) {
    const size_t needed = o->why_not ? 2 : 1;
    const bool document = o->tree || o->blocks || o->mentions || o->relations || o->why_not || o->drawing;
    if ((o->lists.same || o->lists.different) && !o->merges) return "--same and --different go with --merges";
    if (o->merges) return document ? "--merges tells of several documents and goes with nothing else" : NULL;
    if (count < needed) return "an argument is missing: --why-not A B INPUT";
    return count > needed ? "too many arguments; usage: tercet explain [OPTION]... INPUT" : NULL;
}

/** Says what is wrong with -T; false when it is. */
static bool drawing_sound(tct_cli *cli, const options *o) {
    if (!o->drawing) return true;
    if (!is_svg(o) && strcmp(o->drawing, "dot") != 0) {
        tct_cli_error(cli, NULL, "-T %s: trees are drawn as dot or svg", o->drawing);
        return false;
    }
    if (o->blocks || o->mentions || o->relations || o->why_not) {
        tct_cli_error(cli, NULL, "-T draws trees and nothing else");
        return false;
    }
    return true;
}

static int run(tct_cli *cli, const void *given, const char *const *inputs, size_t count) {
    const options *o = given;
    if (!drawing_sound(cli, o)) return TCT_EXIT_USAGE;
    const char *wrong = wrong_usage(o, count);
    if (wrong) {
        tct_cli_error(cli, NULL, "%s", wrong);
        return TCT_EXIT_USAGE;
    }
    tct_engine *engine = tct_cli_engine(cli);
    const char *other = o->why_not ? inputs[0] : NULL;
    int code = TCT_EXIT_NOTHING;
    if (engine)
        code = o->merges ? explain_merges(cli, engine, o, inputs, count)
                         : explain(cli, engine, o, other, inputs[count - 1]);
    tct_engine_free(engine);
    return code;
}

const tct_cli_command tct_cli_explain = {
    .name = "explain",
    .arguments = "INPUT",
    .summary =
        "How a document was understood: sentences, trees, mentions, relations and the rule behind each.",
    .options = table,
    .option_count = sizeof table / sizeof *table,
    .least = 1,
    .most = SIZE_MAX, /* with --merges */
    .run = run,
};
