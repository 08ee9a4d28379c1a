#!/bin/sh
# label: memcheck
# timeout: 5400
# The program under valgrind memcheck, in all that the scripts of tests/cli, rdf, draw, resolve, extract, golden and some of batch do with
# it: they get valgrind as their program. What the scripts themselves say does not count here, since a slow program runs into limits
# of time that they are about; what memcheck says does. TERCET_SHARD=2/4 takes the second of four parts.
set -eu
command -v valgrind >/dev/null || { echo 'valgrind is missing: skipped'; exit 77; }
nm "$TERCET" 2>/dev/null | grep -q __asan_init && { echo 'built with AddressSanitizer: skipped'; exit 77; }
shard=${TERCET_SHARD:-1/1}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 1' INT TERM
export MEMCHECK_PROGRAM="$(command -v valgrind)" TERCET_REAL="$TERCET" MEMCHECK_LOGS="$work/logs" TERCET_PATIENCE="${TERCET_PATIENCE:-400}"
mkdir "$work/logs"
cat >"$work/tercet" <<'END'
#!/bin/sh
echo "$$: tercet $*" >>"$MEMCHECK_LOGS/runs"
exec "$MEMCHECK_PROGRAM" -q --log-file="$MEMCHECK_LOGS/%p" --leak-check=full --show-leak-kinds=definite \
    --suppressions="$TERCET_SOURCE/tests/faults/memcheck.supp" "$TERCET_REAL" "$@"
END
chmod +x "$work/tercet"
number=0
for script in $(cd "$TERCET_SOURCE/tests" && ls cli/test_*.sh rdf/test_*.sh draw/test_*.sh resolve/test_*.sh extract/test_*.sh \
    golden/test_*.sh batch/test_batch.sh batch/test_map.sh batch/test_members.sh batch/test_merge.sh batch/test_stream.sh); do
    grep -q '^# label: ' "$TERCET_SOURCE/tests/$script" && continue
    number=$((number + 1))
    [ $((number % ${shard#*/})) = $((${shard%/*} % ${shard#*/})) ] || continue
    TERCET="$work/tercet" sh "$TERCET_SOURCE/tests/$script" >"$work/out" 2>&1 </dev/null || echo "$script says otherwise under valgrind: $(tail -n 1 "$work/out")"
done
runs=$(wc -l <"$work/logs/runs")
mv "$work/logs/runs" "$work/runs"
# Below a limit of memory (--max-memory) valgrind itself can get none, says so and ends.
found=$(find "$work/logs" -type f -size +0 -exec grep -L 'memory management: out of memory' {} + | sort)
echo "$runs runs of the program, $(echo "$found" | grep -c . || true) processes in which memcheck found something"
for file in $found; do
    grep "^${file##*/}: " "$work/runs" || true
    head -n 40 "$file"
done
[ "$runs" -gt 0 ] && [ -z "$found" ]
