#!/bin/sh
# label: hostile
# timeout: 3600
# Cost grows with size, not with its square, at every stage.
exec python3 "$TERCET_SOURCE/tests/hostile/growth.py"
