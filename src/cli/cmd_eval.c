#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "cli/common.h"
#include "train/eval_ud.h"
#include "train/names.h"

typedef struct {
    tct_cli_common common;
    const char *language, *recipe;
    bool raw;
} options;

static const tct_cli_option table[] = {
    {"raw", 0, TCT_CLI_FLAG, offsetof(options, raw), NULL,
     "ud: from plain text, with words and sentences of our own"},
    {"lang", 0, TCT_CLI_TEXT, offsetof(options, language), "CODE",
     "language, whose model of the pack is measured"},
    {"recipe", 0, TCT_CLI_TEXT, offsetof(options, recipe), "FILE",
     "names: says what the labels of the corpus mean"},
};

/** The model "WHAT.CODE" of @p pack; empty after a message. */
static tct_str model_of(tct_cli *cli, const tct_pack *pack, const char *what, const char *code) {
    char name[64];
    snprintf(name, sizeof name, "%s.%s", what, code);
    const tct_str image = tct_pack_chunk(pack, name);
    if (image.size == 0) tct_cli_error(cli, NULL, "the pack has no %s; take a language that has one", name);
    return image;
}

static tct_status eval_names(tct_cli *cli, const options *o, const tct_pack *pack, const char *corpus,
                             tct_buffer *report) {
    tct_name_scores scores = {.words = 0};
    const tct_str image = model_of(cli, pack, "names", o->language);
    if (image.size == 0 || !o->recipe) return TCT_ERR_ARGUMENT;
    TRY(tct_eval_names(pack, o->language, o->recipe, image, corpus, &scores));
    tct_names_report(corpus, &scores, report);
    return tct_buffer_status(report);
}

static tct_status eval_ud(tct_cli *cli, const options *o, const tct_pack *pack, const char *corpus,
                          tct_buffer *report) {
    return tct_eval_ud(pack, tct_str_of(o->language), corpus, o->raw, &cli->sink, report);
}

static const struct {
    const char *name;
    tct_status (*run)(tct_cli *cli, const options *o, const tct_pack *pack, const char *corpus,
                      tct_buffer *report);
} evaluations[] = {{"names", eval_names}, {"ud", eval_ud}};

static tct_status evaluate(tct_cli *cli, const options *o, size_t which, const char *const *corpora,
                           size_t count, tct_buffer *report) {
    char room[TCT_CLI_PATH_ROOM];
    const char *path = tct_cli_find_pack(cli, room);
    tct_pack *pack = NULL;
    if (!path) return TCT_ERR_PACK;
    TRY(tct_pack_open(path, &tct_heap, &cli->sink, &pack));
    tct_status status = TCT_OK;
    for (size_t i = 0; i < count && status == TCT_OK; i++)
        status = evaluations[which].run(cli, o, pack, corpora[i], report);
    tct_pack_free(pack);
    return status;
}

static int finish(tct_cli *cli, const char *name, tct_status status, const tct_buffer *report,
                  unsigned errors_before) {
    tct_cli_output output;
    if (status != TCT_OK && cli->errors == errors_before)
        tct_cli_error(cli, name, "%s", tct_strerror(status));
    if (status != TCT_OK || !tct_cli_output_open(cli, NULL, &output)) return TCT_EXIT_NOTHING;
    const tct_output sink = tct_cli_output_sink(&output);
    status = sink.write(sink.context, report->data, report->size);
    return tct_cli_output_close(&output, status == TCT_OK) && status == TCT_OK ? TCT_EXIT_OK
                                                                               : TCT_EXIT_NOTHING;
}

static int run(tct_cli *cli, const void *given, const char *const *arguments, size_t count) {
    const options *o = given;
    assert(count >= 2);
    for (size_t i = 0; i < sizeof evaluations / sizeof *evaluations; i++) {
        if (strcmp(evaluations[i].name, arguments[0]) != 0 || !o->language) continue;
        tct_buffer report;
        tct_buffer_init(&report, &tct_heap, 1u << 24);
        const unsigned before = cli->errors;
        const tct_status status = evaluate(cli, o, i, arguments + 1, count - 1, &report);
        const int code = finish(cli, arguments[1], status, &report, before);
        tct_buffer_clear(&report);
        return code;
    }
    tct_cli_error(cli, NULL, "--lang and one of the evaluations are needed; see 'tercet eval --help'");
    return TCT_EXIT_USAGE;
}

const tct_cli_command tct_cli_eval = {
    .name = "eval",
    .arguments = "ud|names CORPUS...",
    .summary = "Measures the pack's models on corpora.",
    .options = table,
    .option_count = sizeof table / sizeof *table,
    .least = 2,
    .most = SIZE_MAX,
    .run = run,
};
