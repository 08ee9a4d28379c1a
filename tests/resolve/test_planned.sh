#!/bin/sh
# An event to come is scheduled; one that has been held is not said to be; the metadata of a page know better.
set -eu
[ -x "$TERCET" ] || exit 77
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
fail=0
status() { # status FILE: "event status" of each event that has one
    "$TERCET" extract --pack "$TERCET_PACK" --date 2025-06-03 -f ntriples "$work/$1" |
        sed -n 's#.*/event/\([^>]*\)> <https://schema.org/eventStatus> <https://schema.org/\([^>]*\)> .#\1 \2#p' | sort | tr '\n' ';'
}
same() { # same FILE EXPECTED
    found=$(status "$1")
    [ "$found" = "$2" ] || { echo "$1: found '$found' instead of '$2'"; fail=1; }
}
echo "Le Forum des lacs se tiendra à Abidjan le 3 mai 2026." >"$work/fr.txt"
echo "The Lakes Forum will be held in Abidjan on 3 May 2026." >"$work/en.txt"
echo "The Lakes Forum was held in Abidjan on 3 May 2025." >"$work/past.txt"
cat >"$work/off.html" <<'HTML'
<html lang="en"><head><title>Lakes Forum</title><script type="application/ld+json">
{"@context":"https://schema.org","@type":"Event","name":"Lakes Forum","eventStatus":"https://schema.org/EventCancelled"}
</script></head><body><h1>Lakes Forum</h1><p>The Lakes Forum will be held in Abidjan on 3 May 2026, the Lake Institute has said in its letter.</p></body></html>
HTML
same fr.txt 'forum-des-lacs EventScheduled;'
same en.txt 'lakes-forum EventScheduled;'
same past.txt ''
same off.html 'lakes-forum EventCancelled;'
exit $fail
