#!/bin/sh
# label: browser
# The web page in a real browser, opened from disk with the network off: Debian's chromium, driven by
# playwright-core, looked over by axe-core. Packages come from npm into the build folder, once.
set -eu
build=$TERCET_BUILD/browser
here=$TERCET_SOURCE/tests/browser
if ! command -v chromium >/dev/null || ! command -v npm >/dev/null; then
    . "$TERCET_SOURCE/tests/packages.sh"
    need_packages chromium nodejs npm >/dev/null 2>&1 || true
fi
command -v chromium >/dev/null || { echo 'chromium is missing and cannot be installed: skipped'; exit 77; }
command -v npm >/dev/null || { echo 'npm is missing and cannot be installed: skipped'; exit 77; }
mkdir -p "$build"
if [ ! -d "$build/node_modules/axe-core" ] || [ ! -d "$build/node_modules/playwright-core" ]; then
    cp "$here/package.json" "$build/"
    (cd "$build" && timeout 120 npm install --silent --no-fund --no-audit) >"$build/log" 2>&1 || {
        echo 'playwright-core and axe-core cannot be had from npm: skipped'
        exit 77
    }
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
releases=$TERCET_SOURCE/examples/releases

# What the page must hold is counted by another command than the one that makes the page.
page() {
    name=$1
    shift
    "$TERCET" render --quiet --pack "$TERCET_PACK" -o "$work/$name.html" "$@"
    "$TERCET" extract --quiet --pack "$TERCET_PACK" --evidence statement -f ntriples -o "$work/$name.nt" "$@"
    "$TERCET" extract --quiet --pack "$TERCET_PACK" --evidence statement -o "$work/$name.ttl" "$@"
}
page harbour "$releases/en-harbour-agreement.txt"
page eau "$releases/fr-forum-eau.txt"
page batch "$releases"/*.txt "$releases"/*.html
page hostile --url "https://example.org/a?b=javascript:alert(1)&c='x'&d=%22%3E" "$here/hostile.html"

for name in harbour eau; do
    size=$(wc -c <"$work/$name.html")
    echo "$name: $size bytes"
    [ "$size" -lt 200000 ] || { echo "the page is larger than 200 kB"; exit 1; }
done
"$TERCET" render --quiet --pack "$TERCET_PACK" --site "$work/site" "$releases"
cp "$here"/*.mjs "$build/"
cd "$build"
for name in harbour eau batch hostile; do
    timeout 120 node page.mjs "$work" "$name"
done
timeout 120 node site.mjs "$work/site"
xmllint --noout "$work"/*.svg
