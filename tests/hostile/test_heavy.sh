#!/bin/sh
# label: hostile
# timeout: 7200
# The largest inputs: 100 MB in a line, a million names.
exec python3 "$TERCET_SOURCE/tests/hostile/heavy.py"
