#!/bin/sh
# Kills at random moments: of the whole, nothing that was acknowledged is
# lost or changed and the next run completes it; of lanes and hosts, every
# dossier is accounted for and no other result changes.
#
# KILLS=N runs N rounds of each kind instead of a few.
. "$(dirname "$0")/setup.sh"

: "${KILLS:=6}"
must mkdir batch
n=0
while [ $n -lt 40 ]; do
	n=$((n + 1))
	must cp "$samples/clean-admission.xml" "batch/d$n.xml"
done
must cp -r "$samples/evidence" batch/evidence
status=0
began=$(date +%s%3N)
"$heng" assess -j 2 -o whole/ batch/*.xml >whole.txt 2>whole.err || status=$?
took=$(($(date +%s%3N) - began))
[ "$status" -eq 3 ] || fail "the reference has status $status"

# Seconds between 0 and the time the whole took, from a seed: the same rounds
# on every run, on a fast machine at other places than on a slow one.
moment()
{
	awk -v seed="$1" -v most="$took" \
		'BEGIN {srand(seed); printf "%.3f", rand() * most / 1000}'
}

# Every report that is there is whole and the right one.
sound()
{
	checks=$((checks + 1))
	for file in "$1"/*.xml; do
		[ -e "$file" ] || continue
		cmp -s "$file" "whole/$(basename "$file")" ||
			fail "$last: $file differs"
	done
}

round=0
while [ $round -lt "$KILLS" ]; do
	round=$((round + 1))
	last="round $round: supervisor"
	rm -rf killed
	"$heng" assess -j 2 -o killed/ batch/*.xml >out 2>err &
	pid=$!
	sleep "$(moment $round)"
	kill -KILL $pid 2>/dev/null
	wait $pid 2>/dev/null
	mkdir -p killed
	sound killed
	# What was told is there.
	sed -n 's,^batch/\(d[0-9]*\.xml\) .*,\1,p' out >told
	while read -r report; do
		[ -f "killed/$report" ] || fail "$last: $report was told and is not there"
	done <told
	run 3 assess -j 2 -o killed/ batch/*.xml
	rm -f killed/.heng-*
	checks=$((checks + 1))
	diff -r whole killed >&2 || fail "$last: the next run does not complete it"
	same out whole.txt "$last"
done

round=0
while [ $round -lt "$KILLS" ]; do
	round=$((round + 1))
	last="round $round: lane or host"
	rm -rf killed
	"$heng" assess -j 2 -o killed/ batch/*.xml >out 2>err &
	pid=$!
	for part in 1 2 3; do
		sleep "$(moment $((round * 3 + part)) | awk '{print $1 / 3}')"
		child=$(children_of $pid | awk -v seed=$((round * 7 + part)) \
			'BEGIN {srand(seed)} {c[NR] = $1} END {if (NR) print c[1 + int(rand() * NR)]}')
		[ -z "$child" ] || kill -KILL "$child" 2>/dev/null
	done
	status=0
	wait $pid || status=$?
	checks=$((checks + 1))
	case $status in
	3) ;;
	4) grep -qE 'H6001|H6003|出错 errors|signal 9' err out ||
		fail "$last: status 4 and no reason" ;;
	*) fail "$last: status $status" ;;
	esac
	# A report differs only if it names the kill; one that is not there
	# was said not to be.
	for file in whole/*.xml; do
		report=$(basename "$file")
		checks=$((checks + 1))
		if [ ! -e "killed/$report" ]; then
			grep -qE "H600[13]" err || fail "$last: $report is missing unsaid"
		elif ! cmp -s "$file" "killed/$report"; then
			grep -q "signal 9" "killed/$report" ||
				fail "$last: $report differs and does not say why"
		fi
	done
	leftovers killed
done
finish
