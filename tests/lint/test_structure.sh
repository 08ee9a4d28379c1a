#!/bin/sh
# Include edges, third-party headers, cycles, sizes, assertions: tests/lint/layers.tsv is the authority.
command -v python3 >/dev/null || { echo "python3 is missing: skipped"; exit 77; }
exec python3 "$TERCET_SOURCE/tests/lint/check.py" "$TERCET_SOURCE/src" "$TERCET_SOURCE/tests/lint/layers.tsv" "$TERCET_SOURCE/tests/lint/allow.txt"
