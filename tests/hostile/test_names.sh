#!/bin/sh
# label: hostile
# Names that look like the syntax of what they are written to.
command -v rapper >/dev/null && command -v dot >/dev/null || exit 77
exec python3 "$TERCET_SOURCE/tests/hostile/names.py"
