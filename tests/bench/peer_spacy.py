#!/usr/bin/env python3
"""spaCy's small French pipeline on the plain texts of a generated corpus: peer_spacy.py DIR COUNT"""
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
begin = time.monotonic()
for _ in pipeline.pipe(texts):
    pass
print(f"{'spaCy fr_core_news_sm':<46} {words / (time.monotonic() - begin):>14.0f}  words/s, one process")
