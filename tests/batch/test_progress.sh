#!/bin/sh
# Progress: a line that is written over on a terminal, none with --quiet, plain lines of messages elsewhere; the report as
# a table and as JSON with the same counts.
command -v python3 >/dev/null || exit 77
python3 -c 'import pty; pty.openpty()' 2>/dev/null || { echo "no terminal can be opened here: skipped"; exit 77; }
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1
python3 "$TERCET_SOURCE/tests/bench/make_corpus.py" in 80 3 >/dev/null || exit 1
head -c 3000 /dev/urandom >in/noise.bin
cat >on_terminal.py <<'END'
import os, pty, subprocess, sys
ours, theirs = pty.openpty()
run = subprocess.Popen(sys.argv[1:], stdout=open("out", "wb"), stderr=theirs)
os.close(theirs)
seen = b""
try:
    while block := os.read(ours, 4096):
        seen += block
except OSError:
    pass
open("terminal", "wb").write(seen)
sys.exit(run.wait())
END
fail() { echo "$1"; cat -v terminal 2>/dev/null | tail -3; exit 1; }
python3 on_terminal.py "$TERCET" batch -j 1 -o a in; [ $? = 1 ] || fail 'exit code'
python3 - <<'END' || fail 'no line of progress with count, rate and estimate'
import re
seen = open("terminal", "rb").read().decode()
assert re.search(r"\r\S*tercet: note: \d+ of 81 inputs, [\d.]+/s, \d failed, \d+ s left\x1b\[K", seen)
assert "\r\x1b[Ktercet: in/noise.bin: error" in seen or "\ntercet: in/noise.bin: error" in seen or "noise.bin: error" in seen.split("\r\x1b[K")[-1]
END
grep -q '^inputs *81$' out && grep -q '^converted *80$' out && grep -q '^failed *1$' out || fail 'the table counts otherwise'
python3 on_terminal.py "$TERCET" batch -q -j 1 -o b in; ! grep -q 'inputs' terminal || fail 'a quiet batch shows progress'
[ ! -s out ] || fail 'a quiet batch prints a table'
"$TERCET" batch -j 2 --json -o c in >json 2>plain
! grep -q "$(printf '\r')" plain || fail 'a terminal line without a terminal'
python3 - <<'END' || fail 'the JSON report'
import json
report = json.load(open("json"))
assert (report["inputs"], report["done"], report["failed"], report["complete"]) == (81, 80, 1, True), report
assert report["failures"][0]["input"] == "in/noise.bin" and "binary" in report["failures"][0]["reason"], report
END
# what an earlier run has done counts as done, not as speed
head -n 60 a/manifest.jsonl >head && cp -R a d && cp head d/manifest.jsonl
python3 on_terminal.py "$TERCET" batch -j 1 --resume -o d in; grep -q '^inputs *81$' out || fail 'resumed'
diff -r a d >/dev/null || fail 'resumed otherwise'
