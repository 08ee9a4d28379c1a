#!/bin/sh
# The Python example: the same bytes as the program, options, a user's ontology, errors as exceptions, threads.
set -eu
command -v python3 >/dev/null || { echo 'python3 is missing: skipped'; exit 77; }
nm -D "$TERCET_BUILD/libtercet.so" 2>/dev/null | grep -q __asan_init && { echo "built with AddressSanitizer: skipped"; exit 77; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
PYTHONDONTWRITEBYTECODE=1
TERCET_LIBRARY=$(find "$TERCET_BUILD" -maxdepth 1 -name 'libtercet.so.[0-9]')
export TERCET_LIBRARY PYTHONDONTWRITEBYTECODE PYTHONPATH="$TERCET_SOURCE/examples/python"
program=$TERCET_SOURCE/examples/python/tercet_graph.py
releases=$TERCET_SOURCE/examples/releases
python3 "$program" "$TERCET_PACK" "$releases"/en-* --date 2025-03-14 >"$work/python.ttl"
"$TERCET" extract --date 2025-03-14 "$releases"/en-* >"$work/tercet.ttl"
[ -s "$work/python.ttl" ]
cmp "$work/python.ttl" "$work/tercet.ttl"
python3 "$program" "$TERCET_PACK" "$TERCET_SOURCE/examples/ontology/inspection.txt" --format ntriples \
    --ontology "$TERCET_SOURCE/examples/ontology/port.ttl" | grep -q 'port#inspected'
python3 "$program" "$TERCET_PACK" "$releases"/en-harbour-agreement.txt --date yesterday 2>"$work/err" && exit 1
grep -q "invalid argument; .*no date 'yesterday'" "$work/err" || { cat "$work/err"; exit 1; }
python3 "$program" "$work/no.pack" "$releases"/en-harbour-agreement.txt 2>"$work/err" && exit 1
grep -q 'no.pack.*cannot be read' "$work/err" || { cat "$work/err"; exit 1; }
# One engine, threads, each with conversions of its own.
cat >"$work/threads.py" <<'END'
import concurrent.futures, glob, sys
from tercet_graph import Engine

inputs = [(path, open(path, "rb").read()) for path in sorted(glob.glob(sys.argv[2] + "/*"))]
with Engine(sys.argv[1]) as engine, concurrent.futures.ThreadPoolExecutor(4) as pool:
    alone = [engine.convert([one], "rdfxml") for one in inputs]
    together = list(pool.map(lambda one: engine.convert([one], "rdfxml"), inputs * 4))
assert all(alone) and together == alone * 4
END
python3 "$work/threads.py" "$TERCET_PACK" "$releases"
