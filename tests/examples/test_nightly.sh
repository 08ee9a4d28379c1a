#!/bin/sh
# The systemd units and the cron line of examples/nightly: valid by systemd's own check, one command in both, which runs twice.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
nightly=$TERCET_SOURCE/examples/nightly
service=$nightly/tercet-nightly.service
mkdir -p "$work/bin" "$work/state"
ln -s "$TERCET" "$work/bin/tercet"

# --- what both run
started=$(sed -n 's/^ExecStart=//p' "$service")
line=$(grep -E '^[0-9*]' "$nightly/tercet.cron")
[ "$(echo "$line" | wc -l)" = 1 ]
echo "$line" | grep -qE '^([0-9]|[1-5][0-9]) ([0-9]|1[0-9]|2[0-3]) \* \* \* [a-z]+ [a-z]' || { echo "no line of /etc/cron.d: $line"; exit 1; }
case $line in *%*) echo 'a % is a line feed in a crontab'; exit 1 ;; esac
# shellcheck disable=SC2086
cron=$(set -f; set -- $line; shift 6; echo "$*")
[ "/usr/bin/${cron%% >*}" = "$started" ] || { echo "two commands: $started"; echo "$cron"; exit 1; }
here() { echo "$1" | sed "s|/var/lib/tercet|$work/state|g; s|/srv/press|$work/press|g; s|/usr/bin/tercet|tercet|"; }
cp -R "$TERCET_SOURCE/examples/releases" "$work/press"
PATH=$work/bin:/usr/bin:/bin
export PATH
# Under cron a job has next to no environment.
night() { env -i PATH="$PATH" TERCET_PACK="$TERCET_PACK" sh -c "$(here "$cron")" 2>"$work/messages"; }
night || { cat "$work/messages"; exit 1; }
[ ! -s "$work/messages" ] || { echo 'mail after a night without trouble:'; cat "$work/messages"; exit 1; }
[ -s "$work/state/last-run.txt" ]
grep -q '/organization/' "$work/state/all.nq"
before=$(sha256sum "$work/state/all.nq")
night
[ "$before" = "$(sha256sum "$work/state/all.nq")" ] || { echo 'a night without news changes the graph'; exit 1; }
rm "$work/press/fr-musee.html"
echo 'The World Bank supports the Northern Water Plan.' >"$work/press/new.txt"
night
grep -q 'northern-water-plan' "$work/state/all.nq"
[ "$(find "$work/state/graphs" -name 'fr-musee*' | wc -l)" = 0 ] || { echo 'the graph of a release that is gone stays'; exit 1; }

# --- systemd's own checks
command -v systemd-analyze >/dev/null || { echo 'systemd-analyze is not installed: units were not checked by it'; exit 0; }
mkdir "$work/units"
cp "$nightly"/tercet-nightly.* "$work/units"
sed -i "s|^ExecStart=/usr/bin/tercet|ExecStart=$TERCET|" "$work/units/tercet-nightly.service"
systemd-analyze verify --man=no "$work/units"/tercet-nightly.* >"$work/verify" 2>&1 || { cat "$work/verify"; exit 1; }
grep tercet-nightly "$work/verify" && { echo 'systemd-analyze verify has remarks'; exit 1; }
systemd-analyze calendar "$(sed -n 's/^OnCalendar=//p' "$nightly/tercet-nightly.timer")" >/dev/null
if systemd-analyze security --help 2>&1 | grep -q -- --threshold; then
    # exposure in tenths: 20 is 2.0, "OK"
    systemd-analyze security --no-pager --offline=yes --threshold=20 "$work/units/tercet-nightly.service" >"$work/security" 2>&1 ||
        { tail -3 "$work/security"; exit 1; }
    tail -1 "$work/security"
fi
