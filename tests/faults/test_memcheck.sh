#!/bin/sh
# label: memcheck
# timeout: 5400
# Every unit test program, and every harness of tests/fuzz with its seeds, under valgrind memcheck: no error, no lost block but those of
# memcheck.supp. Programs that differ only in how often they fork (app_test_memory, whose children are many thousands) are left to
# AddressSanitizer. TERCET_SHARD=2/4 takes the second of four parts.
set -eu
command -v valgrind >/dev/null || { echo 'valgrind is missing: skipped'; exit 77; }
nm "$TERCET" 2>/dev/null | grep -q __asan_init && { echo 'built with AddressSanitizer: skipped'; exit 77; }
shard=${TERCET_SHARD:-1/1}
log=$(mktemp)
trap 'rm -f "$log"' EXIT
number=0 run=0 failed=0
export TERCET_PATIENCE="${TERCET_PATIENCE:-400}"

# check PROGRAM ARGUMENT...: when it is one of this part
check() {
    [ -x "$1" ] && [ -f "$1" ] || return 0
    number=$((number + 1))
    [ $((number % ${shard#*/})) = $((${shard%/*} % ${shard#*/})) ] || return 0
    run=$((run + 1))
    valgrind -q --leak-check=full --errors-for-leak-kinds=definite,indirect --error-exitcode=99 \
        --suppressions="$TERCET_SOURCE/tests/faults/memcheck.supp" "$@" >"$log" 2>&1 && return 0
    failed=$((failed + 1))
    echo "$1"
    tail -n 40 "$log"
}

for program in "$TERCET_BUILD"/tests/*_test_*; do
    case $program in *app_test_memory) ;; *) check "$program" ;; esac
done
for program in "$TERCET_BUILD"/tests/fuzz_*; do
    check "$program" "$TERCET_SOURCE/tests/fuzz/seeds/${program##*/fuzz_}"
done
echo "$run programs, $failed failed"
[ $run -gt 0 ] && [ $failed = 0 ]
