#!/bin/sh
# label: package
# timeout: 3600
# The steps of examples/container/Containerfile, carried out on a bare Debian: by podman or docker where one runs, else, as root, in
# a folder that debootstrap fills. What comes out reads a release, a PDF file's helper and a font included.
set -eu
file=$TERCET_SOURCE/examples/container/Containerfile
release=$TERCET_SOURCE/examples/releases/en-harbour-agreement.txt
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 1' INT TERM
"$TERCET" extract --pack "$TERCET_PACK" -f ntriples "$release" >"$work/expected"
unset TERCET_PACK # of this machine: what is installed there has its own
mkdir "$work/tree"
(cd "$TERCET_SOURCE" && tar -cf - --exclude=./build --exclude=./.git --exclude=./.cache .) | tar -C "$work/tree" -xf -

for engine in podman docker; do
    "$engine" info >/dev/null 2>&1 || continue
    "$engine" build -q -f "$work/tree/examples/container/Containerfile" -t tercet-test "$work/tree" >"$work/log" 2>&1 || { tail "$work/log"; exit 1; }
    "$engine" run --rm -i --network none tercet-test extract -f ntriples - <"$release" >"$work/found"
    "$engine" image rm tercet-test >/dev/null
    cmp "$work/expected" "$work/found"
    exit 0
done

[ "$(id -u)" = 0 ] && command -v debootstrap >/dev/null || { echo 'neither podman nor docker runs, nor root with debootstrap: skipped'; exit 77; }
suite=$(sed -n 's/^FROM debian:12-slim.*/bookworm/p' "$file" | head -1)
debootstrap --variant=minbase "$suite" "$work/base" >"$work/log" 2>&1 || { tail -3 "$work/log"; echo 'debootstrap cannot have Debian: skipped'; exit 77; }
cp /etc/resolv.conf "$work/base/etc/resolv.conf" 2>/dev/null || true
export DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8

# One instruction a line, in the order of the file; continued lines are joined.
awk '/^#/ || /^$/ { next } { line = line $0 } /\\$/ { sub(/\\$/, "", line); next } { print line; line = "" }' "$file" >"$work/steps"
stage=none folder=/ entry=
while IFS= read -r step <&3; do
    rest=${step#* }
    case $step in
    'FROM debian:12-slim AS '*) stage=${step##* } ;;
    'FROM debian:12-slim') stage=final ;;
    'WORKDIR '*) folder=$rest; mkdir -p "$work/$stage$folder" ;;
    'COPY . .') cp -R "$work/tree/." "$work/$stage$folder" ;;
    'COPY --from='*)
        from=${rest%% *} from=$work/${from#--from=}
        # shellcheck disable=SC2086
        set -- ${rest#* }
        while [ $# -gt 1 ]; do sources="${sources:-} $from$1"; shift; done
        mkdir -p "$work/$stage$1"
        # shellcheck disable=SC2086
        cp $sources "$work/$stage$1" ;;
    'RUN '*) chroot "$work/$stage" sh -ec "cd $folder; $rest" >"$work/log" 2>&1 </dev/null || { tail -20 "$work/log"; echo "fails: $step"; exit 1; } ;;
    'USER '*|'CMD '*) ;;
    'ENTRYPOINT '*) entry=$(echo "$rest" | tr -d '[]"') ;;
    *) echo "an instruction that this test does not know: $step"; exit 1 ;;
    esac
    case $step in FROM*) cp -a "$work/base" "$work/$stage"; folder=/ ;; esac
done 3<"$work/steps"
chroot --userspec=65534:65534 "$work/final" "$entry" extract -f ntriples - <"$release" >"$work/found"
cmp "$work/expected" "$work/found"
chroot --userspec=65534:65534 "$work/final" "$entry" render -o - - <"$release" | grep -q '<svg'
chroot "$work/final" sh -c 'command -v pdftotext' >/dev/null
echo "built and run in a bare Debian"
