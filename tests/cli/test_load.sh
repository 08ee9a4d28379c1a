#!/bin/sh
# tercet load: what a caller can rely on, against a small graph store on loopback.
command -v python3 >/dev/null || { echo 'python3 is not installed: skipped'; exit 77; }
work=$(mktemp -d) || exit 1
server=
trap 'stop; rm -rf "$work"' EXIT
trap 'exit 1' INT TERM
failures=0
stop() {
    [ -z "$server" ] || { kill "$server" 2>/dev/null; wait "$server" 2>/dev/null; }
    server=
}
start() { # OPTION…: a new, empty store
    stop
    rm -rf "$work/store" && mkdir "$work/store"
    python3 "$TERCET_SOURCE/tests/cli/graph_store.py" "$work/store" "$@" &
    server=$!
    for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30; do
        [ -s "$work/store/port" ] && break
        sleep 0.2
    done
    url=http://127.0.0.1:$(cat "$work/store/port")/data
}
expect() { # NAME EXIT COMMAND…
    name=$1 wanted=$2
    shift 2
    "$@" >"$work/out" 2>"$work/err" </dev/null
    code=$?
    [ $code = "$wanted" ] || fail "exit code $code instead of $wanted: $*"
    [ ! -s "$work/out" ] || [ "$wanted$name" = 0help ] || fail 'standard output is not empty'
    ! grep -q -e hush -e "$(printf 'me:hush' | base64)" "$work/err" || fail 'credentials in a message'
}
fail() {
    echo "$name: $1"
    head -5 "$work/err" | sed 's/^/    /'
    failures=$((failures + 1))
}
says() { grep -q -e "$1" "$work/err" || fail "standard error does not say '$1'"; }
holds() { # FILE
    cmp -s "$1" "$work/store/graphs.nq" || fail "the store does not hold $(basename "$1")"
}
load() { "$TERCET" load "$@"; }

cat >"$work/g.nq" <<'NQ'
<http://example.org/a> <http://example.org/p> "é \"x\"" .
<http://example.org/a> <http://example.org/p> "y" <http://example.org/g/1?x=1&y=é> .
<http://example.org/b> <http://example.org/p> "y" <http://example.org/g/2> .
<http://example.org/c> <http://example.org/p> <http://example.org/b> <http://example.org/g/2> .
NQ
LC_ALL=C sort "$work/g.nq" >"$work/sorted.nq"
cat >"$work/d.ttl" <<'TTL'
@prefix schema: <https://schema.org/> .
<http://example.org/doc> a schema:CreativeWork ; schema:mentions <http://example.org/a> .
TTL
start
expect 'graph by graph' 0 load "$work/g.nq" --to "$url"
LC_ALL=C sort "$work/store/graphs.nq" | cmp -s - "$work/sorted.nq" || fail 'other statements'
[ "$(grep -c '^POST .* application/n-triples ' "$work/store/log")" = 3 ] || fail 'not one request a graph'
expect 'again adds nothing' 0 load "$work/g.nq" --to "$url"
LC_ALL=C sort "$work/store/graphs.nq" | cmp -s - "$work/sorted.nq" || fail 'other statements'
head -3 "$work/g.nq" >"$work/less.nq"
expect 'replace' 0 load --replace "$work/less.nq" --to "$url"; [ "$(wc -l <"$work/store/graphs.nq")" = 3 ] || fail 'nothing was replaced'
start
expect 'into one graph' 0 load --graph http://example.org/all "$work/g.nq" --to "$url"
[ "$(grep -c '<http://example.org/all> \.$' "$work/store/graphs.nq")" = 4 ] || fail 'not in that graph'
start
expect 'by document' 0 load --by-document "$work/d.ttl" --to "$url"
[ "$(grep -c '<http://example.org/doc> \.$' "$work/store/graphs.nq")" = 2 ] || fail 'not in the graph of the document'
start
i=0
while [ $i -lt 3000 ]; do echo "<http://example.org/s$i> <http://example.org/p> \"$i\" ."; i=$((i + 1)); done >"$work/many.nt"
expect 'chunks' 0 load --chunk 32 --replace "$work/many.nt" --to "$url"
LC_ALL=C sort "$work/many.nt" >"$work/many"; LC_ALL=C sort "$work/store/graphs.nq" | cmp -s - "$work/many" || fail 'statements are lost'
[ "$(grep -c ^PUT "$work/store/log")" = 1 ] || fail 'a later chunk replaces the one before'
[ "$(grep -c ^POST "$work/store/log")" -gt 2 ] || fail 'no chunks'
start --fail 2
expect 'tries again' 0 load "$work/d.ttl" --to "$url"; [ "$(wc -l <"$work/store/log")" = 3 ] || fail 'not three attempts'
start --fail 9
expect 'gives up' 3 load --retries 1 "$work/d.ttl" --to "$url"; says 'refused with status 503'; [ "$(wc -l <"$work/store/log")" = 2 ] || fail 'not two attempts'
start --user me:hush
expect 'with a user' 0 load --user me:hush "$work/d.ttl" --to "$url"
expect 'user of the environment' 0 env TERCET_USER=me:hush "$TERCET" load "$work/d.ttl" --to "$url"
expect 'user in the address' 0 load "$work/d.ttl" --to "http://me:hush@${url#http://}"
expect 'no user' 3 load "$work/d.ttl" --to "$url"; says '401: give --user'
expect 'wrong user' 3 load "$work/d.ttl" --to "http://me:hush2@${url#http://}"; says '401'
start --status 400 --user me:hush
expect 'a store that repeats what it got' 3 load --user me:hush "$work/d.ttl" --to "$url"; says 'status 400'
[ "$(grep -c . "$work/store/log")" -le 2 ] || fail 'a refusal was tried again'
stop
expect 'no store' 3 load --retries 0 "$work/d.ttl" --to "http://me:hush@127.0.0.1:1/data"; says 'was not sent'
expect 'help' 0 load --help; grep -q -- '--by-document' "$work/out" || fail 'no help'
expect 'nowhere' 2 load "$work/d.ttl"; says '--to is needed'
expect 'no address' 2 load "$work/d.ttl" --to ftp://example.org/; says 'http or https'
expect 'no graph' 2 load --graph 'a b' "$work/d.ttl" --to "$url"; says 'is no IRI'
expect 'both' 2 load --graph http://example.org/g --by-document "$work/d.ttl" --to "$url"; says 'exclude each other'
expect 'no number' 2 load --retries -1 "$work/d.ttl" --to "$url"; says 'is no number'
expect 'missing file' 3 load "$work/none.ttl" --to "$url"; says 'none.ttl: error'
expect 'no document' 2 load --by-document "$work/many.nt" --to "$url"; says 'statements of 0 documents'
[ $failures = 0 ] || { echo "$failures failures"; exit 1; }
