"""How well a graph says what an annotated press release says; used by accuracy.py and calibration.py.

The definitions are those of the annotation scheme of the gold files. An entity of the graph may stand for a gold
entity of the same class when two of their names agree: exactly after folding (strict) or by a token F1 of at least 0.6
(relaxed). Each stands for at most one, the best agreement first. A statement is right when the gold states it of the
entities that its ends stand for. Speakers and chairs take part; partner and met hold both ways; who signed an
agreement and its date may be said of the event at which it was signed as well, and the other way round.
"""
import json
import os
import re
import subprocess
import tempfile
import unicodedata
from collections import Counter, defaultdict
from concurrent.futures import ThreadPoolExecutor

CLASSES = ("PER", "ORG", "EVT", "STR", "LOC", "POST")
SCHEMA, TCT, W3_ORG = "https://schema.org/", "https://w3id.org/tercet/ns#", "http://www.w3.org/ns/org#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
MAIN_CLASS = {SCHEMA + "Person": "PER", SCHEMA + "Organization": "ORG", SCHEMA + "Event": "EVT",
              TCT + "Strategy": "STR", SCHEMA + "Place": "LOC", W3_ORG + "Post": "POST"}
NAMES = {SCHEMA + "name", SCHEMA + "alternateName", "http://www.w3.org/2000/01/rdf-schema#label"}
# what the gold calls a property -> terms of the output
PROPERTIES = {"organizer": [SCHEMA + "organizer"], "location": [SCHEMA + "location"],
              "startDate": [SCHEMA + "startDate"], "endDate": [SCHEMA + "endDate"],
              "participant": [SCHEMA + "attendee"], "speaker": [SCHEMA + "performer"], "chair": [TCT + "chair"],
              "superEvent": [SCHEMA + "superEvent"], "affiliation": [SCHEMA + "affiliation", W3_ORG + "postIn"],
              "jobTitle": [SCHEMA + "jobTitle"], "represents": [TCT + "represents"],
              "parentOrganization": [SCHEMA + "parentOrganization"], "memberOf": [SCHEMA + "memberOf"],
              "owner": [TCT + "owner"], "implementer": [TCT + "implementer"], "funder": [SCHEMA + "funder"],
              "beneficiary": [TCT + "beneficiary"], "partOf": [SCHEMA + "isPartOf"],
              "presented": [TCT + "presented"], "presentedAt": [TCT + "presentedAt"],
              "signatory": [TCT + "signatory"], "supports": [TCT + "supports"], "partner": [TCT + "partner"],
              "met": [TCT + "met"]}
TERM = {iri: name for name, iris in PROPERTIES.items() for iri in iris}
VALUES = {"jobTitle", "startDate", "endDate"}
BOTH_WAYS = {"partner", "met"}
TAKES_PART = {"speaker", "chair"}

# --- names ---------------------------------------------------------------------------------------------------------

TITLE = (r"mm?\.|mme\.?|mmes|mlle|mr\.?|mrs\.?|ms\.?|dr\.?|pr\.?|prof\.?|professeur|professor|sir|madame|monsieur"
         r"|s\.? ?e\.? ?m?\.?|h\.? ?e\.?|son excellence|his excellency|her excellency|hon\.?")
LEADING = re.compile(rf"(?:(?:{TITLE}) +|[ld]'|(?:le|la|les|de|du|des|une?|the|an?|ce|cette|this|its|sa|son|leur) )", re.I)
LITTLE = set("a au aux d de des du en et for in l la le les of on pour sur the to un une and".split())


def fold(name):
    """Lower case without accents, quotes, leading articles and honorifics, and a closing parenthesis."""
    plain = unicodedata.normalize("NFKD", name.replace("\u2019", "'"))
    plain = "".join(c for c in plain if not unicodedata.combining(c)).lower()
    plain = re.sub("[«»\u201c\u201d\u201e\"]", " ", plain)
    plain = " ".join(re.sub(r"\s*\([^()]*\)\s*$", "", plain).split()).strip(" .,;:-")
    while (found := LEADING.match(plain)) and plain[found.end():].strip():
        plain = plain[found.end():].strip()
    return plain


def words(name):
    return Counter(w for w in re.findall(r"\w+", fold(name)) if w not in LITTLE)


def agreement(a, b):
    """2 for the same folded name, else the F1 of their words."""
    if fold(a) == fold(b):
        return 2.0
    left, right = words(a), words(b)
    return 2 * (left & right).total() / max(left.total() + right.total(), 1)


# --- graphs --------------------------------------------------------------------------------------------------------

STATEMENT = re.compile(r'<([^>]*)> <([^>]*)> (?:<([^>]*)>|"((?:[^"\\]|\\.)*)"\S*) \.$')
ESCAPES = {"t": "\t", "n": "\n", "r": "\r", "b": "\b", "f": "\f"}


def plain_text(literal):
    return re.sub(r"\\(?:u(.{4})|U(.{8})|(.))",
                  lambda m: ESCAPES.get(m[3], m[3]) if m[3] else chr(int(m[1] or m[2], 16)), literal)


def triples(ntriples):
    for line in ntriples.splitlines():
        if line and not line.startswith("#"):
            s, p, o, literal = STATEMENT.match(line).groups()
            yield s, p, o if literal is None else plain_text(literal), literal is not None


class Graph:
    """What a graph says in the terms of the gold, and the evidence it gives."""

    def __init__(self, ntriples):
        self.kinds, self.names, said = {}, defaultdict(list), set()
        nodes = defaultdict(dict)
        for s, p, o, literal in triples(ntriples):
            if p == RDF + "type" and o in MAIN_CLASS:
                self.kinds[s] = MAIN_CLASS[o]
            elif p in NAMES and literal and o not in self.names[s]:
                self.names[s].append(o)
            elif p in TERM:
                said.add((s, TERM[p], o))
            elif p.startswith(RDF) or p.startswith(TCT):
                nodes[s][p] = o
        self.facts = {f for f in said if self.speaks_of(f)}
        self.evidence = [n for n in nodes.values() if TCT + "confidence" in n and n.get(RDF + "predicate") in TERM]

    def speaks_of(self, fact):
        return fact[0] in self.kinds and (fact[1] in VALUES or fact[2] in self.kinds)

    def name(self, node):
        return (self.names.get(node) or [node])[0]


def same_value(prop, wanted, given):
    """Titles agree by half of their words, dates when the given one is equal or finer."""
    if prop == "jobTitle":
        return agreement(wanted, given) >= 0.5
    return given == wanted or given.startswith(wanted + "-")


def implied(facts):
    """@p facts and what follows from them."""
    more = set(facts)
    more |= {(s, "participant", o) for s, p, o in facts if p in TAKES_PART}
    more |= {(o, p, s) for s, p, o in facts if p in BOTH_WAYS}
    signed = [(s, o) for s, p, o in facts if p == "presentedAt"]
    for text, event in signed:
        for s, p, o in facts:
            if p in ("signatory", "startDate") and s in (text, event):
                more.add((event if s == text else text, p, o))
    return more


# --- one document --------------------------------------------------------------------------------------------------

class Comparison:
    """A gold document beside a graph: stands_for (node -> gold id), strict (gold ids), found, right, pred, gold."""

    def __init__(self, gold, graph):
        self.gold, self.graph = gold, graph
        self.kind = {e["id"]: e["type"] for e in gold["entities"]}
        self.label = {e["id"]: e["names"][0] for e in gold["entities"]}
        self.align()
        self.wanted = {(r["s"], r["p"], r["o"]) for r in gold["relations"]}
        self.wanted_all = implied(self.wanted)
        self.given = self.once({self.translate(f) for f in graph.facts})
        given_all = implied({self.translate(f) for f in graph.facts})
        self.found = {f for f in self.wanted if self.states(given_all, f, False)}
        self.right = {f for f in self.given if self.states(self.wanted_all, f, True)}

    def align(self):
        best = []
        for node, kind in self.graph.kinds.items():
            for e in self.gold["entities"]:
                if e["type"] == kind:
                    names = self.graph.names.get(node, [])
                    score = max((agreement(a, b) for a in names for b in e["names"]), default=0)
                    best.append((-score, -len(names), f"<{node}>", e["id"]))  # ties: as N-Triples sort
        self.stands_for, self.strict = {}, set()
        for score, _, written, gold_id in sorted(best):
            node = written[1:-1]
            if -score >= 0.6 and node not in self.stands_for and gold_id not in self.stands_for.values():
                self.stands_for[node] = gold_id
                self.strict |= {gold_id} if score == -2 else set()

    def translate(self, fact):
        s, p, o = fact
        return self.stands_for.get(s, s), p, o if p in VALUES else self.stands_for.get(o, o)

    @staticmethod
    def once(facts):
        """Each symmetric fact once, and no participant who is said to speak or chair."""
        facts = {(s, p, o) for s, p, o in facts if not (p in BOTH_WAYS and o < s and (o, p, s) in facts)}
        return {(s, p, o) for s, p, o in facts
                if p != "participant" or not any((s, q, o) in facts for q in TAKES_PART)}

    @staticmethod
    def states(facts, fact, finer):
        s, p, o = fact
        if p not in VALUES:
            return fact in facts
        values = [v for t, q, v in facts if t == s and q == p]
        return any(same_value(p, v, o) if finer else same_value(p, o, v) for v in values)

    def counts(self):
        """{("relaxed"|"strict", class) | ("relation", property): Counter of gold, pred, found, right}"""
        table = defaultdict(Counter)
        for gold_id, kind in self.kind.items():
            for way, hits in (("relaxed", self.stands_for.values()), ("strict", self.strict)):
                table[way, kind].update(gold=1, found=gold_id in hits, right=gold_id in hits)
        for kind in self.graph.kinds.values():
            for way in ("relaxed", "strict"):
                table[way, kind].update(pred=1)
        for name, facts in (("gold", self.wanted), ("found", self.found), ("pred", self.given), ("right", self.right)):
            for _, p, _ in facts:
                table["relation", p].update({name: 1})
        return table


def precision_recall_f1(c):
    p = c["right"] / c["pred"] if c["pred"] else 0.0
    r = c["found"] / c["gold"] if c["gold"] else 0.0
    return p, r, 2 * p * r / (p + r) if p + r else 0.0


# --- folders -------------------------------------------------------------------------------------------------------

def read_folder(folder):
    """Gold documents in order of file names."""
    documents = []
    for name in sorted(os.listdir(folder)):
        if name.endswith(".json"):
            with open(os.path.join(folder, name), encoding="utf-8") as f:
                documents.append(json.load(f))
    return documents


def extract(program, gold, options=()):
    """The graph that @p program makes of the document's text."""
    with tempfile.TemporaryDirectory() as work:
        path = os.path.join(work, gold["id"] + ".txt")
        with open(path, "w", encoding="utf-8") as f:
            f.write(gold["text"] + "\n")
        command = [program, "extract", "--quiet", "--date", gold.get("published") or "", "-f", "ntriples", *options, path]
        done = subprocess.run(command, stdout=subprocess.PIPE, timeout=120, check=False)
    if done.returncode not in (0, 1):
        raise SystemExit(f"{gold['id']}: the program ended with {done.returncode}")
    return Graph(done.stdout.decode("utf-8"))


def compare_folder(program, folder, options=(), jobs=2):
    documents = read_folder(folder)
    with ThreadPoolExecutor(jobs) as pool:
        graphs = list(pool.map(lambda gold: extract(program, gold, options), documents))
    return [Comparison(gold, graph) for gold, graph in zip(documents, graphs)]
