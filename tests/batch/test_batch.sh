#!/bin/sh
# What a batch promises: a tree that mirrors its inputs, the same bytes for any number of workers, a manifest that
# holds, and that one bad document costs that document only.
work=$(mktemp -d) || exit 1
mounted=
cleanup() {
    [ -z "$mounted" ] || umount "$mounted" 2>/dev/null
    chmod -R u+rwX "$work"
    rm -rf "$work"
}
trap cleanup EXIT
cd "$work" || exit 1
failures=0

# expect NAME EXIT COMMAND…: runs it; standard output and error are left in out and err
expect() {
    name=$1 wanted=$2
    shift 2
    "$@" >out 2>err </dev/null
    code=$?
    [ $code = "$wanted" ] || fail "exit code $code instead of $wanted: $*"
    ! grep -v '^tercet: ' err | grep -q . || fail "a line of standard error without 'tercet: '"
}
fail() {
    echo "$name: $1"
    sed 's/^/    /' err | head -5
    failures=$((failures + 1))
}
says() { grep -q -e "$1" err || fail "standard error does not say '$1'"; }
prints() { grep -q -e "$1" out || fail "standard output lacks '$1'"; }
same() { diff -r "$1" "$2" >differences || { fail "$1 and $2 differ"; head -3 differences; }; }
there() { [ -f "$1" ] || fail "$1 is not there"; }
gone() { [ ! -e "$1" ] || fail "$1 is there"; }

# document FILE NUMBER: a short press release of its own
document() {
    cat >"$1" <<END
Agreement number $2 between the Foundation for Rural Water and the University of Nairobi

Nairobi, $(($2 % 27 + 1)) May 2023

The Foundation for Rural Water and the University of Nairobi signed agreement number $2 on $(($2 % 27 + 1)) May 2023 in Nairobi.
"This is a step ahead," said Jane Miller, director of the Foundation for Rural Water.
END
}
mkdir -p in/a in/b "in/with space"
for i in 1 2 3 4 5 6 7 8 9; do document "in/a/$i.txt" $i; done
document 'in/b/éà.txt' 11
document "in/with space/x y.txt" 12
document in/last.txt 13

expect 'no folder' 2 "$TERCET" batch in; says 'no folder for the outputs'
expect 'no input' 2 "$TERCET" batch -o x; says 'no input'
expect 'bad format' 2 "$TERCET" batch -o x -f foo in; says 'no such format'; gone x
expect 'bad date' 2 "$TERCET" batch -o x --date foo in; says 'no date'; gone x
expect 'nothing there' 3 "$TERCET" batch -o x nothing; says 'nothing: error: cannot be read'

expect 'one worker' 0 "$TERCET" batch -j 1 -f turtle -f nquads -o one in; prints 'converted *12'
there one/manifest.jsonl; there one/in/a/1.txt.ttl; there one/in/a/1.txt.nq; there 'one/in/with space/x y.txt.ttl'
gone one/.tercet
[ "$(wc -l <one/manifest.jsonl)" = 12 ] || fail "not one line a document"
expect 'two workers' 0 "$TERCET" batch -j 2 -f turtle -f nquads -o two in; same one two
expect 'five workers, locale' 0 env LC_ALL=C LANG=tr_TR.UTF-8 "$TERCET" batch -j 5 -f turtle -f nquads -o five in; same one five
expect 'extract' 0 "$TERCET" extract -o single.ttl in/a/1.txt; cmp -s single.ttl one/in/a/1.txt.ttl || fail 'not what extract writes'
find in -type f | sort -r >list
expect 'list in another order' 0 "$TERCET" batch -f turtle -f nquads -o list1 @list; same one/in list1/in
expect 'pattern' 0 "$TERCET" batch -f turtle -f nquads -o glob 'in/a/[1-4].txt' 'in/*/é*.txt'; [ "$(find glob/in -name '*.ttl' | wc -l)" = 5 ] || fail 'not what the patterns stand for'
mkdir odd; cp in/a/1.txt 'odd/[1].txt'; cp in/a/1.txt odd/1.txt; printf 'odd/[1].txt\nodd/?.txt\n' >patterns
expect 'pattern or name' 0 "$TERCET" batch -o glob2 @patterns; there 'glob2/odd/[1].txt.ttl'; there glob2/odd/1.txt.ttl
expect 'pattern of nothing' 3 "$TERCET" batch -o glob3 'in/*.nothing'; says 'in/\*.nothing: error: cannot be read'
find in -type f -print0 | "$TERCET" batch -q -0 -f turtle -f nquads -o nul || { name=nul; fail 'names with NUL fail'; }
name=nul; same one/in nul/in
expect 'check' 0 "$TERCET" batch -o one --check
expect 'again' 2 "$TERCET" batch -o one in; says 'a batch is there already'
expect 'other options' 2 "$TERCET" batch -o one --resume in; says 'other options'
expect 'nothing to resume' 0 "$TERCET" batch -o two -f turtle -f nquads --resume in; same one two

# out of the tree: nothing
mkdir -p sub/deep
(cd sub/deep && "$TERCET" batch -q -o ../../up ../../in/last.txt) || { name=up; fail 'a path with .. fails'; }
name=up; there up/_/_/in/last.txt.ttl
ln -s ../.. in/b/loop; ln -s "$work/single.ttl" in/b/outside.txt; ln -s ../a/1.txt in/b/inside.txt
expect 'links' 0 "$TERCET" batch -o links in; says 'in/b/loop: warning'; says 'in/b/outside.txt: warning'
there links/in/b/inside.txt.ttl; gone links/in/b/outside.txt.ttl
rm in/b/loop in/b/outside.txt in/b/inside.txt
expect 'folder within its input' 0 sh -c "cp -R in own && cd own && '$TERCET' batch -q -o res . && '$TERCET' batch -q -o res --changed ."
[ "$(wc -l <own/res/manifest.jsonl)" = 12 ] || fail "its own outputs were read"

# a torn last line, a lost output, an altered one
cp -R one torn; name=torn
printf '{"input":"in/z' >>torn/manifest.jsonl
expect 'torn' 0 "$TERCET" batch -q -f turtle -f nquads -o torn --resume in; same one torn
echo x >>torn/in/a/3.txt.ttl; rm torn/in/a/4.txt.nq; echo y >torn/stray
expect 'check finds' 1 "$TERCET" batch -o torn --check; says '3.txt.ttl: error'; says '4.txt.nq: error'; says 'stray: warning'
rm torn/stray
expect 'mended' 0 "$TERCET" batch -q -f turtle -f nquads -o torn --changed in; same one torn

# --changed: only what changed, what vanished goes
expect 'unchanged' 0 "$TERCET" batch -f turtle -f nquads -o two --changed in; prints 'unchanged *12'; prints 'converted *0'
document in/a/2.txt 20; document in/a/new.txt 21; rm in/a/5.txt; rm -r 'in/with space'
expect 'changed' 0 "$TERCET" batch -f turtle -f nquads -o two --changed in; prints 'converted *2'; prints 'unchanged *9'; prints 'removed *2'
gone two/in/a/5.txt.ttl; gone 'two/in/with space'
expect 'fresh' 0 "$TERCET" batch -q -f turtle -f nquads -o fresh in; same fresh two
# the time of the clock is no setting: what did not change keeps that of its own run
mkdir moments
document moments/1.txt 31
document moments/2.txt 32
expect 'with the time' 0 "$TERCET" batch -q --stamp -f nquads -o timed moments
sleep 1
document moments/2.txt 33
expect 'with the time again' 0 "$TERCET" batch --stamp -f nquads -o timed --changed moments
prints 'converted *1'; prints 'unchanged *1'
expect 'two times' 0 sh -c 'cat timed/moments/*.nq | grep -o "endedAtTime> [^ ]*" | sort -u | wc -l'; prints '^ *2$'
expect 'a time that is given is a setting' 0 env SOURCE_DATE_EPOCH=1700000000 "$TERCET" batch -f nquads -o timed --changed moments
prints 'converted *2'
# --resume: a later moment of the clock is no other option; to have a time at all, or a given one, is
cut_off() { head -n 1 timed/manifest.jsonl >rest; mv rest timed/manifest.jsonl; rm timed/moments/2.txt.nq; }
rm -r timed
expect 'with the time, to resume' 0 "$TERCET" batch -q --stamp -f nquads -o timed moments
cp timed/moments/1.txt.nq first.nq
cut_off
sleep 1
expect 'resumed without the time' 2 "$TERCET" batch -f nquads -o timed --resume moments; says 'other options'
expect 'resumed with a given time' 2 env SOURCE_DATE_EPOCH=1700000000 "$TERCET" batch --stamp -f nquads -o timed --resume moments; says 'other options'
gone timed/moments/2.txt.nq
expect 'resumed later' 0 "$TERCET" batch -f nquads -o timed --stamp --resume moments; prints 'converted *2'
cmp -s first.nq timed/moments/1.txt.nq || fail 'what was done did not keep its time'
expect 'times of both runs' 0 sh -c 'cat timed/moments/*.nq | grep -o "endedAtTime> [^ ]*" | sort -u | wc -l'; prints '^ *2$'
rm -r timed
expect 'with a given time' 0 env SOURCE_DATE_EPOCH=1700000000 "$TERCET" batch -q -f nquads -o timed moments
cp -R timed given
cut_off
expect 'resumed with another' 2 env SOURCE_DATE_EPOCH=1700000001 "$TERCET" batch -f nquads -o timed --resume moments; says 'other options'
expect 'resumed with the clock' 2 "$TERCET" batch --stamp -f nquads -o timed --resume moments; says 'other options'
expect 'resumed with the same' 0 env SOURCE_DATE_EPOCH=1700000000 "$TERCET" batch -q -f nquads -o timed --resume moments; same timed given
rm -r timed given moments
expect 'fewer formats' 0 "$TERCET" batch -q -o two --changed in; gone two/in/a/1.txt.nq; there two/in/a/1.txt.ttl

# the same bytes of a merged graph in any order and with any number of workers
expect 'merge' 0 "$TERCET" batch -q -j 1 --merge m1.nq -o merge1 in
expect 'merge backwards' 0 "$TERCET" batch -q -j 3 --merge m2.nq -o merge2 in/last.txt in/b in/a
[ -s m1.nq ] && cmp -s m1.nq m2.nq || fail 'the merged graph depends on the order'
expect 'merge by extract' 0 "$TERCET" extract -q -f nquads -o m3.nq in/a/*.txt in/b/*.txt in/last.txt
cmp -s m1.nq m3.nq || fail 'not what extract makes of the same documents'
expect 'merge to a full device' 1 "$TERCET" batch -q --merge /dev/full -o merge3 in; says '/dev/full'

# bad documents among good ones
mkdir bad
document bad/1-good.txt 1; document bad/9-good.txt 2
head -c 20000 /dev/urandom >bad/2-binary
: >bad/3-empty.txt
mkfifo bad/4-pipe
printf 'x' >bad/5-unreadable.txt; chmod 0 bad/5-unreadable.txt
python3 -c "print('The World Bank met the University of Nairobi in Nairobi. ' * 3000000)" >bad/6-huge.txt 2>/dev/null
expect 'bad documents' 1 "$TERCET" batch --json -j 2 --timeout 2 --max-memory 400 -o bad1 bad bad/4-pipe missing.txt
says 'bad/2-binary: error'; says 'bad/6-huge.txt: error'; says 'missing.txt: error'; says '4-pipe: error'
there bad1/bad/1-good.txt.ttl; there bad1/bad/9-good.txt.ttl; gone bad1/bad/6-huge.txt.ttl; gone bad1/.tercet
prints '"input":"missing.txt","reason":"cannot be read'
grep -q '"input":"bad/9-good.txt".*"status":"ok"' bad1/manifest.jsonl || fail 'the good one is not ok'
python3 -c "print('The World Bank met the University of Nairobi in Nairobi. ' * 200000)" >slow.txt
expect 'too slow' 1 "$TERCET" batch -j 1 --timeout 1 -o slow slow.txt bad/1-good.txt; says 'took longer than 1 s'; there slow/bad/1-good.txt.ttl
# A program under AddressSanitizer knows no limit of memory; the text's own limit stops it then.
limit=memory; if grep -q __asan_init "$TERCET"; then limit='too long'; fi
expect 'too large' 1 "$TERCET" batch -j 1 --timeout 50 --max-memory 150 -o large bad/6-huge.txt bad/1-good.txt; says "$limit"; there large/bad/1-good.txt.ttl
rm bad/6-huge.txt slow.txt

# a full disk: a clear error, nothing half-written, and it goes on when there is room
name='report to a full device'
"$TERCET" batch -o full1 in/a/1.txt >/dev/full 2>err; [ $? = 1 ] || fail 'exit code'; says 'standard output'
mkdir small
if mount -t tmpfs -o size=128k tmpfs "$work/small" 2>/dev/null; then
    mounted=$work/small
    expect 'full folder' 1 "$TERCET" batch -j 1 -f turtle -f nquads -o small/o in; says 'No space left'; says 'go on with --resume'
    expect 'full folder is whole' 0 "$TERCET" batch -o small/o --check
    mount -o remount,size=4m "$work/small" &&
        expect 'room again' 0 "$TERCET" batch -q -j 2 -f turtle -f nquads -o small/o --resume in && same fresh small/o
fi
expect 'file size limit' 3 sh -c "ulimit -f 2; '$TERCET' batch -q -j 1 -f turtle -f nquads -o limit in"; says 'File too large'
[ -z "$(find limit -name '*.ttl' -o -name '*.nq')" ] || fail 'something half-written is left'

# interrupted: what is in hand is brought to an end, the rest later
python3 "$TERCET_SOURCE/tests/bench/make_corpus.py" many 60 3 >/dev/null
"$TERCET" batch -q -j 2 -o cut many 2>err & pid=$!
# on a busy machine it takes a while until it listens: its first output shows that it does
i=0; while [ $i -lt 600 ] && kill -0 $pid 2>/dev/null && ! find cut -name '*.ttl' 2>/dev/null | grep -q .; do sleep 0.05; i=$((i + 1)); done
kill -TERM $pid 2>/dev/null; wait $pid; code=$?
name=interrupted
if [ $code != 0 ]; then
    [ $code = 1 ] || [ $code = 3 ] || fail "exit code $code"
    says interrupted; gone cut/.tercet
fi
expect 'goes on' 0 "$TERCET" batch -q -j 2 -o cut --resume many
expect 'whole' 0 "$TERCET" batch -q -j 2 -o uncut many; same cut uncut

[ $failures = 0 ]
