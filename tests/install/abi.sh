#!/bin/sh
# Prints the interface of a library: its soname, the symbols that it exports, and the declarations of its header, one a line
# without comments, so that a new member, value or parameter shows as well.
#   abi.sh LIBRARY HEADER
set -eu
export LC_ALL=C
objdump -p "$1" | awk '$1 == "SONAME" { print "soname " $2 }'
nm -D --defined-only "$1" | awk '$2 != "A" { print "symbol " $3 }' | sort
awk '
    /^#/ { next }
    { text = text " " $0 }
    END {
        while (match(text, /\/\*([^*]|\*+[^*\/])*\*+\//)) text = substr(text, 1, RSTART - 1) " " substr(text, RSTART + RLENGTH)
        gsub(/[ \t]+/, " ", text)
        gsub(/TCT_API |TCT_MUST_USE |extern "C" \{ /, "", text)
        depth = 0
        for (i = 1; i <= length(text); i++) {
            c = substr(text, i, 1)
            depth += (c == "{") - (c == "}")
            line = line c
            if (c != ";" || depth > 0) continue
            sub(/^[ }]+/, "", line)
            print "declaration " line
            line = ""
        }
    }' "$2"
