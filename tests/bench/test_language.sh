#!/bin/sh
# The stages of the language layer can be measured: a smoke test of bench_stages on an example text.
# label: bench
set -eu
text=$(mktemp)
trap 'rm -f "$text"' EXIT
find "$TERCET_SOURCE/examples" -name "*.txt" -exec cat {} + >"$text"
for language in fr en; do
    figures=$("$TERCET_BUILD/tests/bench_stages" "$TERCET_PACK" $language "$text")
    echo "$figures"
    echo "$figures" | grep -q 'raw text to trees and names *[0-9.]* µs a word' || exit 1
    speed=$(echo "$figures" | awk '/words a second/ { print $1 }')
    [ "$speed" -gt 20000 ] || { echo "$language: $speed words a second are too few even for a busy machine"; exit 1; }
done
