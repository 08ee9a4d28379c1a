#!/usr/bin/env python3
"""Figures of the CoNLL 2018 shared task (universaldependencies.org/conll18/evaluation.html), written from its
definitions to check `tercet eval ud`; nothing is shared with src/train.

conll18.py text GOLD.conllu           the raw text: sentences joined by a space
conll18.py plain GOLD.conllu          the file without marks of documents and paragraphs: one text of one paragraph
conll18.py score GOLD.conllu SYSTEM   F1 of tokens, sentences, words, UPOS, Lemmas, UAS, LAS, CLAS, in per cent
"""
import sys

CONTENT = set(
    "nsubj obj iobj csubj ccomp xcomp obl vocative expl dislocated advcl advmod discourse nmod appos nummod acl "
    "amod conj fixed flat compound list parataxis orphan goeswith reparandum root dep".split()
)
FORM, LEMMA, UPOS, HEAD, RELATION = 1, 2, 3, 6, 7


def sentences(path):
    """Lists of lines (columns) of each sentence."""
    lines = []
    with open(path, encoding="utf-8") as file:
        for line in list(file) + ["\n"]:
            line = line.rstrip("\r\n")
            if line and not line.startswith("#"):
                lines.append(line.split("\t"))
            elif not line and lines:
                yield lines
                lines = []


class Side:
    """Characters without white space, spans of tokens and sentences over them, words with spans and heads."""

    def __init__(self, path):
        self.text, self.tokens, self.sentences, self.words = "", [], [], []
        for lines in sentences(path):
            begin = len(self.text)
            self.read(lines)
            self.sentences.append((begin, len(self.text)))

    def token(self, form):
        begin = len(self.text)
        self.text += "".join(form.split())
        self.tokens.append((begin, len(self.text)))
        return self.tokens[-1]

    def read(self, lines):
        base, last = len(self.words), 0
        for columns in lines:
            number = columns[0]
            if "-" in number:
                span, last = self.token(columns[FORM]), int(number.split("-")[1])
            elif "." not in number:
                multi = int(number) <= last
                if not multi:
                    span = self.token(columns[FORM])
                head = int(columns[HEAD])
                self.words.append(
                    {
                        "span": span,
                        "multi": multi,
                        "form": columns[FORM].lower(),
                        "lemma": columns[LEMMA],
                        "upos": columns[UPOS],
                        "relation": columns[RELATION].split(":")[0],
                        "head": base + head - 1 if head else None,
                    }
                )


def longest_common(a, b):
    """Pairs of indices of a longest common subsequence."""
    best = [[0] * (len(b) + 1) for _ in range(len(a) + 1)]
    for i in reversed(range(len(a))):
        for k in reversed(range(len(b))):
            best[i][k] = best[i + 1][k + 1] + 1 if a[i] == b[k] else max(best[i + 1][k], best[i][k + 1])
    i = k = 0
    while i < len(a) and k < len(b):
        if a[i] == b[k]:
            yield i, k
            i, k = i + 1, k + 1
        elif best[i + 1][k] >= best[i][k + 1]:
            i += 1
        else:
            k += 1


def multi_end(words, at, end):
    while at < len(words) and words[at]["span"][0] < end:
        if words[at]["multi"]:
            end = max(end, words[at]["span"][1])
        at += 1
    return at, end


def align(gold, system):
    """Dictionary of aligned words, gold to system."""
    pairs, g, s = {}, 0, 0
    while g < len(gold) and s < len(system):
        a, b = gold[g], system[s]
        if a["multi"] or b["multi"]:
            if not b["multi"] and b["span"][0] < a["span"][0]:
                s += 1
                continue
            if not a["multi"] and a["span"][0] < b["span"][0]:
                g += 1
                continue
            g_end, s_end, end, before = g, s, a["span"][1] if a["multi"] else b["span"][1], None
            while before != end:
                before = end
                g_end, end = multi_end(gold, g_end, end)
                s_end, end = multi_end(system, s_end, end)
            left, right = [w["form"] for w in gold[g:g_end]], [w["form"] for w in system[s:s_end]]
            pairs.update((g + i, s + k) for i, k in longest_common(left, right))
            g, s = g_end, s_end
        elif a["span"] == b["span"]:
            pairs[g] = s
            g, s = g + 1, s + 1
        elif a["span"][0] <= b["span"][0]:
            g += 1
        else:
            s += 1
    return pairs


def f1(right, gold, system):
    return 200 * right / (gold + system) if gold + system else 0


def score(gold, system):
    pairs = align(gold.words, system.words)
    right = dict.fromkeys(["UPOS", "lemma", "UAS", "LAS", "CLAS"], 0)
    for g, s in pairs.items():
        a, b = gold.words[g], system.words[s]
        heads = b["head"] is None if a["head"] is None else b["head"] is not None and pairs.get(a["head"]) == b["head"]
        labelled = heads and a["relation"] == b["relation"]
        right["UPOS"] += a["upos"] == b["upos"]
        right["lemma"] += a["lemma"] in ("_", b["lemma"])
        right["UAS"] += heads
        right["LAS"] += labelled
        right["CLAS"] += labelled and a["relation"] in CONTENT
    totals = len(gold.words), len(system.words)
    content = [sum(w["relation"] in CONTENT for w in side.words) for side in (gold, system)]
    figures = {
        "tokens F1": f1(len(set(gold.tokens) & set(system.tokens)), len(gold.tokens), len(system.tokens)),
        "sentences F1": f1(
            len(set(gold.sentences) & set(system.sentences)), len(gold.sentences), len(system.sentences)
        ),
        "words F1": f1(len(pairs), *totals),
    }
    figures.update((name, f1(right[name], *(content if name == "CLAS" else totals))) for name in right)
    return figures


def main():
    task, path = sys.argv[1:3]
    if task == "text":
        with open(path, encoding="utf-8") as file:
            print(" ".join(line[9:].strip("\r\n") for line in file if line.startswith("# text = ")))
    elif task == "plain":
        with open(path, encoding="utf-8") as file:
            sys.stdout.writelines(line for line in file if not line.startswith(("# newdoc", "# newpar")))
    else:
        gold, system = Side(path), Side(sys.argv[3])
        if gold.text != system.text:
            sys.exit(f"{path}: the texts differ")
        for name, figure in score(gold, system).items():
            print(f"{name} {figure:.2f}")


main()
