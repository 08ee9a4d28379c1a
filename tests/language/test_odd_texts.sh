#!/bin/sh
# label: core
# Texts that are no prose neither crash the program nor cost it more than their length; languages without a part are said.
set -u
tmp=$(mktemp -d) || exit 1
trap 'rm -rf "$tmp"' EXIT
failed=0
read_through() { # WHAT LANGUAGE: $tmp/text is read to the end, and what is written is a graph
    "$TERCET" extract --lang "$2" -f nt "$tmp/text" >"$tmp/out.nt" 2>"$tmp/err"
    code=$?
    [ $code -le 1 ] || { echo "$1: exit $code"; cat "$tmp/err"; failed=1; }
    ! grep -qv ' \.$' "$tmp/out.nt" || { echo "$1: no N-Triples"; failed=1; }
}
for language in fr en; do
    printf '\n\n  \n\t\n' >"$tmp/text"; read_through 'empty lines' $language
    printf '?! … ; --- «» ()[]{} "" ... !!! ,,, ::\n' >"$tmp/text"; read_through 'only punctuation' $language
    printf '\360\237\230\200 \360\237\216\211\360\237\221\251\342\200\215\360\237\224\254\n' >"$tmp/text"; read_through 'only emoji' $language
    printf 'وقع الوزير اتفاقا جديدا في العاصمة يوم الثلاثاء.\n' >"$tmp/text"; read_through 'Arabic' $language
    printf 'Le port de la ville a\0 rouvert mardi matin.\0 Les travaux avaient duré un an.\n' >"$tmp/text"; read_through 'NUL bytes' $language
    head -c 3000 /dev/zero >"$tmp/text"
    "$TERCET" extract --lang $language "$tmp/text" 2>"$tmp/err" >"$tmp/out"
    [ $? -le 3 ] && grep -q 'binary data' "$tmp/err" || { echo 'only NUL bytes: nothing is said'; failed=1; }
done
unsupported() { # CODE TEXT
    printf '%s\n' "$2" >"$tmp/text"
    "$TERCET" extract "$tmp/text" 2>"$tmp/err" >"$tmp/out"
    grep -q "warning: .*\"$1\"" "$tmp/err" || { echo "nothing is said of a text in $1"; cat "$tmp/err"; failed=1; }
}
unsupported de 'Die Ministerin hat am Dienstag in der Hauptstadt einen neuen Plan für die Häfen vorgestellt.'
unsupported es 'La ministra presentó el martes en la capital un nuevo plan para los puertos de la región.'
unsupported it 'La ministra ha presentato martedì nella capitale un nuovo piano per i porti della regione.'
unsupported pt 'A ministra apresentou na terça-feira na capital um novo plano para os portos da região.'
unsupported nl 'De minister heeft dinsdag in de hoofdstad een nieuw plan voor de havens voorgesteld.'
unsupported ja '大臣は火曜日に首都で港湾の新しい計画を発表しました。'
command -v python3 >/dev/null || exit $failed
# a sentence of 100,000 words, and four times as many: processor time of the program, not of the machine's other work
python3 - "$TERCET" "$tmp/long" <<'END' || failed=1
import resource, subprocess, sys
def seconds(words):
    with open(sys.argv[2], "w") as file:
        file.write("port " * words + "\n")
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    subprocess.run([sys.argv[1], "extract", "--lang", "fr", sys.argv[2]], check=True, stdout=subprocess.DEVNULL)
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before
small, large = seconds(100000), seconds(400000)
if large > 10 * small + 0.3:
    sys.exit(f"four times the words take {large:.2f} s instead of {small:.2f} s")
END
exit $failed
