#!/bin/sh
# label: stores
# What -f nif writes loads in pynif, NIF's own library for Python, and comes out of it as it went in.
set -eu
. "$TERCET_SOURCE/tests/stores/venv.sh"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
has pynif six pynif || { echo 'pynif cannot be had: skipped'; exit 77; }
"$TERCET" extract --pack "$TERCET_PACK" -f nif -f ntriples -o "$work/g" "$TERCET_SOURCE"/examples/releases/*
"$python" - "$work" "$(ls "$TERCET_SOURCE"/examples/releases | wc -l)" <<'PY'
import sys
from pynif import NIFCollection

folder, documents = sys.argv[1], int(sys.argv[2])
with open(folder + "/g.nif.ttl", encoding="utf-8") as file:
    read = NIFCollection.loads(file.read(), format="turtle")
assert len(read.contexts) == documents, read.contexts
with open(folder + "/g.nt", encoding="utf-8") as file:
    subjects = {line.split(" ", 1)[0] for line in file}
phrases = 0
for context in read.contexts:
    assert (context.beginIndex, context.endIndex) == (0, len(context.mention))
    for phrase in context.phrases:
        assert context.mention[phrase.beginIndex:phrase.endIndex] == phrase.mention, phrase
        assert f"<{phrase.taIdentRef}>" in subjects, phrase.taIdentRef
        assert phrase.taClassRef, phrase
        phrases += 1
assert phrases > 40, phrases
again = NIFCollection.loads(read.dumps(format="turtle"), format="turtle")
key = lambda c: (str(c.uri), c.mention, sorted((p.beginIndex, p.endIndex, p.mention) for p in c.phrases))
assert sorted(map(key, again.contexts)) == sorted(map(key, read.contexts)), "pynif writes something else"
print(documents, "contexts,", phrases, "phrases")
PY
