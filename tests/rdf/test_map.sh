#!/bin/sh
# --map renames classes and properties, also in reified statements, and nothing else; a file without renamings is refused.
set -eu
[ -x "$TERCET" ] || exit 77
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
cat > "$work/in.txt" <<'TEXT'
Ms. Aminata Sow, Director of the Lake Institute, opened the Water Forum in Dakar on 3 May 2024.
TEXT
cat > "$work/map.ttl" <<'TTL'
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix schema: <https://schema.org/> .
@prefix ex: <http://example.org/vocabulary#> .
schema:Person owl:equivalentClass ex:Human .
schema:affiliation owl:equivalentProperty ex:worksFor .
schema:location skos:exactMatch ex:place .
TTL
run() { "$TERCET" extract --pack "$TERCET_PACK" --date 2024-05-04 --evidence statement -f ntriples "$@" "$work/in.txt"; }
run > "$work/plain.nt"
run --map "$work/map.ttl" > "$work/mapped.nt"
fail=0
want() { grep -q "$1" "$work/mapped.nt" || { echo "mapped lacks: $1"; fail=1; }; }
none() { if grep -q "$1" "$work/mapped.nt"; then echo "mapped has: $1"; fail=1; fi; }
want '22-rdf-syntax-ns#type> <http://example.org/vocabulary#Human>'
want '<http://example.org/vocabulary#worksFor> <'
want '<http://example.org/vocabulary#place> <'
want '22-rdf-syntax-ns#predicate> <http://example.org/vocabulary#place>'
none 'schema.org/affiliation>'
none '<https://schema.org/Person>'
# Nothing is lost and nothing else changes.
sed -e 's#https://schema.org/Person>#http://example.org/vocabulary\#Human>#; s#https://schema.org/affiliation>#http://example.org/vocabulary\#worksFor>#; s#https://schema.org/location>#http://example.org/vocabulary\#place>#' \
    "$work/plain.nt" | LC_ALL=C sort > "$work/expected"
LC_ALL=C sort "$work/mapped.nt" | cmp -s - "$work/expected" || { echo "the mapped graph is not the plain one renamed"; fail=1; }
: > "$work/empty.ttl"
code=0; run --map "$work/empty.ttl" > /dev/null 2> "$work/err" || code=$?
[ "$code" = 2 ] && grep -q 'owl:equivalentClass' "$work/err" || { echo "a mapping without renamings: exit $code, $(cat "$work/err")"; fail=1; }
code=0; run --map "$work/none.ttl" > /dev/null 2> "$work/err" || code=$?
[ "$code" != 0 ] && grep -q 'none.ttl' "$work/err" || { echo "a missing mapping: exit $code"; fail=1; }
exit $fail
