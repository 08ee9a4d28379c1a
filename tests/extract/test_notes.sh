#!/bin/sh
# What a footnote says is said of what stands before its mark, in both languages; a note that says nothing of it joins nothing.
set -eu
[ -x "$TERCET" ] || exit 77
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
cat > "$work/en.txt" <<'TEXT'
The Harbour Trust[1] and the Lake Initiative [2] opened a school in Dakar. The agency[3] thanked the Blue Fund (4) and the GRW[5].

The Leeds Bank¹ paid for it. The Red Fund[6] was there, with the Clear Rivers Project[7] and the Valley Council [8].

[1] It is based in Leeds. It was founded in 1920.
[2] A programme of the World Bank launched in 2020.
[3] Blue River Water Agency.
(4) Its partner is UNICEF.
[5] GRW: Guild of River Wardens
¹ Bank owned by the Government of Malawi.
[6] Based in Nairobi.
[7] See the report of the World Bank, which is based in Washington.
[8] The Government of Ghana is based in Accra.
TEXT
cat > "$work/fr.txt" <<'TEXT'
Le Fonds du Port[1] et l'Initiative du Lac [2] ont ouvert une école à Dakar. L'agence[3] a remercié le Fonds bleu (4) et la LNFP[5].

La Banque de Pau¹ a payé les travaux. Le Fonds rouge[6] était là, avec le Projet Rivières claires[7] et le Conseil de la Vallée [8].

[1] Il est établi à Pau. Il a été fondé en 1920.
[2] Programme de la Banque mondiale lancé en 2020.
[3] Agence de l'eau du Fleuve bleu.
(4) Il est financé par la Banque mondiale.
[5] LNFP : Ligue de navigation fluviale du Poitou
¹ Banque détenue par le gouvernement du Malawi.
[6] Basé à Nairobi.
[7] Voir le rapport de la Banque mondiale, établie à Washington.
[8] Le gouvernement du Ghana est établi à Accra.
TEXT
cat > "$work/en.want" <<'TEXT'
organization/harbour-trust location place/leeds
strategy/lake-initiative owner organization/world-bank
strategy/lake-initiative startDate "2020"
organization/blue-fund partner organization/unicef
organization/guild-of-river-wardens name "Guild of River Wardens"
organization/guild-of-river-wardens alternateName "GRW"
organization/leeds-bank parentOrganization organization/government-of-malawi
organization/red-fund location place/nairobi
organization/blue-river-water-agency name "Blue River Water Agency"
TEXT
cat > "$work/fr.want" <<'TEXT'
organization/fonds-du-port location place/pau
strategy/initiative-du-lac owner organization/world-bank
strategy/initiative-du-lac startDate "2020"
organization/fonds-bleu funder organization/world-bank
organization/ligue-de-navigation-fluviale-du-poitou name "Ligue de navigation fluviale du Poitou"
organization/ligue-de-navigation-fluviale-du-poitou alternateName "LNFP"
organization/banque-de-pau parentOrganization organization/gouvernement-du-malawi
organization/fonds-rouge location place/nairobi
organization/agence-de-leau-du-fleuve-bleu name "Agence de l'eau du Fleuve bleu"
TEXT
fail=0
for lang in en fr; do
    "$TERCET" extract --pack "$TERCET_PACK" -f ntriples --date 2024-05-22 --lang $lang "$work/$lang.txt" > "$work/$lang.nt"
    while read -r subject property object; do
        grep -q "/id/$subject> <[^>]*[/#]$property> .*$object" "$work/$lang.nt" || { echo "$lang lacks: $subject $property $object"; fail=1; }
    done < "$work/$lang.want"
    for nothing in 'clear-rivers-project> <[^>]*location' 'rivieres-claires> <[^>]*location' 'valley-council> <[^>]*location' \
        'conseil-de-la-vallee> <[^>]*location' 'programme-de-la-banque'; do
        if grep "$nothing" "$work/$lang.nt"; then echo "$lang has it"; fail=1; fi
    done
done
# The mark's note is the one behind it that has its number, and no word of the sentence: the tree is that without it.
printf 'The Red Fund[1] met.\n\n[1] Based in Nairobi.\n\nThe Blue Fund[1] met.\n\n[1] Based in Dakar.\n' > "$work/two.txt"
"$TERCET" extract --pack "$TERCET_PACK" -f ntriples --lang en --evidence statement "$work/two.txt" > "$work/two.nt"
for pair in red-fund:nairobi blue-fund:dakar; do
    grep -q "${pair%:*}> <[^>]*location> <[^>]*${pair#*:}>" "$work/two.nt" || { echo "not: $pair"; fail=1; }
done
[ "$(grep -c 'Fund> <https://schema.org/location>\|fund> <https://schema.org/location>' "$work/two.nt")" = 2 ] || { echo 'not two places'; fail=1; }
grep -q 'prov#value> "\[1\] Based in Nairobi."' "$work/two.nt" || { echo 'the evidence is not the note'; fail=1; }
n=0
for text in 'The Red Fund[12] and the Leeds Bank² met.' 'The Red Fund and the Leeds Bank met.'; do
    n=$((n + 1))
    printf '%s\n' "$text" | "$TERCET" explain --pack "$TERCET_PACK" --lang en --tree - | awk -F '\t' '$4 !~ /PUNCT|NUM/ && NF > 7 { print $2, $4, $8 }' > "$work/tree$n"
done
cmp -s "$work/tree1" "$work/tree2" || { diff "$work/tree1" "$work/tree2"; echo 'the marks change the tree'; fail=1; }
exit $fail
