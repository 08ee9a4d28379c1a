# For the tests of this label that need Python packages: sourced. One environment below the build serves all.
build=$TERCET_BUILD/stores
python=$build/venv/bin/python
mkdir -p "$build"
[ -x "$python" ] || python3 -m venv "$build/venv" >"$build/log" 2>&1 || { echo 'no python3-venv: skipped'; exit 77; }
# has MODULES PACKAGE…: imports "a, b" work, if need be after the packages were installed
has() {
    modules=$1
    shift
    "$python" -c "import $modules" 2>/dev/null || timeout 120 "$build/venv/bin/pip" install -q "$@" >"$build/log" 2>&1
}
