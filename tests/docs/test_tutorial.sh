#!/bin/sh
# The tutorials docs/tutorial-*.md work step by step: files are written, commands run, and the lines shown are in their output. The store
# is tests/cli/graph_store.py, which has tercet answer; tests/stores/test_stores.sh takes a real one.
command -v python3 >/dev/null && command -v curl >/dev/null || { echo 'python3 or curl is missing: skipped'; exit 77; }
work=$(mktemp -d) || exit 1
server=
trap '[ -z "$server" ] || kill "$server"; rm -rf "$work"' EXIT
trap 'exit 1' INT TERM
mkdir "$work/bin" "$work/store"
ln -s "$TERCET" "$work/bin/tercet"
PATH=$work/bin:$PATH
python3 "$TERCET_SOURCE/tests/cli/graph_store.py" "$work/store" --tercet "$TERCET" &
server=$!
tries=0
until [ -s "$work/store/port" ] || [ $tries -ge 100 ]; do tries=$((tries + 1)); sleep 0.1; done
failures=0
for page in "$TERCET_SOURCE"/docs/tutorial-*.md; do
    sh "$TERCET_SOURCE/tests/docs/tutorial.sh" "$page" "$work" "http://127.0.0.1:$(cat "$work/store/port")/news" || failures=$((failures + 1))
done
[ $failures = 0 ]
