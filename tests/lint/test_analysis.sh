#!/bin/sh
# label: analysis
# timeout: 3600
# clang-tidy (.clang-tidy: which checks, and why not the others) and cppcheck (cppcheck.txt: exceptions) find nothing in src/.
# ANALYSIS_FILES limits clang-tidy to files that match a regular expression.
set -u
here=$(cd "$(dirname "$0")" && pwd)
top=$(cd "$here/../.." && pwd)
. "$top/tests/packages.sh"
need_packages cppcheck clang-tidy || exit 77
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0
cd "$top"
cppcheck -q -j "$(nproc)" --std=c11 -I src -DTERCET_VERSION='"0"' -D_POSIX_C_SOURCE=200809L --include=tests/lint/cppcheck.h \
    --enable=warning,performance,portability,style --suppress=missingIncludeSystem --suppressions-list=tests/lint/cppcheck.txt \
    --inline-suppr --error-exitcode=1 --template='{file}:{line}: {message} [{id}]' src || failed=1
cmake -S . -B "$work/build" -G Ninja -DCMAKE_BUILD_TYPE=None -DCMAKE_EXPORT_COMPILE_COMMANDS=ON >/dev/null || exit 1
run-clang-tidy -quiet -p "$work/build" -j "$(nproc)" "$top/src/${ANALYSIS_FILES:-.*}\\.c\$" >"$work/tidy" 2>"$work/err"
sed 's/\x1b\[[0-9;]*m//g' "$work/tidy" | grep -E ' (warning|error): ' | sort -u >"$work/found"
cat "$work/found"
[ ! -s "$work/found" ] || failed=1
grep -q 'clang-tidy' "$work/tidy" || { echo 'clang-tidy did not run'; head -5 "$work/err"; failed=1; }
exit $failed
