#!/bin/sh
# Every command in a block marked "sh" of README.md and docs/*.md runs, in the order of the page, on example documents under the
# names that the pages use. Only what installs and builds everything is left out; curl is a script that prints an example page.
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
releases=$TERCET_SOURCE/examples/releases
mkdir "$work/bin"
ln -s "$TERCET" "$work/bin/tercet"
printf '#!/bin/sh\nexec cat "%s/en-school-meals.html"\n' "$releases" >"$work/bin/curl"
chmod +x "$work/bin/curl"
PATH=$work/bin:$PATH
failures=0 commands=0
for page in "$TERCET_SOURCE/README.md" "$TERCET_SOURCE"/docs/*.md; do
    case $page in */tutorial-*.md) continue ;; esac # they have a test of their own
    place=$work/$(basename "$page" .md)
    mkdir "$place"
    cp "$releases/en-harbour-agreement.txt" "$place/release.txt"
    cp "$releases/fr-forum-eau.txt" "$place/a.txt"
    cp "$releases/en-harbour-agreement.txt" "$place/b.txt"
    cp -R "$releases" "$place/releases"
    cp -R "$releases" "$place/archive"
    { echo '<html lang="en"><head><title>Harbour</title></head><body><article>'
      sed 's/&/\&amp;/g; s/</\&lt;/g; s/.*/<p>&<\/p>/' "$releases/en-harbour-agreement.txt"
      echo '</article></body></html>'; } >"$place/release.html"
    awk '/^```sh$/ { inside = 1; next } /^```/ { inside = 0 } inside' "$page" |
        grep -v -e '^sh examples/quickstart.sh' -e '^sh tests/run.sh' -e '^#' -e '^ *$' >"$place/commands"
    while IFS= read -r command; do
        commands=$((commands + 1))
        (cd "$place" && sh -c "$command") >"$work/out" 2>"$work/err" </dev/null && continue
        echo "$(basename "$page"): fails: $command"
        head -5 "$work/err"
        failures=$((failures + 1))
    done <"$place/commands"
done
[ $commands -ge 10 ] || { echo "only $commands commands found"; exit 1; }
[ $failures = 0 ]
