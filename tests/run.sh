#!/bin/sh
# Installs what is missing, builds with tests, runs the tests of one label (default: core) through ctest.
#   sh tests/run.sh [LABEL]
set -eu
top=$(cd "$(dirname "$0")/.." && pwd)
label=${1:-core}
. "$top/tests/packages.sh"
need_packages $build_packages $test_packages
cd "$top"
preset=dev
if [ "$label" = sanitize ]; then
    # The core tests once more, under AddressSanitizer, LeakSanitizer and UndefinedBehaviorSanitizer.
    preset=asan
    label=core
    export LSAN_OPTIONS="suppressions=$top/tests/lsan.supp:print_suppressions=0"
fi
cmake --preset $preset >/dev/null
cmake --build --preset $preset
exec ctest --test-dir build/$preset -L "^$label\$" --output-on-failure -j "$(nproc)"
