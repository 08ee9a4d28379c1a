#!/bin/sh
# Lines of a programme date the events that they name; a publication line and a plain figure do not.
set -u
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cat >"$tmp/in.txt" <<'END'
Le musée du Sel prépare sa saison
Le musée du Sel a présenté mardi son programme à la presse.
Vendredi 5 avril, 18 h 30 : vernissage, en présence de Awa Diop
Du 3 au 7 juin : atelier de cartographie
Budget : 5 millions d'euros
END
"$TERCET" extract -f ntriples --evidence none --lang fr --date 2019-02-12 "$tmp/in.txt" >"$tmp/out" 2>"$tmp/err" || { cat "$tmp/err"; exit 1; }
failed=0
want() { grep -q "$1" "$tmp/out" || { echo "missing: $1"; failed=1; }; }
want 'vernissage> <https://schema.org/startDate> "2019-04-05"'
want 'vernissage> <https://schema.org/attendee> <[^>]*awa-diop>'
want 'cartographie> <https://schema.org/startDate> "2019-06-03"'
want 'cartographie> <https://schema.org/endDate> "2019-06-07"'
[ "$(grep -c 'Date>' "$tmp/out")" = 3 ] || { echo "other dates:"; grep 'Date>' "$tmp/out"; failed=1; }
exit $failed
