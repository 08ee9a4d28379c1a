#!/bin/sh
# label: quality
# No organization, person or place that the gold files name in several documents is two nodes after one batch.
set -eu
gold=$TERCET_SOURCE/../shared/gold
[ -d "$gold" ] || { echo "no gold files beside the project: skipped"; exit 77; }
python3 "$TERCET_SOURCE/tests/quality/duplicates.py" "$gold" \
    "'$TERCET' extract --pack '$TERCET_PACK' --date '' -f ntriples {inputs}"
