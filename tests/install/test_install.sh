#!/bin/sh
# What is installed is complete: the program finds its pack, a C program builds against the header and the library by
# pkg-config, C++ accepts the header, the man page renders.
set -eu
# A library under AddressSanitizer needs its runtime in whatever program loads it: that is no installation.
nm -D "$TERCET_BUILD/libtercet.so" 2>/dev/null | grep -q __asan_init && { echo "built with AddressSanitizer: skipped"; exit 77; }
root=$(mktemp -d)
trap 'rm -rf "$root"' EXIT
cmake --install "$TERCET_BUILD" --prefix "$root" >/dev/null
unset TERCET_PACK
"$root/bin/tercet" extract -f ntriples "$TERCET_SOURCE/examples/releases/en-harbour-agreement.txt" | grep -q Liverpool
lib=$(dirname "$(find "$root" -name libtercet.so)")
sed "s|^prefix=.*|prefix=$root|" "$lib/pkgconfig/tercet.pc" >"$root/tercet.pc"
flags=$(PKG_CONFIG_PATH=$root pkg-config --cflags --libs "$root/tercet.pc")
# shellcheck disable=SC2086
${CC:-cc} -std=c11 -Wall -Werror "$TERCET_SOURCE/examples/c/extract.c" -o "$root/example" $flags
LD_LIBRARY_PATH=$lib "$root/example" "$root/share/tercet/tercet.pack" "$TERCET_SOURCE/examples/releases/fr-forum-eau.txt" | grep -q "schema:organizer"
if command -v c++ >/dev/null; then
    echo '#include <tercet.h>' | c++ -x c++ -fsyntax-only -I"$root/include" -
fi
grep -q 'min\\-confidence' "$root/share/man/man1/tercet.1"
exported=$(nm -D --defined-only "$lib/libtercet.so" | awk '$2 == "T" {print $3}' | grep -vc '^tct_' || true)
[ "$exported" = 0 ] || { echo "$exported symbols without the prefix are exported"; exit 1; }
