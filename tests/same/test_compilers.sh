#!/bin/sh
# label: same
# Same input, same bytes from every compiler and level of optimisation that is here; builds the program several times.
set -eu
[ -x "$TERCET" ] || exit 77
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
built=0
# build NAME COMPILER FLAGS
build() {
    command -v "$2" > /dev/null || { echo "$2 is missing: not tried"; return 0; }
    CC=$2 cmake -S "$TERCET_SOURCE" -B "$work/$1" -G Ninja -DCMAKE_BUILD_TYPE=None -DCMAKE_C_FLAGS="$3" > /dev/null
    cmake --build "$work/$1" --target tercet_cli compiled_pack > "$work/$1.log" 2>&1 || { tail -5 "$work/$1.log"; exit 1; }
    built=$((built + 1))
    cmp "$work/$1/tercet.pack" "$TERCET_PACK" || { echo "$1: another pack"; exit 1; }
    for file in "$TERCET_SOURCE"/examples/releases/*; do
        for program in "$TERCET" "$work/$1/tercet"; do
            "$program" extract --pack "$TERCET_PACK" --evidence statement --date 2024-05-14 -f nquads "$file"
        done > "$work/both"
        half=$(($(wc -l < "$work/both") / 2))
        head -n "$half" "$work/both" > "$work/one"
        tail -n "$half" "$work/both" | cmp -s - "$work/one" || { echo "$1: other bytes for $file"; exit 1; }
    done
}
build gcc-O0 gcc -O0
build gcc-O3 gcc '-O3 -march=native'
build clang-O2 clang -O2
[ "$built" -gt 0 ] || exit 77
