#!/usr/bin/env python3
"""Time and size of drawings: drawing.py TERCET PACK FOLDER. Graphs like those of press releases: few hubs, many leaves.

Prints a table and fails when a drawing with the default settings takes more than ten seconds, is not the same bytes
when drawn again, or does not say what it left out.
"""
import hashlib
import os
import random
import subprocess
import sys
import time

HEAD = "http://example.org/id/"
SCHEMA = "https://schema.org/"
TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
KINDS = [("person", SCHEMA + "Person"), ("organization", SCHEMA + "Organization"), ("event", SCHEMA + "Event"),
         ("place", SCHEMA + "Place")]
RELATIONS = {("person", "organization"): "affiliation", ("event", "person"): "attendee", ("event", "organization"): "organizer",
             ("event", "place"): "location", ("organization", "place"): "location", ("organization", "organization"): "parentOrganization",
             ("event", "event"): "superEvent"}


def graph(path, nodes):
    rng = random.Random(nodes)
    kinds = [rng.choices(range(4), (5, 3, 2, 1))[0] for _ in range(nodes)]
    with open(path, "w", encoding="utf-8") as out:
        for i, kind in enumerate(kinds):
            iri = f"<{HEAD}{KINDS[kind][0]}/{i}>"
            name = " ".join(rng.choice("alder bridge canal delta ember fjord grove harbour inlet".split()).capitalize() for _ in range(3))
            out.write(f"{iri} <{TYPE}> <{KINDS[kind][1]}> .\n{iri} <http://www.w3.org/2000/01/rdf-schema#label> \"{name} {i}\"@en .\n")
        written = 0
        while written < nodes * 3 // 2:
            a, b = rng.randrange(nodes), min(int(rng.paretovariate(0.6)), nodes) - 1
            relation = RELATIONS.get((KINDS[kinds[a]][0], KINDS[kinds[b]][0]))
            if a == b or not relation:
                a, b = b, a
                relation = RELATIONS.get((KINDS[kinds[a]][0], KINDS[kinds[b]][0]))
            if a != b and relation:
                out.write(f"<{HEAD}{KINDS[kinds[a]][0]}/{a}> <{SCHEMA}{relation}> <{HEAD}{KINDS[kinds[b]][0]}/{b}> .\n")
            written += 1


def draw(tercet, pack, source, output, *more):
    begin = time.monotonic()
    run = subprocess.run([tercet, "render", "--pack", pack, "-o", output, *more, source], capture_output=True, text=True, check=False)
    if run.returncode:
        sys.exit(f"{' '.join(run.args)}: {run.stderr}")
    return time.monotonic() - begin, open(output, "rb").read(), run.stderr.strip().replace("tercet: warning: ", "")


def main():
    tercet, pack, folder = sys.argv[1:4]
    bad = 0
    print("| nodes | type | options | seconds | kB | remark |\n|---|---|---|---|---|---|")
    for nodes in (50, 300, 3000, 30000):
        source = os.path.join(folder, f"{nodes}.nt")
        graph(source, nodes)
        for kind, more in (("svg", ()), ("html", ()), ("svg", ("--max-nodes", str(nodes)))):
            output = os.path.join(folder, f"{nodes}.{kind}")
            seconds, data, remark = draw(tercet, pack, source, output, *more)
            again = draw(tercet, pack, source, output, *more)[1]
            same = hashlib.sha256(data).digest() == hashlib.sha256(again).digest()
            if "thinned" in remark and data.count(b'class="node') > 60:
                sys.exit("thinned, but not to 60 nodes")
            said = nodes <= 60 or b"not shown" in data.replace(b"\xc2\xa0", b" ") or (bool(more) and "thinned" not in remark)
            print(f"| {nodes} | {kind} | {' '.join(more)} | {seconds:.2f} | {len(data) / 1000:.0f} | {remark} |", flush=True)
            if seconds > 10 or (not same and not remark) or not said:
                print(f"wrong: {seconds:.1f} s, same bytes {same}, says what is left out {said}")
                bad += 1
    return bad


if __name__ == "__main__":
    sys.exit(1 if main() else 0)
