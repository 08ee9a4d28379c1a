# For the tests that ask of one command after the other: sourced, in a folder of its own. Each expectation that fails is told with
# the messages and the output of the command; $failures counts them.
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1
failures=0
fail() { echo "$name: $1"; head -5 err out | sed 's/^/    /'; failures=$((failures + 1)); }
expect() { # NAME EXIT COMMAND…
    name=$1 wanted=$2
    shift 2
    "$@" >out 2>err </dev/null
    code=$?
    [ $code = "$wanted" ] || fail "exit code $code instead of $wanted: $*"
}
says() { grep -q -e "$1" err || fail "standard error does not say '$1'"; }
