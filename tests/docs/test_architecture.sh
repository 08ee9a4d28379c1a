#!/bin/sh
# The picture of the layers shows what tests/lint/layers.tsv says, which is what the includes in src/ are held against.
command -v python3 >/dev/null || { echo 'python3 is missing: skipped'; exit 77; }
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$TERCET_SOURCE"
python3 tests/docs/architecture.py <tests/lint/layers.tsv >"$work/layers.ttl"
"$TERCET" render --ontology docs/pictures/architecture.ttl --label-lang en -o "$work/new.svg" "$work/layers.ttl"
# Places of nodes and lines depend on fonts and on Graphviz: what is compared is which there are.
words() { sed -n 's/.*<g id="\([nr]-[^"]*\)".*/\1/p' "$1" | sort; }
words "$work/new.svg" >"$work/new"
words docs/pictures/architecture.svg >"$work/old"
[ "$(wc -l <"$work/new")" -ge 40 ] || { echo "only $(wc -l <"$work/new") nodes and lines are drawn"; exit 1; }
diff "$work/old" "$work/new" || {
    echo 'docs/pictures/architecture.svg (<) is old:'
    echo 'python3 tests/docs/architecture.py <tests/lint/layers.tsv >build/layers.ttl'
    echo 'tercet render --ontology docs/pictures/architecture.ttl --label-lang en -o docs/pictures/architecture.svg build/layers.ttl'
    exit 1
}
