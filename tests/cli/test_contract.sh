#!/bin/sh
# What a caller can rely on: standard output, standard error and exit code of each command.
. "$TERCET_SOURCE/tests/cli/expect.sh"
silent() { [ ! -s "$work/err" ] || fail "standard error is not empty"; }
prints() { grep -q -e "$1" "$work/out" || fail "standard output lacks '$1'"; }
nothing() { [ ! -s "$work/out" ] || fail "standard output is not empty"; }
# every message is one line that begins with the program's name
shaped() { ! grep -v '^tercet: ' "$work/err" | grep -q . || fail "a line of standard error without 'tercet: '"; }

cat >"$work/doc.txt" <<'EOF'
The World Bank and the Government of Kenya sign an agreement

Nairobi, 3 May 2023

The World Bank and the Government of Kenya signed a financing agreement on 2 May 2023 in Nairobi.
"This agreement matters," said Jane Miller, Country Director of the World Bank.
EOF
printf 'abc\000\001\002\377\376\000\000\003\004' >"$work/binary"
head -c 4096 /dev/urandom >>"$work/binary"
: >"$work/empty"
mkdir "$work/folder"

expect version 0 "$TERCET" --version; prints '^tercet [0-9]'; silent
expect help 0 "$TERCET" --help; prints '^Usage: tercet COMMAND'; silent
for command in extract explain pack train eval; do
    expect "$command --help" 0 "$TERCET" "$command" --help; prints "^Usage: tercet $command"; prints -- '--quiet'; silent
done

expect 'no command' 2 "$TERCET"; nothing; says 'Usage: tercet'
expect 'unknown command' 2 "$TERCET" foo; nothing; says "^tercet: error: no command 'foo'"; shaped
expect 'unknown option' 2 "$TERCET" extract --foo "$work/doc.txt"; nothing; says "no option '--foo'"; shaped
expect 'no value' 2 "$TERCET" extract -f; nothing; says 'needs a value'; shaped
expect 'value of a flag' 2 "$TERCET" extract --quiet=1 "$work/doc.txt"; says 'takes no value'
expect 'no input' 2 "$TERCET" extract; nothing; says 'an argument is missing'; shaped
expect 'too many inputs' 2 "$TERCET" explain a b; says 'too many arguments'
expect 'no number' 2 "$TERCET" extract --min-confidence x "$work/doc.txt"; says 'is no number'
expect 'number too large' 2 "$TERCET" extract --min-confidence 101 "$work/doc.txt"; nothing; shaped
expect 'no format' 2 "$TERCET" extract -f foo "$work/doc.txt"; says "no format 'foo'"
expect 'several formats' 2 "$TERCET" extract -f turtle -f csv "$work/doc.txt"; says 'need -o'
expect 'no date' 2 "$TERCET" extract --date 12/5/2024 "$work/doc.txt"; says 'no date'; shaped
expect 'no language' 2 "$TERCET" extract --lang xx "$work/doc.txt"; says 'language'; shaped
expect 'no base' 2 "$TERCET" extract --base foo "$work/doc.txt"; says 'base'; shaped
expect 'base with a fragment' 2 "$TERCET" extract --base http://example.net/x# "$work/doc.txt"; says 'base'; shaped
expect 'no evidence' 2 "$TERCET" extract --evidence all "$work/doc.txt"; says 'evidence'
expect 'no status' 2 "$TERCET" extract --status sure "$work/doc.txt"; says 'status'
expect 'no pack folder' 2 "$TERCET" pack; says 'are needed'

expect 'missing file' 3 "$TERCET" extract "$work/none"; nothing; says "^tercet: $work/none: error: .*No such file"; shaped
expect 'folder' 3 "$TERCET" extract "$work/folder"; nothing; says "$work/folder: error: "; shaped
expect 'binary file' 3 "$TERCET" extract "$work/binary"; nothing; says "$work/binary: error: "; shaped
expect 'missing pack' 3 "$TERCET" extract --pack "$work/none" "$work/doc.txt"; nothing; says "$work/none: error"; shaped
expect 'damaged pack' 3 "$TERCET" extract --pack "$work/binary" "$work/doc.txt"; nothing; says 'not a tercet pack'; shaped
expect 'missing ontology' 3 "$TERCET" extract --ontology "$work/none" "$work/doc.txt"; nothing; says "$work/none"; shaped
expect 'missing folder of pack' 3 "$TERCET" pack --ontology-dir "$work/none" -o "$work/new.pack"; says "$work/none"; shaped
[ ! -e "$work/new.pack" ] || fail 'a pack was left behind'

expect 'empty file' 0 "$TERCET" extract --quiet "$work/empty"; shaped
expect 'some fail' 1 "$TERCET" extract "$work/doc.txt" "$work/none"; prints 'World Bank'; says 'No such file'; shaped
expect 'turtle' 0 "$TERCET" extract "$work/doc.txt"; prints '^@prefix schema:'; prints 'World Bank'
cp "$work/out" "$work/first"
expect 'the same again' 0 "$TERCET" extract "$work/doc.txt"; cmp -s "$work/first" "$work/out" || fail 'other bytes'
expect 'the same in another locale' 0 env LC_ALL=C TZ=Asia/Tokyo "$TERCET" extract "$work/doc.txt"
cmp -s "$work/first" "$work/out" || fail 'other bytes'
expect 'standard input' 0 sh -c '"$TERCET" extract - <"$0"' "$work/doc.txt"; cmp -s "$work/first" "$work/out" || fail 'other bytes'
expect 'after --' 0 sh -c 'cd "$0" && cp doc.txt ./-doc && "$TERCET" extract -- -doc' "$work"
cmp -s "$work/first" "$work/out" || fail 'other bytes'
for format in turtle ntriples nquads trig rdfxml jsonld graphml gexf csv nif; do
    expect "$format" 0 "$TERCET" extract -f $format "$work/doc.txt"; prints .
done

expect 'no clock' 0 "$TERCET" extract -f ntriples "$work/doc.txt"
! grep -q 'endedAtTime' "$work/out" || fail 'the graph has a time that nobody asked for'
expect 'time of the environment' 0 env SOURCE_DATE_EPOCH=1700000000 "$TERCET" extract -f ntriples "$work/doc.txt"
prints 'endedAtTime> "2023-11-14T22:13:20Z"'
expect 'time of the environment first' 0 env SOURCE_DATE_EPOCH=1700000000 "$TERCET" extract --stamp -f ntriples "$work/doc.txt"
prints 'endedAtTime> "2023-11-14T22:13:20Z"'
expect 'time of the clock' 0 "$TERCET" extract --stamp -f ntriples "$work/doc.txt"
prints "endedAtTime> \"$(date -u +%Y-%m-)[0-9T:-]*Z\"^^<http://www.w3.org/2001/XMLSchema#dateTime>"

expect 'to a file' 0 "$TERCET" extract -o "$work/a.ttl" "$work/doc.txt"; nothing
cmp -s "$work/first" "$work/a.ttl" || fail 'other bytes in the file'
expect 'to a file of NIF' 0 "$TERCET" extract -o "$work/a.b.nif.ttl" "$work/doc.txt"; nothing
grep -q 'nif:Context' "$work/a.b.nif.ttl" || fail '-o x.nif.ttl is no NIF'
expect 'to a file of Turtle with a point in its name' 0 "$TERCET" extract -o "$work/a.nif.b.ttl" "$work/doc.txt"; nothing
cmp -s "$work/first" "$work/a.nif.b.ttl" || fail '-o a.nif.b.ttl is not Turtle'
expect 'two files' 0 "$TERCET" extract -f turtle -f ntriples -o "$work/two" --text "$work/two.txt" "$work/doc.txt"; nothing
cmp -s "$work/first" "$work/two.ttl" || fail 'other bytes in two.ttl'
[ -s "$work/two.nt" ] || fail 'no two.nt'
cmp -s "$work/doc.txt" "$work/two.txt" || fail 'the text is not that of the input'
expect 'folder that is missing' 3 "$TERCET" extract -o "$work/none/a.ttl" "$work/doc.txt"; says 'cannot be written'; shaped
expect 'whole or not at all' 3 "$TERCET" extract -o "$work/b.ttl" "$work/none"
[ ! -e "$work/b.ttl" ] || fail 'a file was left behind'
ls "$work" | grep -q 'ttl\.' && fail 'a temporary file was left behind'
if [ -L /dev/stdout ]; then # a regular file at its other end: written to, not replaced
    "$TERCET" extract -o /dev/stdout "$work/doc.txt" >"$work/through"
    "$TERCET" extract "$work/doc.txt" >"$work/direct"
    [ -L /dev/stdout ] && cmp -s "$work/through" "$work/direct" || fail '/dev/stdout was replaced, or not written to'
    [ -L /dev/stdout ] || ln -sf /proc/self/fd/1 /dev/stdout
fi
if [ -c /dev/full ]; then
    expect 'full device' 3 sh -c '"$TERCET" extract "$0" >/dev/full' "$work/doc.txt"; says 'standard output: error: cannot be written'; shaped
    expect 'full device, by name' 3 "$TERCET" extract -o /dev/full "$work/doc.txt"; says '/dev/full: error: cannot be written'
    expect 'full device, help' 3 sh -c '"$TERCET" --help >/dev/full'
fi

expect 'date fills what the text has not' 0 "$TERCET" extract -f ntriples --date 2023-05-04 "$work/doc.txt"; prints '2023-05-04'
expect 'base' 0 "$TERCET" extract -f ntriples --base http://example.net/x/ "$work/doc.txt"; prints '<http://example.net/x/organization/'
expect 'evidence' 0 "$TERCET" extract -f ntriples --evidence statement "$work/doc.txt"; prints 'prov#value'
expect 'no evidence' 0 "$TERCET" extract -f ntriples --evidence none "$work/doc.txt"
! grep -q 'prov#value' "$work/out" || fail 'evidence in spite of none'
expect 'explain' 0 "$TERCET" explain "$work/doc.txt"; prints '^mention	'; prints '^relation	'; prints '^# text = '
expect 'tree' 0 "$TERCET" explain --tree "$work/doc.txt"; prints '^1	The	'
awk -F'\t' '/^[0-9]/ && NF != 10 { bad = 1 } END { exit bad }' "$work/out" || fail 'a word without ten columns'

cat >"$work/my.ttl" <<'EOF'
@prefix my: <http://example.org/my#> .
@prefix schema: <https://schema.org/> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
my:Observatory a owl:Class ; rdfs:subClassOf schema:Organization ; rdfs:label "observatory"@en .
my:zorg a my:Observatory ; schema:name "Zorgland Sky Watch"@en .
EOF
echo 'The Zorgland Sky Watch met the World Bank in Nairobi.' >"$work/zorg.txt"
expect 'own knowledge' 0 "$TERCET" extract -f ntriples --ontology "$work/my.ttl" "$work/zorg.txt"
prints 'my#Observatory'; prints 'my#zorg'; prints 'worldbank\|world-bank'
[ $failures = 0 ] || { echo "$failures failures"; exit 1; }
