#!/bin/sh
# Commands inside of sentences (`tercet …` in backquotes) name commands and options that exist; links and paths lead to something.
# (Commands in blocks are run: test_readme.sh, test_tutorial.sh.)
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
cd "$TERCET_SOURCE" || exit 1
failures=0 checked=0
fail() { echo "$1"; failures=$((failures + 1)); }
commands=$("$TERCET" --help | sed -n 's/^  \([a-z]*\)  *[A-Z].*/\1/p')
for command in $commands; do "$TERCET" "$command" --help >"$work/help.$command"; done
printf -- '--man --completion --version --help\n' >"$work/help."
pages="README.md CONTRIBUTING.md CHANGELOG.md $(find docs examples ontology -name '*.md' | sort)"
for page in $pages; do
    # one line a backquoted command, blocks left out; a command may go on in the next line
    awk '/^ *```/ { inside = !inside; next } !inside' "$page" | tr '\n' ' ' | grep -o '`tercet [^`]*`' | tr -d '`' >"$work/found"
    while read -r _ command rest; do
        checked=$((checked + 1))
        case $command in --*) rest="$command $rest" command= ;; esac
        [ -f "$work/help.$command" ] || { case $command in [a-z]*) fail "$page: no command 'tercet $command'" ;; esac; continue; }
        for option in $(echo "$rest" | grep -oE '(^| )--?[a-z][a-z-]*'); do
            grep -qE -e "(^|[ ,[])$option([ =,]|\$)" "$work/help.$command" || fail "$page: tercet $command has no $option"
        done
    done <"$work/found"
    # links in the tree, and paths in backquotes that begin with one of its folders
    folder=$(dirname "$page")
    for link in $(grep -oE '\]\([^)#: ]+' "$page" | sed 's/^](//'); do
        checked=$((checked + 1))
        case $link in http|https) continue ;; esac
        [ -e "$folder/$link" ] || fail "$page: the link to $link leads nowhere"
    done
    for path in $(grep -oE '`(sh )?(src|docs|tests|examples|ontology)/[A-Za-z0-9_./-]+`' "$page" | tr -d '`' | sed 's/^sh //'); do
        checked=$((checked + 1))
        case $path in */XX|*/XX/*|*/XX.*) continue ;; esac # what a reader is to make
        [ -e "$path" ] || fail "$page: there is no $path"
    done
done
for page in docs/*.md; do
    [ "$page" = docs/README.md ] || grep -q "](${page#docs/})" docs/README.md || fail "docs/README.md: $page is missing"
done
[ $checked -ge 100 ] || fail "only $checked commands, links and paths found"
echo "$checked commands, links and paths"
[ $failures = 0 ]
