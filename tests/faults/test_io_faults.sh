#!/bin/sh
# Calls that write fail one after the other: exit codes, messages, whole files or none, a second run that mends all.
# A part of the sweep; test_io_sweep.sh does all of it.
library=$TERCET_BUILD/tests/io_faults.so
command -v python3 >/dev/null && [ -e "$library" ] || { echo "python3 or the library of faults is missing: skipped"; exit 77; }
if grep -q __asan_init "$TERCET"; then echo "a sanitizer wants to be the first library: skipped"; exit 77; fi
exec python3 "$TERCET_SOURCE/tests/faults/sweep.py" "$library" "${1:-quick}"
