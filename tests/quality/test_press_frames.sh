#!/bin/sh
# label: quality
# Share of the press sentences, never trained on, whose main clause's frame is read without fault; not below its floor.
command -v python3 >/dev/null || { echo "python3 is missing: skipped"; exit 77; }
PYTHONDONTWRITEBYTECODE=1 python3 "$TERCET_SOURCE/tests/quality/press_frames.py" --program "$TERCET" --least 60 "$TERCET_SOURCE"/tests/language/press_??.conllu
