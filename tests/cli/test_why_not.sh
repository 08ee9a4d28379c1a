#!/bin/sh
# tercet explain --why-not A B INPUT: each answer that it can give, and how it is called wrongly.
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
failures=0
cat >"$work/doc.txt" <<'EOF'
Karlstad, 4 May 2023

The World Bank signed a loan agreement with the Ministry of Finance of Kenya in Nairobi.
The University of Oslo did not organise the Nordic Water Forum.
The University of Bergen convened Ann Baker.
Jane Miller met Peter Olsen at the station where Oxfam has a shop.
EOF
# asks A B PATTERN: the answer holds the pattern
asks() {
    "$TERCET" explain --why-not "$1" "$2" "$work/doc.txt" >"$work/out" 2>"$work/err" || { echo "'$1' '$2' fails"; failures=$((failures + 1)); }
    grep -q -e "$3" "$work/out" || { echo "'$1' '$2': no '$3' in:"; cat "$work/out"; failures=$((failures + 1)); }
}
asks 'World Bank' 'Unicorn Society' "'unicorn society' is no mention: the text does not have these words"
asks 'World Bank' 'a shop' "'a shop' is no mention: the words are in the text"
asks 'World Bank' 'Ministry of Fish' "the nearest mention is 'Ministry of Finance"
asks 'world bank' 'Jane Miller' 'no sentence mentions both'
asks 'WORLD BANK' 'Jane Miller' "'jane miller' is in sentence"
asks 'University of Oslo' 'Nordic Water Forum' 'negated'
asks 'Jane Miller' 'Peter Olsen' 'a statement joins them: Jane Miller tct:met Peter Olsen'
asks 'Peter Olsen' 'Oxfam' 'properties that could join them: .*schema:affiliation'
asks 'Ann Baker' 'University of Bergen' 'frame for things of other classes: schema:organizer .*convene'
asks 'Peter Olsen' 'Oxfam' 'path in the tree: .*met <-.*Oxfam'
refused() { # MESSAGE ARGUMENT…
    wanted=$1
    shift
    "$TERCET" explain "$@" >"$work/out" 2>"$work/err"
    [ $? = 2 ] && [ ! -s "$work/out" ] && grep -q "$wanted" "$work/err" || { echo "not refused: $*"; failures=$((failures + 1)); }
}
refused 'an argument is missing' --why-not A "$work/doc.txt"
refused 'too many arguments' A "$work/doc.txt"
refused 'too many arguments' --why-not A B C "$work/doc.txt"
[ $failures = 0 ]
