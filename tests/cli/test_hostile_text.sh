#!/bin/sh
# Mojibake, silent loss, crash: none of them, on the inputs where the libraries below do it.
set -u
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
failed=0
page() { printf '<html><head><title>%s</title></head><body><p>%s</p></body></html>' "$1" "$2"; }
# expect NAME FILE PATTERN: the program succeeds (0 or 1), the graph holds the pattern, is read by rapper without a word
expect() {
    "$TERCET" extract -f turtle "$2" >"$tmp/out.ttl" 2>"$tmp/err"
    code=$?
    [ $code -le 1 ] || { echo "$1: exit $code"; cat "$tmp/err"; failed=1; }
    grep -q -- "$3" "$tmp/out.ttl" || { echo "$1: no $3 in"; cat "$tmp/out.ttl"; failed=1; }
    if command -v rapper >/dev/null; then
        rapper -q -i turtle -c "$tmp/out.ttl" 2>"$tmp/rapper" || { echo "$1: rapper refuses it"; cat "$tmp/rapper"; failed=1; }
        [ ! -s "$tmp/rapper" ] || { echo "$1: rapper says"; cat "$tmp/rapper"; failed=1; }
    fi
}
body='Mme Zoé Lefèvre, directrice de la Société générale, a signé l’accord de Nîmes à Genève le 3 mai 2024.'
page 'Société à Genève' "$body" >"$tmp/utf8.html"
expect 'UTF-8 without declared charset' "$tmp/utf8.html" 'Zoé Lefèvre'
page 'Société à Genève' "$body" | iconv -f UTF-8 -t WINDOWS-1252 >"$tmp/cp1252.html"
expect 'windows-1252 without declared charset' "$tmp/cp1252.html" 'Zoé Lefèvre'
{ printf '<html><body>'; i=0; while [ $i -lt 5000 ]; do printf '<div>'; i=$((i + 1)); done; printf '<p>%s</p></body></html>' "$body"; } >"$tmp/deep.html"
expect '5,000 nested div' "$tmp/deep.html" 'Zoé Lefèvre'
printf '<html><head><link rel="canonical" href="https://example.org/a?b=1&c=2"><title>T</title></head><body><p>%s</p></body></html>' "$body" >"$tmp/url.html"
expect 'an & in a URL' "$tmp/url.html" 'example.org/a?b=1&c=2'
"$TERCET" render "$tmp/url.html" -o "$tmp/url.svg" && { ! command -v xmllint >/dev/null || xmllint --noout "$tmp/url.svg"; } || { echo 'an & in a URL: the drawing is no XML'; failed=1; }
printf 'Mme Zo\377\376 Lef\303\250vre, directrice de la Banque mondiale, a sign\303\251 un accord \303\240 Gen\303\250ve.\n' >"$tmp/broken.txt"
expect 'a literal with a broken byte' "$tmp/broken.txt" 'Banque mondiale'
grep -q 'Genève' "$tmp/out.ttl" || { echo 'a literal with a broken byte: what follows it is lost'; failed=1; }
page 'T' 'M. Jean « Jo » O’Neill, directeur de la Fondation "Les Ponts" \"x\", a rencontré la Banque mondiale à Paris.' >"$tmp/quotes.html"
expect 'a name with quotes' "$tmp/quotes.html" 'Banque mondiale'
page '\N et \G chez la Banque mondiale' "$body" >"$tmp/slash.html"
expect '\N in a title' "$tmp/slash.html" 'Zoé Lefèvre'
"$TERCET" render "$tmp/slash.html" -T dot -o "$tmp/slash.dot" && grep -q '&#92;N et' "$tmp/slash.dot" || { echo '\N in a title: the drawing loses it'; failed=1; }
page '<script>alert(1)</script> "><img src=x>' 'The World Bank met "><script>alert(2)</script> Jane Doe, director of UNESCO, in Paris.' >"$tmp/script.html"
"$TERCET" render "$tmp/script.html" -o "$tmp/script.svg" && ! grep -q '<script' "$tmp/script.svg" || { echo 'a script in a name reaches the drawing'; failed=1; }
exit $failed
