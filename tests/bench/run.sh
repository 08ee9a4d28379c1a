#!/bin/sh
# Measures tercet on a generated corpus: run.sh [--peers] [DOCUMENTS [SEED]]
#
# Words are runs of characters without white space in the text, markup not counted. Rates are per wall second on
# this machine as it is; "CPU" divides by processor seconds, which other work on the machine disturbs less.
# --peers also measures spaCy's small French pipeline and rapper and serdi on the same input in the same run, as far as
# they are installed (PYTHON names an interpreter that has spaCy and fr_core_news_sm), and prints what is published.
# TERCET names the program; its build should be a release.
set -eu
peers=
[ "${1:-}" != --peers ] || { peers=1; shift; }
documents=${1:-2000} seed=${2:-1}
here=$(cd "$(dirname "$0")" && pwd)
TERCET=${TERCET:-$here/../../build/release/tercet}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
measure() { python3 "$here/measure.py" "$@"; }
calculate() { awk "BEGIN { printf \"$1\", $2 }"; }
row() { printf '%-46s %14s  %s\n' "$1" "$2" "${3:-}"; }

set -- $(python3 "$here/make_corpus.py" "$work/in" "$documents" "$seed")
words=$2
row 'corpus' "$documents" "documents, $words words, seed $seed"
head -c 2000 "$work/in/0000/000002.txt" | tr '\n' ' ' | cut -d ' ' -f 1-300 >"$work/short.txt"
"$TERCET" extract -q -o "$work/short.ttl" "$work/short.txt" # once to have the pack in memory

best=
for i in 1 2 3 4 5; do
    set -- $(measure "$TERCET" extract -q -o "$work/short.ttl" "$work/short.txt")
    best=$(calculate %.0f "(\"$best\" == \"\" || $1 * 1000 < \"$best\" + 0) ? $1 * 1000 : \"$best\" + 0")
done
row 'start-up: extract of 300 words' "$best" 'ms (best of 5)'

set -- $(measure "$TERCET" batch -q -j 1 -o "$work/one" "$work/in")
one=$1 full=$2
row 'one worker' "$(calculate %.0f "$words / $1")" 'words/s'
row 'one worker, CPU' "$(calculate %.0f "$words / $2")" 'words/s of processor time'
row 'one worker' "$(calculate %.1f "$documents / $1")" 'documents/s'
row 'one worker, peak memory' "$(calculate %.1f "$3 / 1024")" 'MB'
set -- $(measure "$TERCET" batch -q -j 2 -o "$work/two" "$work/in")
row 'two workers' "$(calculate %.0f "$words / $1")" 'words/s'
row 'two workers against one' "$(calculate %.2f "$one / $1")" 'times as fast'
diff -r "$work/one" "$work/two" >/dev/null || { echo 'one and two workers write different bytes'; exit 1; }
set -- $(measure "$TERCET" batch -q -j 1 --changed -o "$work/one" "$work/in")
row '--changed on an unchanged archive' "$(calculate %.1f "100 * $2 / $full")" '% of the CPU of a full run'
set -- $(measure "$TERCET" batch -q --check -o "$work/one")
row '--check' "$1" 's'

# memory does not depend on how many documents a worker has seen
set -- $(python3 "$here/make_corpus.py" "$work/few" "$((documents / 10 > 100 ? documents / 10 : 100))" "$seed")
few=$1
set -- $(measure "$TERCET" batch -q -j 1 -o "$work/few-out" "$work/few")
row "peak memory after $few documents" "$(calculate %.1f "$3 / 1024")" 'MB'

"$TERCET" batch -q -f nquads -o "$work/nq" "$work/in"
set -- $(measure "$TERCET" batch -q -j 1 --changed -f nquads -o "$work/nq" "$work/in")
plain=$1 plain_cpu=$2
set -- $(measure "$TERCET" batch -q -j 1 --changed -f nquads -o "$work/nq" --merge "$work/merged.nq" "$work/in")
quads=$(wc -l <"$work/merged.nq")
row '--merge: statements' "$quads" 'resolved across documents, sorted, written as N-Quads'
row '--merge' "$(calculate %.1f "$1 - $plain")" "s ($(calculate %.1f "$2 - $plain_cpu") s of processor time)"
row '--merge, peak memory' "$(calculate %.0f "$3 / 1024")" 'MB'

if [ "$peers" ]; then
    find "$work/nq" -name '*.nq' | sort | xargs cat >"$work/all.nq"
    quads=$(wc -l <"$work/all.nq")
    for tool in "rapper -q -i nquads -o ntriples" "serdi -i nquads -o nquads"; do
        command -v "${tool%% *}" >/dev/null || { row "${tool%% *}" - 'not installed'; continue; }
        set -- $(measure $tool "$work/all.nq")
        row "${tool%% *}: reading N-Quads" "$(calculate %.0f "$quads / $1")" 'quads/s'
    done
    spacy=$("${PYTHON:-python3}" "$here/peer_spacy.py" "$work/in" 200) || spacy=
    if [ "$spacy" ]; then
        # the same texts, without pages, by tercet: one worker against one process
        find "$work/in" -name '*.txt' | sort | head -200 >"$work/texts"
        set -- $(measure "$TERCET" batch -q -j 1 -o "$work/texts-out" "@$work/texts")
        text_words=$(xargs cat <"$work/texts" | wc -w)
        theirs=$(echo "$spacy" | awk '{ print $1 }') theirs_cpu=$(echo "$spacy" | awk '{ print $2 }')
        row 'spaCy fr_core_news_sm' "$theirs" 'words/s, one process'
        row 'spaCy fr_core_news_sm, CPU' "$theirs_cpu" 'words/s of processor time'
        row 'tercet on the same texts, to Turtle' "$(calculate %.0f "$text_words / $1")" 'words/s, one worker, with start-up and files'
        row 'tercet on the same texts, CPU' "$(calculate %.0f "$text_words / $2")" 'words/s of processor time'
        row 'tercet against spaCy, CPU' "$(calculate %.1f "$text_words / $2 / $theirs_cpu")" 'times as fast'
    else
        row 'spaCy fr_core_news_sm' - 'not installed'
    fi
    echo
    echo 'Published by others, on their machines:'
    row 'spaCy fr sm / md / lg' '4299/3622/4413' 'words/s (meta.json of the models, 3.8.0)'
    row 'spaCy en lg, CPU' 10014 'words/s (spaCy, facts and figures)'
    row 'Stanza / Flair / UDPipe 1' '878/323/1101' 'words/s (the same page)'
    row 'PIKES: text to RDF' 13 'tokens/s/core (24 million tokens in 507 core hours)'
    row 'entity-fishing' '1000-2000' 'tokens/s, one thread (its documentation)'
    row 'serdi, Turtle to Turtle' 829875 'triples/s (serd, serdi-throughput.txt)'
    row 'rapper, Turtle to Turtle' 111321 'triples/s (the same)'
fi
