#!/bin/sh
# The example for Spark gives the quads of one machine. PYTHON names an interpreter that has pyspark.
# label: peers
python=${PYTHON:-python3}
"$python" -c 'import pyspark' 2>/dev/null && command -v java >/dev/null || { echo "no pyspark or no java"; exit 77; }
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
python3 "$TERCET_SOURCE/tests/bench/make_corpus.py" --jsonl "$work/in.jsonl" 200 9 >/dev/null || exit 1
SPARK_LOCAL_IP=127.0.0.1 "$python" "$TERCET_SOURCE/examples/spark/extract.py" "$work/in.jsonl" "$work/out" 4 \
    >"$work/log" 2>&1 || { tail -20 "$work/log"; exit 1; }
[ "$(ls "$work"/out/part-* | wc -l)" -ge 4 ] || { echo "not in partitions"; exit 1; }
"$TERCET" extract --jsonl -f nquads <"$work/in.jsonl" >"$work/one.nq" || exit 1
cat "$work"/out/part-* | cmp - "$work/one.nq" || { echo "other quads than on one machine"; exit 1; }
