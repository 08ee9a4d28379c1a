#!/bin/sh
# The workers of a batch, and extract, give up what they do not need: in the midst of reading a worker tries the network,
# another program and files elsewhere. What they make has the same bytes without; PDF files and drawings included.
command -v cc >/dev/null || { echo "no C compiler: skipped"; exit 77; }
if grep -q __asan_init "$TERCET"; then echo "sanitizers switch the sandbox off: skipped"; exit 77; fi
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1
cat >try.c <<'END_C'
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>
static int open_it(const char *path, int flags, int mode) {
    int (*real)(const char *, int, ...) = (int (*)(const char *, int, ...))dlsym(RTLD_NEXT, "open");
    return real(path, flags, mode);
}
static int program_ran(void) {
    char *const none[] = {(char[]){"true"}, NULL};
    int status = 1;
    const pid_t child = fork();
    if (child == 0) {
        execve("/bin/true", none, none + 1);
        _exit(1);
    }
    return waitpid(child, &status, 0) == child && status == 0;
}
static void attempt(const char *path) {
    if (!strstr(path, "probe")) return;
    _exit(32 + (socket(AF_INET, SOCK_STREAM, 0) >= 0) + 2 * program_ran() +
          4 * (open_it(getenv("ELSEWHERE"), O_WRONLY | O_CREAT, 0600) >= 0));
}
#define INTERPOSE(name)                                                      \
    int name(const char *path, int flags, ...) {                             \
        va_list rest;                                                        \
        va_start(rest, flags);                                               \
        const int mode = flags & O_CREAT ? va_arg(rest, int) : 0;            \
        va_end(rest);                                                        \
        attempt(path);                                                       \
        return open_it(path, flags, mode);                                   \
    }
INTERPOSE(open)
INTERPOSE(open64)
END_C
cc -shared -fPIC -o try.so try.c -ldl || exit 1
failures=0
fail() { echo "$1"; failures=$((failures + 1)); }
mkdir in elsewhere
export ELSEWHERE=$work/elsewhere/file
for i in 1 2 3; do
    printf 'Agreement %s\n\nNairobi, %s May 2023\n\nThe Foundation for Rural Water signed agreement %s in Nairobi.\n' $i $i $i >in/$i.txt
done
cp in/1.txt probe.txt
"$TERCET" extract -v -o o.ttl in/1.txt 2>note
with=0 # what a worker can still do: 1 network, 2 programs, 4 files elsewhere
grep -q 'sandbox: .*calls' note || with=$((with + 3))
grep -q 'sandbox: .*files' note || with=$((with + 4))
[ $with = 7 ] && { cat note; echo "no sandbox here: skipped"; exit 77; }
worker() { # MODE SUM: what the worker could do
    rm -rf tried elsewhere/file
    LD_PRELOAD=$work/try.so "$TERCET" batch -q -j 1 --sandbox "$1" -o tried probe.txt in/2.txt >out 2>err
    grep -q "ended (code $((32 + $2)))" err || fail "--sandbox $1: code $((32 + $2)) expected, $(cat err)"
    [ -s tried/in/2.txt.ttl ] || fail "--sandbox $1: the other document is lost"
}
worker off 7
worker auto $with
LD_PRELOAD=$work/try.so "$TERCET" extract -o tried/o.ttl probe.txt 2>err; code=$?
[ $code = $((32 + with)) ] || fail "extract: exit code $code, $((32 + with)) expected"
# the same bytes, of all that is read and made
(cd in && tar cf ../pages.tar 1.txt 2.txt) && mv pages.tar in
if command -v pdftotext >/dev/null; then
    {
        printf '%%PDF-1.4\n1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj\n2 0 obj << /Type /Pages /Kids [4 0 R] /Count 1 >> endobj\n'
        printf '3 0 obj << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> endobj\n4 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] '
        printf '/Resources << /Font << /F1 3 0 R >> >> /Contents 5 0 R >> endobj\n'
        body='BT /F1 11 Tf 50 780 Td (The European Union finances the Regional Training Programme.) Tj ET'
        printf '5 0 obj << /Length %d >> stream\n%s\nendstream endobj\ntrailer << /Root 1 0 R >>\n' ${#body} "$body"
    } >in/a.pdf
    cp in/a.pdf in/b.pdf
    printf '%%PDF-1.4 rubbish' >bad.pdf
fi
for mode in auto off; do
    "$TERCET" batch -q -j 2 --sandbox $mode --svg -f turtle -f nquads --merge all.$mode.nq -o out.$mode in 2>err.$mode || fail "batch, $mode: $(cat err.$mode)"
    "$TERCET" extract --sandbox $mode -f turtle -f csv --text text.$mode -o one.$mode in/* 2>>err.$mode || fail "extract, $mode: $(cat err.$mode)"
    "$TERCET" extract --sandbox $mode -o /dev/stdout in/1.txt >stdout.$mode || fail "extract to a device, $mode"
    [ ! -e bad.pdf ] || "$TERCET" extract --sandbox $mode bad.pdf 2>bad.$mode
done
diff -r out.auto out.off >/dev/null || fail 'a batch has other bytes'
for i in 'all.%.nq' 'text.%' 'one.%.ttl' 'one.%.csv' 'stdout.%'; do
    auto=$(echo "$i" | sed s/%/auto/) off=$(echo "$i" | sed s/%/off/)
    [ -s "$auto" ] && cmp -s "$auto" "$off" || fail "$auto and $off differ"
done
if [ -e bad.pdf ]; then
    grep -q funder out.auto/in/a.pdf.ttl || fail 'no text of the PDF file'
    grep -q 'pdftotext cannot read' bad.auto && cmp -s bad.auto bad.off || fail "a broken PDF file: $(cat bad.auto)"
fi
"$TERCET" batch --sandbox maybe -o x in 2>err; [ $? = 2 ] && grep -q 'auto or off' err || fail 'a wrong value is taken'
[ $failures = 0 ]
