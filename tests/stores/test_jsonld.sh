#!/bin/sh
# label: stores
# The JSON-LD that tercet writes means the same as its N-Quads, as a JSON-LD processor (pyld) sees it, with the context that
# stands in it and with the one that is shipped (ontology/context.jsonld), which also compacts it again.
set -eu
. "$TERCET_SOURCE/tests/stores/venv.sh"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
has 'pyld, rdflib' pyld rdflib || { echo 'pyld and rdflib cannot be had: skipped'; exit 77; }
"$TERCET" extract --pack "$TERCET_PACK" --evidence statement -f nquads -o "$work/g.nq" "$TERCET_SOURCE"/examples/releases/*
"$TERCET" extract --pack "$TERCET_PACK" --evidence statement -f jsonld -o "$work/g.jsonld" "$TERCET_SOURCE"/examples/releases/*
"$python" - "$work" "$TERCET_SOURCE/ontology/context.jsonld" <<'PY'
import json
import sys
from pyld import jsonld
import rdflib


def quads(text):
    dataset = rdflib.Dataset()
    dataset.parse(data=text, format="nquads")
    return {tuple(t.n3() if hasattr(t, "n3") else str(t) for t in quad) for quad in dataset.quads()}


folder = sys.argv[1]
with open(folder + "/g.jsonld", encoding="utf-8") as file:
    whole = json.load(file)
with open(sys.argv[2], encoding="utf-8") as file:
    shipped = json.load(file)
QUADS = {"format": "application/n-quads"}
written = quads(jsonld.to_rdf(whole, QUADS))
with_shipped = quads(jsonld.to_rdf({**whole, **shipped}, QUADS))
bare = {key: value for key, value in whole.items() if key != "@context"}
expanded = quads(jsonld.to_rdf(bare, {**QUADS, "expandContext": shipped}))
compacted = jsonld.compact(jsonld.expand(whole), shipped)
again = quads(jsonld.to_rdf(compacted, QUADS))
with open(folder + "/g.nq", encoding="utf-8") as file:
    wanted = quads(file.read())
for row in sorted(written ^ wanted)[:5]:
    print("differs:", row)
print(len(wanted), "statements")
assert with_shipped == wanted and expanded == wanted, "another meaning with the shipped context"
assert again == wanted and compacted["@context"] == shipped["@context"], "another meaning after compacting"
assert quads(jsonld.to_rdf(bare, QUADS)) != wanted, "the context would not matter"
sys.exit(not wanted or written != wanted)
PY
