#!/bin/sh
# src/ knows no natural language: no letter with an accent in a string of C code outside comments.
cd "$TERCET_SOURCE" || exit 1
found=$(grep -rnP '^[^*/]*"[^"]*[À-ÖØ-öø-ſ][^"]*"' src --include='*.[ch]' | grep -vP '^\S+\s*(\*|//)' || true)
[ -z "$found" ] && exit 0
echo "words of a natural language in C code:"
echo "$found"
exit 1
