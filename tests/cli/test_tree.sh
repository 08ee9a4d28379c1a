#!/bin/sh
# tercet explain --tree -T dot|svg: drawings that other programs read, and how the option is given wrongly.
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
failures=0
fail() {
    echo "$1"
    failures=$((failures + 1))
}
cat >"$work/doc.txt" <<'TEXT'
The "Harbour & Quay" trust of Karlstad signed a loan agreement with Oxfam. Jane Miller met Peter Olsen.
TEXT
"$TERCET" explain --tree "$work/doc.txt" >"$work/trees" || fail 'no trees'
arcs=$(awk -F '\t' '$1 ~ /^[0-9]+$/ && $7 > 0' "$work/trees" | wc -l)
words=$(grep -c '^[0-9][0-9]*	' "$work/trees")
[ "$arcs" -gt 10 ] || fail 'the text has too few arcs to be a test'

"$TERCET" explain --tree -T dot "$work/doc.txt" >"$work/doc.dot" || fail 'dot fails'
[ "$(grep -c '^digraph' "$work/doc.dot")" = 2 ] || fail 'not a graph for each sentence'
[ "$(grep -c -e '->' "$work/doc.dot")" = "$arcs" ] || fail 'not an arc for each arc of the tree'
if command -v dot >/dev/null; then dot -Tplain "$work/doc.dot" >/dev/null || fail 'Graphviz does not read the graphs'; fi

"$TERCET" explain -T svg "$work/doc.txt" >"$work/doc.svg" || fail 'svg fails'
[ "$(grep -c 'class="form"' "$work/doc.svg")" = "$words" ] || fail 'not all words are drawn'
[ "$(grep -c '^<path d="M.*C' "$work/doc.svg")" = "$arcs" ] || fail 'not all arcs are drawn'
grep -q 'Harbour &amp;' "$work/doc.svg" || grep -q '>&amp;<' "$work/doc.svg" || fail 'text is not escaped'
if command -v xmllint >/dev/null; then xmllint --noout "$work/doc.svg" || fail 'the SVG is no XML'; fi
"$TERCET" explain -T svg "$work/doc.txt" | cmp -s - "$work/doc.svg" || fail 'not the same bytes again'
: >"$work/empty.txt"
"$TERCET" explain -T svg "$work/empty.txt" >"$work/empty.svg" 2>/dev/null
if command -v xmllint >/dev/null && [ -s "$work/empty.svg" ]; then xmllint --noout "$work/empty.svg" || fail 'the empty SVG is no XML'; fi

# the trees of the parser, of which extraction mends some: owners of several words
cat >"$work/owners.txt" <<'TEXT'
The Government of Kenya's Digital Blueprint was presented in Nairobi. Ada Okafor warned the ministers about having too
much understanding for Hartmann's plan. The Council of Europe's conference opened on Monday.
TEXT
"$TERCET" explain --tree --lang en "$work/owners.txt" >"$work/owners.conllu" || fail 'no trees of owners'
"$TERCET" eval ud --raw --lang en "$work/owners.conllu" | grep -q 'words 3[0-9] .* UAS 100.00 LAS 100.00' ||
    fail 'explain --tree shows other trees than those that eval reads'

refused() { # MESSAGE ARGUMENT…
    wanted=$1
    shift
    "$TERCET" explain "$@" "$work/doc.txt" >"$work/out" 2>"$work/err"
    [ $? = 2 ] || fail "explain $*: not an error of usage"
    grep -q -e "$wanted" "$work/err" || fail "explain $*: no '$wanted'"
}
refused 'trees are drawn as dot or svg' --tree -T png
refused 'trees and nothing else' -T svg --mentions
exit "$failures"
