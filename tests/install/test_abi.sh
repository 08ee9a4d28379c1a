#!/bin/sh
# The interface changes only knowingly: soname, exported symbols and declarations are those of abi.txt. When a change is meant,
# see docs/api.md (does the soname change?) and run:  sh tests/install/abi.sh build/dev/libtercet.so src/tercet.h >tests/install/abi.txt
set -eu
library=$TERCET_BUILD/libtercet.so
here=$TERCET_SOURCE/tests/install
command -v objdump >/dev/null || { echo 'objdump (binutils) is missing: skipped'; exit 77; }
nm -D "$library" | grep -q __asan_init && { echo 'built with AddressSanitizer: skipped'; exit 77; }
found=$(mktemp)
trap 'rm -f "$found"' EXIT
sh "$here/abi.sh" "$library" "$TERCET_SOURCE/src/tercet.h" >"$found"
[ "$(grep -c '^symbol tct_' "$found")" -ge 20 ] || { echo 'hardly any symbol is exported'; exit 1; }
diff -u "$here/abi.txt" "$found" || { echo 'the interface changed: see docs/api.md'; exit 1; }
# What is declared is exported, and nothing else.
grep -o 'tct_[a-z_]*(' "$found" | tr -d '(' | sort -u >"$found.declared"
sed -n 's/^symbol //p' "$found" >"$found.exported"
diff "$found.declared" "$found.exported" || { rm -f "$found".*; echo 'declared (<) and exported (>) functions differ'; exit 1; }
rm -f "$found".*
