#!/bin/sh
# Each sentence of relations.tsv states what the table says, and does not state what it denies. What is negated or hypothetical is
# shown by explain, but gives no triple, and is not stated.
set -eu
[ -x "$TERCET" ] || exit 77
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
table=$TERCET_SOURCE/tests/extract/relations.tsv
grep -v '^#' "$table" > "$work/rows"
awk -F '\t' 'NF != 4 { print "relations.tsv: a row with " NF " columns: " $0; exit 1 }' "$work/rows"
# One document a row, in one run.
awk -F '\t' '{ gsub(/\\/, "\\\\", $4); gsub(/"/, "\\\"", $4);
    printf "{\"id\":\"row%d\",\"date\":\"2024-05-14\",\"lang\":\"%s\",\"text\":\"%s\"}\n", NR, $1, $4 }' "$work/rows" > "$work/in.jsonl"
"$TERCET" explain --pack "$TERCET_PACK" --relations --jsonl "$work/in.jsonl" > "$work/out"
awk -F '\t' '
    FILENAME == ARGV[1] { if ($0 ~ /^# newdoc/) doc++; if ($1 == "relation" && $5 !~ /^(negated|hypothetical)/) said[doc, $2 " | " $3 " | " $4] = 1; next }
    { row++; has = (row, $3) in said
      if ($2 == "+" && !has) { print "not stated: " $3 "\n    in: " $4; faults++ }
      if ($2 == "-" && has) { print "stated: " $3 "\n    in: " $4; faults++ } }
    END { if (doc != row) { print doc " documents for " row " rows"; exit 1 }
          print row " rows, " faults + 0 " faults"; exit faults > 0 }' "$work/out" "$work/rows"
