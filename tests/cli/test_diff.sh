#!/bin/sh
# tercet diff and tercet check: what a caller can rely on.
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

cat >"$work/old.nt" <<'NT'
<http://example.org/a> <http://www.w3.org/2000/01/rdf-schema#label> "Forum"@en .
<http://example.org/a> <https://schema.org/startDate> "2024-05-10"^^<http://www.w3.org/2001/XMLSchema#date> .
<http://example.org/b> <http://example.org/p> "x" .
NT
sed 's/05-10/05-11/' "$work/old.nt" >"$work/new.nt"
echo '<http://example.org/c> <http://example.org/p> "y" .' >>"$work/new.nt"
cat >"$work/same.ttl" <<'TTL'
@prefix ex: <http://example.org/> . @prefix s: <https://schema.org/> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
ex:b ex:p "x" . ex:a s:startDate "2024-05-10"^^<http://www.w3.org/2001/XMLSchema#date> ; rdfs:label "Forum"@en .
TTL
expect 'the same in another syntax' 0 "$TERCET" diff "$work/old.nt" "$work/same.ttl"; nothing
expect 'text' 1 "$TERCET" diff "$work/old.nt" "$work/new.nt"; prints '^<http://example.org/a> Forum$'; prints '^- .*2024-05-10'; prints '^+ .*2024-05-11'
expect 'patch' 1 "$TERCET" diff --patch "$work/old.nt" "$work/new.nt"
cat >"$work/wanted" <<'PATCH'
TX .
D <http://example.org/a> <https://schema.org/startDate> "2024-05-10"^^<http://www.w3.org/2001/XMLSchema#date> .
A <http://example.org/a> <https://schema.org/startDate> "2024-05-11"^^<http://www.w3.org/2001/XMLSchema#date> .
A <http://example.org/c> <http://example.org/p> "y" .
TC .
PATCH
cmp -s "$work/wanted" "$work/out" || fail 'another patch'
expect 'counts' 1 "$TERCET" diff --json "$work/old.nt" "$work/new.nt"; prints '^{"removed": 1, "added": 2, "unchanged": 2}$'
expect 'missing' 3 "$TERCET" diff "$work/old.nt" "$work/none.nt"; nothing; says 'none.nt: error'
expect 'one graph' 2 "$TERCET" diff "$work/old.nt"; says 'two graphs are needed'
expect 'two formats' 2 "$TERCET" diff --json --patch "$work/old.nt" "$work/new.nt"; says 'exclude each other'
expect 'help' 0 "$TERCET" diff --help; prints -- '--contradictions'

cat >"$work/c.trig" <<'TRIG'
@prefix ex: <http://example.org/> . @prefix s: <https://schema.org/> . @prefix org: <http://www.w3.org/ns/org#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> . @prefix tct: <https://w3id.org/tercet/ns#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
ex:d1 { ex:e a s:Event ; rdfs:label "Forum" ; s:startDate "2024-05-10"^^xsd:date . ex:f a s:Event ; s:startDate "2024-05"^^xsd:gYearMonth .
  ex:m1 a org:Membership ; org:member ex:p1 ; org:organization ex:o ; org:role ex:r .
  ex:m3 a org:Membership ; org:member ex:p3 ; org:organization ex:o ; org:role ex:r ; tct:tenure "former" . }
ex:d2 { ex:e s:startDate "2024-05-12"^^xsd:date . ex:f s:startDate "2024-05-07"^^xsd:date .
  ex:m2 a org:Membership ; org:member ex:p2 ; org:organization ex:o ; org:role ex:r .
  ex:m4 a org:Membership ; org:member ex:p1 ; org:organization ex:o2 ; org:role ex:r . }
TRIG
expect 'contradictions' 1 "$TERCET" diff --contradictions "$work/c.trig"
prints '^two start dates of Forum <http://example.org/e>$'; prints '^    in <http://example.org/d2>$'; prints '^several holders of one office'
! grep -q -e 'example.org/f>' -e p3 -e o2 "$work/out" || fail 'what agrees is called a contradiction'
expect 'no contradictions' 0 "$TERCET" diff --contradictions "$work/same.ttl"; nothing

cat >"$work/good.ttl" <<'TTL'
@prefix my: <http://example.org/my#> . @prefix schema: <https://schema.org/> . @prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix tct: <https://w3id.org/tercet/ns#> .
my:Observatory a owl:Class ; rdfs:subClassOf schema:Organization ; rdfs:label "observatory"@en ; tct:noun "observatory"@en .
my:zorg a my:Observatory ; schema:name "Zorgland Sky Watch"@en .
TTL
expect 'a good file' 0 "$TERCET" check "$work/good.ttl"; nothing; [ ! -s "$work/err" ] || fail 'messages'
# what is wrong, and what check says of it
wrong() {
    cat "$work/good.ttl" >"$work/bad.ttl"
    echo "$2" >>"$work/bad.ttl"
    expect "$1" 1 "$TERCET" check "$work/bad.ttl"
    says "$3"
}
wrong 'unknown class' 'my:a a my:Observatry ; schema:name "A b c" .' 'unknown class.*Observatry'
wrong 'unknown property' 'my:zorg schema:nmae "Z" .' 'unknown property.*nmae'
wrong 'noun without language' 'my:Observatory tct:noun "watch house" .' 'without a language.*watch house'
wrong 'noun of another language' 'my:Observatory tct:noun "Sternwarte"@de .' 'does not read: de'
wrong 'noun on an entity' 'my:zorg tct:noun "watch house"@en .' 'no class: watch house'
wrong 'frame that does not compile' 'my:runs a owl:ObjectProperty ; rdfs:domain schema:Organization ; rdfs:range schema:Event ; tct:frame "{who:Nothing} run {what:Event"@en .' 'bad.ttl'
wrong 'entity without a name' 'my:b a my:Observatory .' 'without a schema:name'
wrong 'known entity' 'my:wb a schema:Organization ; schema:name "World Bank"@en .' 'name is that of the known'
wrong 'the same twice' 'my:zorg2 a my:Observatory ; schema:name "Zorgland Sky Watch"@en .' 'same name or link'
wrong 'no Turtle' 'my:b a' 'bad.ttl'
expect 'missing file' 3 "$TERCET" check "$work/none.ttl"; says 'none.ttl'
expect 'help of check' 0 "$TERCET" check --help; prints '^Usage: tercet check'
[ $failures = 0 ] || { echo "$failures failures"; exit 1; }
