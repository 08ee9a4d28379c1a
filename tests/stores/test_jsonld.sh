#!/bin/sh
# label: stores
# The JSON-LD that tercet writes means the same as its N-Quads, as a JSON-LD processor (pyld) sees it.
set -eu
build=$TERCET_BUILD/stores
mkdir -p "$build"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
[ -x "$build/venv/bin/python" ] || python3 -m venv "$build/venv" >"$build/log" 2>&1 || { echo 'no python3-venv: skipped'; exit 77; }
"$build/venv/bin/python" -c 'import pyld, rdflib' 2>/dev/null || timeout 120 "$build/venv/bin/pip" install -q pyld rdflib >"$build/log" 2>&1 || {
    echo 'pyld and rdflib cannot be had: skipped'
    exit 77
}
"$TERCET" extract --pack "$TERCET_PACK" --evidence statement -f nquads -o "$work/g.nq" "$TERCET_SOURCE"/examples/releases/*
"$TERCET" extract --pack "$TERCET_PACK" --evidence statement -f jsonld -o "$work/g.jsonld" "$TERCET_SOURCE"/examples/releases/*
"$build/venv/bin/python" - "$work" <<'PY'
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
    written = quads(jsonld.to_rdf(json.load(file), {"format": "application/n-quads"}))
with open(folder + "/g.nq", encoding="utf-8") as file:
    wanted = quads(file.read())
for row in sorted(written ^ wanted)[:5]:
    print("differs:", row)
print(len(wanted), "statements")
sys.exit(not wanted or written != wanted)
PY
