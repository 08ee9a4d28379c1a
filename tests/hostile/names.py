#!/usr/bin/env python3
"""Titles and names that look like the syntax of what they are written to: every format holds the same statements, every
drawing is well-formed, and nothing of a name becomes syntax. names.py [PART OF A NAME...]"""
import csv
import html.parser
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree

from harness import run

FORMATS = {"turtle": "ttl", "ntriples": "nt", "nquads": "nq", "trig": "trig", "rdfxml": "rdf", "jsonld": "jsonld",
           "graphml": "graphml", "gexf": "gexf", "csv": "csv"}
NAMES = {
    "Turtle": 'x" . <http://evil.example/s> <http://evil.example/p> "y',
    "Turtle, long": 'x""" . <http://evil.example/s> <http://evil.example/p> """y',
    "Turtle, end": "x\\",
    "Turtle, language": 'x"@en-evil , "y',
    "IRI": "<http://evil.example/x>",
    "N-Triples": "\\u0022 \\n _:b <http://evil.example/p> .",
    "null of SQL": "\\N and \\G and \\l",
    "HTML": '"><script>alert(1)</script><img src=x onerror=alert(2)>',
    "HTML, attribute": "' onmouseover='alert(1)",
    "HTML, comment": "--><!-- ]]> <![CDATA[",
    "entity": "&lt;b&gt; &amp;amp; &evil; &#0;",
    "SVG": "</text></svg><svg onload=alert(1)>",
    "DOT": '"]; evil [label="x"]; "',
    "DOT, HTML label": "<<b>x</b>> {a|b} <port>",
    "DOT, escapes": "%s %n \\T \\H \\E",
    "Mermaid": 'x"]; evil-->y["z #quot; %%{init: {}}%%',
    "shell": "$(touch evil) `touch evil` ; touch evil | touch evil",
    "path": "../../../../tmp/evil",
    "path of Windows": "C:\\evil\\con.txt",
    "spreadsheet": "=cmd|'/C calc'!A0",
    "JSON": '\\"}],"evil":{"@id":"',
    "XML, control": "x\x0by",
    "template": "{{evil}} ${evil} %(evil)s",
    "SPARQL": '" } ; DROP ALL ; #',
    "right to left": "abc \u202e evil \u2066 x",
    "no characters": "\ufffe \U0001fffe",
    "combining": "e" + "\u0301" * 500,
    "long": "long " * 5000,
}


class Elements(html.parser.HTMLParser):
    """Collects what a browser would see as elements and as attributes that run something."""

    def __init__(self):
        super().__init__()
        self.faults, self.scripts = [], 0

    def handle_starttag(self, tag, attrs):
        self.scripts += tag == "script"
        self.faults += [f"element {tag}"] if tag in ("img", "iframe", "b:b") else []
        self.faults += [f"attribute {name}" for name, value in attrs if name.startswith("on") and "alert" in (value or "")]


def html_faults(text):
    """A page has two scripts, its data and its own program; a name adds none."""
    elements = Elements()
    elements.feed(text)
    elements.close()
    return elements.faults + ([f"{elements.scripts} scripts"] if elements.scripts > 2 else [])


def page(name):
    escaped = name.replace("&", "&amp;").replace("<", "&lt;")
    return (f"<!DOCTYPE html><html lang=en><head><meta charset=utf-8><title>{escaped}</title></head><body><h1>{escaped}</h1>"
            f"<p>The Lake Institute and the World Bank signed the \u201c{escaped}\u201d agreement in Dakar on 3 May 2024.</p>"
            f"<p>Ms. Awa Sow, Director of the Lake Institute, opened the {escaped} Forum. "
            f"\u201cThis is {escaped},\u201d said Ms. Sow.</p></body></html>").encode()


def triples(syntax, path):
    """Statements that raptor reads, as sorted N-Triples without blank nodes' names; None when it complains."""
    done = subprocess.run(["rapper", "-q", "-i", syntax, "-o", "ntriples", path, "http://b.example/"], capture_output=True)
    lines = re.sub(rb"_:\w+", b"_:b", done.stdout).splitlines()
    return None if done.returncode or done.stderr else sorted(set(lines))


def check_graphs(folder):
    base = os.path.join(folder, "out")
    args = [a for f in FORMATS for a in ("-f", f)]
    code, _, messages, _, _ = run(["extract", "--evidence", "statement", *args, "-o", base, os.path.join(folder, "in.html")], 20, folder)
    if code not in (0, 1):
        yield f"exit code {code}: {messages.decode('utf-8', 'replace')[:200]}"
        return
    if shutil.which("rapper"):
        wanted = triples("ntriples", base + ".nt")
        for syntax, extension in (("turtle", "ttl"), ("rdfxml", "rdf"), ("trig", "trig"), ("nquads", "nq")):
            read = triples(syntax, f"{base}.{extension}")
            # what an XML literal cannot hold is left out of it, and graphs of TriG add their names
            same = read is not None and (read == wanted or extension != "ttl")
            if wanted is None or not same:
                yield f"{syntax} is not what N-Triples says"
    for extension in ("rdf", "graphml", "gexf"):
        ElementTree.parse(f"{base}.{extension}")
    with open(base + ".jsonld", encoding="utf-8") as file:
        json.load(file)
    with open(base + ".csv", encoding="utf-8", newline="") as file:
        widths = {len(row) for row in csv.reader(file, strict=True)}
    if len(widths) != 1:
        yield f"rows of CSV are {sorted(widths)} wide"
    with open(base + ".nt", encoding="utf-8") as file:
        for line in file:
            if re.match(r"\S+ <http://evil|<http://evil", line):
                yield f"a name became a statement: {line[:100]}"


def check_drawings(folder, media):
    for medium in media:
        path = os.path.join(folder, "drawing." + medium)
        code, _, messages, _, _ = run(["render", "--all", "-T", medium, "-o", path, os.path.join(folder, "in.html")], 30, folder)
        if code not in (0, 1):
            yield f"{medium}: exit code {code}: {messages.decode('utf-8', 'replace')[:200]}"
            continue
        with open(path, encoding="utf-8") as file:
            text = file.read()
        if medium in ("html", "svg"):
            yield from (f"{medium}: {fault} out of a name" for fault in html_faults(text))
        if medium == "svg":
            ElementTree.fromstring(text)
        if medium == "dot":
            read = subprocess.run(["dot", "-Tplain"], input=text.encode(), capture_output=True, timeout=60)
            if read.returncode or re.search(rb"^node evil ", read.stdout, re.M):
                yield "dot: does not read it, or a name became a node"
        if medium == "mermaid" and re.search(r"^\s*evil", text, re.M):
            yield "mermaid: a name became a node"


def check(name, text, media):
    with tempfile.TemporaryDirectory() as folder:
        with open(os.path.join(folder, "in.html"), "wb") as file:
            file.write(page(text))
        try:
            found = [*check_graphs(folder), *check_drawings(folder, media)]
        except (ElementTree.ParseError, ValueError, csv.Error) as error:
            found = [f"not well-formed: {error}"]
        expected = {"in.html", *(f"out.{e}" for e in FORMATS.values()), *(f"drawing.{m}" for m in media)}
        found += [f"a file where none may be: {f}" for f in set(os.listdir(folder)) - expected]
    for fault in found:
        print(f"{name}: {fault}")
    return not found


def main(media=("svg", "html", "dot", "mermaid")):
    chosen = {n: t for n, t in NAMES.items() if not sys.argv[1:] or any(a in n for a in sys.argv[1:])}
    failed = [n for n, t in chosen.items() if not check(n, t, media)]
    print(f"{len(chosen)} names, {len(failed)} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
