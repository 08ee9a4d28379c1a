#!/bin/sh
# Programmes (tables, lines that begin with a time, several days) and lists of people, in both languages: sessions
# are parts of the event with day, speakers, chair and room; breaks, headings of columns and other lines are nothing.
set -u
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
failed=0
read_text() { "$TERCET" explain --relations --date 2025-06-03 --lang "$1" "$2" >"$tmp/out" 2>"$tmp/err" || { cat "$tmp/err"; exit 1; }; }
want() { grep -q "^relation	$1	.*layout/" "$tmp/out" || { echo "$name lacks: $1"; failed=1; }; }
none() { if grep -q "$1" "$tmp/out"; then echo "$name has: $1"; failed=1; fi; }
page() { printf '<html lang="%s"><body><main><article><h1>%s</h1>\n<p>%s</p>\n' "$1" "$2" "$3"; cat; echo '</article></main></body></html>'; }

name=fr.table
page fr "Forum régional de l'eau : le programme est connu" "L'Agence des lacs organise le Forum régional de l'eau à Thonon les 12 et 13 juin 2025. Plus de deux cents ingénieurs y sont attendus." >"$tmp/in.html" <<'END'
<h2>Jeudi 12 juin 2025</h2>
<table><thead><tr><th>Horaire</th><th>Session</th><th>Intervenant(s)</th><th>Salle</th></tr></thead><tbody>
<tr><td>9h00 – 9h30</td><td>Cérémonie d'ouverture</td><td>Mme Awa Diop, directrice de l'Agence des lacs</td><td>Amphithéâtre Léman</td></tr>
<tr><td>9h30 - 11h00</td><td>Table ronde sur la qualité des rivières</td><td>Paul Vernier, chercheur à l'Université de Savoie ; Lise Carron, présidente de l'Association des pêcheurs</td><td>Salle B</td></tr>
<tr><td>11h00</td><td>Pause café</td><td></td><td></td></tr>
<tr><td>11h30</td><td>Les nappes souterraines face à la sécheresse</td><td>Jean Rochat (Office des eaux)</td><td>Salle B</td></tr>
</tbody></table>
<h2>Vendredi 13 juin 2025</h2>
<table><tr><th>Heure</th><th>Titre</th><th>Modérateur</th></tr>
<tr><td>10h</td><td>Atelier sur les barrages</td><td>Claire Mottet, journaliste</td></tr></table>
END
read_text fr "$tmp/in.html"
want "Cérémonie d'ouverture	schema:superEvent	Forum régional de l'eau"
want "Cérémonie d'ouverture	schema:startDate	2025-06-12"
want "Cérémonie d'ouverture	schema:performer	Awa Diop"
want "Table ronde sur la qualité des rivières	schema:performer	Paul Vernier"
want "Table ronde sur la qualité des rivières	schema:performer	Lise Carron"
want "Table ronde sur la qualité des rivières	schema:location	Salle B"
want "Les nappes souterraines face à la sécheresse	schema:performer	Jean Rochat"
want "Atelier sur les barrages	schema:startDate	2025-06-13"
want "Atelier sur les barrages	tct:chair	Claire Mottet"
grep -q "^relation	Lise Carron	schema:jobTitle	présidente	" "$tmp/out" || { echo "no title of Lise Carron"; failed=1; }
none 'Pause'
none '	Session	\|Horaire\|jobTitle	.*Salle'

name=en.table
page en "Programme of the Regional Water Forum" "The Lakes Agency hosts the Regional Water Forum in Kisumu on 12 and 13 June 2025. More than two hundred engineers are expected." >"$tmp/in.html" <<'END'
<table><tr><th>Time</th><th>Title</th><th>Speaker(s)</th><th>Moderator</th><th>Room</th></tr>
<tr><td colspan=5>Day 1: Thursday, 12 June 2025</td></tr>
<tr><td>9:00–9:30 am</td><td>Opening ceremony</td><td>Ms. Ann Otieno, Director of the Lakes Agency</td><td></td><td>Lake Hall</td></tr>
<tr><td>09.30 am</td><td>Round table on river quality</td><td>Paul Keter, researcher at the University of Eldoret; Lisa Mbeki, President of the Fishers Association</td><td>Clare Moto</td><td>Room B</td></tr>
<tr><td>11:00</td><td>Coffee break</td><td></td><td></td><td></td></tr>
<tr><td colspan=5>Day 2: Friday, 13 June 2025</td></tr>
<tr><td>2 pm</td><td>Groundwater in dry years</td><td>John Rotich (Water Office)</td><td></td><td>Room B</td></tr></table>
END
read_text en "$tmp/in.html"
want 'Opening ceremony	schema:superEvent	Regional Water Forum'
want 'Opening ceremony	schema:startDate	2025-06-12'
want 'Opening ceremony	schema:location	Lake Hall'
want 'Round table on river quality	schema:performer	Lisa Mbeki'
want 'Round table on river quality	tct:chair	Clare Moto'
want 'Groundwater in dry years	schema:startDate	2025-06-13'
want 'Groundwater in dry years	schema:performer	John Rotich'
none 'Coffee\|	Title	\|jobTitle	.*Room'

name=fr.lines
cat >"$tmp/in.txt" <<'END'
Forum régional de l'eau : le programme

L'Agence des lacs organise le Forum régional de l'eau à Thonon les 12 et 13 juin 2025. Plus de deux cents ingénieurs y sont attendus, a indiqué l'agence mardi.

Jeudi 12 juin 2025

9h00 : Cérémonie d'ouverture, par Awa Diop, directrice de l'Agence des lacs
9h30 – 11h00 : Table ronde sur la qualité des rivières – Paul Vernier, chercheur à l'Université de Savoie
11h30 Atelier sur les barrages, les digues et les vannes (Claire Mottet, journaliste)
De 12h à 14h : déjeuner
14h : Réunion avec le préfet, Marc Ferrand
END
read_text fr "$tmp/in.txt"
want "Cérémonie d'ouverture	schema:performer	Awa Diop"
want "Table ronde sur la qualité des rivières	schema:performer	Paul Vernier"
want "Table ronde sur la qualité des rivières	schema:startDate	2025-06-12"
want "Atelier sur les barrages, les digues et les vannes	schema:performer	Claire Mottet"
none 'déjeuner\|schema:performer	Marc Ferrand\|11h30 Atelier'

name=en.lines
cat >"$tmp/in.txt" <<'END'
Regional Water Forum: the programme

The Lakes Agency hosts the Regional Water Forum in Kisumu on 12 and 13 June 2025. More than two hundred engineers are expected, the agency said on Tuesday.

Thursday 12 June 2025

9:00 Opening ceremony – Ann Otieno, Director of the Lakes Agency
09:30 - 11:00: Round table on river quality, with Paul Keter, researcher at the University of Eldoret
2 pm: Workshop on dams (Clare Moto, journalist)
END
read_text en "$tmp/in.txt"
want 'Opening ceremony	schema:performer	Ann Otieno'
want 'Round table on river quality	schema:performer	Paul Keter'
want 'Workshop on dams	schema:superEvent	Regional Water Forum'
none '9:00 Opening'

name=en.pairs
page en "Coastal Forum: agenda" "The Coastal Forum will be held in Galway on 7 and 8 May 2025. It is hosted by the Bay Office and open to all." >"$tmp/in.html" <<'END'
<h3>Day 1 – 7 May</h3>
<table><tr><td>9:00</td><td>Welcome by Ann Lee, Director of the Bay Office</td></tr>
<tr><td>9:30</td><td>Keynote lecture: The rising sea – Paul Keter, University of Eldoret</td></tr>
<tr><td>10:30</td><td>Panel discussion on dunes</td></tr></table>
<h3>Day 2 – 8 May</h3>
<ul><li>09:00 – 10:00 Workshop on seawalls (Moderator: Lisa Mbeki)</li><li>10:00 – 11:00 Plenary session: adoption of the Coastal Charter</li></ul>
END
read_text en "$tmp/in.html"
want 'Keynote lecture: The rising sea	schema:performer	Paul Keter'
want 'Welcome	schema:performer	Ann Lee'
want 'Panel discussion on dunes	schema:startDate	2025-05-07'
want 'Workshop on seawalls	schema:startDate	2025-05-08'
want 'Workshop on seawalls	tct:chair	Lisa Mbeki'
want 'Plenary session	schema:superEvent	Coastal Forum'
none 'jobTitle	Moderator\|2025-05-0[12]\|	Day	'

name=fr.dates
page fr "Programme du Forum des côtes" "Le Forum des côtes se tiendra à Brest les 7 et 8 mai 2025. Il est organisé par l'Office de la baie et ouvert à tous." >"$tmp/in.html" <<'END'
<p>Jour 2 – 8 mai</p>
<table><thead><tr><th>Date</th><th>Heure</th><th>Activité</th><th>Intervenants</th></tr></thead>
<tr><td>7 mai</td><td>9h</td><td>Accueil des participants</td><td></td></tr>
<tr><td>7 mai</td><td>9h30</td><td>Conférence inaugurale</td><td>Anne Le Goff, directrice de l'Office de la baie<br>Paul Kervran, maire de Brest</td></tr>
<tr><td>8 mai</td><td>14h30-16h</td><td>Panel 2 : « Les dunes, remparts fragiles »</td><td>Lise Carron (Université de Bretagne) et Omar Benali (CNRS)</td></tr></table>
END
read_text fr "$tmp/in.html"
want 'Conférence inaugurale	schema:startDate	2025-05-07'
want 'Conférence inaugurale	schema:performer	Paul Kervran'
want 'Panel 2 : « Les dunes, remparts fragiles »	schema:startDate	2025-05-08'
want 'Panel 2 : « Les dunes, remparts fragiles »	schema:performer	Omar Benali'
none 'Accueil\|2025-05-02'

name=en.story
cat >"$tmp/in.txt" <<'END'
Fire at the harbour museum

A fire damaged the harbour museum in Oban on 4 March 2025, the fire service said. Nobody was hurt and the collection is safe, the service said.

9:30 Fire spreads to the roof, Mayor Ann Lee is told
10:15 The bridge is closed
Budget: 9.30 million euros
END
read_text en "$tmp/in.txt"
none 'layout/row'

name=fr.people
page fr "Le Conseil des ports se réunit à Sète" "Le Conseil des ports a tenu sa réunion annuelle à Sète le 4 mars 2025. Les délégués ont adopté un plan de dragage." >"$tmp/in.html" <<'END'
<h2>Liste des participants</h2>
<table><tr><th>Nom et prénom</th><th>Fonction</th><th>Organisme</th></tr>
<tr><td>Mireille Castan</td><td>Directrice générale</td><td>Port de Sète</td></tr>
<tr><td>DUPRAT Henri</td><td>Chef du service des digues</td><td>Office des rivages</td></tr></table>
END
read_text fr "$tmp/in.html"
want 'Mireille Castan	schema:jobTitle	Directrice générale'
want 'Mireille Castan	schema:affiliation	Port de Sète'
want 'DUPRAT Henri	schema:jobTitle	Chef du service des digues'
want 'DUPRAT Henri	schema:affiliation	Office des rivages'
want 'réunion annuelle	schema:attendee	DUPRAT Henri'
none 'Fonction\|affiliation	Conseil des ports'

name=en.people
page en "Harbour Council meets in Oban" "The Harbour Council held its annual meeting in Oban on 4 March 2025. The delegates adopted a dredging plan." >"$tmp/in.html" <<'END'
<h2>Participants</h2>
<table><tr><td>Mary Castle</td><td>Chief Executive</td><td>Port of Oban</td></tr>
<tr><td>Henry Dupree</td><td>Head of Seawalls</td><td>Coast Office</td></tr></table>
<h2>Jury</h2>
<table><tr><th>Name</th><th>Position</th><th>Organisation</th><th>Country</th></tr>
<tr><td>Dr. Ola Nkemelu</td><td>Director, Tides</td><td>Institute of Tides</td><td>Nigeria</td></tr></table>
<h2>Catch of the year</h2>
<table><tr><td>Atlantic Cod</td><td>1,200 t</td><td>Up</td></tr><tr><td>North Haddock</td><td>900 t</td><td>Down</td></tr></table>
END
read_text en "$tmp/in.html"
want 'Mary Castle	schema:jobTitle	Chief Executive'
want 'Henry Dupree	schema:affiliation	Coast Office'
want 'Ola Nkemelu	schema:jobTitle	Director'
want 'Ola Nkemelu	schema:affiliation	Institute of Tides'
none 'Cod\|Haddock\|attendee	Oban\|affiliation	Harbour Council'
exit $failed
