#!/bin/sh
# tercet check beyond what test_diff.sh asks: examples of the user's frames are tried, tables are checked, messages name the file
# as the user did and say what to do.
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1
failures=0
fail() { echo "$name: $1"; head -5 err out | sed 's/^/    /'; failures=$((failures + 1)); }
expect() { # NAME EXIT COMMAND…
    name=$1 wanted=$2
    shift 2
    "$@" >out 2>err </dev/null
    code=$?
    [ $code = "$wanted" ] || fail "exit code $code instead of $wanted: $*"
}
says() { grep -q -e "$1" err || fail "standard error does not say '$1'"; }
silent() { [ ! -s err ] || fail 'messages'; }

prefixes='@prefix my: <http://example.org/my#> . @prefix schema: <https://schema.org/> . @prefix tct: <https://w3id.org/tercet/ns#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .'
ends='a owl:ObjectProperty ; rdfs:domain schema:Organization ; rdfs:range schema:Organization'
property() { # REST: a file with one property, made of what follows its ends
    printf '%s\nmy:inspected %s ; %s .\n' "$prefixes" "$ends" "$1" >mine.ttl
}
frames='tct:frame "{subject} inspect|inspected {object}"@en , "{subject} inspecter {object}"@fr'

property "$frames ; tct:example \"{subject The World Bank} inspected {object the Ministry of Health}.\"@en ,
    \"{object Le ministère de la Santé} a été inspecté par {subject la Banque mondiale}.\"@fr ;
    tct:counterExample \"The World Bank did not inspect the Ministry of Health.\"@en"
expect 'examples that hold' 0 "$TERCET" check mine.ttl; silent
property "$frames ; tct:example \"{object The World Bank} inspected {subject the Ministry of Health}.\"@en"
expect 'ends the wrong way round' 1 "$TERCET" check mine.ttl; says 'mine.ttl: warning: .*no statement .*World Bank'
property "$frames ; tct:example \"{subject The World Bank} visited {object the Ministry of Health}.\"@en"
expect 'an example without its verb' 1 "$TERCET" check mine.ttl; says 'path in the tree: .*visited'
property "$frames ; tct:example \"{subject The Quibble} inspected {object the Ministry of Health}.\"@en"
expect 'a name that nothing knows' 1 "$TERCET" check mine.ttl; says "quibble' is no mention"
property "$frames ; tct:counterExample \"The World Bank inspected the Ministry of Health.\"@en"
expect 'a counter-example that is stated' 1 "$TERCET" check mine.ttl; says 'counter-example .*World Bank inspected'
property "$frames ; tct:example \"The World Bank inspected the Ministry of Health.\""
expect 'an example without a language' 1 "$TERCET" check mine.ttl; says 'without a language'
property "$frames ; tct:example \"{subject The World Bank inspected the Ministry of Health.\"@en"
expect 'a brace that is not closed' 1 "$TERCET" check mine.ttl; says 'brace'

# A lexicon in a second file is there when the examples are tried.
printf 'id\tclass\tname@en\nhttp://example.org/1\tschema:NGO\tQuibble\n' >names.tsv
property "$frames ; tct:example \"{subject Quibble} inspected {object the Ministry of Health}.\"@en"
expect 'names of another file' 0 "$TERCET" check mine.ttl names.tsv; silent
printf '%s\nmy:Guild a owl:Class ; rdfs:subClassOf schema:Organization ; tct:noun "guild"@en .\n' "$prefixes" >classes.ttl
printf 'id\tclass\tname@en\nhttp://example.org/2\thttp://example.org/my#Guild\tQuabble\n' >guilds.tsv
printf '%s\nmy:q a my:Guild ; schema:name "Quobble"@en .\n' "$prefixes" >guilds.ttl
expect 'classes of another file' 0 "$TERCET" check guilds.tsv classes.ttl guilds.ttl; silent
expect 'without it' 1 "$TERCET" check guilds.ttl; says 'unknown class'
expect 'a table' 0 "$TERCET" check names.tsv; silent

table() { printf "$1" >bad.tsv; } # FORMAT
table 'id\tclass\tname@en\nhttp://example.org/1\ttct:Agenzy\tQuibble\n'
expect 'a class that there is not' 1 "$TERCET" check bad.tsv; says 'bad.tsv: warning: .*example.org/1.* no class'
expect 'the same, used' 0 "$TERCET" extract --ontology bad.tsv names.tsv; says 'bad.tsv: warning: .*no class'
table 'id\tclass\tname@en\nhttp://example.org/1\ttct:Agency\t\n'
expect 'a row without a name' 1 "$TERCET" check bad.tsv; says 'bad.tsv: warning: .*no name'
table 'id;class;name\n'
expect 'semicolons' 1 "$TERCET" check bad.tsv; says '^tercet: bad.tsv:1: error: .*TAB'
table 'id\tclass\tname@en\nfoo\ttct:Agency\tFoo\n'
expect 'no IRI' 1 "$TERCET" check bad.tsv; says "'foo'.*IRI"
table 'id\tclass\tname@en\nhttp://example.org/1\tAgency\tFoo\n'
expect 'a class without a prefix' 1 "$TERCET" check bad.tsv; says "'Agency'.*tct:Agency"
cp names.tsv names.csv
expect 'a table under another name' 3 "$TERCET" extract --ontology names.csv names.tsv; says 'names.csv: error: .*\.tsv'

# Names of files are the user's, and what is wrong is told once.
property 'tct:frame "{subject} pay visit to {object}"@en'
expect 'two words' 3 "$TERCET" extract --ontology mine.ttl names.tsv; says '^tercet: mine.ttl: error: .*pay_visit\|join'
property 'tct:frame "{subjekt} inspect {object}"@en'
expect 'told once' 3 "$TERCET" extract --ontology mine.ttl names.tsv
[ "$(wc -l <err)" = 1 ] || fail 'more than one message'
[ $failures = 0 ] || { echo "$failures failures"; exit 1; }
