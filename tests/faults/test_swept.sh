#!/bin/sh
# Every function of tercet.h is called by the sweep of memory that runs out (tests/unit/app/memory_cases.c), but those below.
set -eu
cd "$TERCET_SOURCE"
# They ask for no memory, or end what a call made.
asks_for_none='tct_strerror tct_version tct_checksum tct_format_extension'
found=$(mktemp)
trap 'rm -f "$found" "$found".*' EXIT
grep -o '^TCT_API.*' src/tercet.h | grep -o 'tct_[a-z_]*(' | tr -d '(' | sort -u >"$found.declared"
[ "$(wc -l <"$found.declared")" -ge 30 ] || { echo 'hardly a function was found in tercet.h'; exit 1; }
{
    grep -o 'tct_[a-z_]*(' tests/unit/app/memory_cases.c | tr -d '('
    printf '%s\n' $asks_for_none
} | sort -u >"$found.swept"
missing=$(comm -23 "$found.declared" "$found.swept")
[ -z "$missing" ] || { echo "not swept: $missing"; exit 1; }
# A name that is no longer declared would hide nothing, but mislead.
for name in $asks_for_none; do grep -qx "$name" "$found.declared" || { echo "$name is not declared in tercet.h"; exit 1; }; done
