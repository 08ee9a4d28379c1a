#!/bin/sh
# Installs what is missing, builds with tests, runs the tests of one label (default: core) through ctest.
#   sh tests/run.sh [LABEL]
set -eu
top=$(cd "$(dirname "$0")/.." && pwd)
label=${1:-core}
. "$top/tests/packages.sh"
need_packages $build_packages $test_packages
cd "$top"
cmake --preset dev >/dev/null
cmake --build --preset dev
exec ctest --test-dir build/dev -L "^$label\$" --output-on-failure -j "$(nproc)"
