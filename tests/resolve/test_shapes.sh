#!/bin/sh
# label: stores
# What is written conforms to ontology/shapes.ttl, as an independent validator (pyshacl) sees it.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv" >/dev/null 2>&1 && "$dir/venv/bin/pip" install -q pyshacl >"$dir/log" 2>&1 || {
    echo "pyshacl cannot be installed here: skipped"
    exit 77
}
inputs=$(ls "$TERCET_SOURCE"/examples/releases/*.txt "$TERCET_SOURCE"/examples/releases/*.html 2>/dev/null || true)
[ -d "$TERCET_SOURCE/../shared/documents" ] && inputs="$inputs $(ls "$TERCET_SOURCE"/../shared/documents/*.txt 2>/dev/null || true)"
[ -n "$inputs" ] || { echo "no documents"; exit 77; }
check() { "$dir/venv/bin/pyshacl" -s "$TERCET_SOURCE/ontology/shapes.ttl" "$1" >"$dir/report" || { cat "$dir/report"; exit 1; }; }
for input in $inputs; do
    "$TERCET" extract --pack "$TERCET_PACK" --evidence statement -o "$dir/one.ttl" "$input"
    check "$dir/one.ttl" # each alone
done
# shellcheck disable=SC2086
"$TERCET" extract --pack "$TERCET_PACK" --evidence statement -o "$dir/all.ttl" $inputs
check "$dir/all.ttl"
# and a graph that breaks them is seen: a person that is a place, an event organized by an event
sed 's/a schema:Person/a schema:Person, schema:Place/' "$dir/all.ttl" >"$dir/broken.ttl"
if "$dir/venv/bin/pyshacl" -s "$TERCET_SOURCE/ontology/shapes.ttl" "$dir/broken.ttl" >/dev/null; then
    echo "the shapes accept a person that is a place"
    exit 1
fi
