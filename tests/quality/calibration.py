#!/usr/bin/env python3
"""Is the confidence of statements what it claims: of those at 0.8, are about 80 % right?"""
from collections import defaultdict

import measure

BANDS = ((0, 50), (50, 60), (60, 70), (70, 80), (80, 90), (90, 101))


def judged(comparisons):
    """(rule, percent, right?) of every statement node whose property the gold knows."""
    for c in comparisons:
        for node in c.graph.evidence:
            get = lambda term: node.get(term, "")
            fact = (get(measure.RDF + "subject"), measure.TERM[get(measure.RDF + "predicate")], get(measure.RDF + "object"))
            if fact in c.graph.facts:
                right = c.states(c.wanted_all, c.translate(fact), True)
                yield get(measure.TCT + "rule"), round(100 * float(get(measure.TCT + "confidence"))), right


def bands(judgements):
    """[(band, statements, mean confidence, share right)], all in per cent."""
    rows = defaultdict(list)
    for _, percent, right in judgements:
        rows[next(b for b in BANDS if b[0] <= percent < b[1])].append((percent, right))
    return [(b, len(r), sum(p for p, _ in r) / len(r), 100 * sum(ok for _, ok in r) / len(r))
            for b, r in sorted(rows.items())]


def error(rows):
    """Expected calibration error: mean distance of confidence and share right, weighted by statements."""
    return sum(n * abs(mean - share) for _, n, mean, share in rows) / max(sum(n for _, n, _, _ in rows), 1)


def report(folders):
    yield "## Confidence\n\nOf the statements of each band of confidence, the share that is right.\n"
    for name, comparisons in folders.items():
        rows = bands(judged(comparisons))
        yield f"| {name} | statements | mean confidence | right |\n|---|---|---|---|"
        for (low, high), n, mean, share in rows:
            yield f"| {low / 100:.2f} to {min(high, 100) / 100:.2f} | {n} | {mean:.0f} | {share:.0f} |"
        yield f"\nMean distance between confidence and share right: {error(rows):.1f} points.\n"
