#!/bin/sh
# Documents that crash a worker, hang it, are enormous, unreadable or binary among good ones: each is told, the rest
# is done. The faults come from a library that is put before the C library: it looks at the names of opened files.
command -v cc >/dev/null || { echo "no C compiler: skipped"; exit 77; }
if grep -q __asan_init "$TERCET"; then echo "a sanitizer wants to be the first library: skipped"; exit 77; fi
work=$(mktemp -d) || exit 1
trap 'chmod -R u+rwX "$work"; rm -rf "$work"' EXIT
cd "$work" || exit 1
cat >fault.c <<'END'
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
static void fault(const char *path) {
    if (strstr(path, "crash")) raise(SIGSEGV);
    if (strstr(path, "abort")) abort();
    if (strstr(path, "vanish")) kill(getpid(), SIGKILL);
    if (strstr(path, "leave")) _exit(9);
    while (strstr(path, "hang")) pause();
}
#define INTERPOSE(name)                                                      \
    int name(const char *path, int flags, ...) {                             \
        va_list rest;                                                        \
        va_start(rest, flags);                                               \
        const int mode = flags & O_CREAT ? va_arg(rest, int) : 0;            \
        va_end(rest);                                                        \
        fault(path);                                                         \
        int (*real)(const char *, int, ...) = (int (*)(const char *, int, ...))dlsym(RTLD_NEXT, #name); \
        return real(path, flags, mode);                                      \
    }
INTERPOSE(open)
INTERPOSE(open64)
END
cc -shared -fPIC -o fault.so fault.c -ldl || exit 1
document() {
    printf 'Agreement %s\n\nNairobi, %s May 2023\n\nThe Foundation for Rural Water signed agreement %s in Nairobi.\n' "$2" "$2" "$2" >"$1"
}
mkdir in
for i in 1 2 3 4 5 6; do document in/good$i.txt $i; document "in/z$i.txt" $i; done
for i in crash abort vanish leave hang; do document in/$i.txt 9; done
head -c 5000 /dev/urandom >in/binary.bin
ln -s nowhere in/unreadable.txt
failures=0
fail() { echo "$1"; failures=$((failures + 1)); }
for workers in 1 3; do
    LD_PRELOAD=$work/fault.so "$TERCET" batch --json -j $workers --timeout 2 -o out$workers in in/unreadable.txt >report$workers 2>err$workers
    code=$?
    [ $code = 1 ] || fail "exit code $code instead of 1"
    for pair in 'crash.txt.*crashed (signal 11)' 'abort.txt.*crashed (signal 6)' 'vanish.txt.*killed from outside' 'leave.txt.*ended (code 9)' \
        'hang.txt.*longer than 2 s' 'binary.bin.*binary data' 'unreadable.txt.*cannot be read: No such'; do
        grep -q "$pair" err$workers || fail "standard error does not say '$pair'"
    done
    for i in 1 2 3 4 5 6; do
        [ -s out$workers/in/good$i.txt.ttl ] && [ -s out$workers/in/z$i.txt.ttl ] || fail "good document $i was lost"
    done
    grep -q '"done":12,.*"failed":7,' report$workers || fail "the report counts otherwise: $(cat report$workers)"
    [ ! -e out$workers/.tercet ] || fail 'something half-written is left'
done
diff -r out1 out3 >/dev/null || fail 'the number of workers shows'
cmp -s report1 report3 || fail 'the number of workers shows in the report'
# a file that is too large, in a batch of its own: reading it takes about as long as the timeout above
mkdir large
truncate -s 300M large/huge.txt
"$TERCET" batch -q -o large.out large 2>err && fail 'a file that is too large goes through'
grep -q 'huge.txt: error: larger than an input may be' err || fail "of a file that is too large: $(cat err)"
# an archive may take longer than --timeout when none of its members does
cat >slow.c <<'END'
#define _GNU_SOURCE
#include <dlfcn.h>
#include <time.h>
int archive_read_next_header(void *archive, void *entry) {
    const struct timespec time = {0, 500000000};
    nanosleep(&time, NULL);
    int (*real)(void *, void *) = (int (*)(void *, void *))dlsym(RTLD_NEXT, "archive_read_next_header");
    return real(archive, entry);
}
END
cc -shared -fPIC -o slow.so slow.c -ldl || exit 1
mkdir pack && for i in 1 2 3 4 5 6 7 8 9; do document pack/$i.txt $i; done && tar cf pack.tar pack
LD_PRELOAD=$work/slow.so "$TERCET" batch -q -j 1 --timeout 4 -o slow pack.tar 2>err || fail "an archive fails as a whole: $(cat err)"
[ -s slow/pack.tar/pack/9.txt.ttl ] || fail 'the last member of a slow archive is missing'
# the same folder without the faults: all but what is really bad
"$TERCET" batch -q -o out3 --changed in 2>/dev/null
[ -s out3/in/crash.txt.ttl ] && [ -s out3/in/hang.txt.ttl ] || fail '--changed does not try again'
[ $failures = 0 ] || head -20 err1
[ $failures = 0 ]
