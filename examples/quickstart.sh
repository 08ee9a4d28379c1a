#!/bin/sh
# Installs what is missing (apt-get, through sudo when not root), builds tercet, converts the example press releases
# to Turtle and SVG and says where they are.
#   sh examples/quickstart.sh [OUTPUT_DIRECTORY]
set -eu
top=$(cd "$(dirname "$0")/.." && pwd)
out=${1:-$top/build/quickstart}
. "$top/tests/packages.sh"
need_packages $build_packages
cd "$top"
cmake --preset release -DBUILD_TESTING=OFF >/dev/null
cmake --build --preset release
mkdir -p "$out"
tercet=$top/build/release/tercet
for input in examples/releases/*; do
    name=$(basename "$input")
    name=${name%.*}
    "$tercet" extract -f turtle -o "$out/$name.ttl" "$input"
    "$tercet" render -o "$out/$name.svg" "$input"
    echo "$input -> $out/$name.ttl ($("$tercet" extract -f ntriples "$input" | wc -l) statements), $out/$name.svg"
done
echo "Open the SVG files in a browser; load the Turtle files into a triple store."
