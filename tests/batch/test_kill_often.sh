#!/bin/sh
# Twenty times, with more documents.
# label: bench
exec sh "$TERCET_SOURCE/tests/batch/kill_rounds.sh" 20 300
