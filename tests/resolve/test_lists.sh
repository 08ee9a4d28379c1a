#!/bin/sh
# What a person decides: batch --suggest-merges lists pairs that may be one thing, homonyms first, in the form of the lists; a line moved
# to --same or --different is obeyed by batch and extract, and not asked again; explain --merges says what was joined and why.
set -eu
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
cd "$work"
mkdir in
echo 'The Ministry of Health of Mali signed an agreement with the Lake Institute on 3 May 2024. Ms. Aminata Sow, Director of the Lake Institute, spoke in Bamako. Ms. Sow welcomed the agreement.' >in/a.txt
echo 'The Ministry of Health of Niger signed an agreement with the Delta Foundation on 5 May 2024. Ms. Sow visited the Delta Foundation.' >in/b.txt
echo 'Aminata Sow, Director of the Lake Institute, visited Dakar on 9 May 2024.' >in/c.txt
fail=0
wrong() { echo "$1"; fail=1; }
batch() { "$TERCET" batch -q --pack "$TERCET_PACK" -o out --changed "$@" in >/dev/null; }
tercet() { command=$1; shift; "$TERCET" "$command" --pack "$TERCET_PACK" "$@"; }
people() { grep 'type> <https://schema.org/Person>' "$1" | cut -d' ' -f1 | sort -u | wc -l; }
organization='http://example.org/id/organization'

batch --suggest-merges pairs.tsv --merge all.nq
head -n 1 pairs.tsv | grep -q '^# ' || wrong 'the columns are not named'
grep -v '^#' pairs.tsv | awk -F'\t' 'NF < 4 || $4 !~ /^[0-9]+$/ { exit 1 }' || wrong 'a suggestion lacks columns'
batch --suggest-merges alone.tsv
cmp -s pairs.tsv alone.tsv || wrong 'suggestions depend on --merge'

# two people who share a surname are asked for; deciding either way is obeyed and ends the question
pair=$(grep -m 1 'person/aminata-sow.*person/sow' pairs.tsv) || { cat pairs.tsv; wrong 'no pair of people of one surname'; exit 1; }
printf '# reviewed\n%s\n' "$pair" >list.tsv
batch --same list.tsv --suggest-merges same.tsv --merge same.nq
[ "$(people same.nq)" -lt "$(people all.nq)" ] || wrong '--same joined nothing'
if grep -qF "$pair" same.tsv; then wrong 'what is the same is asked again'; fi
batch --different list.tsv --suggest-merges different.tsv --merge different.nq
cmp -s all.nq different.nq || wrong '--different changed what was apart'
if grep -qF "$pair" different.tsv; then wrong 'what is different is asked again'; fi
tercet extract --same list.tsv -f nquads -o extract.nq in/*.txt
cmp -s same.nq extract.nq || wrong 'extract obeys the list in another way'
batch --merge again.nq
cmp -s all.nq again.nq || wrong 'the list left something behind'

# why one node: of documents, and of the N-Quads of the batch
tercet explain --merges in/*.txt >of-texts
tercet explain --merges out/in/*.nq >of-graphs
cmp -s of-texts of-graphs || wrong 'texts and their N-Quads are joined in different ways'
grep -q "^$organization/lake-institute	$organization/lake-institute	http.*/document/.*	name	lake institute$" of-texts || { cat of-texts; wrong 'no reason for the institute'; }
tercet explain --merges --same list.tsv in/*.txt | grep -q '	same.tsv	' || wrong 'the list is no reason'

# one name and one IRI, parted by the documents that are meant
set -- $(awk -F'\t' '$1 ~ /person\/aminata-sow$/ { print $3 }' of-texts)
[ $# = 2 ] || wrong "Aminata Sow is joined in $# documents"
person=http://example.org/id/person/aminata-sow
printf '%s %s\t%s %s\n' $person "$1" $person "$2" >parted.tsv
batch --different parted.tsv --merge parted.nq
[ "$(people parted.nq)" = "$(($(people all.nq) + 1))" ] || wrong 'one IRI was not parted'

# usage
code=0; tercet batch -o o --same list.tsv in 2>err >/dev/null || code=$?
[ $code = 2 ] && grep -q 'suggest-merges' err || wrong "--same without a merge: exit $code"
code=0; batch --same none.tsv --merge x.nq 2>err || code=$?
[ $code = 3 ] && grep -q 'none.tsv' err || wrong "a list that is missing: exit $code"
code=0; tercet explain --merges --tree in/a.txt 2>err >/dev/null || code=$?
[ $code = 2 ] || wrong "--merges with --tree: exit $code"
exit $fail
