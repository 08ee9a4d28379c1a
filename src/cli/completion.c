/* Completions for shells, from the same tables as parsing and help. */
#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "cli/cli.h"

/** What a shell's completion is made of. */
typedef struct {
    const tct_cli_command *const *commands;
    size_t count;
} commands;

/* --- bash --- */

static void bash_command(FILE *out, const tct_cli_command *command) {
    fprintf(out, "    %s) words=\"", command->name);
    const tct_cli_option *option;
    for (size_t i = 0; (option = tct_cli_option_at(command, i)); i++)
        fprintf(out, "%s--%s", i ? " " : "", option->name);
    fprintf(out, "\" ;;\n");
}

static void bash(FILE *out, const commands *all) {
    fprintf(out,
            "# bash completion for tercet\n_tercet() {\n  local current=${COMP_WORDS[COMP_CWORD]} words\n"
            "  if [ \"$COMP_CWORD\" = 1 ]; then\n    words=\"");
    for (size_t i = 0; i < all->count; i++)
        fprintf(out, "%s%s", i ? " " : "", all->commands[i]->name);
    fprintf(out, "\"\n    COMPREPLY=($(compgen -W \"$words\" -- \"$current\"))\n    return\n  fi\n"
                 "  case ${COMP_WORDS[1]} in\n");
    for (size_t i = 0; i < all->count; i++)
        bash_command(out, all->commands[i]);
    fprintf(out, "  esac\n  case $current in -*) COMPREPLY=($(compgen -W \"$words\" -- \"$current\")) ;; "
                 "*) COMPREPLY=() ;; esac\n}\ncomplete -o default -F _tercet tercet\n");
}

/* --- zsh --- */

/** Text inside single quotes; @p special characters get a backslash. */
static void quoted(FILE *out, const char *text, const char *special) {
    assert(text && special);
    for (; *text; text++) {
        if (*text == '\'')
            fputs("'\\''", out);
        else if (strchr(special, *text))
            fprintf(out, "\\%c", *text);
        else
            fputc(*text, out);
    }
}

/** '*--name=[help]:argument:_files' of _arguments. */
static void zsh_option(FILE *out, const tct_cli_option *option) {
    fprintf(out, " \\\n        '%s--%s%s[", option->kind == TCT_CLI_LIST ? "*" : "", option->name,
            option->argument ? "=" : "");
    quoted(out, option->help, "[]:\\");
    fputc(']', out);
    if (option->argument) {
        fputc(':', out);
        quoted(out, option->argument, "[]:\\");
        fputs(":_files", out);
    }
    fputc('\'', out);
}

static void zsh_command(FILE *out, const tct_cli_command *command) {
    fprintf(out, "    %s)\n      _arguments", command->name);
    const tct_cli_option *option;
    for (size_t i = 0; (option = tct_cli_option_at(command, i)); i++)
        zsh_option(out, option);
    fprintf(out, " \\\n        '*:input:_files' ;;\n");
}

static void zsh(FILE *out, const commands *all) {
    fprintf(out,
            "#compdef tercet\n# zsh completion for tercet\n_tercet() {\n  local -a commands\n  commands=(\n");
    for (size_t i = 0; i < all->count; i++) {
        fprintf(out, "    '%s:", all->commands[i]->name);
        quoted(out, all->commands[i]->summary, ":\\");
        fprintf(out, "'\n");
    }
    fprintf(
        out,
        "  )\n  if (( CURRENT == 2 )); then\n    _describe -t commands command commands\n    return\n  fi\n"
        "  shift words\n  (( CURRENT-- ))\n  case $words[1] in\n");
    for (size_t i = 0; i < all->count; i++)
        zsh_command(out, all->commands[i]);
    fprintf(out,
            "  esac\n}\nif [ \"$funcstack[1]\" = _tercet ]; then\n  _tercet \"$@\"\nelse\n  compdef _tercet "
            "tercet\nfi\n");
}

/* --- fish --- */

static void fish_command(FILE *out, const tct_cli_command *command) {
    fprintf(out, "complete -c tercet -n __fish_use_subcommand -f -a %s -d '", command->name);
    quoted(out, command->summary, "\\");
    fprintf(out, "'\n");
    const tct_cli_option *option;
    for (size_t i = 0; (option = tct_cli_option_at(command, i)); i++) {
        fprintf(out, "complete -c tercet -n '__fish_seen_subcommand_from %s' -l %s", command->name,
                option->name);
        if (option->letter) fprintf(out, " -s %c", option->letter);
        if (option->argument) fputs(" -r", out);
        fputs(" -d '", out);
        quoted(out, option->help, "\\");
        fprintf(out, "'\n");
    }
}

static void fish(FILE *out, const commands *all) {
    fprintf(out, "# fish completion for tercet\n");
    for (size_t i = 0; i < all->count; i++)
        fish_command(out, all->commands[i]);
}

static const struct {
    const char *name;
    void (*print)(FILE *out, const commands *all);
} shells[] = {{"bash", bash}, {"zsh", zsh}, {"fish", fish}};

bool tct_cli_completion(FILE *out, const tct_cli_command *const *list, size_t count, const char *shell) {
    assert(list && count && shell);
    const commands all = {list, count};
    for (size_t i = 0; i < sizeof shells / sizeof *shells; i++) {
        if (strcmp(shells[i].name, shell) != 0) continue;
        shells[i].print(out, &all);
        return true;
    }
    return false;
}
