#!/bin/sh
# label: quality
# The figures of `tercet eval ud --raw` are those of a second implementation of the CoNLL 2018 definitions, on the trees that
# `tercet explain --tree` prints for the same text.
command -v python3 >/dev/null || { echo "python3 is missing: skipped"; exit 77; }
corpora=$TERCET_SOURCE/../shared/corpora/ud
[ -d "$corpora" ] || { echo "no treebanks beside the project: skipped"; exit 77; }
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
PYTHONDONTWRITEBYTECODE=1
export PYTHONDONTWRITEBYTECODE
second() { python3 "$TERCET_SOURCE/tests/language/conll18.py" "$@"; }
failures=0
check() { # LANGUAGE TREEBANK
    second plain "$corpora/$1/$2" >"$work/gold.conllu" && second text "$work/gold.conllu" >"$work/text.txt" || exit 1
    "$TERCET" explain --tree --lang "$1" "$work/text.txt" >"$work/found.conllu" || exit 1
    second score "$work/gold.conllu" "$work/found.conllu" >"$work/figures" || { failures=$((failures + 1)); return; }
    "$TERCET" eval ud --raw --lang "$1" "$work/gold.conllu" | sed -n '/^raw text/,$p' | tr '\n' ' ' >"$work/ours"
    awk -v name="$2" '
        NR == FNR { ours = " " $0; next }
        { label = $0; sub(/ [0-9.]*$/, "", label); at = index(ours, " " label " "); found = substr(ours, at + length(label) + 2) + 0
          if (!at || found - $NF > 0.0101 || $NF - found > 0.0101) { print name ": " $0 ", but eval says " found; bad = 1 } }
        END { exit bad }' "$work/ours" "$work/figures" || failures=$((failures + 1))
    echo "$2: $(tr '\n' ' ' <"$work/figures")"
}
for file in "$corpora"/fr/*-test.conllu; do check fr "${file##*/}"; done
for file in "$corpora"/en/*-test.conllu; do check en "${file##*/}"; done
[ $failures = 0 ]
