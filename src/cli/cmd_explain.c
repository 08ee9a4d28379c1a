#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "cli/reading.h"

typedef struct {
    tct_cli_reading reading;
    bool tree, blocks, mentions, relations;
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
    const size_t needed = o->why_not ? 2 : 1;
    if (count != needed) {
        tct_cli_error(cli, NULL, "%s",
                      count < needed ? "an argument is missing: --why-not A B INPUT"
                                     : "too many arguments; usage: tercet explain [OPTION]... INPUT");
        return TCT_EXIT_USAGE;
    }
    tct_engine *engine = tct_cli_engine(cli);
    const char *other = o->why_not ? inputs[0] : NULL;
    const int code = engine ? explain(cli, engine, o, other, inputs[count - 1]) : TCT_EXIT_NOTHING;
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
    .most = 2,
    .run = run,
};
