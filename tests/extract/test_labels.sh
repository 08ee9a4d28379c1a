#!/bin/sh
# Labels of several forms, and names with titles on the lines below, in both languages.
set -u
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
failed=0
page() { printf '<html lang="%s"><body><main><article><h1>%s</h1>\n' "$1" "$2"; cat; echo '</article></main></body></html>'; }
read_page() { "$TERCET" explain --relations --date 2025-04-03 "$tmp/in.html" >"$tmp/out" 2>"$tmp/err" || { cat "$tmp/err"; exit 1; }; }
want() { grep -q "^relation	$1	" "$tmp/out" || { echo "$name lacks: $1"; failed=1; }; }
none() { if grep -q "$1" "$tmp/out"; then echo "$name has: $1"; failed=1; fi; }

name=fr
page fr "Une conférence sur les lagunes" >"$tmp/in.html" <<'END'
<p>Le public pourra bientôt découvrir les travaux des chercheurs sur les lagunes de la côte et poser ses questions pendant deux jours.</p>
<dl><dt>Nom de la conférence</dt><dd>Conférence internationale sur les lagunes</dd><dt>Lieu</dt><dd>Palais des mers, Sète</dd><dt>Avec le soutien de</dt><dd>Fondation des mers</dd></dl>
<p><b>Quand ?</b> Les 5 et 6 mai 2025</p>
<p><strong>Modérateur :</strong> Paul Reynes</p>
<ul><li>Organisateur – Institut des lagunes</li></ul>
<h2>Contact presse</h2>
<p>Julie Arnaud<br>Responsable de la communication, Institut des lagunes<br>julie@lagunes.example<br>+33 4 00 00 00 00</p>
<p><strong>Mme Lise Faure</strong><br>Directrice du port de Sète</p>
<p>Omar Saidi<br>Chargé de projet<br>Association des paludiers</p>
END
read_page
conference='Conférence internationale sur les lagunes'
want "$conference	schema:location	Palais des mers"
want "$conference	schema:location	Sète"
want "$conference	schema:startDate	2025-05-05"
want "$conference	schema:endDate	2025-05-06"
want "$conference	tct:chair	Paul Reynes"
want "$conference	schema:organizer	Institut des lagunes"
want "Fondation des mers	tct:supports	$conference"
want 'Julie Arnaud	schema:jobTitle	Responsable de la communication'
want 'Julie Arnaud	schema:affiliation	Institut des lagunes'
want 'Lise Faure	schema:jobTitle	Directrice'
want 'Omar Saidi	schema:affiliation	Association des paludiers'
none 'Paul Reynes	schema:jobTitle\|julie@'

name=en
page en "A conference on lagoons" >"$tmp/in.html" <<'END'
<p>The public will soon discover the work of researchers on the lagoons of the coast and may ask them questions for two days.</p>
<dl><dt>Event</dt><dd>International Conference on Lagoons</dd><dt>Venue</dt><dd>Sea Palace, Cork</dd><dt>Supported by</dt><dd>Seas Foundation</dd></dl>
<p><b>When?</b> 5 and 6 May 2025</p>
<p><strong>Moderator:</strong> Paul Raines</p>
<ul><li>Organiser – Lagoon Institute</li></ul>
<h2>Press contact</h2>
<p>Julie Arnold<br>Head of Communications, Lagoon Institute<br>julie@lagoons.example<br>+353 1 000 0000</p>
<p><strong>Ms. Lisa Ford</strong><br>Mayor of Cork</p>
<p>Omar Sadler<br>Project Manager<br>Salt Makers Association</p>
END
read_page
conference='International Conference on Lagoons'
want "$conference	schema:location	Sea Palace"
want "$conference	schema:startDate	2025-05-05"
want "$conference	schema:endDate	2025-05-06"
want "$conference	tct:chair	Paul Raines"
want "$conference	schema:organizer	Lagoon Institute"
want "Seas Foundation	tct:supports	$conference"
want 'Julie Arnold	schema:jobTitle	Head of Communications'
want 'Julie Arnold	schema:affiliation	Lagoon Institute'
want 'Lisa Ford	schema:affiliation	Cork'
want 'Omar Sadler	schema:affiliation	Salt Makers Association'
none 'Paul Raines	schema:jobTitle\|julie@'

name=above
page en "Two appointments at the harbour" >"$tmp/in.html" <<'END'
<p>The harbour board has filled two posts this week, it said on Tuesday, and thanked all those who had applied for them in the winter.</p>
<p>Chief Engineer<br>Ann Rowe</p>
<p>Treasurer<br>Luke Ford</p>
<h2>Ann Rowe</h2>
<p>President opens the new wing of the museum and thanks everybody who came to see it.</p>
END
read_page
none 'layout/card'

# A line that ends in a colon says by its subject who the people on the lines below are.
read_text() { "$TERCET" explain --lang "$name" --relations --date 2025-04-03 - <"$tmp/in.txt" >"$tmp/out" 2>"$tmp/err" || { cat "$tmp/err"; exit 1; }; }
name=fr
cat >"$tmp/in.txt" <<'END'
Le Salon du logiciel libre a réuni trois cents personnes à Lille le 3 mars 2025.
Plusieurs participants en parlent dans un entretien :
Arthur Renaud, de Logitor
Régis Faure et Julien Morel, de Vertamis
Deux organisateurs font de même :
Anna Gomez, consultante auprès de la Ligue des bibliothèques
Le Salon reviendra au printemps.
Paul Dubois, retraité
END
read_text
salon='Salon du logiciel libre'
want "$salon	schema:attendee	Arthur Renaud"
want "$salon	schema:attendee	Julien Morel"
want "$salon	schema:organizer	Anna Gomez"
want 'Arthur Renaud	schema:affiliation	Logitor'
want 'Régis Faure	schema:affiliation	Vertamis'
none "$salon	schema:[a-z]*	Paul Dubois"

name=en
cat >"$tmp/in.txt" <<'END'
The Free Software Fair brought three hundred people to Leeds on 3 March 2025.
Several speakers tell their story in interviews:
Ethan Miller, of the Ministry of Culture
Arthur Reynolds, of Vertamis
The visitors were glad:
Ann Lee was among them.
END
read_text
want 'Free Software Fair	schema:performer	Ethan Miller'
want 'Arthur Reynolds	schema:affiliation	Vertamis'
none 'Free Software Fair	schema:[a-z]*	Ann Lee.*layout'
exit $failed
