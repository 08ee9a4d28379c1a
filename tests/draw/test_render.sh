#!/bin/sh
# render: every medium, safe markup, stable ids, the same bytes each time, choices and their mistakes.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
harbour=$TERCET_SOURCE/examples/releases/en-harbour-agreement.txt
render() { "$TERCET" render --pack "$TERCET_PACK" "$@"; }
fail() { echo "$*"; exit 1; }

# Media, recognised by extension; the same bytes twice.
for type in svg png pdf dot mmd html; do
    render -o "$work/h.$type" "$harbour"
    render "$harbour" -o "$work/again.$type"
    [ $type = pdf ] || cmp -s "$work/h.$type" "$work/again.$type" || fail "$type differs when drawn again"
done
[ "$(head -c 4 "$work/h.png" | tail -c 3)" = PNG ] || fail "no PNG"
[ "$(head -c 4 "$work/h.pdf")" = %PDF ] || fail "no PDF"
grep -q '^flowchart' "$work/h.mmd" || fail "no Mermaid"
dot -Tsvg "$work/h.dot" >/dev/null || fail "Graphviz does not read the DOT"
xmllint --noout "$work/h.svg"

# The SVG says what it shows: roles, titles with the sentence, text equivalent, lines by certainty.
for wanted in 'role="graphics-document"' 'aria-labelledby="drawing-title drawing-description"' '<desc id="drawing-description">' \
    'Amara Osei – affiliated with → Northgate Harbour Trust' 'stroke-dasharray' '>planned<\|> planned' \
    'prefers-color-scheme:dark' 'The agreement was signed by Dr. Amara Osei'; do
    grep -q -- "$wanted" "$work/h.svg" || fail "the SVG lacks: $wanted"
done
grep -q 'xlink:href="http://example.org/id/document/[^"]*#char=' "$work/h.svg" || fail "no link to a passage"
render --url https://news.example/harbour "$harbour" -o "$work/u.svg"
grep -q '>2025-06-03 · news.example/harbour<' "$work/u.svg" || fail "the drawing does not say its source"
grep -q 'xlink:href="https://news.example/harbour#:~:text=' "$work/u.svg" || fail "no link to the words on the page"

# Ids depend on the entity alone.
grep -o 'id="n-[^"]*"' "$work/h.svg" | sort >"$work/ids"
render --focus 'Amara Osei' "$harbour" -o "$work/f.svg"
grep -o 'id="n-[^"]*"' "$work/f.svg" | sort >"$work/fewer"
[ -s "$work/fewer" ] && [ -z "$(comm -13 "$work/ids" "$work/fewer")" ] || fail "ids change with the choice"

# Choices.
nodes() { grep -c 'class="node' "$1"; }
all=$(nodes "$work/h.svg")
render --only schema:Person,schema:Organization "$harbour" -o "$work/o.svg"
! grep -q 'class="node kind[345]"' "$work/o.svg" || fail "--only"
render --hide schema:Person "$harbour" -o "$work/o.svg"
! grep -q 'class="node kind1"' "$work/o.svg" || fail "--hide"
render --top 4 "$harbour" -o "$work/o.svg"
[ "$(nodes "$work/o.svg")" -le 4 ] || fail "--top"
grep -q 'not shown:.*entities' "$work/o.svg" || fail "what is left out is not said"
cat >"$work/one.ttl" <<'TTL'
@prefix schema: <https://schema.org/> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix : <http://example.org/id/> .
:a a schema:Organization ; rdfs:label "A"@en ; schema:parentOrganization :b . :b a schema:Organization ; rdfs:label "B"@en .
:c a schema:Organization ; rdfs:label "C"@en .
TTL
render "$work/one.ttl" -o "$work/o.svg"
grep -q 'not shown: 1 entity<' "$work/o.svg" || fail "one entity that is left out"
render --event 'Clean Ports Forum' "$harbour" -o "$work/o.svg"
[ "$(nodes "$work/o.svg")" -lt "$all" ] || fail "--event"
render --cluster organization "$harbour" -o "$work/o.svg"
grep -q 'class="cluster box"' "$work/o.svg" || fail "--cluster"
render --label-lang fr "$harbour" -o "$work/o.svg"
grep -q 'personne' "$work/o.svg" && grep -q 'organisé par' "$work/o.svg" || fail "--label-lang"
for wrong in '--cluster colour' '--engine neato' '-T bmp' '--only schema:Persons' '--hide Country'; do
    # shellcheck disable=SC2086
    ! render $wrong "$harbour" >/dev/null 2>"$work/e" || fail "$wrong passes"
    grep -q 'take' "$work/e" || fail "$wrong: the message does not say what to do"
done
! render --event Nothing "$harbour" >/dev/null 2>"$work/e" || fail "an event that is not there passes"
grep -q "'Nothing'" "$work/e" || fail "the message does not name it"

# Hostile names and addresses stay text.
for type in svg html dot png; do render -o "$work/x.$type" "$TERCET_SOURCE/tests/draw/hostile.ttl"; done
xmllint --noout "$work/x.svg"
dot -Tsvg "$work/x.dot" >/dev/null || fail "Graphviz does not read hostile DOT"
[ "$(xmllint --xpath 'count(//*[local-name()="script" or local-name()="img" or @onload or @onerror or @onclick])' "$work/x.svg")" = 0 ] ||
    fail "markup from a name"
grep -q '<text[^>]*>.*[\\]G' "$work/x.svg" || fail "a backslash of a name is read by Graphviz"
! grep -qi 'href="javascript' "$work/x.svg" "$work/x.html" || fail "a link that runs"
sed '/<script type="text\/turtle"/,/<\/script>/d' "$work/x.html" >"$work/x.markup" # the block of data is inert
! grep -q '<script>alert\|<img src=x\|</svg></script>' "$work/x.markup" || fail "markup from a name in the page"
xmllint --html --noout "$work/x.html" 2>&1 | grep -i 'unexpected end tag' && fail "the page's markup is broken"

# The policy of the page lets in just its own script and styles.
python3 - "$work/h.html" "$work/x.html" <<'PY'
import base64
import hashlib
import re
import sys
for path in sys.argv[1:]:
    page = open(path, encoding="utf-8", newline="").read()
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)[1]
    page = re.sub(r'<script type="text/turtle".*?</script>', "", page, flags=re.S)
    parts = re.findall(r"<style[^>]*>(.*?)</style>", page, re.S)[:2] + re.findall(r"<script>(.*?)</script>", page, re.S)
    hashes = ["'sha256-" + base64.b64encode(hashlib.sha256(p.encode()).digest()).decode() + "'" for p in parts]
    assert len(parts) == 3 and re.findall(r"'sha256-[^']*'", policy) == hashes, (policy, hashes)
    assert policy.startswith("default-src 'none'") and "unsafe" not in policy
    assert not re.search(r"<[a-z][^>]*\s(on\w+|style)=", re.sub(r"<script.*?</script>", "", page, flags=re.S)), "inline handlers or styles"
PY
size=$(wc -c <"$work/h.html")
[ "$size" -lt 200000 ] || fail "the page of a typical document has $size bytes"

# A folder of pages: one a document, an index whose links lead somewhere, the same bytes twice.
render --site "$work/site" "$TERCET_SOURCE/examples/releases"
render --site "$work/site2" "$TERCET_SOURCE"/examples/releases/*
diff -r "$work/site" "$work/site2" || fail "the pages differ when made again"
[ "$(ls "$work/site" | wc -l)" = 5 ] || fail "four documents, five pages"
grep -o 'href="[^"#:]*\.html' "$work/site"/*.html | sed 's/.*href="//' | sort -u >"$work/links"
[ "$(wc -l <"$work/links")" = 5 ] || fail "links between the pages"
while read -r link; do [ -f "$work/site/$link" ] || fail "no page $link"; done <"$work/links"
grep -q 'id="timeline"' "$work/site/index.html" || fail "the index has no timeline"

# A page of one document holds what this document says and no more.
render --document 'Northgate Harbour Trust and Meridian Bank sign agreement on the Clean Quays project' -T html \
    "$TERCET_SOURCE"/examples/releases/*.txt -o "$work/one.html"
[ "$(grep -c 'class="prose"' "$work/one.html")" = 1 ] || fail "texts of other documents"

# README shows what the program draws: the same style, and four fifths of the same nodes and lines (fonts and versions of
# Graphviz move the lines, better extraction changes a few).
words() { sed -n 's/.*<g id="\([nr]-[^"]*\)".*/\1/p' "$1" | sort; }
picture=$TERCET_SOURCE/docs/pictures/harbour.svg
words "$work/h.svg" >"$work/new"
words "$picture" >"$work/old"
sed -n '/<style>/,/<\/style>/p' "$work/h.svg" >"$work/style.new"
sed -n '/<style>/,/<\/style>/p' "$picture" >"$work/style.old"
same=$(comm -12 "$work/old" "$work/new" | wc -l)
[ $((same * 10)) -ge $(($(wc -l <"$work/old") * 8)) ] && [ $((same * 10)) -ge $(($(wc -l <"$work/new") * 8)) ] &&
    cmp -s "$work/style.old" "$work/style.new" ||
    fail "the picture of README is old: tercet render -o docs/pictures/harbour.svg examples/releases/en-harbour-agreement.txt"
