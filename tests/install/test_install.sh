#!/bin/sh
# What is installed is complete: the program finds its pack, the example programs build against the header and the library by
# pkg-config and by CMake and do what they say, a C++ program does so too, the man pages are there.
set -eu
# A library under AddressSanitizer needs its runtime in whatever program loads it: that is no installation.
nm -D "$TERCET_BUILD/libtercet.so" 2>/dev/null | grep -q __asan_init && { echo "built with AddressSanitizer: skipped"; exit 77; }
root=$(mktemp -d)
trap 'rm -rf "$root"' EXIT
cmake --install "$TERCET_BUILD" --prefix "$root" >/dev/null
unset TERCET_PACK
releases=$TERCET_SOURCE/examples/releases
"$root/bin/tercet" extract -f ntriples "$releases/en-harbour-agreement.txt" | grep -q Liverpool
lib=$(dirname "$(find "$root" -name libtercet.so)")
PKG_CONFIG_PATH=$lib/pkgconfig
export PKG_CONFIG_PATH LD_LIBRARY_PATH="$lib"
flags=$(pkg-config --cflags --libs tercet)

mkdir "$root/made"
for program in "$TERCET_SOURCE"/examples/c/*.c; do
    [ "$(wc -l <"$program")" -lt 80 ] || { echo "$program has 80 lines or more"; exit 1; }
    # shellcheck disable=SC2086
    ${CC:-cc} -std=c11 -D_POSIX_C_SOURCE=200809L -Wall -Wextra -Wpedantic -Werror "$program" -o "$root/made/$(basename "$program" .c)" $flags
done
pack=$root/share/tercet/tercet.pack
cd "$root/made"

./extract "$pack" "$releases/fr-forum-eau.txt" 2025-03-14 >out
grep -q schema:organizer out
./extract "$pack" nothing.txt >out 2>err && { echo 'extract: no failure for a file that is missing'; exit 1; }
grep -q 'nothing.txt: cannot be read: No such file' err

# Three lines, the second of which is no JSON: it costs itself only.
line='{"url": "http://example.org/%s", "date": "2025-03-14", "title": "Talks", "text": "The World Bank supports the %s Water Plan."}\n'
# shellcheck disable=SC2059
{ printf "$line" a Northern; echo '{"text": '; printf "$line" b Southern; } >in
code=0
./stream "$pack" <in >out 2>err || code=$?
[ $code = 1 ] && grep -q '^line 2: error' err || { cat err; echo "stream: exit $code"; exit 1; }
for plan in northern southern; do grep -q "strategy/$plan-water-plan" out || { echo "stream: no $plan plan"; exit 1; }; done
sed 2d in | ./stream "$pack" >out.good
cmp out out.good

./ontology "$pack" "$TERCET_SOURCE/examples/ontology/port.ttl" "$TERCET_SOURCE/examples/ontology/inspection.txt" >out 2>err
[ "$(grep -c '<http://example.org/port#inspected>' out)" = 2 ] || { cat out err; exit 1; }
grep -q 'port.ttl: 0 remarks' err
sed 's/{subject} inspect|/{subjekt} inspect|/' "$TERCET_SOURCE/examples/ontology/port.ttl" >wrong.ttl
./ontology "$pack" wrong.ttl "$TERCET_SOURCE/examples/ontology/inspection.txt" >out 2>err && { echo 'ontology: a wrong frame goes through'; exit 1; }
grep -q 'wrong.ttl:[0-9]*: .*subjekt' err

for medium in svg mermaid html; do
    ./render "$pack" 'Northgate Harbour Trust' "out.$medium" "$releases"/en-*
    grep -q 'Northgate Harbour Trust' "out.$medium"
done
./render "$pack" 'Nobody at all' none.svg "$releases"/en-* 2>err && { echo 'render: no failure for an unknown name'; exit 1; }
[ ! -e none.svg ] && grep -q 'Nobody at all' err

# CMake's package, and C++ with warnings as errors.
mkdir project
cp "$TERCET_SOURCE/examples/c/extract.c" project
cat >project/CMakeLists.txt <<'END'
cmake_minimum_required(VERSION 3.25)
project(example C)
find_package(tercet 0.1 REQUIRED)
add_executable(example extract.c)
target_link_libraries(example tercet::tercet)
END
cmake -S project -B project/build -DCMAKE_PREFIX_PATH="$root" >log 2>&1 && cmake --build project/build >>log 2>&1 || { cat log; exit 1; }
project/build/example "$pack" "$releases/fr-forum-eau.txt" | grep -q schema:organizer
if command -v c++ >/dev/null; then
    cat >version.cpp <<'END'
#include <iostream>
#include <tercet.h>
int main() {
    tct_engine_options options{};
    tct_engine *engine = nullptr;
    const tct_status status = tct_engine_new(&options, nullptr, &engine);
    std::cout << tct_version() << ": " << tct_strerror(status) << '\n';
    return status == TCT_ERR_PACK ? 0 : 1;
}
END
    # shellcheck disable=SC2086
    c++ -std=c++17 -Wall -Wextra -Wpedantic -Werror version.cpp -o version $flags
    ./version | grep -q "^$(pkg-config --modversion tercet): "
fi

for command in "" $("$root/bin/tercet" --help | sed -n 's/^  \([a-z]*\)  *[A-Z].*/-\1/p'); do
    grep -q '^\.SH SYNOPSIS' "$root/share/man/man1/tercet$command.1" || { echo "no man page tercet$command"; exit 1; }
done
grep -q 'min\\-confidence' "$root/share/man/man1/tercet.1"
