#include <assert.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/cli.h"
#include "cli/common.h"

static const tct_cli_option common_options[] = {TCT_CLI_COMMON_OPTIONS};
enum { COMMON_COUNT = sizeof common_options / sizeof *common_options };

const tct_cli_option *tct_cli_option_at(const tct_cli_command *command, size_t index) {
    assert(command);
    if (index < command->option_count) return &command->options[index];
    index -= command->option_count;
    return index < COMMON_COUNT ? &common_options[index] : NULL;
}

bool tct_cli_list_has(const tct_cli_list *list, const char *text) {
    assert(list && text);
    for (size_t i = 0; i < list->count; i++)
        if (strcmp(list->items[i], text) == 0) return true;
    return false;
}

static const tct_cli_option *find_long(const tct_cli_command *command, const char *name, size_t size) {
    const tct_cli_option *option;
    for (size_t i = 0; (option = tct_cli_option_at(command, i)); i++)
        if (strlen(option->name) == size && strncmp(option->name, name, size) == 0) return option;
    return NULL;
}

static const tct_cli_option *find_letter(const tct_cli_command *command, char letter) {
    const tct_cli_option *option;
    for (size_t i = 0; (option = tct_cli_option_at(command, i)); i++)
        if (option->letter == letter) return option;
    return NULL;
}

static bool store_number(tct_cli *cli, const tct_cli_option *option, const char *value, unsigned *place) {
    char *end = NULL;
    errno = 0;
    const unsigned long number = value[0] >= '0' && value[0] <= '9' ? strtoul(value, &end, 10) : 0;
    if (!end || *end || errno || number > 1000000000ul) {
        tct_cli_error(cli, NULL, "--%s '%s' is no number; give digits only", option->name, value);
        return false;
    }
    *place = (unsigned)number;
    return true;
}

static bool store(tct_cli *cli, const tct_cli_option *option, const char *value, void *options) {
    char *place = (char *)options + option->offset;
    tct_cli_list *list = (void *)place;
    switch (option->kind) {
    case TCT_CLI_FLAG:
        *(bool *)(void *)place = true;
        return true;
    case TCT_CLI_TEXT:
        memcpy(place, &value, sizeof value);
        return true;
    case TCT_CLI_NUMBER:
        return store_number(cli, option, value, (unsigned *)(void *)place);
    case TCT_CLI_LIST:
        if (list->count < sizeof list->items / sizeof *list->items) {
            list->items[list->count++] = value;
            return true;
        }
        tct_cli_error(cli, NULL, "--%s is given too often; 64 times are enough", option->name);
    }
    return false;
}

/** One word that begins with a dash; @p at moves over its value. */
static bool take_option(tct_cli *cli, int argc, char **argv, int *at, void *options) {
    assert(*at < argc && argv[*at][0] == '-' && options);
    const char *word = argv[*at], *value = NULL;
    const bool is_long = word[1] == '-';
    const char *equal = is_long ? strchr(word, '=') : NULL;
    const tct_cli_option *option =
        is_long ? find_long(cli->command, word + 2, equal ? (size_t)(equal - word) - 2 : strlen(word + 2))
                : find_letter(cli->command, word[1]);
    if (!option) {
        tct_cli_error(cli, NULL, "no option '%s'; see 'tercet %s --help'", word, cli->command->name);
        return false;
    }
    if (equal) value = equal + 1;
    if (!is_long && word[2]) value = word + 2;
    if (option->kind == TCT_CLI_FLAG && value) {
        tct_cli_error(cli, NULL, "--%s takes no value", option->name);
        return false;
    }
    if (option->kind != TCT_CLI_FLAG && !value && *at + 1 < argc) value = argv[++*at];
    if (option->kind != TCT_CLI_FLAG && !value) {
        tct_cli_error(cli, NULL, "--%s needs a value: %s", option->name, option->argument);
        return false;
    }
    return store(cli, option, value, options);
}

static bool count_fits(tct_cli *cli, size_t count) {
    const tct_cli_command *command = cli->command;
    if (count >= command->least && count <= command->most) return true;
    tct_cli_error(cli, NULL, "%s; usage: tercet %s [OPTION]... %s",
                  count < command->least ? "an argument is missing" : "too many arguments", command->name,
                  command->arguments);
    return false;
}

bool tct_cli_parse(tct_cli *cli, int argc, char **argv, void *options, const char **arguments,
                   size_t *count) {
    assert(cli->command && options && arguments && count);
    bool only_arguments = false;
    *count = 0;
    for (int i = 0; i < argc; i++) {
        if (!only_arguments && strcmp(argv[i], "--") == 0)
            only_arguments = true;
        else if (!only_arguments && argv[i][0] == '-' && argv[i][1]) {
            if (!take_option(cli, argc, argv, &i, options)) return false;
        } else
            arguments[(*count)++] = argv[i];
    }
    memcpy(&cli->common, options, sizeof cli->common);
    return cli->common.help || count_fits(cli, *count);
}

static void print_option(FILE *out, const tct_cli_option *option) {
    char left[80];
    char letter[8] = "    ";
    if (option->letter) snprintf(letter, sizeof letter, "-%c, ", option->letter);
    snprintf(left, sizeof left, "%s--%s%s%s", letter, option->name, option->argument ? " " : "",
             option->argument ? option->argument : "");
    fprintf(out, "  %-34s %s\n", left, option->help);
}

void tct_cli_help(FILE *out, const tct_cli_command *command) {
    fprintf(out, "Usage: tercet %s [OPTION]... %s\n%s\n\n", command->name, command->arguments,
            command->summary);
    const tct_cli_option *option;
    for (size_t i = 0; (option = tct_cli_option_at(command, i)); i++)
        print_option(out, option);
}
