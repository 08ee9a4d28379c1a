#!/bin/sh
# label: bench
# Time and size of drawings of 50 to 30,000 nodes; none may take more than ten seconds.
command -v python3 >/dev/null || { echo "python3 is missing: skipped"; exit 77; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 "$TERCET_SOURCE/tests/bench/drawing.py" "$TERCET" "$TERCET_PACK" "$work"
