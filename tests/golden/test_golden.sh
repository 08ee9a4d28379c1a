#!/bin/sh
# The example press releases give the graphs that were reviewed. A difference is shown; when it is meant, look at it and
# copy the new file over the old one.
set -u
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
failed=0
for expected in "$TERCET_SOURCE"/tests/golden/*.nt; do
    name=$(basename "$expected" .nt)
    input=$(ls "$TERCET_SOURCE"/examples/releases/"$name".*)
    "$TERCET" extract -f ntriples --evidence none "$input" >"$tmp/$name.nt" 2>"$tmp/err" || { cat "$tmp/err"; failed=1; }
    diff -u "$expected" "$tmp/$name.nt" >"$tmp/diff" || { head -40 "$tmp/diff"; failed=1; }
done
exit $failed
