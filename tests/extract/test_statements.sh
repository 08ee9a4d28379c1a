#!/bin/sh
# Layout facts, claims and quotations from end to end, in both languages.
set -eu
[ -x "$TERCET" ] || exit 77
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
cat > "$work/fr.txt" <<'TEXT'
Conférence régionale sur la gestion de l'eau
Nom de la conférence : Conférence régionale sur la gestion de l'eau
Date : du 6 au 8 mai 2024
Organisé par : Union africaine
Lieu : Palais des congrès, Rabat, Maroc
(Intervenants : Mme Aminata Sow, M. Jean Dupont)
La conférence régionale sur la gestion de l'eau a été ouverte par Mme Aminata Sow. « Nous devons protéger les fleuves du continent », a déclaré M. Jean Dupont.
M. Dupont n'a pas signé l'accord de siège de la Banque mondiale. La Banque mondiale pourrait financer le programme régional de formation des ingénieurs.
TEXT
cat > "$work/en.txt" <<'TEXT'
Regional Conference on Water Management
Event name: Regional Conference on Water Management
Date: May 6 to 8, 2024
Hosted by: African Union
Venue: Rabat, Morocco
(Speakers: Ms. Aminata Sow, Mr. John Smith)
The Regional Conference on Water Management was opened by Ms. Aminata Sow. "We must protect the rivers of this continent," said Mr. John Smith.
Mr. Smith did not sign the Headquarters Agreement of the World Bank. The World Bank could finance the Regional Training Programme.
TEXT
fail=0
want() { grep -q "$2" "$work/$1" || { echo "$1 lacks: $2"; fail=1; }; }
none() { if grep -q "$2" "$work/$1"; then echo "$1 has: $2"; fail=1; fi; }
for lang in fr en; do
    "$TERCET" extract --pack "$TERCET_PACK" -f ntriples --date 2024-05-14 "$work/$lang.txt" > "$work/$lang.nt"
    "$TERCET" explain --pack "$TERCET_PACK" --date 2024-05-14 "$work/$lang.txt" > "$work/$lang.why"
    want $lang.nt 'event/[^>]*> <https://schema.org/startDate> "2024-05-06"'
    want $lang.nt 'event/[^>]*> <https://schema.org/endDate> "2024-05-08"'
    want $lang.nt 'schema.org/organizer> <[^>]*/african-union>'
    want $lang.nt 'schema.org/location> <[^>]*/rabat>'
    want $lang.nt 'schema.org/location> <[^>]*/morocco>'
    want $lang.nt 'schema.org/performer> <[^>]*/aminata-sow>'
    want $lang.nt 'schema.org/Quotation'
    want $lang.why 'tct:signatory.*negated'
    want $lang.why 'schema:funder.*hypothetical'
    none $lang.nt '^<[^>]*strategy/[^>]*> <https://w3id.org/tercet/ns#signatory>'
    none $lang.nt '^<[^>]*strategy/[^>]*> <https://schema.org/funder>'
done
want fr.nt 'schema.org/performer> <[^>]*/jean-dupont>'
want en.nt 'schema.org/performer> <[^>]*/john-smith>'
# What is over is no current affiliation.
printf '%s\n' "Ann Lee worked at the Lake Institute from 2003 to 2010. Bob Hill has led the Reef Foundation since 2019." > "$work/past-en.txt"
printf '%s\n' "Anne Lebrun a travaillé à l'Institut des lacs. Luc Morel dirige la Fondation des récifs." > "$work/past-fr.txt"
for lang in fr en; do
    "$TERCET" explain --pack "$TERCET_PACK" --lang $lang --relations --date 2024-05-14 "$work/past-$lang.txt" > "$work/past-$lang.why"
    "$TERCET" extract --pack "$TERCET_PACK" --lang $lang -f ntriples --date 2024-05-14 "$work/past-$lang.txt" > "$work/past-$lang.nt"
done
want past-en.why 'Ann Lee.*affiliation.*Lake Institute.*former'
want past-fr.why 'Anne Lebrun.*affiliation.*Institut des lacs.*former'
none past-en.nt '/ann-lee> <https://schema.org/affiliation>'
none past-fr.nt '/anne-lebrun> <https://schema.org/affiliation>'
want past-en.nt '/bob-hill> <https://schema.org/affiliation>'
want past-fr.nt '/luc-morel> <https://schema.org/affiliation>'
exit $fail
