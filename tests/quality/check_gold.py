#!/usr/bin/env python3
"""Check annotated press releases: check_gold.py FOLDER|FILE ...

Names, titles and evidence stand in the text character for character; types, properties, domains and ranges are those
of the annotation scheme; ids resolve; dates are ISO dates in order; no fact is given twice. Prints what is wrong, one
line each, and exits with 1 if anything is.
"""
import datetime
import glob
import json
import os
import sys
from collections import Counter

TYPES = {"PER", "ORG", "EVT", "STR", "LOC", "POST"}
STRATEGIES = {"strategy", "policy", "plan", "programme", "project", "initiative", "agenda", "goal", "agreement", "law",
              "resolution", "framework", "other"}
# property: (types of the subject, types of the object)
PROPERTIES = {
    "organizer": ("EVT", "ORG PER LOC"), "location": ("EVT ORG", "LOC"), "startDate": ("EVT STR", "date"),
    "endDate": ("EVT STR", "date"), "participant": ("EVT", "PER ORG POST LOC"), "speaker": ("EVT", "PER ORG POST"),
    "chair": ("EVT", "PER ORG POST"), "superEvent": ("EVT", "EVT"), "affiliation": ("PER POST", "ORG LOC"),
    "jobTitle": ("PER", "title"), "represents": ("PER ORG POST", "ORG LOC"), "parentOrganization": ("ORG", "ORG"),
    "memberOf": ("ORG LOC PER", "ORG"), "owner": ("STR", "ORG LOC PER"), "implementer": ("STR", "ORG PER LOC"),
    "funder": ("STR ORG EVT", "ORG LOC PER"), "beneficiary": ("STR", "LOC ORG"), "partOf": ("STR", "STR"),
    "presented": ("PER ORG POST", "STR"), "presentedAt": ("STR", "EVT"), "signatory": ("STR EVT", "PER ORG LOC POST"),
    "supports": ("PER ORG LOC STR", "STR EVT ORG"), "partner": ("ORG LOC", "ORG LOC"), "met": ("PER ORG", "PER ORG"),
}
SYMMETRIC = {"partner", "met"}
STRONGER = ("speaker", "chair")  # they imply participant


def is_date(s):
    for shape in ("%Y", "%Y-%m", "%Y-%m-%d"):
        try:
            return datetime.datetime.strptime(s, shape).strftime(shape) == s
        except ValueError:
            pass
    return False


def head_errors(gold, path):
    slug = os.path.basename(path)[:-len(".json")]
    if gold["id"] != slug or not slug.startswith(gold["lang"] + "-") or gold["lang"] not in ("fr", "en"):
        yield f"id {gold['id']} or language {gold['lang']} does not fit the file's name"
    if not is_date(gold["published"]):
        yield f"published: {gold['published']} is no date"
    if not gold["url"].startswith("https://example.org/"):
        yield f"url: {gold['url']}"
    if "\n\n" in gold["text"] or gold["text"] != gold["text"].strip() or "\t" in gold["text"]:
        yield "text: an empty line, a tab or space at an end"


def entity_errors(gold):
    seen = Counter()
    for e in gold["entities"]:
        if e["type"] not in TYPES:
            yield f"{e['id']}: no type {e['type']}"
        if e["type"] == "STR" and e.get("subtype") not in STRATEGIES:
            yield f"{e['id']}: no subtype {e.get('subtype')} of STR"
        if not e["names"]:
            yield f"{e['id']}: no name"
        yield from (f"{e['id']}: the text has no '{n}'" for n in e["names"] if not n or n not in gold["text"])
        seen.update([("id", e["id"])] + [(e["type"], n) for n in e["names"]])
    yield from (f"{kind} '{what}' is given {n} times" for (kind, what), n in seen.items() if n > 1)


def object_error(o, wanted, types, text):
    if wanted == "date":
        return None if is_date(o) else f"'{o}' is no date"
    if wanted == "title":
        return None if o in text else f"the text has no '{o}'"
    if o not in types:
        return f"no entity {o}"
    return None if types[o] in wanted.split() else f"a {types[o]} as object"


def relation_errors(gold):
    types = {e["id"]: e["type"] for e in gold["entities"]}
    for r in gold["relations"]:
        name = f"{r['s']} {r['p']} {r['o']}"
        if r["p"] not in PROPERTIES:
            yield f"{name}: no such property"
            continue
        domain, range_ = PROPERTIES[r["p"]]
        if types.get(r["s"]) not in domain.split():
            yield f"{name}: a {types.get(r['s'])} as subject"
        wrong = object_error(r["o"], range_, types, gold["text"])
        if wrong or r["s"] == r["o"]:
            yield f"{name}: {wrong or 'of itself'}"
        if not r["evidence"] or r["evidence"] not in gold["text"]:
            yield f"{name}: the text has no '{r['evidence']}'"


def repetition_errors(gold):
    facts = Counter((r["s"], r["p"], r["o"]) for r in gold["relations"])
    for (s, p, o), n in facts.items():
        if n > 1 or (p in SYMMETRIC and (o, p, s) in facts):
            yield f"{s} {p} {o}: given twice"
        if p == "participant" and any((s, q, o) in facts for q in STRONGER):
            yield f"{s} {p} {o}: a stronger property holds"
        if p == "startDate" and any(q == "endDate" and t == s and end[:len(o)] < o[:len(end)] for t, q, end in facts):
            yield f"{s}: ends before it starts"


def errors(path):
    with open(path, encoding="utf-8") as f:
        gold = json.load(f)
    yield from head_errors(gold, path)
    yield from entity_errors(gold)
    yield from relation_errors(gold)
    yield from repetition_errors(gold)


def main(arguments):
    files = [f for a in arguments for f in (sorted(glob.glob(os.path.join(a, "*.json"))) if os.path.isdir(a) else [a])]
    found = [f"{os.path.basename(f)}: {e}" for f in files for e in errors(f)]
    print("\n".join(found) if found else f"{len(files)} documents are sound")
    return 1 if found or not files else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
