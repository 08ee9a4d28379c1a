#!/bin/sh
# Hostile inputs, each with the answer that is expected of it.
exec python3 "$TERCET_SOURCE/tests/hostile/table.py"
