#!/usr/bin/env python3
"""Inputs whose cost may only grow with their size: each is read at two sizes, one four times the other, and must take less than
5.5 times as long (a quadratic stage takes sixteen times). The smaller size grows until it costs enough to be measured. growth.py [PART OF A NAME...]"""
import os
import sys
import tempfile

from harness import STORY, main, run

FACTOR, MOST = 4, 5.5
# Processor time below this says nothing about growth; beyond this size of a text it need not be looked for.
FLOOR, MOST_BYTES = 0.3, 6 << 20
SECONDS = 60


class Trap:
    """`text(n)` is an input of size in proportion to n."""

    def __init__(self, name, size, text, suffix="txt", args=("extract", "--lang", "en", "-f", "ntriples")):
        self.name, self.size, self.text, self.suffix, self.args = name, size, text, suffix, args


def word(i):
    """A made-up capitalised word, another for each number."""
    letters = ""
    while True:
        letters += "bdfklmnprstvz"[i % 13] + "aeiou"[i // 13 % 5]
        i //= 65
        if not i:
            return letters.capitalize()


def letters(i):
    return "".join(chr(65 + i // 26 ** k % 26) for k in range(4))


def lines(n, template):
    return "\n\n".join(template.format(w=word(i), v=word(i + 7), a=letters(i), i=i) for i in range(n))


def sentences(n, template):
    return " ".join(template.format(w=word(i), v=word(i + 7), a=letters(i), i=i) for i in range(n))


def rss(n):
    items = "".join(f"<item><title>{word(i)}</title><guid>{i}</guid><description>{STORY}</description></item>" for i in range(n))
    return f"<rss><channel><title>x</title>{items}</channel></rss>"


TRAPS = [
    # sentences and tokens
    Trap("one sentence without an end", 4000, lambda n: "the port and " * n),
    Trap("one token", 100000, lambda n: "x" * n),
    Trap("letters with full stops", 10000, lambda n: "A. B. " * n),
    Trap("abbreviations", 10000, lambda n: "e.g. etc. Mr. " * n),
    Trap("hyphens", 20000, lambda n: "a-" * n),
    Trap("apostrophes", 20000, lambda n: "l'" * n),
    Trap("digits", 100000, lambda n: "1" * n),
    Trap("digits with commas", 50000, lambda n: "1," * n),
    Trap("full stops", 100000, lambda n: "." * n),
    Trap("question marks between spaces", 20000, lambda n: "? " * n),
    Trap("addresses", 4000, lambda n: sentences(n, "http://a.example/{w}@{v}.example")),
    Trap("accents", 40000, lambda n: "e" + "\u0301" * n),
    Trap("ideographs without space", 20000, lambda n: "\u6c34\u9053" * n),
    Trap("emoji joined", 20000, lambda n: "\U0001F469\u200d" * n),
    Trap("spaces of all kinds", 50000, lambda n: "\u00a0\u2003\u200b \t" * n),
    Trap("capital letters", 4000, lambda n: "THE PORT OF DAKAR AND " * n),
    # names, mentions, coreference
    Trap("people, each another", 1500, lambda n: lines(n, "Ms. {w} {v}, Director of the {w} Institute, spoke.")),
    Trap("one person, again and again", 1500, lambda n: STORY + sentences(n, " Ms. Sow spoke. She left.")),
    Trap("one surname, many people", 1500, lambda n: lines(n, "Ms. {w} Sow spoke in Dakar.")),
    Trap("organizations, each another", 1500, lambda n: lines(n, "The {w} {v} Foundation opened.")),
    Trap("long names that begin alike", 800, lambda n: lines(n, "The International Lake and River {w} Foundation for Water opened.")),
    Trap("acronyms, each another", 1500, lambda n: lines(n, "The {w} {v} Institute ({a}) met {a}.")),
    Trap("acronyms without an expansion", 4000, lambda n: sentences(n, "{a} and")),
    Trap("brackets", 50000, lambda n: "(" * n + ")" * n),
    Trap("brackets around words", 4000, lambda n: "(Bank " * n),
    Trap("pronouns", 4000, lambda n: "She said that it was theirs. " * n),
    # lists and chains
    Trap("a list of names", 2000, lambda n: "In Dakar, " + ", ".join(f"{word(i)} {word(i + 9)}" for i in range(n)) + " and others met."),
    Trap("a list of offices", 1500, lambda n: "Ms. Awa Sow, " + ", ".join(f"Director of {word(i)}" for i in range(n)) + ", spoke."),
    Trap("of the of the", 3000, lambda n: "the Director " + "of the Department " * n),
    Trap("titles before a name", 3000, lambda n: "President " * n + "Awa Sow spoke."),
    Trap("appositions", 2000, lambda n: "Ms. Sow, the head, " * n),
    Trap("subsidiaries", 1500, lambda n: lines(n, "{w} Group is a subsidiary of {v} Group.")),
    Trap("relative clauses of one paragraph", 1500, lambda n: sentences(n, "The {w} Fund, which the {v} Office runs, met.")),
    Trap("units of other bodies", 1500, lambda n: lines(n, "The Department of {w} of the Ministry of {v} opened.")),
    Trap("paragraphs about companies", 800, lambda n: lines(n, "About {w} {v}\n{w} {v} is a company based in Dakar.")),
    Trap("one thing introduced again and again", 2000, lambda n: sentences(n, "The museum opens an exhibition.")),
    Trap("quoted names behind nouns", 1500, lambda n: lines(n, "L'exposition \u00ab {w} {v} \u00bb s'ouvre \u00e0 Dakar."), args=("extract", "--lang", "fr", "-f", "ntriples")),
    # quotations, dates, events, money
    Trap("quotation marks", 20000, lambda n: "\" " * n),
    Trap("quotations without an end", 3000, lambda n: "\u201cWe are glad \u00ab and " * n),
    Trap("quotations, each with a speaker", 1000, lambda n: lines(n, "\u201cThe port is open,\u201d said Ms. {w} {v}.")),
    Trap("dates", 2500, lambda n: "on 3 May 2024 and from 4 to 6 June 2023, " * n),
    Trap("events, each another", 1200, lambda n: lines(n, "The {w} Conference took place in Dakar on 3 May 2024.")),
    Trap("one event, again and again", 1200, lambda n: lines(n, "The Lake Conference took place in Dakar. The conference ended.")),
    Trap("sums of money", 2500, lambda n: sentences(n, "The World Bank gave $5.{i} million to {w}.")),
    Trap("agreements between all", 700, lambda n: lines(n, "The {w} Foundation signed an agreement with the {v} Foundation in Dakar.")),
    # layout
    Trap("values of labels", 1500, lambda n: lines(n, "Venue: {w} Hall, Dakar").replace("\n\n", "\n")),
    Trap("notes about what they mark", 1500, lambda n: sentences(n, "The {w} Fund[{i}] met.") + "\n\n" + lines(n, "[{i}] It is based in Dakar.")),
    Trap("bullets", 5000, lambda n: lines(n, "- {w} {v}").replace("\n\n", "\n")),
    Trap("headings", 3000, lambda n: lines(n, "{w} {v}")),
    Trap("rows of a table", 3000, lambda n: "<table>" + lines(n, "<tr><td>{w}</td><td>Director</td><td>Dakar</td></tr>") + "</table>", "html"),
    Trap("nested lists in a page", 3000, lambda n: "<ul><li>Bank " * n, "html"),
    Trap("footnotes", 3000, lambda n: "<p>" + sentences(n, "word<sup>{i}</sup>") + "</p>" + lines(n, "<p>{i}. {w}</p>"), "html"),
    Trap("notes that marks lead to", 1500, lambda n: "<p>" + sentences(n, "word<sup><a href='#n{i}'>{i}</a></sup>") + "</p>" + lines(n, "<p id=n{i}>{w}</p>"), "html"),
    Trap("links", 4000, lambda n: lines(n, "<a href='http://a.example/{i}'>{w}</a>"), "html"),
    Trap("things of microdata", 2000, lambda n: lines(n, "<div itemscope itemtype='https://schema.org/Person'><b itemprop=name>{w} {v}</b></div>"), "html"),
    Trap("things of JSON-LD", 2000, lambda n: "<script type='application/ld+json'>[" + ",".join(
        f'{{"@id":"#{i}","@type":"Person","name":"{word(i)} {word(i + 7)}","knows":{{"@id":"#{i - 1}"}}}}' for i in range(n)) + f"]</script><p>{STORY}", "html"),
    # many documents
    Trap("items of a feed", 150, rss, "xml"),
    Trap("lines of JSON", 150, lambda n: "\n".join(f'{{"id":"{i}","text":"{STORY} {word(i)}."}}' for i in range(n)), "jsonl"),
    # other commands
    Trap("triples of one subject", 8000, lambda n: "\n".join(f"<http://a.example/s> <http://a.example/p> \"{word(i)}\" ." for i in range(n)), "nt",
         ("query", "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }")),
    Trap("user's names that begin alike", 3000, lambda n: "@prefix s: <https://schema.org/> .\n" + "\n".join(
        f"<http://a.example/{i}> a s:Organization ; s:name \"Lake and River {word(i)}\"@en ." for i in range(n)), "ttl", ("check",)),
]


def cost(trap, n, folder):
    """Processor time and memory of one reading; None when it failed."""
    path = os.path.join(folder, f"input.{trap.suffix}")
    with open(path, "w", encoding="utf-8") as file:
        file.write(trap.text(n))
    command, *rest = trap.args
    args = [command, path, *rest] if command == "query" else [command, *rest, path]
    code, _, messages, seconds, _ = run(args, SECONDS, folder)
    if code is None or code not in (0, 1):
        words = messages.decode("utf-8", "replace")[:200]
        print(f"{trap.name}: size {n}: " + (f"exit code {code}: {words}" if code is not None else f"not done in {SECONDS} s"))
        return None
    return seconds


def check(trap):
    with tempfile.TemporaryDirectory() as folder:
        n = trap.size
        small = cost(trap, n, folder)
        while small is not None and small < FLOOR and len(trap.text(n)) * FACTOR < MOST_BYTES:
            n *= FACTOR
            small = cost(trap, n, folder)
        large = cost(trap, n * FACTOR, folder) if small is not None else None
        if large is None:
            return False
        growth = large / max(small, FLOOR / FACTOR)
        if growth >= MOST:  # once more: another program may have emptied the caches
            small, large = cost(trap, n, folder) or small, cost(trap, n * FACTOR, folder) or large
            growth = min(growth, large / max(small, FLOOR / FACTOR))
        if growth >= MOST or "-v" in os.environ.get("HOSTILE_FLAGS", ""):
            print(f"{trap.name}: {small:.2f} s at {n}, {large:.2f} s at {n * FACTOR}: {growth:.1f} times")
        return growth < MOST


if __name__ == "__main__":
    sys.exit(main(TRAPS, check))
