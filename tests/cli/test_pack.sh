#!/bin/sh
# A pack is a function of its sources: the same bytes from a copy of the folder, others when a source changes.
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
cp -R "$TERCET_SOURCE/ontology" "$work/copy"
"$TERCET" pack --quiet --ontology-dir "$work/copy" -o "$work/one.pack" || exit 1
cmp "$work/one.pack" "$TERCET_PACK" || { echo "other bytes than in the build"; exit 1; }
echo '# a remark' >>"$work/copy/lang/fr/months.tsv"
"$TERCET" pack --quiet --ontology-dir "$work/copy" -o "$work/two.pack" || exit 1
! cmp -s "$work/one.pack" "$work/two.pack" || { echo "a changed source is not seen in the digest"; exit 1; }
echo 'broken' >"$work/copy/lexicon/broken.ttl"
! "$TERCET" pack --ontology-dir "$work/copy" -o "$work/two.pack" 2>"$work/err" || { echo "broken Turtle was taken"; exit 1; }
grep -q 'lexicon/broken.ttl:1: error: ' "$work/err" || { echo "the message does not name the file:"; cat "$work/err"; exit 1; }
"$TERCET" extract --pack "$work/two.pack" - </dev/null >/dev/null || { echo "the failure spoilt the file that was there"; exit 1; }
