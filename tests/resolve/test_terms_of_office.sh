#!/bin/sh
# When an office is held: a period of its own, with a beginning, an end or both; nobody else's, and none without a word that opens it.
set -eu
[ -x "$TERCET" ] || exit 77
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
fail=0
periods() { # periods LANGUAGE TEXT: "member period" of each membership that has one
    echo "$2" > "$work/in.txt"
    "$TERCET" extract --pack "$TERCET_PACK" --lang "$1" --date 2024-03-01 -f ntriples "$work/in.txt" > "$work/nt"
    sed -n 's#.*/membership/\([a-z-]*\)-[0-9a-f]*> <[^>]*memberDuring> <.*/period/\([^>]*\)> .#\1 \2#p' "$work/nt" | sort | tr '\n' ';'
}
same() { # same LANGUAGE TEXT EXPECTED
    found=$(periods "$1" "$2")
    [ "$found" = "$3" ] || { echo "$2"; echo "    found '$found' instead of '$3'"; fail=1; }
}
same fr "Marie Diop, directrice générale de la Banque du Fleuve depuis 2019, a signé." 'marie-diop from-2019;'
same fr "Le conseil a nommé Paul Brun directeur financier de la Banque du Fleuve à compter du 1er mai 2024." 'paul-brun from-2024-05-01;'
same en "Ann Moe, director of the Lake Institute since March 2021, spoke." 'ann-moe from-2021-03;'
same en "Tom Ray was director of the Lake Institute from 2015 until 2019." 'tom-ray 2015-to-2019;'
same en "Ann Moe, director of the Lake Institute, spoke on 3 May 2023." ''
same en "Ann Moe, director of the Lake Institute, thanked Tom Ray, who has led the choir since 2010." ''
grep -q . "$work/nt"
exit $fail
