#!/bin/sh
# PDF files are read through pdftotext: running heads and page numbers go, divided words are joined; failures are told.
set -eu
[ -x "$TERCET" ] || exit 77
command -v pdftotext > /dev/null || { echo "pdftotext (poppler-utils) is missing: skipped"; exit 77; }
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
# page NUMBER LINE...: the objects of one page, which the table of objects is rebuilt from.
page() {
    number=$1; shift
    echo "$number 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents $((number + 1)) 0 R >> endobj"
    body="BT /F1 11 Tf 14 TL 50 780 Td"
    for line; do body="$body ($line) Tj T*"; done
    body="$body ET"
    printf '%d 0 obj << /Length %d >> stream\n%s\nendstream endobj\n' $((number + 1)) ${#body} "$body"
}
{
    echo '%PDF-1.4'
    echo '1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj'
    echo '2 0 obj << /Type /Pages /Kids [4 0 R 6 0 R] /Count 2 >> endobj'
    echo '3 0 obj << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> endobj'
    page 4 'Lake Office - page 1' 'Ms. Aminata Sow, Director of the Lake Institute, opened the Water Fo-' 'rum in Dakar on 3 May 2024.' '1 / 2'
    page 6 'Lake Office - page 2' 'The European Union finances the Regional Training Programme.' '2 / 2'
    echo 'trailer << /Root 1 0 R >>'
} > "$work/release.pdf"
fail=0
run() { "$TERCET" extract --pack "$TERCET_PACK" -f ntriples "$@"; }
run --text "$work/text" "$work/release.pdf" > "$work/nt"
grep -q 'schema.org/funder>' "$work/nt" || { echo "page 2 says nothing"; fail=1; }
grep -q 'opened the Water Forum in Dakar' "$work/text" || { echo "the divided word is not joined:"; cat "$work/text"; fail=1; }
[ "$(grep -c 'Lake Office' "$work/text")" = 1 ] || { echo "the running head stays:"; cat "$work/text"; fail=1; }
if grep -q '/ 2' "$work/text"; then echo "page numbers stay"; fail=1; fi
# Standard input, and a folder of them.
run - < "$work/release.pdf" > "$work/stdin.nt"
grep -q 'funder>' "$work/stdin.nt" || { echo "a PDF on standard input says nothing"; fail=1; }
refuse() { # refuse FILE WORDS
    code=0; run "$1" > "$work/out" 2> "$work/err" || code=$?
    [ "$code" = 3 ] && grep -q "$2" "$work/err" && ! [ -s "$work/out" ] || { echo "$1: exit $code, $(cat "$work/err")"; fail=1; }
}
echo '%PDF-1.4 rubbish' > "$work/broken.pdf"
refuse "$work/broken.pdf" 'broken.pdf: error: .*pdftotext cannot read'
{ printf '%%PDF-1.4\n1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj\n2 0 obj << /Type /Pages /Kids [4 0 R] /Count 1 >> endobj\n'; page 4; echo 'trailer << /Root 1 0 R >>'; } > "$work/empty.pdf"
refuse "$work/empty.pdf" 'holds no text'
# As many empty pages as fill the memory of their line feeds to its last byte: nothing is read behind it (AddressSanitizer sees it).
{
    printf '%%PDF-1.4\n1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj\n2 0 obj << /Type /Pages /Kids ['
    for number in $(seq 255); do printf '4 0 R '; done
    printf '] /Count 255 >> endobj\n'; page 4; echo 'trailer << /Root 1 0 R >>'
} > "$work/pages.pdf"
refuse "$work/pages.pdf" 'holds no text'
mkdir "$work/nothing"
code=0; PATH=$work/nothing "$TERCET" extract --pack "$TERCET_PACK" "$work/release.pdf" > /dev/null 2> "$work/err" || code=$?
[ "$code" = 3 ] && grep -q 'needs the program pdftotext' "$work/err" || { echo "without the program: exit $code, $(cat "$work/err")"; fail=1; }
exit $fail
