#!/bin/sh
# tercet check beyond what test_diff.sh asks: examples of the user's frames are tried, tables are checked, messages name the file
# as the user did and say what to do.
. "$TERCET_SOURCE/tests/cli/expect.sh"
silent() { [ ! -s err ] || fail 'messages'; }

prefixes='@prefix my: <http://example.org/my#> . @prefix schema: <https://schema.org/> . @prefix tct: <https://w3id.org/tercet/ns#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .'
ends='a owl:ObjectProperty ; rdfs:domain schema:Organization ; rdfs:range schema:Organization'
property() { # REST: a file with one property, made of what follows its ends
    printf '%s\nmy:inspected %s ; %s .\n' "$prefixes" "$ends" "$1" >mine.ttl
}
frames='tct:frame "{subject} inspect|inspected {object}"@en , "{subject} inspecter {object}"@fr'

property "$frames ; tct:example \"{subject The World Bank} inspected {object the Ministry of Health}.\"@en ,
    \"{object Le ministère de la Santé} a été inspecté par {subject la Banque mondiale}.\"@fr ,
    \"{subject The World Bank} moved to Dakar. It inspected {object the Ministry of Health}.\"@en ,
    \"{object Le ministère de la Santé} est à Dakar. La Banque mondiale a inspecté ce ministère.\"@fr ;
    tct:counterExample \"The World Bank did not inspect the Ministry of Health.\"@en"
expect 'examples that hold' 0 "$TERCET" check mine.ttl; silent
property "$frames ; tct:example \"{object The World Bank} inspected {subject the Ministry of Health}.\"@en ,
    \"{subject The World Bank} visited {object the Ministry of Health}.\"@en ,
    \"{subject The Quibble} inspected {object the Ministry of Health}.\"@en ,
    \"{subject The World Bank inspected the Ministry of Health.\"@en ;
    tct:counterExample \"UNESCO inspected the Ministry of Health.\"@en , \"UNESCO slept.\""
expect 'examples that do not hold' 1 "$TERCET" check mine.ttl
says 'mine.ttl: warning: .*no statement .*object The World Bank' # ends the wrong way round
says 'path in the tree: .*visited'                               # another verb
says "quibble' is no mention"                                    # a name that nothing knows
says 'counter-example .*UNESCO inspected'                        # stated all the same
says 'without a language.*slept'                                 # one in none
says 'brace'                                                     # one that is not closed
[ "$(wc -l <err)" = 6 ] || fail 'not six messages'
property "$frames ; tct:example \"{subject The World Bank inspected the Ministry of Health.\"@en"
expect 'a brace that is not closed' 1 "$TERCET" check mine.ttl; says 'brace'

# What is misspelt is told with what was meant; the reason of an example is that of its own property.
property 'tct:frme "{subject} inspect {object}"@en ; tct:inspectors "two"@en'
printf '%s\n' 'my:q a schema:Organisation ; schema:name "Quobble"@en .' 'my:r a <http://schema.org/NGO> ; schema:name "Quabble"@en .' \
    'my:s schema:name "Quibble"@en .' 'my:t tct:frame "{subject} inspect {object}"@en .' >>mine.ttl
expect 'misspelt' 1 "$TERCET" check mine.ttl
says 'ns#frme; is <https://w3id.org/tercet/ns#frame> meant?'
says 'unknown property.*#inspectors$'
says 'Organisation; is <https://schema.org/Organization> meant?'
says 'http://schema.org/NGO; is <https://schema.org/NGO> meant?'
says '#s>: a name without a class'
says '#t>.* write: a owl:ObjectProperty'
property 'tct:frame "{subject} inspects {object}"@en ; tct:example "{subject The World Bank} supervised {object the Ministry of Health} and its work."@en'
expect 'no lemma' 1 "$TERCET" check mine.ttl
says 'no frame of the property has a word of it as its trigger; its verbs and nouns by lemma: supervise work;'
! grep -q 'tct:\(owner\|supports\)' err || fail 'frames of other properties'
property 'tct:frame "{subject} inspect {object} with {_:Person}"@en ; tct:example "{subject The World Bank} inspected {object the Ministry of Health}."@en'
expect 'no match' 1 "$TERCET" check mine.ttl; says "its frame that did not match, by 'inspect': \"{subject} inspect {object} with {_:Person}\""
printf '%s\nmy:on a owl:DatatypeProperty ; rdfs:domain tct:Strategy ; rdfs:range <http://www.w3.org/2001/XMLSchema#date> ;
    tct:frame "inspect {subject} {object:Date}"@en ; tct:example "{subject The Water Plan} was inspected on {object=2024-05-10 10 May 2024}."@en .\n' "$prefixes" >mine.ttl
expect 'a date' 1 "$TERCET" check mine.ttl; says "by 'inspect': \"inspect {subject} {object:Date}\""
sed -i 's/"inspect/"({_}) inspect/' mine.ttl
expect 'a date that is found' 0 "$TERCET" check mine.ttl; silent

# What docs/frames.md says of possession and agents.
property "tct:frame \"inspection:N of|'s {object} by {subject}\"@en , \"inspection:N of {object} 's {subject}\"@en , \"inspection:N de|dont|'s {object} par {subject}\"@fr ;
    tct:example \"The inspection of {object the Ministry of Health} by {subject UNICEF} began.\"@en , \"{subject UNICEF}'s inspection of {object the Ministry of Health} began.\"@en ,
    \"{object The Ministry of Health}, whose inspection was carried out by {subject UNICEF}, moved.\"@en ,
    \"L'inspection {object du ministère de la Santé} par {subject l'UNICEF} a commencé.\"@fr ,
    \"{object Le ministère de la Santé}, dont l'inspection a été réalisée par {subject l'UNICEF}, a déménagé.\"@fr"
expect 'nouns' 0 "$TERCET" check mine.ttl; silent

# Each file may use what the others say: names in examples, classes in tables; a byte order mark is no part of the text.
printf '\357\273\277id\tclass\tname@en\nhttp://example.org/1\tschema:NGO\tQuibble\nhttp://example.org/2\thttp://example.org/my#Guild\tQuabble\n' >names.tsv
printf '\357\273\277%s\nmy:Guild a owl:Class ; rdfs:subClassOf schema:Organization ; tct:noun "guild"@en .\n' "$prefixes" >classes.ttl
printf '%s\nmy:q a my:Guild ; schema:name "Quobble"@en .\n' "$prefixes" >guilds.ttl
property "$frames ; tct:example \"{subject Quibble} inspected {object Quobble}.\"@en"
expect 'files that need one another' 0 "$TERCET" check mine.ttl names.tsv classes.ttl guilds.ttl; silent
expect 'without the others' 1 "$TERCET" check guilds.ttl; says 'unknown class'

table() { printf "$1" >bad.tsv; } # FORMAT
table 'id\tclass\tname@en\nhttp://example.org/1\ttct:Agenzy\tQuibble\nhttp://example.org/2\ttct:Agency\t\n'
expect 'rows of which nothing comes' 1 "$TERCET" check bad.tsv
says 'bad.tsv: warning: .*example.org/1.* no class'
says 'bad.tsv: warning: .*example.org/2.* no name'
table 'id;class;name\n'
expect 'semicolons' 1 "$TERCET" check bad.tsv; says '^tercet: bad.tsv:1: error: .*TAB'
table 'id\tclass\tname@en\nfoo\ttct:Agency\tFoo\n'
expect 'no IRI' 1 "$TERCET" check bad.tsv; says "'foo'.*IRI"
table 'id\tclass\tname@en\nhttp://example.org/1\tAgency\tFoo\n'
expect 'a class without a prefix' 1 "$TERCET" check bad.tsv; says "'Agency'.*tct:Agency"
cp names.tsv names.csv
expect 'a table under another name' 3 "$TERCET" extract --ontology names.csv names.tsv; says 'names.csv: error: .*\.tsv'

printf '\377\376i\000d\000' >utf16.tsv
expect 'UTF-16' 1 "$TERCET" check utf16.tsv; says 'utf16.tsv: error: .*UTF-8'
printf '%s\nmy:inspected a owl:ObjectProperty ; rdfs:domain schema:Organization ; %s .\n' "$prefixes" "$frames" >mine.ttl
expect 'no range' 1 "$TERCET" check mine.ttl; says 'rdfs:range'; [ "$(wc -l <err)" = 1 ] || fail 'more than one message'

echo 'schema:Person tct:noun "steward"@en .' >bare.ttl
expect 'a prefix that is not declared' 1 "$TERCET" check bare.ttl; says '@prefix schema: <https://schema.org/> \.'
echo 'my:a my:b "c" .' >bare.ttl
expect 'a prefix of the user' 1 "$TERCET" check bare.ttl; says '@prefix my: <…> \.'

# Names of files are the user's, and what is wrong is told once.
property 'tct:frame "{subject} pay visit to {object}"@en'
expect 'two words' 3 "$TERCET" extract --ontology mine.ttl names.tsv; says '^tercet: mine.ttl: error: .*pay_visit\|join'
property 'tct:frame "{subjekt} inspect {object}"@en'
expect 'told once' 3 "$TERCET" extract --ontology mine.ttl names.tsv
[ "$(wc -l <err)" = 1 ] || fail 'more than one message'
[ $failures = 0 ] || { echo "$failures failures"; exit 1; }
