#!/bin/sh
# Killed at random moments and resumed: the same bytes.
exec sh "$TERCET_SOURCE/tests/batch/kill_rounds.sh" 5 40
