#!/bin/sh
# label: quality
# Figures on annotated press releases do not fall below their floors; writes docs/accuracy.md when all texts are there.
command -v python3 >/dev/null || { echo "python3 is missing: skipped"; exit 77; }
here=$TERCET_SOURCE/tests/quality
gold=$TERCET_SOURCE/../shared/gold
set -- --program "$TERCET" --ontology "$TERCET_SOURCE/ontology" --floors "$here/floors.tsv"
if [ -d "$gold" ]; then
    set -- "$@" --gold "gold=$gold" --page "$TERCET_SOURCE/docs/accuracy.md"
else
    echo "No gold files beside the project: only our own texts are measured, docs/accuracy.md stays as it is."
fi
PYTHONDONTWRITEBYTECODE=1 python3 "$here/accuracy.py" "$@" --gold "own=$here/gold" --held "held-out=$here/gold-held"
