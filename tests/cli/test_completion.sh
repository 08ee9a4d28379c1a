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
code=0; "$TERCET" --completion tcsh > /dev/null 2> "$work/err" || code=$?
[ "$code" = 2 ] && grep -q 'bash, zsh and fish' "$work/err" || { echo "an unknown shell: exit $code"; fail=1; }
code=0; "$TERCET" --man nothing > /dev/null 2> "$work/err" || code=$?
[ "$code" = 2 ] || { echo "an unknown command: exit $code"; fail=1; }
exit $fail
