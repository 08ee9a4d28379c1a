#!/bin/sh
# Every header compiles alone (in C11), the public one also in C++17, without a warning and without what a stricter reader forbids.
cd "$TERCET_SOURCE" || exit 1
libraries=$(pkg-config --cflags icu-uc libxml-2.0 jansson libarchive raptor2 rasqal libgvc libzstd libcurl)
failures=0
alone() { # HEADER COMPILER...
    header=$1
    shift
    printf '#include "%s"\ntypedef int not_empty;\n' "$header" | "$@" -Isrc -fsyntax-only -Wall -Wextra -Werror - ||
        { echo "$header does not compile alone: $*"; failures=$((failures + 1)); }
}
count=0
for header in $(find src -name '*.h' | sort); do
    # shellcheck disable=SC2086
    alone "${header#src/}" ${CC:-cc} -x c -std=c11 -D_POSIX_C_SOURCE=200809L -D_XOPEN_SOURCE=700 $libraries
    count=$((count + 1))
done
[ "$count" -ge 50 ] || { echo "only $count headers found"; exit 1; }
alone tercet.h ${CC:-cc} -x c -std=c11 -pedantic-errors -Wstrict-prototypes
if command -v c++ >/dev/null; then
    alone tercet.h c++ -x c++ -std=c++17 -pedantic-errors
else
    echo 'no C++ compiler: tercet.h was not tried with it'
fi
exit $((failures != 0))
