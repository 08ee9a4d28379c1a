#!/bin/sh
# What newcomers get wrong: the message says what to do instead.
. "$TERCET_SOURCE/tests/cli/expect.sh"
once() { [ "$(wc -l <err)" = 1 ] || fail 'not one message'; }

mkdir folder
cp "$TERCET_SOURCE/examples/releases/en-harbour-agreement.txt" folder/release.txt
cp folder/release.txt .
"$TERCET" extract -o g.ttl release.txt || exit 1
echo 'SELECT ?s { ?s a schema:Event }' >events.rq

expect 'a folder for extract' 3 "$TERCET" extract folder; says 'folder: error: .*tercet batch -o DIR'; once
expect 'a query in a file without @' 3 "$TERCET" query g.ttl events.rq; says '@events.rq'; once
for query in 'SELECT ?s { ?s tct:owner/rdfs:label ?o }' 'SELECT ?s { ?s tct:owner+ ?o }' 'SELECT ?s { ?s ^tct:owner ?o }' \
    'SELECT ?s { ?s a ?t FILTER NOT EXISTS { ?s tct:owner ?o } }' 'SELECT ?s { ?s a ?t FILTER EXISTS { ?s tct:owner ?o } }'; do
    expect "$query" 3 "$TERCET" query g.ttl "$query"; says 'property paths .*triple store'
done
for query in 'INSERT DATA { <a:b> <a:c> <a:d> }' 'DELETE WHERE { ?s a ?t }' 'DESCRIBE <http://example.org/x>'; do
    expect "$query" 3 "$TERCET" query g.ttl "$query"; says 'SELECT, ASK or CONSTRUCT'; once
done
expect 'a slip' 3 "$TERCET" query g.ttl 'SELECT ?s { ?s a '; once

expect 'a part of a name' 3 "$TERCET" render --focus northgate -o f.svg release.txt; says "perhaps 'Northgate Harbour Trust'"
expect 'a part of an event' 3 "$TERCET" render --event 'clean ports' -o f.svg release.txt; says "perhaps 'Clean Ports Forum'"
expect 'no such name' 3 "$TERCET" render --focus Xyzzy -o f.svg release.txt; says "'Xyzzy'"; ! grep -q perhaps err || fail 'it guesses'
expect 'no medium of this name' 2 "$TERCET" render -o f.jpg release.txt; says "'.jpg'.*-T"; once
[ ! -e f.jpg ] || fail 'a drawing was written'
expect 'no extension' 0 "$TERCET" render -o drawing release.txt
expect 'any extension with -T' 0 "$TERCET" render -T svg -o f.image release.txt

expect 'a format by the extension' 0 "$TERCET" extract -o g.nt release.txt
"$TERCET" extract -f ntriples release.txt | cmp -s - g.nt || fail 'g.nt is no N-Triples'
expect 'another extension' 0 "$TERCET" extract -o g.graph release.txt; cmp -s g.ttl g.graph || fail 'not Turtle'
expect 'a format for batch' 2 "$TERCET" batch -o b -f pdf folder; says 'turtle, ntriples'; once
expect 'a format to merge into' 2 "$TERCET" batch -o b --merge all.foo folder; says '\.nq'; once
[ ! -e b ] || fail 'the batch has begun'

expect 'a language in words' 2 "$TERCET" extract --lang english release.txt; says 'take .*en, .*or auto'; says 'fr, '
expect 'two documents to explain' 2 "$TERCET" explain release.txt release.txt; says 'usage: tercet explain'

cat >map.ttl <<'TTL'
@prefix schema: <https://schema.org/> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
schema:locaton skos:exactMatch <http://example.org/place> .
schema:name skos:exactMatch <http://example.org/name> .
TTL
expect 'a mapping of a term that there is not' 0 "$TERCET" extract --map map.ttl release.txt
says 'map.ttl: warning: .*locaton'; once
[ $failures = 0 ] || { echo "$failures failures"; exit 1; }
