#!/bin/sh
# The figures of the language layer: language.sh CORPORA [BUILD]
#
# Microseconds a word of each stage on the text of the test treebanks; trees from gold words and from raw text
# by the definitions of CoNLL 2018, of our press sentences the main clause's frames too; names by exact spans. CORPORA
# is the folder that the recipes' paths start from, BUILD a release build (build/release). docs/language.md shows what
# this printed.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
corpora=$1 build=${2:-$here/../../build/release}
pack=$build/tercet.pack
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

for language in fr en; do
    recipe=$here/../../ontology/lang/$language
    echo "== $language: stages, processor time of one core"
    for file in $(awk '$1 == "test" { print $2 }' "$recipe/model.recipe"); do
        # a sentence a line, a document every fifteen
        sed -n 's/^# text = //p' "$corpora/$file" | awk '{ print } NR % 15 == 0 { print "" }'
    done >"$work/$language.txt"
    "$build/tests/bench_stages" "$pack" $language "$work/$language.txt"
    echo "== $language: trees"
    for file in $(awk '$1 == "test" { print $2 }' "$recipe/model.recipe"); do
        "$build/tercet" eval ud --raw --lang $language --pack "$pack" "$corpora/$file"
    done | sed "s|$corpora/||"
    press=$here/../language/press_$language.conllu # never trained on
    "$build/tercet" eval ud --raw --lang $language --pack "$pack" "$press" | sed "s|$here/../||"
    TERCET_PACK=$pack PYTHONDONTWRITEBYTECODE=1 python3 "$here/../quality/press_frames.py" --program "$build/tercet" "$press" | sed "s|$here/../||"
    echo "== $language: names"
    for file in $(awk '$1 == "test" { print $2 }' "$recipe/names.recipe"); do
        "$build/tercet" eval names --lang $language --pack "$pack" --recipe "$recipe/names.recipe" "$corpora/$file"
    done | sed "s|$corpora/||"
done
