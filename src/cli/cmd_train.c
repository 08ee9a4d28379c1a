#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "cli/common.h"
#include "train/names.h"
#include "train/ud.h"

typedef struct {
    tct_cli_common common;
    const char *recipe, *corpora, *language, *output, *report;
    unsigned seed;
    bool hold_out;
} options;

static const tct_cli_option table[] = {
    {"recipe", 0, TCT_CLI_TEXT, offsetof(options, recipe), "FILE", "names the corpora and the settings"},
    {"corpora", 0, TCT_CLI_TEXT, offsetof(options, corpora), "DIR",
     "folder that the recipe's paths start from"},
    {"lang", 0, TCT_CLI_TEXT, offsetof(options, language), "CODE", "language of the names"},
    {"seed", 0, TCT_CLI_NUMBER, offsetof(options, seed), "N", "of the order of training (1)"},
    {"hold-out", 0, TCT_CLI_FLAG, offsetof(options, hold_out), NULL,
     "report on the dev files instead of training on them"},
    {"output", 'o', TCT_CLI_TEXT, offsetof(options, output), "FILE",
     "model to write, compressed as it lies in ontology/lang; or the list"},
    {"report", 0, TCT_CLI_TEXT, offsetof(options, report), "FILE", "figures, instead of standard output"},
};

static tct_train_ud_options ud_options(const tct_cli *cli, const options *o) {
    return (tct_train_ud_options){o->recipe, o->corpora, o->seed ? o->seed : 1, o->hold_out, &cli->sink};
}

static tct_status train_ud(tct_cli *cli, const options *o, tct_buffer *model, tct_buffer *report) {
    const tct_train_ud_options settings = ud_options(cli, o);
    return tct_train_ud(&settings, model, report);
}

static tct_status train_contexts(tct_cli *cli, const options *o, tct_buffer *list, tct_buffer *report) {
    const tct_train_ud_options settings = ud_options(cli, o);
    return tct_train_contexts(&settings, list, report);
}

static tct_status train_names(tct_cli *cli, const options *o, tct_buffer *model, tct_buffer *report) {
    char room[TCT_CLI_PATH_ROOM];
    const char *path = tct_cli_find_pack(cli, room);
    tct_pack *pack = NULL;
    if (!o->language || !path) {
        tct_cli_error(cli, NULL, "names need --lang and a pack");
        return TCT_ERR_ARGUMENT;
    }
    TRY(tct_pack_open(path, &tct_heap, &cli->sink, &pack));
    const tct_train_names_options settings = {pack,       o->language,           o->recipe,
                                              o->corpora, o->seed ? o->seed : 1, &cli->sink};
    const tct_status status = tct_train_names(&settings, model, report);
    tct_pack_free(pack);
    return status;
}

static const struct {
    const char *name;
    tct_status (*run)(tct_cli *cli, const options *o, tct_buffer *model, tct_buffer *report);
    tct_status (*write)(const char *path, tct_str model);
} trainers[] = {{"ud", train_ud, tct_model_write},
                {"names", train_names, tct_model_write},
                {"contexts", train_contexts, tct_contexts_write}};

static bool write_report(tct_cli *cli, const char *path, const tct_buffer *report) {
    tct_cli_output output;
    if (!tct_cli_output_open(cli, path, &output)) return false;
    const tct_output sink = tct_cli_output_sink(&output);
    const tct_status status = sink.write(sink.context, report->data, report->size);
    return tct_cli_output_close(&output, status == TCT_OK) && status == TCT_OK;
}

static int train(tct_cli *cli, const options *o, size_t trainer) {
    assert(trainer < sizeof trainers / sizeof *trainers);
    tct_buffer model, report;
    tct_buffer_init(&model, &tct_heap, (size_t)1 << 30);
    tct_buffer_init(&report, &tct_heap, 1u << 24);
    const unsigned before = cli->errors;
    tct_status status = trainers[trainer].run(cli, o, &model, &report);
    if (status == TCT_OK) status = trainers[trainer].write(o->output, tct_buffer_str(&model));
    if (status != TCT_OK && cli->errors == before) tct_cli_error(cli, o->recipe, "%s", tct_strerror(status));
    const bool good = status == TCT_OK && write_report(cli, o->report, &report);
    tct_buffer_clear(&model);
    tct_buffer_clear(&report);
    return good ? TCT_EXIT_OK : TCT_EXIT_NOTHING;
}

static int run(tct_cli *cli, const void *given, const char *const *arguments, size_t count) {
    const options *o = given;
    assert(count == 1);
    if (!o->recipe || !o->corpora || !o->output) {
        tct_cli_error(cli, NULL, "--recipe, --corpora and -o are needed; see 'tercet train --help'");
        return TCT_EXIT_USAGE;
    }
    for (size_t i = 0; i < sizeof trainers / sizeof *trainers; i++)
        if (strcmp(trainers[i].name, arguments[0]) == 0) return train(cli, o, i);
    tct_cli_error(cli, NULL, "nothing to train is called '%s'; take ud, names or contexts", arguments[0]);
    return TCT_EXIT_USAGE;
}

const tct_cli_command tct_cli_train = {
    .name = "train",
    .arguments = "ud|names|contexts",
    .summary =
        "Corpora to a model: ud (tagger, lemmatiser, parser), names, or the list contexts of a tokeniser.",
    .options = table,
    .option_count = sizeof table / sizeof *table,
    .least = 1,
    .most = 1,
    .run = run,
};
