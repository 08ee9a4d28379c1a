#!/bin/sh
# The tutorials docs/tutorial-*.md work step by step: files are written, commands run, and the lines shown are in their output.
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
mkdir "$work/bin"
ln -s "$TERCET" "$work/bin/tercet"
PATH=$work/bin:$PATH
failures=0
for page in "$TERCET_SOURCE"/docs/tutorial-*.md; do
    steps=$work/steps-$(basename "$page" .md) place=$work/place-$(basename "$page" .md)
    mkdir "$steps" "$place"
    awk -v out="$steps" -f "$TERCET_SOURCE/tests/docs/steps.awk" "$page"
    checked=0
    for step in "$steps"/*; do
        case $step in
        *.file) cp "$step" "$place/$(cat "${step%.file}.name")" ;;
        *.sh)
            (cd "$place" && sh -e "$step") >"$work/out" 2>"$work/err" </dev/null ||
                { echo "$page: failed:"; cat "$step" "$work/err"; failures=$((failures + 1)); } ;;
        *.text)
            while IFS= read -r line; do
                grep -q -F -e "$line" "$work/out" || { echo "$page: no '$line' in:"; cat "$work/out"; failures=$((failures + 1)); }
                checked=$((checked + 1))
            done <"$step" ;;
        esac
    done
    [ $checked -ge 5 ] || { echo "$page: only $checked lines were checked"; failures=$((failures + 1)); }
done
[ $failures = 0 ]
