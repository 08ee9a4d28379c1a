#!/bin/sh
# Every tct:example of the frames that come with tercet gives its statement, no tct:counterExample gives one: what "tercet check"
# does with a user's files, with them.
set -eu
cd "$TERCET_SOURCE/ontology/lang"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failures=0
for file in */frames.ttl; do
    "$TERCET" check "$file" 2>"$work/err" || { cat "$work/err"; failures=$((failures + 1)); }
done
# Nothing said means something: an example with its ends exchanged is told, and a counter-example that is none.
sed 's/"{subject \(UNESCO\)} signed \([^{]*\){object /"{object \1} signed \2{subject /; s/tct:counterExample/tct:example/' en/frames.ttl >"$work/wrong.ttl"
cmp -s en/frames.ttl "$work/wrong.ttl" && { echo 'nothing was made wrong'; exit 1; }
"$TERCET" check "$work/wrong.ttl" 2>"$work/err" && { echo 'wrong examples pass'; exit 1; }
counted=$(grep -c 'no statement from the example' "$work/err")
counters=$(grep -o 'tct:counterExample' en/frames.ttl | wc -l)
[ "$counted" -ge "$counters" ] || { echo "$counters counter-examples became examples, and $counted were told"; exit 1; }
[ $failures = 0 ] || { echo "examples of $failures files do not hold"; exit 1; }
