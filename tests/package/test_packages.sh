#!/bin/sh
# label: package
# timeout: 3600
# The source tarball holds the tree, builds without network into Debian packages that lintian finds no error in; unpacked they run;
# as root they are installed, used (program, library by pkg-config, manual, completion) and removed without a trace.
set -eu
work=$(mktemp -d)
installed=
finish() {
    [ -z "$installed" ] || dpkg --purge tercet libtercet-dev "$library" tercet-data >/dev/null 2>&1 || true
    rm -rf "$work"
}
trap finish EXIT
trap 'exit 1' INT TERM
top=$TERCET_SOURCE
. "$top/tests/packages.sh"
missing=
for tool in lintian dpkg-shlibdeps dpkg-deb file; do command -v $tool >/dev/null || missing=yes; done
[ -z "$missing" ] || need_packages lintian $packing_packages || { echo 'lintian or what cpack calls is missing and cannot be installed: skipped'; exit 77; }
unset TERCET_PACK

# --- the source tarball
cmake -S "$top" -B "$work/configured" -DBUILD_TESTING=OFF >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }
(cd "$work/configured" && cpack --config CPackSourceConfig.cmake -B "$work/source") >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }
version=$("$TERCET" --version | sed 's/tercet //')
tar -C "$work" -xJf "$work/source/tercet-$version.tar.xz"
tree=$work/tercet-$version
if git -C "$top" ls-files >"$work/listed" 2>/dev/null && [ -s "$work/listed" ]; then
    # What is not yet in the index is packed as well, so that only what is missing is a fault, and what a build leaves.
    (cd "$tree" && find . -type f -o -type l) | sed 's|^\./||' | sort >"$work/packed"
    git -C "$top" ls-files --others --exclude-standard >>"$work/listed"
    (cd "$top" && while IFS= read -r file; do [ ! -e "$file" ] || echo "$file"; done) <"$work/listed" | sort >"$work/expected"
    diff "$work/expected" "$work/packed" || { echo 'the tree (<) and the source tarball (>) differ'; exit 1; }
fi

# --- packages from it, without network where that can be had
offline=
if unshare -n true 2>/dev/null; then offline='unshare -n'; else echo 'no network namespace: built with the network there'; fi
# shellcheck disable=SC2086
(cd "$tree" && $offline cmake --preset package && $offline cmake --build --preset package && $offline cpack --preset package) >"$work/log" 2>&1 ||
    { tail -40 "$work/log"; exit 1; }
debs=$(find "$tree/build/package" -maxdepth 1 -name '*.deb' | sort)
[ "$(echo "$debs" | wc -l)" = 4 ] || { echo "not four packages: $debs"; exit 1; }
deb() { echo "$debs" | grep "/$1_"; }
library=$(echo "$debs" | sed -n 's|.*/\(libtercet[0-9]*\)_.*|\1|p')
[ "$library" = "libtercet$(objdump -p "$TERCET_BUILD/libtercet.so" | sed -n 's/.*SONAME.*libtercet\.so\.//p')" ] || { echo "package $library for another soname"; exit 1; }
for wanted in libxml2 libraptor2 libgvc libicu; do
    for package in tercet "$library"; do
        dpkg-deb -f "$(deb $package)" Depends | grep -q "$wanted" || { echo "$package does not depend on $wanted"; exit 1; }
    done
done
dpkg-deb -f "$(deb tercet)" Depends | grep -q "tercet-data (= $version-1)"
# shellcheck disable=SC2086
lintian --allow-root --fail-on error $debs >"$work/lintian" 2>&1 || { cat "$work/lintian"; exit 1; }
echo "lintian: no error, $(grep -c '^W:' "$work/lintian" || true) warnings"

# --- unpacked: everything is there and runs
root=$work/root
for file in $debs; do dpkg-deb -x "$file" "$root"; done
for package in tercet tercet-data "$library" libtercet-dev; do
    for file in copyright changelog.gz changelog.Debian.gz; do [ -s "$root/usr/share/doc/$package/$file" ] || { echo "$package lacks $file"; exit 1; }; done
done
for text in 'Lesser General Public License For Linguistic' 'Attribution-ShareAlike 4.0' 'Permission is hereby granted' UD_French-Sequoia; do
    grep -q "$text" "$root/usr/share/doc/tercet-data/copyright" || { echo "copyright does not hold: $text"; exit 1; }
done
for name in MODEL NAMES-MODEL; do cmp "$top/ontology/lang/fr/$name.md" "$root/usr/share/doc/tercet-data/$name.fr.md"; done
for command in "" $("$TERCET" --help | sed -n 's/^  \([a-z]*\)  *[A-Z].*/-\1/p'); do
    zcat "$root/usr/share/man/man1/tercet$command.1.gz" | grep -q '^\.SH SYNOPSIS' || { echo "no man page tercet$command"; exit 1; }
done
for file in bash-completion/completions/tercet zsh/vendor-completions/_tercet fish/vendor_completions.d/tercet.fish; do
    [ -s "$root/usr/share/$file" ] || { echo "no $file"; exit 1; }
done
release=$top/examples/releases/en-harbour-agreement.txt
"$TERCET" extract --pack "$TERCET_BUILD/tercet.pack" -f ntriples "$release" >"$work/expected.nt"
"$root/usr/bin/tercet" extract -f ntriples "$release" >"$work/unpacked.nt"
cmp "$work/expected.nt" "$work/unpacked.nt"

# --- installed and removed
[ "$(id -u)" = 0 ] || { echo 'not root: not installed'; exit 0; }
if dpkg-query -W tercet tercet-data "$library" libtercet-dev >/dev/null 2>&1 || command -v tercet >/dev/null; then
    echo 'tercet is installed on this machine: left alone'
    exit 0
fi
installed=yes
# shellcheck disable=SC2086
dpkg -i $debs >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }
(cd / && tercet extract -f ntriples "$release") | cmp - "$work/expected.nt"
man -w tercet-batch >/dev/null 2>&1 || [ -s /usr/share/man/man1/tercet-batch.1.gz ] || echo 'man pages are not installed here (path-exclude)'
# shellcheck disable=SC2046
cc -std=c11 "$top/examples/c/extract.c" -o "$work/example" $(pkg-config --cflags --libs tercet)
"$work/example" /usr/share/tercet/tercet.pack "$release" | grep -q 'Northgate Harbour Trust'
python3 "$top/examples/python/tercet_graph.py" /usr/share/tercet/tercet.pack "$release" | grep -q 'Northgate Harbour Trust'
dpkg --verify tercet tercet-data "$library" libtercet-dev | grep -v ' /usr/share/\(doc\|man\)/' && { echo 'what is installed is not what was packed'; exit 1; }
dpkg --purge tercet libtercet-dev "$library" tercet-data >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }
installed=
left=$(find /usr /etc /var/lib/dpkg/info \( -path '*/lib/python*' -prune \) -o -name '*tercet*' -print 2>/dev/null)
[ -z "$left" ] || { echo "left behind: $left"; exit 1; }
ldconfig -p | grep libtercet && { echo 'the linker still knows the library'; exit 1; }
echo "installed, used and removed: $(echo "$debs" | sed 's|.*/||' | tr '\n' ' ')"
