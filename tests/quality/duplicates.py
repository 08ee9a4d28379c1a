#!/usr/bin/env python3
"""Duplicate nodes across documents: how many things that gold files name in several documents are several nodes.

    duplicates.py GOLD_DIR COMMAND

COMMAND is run by the shell with {inputs} (all texts, as files) filled in and prints N-Triples of the merged graph. Two
gold entities are one thing when their Wikidata ids are equal, or (without) class and a name of two words or an acronym.
A thing is in duplicate when two nodes of its class bear one of its names. Exit status 1 when any is.
"""
import glob, json, os, re, subprocess, sys, tempfile, unicodedata
from collections import defaultdict

SCHEMA, TCT = "https://schema.org/", "https://w3id.org/tercet/ns#"
CLASSES = {"PER": SCHEMA + "Person", "ORG": SCHEMA + "Organization", "LOC": SCHEMA + "Place"}
TRIPLE = re.compile(r'^<([^>]*)> <([^>]*)> (?:<([^>]*)>|"((?:[^"\\]|\\.)*)"(?:@[\w-]+|\^\^<[^>]*>)?) \.$')


def key(name):
    name = unicodedata.normalize("NFKD", name.replace("’", "'"))
    return " ".join(re.findall(r"\w+", "".join(c for c in name if not unicodedata.combining(c)).lower()))


def usable(name, kind):
    return kind == "LOC" or len(key(name).split()) > 1 or (kind == "ORG" and name.isupper() and len(name) > 2)


def things(golds):
    """Things named in two documents or more: {(class, identity): names}. Identity is a Wikidata id, else a name."""
    names, documents = defaultdict(set), defaultdict(set)
    for gold in golds:
        for entity in gold["entities"]:
            kind = entity["type"]
            usable_names = {key(n) for n in entity["names"] if kind in CLASSES and usable(n, kind)}
            for identity in {entity["wikidata"]} if entity.get("wikidata") else usable_names:
                names[kind, identity] |= usable_names if entity.get("wikidata") else {identity}
                documents[kind, identity].add(gold["id"])
    return {k: n for k, n in names.items() if len(documents[k]) > 1 and n}


def nodes(text):
    types, names = defaultdict(set), defaultdict(set)
    for line in text.splitlines():
        m = TRIPLE.match(line)
        if not m:
            continue
        s, p, iri, literal = m.groups()
        if p.endswith("#type"):
            types[s].add(iri)
        elif literal and p in (SCHEMA + "name", SCHEMA + "alternateName"):
            names[s].add(key(literal))
    return types, names


def main():
    golds = [json.load(open(f, encoding="utf-8")) for f in sorted(glob.glob(os.path.join(sys.argv[1], "*.json")))]
    with tempfile.TemporaryDirectory() as tmp:
        paths = []
        for gold in golds:
            paths.append(os.path.join(tmp, gold["id"] + ".txt"))
            open(paths[-1], "w", encoding="utf-8").write(gold["text"] + "\n")
        run = subprocess.run(sys.argv[2].replace("{inputs}", " ".join(paths)), shell=True, stdout=subprocess.PIPE)
    if run.returncode not in (0, 1):
        sys.exit(f"the command failed: {run.returncode}")
    types, names = nodes(run.stdout.decode("utf-8"))
    found = duplicates = 0
    shared = things(golds)
    for (kind, identity), called in sorted(shared.items()):
        bearers = sorted(s for s in names if called & names[s] and CLASSES[kind] in types[s])
        found += bool(bearers)
        if len(bearers) > 1:
            duplicates += 1
            print(f"duplicate {kind} {identity}: {' '.join(bearers)}")
    print(f"{len(shared)} things in several documents, {found} found, {duplicates} in duplicate")
    return 1 if duplicates else 0


sys.exit(main())
