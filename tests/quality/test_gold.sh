#!/bin/sh
# label: core
# The annotated press releases in gold/ (to develop on) and gold-held/ (only to measure) are sound, and the checker finds what it claims to find.
command -v python3 >/dev/null || { echo "python3 is missing: skipped"; exit 77; }
here=$TERCET_SOURCE/tests/quality
python3 "$here/check_gold.py" "$here/gold" "$here/gold-held" || exit 1
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
document() { # NAMES RELATIONS
    printf '{"id": "en-x", "lang": "en", "url": "https://example.org/en/x", "published": "2020", "text": "Ann Lee met Bo Li.",
      "entities": [{"id": "a", "type": "PER", "names": ["%s"]}, {"id": "b", "type": "PER", "names": ["Bo Li"]}],
      "relations": [%s]}' "$1" "$2" >"$work/en-x.json"
}
fact() { printf '{"s": "%s", "p": "%s", "o": "%s", "evidence": "%s"}' "$1" "$2" "$3" "$4"; }
failures=0
refused() { # what is wrong with the document
    python3 "$here/check_gold.py" "$work" >/dev/null && { echo "not found: $1"; failures=$((failures + 1)); }
}
met=$(fact a met b 'Ann Lee met')
document 'Ann Lee' "$met"
python3 "$here/check_gold.py" "$work" || exit 1
document 'Ann  Lee' "$met"; refused 'a name that the text lacks'
document 'Bo Li' "$met"; refused 'a name of two entities'
document 'Ann Lee' "$(fact a met b 'Ann Lee meets')"; refused 'evidence that the text lacks'
document 'Ann Lee' "$(fact a met c 'Ann Lee met')"; refused 'an unknown id'
document 'Ann Lee' "$(fact a knows b 'Ann Lee met')"; refused 'an unknown property'
document 'Ann Lee' "$(fact a affiliation b 'Ann Lee met')"; refused 'a person as employer'
document 'Ann Lee' "$(fact a startDate 2020 'Ann Lee met')"; refused 'a person with a date'
document 'Ann Lee' "$met, $(fact b met a 'Ann Lee met')"; refused 'a fact given twice'
[ $failures = 0 ]
