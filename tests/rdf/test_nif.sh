#!/bin/sh
# -f nif: what rapper (raptor2-utils) reads of it holds by the rules of NIF 2.0: each phrase is the substring that its code points and its
# IRI name, its entity stands in the graph with these classes; several documents have the merged graph's nodes.
set -eu
command -v rapper >/dev/null && command -v python3 >/dev/null || { echo 'rapper or python3 is not installed: skipped'; exit 77; }
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
cd "$work"
mkdir in
# a character beyond the basic plane, one that RDF cannot hold, CRLF: positions must survive all of them
printf '\360\237\214\215 News \001from Dakar.\r\nMs. Aminata Sow, Director of the Lake Institute, opened the Water Forum in Dakar on 3 May 2024.\r\n' >in/a.txt
printf 'L\342\200\231Institut Delta et le Lake Institute signent un accord avec Mme Aminata Sow le 5 mai 2024 \303\240 Dakar.\n' >in/b.txt
cat >map.ttl <<'TTL'
@prefix owl: <http://www.w3.org/2002/07/owl#> .
<https://schema.org/Person> owl:equivalentClass <http://example.org/v#Human> .
TTL
run() { "$TERCET" extract --pack "$TERCET_PACK" "$@"; }
examples=$(ls "$TERCET_SOURCE"/examples/releases/*)
# shellcheck disable=SC2086
run -f nif -f ntriples --text text -o all in/a.txt in/b.txt $examples
run -f nif --map map.ttl -o mapped.nif.ttl in/a.txt
"$TERCET" batch -q --pack "$TERCET_PACK" -o out -f nif -f turtle in >/dev/null
run -f nif -o one.nif.ttl in/a.txt
cmp one.nif.ttl out/in/a.txt.nif.ttl || { echo 'batch and extract differ'; exit 1; }
grep -q 'taClassRef <http://example.org/v#Human>' mapped.nif.ttl || { echo '--map does not reach the classes'; exit 1; }
for i in all one mapped; do rapper -q -i turtle -o ntriples $i.nif.ttl >$i.nif.nt; done
cat >check.py <<'PY'
import re
import sys
from collections import defaultdict

NIF, ITS = "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#", "http://www.w3.org/2005/11/its/rdf#"
TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
XSD = "http://www.w3.org/2001/XMLSchema#nonNegativeInteger"
LINE = re.compile(r'<([^>]*)> <([^>]*)> (?:<([^>]*)>|"((?:[^"\\]|\\.)*)"(?:\^\^<([^>]*)>|@\S+)?) \.')
ESCAPE = re.compile(r'\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))')
NAMED = {"n": "\n", "t": "\t", "r": "\r"}


def plain(text):
    return ESCAPE.sub(lambda m: chr(int(m[1] or m[2], 16)) if m[1] or m[2] else NAMED.get(m[3], m[3]), text)


def read(path):
    found = defaultdict(lambda: defaultdict(set))
    with open(path, encoding="utf-8", newline="\n") as file:
        for line in file:
            m = LINE.match(line)
            assert m, line
            if m[2].endswith("Index"):
                assert m[5] == XSD, line
            found[m[1]][m[2]].add(m[3] if m[3] is not None else plain(m[4]))
    return found


def only(node, name):
    values = node[NIF + name]
    assert len(values) == 1, (name, values)
    return next(iter(values))


def check(nif, entities):
    contexts = {iri: n for iri, n in nif.items() if NIF + "Context" in n[TYPE]}
    phrases = {iri: n for iri, n in nif.items() if NIF + "Phrase" in n[TYPE]}
    for iri, node in {**contexts, **phrases}.items():
        begin, end = int(only(node, "beginIndex")), int(only(node, "endIndex"))
        assert iri.endswith(f"#char={begin},{end}") and NIF + "RFC5147String" in node[TYPE], iri
        context = contexts[only(node, "referenceContext")] if iri in phrases else node
        text = only(context, "isString")
        assert (begin, end) == (0, len(text)) or iri in phrases, iri
        if iri in phrases:
            assert 0 <= begin < end <= len(text) and text[begin:end] == only(node, "anchorOf"), (iri, text[begin:end])
            for entity in node[ITS + "taIdentRef"]:
                assert entities is None or entities[entity][TYPE] & node[ITS + "taClassRef"], entity
    return contexts, phrases


nif, graph = read("all.nif.nt"), read("all.nt")
contexts, phrases = check(nif, graph)
texts = "".join(sorted(only(n, "isString") for n in contexts.values()))
with open("text", encoding="utf-8", newline="") as file:
    whole = file.read().replace("\x01", "\ufffd")
assert sorted(texts) == sorted(whole), "the texts are not those of --text"
assert "\ufffdfrom" in whole and "\U0001f30d" in whole
entities = {e for n in phrases.values() for e in n[ITS + "taIdentRef"]}
lake = {iri.split("#")[0] for iri, n in phrases.items() if "Lake Institute" in n[NIF + "anchorOf"]}
nodes = {e for n in phrases.values() if "Lake Institute" in n[NIF + "anchorOf"] for e in n[ITS + "taIdentRef"]}
assert len(lake) == 2 and len(nodes) == 1, ("one organization of two documents", lake, nodes)
assert len(contexts) == int(sys.argv[1]) + 2 and len(phrases) > 40 and len(entities) > 20, (len(contexts), len(phrases), len(entities))
urls = {u for n in contexts.values() for u in n[NIF + "sourceUrl"]}
assert urls == {u for n in graph.values() if "https://schema.org/NewsArticle" in n[TYPE] for u in n["https://schema.org/url"]}, urls
check(read("one.nif.nt"), None)
check(read("mapped.nif.nt"), None)
print(len(contexts), "contexts,", len(phrases), "phrases,", len(entities), "entities")
PY
# shellcheck disable=SC2086
python3 check.py "$(echo $examples | wc -w)"
