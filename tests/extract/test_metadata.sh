#!/bin/sh
# What a page's JSON-LD says becomes statements about what the text names, in both languages; furniture does not.
set -u
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cat >"$tmp/en.html" <<'END'
<html lang="en"><head><script type="application/ld+json">
{"@context":"https://schema.org","@graph":[
{"@type":"Organization","@id":"#org","name":"Lakes Agency","url":"https://lakes.example/","alternateName":"LKA",
 "parentOrganization":{"@type":"GovernmentOrganization","name":"Ministry of Water of Kenya"},
 "founder":{"@type":"Person","name":"Ruth Achieng"}},
{"@type":"WebSite","name":"Lakes Agency","publisher":{"@id":"#org"}},
{"@type":"Organization","name":"WordHost Studio","url":"https://wordhost.example","memberOf":{"@type":"Organization","name":"Host Guild"},
 "address":{"@type":"PostalAddress","addressLocality":"Lagos","addressCountry":"NG"}},
{"@type":"NewsArticle","headline":"Regional water forum opens in Nairobi","datePublished":"2025-05-02T10:00:00Z",
 "author":{"@type":"Person","name":"Grace Njeri","worksFor":{"@type":"Organization","name":"Pen &amp; Co"}},"publisher":{"@id":"#org"},
 "mentions":{"@type":"Organization","name":"African Development Bank"}},
{"@type":["ConferenceEvent"],"name":"Regional Forum on Shared Waters 2025","startDate":"2025-05-12T09:00:00+03:00","endDate":"2025-05-14",
 "eventStatus":"https://schema.org/EventScheduled",
 "location":[{"@type":"Place","name":"Uhuru Hall","address":{"@type":"PostalAddress","addressLocality":"Nairobi","addressCountry":"KE"}},
  {"@type":"VirtualLocation","url":"https://zoom.example/x","name":"Zoom Stage"},{"@type":"Place","name":"Online"}],
 "organizer":{"@id":"#org","@type":"Organization"},
 "performer":[{"@type":"Person","name":"Amina Yusuf","jobTitle":"Director of Hydrology","worksFor":{"@type":"Organization","name":"Institut du Fleuve"}}],
 "sponsor":{"@type":"Organization","name":"Rivers &amp; Lakes Fund"},
 "superEvent":{"@type":"Event","name":"Africa Water Week"},
 "subEvent":[{"@type":"Event","name":"Workshop on river gauges","startDate":"2025-05-13","performer":{"@type":"Person","name":"Paul Otieno"}}]}
]}</script></head><body><main><article><h1>Regional water forum opens in Nairobi</h1>
<p>The Lakes Agency will open the Regional Forum on Shared Waters on 12 May. Amina Yusuf will speak about floods, said the agency on Friday.</p>
<p>More than two hundred engineers from nine countries are expected in the city for the debates and the visits to the dams upstream.</p>
</article></main></body></html>
END
cat >"$tmp/fr.html" <<'END'
<html lang="fr"><head><script type="application/ld+json">
[{"@type":"NewsArticle","headline":"Le salon du livre de Thônes est reporté","datePublished":"2025-03-02","about":{"@id":"#salon"}},
{"@type":"Event","@id":"#salon","name":"Salon du livre de montagne","startDate":"2025-03-20","eventStatus":"EventPostponed",
 "location":"Annecy","organizer":"Association L&#039;Alpage","performer":{"@type":"Person","name":"Lise Favre","affiliation":"Université de Grenoble"}}]
</script><script type="application/ld+json">{"@type":"Event","name":"Marché de Noël","startDate":"2025-12-01","organizer":"Ville de Rumilly"}</script>
<script type="application/ld+json">{"@type":"Event","name":"Fête des alpages","startDate":"2025-07-14"}</script>
</head><body><main><article><h1>Le salon du livre de Thônes est reporté</h1>
<p>L'association L'Alpage a décidé vendredi de reporter le Salon du livre de montagne, en raison de la neige qui bloque plusieurs routes.</p>
<p>Une nouvelle date sera annoncée avant la fin du mois, et les billets déjà vendus resteront valables pour tous les visiteurs.</p>
</article></main></body></html>
END
failed=0
extract() { "$TERCET" extract -f ntriples "$@" 2>"$tmp/err" || { cat "$tmp/err"; exit 1; }; }
extract --evidence statement "$tmp/en.html" >"$tmp/en"
extract --evidence document "$tmp/fr.html" >"$tmp/fr"
want() { grep -q "$2" "$tmp/$1" || { echo "$1 lacks: $2"; failed=1; }; }
none() { if grep -q "$2" "$tmp/$1"; then echo "$1 has: $2"; failed=1; fi; }
forum='event/regional-forum-on-shared-waters>'
want en "$forum <https://schema.org/endDate> \"2025-05-14\""
want en "$forum <https://schema.org/location> <[^>]*/nairobi>"
want en "$forum <https://schema.org/location> <[^>]*/uhuru-hall>"
want en "$forum <https://schema.org/organizer> <[^>]*/lakes-agency>"
want en "$forum <https://schema.org/performer> <[^>]*/amina-yusuf>"
want en "$forum <https://schema.org/superEvent> <[^>]*/africa-water-week>"
want en "$forum <https://schema.org/eventStatus> <https://schema.org/EventScheduled>"
want en "gauges> <https://schema.org/superEvent> <[^>]*$forum"
want en "gauges> <https://schema.org/performer> <[^>]*/paul-otieno>"
want en "fund> <https://w3id.org/tercet/ns#supports> <[^>]*$forum"
want en 'amina-yusuf> <https://schema.org/jobTitle> "Director of Hydrology"'
want en 'amina-yusuf> <https://schema.org/affiliation> <[^>]*/institut-du-fleuve>'
want en 'ns/org#organization> <[^>]*/institut-du-fleuve>'
want en 'lakes-agency> <https://schema.org/parentOrganization> <[^>]*/ministry-of-water-of-kenya>'
want en 'lakes-agency> <https://schema.org/founder> <[^>]*/ruth-achieng>'
want en 'lakes-agency> <https://schema.org/alternateName> "LKA"'
want en 'lakes-agency> <https://schema.org/url> <https://lakes.example/>'
want en 'name> "Rivers & Lakes Fund"@en'
want en 'schema.org/author> <[^>]*/grace-njeri>'
want en 'schema.org/mentions> <[^>]*/afdb>'
want en 'prov#wasDerivedFrom> <[^>]*#metadata>'
want en 'prov#value> "ConferenceEvent .*endDate .*2025-05-14.*" .'
want en 'ns#rule> "metadata/endDate"'
none en 'WordHost\|wordhost\|Host Guild\|lagos\|/zoom\|place/online\|Pen & Co'
salon='event/salon-du-livre-de-montagne>'
want fr "$salon <https://schema.org/organizer> <[^>]*/association-lalpage>"
want fr "$salon <https://schema.org/eventStatus> <https://schema.org/EventPostponed>"
want fr 'lise-favre> <https://schema.org/affiliation> <[^>]*/universite-de-grenoble>\|lise-favre> <https://schema.org/affiliation> <[^>]*grenoble'
none fr "$salon <https://schema.org/startDate>"
none fr "$salon <https://schema.org/location>"
none fr "$salon <https://schema.org/performer>"
want fr 'ns#status> <https://w3id.org/tercet/ns#negated>'
none fr 'noel\|Rumilly\|alpages'
cat >"$tmp/micro.html" <<'END'
<html lang="fr"><body><main><article itemscope itemtype="https://schema.org/Event"><h1 itemprop="name">Assises de la forêt</h1>
<p>Les <b>Assises de la forêt</b> auront lieu <time itemprop="startDate" datetime="2025-10-04">samedi</time>. Les forestiers de la vallée y sont attendus en nombre.</p>
<p>Une exposition sera ouverte pendant toute la journée et les enfants pourront grimper aux arbres avec des guides de la région.</p>
<div itemprop="location" itemscope itemtype="https://schema.org/Place"><span itemprop="name">Halle aux grains</span>
<span itemprop="address" itemscope itemtype="https://schema.org/PostalAddress"><span itemprop="addressLocality">Toulouse</span></span></div>
<span itemprop="organizer" itemscope itemtype="https://schema.org/NGO"><span itemprop="name">Arbres et Sols</span></span></article></main></body></html>
END
extract --date 2025-09-30 --evidence statement "$tmp/micro.html" >"$tmp/micro"
assises='event/assises-de-la-foret>'
want micro "$assises <https://schema.org/startDate> \"2025-10-04\""
want micro "$assises <https://schema.org/location> <[^>]*/toulouse>"
want micro "$assises <https://schema.org/location> <[^>]*/halle-aux-grains>"
want micro "$assises <https://schema.org/organizer> <[^>]*/arbres-et-sols>"
want micro 'arbres-et-sols> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <https://schema.org/NGO>'
want micro 'ns#rule> "metadata/organizer"'
cat >"$tmp/fair.html" <<'END'
<html lang="en"><head><script type="application/ld+json">[{"@type":"Event","name":"Spring Fair &#8211; Kendal 2025","startDate":"2025-04-12T10:00",
"location":{"@type":"Place","name":"Market Square"},"organizer":[{"@type":"Organization","name":"Kendal Traders"},{"@type":"Person","name":"admin"}]},
{"@type":"Event","name":"Autumn Fair &#8211; Kendal 2025","startDate":"2025-10-12","organizer":"Kendal Growers"}]</script></head>
<body><main><article><h1>Spring fair returns to Kendal</h1><p>The spring fair returns to Kendal on Saturday 12 April with forty stalls and a brass band, the town's traders said on Monday.</p>
<p>Visitors can try cheese from nine dairies and see how baskets are made, and children can ride on the old carousel.</p></article></main></body></html>
END
extract --date 2025-04-07 "$tmp/fair.html" >"$tmp/fair"
want fair 'event/spring-fair> <https://schema.org/organizer> <[^>]*/kendal-traders>'
want fair 'event/spring-fair> <https://schema.org/alternateName> "Spring Fair – Kendal 2025"'
none fair 'autumn\|growers\|person/admin'
"$TERCET" explain --relations "$tmp/fr.html" >"$tmp/why"
want why '^metadata	Event	Salon du livre de montagne	eventStatus	EventPostponed$'
exit $failed
