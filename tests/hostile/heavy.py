#!/usr/bin/env python3
"""The largest inputs, each with the answer, the time and the memory that are expected of it. heavy.py [PART OF A NAME...]"""
import gzip
import io
import os
import sys
import tempfile
import zipfile

from growth import letters, word
from harness import STORY, Case, faults, main, run, write_input

MILLION = 1000000


def zeros_in_zip(size):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("a.txt", "w", force_zip64=True) as member:
        block = b" " * (1 << 20)
        for _ in range(size >> 20):
            member.write(block)
    return out.getvalue()


def gzip_of(size):
    out = io.BytesIO()
    with gzip.GzipFile(fileobj=out, mode="wb", compresslevel=6, mtime=0) as file:
        block = b"word " * ((1 << 20) // 5)
        for _ in range(size >> 20):
            file.write(block)
    return out.getvalue()


def mentions():
    """A million names, one line."""
    return " ".join(f"{word(i)} Bank and {word(i + 5)} Institute met." for i in range(MILLION // 2))


def acronyms():
    return "\n".join(f"The {word(i)} Institute ({letters(i % 456976)}) opened." for i in range(MILLION))


class Heavy(Case):
    """A case with a limit of memory in MiB."""

    def __init__(self, *args, memory=4000, **more):
        super().__init__(*args, **{"seconds": 1700, "args": ("extract", "-f", "ntriples", "{}"), **more})
        self.memory = memory


CASES = [
    Heavy("100 MB in one line of text", lambda: STORY + " the port and the lake" * (100 * MILLION // 22), holds="Awa Sow", says=None),
    Heavy("100 MB in one line of a page", lambda: f"<html><body><p>{STORY}" + "<b>port</b> " * (100 * MILLION // 12), "html", holds="Awa Sow", says=None,
          memory=5000),  # libxml2's tree: three nodes of 120 bytes for each twelve bytes of the page
    Heavy("100 MB in one word", lambda: STORY + " " + "x" * (100 * MILLION), holds="Awa Sow", says=None),
    Heavy("100 MB in one attribute", lambda: f"<html><body><p title='{'x' * (100 * MILLION)}'>{STORY}", "html", holds="Awa Sow", says=None),
    Heavy("a million nested tags", lambda: "<html><body>" + "<div>" * MILLION + STORY, "html", holds="Awa Sow", says="nested too deeply"),
    Heavy("a million attributes", lambda: "<html><body><p " + " ".join(f"a{i}=b" for i in range(MILLION)) + f">{STORY}", "html", holds="Awa Sow", says="too many attributes"),
    Heavy("a million line feeds and as many lines", lambda: STORY + "\n" + "a\n\n" * MILLION, holds="Awa Sow", says=None),
    Heavy("a million mentions", mentions, code=3, says="mentions", memory=6000),
    Heavy("a million acronyms", acronyms, code=3, says="mentions", memory=6000),
    Heavy("an input above the limit", lambda: b"x" * ((256 << 20) + 1), code=3, says="bytes|large|limit|MiB"),
    Heavy("10 GB of spaces in a zip", lambda: zeros_in_zip(10000 << 20), "zip", code=3, says="more bytes than"),
    Heavy("1 GB of letters in gzip", lambda: gzip_of(1000 << 20), "gz", code=3, says="more bytes than"),
]


def check(case):
    with tempfile.TemporaryDirectory() as folder:
        path = write_input(folder, case)
        code, output, messages, seconds, memory = run([a.replace("{}", path) for a in case.args], case.seconds, folder)
        found = list(faults(case, code, output, messages))
    if memory > case.memory:
        found.append(f"{memory} MiB of memory instead of at most {case.memory}")
    if "-v" in os.environ.get("HOSTILE_FLAGS", ""):
        print(f"{case.name}: exit code {code}, {seconds:.1f} s of processor time, {memory} MiB", flush=True)
    for fault in found:
        print(f"{case.name}: {fault}\n    {messages.decode('utf-8', 'replace')[:200]}")
    return not found


if __name__ == "__main__":
    sys.exit(main(CASES, check))
