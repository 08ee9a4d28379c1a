#!/bin/sh
# SIGINT, SIGTERM and SIGHUP: the documents in hand are brought to an end, nothing is half-written, and --resume goes on to
# the bytes of an undisturbed run.
command -v python3 >/dev/null || exit 77
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1
python3 "$TERCET_SOURCE/tests/bench/make_corpus.py" --short in 120 11 >/dev/null || exit 1
"$TERCET" batch -q -j 2 -o whole in || { echo "the undisturbed run fails"; exit 1; }
cat >stop.py <<'END'
"""stop.py SIGNAL COMMAND…: sends the signal when some documents are done; prints how many lines the manifest has then."""
import os, signal, subprocess, sys, time
run = subprocess.Popen(sys.argv[2:], stdout=subprocess.DEVNULL, stderr=open("err", "wb"))
manifest = "torn/manifest.jsonl"
while run.poll() is None and not (os.path.exists(manifest) and open(manifest, "rb").read().count(b"\n") >= 3):
    time.sleep(0.002)
run.send_signal(getattr(signal, sys.argv[1]))
sys.exit(run.wait())
END
for signal in SIGINT SIGTERM SIGHUP; do
    rm -rf torn
    python3 stop.py $signal "$TERCET" batch -j 2 -o torn in
    code=$?
    lines=$(wc -l <torn/manifest.jsonl)
    [ "$lines" -lt 120 ] || { echo "$signal: the batch was over before: too few documents for this machine"; exit 1; }
    [ $code = 1 ] || { echo "$signal: exit code $code instead of 1"; cat err; exit 1; }
    grep -q '^tercet: error: interrupted' err || { echo "$signal: not told"; cat err; exit 1; }
    [ ! -e torn/.tercet ] || { echo "$signal: something half-written is left"; ls -R torn/.tercet; exit 1; }
    "$TERCET" batch -q -o torn --check || { echo "$signal: outputs and manifest differ"; exit 1; }
    "$TERCET" batch -q -j 2 -o torn --resume in || { echo "$signal: cannot be resumed"; exit 1; }
    diff -r whole torn >diff || { echo "$signal: other bytes"; head -5 diff; exit 1; }
done
