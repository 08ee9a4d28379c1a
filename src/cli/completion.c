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

static bool written(void) {
    return fflush(stdout) == 0 && !ferror(stdout);
}

/* --- bash --- */

static void bash_command(const tct_cli_command *command) {
    printf("    %s) words=\"", command->name);
    const tct_cli_option *option;
    for (size_t i = 0; (option = tct_cli_option_at(command, i)); i++)
        printf("%s--%s", i ? " " : "", option->name);
    printf("\" ;;\n");
}

static void bash(const commands *all) {
    printf("# bash completion for tercet\n_tercet() {\n  local current=${COMP_WORDS[COMP_CWORD]} words\n"
           "  if [ \"$COMP_CWORD\" = 1 ]; then\n    words=\"");
    for (size_t i = 0; i < all->count; i++)
        printf("%s%s", i ? " " : "", all->commands[i]->name);
    printf("\"\n    COMPREPLY=($(compgen -W \"$words\" -- \"$current\"))\n    return\n  fi\n"
           "  case ${COMP_WORDS[1]} in\n");
    for (size_t i = 0; i < all->count; i++)
        bash_command(all->commands[i]);
    printf("  esac\n  case $current in -*) COMPREPLY=($(compgen -W \"$words\" -- \"$current\")) ;; "
           "*) COMPREPLY=() ;; esac\n}\ncomplete -o default -F _tercet tercet\n");
}

/* --- zsh --- */

/** Text inside single quotes; @p special characters get a backslash. */
static void quoted(const char *text, const char *special) {
    assert(text && special);
    for (; *text; text++) {
        if (*text == '\'')
            fputs("'\\''", stdout);
        else if (strchr(special, *text))
            printf("\\%c", *text);
        else
            putchar(*text);
    }
}

/** '*--name=[help]:argument:_files' of _arguments. */
static void zsh_option(const tct_cli_option *option) {
    printf(" \\\n        '%s--%s%s[", option->kind == TCT_CLI_LIST ? "*" : "", option->name,
           option->argument ? "=" : "");
    quoted(option->help, "[]:\\");
    putchar(']');
    if (option->argument) {
        putchar(':');
        quoted(option->argument, "[]:\\");
        fputs(":_files", stdout);
    }
    putchar('\'');
}

static void zsh_command(const tct_cli_command *command) {
    printf("    %s)\n      _arguments", command->name);
    const tct_cli_option *option;
    for (size_t i = 0; (option = tct_cli_option_at(command, i)); i++)
        zsh_option(option);
    printf(" \\\n        '*:input:_files' ;;\n");
}

static void zsh(const commands *all) {
    printf("#compdef tercet\n# zsh completion for tercet\n_tercet() {\n  local -a commands\n  commands=(\n");
    for (size_t i = 0; i < all->count; i++) {
        printf("    '%s:", all->commands[i]->name);
        quoted(all->commands[i]->summary, ":\\");
        printf("'\n");
    }
    printf(
        "  )\n  if (( CURRENT == 2 )); then\n    _describe -t commands command commands\n    return\n  fi\n"
        "  shift words\n  (( CURRENT-- ))\n  case $words[1] in\n");
    for (size_t i = 0; i < all->count; i++)
        zsh_command(all->commands[i]);
    printf("  esac\n}\nif [ \"$funcstack[1]\" = _tercet ]; then\n  _tercet \"$@\"\nelse\n  compdef _tercet "
           "tercet\nfi\n");
}

/* --- fish --- */

static void fish_command(const tct_cli_command *command) {
    printf("complete -c tercet -n __fish_use_subcommand -f -a %s -d '", command->name);
    quoted(command->summary, "\\");
    printf("'\n");
    const tct_cli_option *option;
    for (size_t i = 0; (option = tct_cli_option_at(command, i)); i++) {
        printf("complete -c tercet -n '__fish_seen_subcommand_from %s' -l %s", command->name, option->name);
        if (option->letter) printf(" -s %c", option->letter);
        if (option->argument) fputs(" -r", stdout);
        fputs(" -d '", stdout);
        quoted(option->help, "\\");
        printf("'\n");
    }
}

static void fish(const commands *all) {
    printf("# fish completion for tercet\n");
    for (size_t i = 0; i < all->count; i++)
        fish_command(all->commands[i]);
}

static const struct {
    const char *name;
    void (*print)(const commands *all);
} shells[] = {{"bash", bash}, {"zsh", zsh}, {"fish", fish}};

bool tct_cli_completion(const tct_cli_command *const *list, size_t count, const char *shell) {
    assert(list && count && shell);
    const commands all = {list, count};
    for (size_t i = 0; i < sizeof shells / sizeof *shells; i++) {
        if (strcmp(shells[i].name, shell) != 0) continue;
        shells[i].print(&all);
        return written();
    }
    return false;
}
