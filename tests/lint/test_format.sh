#!/bin/sh
# clang-format decides layout.
command -v clang-format >/dev/null || { echo "clang-format is missing: skipped"; exit 77; }
cd "$TERCET_SOURCE" || exit 1
find src tests/unit examples -name '*.[ch]' | sort | xargs clang-format --dry-run --Werror
