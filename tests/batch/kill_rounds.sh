#!/bin/sh
# kill_rounds.sh ROUNDS DOCUMENTS: kills a batch (-9, parent and workers alike or the parent alone) at random
# moments, resumes it each time, and wants the bytes of an undisturbed run.
rounds=$1 documents=$2
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
command -v python3 >/dev/null || exit 77
python3 "$TERCET_SOURCE/tests/bench/make_corpus.py" "$work/in" "$documents" 7 >/dev/null || exit 1
cd "$work" || exit 1
tar cf in/0000/pack.tar -C in 0000/000001.html 0000/000002.txt 0000/000003.html || exit 1 # several outputs at once
"$TERCET" batch -q -j 2 -f turtle -f nquads -o whole in || { echo "the undisturbed run fails"; exit 1; }
killed=0
for round in $(seq "$rounds"); do
    rm -rf torn
    # each round kills several runs, ever later, until one gets through
    delay=$((round * 37 % 90 + 5))
    for try in 1 2 3 4; do
        "$TERCET" batch -q -j 2 -f turtle -f nquads -o torn --resume in &
        parent=$!
        sleep "0.$(printf %03d $((delay * try)))"
        # every second round the workers are left without a parent, and must not spoil what follows
        [ $((round % 2)) = 0 ] || pkill -9 -P "$parent" 2>/dev/null
        kill -9 "$parent" 2>/dev/null && killed=$((killed + 1))
        wait "$parent" 2>/dev/null
        # what was reported as done is whole
        [ ! -s torn/manifest.jsonl ] || "$TERCET" batch -q -o torn --check 2>"$work/err"
        ! grep -q 'is missing or not' "$work/err" 2>/dev/null || { echo "round $round: something done is lost"; cat "$work/err"; exit 1; }
    done
    # a killed worker is a failed document, which --changed tries again; what is done stays
    "$TERCET" batch -q -j 2 -f turtle -f nquads -o torn --resume in 2>/dev/null
    "$TERCET" batch -q -j 2 -f turtle -f nquads -o torn --changed in || { echo "round $round: does not finish"; exit 1; }
    diff -r whole torn >"$work/diff" || { echo "round $round: other bytes"; head -5 "$work/diff"; exit 1; }
done
[ "$killed" -gt 0 ] || { echo "no run was killed: too few documents for this machine"; exit 1; }
echo "$rounds rounds, $killed runs killed"
