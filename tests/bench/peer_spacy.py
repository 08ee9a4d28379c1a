#!/usr/bin/env python3
"""spaCy's small French pipeline on the plain texts of a generated corpus: peer_spacy.py DIR COUNT

Prints words a second of wall time and of processor time, without the start-up."""
import pathlib
import sys
import time

try:
    import spacy

    pipeline = spacy.load("fr_core_news_sm")
except (ImportError, OSError):
    sys.exit(1)
texts = [p.read_text(encoding="utf-8") for p in sorted(pathlib.Path(sys.argv[1]).rglob("*.txt"))[: int(sys.argv[2])]]
words = sum(len(t.split()) for t in texts)
begin, begin_cpu = time.monotonic(), time.process_time()
for _ in pipeline.pipe(texts):
    pass
print(f"{words / (time.monotonic() - begin):.0f} {words / (time.process_time() - begin_cpu):.0f}")
