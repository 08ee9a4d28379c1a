# Debian packages that building and testing need, and a function that installs what is missing of them. Sourced.
build_packages="gcc libc6-dev cmake ninja-build pkg-config libicu-dev libxml2-dev libjansson-dev libarchive-dev
libraptor2-dev librasqal3-dev libgraphviz-dev graphviz libzstd-dev libcurl4-gnutls-dev libseccomp-dev fonts-dejavu-core"
test_packages="libcmocka-dev clang-format raptor2-utils serdi libxml2-utils python3 poppler-utils strace"
packing_packages="dpkg-dev file" # what cpack calls to make Debian packages
# Stores that the tests of the label "stores" load into.
virtuoso_packages=virtuoso-opensource-7-bin

need_packages() {
    missing=
    for package in "$@"; do
        dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'install ok installed' || missing="$missing $package"
    done
    [ -n "$missing" ] || return 0
    echo "installing:$missing"
    root=
    [ "$(id -u)" = 0 ] || root=sudo
    $root apt-get update -qq
    # shellcheck disable=SC2086
    DEBIAN_FRONTEND=noninteractive $root apt-get install -y -qq --no-install-recommends $missing >/dev/null
}
