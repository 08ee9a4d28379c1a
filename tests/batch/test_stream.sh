#!/bin/sh
# JSON Lines through a filter: a line's graph is there before the next line comes, memory does not grow, a bad line
# costs that line only.
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1
command -v python3 >/dev/null || exit 77
python3 "$TERCET_SOURCE/tests/bench/make_corpus.py" --jsonl in.jsonl 40 5 >/dev/null || exit 1
"$TERCET" extract --jsonl -f nquads <in.jsonl >all.nq || { echo "the filter fails"; exit 1; }
# the halves give the halves: what any engine that splits the lines relies on
head -20 in.jsonl | "$TERCET" extract --jsonl -f nquads >one.nq
tail -n +21 in.jsonl | "$TERCET" extract --jsonl -f nquads >two.nq
cat one.nq two.nq | cmp - all.nq || { echo "the parts are not the whole"; exit 1; }
# two copies of one document take the memory of one
peak() { python3 -c "
import resource, subprocess, sys
subprocess.run([sys.argv[1], 'extract', '--jsonl', '-f', 'nquads', '-o', 'x.nq', sys.argv[2]], check=True)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)" "$TERCET" "$1"; }
for i in 1 2 3 4 5 6 7 8; do cat in.jsonl; done >long.jsonl
short=$(peak in.jsonl) long=$(peak long.jsonl)
# (AddressSanitizer keeps what is freed: its memory says nothing.)
grep -q __asan_init "$TERCET" || [ "$long" -lt $((short + short / 10)) ] || { echo "memory grows: $short kB for 40 lines, $long kB for 320"; exit 1; }
# bad lines
{ head -1 in.jsonl; echo '{"text":'; echo; echo '[1]'; sed -n 2p in.jsonl; } >bad.jsonl
"$TERCET" extract --jsonl -f nquads <bad.jsonl >bad.nq 2>err
[ $? = 1 ] || { echo "bad lines are not told by the exit code"; exit 1; }
head -2 in.jsonl | "$TERCET" extract --jsonl -f nquads | cmp - bad.nq || { echo "a bad line costs others"; exit 1; }
grep -q 'standard input:2:.*error' err && grep -q 'standard input:4:.*error' err || { cat err; exit 1; }
"$TERCET" extract --jsonl -f nquads </dev/null >none.nq && [ ! -s none.nq ] || { echo "no line is no failure"; exit 1; }
"$TERCET" extract --jsonl -f nquads <in.jsonl >/dev/full 2>err
[ $? = 3 ] && grep -q 'standard output: error' err || { echo "a full device is not told"; exit 1; }
