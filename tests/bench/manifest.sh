#!/bin/sh
# Memory of the largest process where a manifest of many lines is read: manifest.sh [DOCUMENTS]
#
# Prints peak memory (MB) for 1,000 and for DOCUMENTS documents, and the difference in bytes a document. --check
# knows nothing but the manifest, the others have the knowledge in memory (some 40 MB, shared).
set -eu
documents=${1:-100000}
here=$(cd "$(dirname "$0")" && pwd)
TERCET=${TERCET:-$here/../../build/release/tercet}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
measure() { (cd "$work/$1" && shift && python3 "$here/measure.py" "$TERCET" batch -q -o out "$@") | cut -d ' ' -f 3; }

# peak SIZE OPTION: kB
peak() {
    case $2 in
    --check) measure "$1" --check ;;
    *) measure "$1" -j 1 "$2" in ;;
    esac
}
python3 "$here/make_archive.py" "$TERCET" "$work/1000" 1000
python3 "$here/make_archive.py" "$TERCET" "$work/$documents" "$documents"
printf '%-10s %12s %12s %18s\n' '' 'MB, 1000' "MB, $documents" 'bytes a document'
for option in --check --resume --changed; do
    few=$(peak 1000 $option) many=$(peak "$documents" $option)
    awk "BEGIN { printf \"%-10s %12.1f %12.1f %18.0f\\n\", \"$option\", $few / 1024, $many / 1024, ($many - $few) * 1024 / ($documents - 1000) }"
done
