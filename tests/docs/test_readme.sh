#!/bin/sh
# Every command in a block marked "sh" of README.md and docs/*.md runs, in the order of the page, on example documents under the
# names that the pages use. What installs and builds everything is left out (tests/package carries it out); curl is a script that prints
# an example page, and a store on localhost is tests/cli/graph_store.py.
work=$(mktemp -d) || exit 1
server=
trap '[ -z "$server" ] || kill "$server"; rm -rf "$work"' EXIT
trap 'exit 1' INT TERM
releases=$TERCET_SOURCE/examples/releases
mkdir "$work/bin"
ln -s "$TERCET" "$work/bin/tercet"
printf '#!/bin/sh\nexec cat "%s/en-school-meals.html"\n' "$releases" >"$work/bin/curl"
chmod +x "$work/bin/curl"
PATH=$work/bin:$PATH
port=
if command -v python3 >/dev/null; then
    mkdir "$work/store"
    python3 "$TERCET_SOURCE/tests/cli/graph_store.py" "$work/store" &
    server=$!
    tries=0
    until [ -s "$work/store/port" ] || [ $tries -ge 100 ]; do tries=$((tries + 1)); sleep 0.1; done
    port=$(cat "$work/store/port")
else
    echo 'no python3: commands that need a store are passed over'
fi
failures=0 commands=0
for page in "$TERCET_SOURCE/README.md" "$TERCET_SOURCE"/docs/*.md "$TERCET_SOURCE"/examples/nightly/README.md; do
    case $page in */tutorial-*.md) continue ;; esac # they have a test of their own
    place=$work/$(echo "${page#"$TERCET_SOURCE"/}" | tr / -)
    mkdir "$place"
    cp "$releases/en-harbour-agreement.txt" "$place/release.txt"
    cp "$releases/fr-forum-eau.txt" "$place/a.txt"
    cp "$releases/en-harbour-agreement.txt" "$place/b.txt"
    cp -R "$releases" "$place/releases"
    cp -R "$releases" "$place/archive"
    ln -s "$TERCET_SOURCE/docs" "$place/docs"
    { echo '<html lang="en"><head><title>Harbour</title></head><body><article>'
      sed 's/&/\&amp;/g; s/</\&lt;/g; s/.*/<p>&<\/p>/' "$releases/en-harbour-agreement.txt"
      echo '</article></body></html>'; } >"$place/release.html"
    # files that the page names, as in the tutorials
    rm -rf "$work/steps"
    mkdir "$work/steps"
    awk -v out="$work/steps" -f "$TERCET_SOURCE/tests/docs/steps.awk" "$page"
    for name in "$work"/steps/*.name; do
        [ ! -e "$name" ] || cp "${name%.name}.file" "$place/$(cat "$name")"
    done
    awk '/^```sh$/ { inside = 1; next } /^```/ { inside = 0 } inside' "$page" |
        grep -v -e '^sh examples/quickstart.sh' -e '^sh tests/run.sh' -e '^cmake ' -e '^cpack ' -e '&& cpack ' -e '^#' -e '^ *$' >"$place/commands"
    while IFS= read -r command; do
        case $command in *//localhost*) [ -n "$port" ] || continue ;; esac
        command=$(echo "$command" | sed "s|//localhost:[0-9]*/|//127.0.0.1:$port/|; s|/var/lib/tercet/all.nq|$work/docs-loading.md/all.nq|")
        commands=$((commands + 1))
        (cd "$place" && sh -c "$command") >"$work/out" 2>"$work/err" </dev/null && continue
        echo "$(basename "$page"): fails: $command"
        head -5 "$work/err"
        failures=$((failures + 1))
    done <"$place/commands"
done
[ $commands -ge 10 ] || { echo "only $commands commands found"; exit 1; }
[ $failures = 0 ]
