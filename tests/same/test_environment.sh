#!/bin/sh
# Same input, same bytes: whatever the locale, the time zone, the umask, the working directory and the order of the files.
set -eu
[ -x "$TERCET" ] || exit 77
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
releases=$TERCET_SOURCE/examples/releases
names=$(cd "$releases" && ls)
formats='-f turtle -f nquads -f rdfxml -f jsonld -f graphml -f csv'
fail=0
# outputs FOLDER COMMAND...: the graph of all releases in several formats, written by the program under COMMAND.
outputs() {
    folder=$1; shift
    mkdir "$work/$folder"
    (cd "$releases" && unset LC_ALL LANG && "$@" "$TERCET" extract --pack "$TERCET_PACK" --evidence statement --date 2024-05-14 \
        $formats -o "$work/$folder/all" $names) || { echo "$folder: exit $?"; fail=1; }
}
outputs plain env
same() {
    outputs "$@"
    diff -r "$work/plain" "$work/$1" > "$work/diff" || { echo "$1: other bytes"; head -5 "$work/diff"; fail=1; }
}
same posix env LC_ALL=C
same turkish env LC_ALL=tr_TR.UTF-8 LANG=tr_TR.UTF-8
same german env LC_ALL=de_DE.UTF-8 LC_NUMERIC=de_DE.UTF-8
for locale in $(locale -a 2> /dev/null | grep -v '^C\|^POSIX' | head -3); do same "locale-$locale" env LC_ALL="$locale"; done
same tokyo env TZ=Asia/Tokyo
same summer env TZ=America/St_Johns
same private sh -c 'umask 077; exec "$@"' sh
same small env MALLOC_PERTURB_=165 MALLOC_ARENA_MAX=1
# Files in the opposite order are the same graph.
names=$(cd "$releases" && ls -r)
same reversed env
exit $fail
