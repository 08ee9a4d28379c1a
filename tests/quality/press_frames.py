#!/usr/bin/env python3
"""Frames of main clauses: press_frames.py [--program tercet] [--details] [--least N] FILE.conllu ... | --write FILE.conllu

Reads each sentence of a press treebank (docs/treebank.md) from its plain text with `tercet explain --tree` and compares the frame of the main
clause: the root, its lemma, and its subject, objects, agent and clausal complements, by where their words stand in the text. A frame counts when all of it is
right and nothing is too much. Exits with 1 where the share is below N per cent. --details lists what differs; use it on training files only. --write puts the gold
trees' frames into the file as comments.
"""
import argparse
import os
import re
import subprocess
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "language"))
import treebank  # noqa: E402


def places(sentences):
    """[(sentence, {word id: offset})]: offsets count characters without spaces over all sentences."""
    offset = 0
    for sentence in sentences:
        where = {}
        for form, _, ids in sentence.tokens():
            where.update({i: (offset, i - ids[0]) for i in ids})
            offset += len(re.sub(r"\s", "", form))
        yield sentence, where, offset


def frame(sentence, where):
    """(lemma, offset of the root, set of (label, offset))."""
    root = sentence.root()
    return sentence.words[root][2], where[root], {(label, where[i]) for label, i in sentence.frame()}


def read(program, lang, text):
    """The sentences that the program finds in a text, whatever their form."""
    command = [program, "explain", "--tree", "--quiet", "--lang", lang, "-"]
    out = subprocess.run(command, input=text.encode(), stdout=subprocess.PIPE, check=True).stdout
    path = os.path.join(os.environ.get("TMPDIR", "/tmp"), f"press-frames-{os.getpid()}.conllu")
    with open(path, "wb") as file:
        file.write(out)
    try:
        return list(treebank.load(path))
    finally:
        os.remove(path)


def describe(part, words):
    return f"{part[0]}={words.get(part[1], '?')}"


def compare(program, path, details):
    lang = re.search(r"\b(fr|en)\b", path.replace("_", " ")).group(1)
    gold = list(treebank.load(path))
    parsed = read(program, lang, "".join(s.comments["text"] + "\n\n" for s in gold))
    found = {}  # (begin, end) of a sentence -> its frame; split or merged ones are not found
    begin = 0
    for sentence, where, end in places(parsed):
        found[begin, end] = frame(sentence, where)
        begin = end
    right = 0
    begin = 0
    for sentence, where, end in places(gold):
        expected, got = frame(sentence, where), found.get((begin, end))
        right += expected == got
        if details and expected != got:
            words = {where[i]: row[1] for i, row in sentence.words.items()}
            print(f"{sentence.comments['sent_id']}: {sentence.comments['text']}")
            print("  gold  ", expected[0], *sorted(describe(p, words) for p in expected[2]))
            print("  parsed", *([got[0]] + sorted(describe(p, words) for p in got[2]) if got else ["(split)"]))
        begin = end
    print(f"{path}: frames of the main clause fully right: {right} of {len(gold)} ({100 * right / len(gold):.1f} %)")
    return 100 * right / len(gold)


def write(path):
    sentences = list(treebank.load(path))
    with open(path, "w", encoding="utf-8") as file:
        for sentence in sentences:
            sentence.comments["frame"] = sentence.frame_comment()
            file.writelines(f"# {key} = {value}\n" for key, value in sentence.comments.items())
            file.writelines("\t".join(row) + "\n" for row in sentence.rows)
            file.write("\n")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--program", default=os.environ.get("TERCET", "tercet"))
    parser.add_argument("--details", action="store_true")
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--least", type=float, default=0)
    parser.add_argument("files", nargs="+")
    arguments = parser.parse_args()
    if arguments.write:
        for path in arguments.files:
            write(path)
        return 0
    shares = [compare(arguments.program, path, arguments.details) for path in arguments.files]
    return 1 if min(shares) < arguments.least else 0


if __name__ == "__main__":
    sys.exit(main())
