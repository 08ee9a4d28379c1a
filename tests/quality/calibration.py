#!/usr/bin/env python3
"""Is the confidence of statements what it claims: of those at 0.8, are about 80 % right?

    calibration.py --program TERCET --ontology FOLDER --gold FOLDER[=WEIGHT]... --table FILE

learns ontology/confidence.tsv: for each family of rules the factor that takes the mean confidence of its statements
to the share of them that is right. A family is the first part of the rule's name and, of frames, the property. Few
statements say little: the share of a family is drawn towards that of all its kin by the weight of SMOOTHING
statements. Texts on which rules were made flatter them: give such a folder a weight below 1. accuracy.py reports how reliable confidence is with the table and without.
"""
import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections import defaultdict

import measure

BANDS = ((0, 50), (50, 60), (60, 70), (70, 80), (80, 90), (90, 101))
SMOOTHING = 20  # statements
LEAST = 5  # statements that a family needs for a line of its own
TABLE = "confidence.tsv"


def judged(comparisons):
    """(rule, per cent, right?) of every statement node whose property the gold knows."""
    for c in comparisons:
        for node in c.graph.evidence:
            get = lambda term: node.get(term, "")
            fact = (get(measure.RDF + "subject"), measure.TERM[get(measure.RDF + "predicate")], get(measure.RDF + "object"))
            if fact in c.graph.facts:
                right = c.states(c.wanted_all, c.translate(fact), True)
                yield get(measure.TCT + "rule"), round(100 * float(get(measure.TCT + "confidence"))), right


# --- reliability ---------------------------------------------------------------------------------------------------

def bands(judgements):
    """[(band, statements, mean confidence, share right)], all in per cent."""
    rows = defaultdict(list)
    for _, percent, right in judgements:
        rows[next(b for b in BANDS if b[0] <= percent < b[1])].append((percent, right))
    return [(b, len(r), sum(p for p, _ in r) / len(r), 100 * sum(ok for _, ok in r) / len(r))
            for b, r in sorted(rows.items())]


def distance(rows):
    """Expected calibration error: mean distance of confidence and share right, weighted by statements."""
    return sum(n * abs(mean - share) for _, n, mean, share in rows) / max(sum(n for _, n, _, _ in rows), 1)


def without_table(program, ontology, work):
    """Path of a pack made of @p ontology without the table."""
    copy, pack = os.path.join(work, "ontology"), os.path.join(work, "raw.pack")
    shutil.copytree(ontology, copy, ignore=shutil.ignore_patterns(TABLE))
    subprocess.run([program, "pack", "--quiet", "--ontology-dir", copy, "-o", pack], check=True)
    return pack


def raw_judgements(program, ontology, folders):
    """{name: judgements} of folders {name: path} as the passes give them, before calibration."""
    with tempfile.TemporaryDirectory() as work:
        options = ("--evidence", "statement", "--pack", without_table(program, ontology, work))
        return {name: list(judged(measure.compare_folder(program, path, options))) for name, path in folders.items()}


def report(raw, calibrated):
    """Lines of Markdown: reliability before and after, for {name: judgements}."""
    yield ("## Confidence\n\nOf the statements in each band of confidence, the share that is right; before: as the rules give it, "
           "after: scaled by `ontology/confidence.tsv`,\nwhich `tests/quality/calibration.py` learns from the texts "
           "\"gold\" and \"own\" (never from \"held-out\").\n")
    for name in raw:
        yield f"| {name} | before: statements | mean confidence | right | after: statements | mean confidence | right |"
        yield "|---" * 7 + "|"
        sides = [{b: f"{n} | {mean:.0f} | {share:.0f}" for b, n, mean, share in bands(j[name])} for j in (raw, calibrated)]
        for band in BANDS:
            if any(band in side for side in sides):
                cells = " | ".join(side.get(band, "0 | | ") for side in sides)
                yield f"| {band[0] / 100:.2f} to {min(band[1], 100) / 100:.2f} | {cells} |"
        yield (f"\nMean distance between confidence and share right: {distance(bands(raw[name])):.1f} points before, "
               f"{distance(bands(calibrated[name])):.1f} after.\n")


# --- learning ------------------------------------------------------------------------------------------------------

def families(rule):
    """Patterns that cover @p rule, widest first."""
    parts = rule.split("/")
    yield parts[0]
    if parts[0] == "frame" and len(parts) > 2:
        yield f"frame/*/{parts[2]}"
    elif len(parts) > 1:
        yield "/".join(parts[:2])


def learn(weighted):
    """{pattern: (factor in per cent, statements)} from [(weight, judgements)]"""
    groups, parent = defaultdict(list), {}
    for weight, judgements in weighted:
        for rule, percent, right in judgements:
            above = ""
            groups[above].append((weight, percent, right))
            for pattern in families(rule):
                groups[pattern].append((weight, percent, right))
                parent[pattern], above = above, pattern
    share, table = {}, {}
    for pattern in sorted(groups, key=lambda p: (p != "", p.count("/"), p)):
        rows = groups[pattern]
        size = sum(w for w, _, _ in rows)
        right, mean = sum(w * ok for w, _, ok in rows), sum(w * p for w, p, _ in rows) / size
        prior = share[parent[pattern]] if pattern else 0.5
        share[pattern] = (right + SMOOTHING * prior) / (size + SMOOTHING)
        if pattern and len(rows) >= LEAST:
            # The texts are those that the rules were made on: they may make a rule less sure, never surer.
            table[pattern] = (min(100, round(10000 * share[pattern] / mean)), len(rows))
    return table


def main():
    a = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    a.add_argument("--program", required=True)
    a.add_argument("--ontology", required=True)
    a.add_argument("--gold", action="append", required=True)
    a.add_argument("--table", required=True)
    args = a.parse_args()
    weight = {folder: float(w or 1) for folder, _, w in (g.partition("=") for g in args.gold)}
    raw = raw_judgements(args.program, args.ontology, {folder: folder for folder in weight})
    table = learn([(weight[folder], judgements) for folder, judgements in raw.items()])
    with open(args.table, "w", encoding="utf-8") as f:
        f.write("# Learnt by tests/quality/calibration.py: pattern of rules, factor of their confidence in per cent,"
                " statements it was learnt from\n")
        for pattern, (factor, count) in sorted(table.items()):
            f.write(f"{pattern}\t{factor}\t{count}\n")


if __name__ == "__main__":
    sys.exit(main())
