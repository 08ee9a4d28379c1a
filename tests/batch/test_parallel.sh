#!/bin/sh
# The example's Makefile gives what batch gives; GNU parallel, where it is, what the filter gives.
command -v make >/dev/null && command -v python3 >/dev/null || exit 77
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1
python3 "$TERCET_SOURCE/tests/bench/make_corpus.py" in 12 4 >/dev/null || exit 1
make -s -j 2 -f "$TERCET_SOURCE/examples/parallel/Makefile" IN=in OUT=made || exit 1
"$TERCET" batch -q -o batch in || exit 1
diff -r made batch/in || { echo "make and batch differ"; exit 1; }
if parallel --version 2>/dev/null | grep -q GNU; then
    python3 "$TERCET_SOURCE/tests/bench/make_corpus.py" --jsonl in.jsonl 40 4 >/dev/null
    parallel --pipepart --keep-order --block 10k -a in.jsonl "$TERCET" extract --jsonl -f nquads >parts.nq
    "$TERCET" extract --jsonl -f nquads <in.jsonl | cmp - parts.nq || { echo "parallel differs"; exit 1; }
fi
