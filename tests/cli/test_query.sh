#!/bin/sh
# tercet query: what a caller can rely on, and every question of docs/queries on the example releases.
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
failures=0
expect() { # NAME EXIT COMMAND…
    name=$1 wanted=$2
    shift 2
    "$@" >"$work/out" 2>"$work/err" </dev/null
    code=$?
    [ $code = "$wanted" ] || fail "exit code $code instead of $wanted: $*"
}
fail() {
    echo "$name: $1"
    head -5 "$work/err" "$work/out" | sed 's/^/    /'
    failures=$((failures + 1))
}
says() { grep -q -e "$1" "$work/err" || fail "standard error does not say '$1'"; }
prints() { grep -q -e "$1" "$work/out" || fail "standard output lacks '$1'"; }
nothing() { [ ! -s "$work/out" ] || fail "standard output is not empty"; }
lines() { [ "$(wc -l <"$work/out")" = "$1" ] || fail "$(wc -l <"$work/out") lines instead of $1"; }
query() { "$TERCET" query "$@"; }

cat >"$work/g.ttl" <<'TTL'
@prefix ex: <http://example.org/> . @prefix schema: <https://schema.org/> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
ex:a a schema:Event ; rdfs:label "Forum, \"blue\""@en ; schema:location ex:p ; schema:startDate "2024-05-10"^^xsd:date ; ex:w 0.90 .
ex:b a schema:Event ; rdfs:label "Réunion"@fr ; schema:startDate "2024-06"^^xsd:gYearMonth ; ex:w 0.90 .
ex:c a schema:Event ; rdfs:label "Third" ; ex:near ex:c .
ex:p a schema:Place ; rdfs:label "Arles" .
TTL
cat >"$work/g.nq" <<'NQ'
<http://example.org/a> <http://example.org/p> "x" <http://example.org/g1> .
<http://example.org/a> <http://example.org/p> "x" <http://example.org/g2> .
<http://example.org/a> <http://example.org/p> "y" .
NQ
expect 'table' 0 query "$work/g.ttl" 'SELECT ?l { ?e a schema:Event ; rdfs:label ?l } ORDER BY ?e'; prints '^Réunion$'; lines 5
expect 'csv' 0 query --csv "$work/g.ttl" 'SELECT ?l ?d { ?e rdfs:label ?l OPTIONAL { ?e schema:startDate ?d } } ORDER BY ?e'
printf 'l,d\r\n"Forum, ""blue""",2024-05-10\r\nRéunion,2024-06\r\nThird,\r\nArles,\r\n' | cmp -s - "$work/out" || fail 'other CSV'
expect 'json' 0 query --json "$work/g.ttl" 'SELECT ?e ?l { ?e a schema:Event ; rdfs:label ?l } ORDER BY ?e'
prints '"vars": \["e", "l"\]'; prints '"value": "Réunion", "xml:lang": "fr"'
expect 'optional keeps rows apart' 0 query --csv "$work/g.ttl" 'SELECT ?l ?n { ?e a schema:Event ; rdfs:label ?l OPTIONAL { ?e schema:location ?p . ?p rdfs:label ?n } } ORDER BY ?e'
lines 4; prints '^Third,'
expect 'one variable twice' 0 query --csv "$work/g.ttl" 'PREFIX ex: <http://example.org/> SELECT ?x { ?x ex:near ?x }'; lines 2; prints '/c'
expect 'by object' 0 query --csv "$work/g.ttl" 'SELECT ?x { ?x schema:startDate "2024-06"^^xsd:gYearMonth }'; lines 2
expect 'a join on a decimal as it is written' 0 query --csv "$work/g.ttl" 'PREFIX ex: <http://example.org/> SELECT ?y { ex:a ex:w ?n . ?y ex:w ?n }'; lines 3
expect 'tagged text' 0 query --csv "$work/g.ttl" 'SELECT ?x { ?x rdfs:label "Réunion"@fr }'; lines 2
expect 'filter by date' 0 query --csv "$work/g.ttl" 'SELECT ?x { ?x schema:startDate ?d FILTER(?d > "2024-01-01"^^xsd:date) }'; prints '/a'
expect 'count' 0 query --csv "$work/g.ttl" 'SELECT (COUNT(?x) AS ?n) { ?x a schema:Event }'; prints '^3'
expect 'no row' 0 query --csv "$work/g.ttl" 'SELECT ?x { ?x a schema:Person }'; lines 1
expect 'ask' 0 query "$work/g.ttl" 'ASK { ?x a schema:Place }'; prints '^true$'
expect 'ask, json' 0 query --json "$work/g.ttl" 'ASK { ?x a schema:Person }'; prints '"boolean": false'
expect 'construct' 0 query "$work/g.ttl" 'CONSTRUCT { ?p schema:containsPlace ?e } { ?e schema:location ?p }'
prints '^<http://example.org/p> <https://schema.org/containsPlace> <http://example.org/a> \.$'; lines 1
expect 'graphs are one by default' 0 query --csv "$work/g.nq" 'SELECT ?v { ?s <http://example.org/p> ?v }'; lines 3
expect 'a named graph' 0 query --csv "$work/g.nq" 'SELECT ?g { GRAPH ?g { ?s ?p "x" } } ORDER BY ?g'; lines 3; prints 'g2'
expect 'this graph' 0 query --csv "$work/g.nq" 'SELECT ?v { GRAPH <http://example.org/g1> { ?s ?p ?v } }'; lines 2
expect 'several files' 0 query --csv "$work/g.ttl" "$work/g.nq" 'SELECT (COUNT(*) AS ?n) { ?s ?p ?o }'; prints '^16'
expect 'standard input' 0 sh -c '"$TERCET" query - "ASK { ?s ?p ?o }" <"$0"' "$work/g.nq"; prints true
echo 'SELECT ?x { ?x a schema:Place }' >"$work/q.rq"
expect 'query in a file' 0 query "$work/g.ttl" "@$work/q.rq"; prints 'http://example.org/p'
expect 'to a file' 0 query -o "$work/answer" "$work/g.ttl" "@$work/q.rq"; nothing; grep -q '/p' "$work/answer" || fail 'empty file'

expect 'help' 0 query --help; prints '^Usage: tercet query'; prints -- '--json'
expect 'one argument' 2 query "$work/g.ttl"; says 'argument is missing'
expect 'two formats' 2 query --csv --json "$work/g.ttl" 'ASK {}'; says 'exclude each other'
expect 'missing graph' 3 query "$work/none.ttl" 'ASK {}'; nothing; says "$work/none.ttl: error"
expect 'missing query' 3 query "$work/g.ttl" "@$work/none.rq"; nothing; says "$work/none.rq: error"
expect 'bad query' 3 query "$work/g.ttl" 'SELECT ?x { ?x a '; nothing; says '^tercet: the query:1: error: '
expect 'bad graph' 3 sh -c 'echo "<a> <b>" >"$0/bad.ttl"; "$TERCET" query "$0/bad.ttl" "ASK {}"' "$work"; nothing; says 'bad.ttl'
expect 'nothing is fetched' 3 query "$work/g.ttl" 'SELECT ?x FROM <http://127.0.0.1:9/x> { ?x a ?y }'; nothing; says 'FROM is not supported'
expect 'no service' 3 query "$work/g.ttl" 'SELECT ?x { SERVICE <http://127.0.0.1:9/x> { ?x a ?y } }'; nothing; says 'SERVICE is not supported'
expect 'beyond rasqal' 3 query "$work/g.ttl" 'SELECT ?x { ?x a schema:Event MINUS { ?x schema:location ?l } }'; nothing; says 'need a triple store'

"$TERCET" extract -o "$work/releases.ttl" "$TERCET_SOURCE"/examples/releases/* || exit 1
for file in "$TERCET_SOURCE"/docs/queries/*.rq; do
    expect "$(basename "$file")" 0 query --csv "$work/releases.ttl" "@$file"
    [ "$(wc -l <"$work/out")" -gt 1 ] || fail 'no answer on the example releases'
    grep -q "$(basename "$file")" "$TERCET_SOURCE/docs/querying.md" || fail 'not in docs/querying.md'
done
[ $failures = 0 ] || { echo "$failures failures"; exit 1; }
