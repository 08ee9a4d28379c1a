#!/bin/sh
# The benchmark runs and its figures are in order of size: a smoke test, no race.
# label: bench
command -v python3 >/dev/null || exit 77
sh "$TERCET_SOURCE/tests/bench/run.sh" 300 >"${TMPDIR:-/tmp}/bench.$$" || exit 1
cat "${TMPDIR:-/tmp}/bench.$$"
memory=$(awk '/one worker, peak memory/ { print int($(NF - 1)) }' "${TMPDIR:-/tmp}/bench.$$")
changed=$(awk '/unchanged archive/ { print int($(NF - 7)) }' "${TMPDIR:-/tmp}/bench.$$")
rm -f "${TMPDIR:-/tmp}/bench.$$"
[ "$memory" -lt 100 ] || { echo "a worker takes $memory MB, at most 100"; exit 1; }
[ "$changed" -lt 10 ] || { echo "--changed takes $changed % of a full run"; exit 1; }
