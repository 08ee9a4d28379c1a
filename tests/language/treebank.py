#!/usr/bin/env python3
"""Check press treebanks: treebank.py FILE.conllu ...

Ids count up, one root a sentence, no cycle, heads in range, ranges for contractions, known classes and labels, spaces
that give the sentence's text back, frames (docs/treebank.md) that follow from the tree. Prints what is wrong, one line each, and exits
with 1 if anything is.
"""
import re
import sys

CLASSES = set("ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X".split())
LABELS = set("""acl acl:relcl advcl advmod amod appos aux aux:pass case cc ccomp clf compound conj cop csubj csubj:pass dep det
discourse dislocated expl fixed flat flat:name goeswith iobj list mark nmod nmod:poss nsubj nsubj:pass nummod obj obl obl:agent orphan
parataxis punct reparandum root vocative xcomp""".split())
FRAME = ("nsubj", "nsubj:pass", "csubj", "csubj:pass", "obj", "iobj", "obl:agent", "xcomp", "ccomp")
# Forms that are always two words in French; "du" and "des" may be one (partitive article).
CONTRACTIONS = {"fr": {"au", "aux", "auquel", "auxquels", "auxquelles", "duquel", "desquels", "desquelles"}, "en": set()}
FORWARD = {"flat", "flat:name", "fixed", "conj", "appos", "goeswith"}  # dependents stand after their head


class Sentence:
    """comments: dict; rows: lists of ten columns, ranges among them; words: id -> row."""

    def __init__(self, comments, rows):
        self.comments = comments
        self.rows = rows
        self.words = {int(row[0]): row for row in rows if row[0].isdigit()}

    def tokens(self):
        """(form, space after, ids of its words) of each surface token."""
        covered = 0
        for row in self.rows:
            span = [int(i) for i in row[0].split("-")]
            if span[0] <= covered:
                continue
            covered = span[-1]
            yield row[1], "SpaceAfter=No" not in row[9], range(span[0], span[-1] + 1)

    def root(self):
        return next((i for i, row in self.words.items() if row[6] == "0"), 0)

    def frame(self):
        """(label, id) of what completes the main predicate, in text order."""
        root = str(self.root())
        return [(row[7], i) for i, row in self.words.items() if row[6] == root and row[7] in FRAME]

    def frame_comment(self):
        parts = [f"{label}={self.words[i][1]}/{i}" for label, i in self.frame()]
        return " | ".join([self.words[self.root()][2]] + parts)


def load(path):
    comments, rows = {}, []
    with open(path, encoding="utf-8", errors="replace") as lines:
        for line in lines:
            line = line.rstrip("\n")
            if line.startswith("#"):
                key, _, value = line[1:].partition("=")
                comments[key.strip()] = value.strip()
            elif line:
                rows.append(line.split("\t"))
            elif rows:
                yield Sentence(comments, rows)
                comments, rows = {}, []
    if rows:
        yield Sentence(comments, rows)


def tree_faults(words):
    roots = [i for i, row in words.items() if row[6] == "0"]
    if len(roots) != 1:
        yield f"{len(roots)} roots"
    for i, row in words.items():
        head = int(row[6]) if row[6].isdigit() else -1
        if head != 0 and head not in words:
            yield f"{i}: head {row[6]} is no word"
            return
        if (head == 0) != (row[7] == "root"):
            yield f"{i}: label {row[7]} with head {head}"
        if row[7] in FORWARD and head > i:
            yield f"{i}: {row[7]} before its head"
        seen = set()
        while head and head in words and head not in seen:
            seen.add(head)
            head = int(words[head][6])
        if head:
            yield f"{i}: cycle"


def word_faults(sentence, lang):
    for number, (i, row) in enumerate(sentence.words.items(), 1):
        if i != number:
            yield f"{i}: expected id {number}"
        if row[3] not in CLASSES:
            yield f"{i}: class {row[3]}"
        if row[7] not in LABELS:
            yield f"{i}: label {row[7]}"
        if not row[1] or not row[2] or row[2] == "_" != row[1]:
            yield f"{i}: no form or lemma"
        if row[9] not in ("_", "SpaceAfter=No"):
            yield f"{i}: MISC {row[9]}"
        if row[5] != "_" and row[5].split("|") != sorted(row[5].split("|"), key=str.lower):
            yield f"{i}: features not in order"
    for form, _, ids in sentence.tokens():
        if len(ids) == 1 and form.lower() in CONTRACTIONS[lang]:
            yield f"{ids[0]}: {form} is two words"


def faults(sentence, lang):
    if any(len(row) != 10 for row in sentence.rows):
        yield "not ten columns"
        return
    yield from word_faults(sentence, lang)
    yield from tree_faults(sentence.words)
    text = "".join(form + " " * space for form, space, _ in sentence.tokens())
    if text.strip() != sentence.comments.get("text"):
        yield "words do not give the text"
    if "frame" in sentence.comments and sentence.comments["frame"] != sentence.frame_comment():
        yield f"frame is {sentence.frame_comment()}"


def check(path):
    lang = re.search(r"\b(fr|en)\b", path.replace("_", " ")).group(1)
    held = "/tests/" in path
    wrong, names, texts = 0, set(), set()
    for sentence in load(path):
        name = sentence.comments.get("sent_id", "?")
        found = list(faults(sentence, lang))
        if name in names or sentence.comments.get("text") in texts:
            found.append("sentence given twice")
        if held and "frame" not in sentence.comments:
            found.append("no frame")
        names.add(name)
        texts.add(sentence.comments.get("text"))
        for fault in found:
            print(f"{path}: {name}: {fault}")
        wrong += len(found)
    return wrong, texts


def main(paths):
    wrong, seen = 0, {}
    for path in paths:
        faults_here, texts = check(path)
        wrong += faults_here
        for text in texts & seen.keys():
            print(f"{path}: also in {seen[text]}: {text}")
            wrong += 1
        seen.update(dict.fromkeys(texts, path))
    return 1 if wrong or not seen else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
