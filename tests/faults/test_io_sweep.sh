#!/bin/sh
# label: faults
# timeout: 1800
# Every call that writes fails once, in every way: over 1,000 runs of the program, some minutes.
exec sh "$TERCET_SOURCE/tests/faults/test_io_faults.sh" full
