#!/bin/sh
# The version is in one place, CMakeLists.txt: what else tells one tells the same.
set -eu
version=$(sed -n 's/^project(tercet VERSION \([0-9.]*\) .*/\1/p' "$TERCET_SOURCE/CMakeLists.txt")
[ -n "$version" ] || { echo 'CMakeLists.txt names no version'; exit 1; }
same() { # WHAT FOUND
    [ "$2" = "$version" ] || { echo "$1 says '$2', CMakeLists.txt $version"; exit 1; }
}
same 'tercet --version' "$("$TERCET" --version | sed 's/^tercet //')"
same 'the first heading of CHANGELOG.md' "$(sed -n 's/^## \([0-9.]*\).*/\1/p' "$TERCET_SOURCE/CHANGELOG.md" | head -1)"
same 'owl:versionInfo of ontology/tercet.ttl' "$(sed -n 's/.*owl:versionInfo "\([^"]*\)".*/\1/p' "$TERCET_SOURCE/ontology/tercet.ttl")"
same 'the man page' "$("$TERCET" --man | sed -n 's/^\.TH.*"tercet \([0-9.]*\)".*/\1/p')"
same 'tercet.pc' "$(sed -n 's/^Version: //p' "$TERCET_BUILD/tercet.pc")"
found=$(cd "$TERCET_SOURCE" && grep -rlF "$version" --include='*.[ch]' --include='*.cmake' --include='*.py' src examples docs || true)
[ -z "$found" ] || { echo "the version stands also in: $found"; exit 1; }
