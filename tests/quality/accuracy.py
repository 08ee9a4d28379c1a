#!/usr/bin/env python3
"""Accuracy on annotated press releases: tables, floors, and the page docs/accuracy.md.

    accuracy.py --program TERCET [--gold NAME=FOLDER]... [--held NAME=FOLDER] [--floors FILE [--raise]] [--page FILE]
                [--ontology FOLDER]

For each folder: entities by class (strict and relaxed), relations by property, French and English apart; of the gold
entities and relations found in either text of a pair, the share found in both; the most frequent kinds of error. Of a
folder given with --held only figures are shown, never an error. Exit status 1 when a figure is below its floor.
"""
import argparse
import sys
from collections import Counter, defaultdict

import calibration
import measure

LANGUAGES = (("all", None), ("French", "fr"), ("English", "en"))
WAYS = {"strict": "entities, strict", "relaxed": "entities, relaxed", "relation": "relations"}
SLACK = 1.5  # points that a floor lies below the figure of the day it was set


# --- figures -------------------------------------------------------------------------------------------------------

def totals(comparisons, language=None):
    """{(way, class or property or "all"): Counter}"""
    table = defaultdict(Counter)
    for c in comparisons:
        if language in (None, c.gold["lang"]):
            for (way, name), counter in c.counts().items():
                table[way, name].update(counter)
                table[way, "all"].update(counter)
    return table


def pairs(comparisons):
    """{"entities"|"relations": (found in both, found in either)} over the texts joined by `pair`."""
    by_id = {c.gold["id"]: c for c in comparisons}
    tally = {"entities": [0, 0], "relations": [0, 0]}
    for c in comparisons:
        other = by_id.get(c.gold.get("pair"))
        if other and c.gold["id"] < other.gold["id"]:
            key = lambda fact: fact[:2] if fact[1] == "jobTitle" else fact  # titles differ with the language
            for name, common, one, two in (
                    ("entities", set(c.kind) & set(other.kind), set(c.stands_for.values()), set(other.stands_for.values())),
                    ("relations", set(map(key, c.wanted)) & set(map(key, other.wanted)),
                     set(map(key, c.found)), set(map(key, other.found)))):
                tally[name][0] += len(common & one & two)
                tally[name][1] += len(common & (one | two))
    return {name: tuple(t) for name, t in tally.items()}


def error_kinds(comparisons):
    """How often each kind of error occurs."""
    kinds = Counter()
    for c in comparisons:
        found = set(c.stands_for.values())
        for gold_id, kind in c.kind.items():
            if gold_id not in found:
                kinds[f"{kind} missed"] += 1
            elif gold_id not in c.strict:
                kinds[f"{kind} found with another extent"] += 1
        for node, kind in c.graph.kinds.items():
            if node not in c.stands_for:
                twin = any(measure.agreement(a, b) >= 0.6 for e in c.gold["entities"] if e["type"] == kind
                           for a in c.graph.names.get(node, []) for b in e["names"])
                other = any(measure.agreement(a, b) == 2 for e in c.gold["entities"] if e["type"] != kind
                            for a in c.graph.names.get(node, []) for b in e["names"])
                kinds[f"{kind} " + ("twice: two nodes for one entity" if twin else
                                    "that is of another class" if other else "that is no entity")] += 1
        relation_errors(c, found, kinds)
    return kinds


def relation_errors(c, found, kinds):
    joined = {(s, o) for s, _, o in c.given}
    for s, p, o in c.wanted - c.found:
        ends = [e for e in ((s,) if p in measure.VALUES else (s, o)) if e not in found]
        kinds[f"{p} missed, " + ("an end was not found" if ends else
                                 "another property stated" if (s, o) in joined or (o, s) in joined else
                                 "both ends found")] += 1
    for s, p, o in c.given - c.right:
        known = s in c.kind and (p in measure.VALUES or o in c.kind)
        stated = any({s, o} == {t, u} for t, _, u in c.wanted)
        kinds[f"{p} wrong, " + ("an end is no entity of the gold" if not known else
                                "the gold states another property" if stated else "the gold states nothing")] += 1


# --- text ----------------------------------------------------------------------------------------------------------

def row(name, counter):
    p, r, f1 = measure.precision_recall_f1(counter)
    return [name, str(counter["gold"]), str(counter["pred"])] + [f"{100 * x:.1f}" for x in (p, r, f1)]


def markdown(head, rows):
    yield "| " + " | ".join(head) + " |"
    yield "|---" * len(head) + "|"
    for r in rows:
        yield "| " + " | ".join(r) + " |"
    yield ""


def detail(comparisons, way, names):
    """Rows of one way of counting, with F1 of each language at the end."""
    tables = {code: totals(comparisons, code) for _, code in LANGUAGES}
    for name in [*names, "all"]:
        counter = tables[None][way, name]
        if counter["gold"] or counter["pred"]:
            yield row(name, counter) + [f"{100 * measure.precision_recall_f1(tables[code][way, name])[2]:.1f}"
                                        for code in ("fr", "en")]


def figures(folders):
    """{(folder, language, figure): percent}, what floors are set for."""
    out = {}
    for name, comparisons in folders.items():
        for label, code in LANGUAGES:
            table = totals(comparisons, code)
            for way, words in WAYS.items():
                p, _, f1 = measure.precision_recall_f1(table[way, "all"])
                out[name, label, words + " F1"] = 100 * f1
                if way == "relation":
                    out[name, label, words + " precision"] = 100 * p
            for kind in measure.CLASSES[:5] if code is None else ():
                out[name, label, f"{kind} relaxed F1"] = 100 * measure.precision_recall_f1(table["relaxed", kind])[2]
        for what, (both, either) in pairs(comparisons).items():
            if either:
                out[name, "all", f"{what} of pairs found in both"] = 100 * both / either
    return out


def summary(folders, found):
    for name, comparisons in folders.items():
        get = lambda figure, language="all": f"{found[name, language, figure]:.1f}"
        yield [name, str(len(comparisons)), get("entities, strict F1"), get("entities, relaxed F1"),
               get("relations precision"), get("relations F1"),
               get("relations F1", "French") + ", " + get("relations F1", "English")]


HEAD = ["texts", "documents", "strict F1", "relaxed F1", "relations P", "relations F1", "fr, en"]
DETAIL = ["", "gold", "given", "P", "R", "F1", "F1 fr", "F1 en"]
INTRODUCTION = """# Accuracy

Made by `sh tests/run.sh quality`; do not edit. Figures are per cent.

How it is measured: each annotated press release is extracted from its plain text with its date of publication. An entity is found
when a node of the same main class has one of its names, exactly but for case, accents, articles and honorifics (strict) or by most of
its words (relaxed: token F1 of 0.6); a second node for the same entity is an error. A statement is right when both its ends are found
and the annotation states it; speakers and chairs count as participants. P is the share of what tercet states that is right, R the share of
the annotation that it found. The measure is `tests/quality/measure.py`, written from the annotation rules; on the
three sets of texts its counts were compared once with those of the independent script that came with the gold, document by document, class by class and property by
property: they agreed in every count.

"gold": texts from real press offices' facts, kept beside the project. "own": press releases of our own in `tests/quality/gold`, to develop
on. "held-out": such texts in `tests/quality/gold-held`, whose errors nobody looks at: the figures closest to texts never seen.
"""


def page(folders, held, found, reliability):
    yield INTRODUCTION
    yield from markdown(HEAD, summary(folders, found))
    for name, comparisons in folders.items():
        for what, (both, either) in pairs(comparisons).items():
            if either:
                yield (f"Of the {what} found in either text of a French and English pair ({name}), "
                       f"{both} of {either} ({100 * both / either:.0f} %) were found in both.\n")
    for name, comparisons in folders.items():
        yield f"## {name[0].upper() + name[1:]}\n"
        for way, names in (("strict", measure.CLASSES), ("relaxed", measure.CLASSES), ("relation", measure.PROPERTIES)):
            yield from markdown([WAYS[way]] + DETAIL[1:], detail(comparisons, way, names))
    yield "## The ten most frequent kinds of error\n\nHeld-out texts are left out.\n"
    kinds = error_kinds([c for name, cs in folders.items() if name != held for c in cs])
    yield from markdown(["kind", "count"], ([k, str(n)] for k, n in sorted(kinds.items(), key=lambda i: (-i[1], i[0]))[:10]))
    yield from reliability


# --- floors --------------------------------------------------------------------------------------------------------

def read_floors(path):
    try:
        with open(path, encoding="utf-8") as f:
            lines = [line.rstrip("\n").split("\t") for line in f if line.strip() and not line.startswith("#")]
    except FileNotFoundError:
        return {}
    return {tuple(line[:3]): float(line[3]) for line in lines}


def write_floors(path, floors):
    with open(path, "w", encoding="utf-8") as f:
        f.write("# Least figures in per cent: texts, language, figure, floor. They only rise (accuracy.py --raise).\n")
        for key in sorted(floors):
            f.write("\t".join(key) + f"\t{floors[key]:.1f}\n")


def below(floors, found):
    for key, floor in sorted(floors.items()):
        if key in found and found[key] < floor:
            yield f"{', '.join(key)}: {found[key]:.1f} is below the floor of {floor:.1f}"


def named(text):
    name, _, folder = text.partition("=")
    return name, folder


def arguments():
    a = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    a.add_argument("--program", required=True)
    a.add_argument("--gold", action="append", type=named, default=[])
    a.add_argument("--held", type=named, default=None)
    a.add_argument("--floors")
    a.add_argument("--raise", dest="lift", action="store_true", help="raise the floors to today's figures less 1.5")
    a.add_argument("--page")
    a.add_argument("--ontology", help="folder that the pack was made of: adds the reliability of confidence")
    return a.parse_args()


def main():
    args = arguments()
    held = args.held[0] if args.held else None
    folders = {name: measure.compare_folder(args.program, folder, ("--evidence", "statement"))
               for name, folder in args.gold + ([args.held] if args.held else [])}
    found = figures(folders)
    reliability = []
    if args.ontology:
        raw = calibration.raw_judgements(args.program, args.ontology, dict(args.gold + ([args.held] if args.held else [])))
        reliability = calibration.report(raw, {name: list(calibration.judged(cs)) for name, cs in folders.items()})
    text = "\n".join(page(folders, held, found, reliability))
    print(text)
    if args.page:
        with open(args.page, "w", encoding="utf-8") as f:
            f.write(text.rstrip("\n") + "\n")
    floors = read_floors(args.floors) if args.floors else {}
    if args.lift:
        floors.update({key: max(floors.get(key, 0.0), round(value - SLACK, 1)) for key, value in found.items()})
        write_floors(args.floors, floors)
    failures = list(below(floors, found))
    print("\n".join(failures) if failures else "No figure is below its floor.")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
