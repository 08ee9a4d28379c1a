#!/bin/sh
# Fuzzes for a while: sh tests/fuzz/run.sh [SECONDS [HARNESS...]]. Needs clang with libFuzzer. New inputs go to
# $TERCET_FUZZ_CORPUS (a temporary folder by default); what was found is left beside, to become a seed with its repair.
set -eu
top=$(cd "$(dirname "$0")/../.." && pwd)
seconds=${1:-1800}
[ $# -gt 0 ] && shift
. "$top/tests/packages.sh"
need_packages $build_packages $test_packages clang libclang-rt-14-dev
build=$top/build/fuzz
sanitizers=-fsanitize=fuzzer-no-link,address,undefined
CC=clang cmake -S "$top" -B "$build" -G Ninja -DTERCET_FUZZ=ON -DCMAKE_BUILD_TYPE=None \
    -DCMAKE_C_FLAGS="-O1 -g $sanitizers" -DCMAKE_EXE_LINKER_FLAGS=-fsanitize=address,undefined \
    -DCMAKE_SHARED_LINKER_FLAGS=-fsanitize=address,undefined > /dev/null
harnesses=${*:-$(cd "$top/tests/fuzz" && ls fuzz_*.c | sed 's/^fuzz_//; s/\.c$//')}
# shellcheck disable=SC2046
cmake --build "$build" --target compiled_pack $(for name in $harnesses; do echo "fuzz_$name"; done) > "$build/build.log" 2>&1 || {
    tail "$build/build.log"; exit 1; }
corpus=${TERCET_FUZZ_CORPUS:-$(mktemp -d)}
echo "corpora and findings: $corpus"
code=0
for name in $harnesses; do
    mkdir -p "$corpus/$name" "$corpus/$name.found"
    seeds="$top/tests/fuzz/seeds/$name"
    [ "$name" != whole ] || seeds="$seeds $top/examples/releases"
    # shellcheck disable=SC2086
    TERCET_PACK=$build/tercet.pack LSAN_OPTIONS=suppressions=$top/tests/lsan.supp:print_suppressions=0 \
        "$build/tests/fuzz_$name" -max_total_time="$seconds" -rss_limit_mb=3000 -timeout=20 -max_len=65536 -print_final_stats=1 \
        -artifact_prefix="$corpus/$name.found/" "$corpus/$name" $seeds > "$corpus/$name.log" 2>&1 || code=1
    echo "$name: $(grep -c '' "$corpus/$name.log") lines, $(sed -n 's/^stat::number_of_executed_units: *//p' "$corpus/$name.log") executions, $(grep -o 'cov: [0-9]*' "$corpus/$name.log" | tail -1), findings: $(ls "$corpus/$name.found" | wc -l)"
done
exit $code
