#!/bin/sh
# A user's authority table: compiled into a pack or added in memory, with the same graph; what is wrong is told with its line.
set -eu
[ -x "$TERCET" ] || exit 77
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
{
    printf 'id\tclass\tname@en\tname@fr\tacronym\talias@en\tparent\n'
    printf 'http://example.org/auth/1\ttct:Agency\tTulip Water Board\tOffice des eaux de Tulip\tTWB\tTulip Board|Water Board of Tulip\t\n'
    printf '# a remark\n'
    printf 'http://example.org/auth/2\tschema:Corporation\tNorvik Turbines\t\t\t\thttp://example.org/auth/1\n'
} > "$work/own.tsv"
echo 'The TWB and Norvik Turbines signed an agreement. The Water Board of Tulip is glad.' > "$work/in.txt"
fail=0
"$TERCET" pack --quiet --ontology-dir "$TERCET_SOURCE/ontology" --lexicon "$work/own.tsv" -o "$work/own.pack"
"$TERCET" extract --pack "$work/own.pack" -f ntriples "$work/in.txt" > "$work/packed.nt"
"$TERCET" extract --pack "$TERCET_PACK" --ontology "$work/own.tsv" -f ntriples "$work/in.txt" > "$work/added.nt"
want() { grep -q "$1" "$work/packed.nt" || { echo "lacks: $1"; fail=1; }; }
want 'organization/tulip-water-board> <https://schema.org/sameAs> <http://example.org/auth/1>'
want 'organization/norvik-turbines> <https://schema.org/sameAs> <http://example.org/auth/2>'
want 'signatory> <http://example.org/id/organization/tulip-water-board>'
want '"Office des eaux de Tulip"@fr'
# The run's own description names the pack; all else is the same.
for graph in packed added; do grep -v 'pack[-=]\|prov#\|/run/' "$work/$graph.nt" > "$work/$graph.plain"; done
cmp "$work/packed.plain" "$work/added.plain" || { echo "compiled and added in memory differ"; fail=1; }
# A class noun of the user's goes before the class that the pack has for the same words.
cat > "$work/class.ttl" <<'TTL'
@prefix my: <http://example.org/my#> . @prefix schema: <https://schema.org/> . @prefix tct: <https://w3id.org/tercet/ns#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
my:Observatory a owl:Class ; rdfs:subClassOf schema:Organization ; rdfs:label "observatory"@en ; tct:noun "observatory"@en .
TTL
echo 'The Observatory of Tulip signed an agreement with Norvik Bank.' > "$work/class.txt"
"$TERCET" extract --pack "$TERCET_PACK" --ontology "$work/class.ttl" -f ntriples "$work/class.txt" > "$work/class.nt"
grep -q 'observatory-of-tulip> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://example.org/my#Observatory>' "$work/class.nt" ||
    { echo 'the class of the user lost'; fail=1; }
grep -q 'norvik-bank> .*tercet/ns#Bank>' "$work/class.nt" || { echo 'other nouns are gone'; fail=1; }
! grep -q 'ResearchOrganization' "$work/class.nt" || { echo 'the class of the pack stays'; fail=1; }
refuse() { # refuse WHAT WORDS < TABLE
    cat > "$work/bad.tsv"
    if "$TERCET" extract --pack "$TERCET_PACK" --ontology "$work/bad.tsv" "$work/in.txt" > /dev/null 2> "$work/err"; then
        echo "$1 was taken"; fail=1
    fi
    grep -q "$2" "$work/err" || { echo "$1: $(cat "$work/err")"; fail=1; }
}
printf 'id\tcolour\n' | refuse "an unknown column" 'bad.tsv:1: .*colour'
printf 'name\tclass\n' | refuse "a table without id" "bad.tsv:1: .*'id'"
printf 'id\tclass\nno iri\ttct:Agency\n' | refuse "an id that is no IRI" 'bad.tsv:2: .*no iri'
printf 'id\tclass\n\ttct:Agency\n' | refuse "a row without id" 'bad.tsv:2: .*without id'
printf 'id\tclass\nhttp://a.example/1\ttct:Agency\tmore\n' | refuse "a row that is too long" 'bad.tsv:2: .*more cells'
printf '' | refuse "an empty table" 'bad.tsv'
exit $fail
