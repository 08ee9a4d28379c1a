#!/bin/sh
# Measures tercet on a generated corpus: run.sh [--peers] [DOCUMENTS [SEED]]
#
# Words are runs of characters without white space in the text, markup not counted. Rates are per wall second on
# this machine as it is; "CPU" divides by processor seconds, which other work on the machine disturbs less.
# --peers also measures spaCy's small French pipeline and rapper and serdi, as far as they are installed.
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

if [ "$peers" ]; then
    "$TERCET" batch -q -f nquads -o "$work/nq" "$work/in"
    find "$work/nq" -name '*.nq' | sort | xargs cat >"$work/all.nq"
    quads=$(wc -l <"$work/all.nq")
    for tool in "rapper -q -i nquads -o ntriples" "serdi -i nquads -o nquads"; do
        command -v "${tool%% *}" >/dev/null || { row "${tool%% *}" - 'not installed'; continue; }
        set -- $(measure $tool "$work/all.nq")
        row "${tool%% *}: reading N-Quads" "$(calculate %.0f "$quads / $1")" 'quads/s'
    done
    python3 "$here/peer_spacy.py" "$work/in" 200 || row 'spaCy fr_core_news_sm' - 'not installed'
fi
