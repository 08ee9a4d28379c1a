#!/bin/sh
# What a batch keeps in memory of an earlier one is some bytes a document, not its lines.
# label: bench
command -v python3 >/dev/null || exit 77
out=$(sh "$TERCET_SOURCE/tests/bench/manifest.sh" 20000) || exit 1
echo "$out"
[ "$(echo "$out" | grep -c '^--')" = 3 ] || exit 1
echo "$out" | awk '/^--/ && $4 > 300 { print $1 " keeps " $4 " bytes a document, at most 300"; wrong = 1 } END { exit wrong }'
