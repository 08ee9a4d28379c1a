# Runs one tutorial: sh tutorial.sh PAGE WORK [STORE], where STORE stands for http://localhost:3030/news. Files are written under the names
# that the page gives, commands run in order, and the lines shown must be in the output. Exit code 1 when something fails.
page=$1 work=$2 store=${3:-}
steps=$work/steps-$(basename "$page" .md) place=$work/place-$(basename "$page" .md)
rm -rf "$steps" "$place"
mkdir -p "$steps" "$place"
awk -v out="$steps" -f "$TERCET_SOURCE/tests/docs/steps.awk" "$page"
checked=0 failures=0
for step in "$steps"/*; do
    case $step in
    *.file)
        name=$place/$(cat "${step%.file}.name")
        mkdir -p "$(dirname "$name")"
        cp "$step" "$name" ;;
    *.sh)
        sed "s|http://localhost:3030/news|$store|g" "$step" >"$work/step"
        (cd "$place" && sh -e "$work/step") >"$work/out" 2>"$work/err" </dev/null ||
            { echo "$page: failed:"; cat "$step" "$work/err"; failures=$((failures + 1)); } ;;
    *.text)
        while IFS= read -r line; do
            grep -q -F -e "$line" "$work/out" || { echo "$page: no '$line' in:"; cat "$work/out"; failures=$((failures + 1)); }
            checked=$((checked + 1))
        done <"$step" ;;
    esac
done
[ $checked -ge 5 ] || { echo "$page: only $checked lines were checked"; failures=$((failures + 1)); }
[ $failures = 0 ]
