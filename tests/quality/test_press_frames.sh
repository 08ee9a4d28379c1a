#!/bin/sh
# label: quality
# Share of the press sentences, never trained on, whose main clause's frame is read without fault; not below the language's floor.
command -v python3 >/dev/null || { echo "python3 is missing: skipped"; exit 77; }
failures=0
while read -r language floor; do
    PYTHONDONTWRITEBYTECODE=1 python3 "$TERCET_SOURCE/tests/quality/press_frames.py" --program "$TERCET" --least "$floor" \
        "$TERCET_SOURCE/tests/language/press_$language.conllu" || failures=$((failures + 1))
done <<END
fr 72
en 64
END
[ $failures = 0 ]
