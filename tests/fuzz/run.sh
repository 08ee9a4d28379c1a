#!/bin/sh
# Fuzzes for a while: sh tests/fuzz/run.sh [SECONDS [HARNESS...]]. Needs clang with libFuzzer. New inputs go to
# $TERCET_FUZZ_CORPUS (a temporary folder by default); what was found is left beside, to become a seed with its repair.
# A finding does not end the run of a harness: it goes on with the time that is left.
set -eu
top=$(cd "$(dirname "$0")/../.." && pwd)
seconds=${1:-1800}
[ $# -gt 0 ] && shift
. "$top/tests/packages.sh"
need_packages $build_packages $test_packages clang libclang-rt-14-dev
build=$top/build/fuzz
sanitizers=-fsanitize=fuzzer-no-link,address,undefined
harnesses=${*:-$(cd "$top/tests/fuzz" && ls fuzz_*.c | sed 's/^fuzz_//; s/\.c$//')}
corpus=${TERCET_FUZZ_CORPUS:-$(mktemp -d)}
export TERCET_PACK="${TERCET_PACK:-$build/tercet.pack}"
cat "$top/tests/lsan.supp" "$top/tests/fuzz/lsan.supp" > "$corpus/lsan.supp"
export LSAN_OPTIONS="suppressions=$corpus/lsan.supp:print_suppressions=0"

compile() {
    CC=clang cmake -S "$top" -B "$build" -G Ninja -DTERCET_FUZZ=ON -DCMAKE_BUILD_TYPE=None \
        -DCMAKE_C_FLAGS="-O1 -g $sanitizers" -DCMAKE_EXE_LINKER_FLAGS=-fsanitize=address,undefined \
        -DCMAKE_SHARED_LINKER_FLAGS=-fsanitize=address,undefined > /dev/null
    targets=
    for name in $harnesses; do targets="$targets fuzz_$name"; done
    [ -f "$TERCET_PACK" ] || targets="$targets compiled_pack"
    # shellcheck disable=SC2086
    cmake --build "$build" --target $targets > "$build/build.log" 2>&1 || { tail "$build/build.log"; exit 1; }
}

# The longest input: what a whole conversion costs grows with its words, so that short ones try more.
longest() {
    case $1 in
    whole) echo 1000 ;;
    options) echo 400 ;;
    pack | charset) echo 4096 ;;
    *) echo 16384 ;;
    esac
}

# fuzz NAME SECONDS: one run until its time is over or something is found; its words are appended to the log
fuzz() {
    "$build/tests/fuzz_$1" -max_total_time="$2" -rss_limit_mb=3000 -timeout=20 -max_len="$(longest "$1")" -print_final_stats=1 \
        -dict="$top/tests/fuzz/dict/$1.dict" -artifact_prefix="$corpus/$1.found/" "$corpus/$1" "$top/tests/fuzz/seeds/$1" \
        >> "$corpus/$1.log" 2>&1
}

compile
echo "corpora and findings: $corpus"
code=0
for name in $harnesses; do
    mkdir -p "$corpus/$name" "$corpus/$name.found"
    : > "$corpus/$name.log"
    begin=$(date +%s)
    while left=$((begin + seconds - $(date +%s))) && [ $left -gt 0 ] && [ "$(ls "$corpus/$name.found" | wc -l)" -lt 50 ]; do
        fuzz "$name" "$left" || code=1
    done
    executions=$(sed -n 's/^stat::number_of_executed_units: *//p' "$corpus/$name.log" | awk '{ n += $1 } END { print n + 0 }')
    echo "$name: $(($(date +%s) - begin)) s, $executions executions, $(grep -o 'cov: [0-9]*' "$corpus/$name.log" | sort -k2n | tail -1)," \
        "$(ls "$corpus/$name" | wc -l) inputs, findings: $(ls "$corpus/$name.found" | wc -l)"
done
exit $code
