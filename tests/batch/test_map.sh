#!/bin/sh
# batch --map: each output is that of extract --map; the merged graph is renamed, whole and in parts, though it is made from N-Quads in
# tercet's own names; another mapping is a change for --changed and refused by --resume.
set -eu
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
cd "$work"
mkdir in
echo 'Ms. Aminata Sow, Director of the Lake Institute, opened the Water Forum in Dakar on 3 May 2024.' >in/a.txt
echo 'The Lake Institute signed an agreement with the Delta Foundation on 5 May 2024 in Dakar.' >in/b.txt
map() { # CLASS FILE
    cat >"$2" <<TTL
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix schema: <https://schema.org/> .
schema:Person owl:equivalentClass <http://example.org/v#$1> .
schema:Organization owl:equivalentClass <http://example.org/v#Body> .
schema:affiliation owl:equivalentProperty <http://example.org/v#worksFor> .
TTL
}
map Human one.ttl
map Somebody two.ttl
fail=0
wrong() { echo "$1"; fail=1; }
batch() { "$TERCET" batch -q --pack "$TERCET_PACK" "$@"; }
single() { "$TERCET" extract --pack "$TERCET_PACK" "$@"; }
same() { cmp -s "$1" "$2" || wrong "$1 and $2 differ: $3"; }

batch -o x --map one.ttl in >/dev/null
for i in a b; do
    single --map one.ttl -o "$i.ttl" in/$i.txt
    same "x/in/$i.txt.ttl" "$i.ttl" 'an output of batch and extract'
done
grep -q 'v#Human' x/in/a.txt.ttl || wrong 'the mapping is not applied'
cp x/manifest.jsonl before

# nothing changed, then the mapping
batch -o x --changed --map one.ttl in >/dev/null; same x/manifest.jsonl before 'nothing changed'
code=0; batch -o x --resume --map two.ttl in 2>err >/dev/null || code=$?
[ $code = 2 ] && grep -q 'use --changed' err || wrong "--resume with another mapping: exit $code"
batch -o x --changed --map two.ttl in >/dev/null
grep -q 'v#Somebody' x/in/a.txt.ttl || wrong '--changed did not see another mapping'
batch -o x --changed in >/dev/null
if grep -q 'example.org/v#' x/in/a.txt.ttl; then wrong '--changed did not see that the mapping is gone'; fi
# the same file under another name is the same mapping
cp one.ttl copy.ttl
batch -o y --map one.ttl in >/dev/null; cp y/manifest.jsonl before
batch -o y --changed --map copy.ttl in >/dev/null; same y/manifest.jsonl before 'a copy of the mapping'

# merged: one node a thing, in the user's names; the N-Quads beside it in tercet's
batch -o m -j 2 --map one.ttl --merge m.nq in >/dev/null
single -f nquads -o all.nq in/a.txt in/b.txt
single -f nquads --map one.ttl -o mapped.nq in/a.txt in/b.txt
same m.nq mapped.nq 'merged by batch and by extract'
grep -q 'v#Body' m.nq || wrong 'the merged graph is not renamed'
if grep -q 'example.org/v#' m/in/a.txt.nq; then wrong 'what the merge reads is renamed'; fi
grep -q 'v#Human' m/in/a.txt.ttl || wrong 'with --merge the outputs are not renamed'
batch -o m --changed --map one.ttl --merge s.nq --shard 2 in >/dev/null
cat s.0-of-2.nq s.1-of-2.nq | LC_ALL=C sort >parts; LC_ALL=C sort m.nq >whole; same parts whole 'parts'
batch -o m --changed --merge own.nq in >/dev/null; same own.nq all.nq 'without the mapping again'
# N-Quads that were renamed are no state of a merge: the same formats, and yet a change
batch -o q --map one.ttl -f turtle -f nquads in >/dev/null
grep -q 'v#Human' q/in/a.txt.nq || wrong 'N-Quads without --merge are not renamed'
batch -o q --changed --map one.ttl --merge q.nq in >/dev/null; same q.nq mapped.nq 'N-Quads that were renamed before'
code=0; batch -o z --map one.ttl --merge z.nq -f nquads in 2>err >/dev/null || code=$?
[ $code = 2 ] && grep -q 'trig' err || wrong "--map --merge -f nquads: exit $code"

# what is no mapping is told before any document
: >empty.ttl
code=0; batch -o e --map empty.ttl in 2>err >/dev/null || code=$?
[ $code = 2 ] && grep -q 'owl:equivalentClass' err || wrong "a mapping without renamings: exit $code"
code=0; batch -o e --map none.ttl in 2>err >/dev/null || code=$?
[ $code = 3 ] && grep -q 'none.ttl' err || wrong "a missing mapping: exit $code"
exit $fail
