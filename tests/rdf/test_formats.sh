#!/bin/sh
# Every format that is written loads in a program that we did not write: rapper (raptor2-utils), serdi (serd), xmllint,
# python3's csv, json and xml modules. A missing program is named and its formats are passed over.
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
inputs=$(ls "$TERCET_SOURCE"/examples/releases/*.txt "$TERCET_SOURCE"/examples/releases/*.html 2>/dev/null || true)
[ -n "$inputs" ] || { echo "no example releases"; exit 77; }
write() { # FORMAT FILE
    # shellcheck disable=SC2086
    "$TERCET" extract --pack "$TERCET_PACK" --evidence statement -f "$1" -o "$dir/$2" $inputs
    [ -s "$dir/$2" ] || { echo "$1: nothing written"; exit 1; }
}
have() { command -v "$1" >/dev/null || { echo "$1 is not installed: its formats are not tried"; return 1; }; }
write ntriples g.nt
write nquads g.nq
write turtle g.ttl
write rdfxml g.rdf
write trig g.trig
write jsonld g.jsonld
write graphml g.graphml
write gexf g.gexf
write csv g.csv
if have rapper; then
    for pair in ntriples:g.nt turtle:g.ttl rdfxml:g.rdf; do
        rapper -q -i "${pair%%:*}" -o ntriples "$dir/${pair##*:}" >"$dir/raw"
        LC_ALL=C sort -u "$dir/raw" >"$dir/back.${pair%%:*}"
        [ -s "$dir/back.${pair%%:*}" ]
        cmp "$dir/back.ntriples" "$dir/back.${pair%%:*}" || { echo "${pair%%:*} and ntriples differ"; exit 1; }
    done
    if grep -q '^_:' "$dir/back.turtle"; then echo "blank nodes in the output"; exit 1; fi
fi
if have serdi; then
    for pair in turtle:g.ttl trig:g.trig ntriples:g.nt nquads:g.nq; do
        serdi -q -i "${pair%%:*}" -o ntriples "$dir/${pair##*:}" >"$dir/raw"
        LC_ALL=C sort -u "$dir/raw" | wc -l >"$dir/count.${pair%%:*}"
    done
    cmp "$dir/count.turtle" "$dir/count.ntriples"
    cmp "$dir/count.trig" "$dir/count.turtle"
fi
if have xmllint; then xmllint --noout "$dir/g.rdf" "$dir/g.graphml" "$dir/g.gexf"; fi
if have python3; then
    python3 - "$dir" <<'PY'
import csv, json, sys, xml.etree.ElementTree as E
d = sys.argv[1]
g = json.load(open(d + "/g.jsonld", encoding="utf-8"))
assert g["@graph"] and g["@context"]["schema"] == "https://schema.org/"
rows = list(csv.DictReader(open(d + "/g.csv", encoding="utf-8", newline="")))
assert rows and all(r["subject"] and r["predicate"] and None not in r for r in rows)
lines = sum(1 for _ in open(d + "/g.nq", encoding="utf-8"))
assert lines == len(rows), (lines, len(rows))
for name, node, edge in (("graphml", "node", "edge"), ("gexf", "node", "edge")):
    root = E.parse(f"{d}/g.{name}").getroot()
    ns = root.tag.split("}")[0] + "}"
    ids = {n.get("id") for n in root.iter(ns + node)}
    edges = list(root.iter(ns + edge))
    assert ids and edges and all(e.get("source") in ids and e.get("target") in ids for e in edges), name
PY
fi
# the same bytes again, whatever the order of the inputs
# shellcheck disable=SC2086
"$TERCET" extract --pack "$TERCET_PACK" --evidence statement -f nquads -o "$dir/again.nq" $(printf '%s\n' $inputs | sort -r)
cmp "$dir/g.nq" "$dir/again.nq"
