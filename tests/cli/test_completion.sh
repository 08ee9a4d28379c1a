#!/bin/sh
# Completions and man pages cover every command and option of the help, and the shells that are here can read them.
set -eu
[ -x "$TERCET" ] || exit 77
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
fail=0
for shell in bash zsh fish; do "$TERCET" --completion $shell > "$work/$shell"; done
commands=$("$TERCET" --help | sed -n 's/^  \([a-z]*\)  *[A-Z].*/\1/p')
[ -n "$commands" ] || { echo "the help names no commands"; exit 1; }
for command in $commands; do
    "$TERCET" --man "$command" > "$work/man"
    for option in $("$TERCET" "$command" --help | sed -n 's/^ .*--\([a-z-]*\).*/\1/p'); do
        grep -q -- "--$option" "$work/bash" || { echo "bash: $command lacks --$option"; fail=1; }
        grep -q -- "--$option[=[]" "$work/zsh" || { echo "zsh: $command lacks --$option"; fail=1; }
        grep -q -- "from $command' -l $option " "$work/fish" || { echo "fish: $command lacks --$option"; fail=1; }
        tr -d '\\' < "$work/man" | grep -q -- "fB--${option}fR" || { echo "man: $command lacks --$option"; fail=1; }
    done
done
bash -n "$work/bash" || fail=1
if command -v zsh > /dev/null; then zsh -n "$work/zsh" || fail=1; fi
if command -v fish > /dev/null; then fish -n "$work/fish" || fail=1; fi

# They complete: the name of a command, then the command's own options.
complete_in_bash() { # WORD...
    bash -c '. "$1"; shift; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _tercet; printf "%s\n" "${COMPREPLY[@]}"' bash "$work/bash" "$@"
}
complete_in_fish() { fish -c "source '$work/fish'; complete -C '$*'" | cut -f1; }
complete_in_zsh() { # what _arguments or _describe is called with, which needs no terminal
    zsh -fc 'compdef() { :; }; _describe() { print -l -- ${(P)4}; }; _arguments() { print -l -- "$@"; }
        source $1; shift; words=("$@"); CURRENT=$#; _tercet' zsh "$work/zsh" "$@"
}
shows() { # SHELL PATTERN WORD...
    shell=$1 pattern=$2
    shift 2
    "complete_in_$shell" "$@" >"$work/shown" 2>&1 || true
    grep -q -e "$pattern" "$work/shown" || { echo "$shell: '$*' does not offer $pattern:"; head -5 "$work/shown"; fail=1; }
}
for shell in bash fish zsh; do
    command -v $shell > /dev/null || { echo "$shell is not installed: its completion was not tried"; continue; }
    shows $shell '^extract' tercet ex
    shows $shell '--evidence' tercet extract --ev
    grep -q -e '--resume' "$work/shown" && { echo "$shell: extract is offered an option of batch"; fail=1; }
    shows $shell '--resume' tercet batch --re
done

code=0; "$TERCET" --completion tcsh > /dev/null 2> "$work/err" || code=$?
[ "$code" = 2 ] && grep -q 'bash, zsh and fish' "$work/err" || { echo "an unknown shell: exit $code"; fail=1; }
code=0; "$TERCET" --man nothing > /dev/null 2> "$work/err" || code=$?
[ "$code" = 2 ] || { echo "an unknown command: exit $code"; fail=1; }
exit $fail
