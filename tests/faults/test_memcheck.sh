#!/bin/sh
# label: memcheck
# timeout: 5400
# Every unit test program under valgrind memcheck: no error, no lost block. Programs that differ only in how often they fork
# (app_test_memory, whose children are many thousands) are left to AddressSanitizer. TERCET_SHARD=2/4 takes the second of four parts.
set -eu
command -v valgrind >/dev/null || { echo 'valgrind is missing: skipped'; exit 77; }
nm "$TERCET" 2>/dev/null | grep -q __asan_init && { echo 'built with AddressSanitizer: skipped'; exit 77; }
shard=${TERCET_SHARD:-1/1}
log=$(mktemp)
trap 'rm -f "$log"' EXIT
number=0 run=0 failed=0
export TERCET_PATIENCE="${TERCET_PATIENCE:-400}"
for program in "$TERCET_BUILD"/tests/*_test_*; do
    [ -x "$program" ] && [ -f "$program" ] || continue
    case $program in *app_test_memory) continue ;; esac
    number=$((number + 1))
    [ $((number % ${shard#*/})) = $((${shard%/*} % ${shard#*/})) ] || continue
    run=$((run + 1))
    valgrind -q --leak-check=full --errors-for-leak-kinds=definite,indirect --error-exitcode=99 "$program" >"$log" 2>&1 && continue
    failed=$((failed + 1))
    echo "$program"
    tail -n 40 "$log"
done
echo "$run programs, $failed failed"
[ $run -gt 0 ] && [ $failed = 0 ]
