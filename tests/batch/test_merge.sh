#!/bin/sh
# Merged graphs of archives that grow, change and shrink: the bytes of one full run, in any order, with any number of
# workers, however the batch came to its state; in parts with --shard; a full disk leaves nothing half-written.
command -v python3 >/dev/null || exit 77
work=$(mktemp -d) || exit 1
mounted=
trap '[ -z "$mounted" ] || umount "$work/small"; rm -rf "$work"' EXIT
cd "$work" || exit 1
failures=0
fail() { echo "$1"; failures=$((failures + 1)); }
batch() { "$TERCET" batch -q "$@" 2>err || { fail "exit code $?: $*"; head -3 err; }; }
same() { [ -s "$1" ] && cmp -s "$1" "$2" || fail "$1 and $2 differ: $3"; }
python3 "$TERCET_SOURCE/tests/bench/make_corpus.py" --short all 40 5 >/dev/null
python3 "$TERCET_SOURCE/tests/bench/make_corpus.py" --short other 40 6 >/dev/null
mkdir in
full() { rm -rf full; batch -j 2 -o full --merge full.nq in; }
part() { for i in "$@"; do cp all/0000/0000$i.* in; done; }
part 01 03 05 07 09 11 13 20 21 22
batch -j 1 -o grown --merge grown.nq in; full; same grown.nq full.nq 'first'
part 00 02 04 30 31 39 # added, at the beginning, between, at the end
batch -j 3 -o grown --changed --merge grown.nq in; full; same grown.nq full.nq 'added'
for i in 03 20 39; do cat other/0000/0000$i.* >"$(ls in/0000$i.*)"; done # changed
batch -j 2 -o grown --changed --merge grown.nq in; full; same grown.nq full.nq 'changed'
rm in/000001.* in/000022.* in/000030.* # removed
batch -j 2 -o grown --changed --merge grown.nq in; full; same grown.nq full.nq 'removed'
part 15 16 17; rm in/000000.*; cat other/0000/000031.* >"$(ls in/000031.*)" # all at once, names in another order
find in -type f | sort -r >list
batch -j 5 -o grown --changed --merge grown.nq @list; full; same grown.nq full.nq 'all at once'
batch -j 1 -o grown --changed --merge again.nq in; same again.nq full.nq 'nothing changed'
# stopped in the middle and resumed
head -n 7 full/manifest.jsonl >head; cp -R full half; cp head half/manifest.jsonl
batch -j 2 -o half --resume --merge half.nq in; same half.nq full.nq 'resumed'
# in parts: together they are the graph, each thing is whole in one
batch -j 2 -o grown --changed --merge cut.nq --shard 4 in
cat cut.0-of-4.nq cut.1-of-4.nq cut.2-of-4.nq cut.3-of-4.nq | LC_ALL=C sort >cut; LC_ALL=C sort full.nq >whole; same cut whole 'parts'
[ "$(for i in 0 1 2 3; do cut -d' ' -f1 cut.$i-of-4.nq | sort -u; done | sort | uniq -d | wc -l)" = 0 ] || fail 'a thing is in two parts'
cp cut.2-of-4.nq before; batch -j 1 -o grown --changed --merge cut.nq --shard 4 @list; same before cut.2-of-4.nq 'parts again'
"$TERCET" batch -q -o x --merge x.ttl --shard 2 in 2>err; [ $? = 2 ] && grep -q 'FILE.nq' err || fail '--shard of Turtle is not refused'
# sorted on disk when memory does not suffice: the bytes that are made in memory, nothing is left
python3 "$TERCET_SOURCE/tests/bench/make_corpus.py" --short more 150 7 >/dev/null
"$TERCET" batch -j 2 --verbose -o more-out --merge disk.nq --merge-memory 1 more 2>err >/dev/null || { fail 'a merge on disk fails'; head -3 err; }
grep -q 'disk.nq: note: [1-9][0-9]* sorted runs were kept on disk' err || { fail 'the merge was not sorted on disk'; tail -3 err; }
[ -z "$(ls -A more-out | grep -v '^more$\|^manifest.jsonl$')" ] || { fail 'something is left of the sorting'; ls -A more-out; }
"$TERCET" extract -q -f nquads -o memory.nq more/0000/*; same disk.nq memory.nq 'on disk and in memory'
"$TERCET" extract -q -f ntriples -o memory.nt more/0000/*
batch --changed -o more-out --merge disk.nt --merge-memory 1 more; same disk.nt memory.nt 'N-Triples on disk and in memory'
batch --changed -o more-out --merge cut.nq --shard 3 --merge-memory 1 more
cat cut.0-of-3.nq cut.1-of-3.nq cut.2-of-3.nq | LC_ALL=C sort >cut; LC_ALL=C sort memory.nq >whole; same cut whole 'parts from disk'
"$TERCET" batch -q -o x --merge x.ttl --merge-memory 1 in 2>err; [ $? = 2 ] && grep -q 'FILE.nq' err || fail '--merge-memory with Turtle is not refused'
# no room for the merged graph: a clear error, nothing half-written
mkdir small
if mount -t tmpfs -o size=16k tmpfs small 2>/dev/null; then
    mounted=1
    "$TERCET" batch -q -o grown --changed --merge small/m.nq in 2>err; [ $? = 1 ] && grep -q 'm.nq: error: cannot be written: No space' err || { fail 'a full disk is not told'; cat err; }
    "$TERCET" batch -q -o grown --changed --merge small/m.nq --shard 3 in 2>err; [ $? = 1 ] && grep -q 'No space' err || { fail 'a full disk is not told for parts'; cat err; }
    [ -z "$(ls small)" ] || { fail 'something half-written is left'; ls small; }
    umount small; mounted=
    # no room for the sorting
    mount -t tmpfs -o size=$(($(du -sk more-out | cut -f 1) + 600))k tmpfs small && mounted=1
    cp -R more-out small/out && rm -f full-disk.nq
    "$TERCET" batch -q -f nquads -f turtle -o small/out --changed --merge full-disk.nq --merge-memory 1 more 2>err; [ $? = 1 ] && grep -q 'error: the sorted statements of the merge cannot be kept there: No space' err || { fail 'a full disk is not told while sorting'; cat err; }
    [ ! -e full-disk.nq ] || fail 'a half-written graph is there'
    rm -rf small/out; [ -z "$(ls -A small)" ] || fail 'something of the sorting is left'
fi
[ $failures = 0 ]
