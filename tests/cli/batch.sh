#!/bin/sh
# A batch in which a plugin does harm in every twentieth call, in each of its
# ways: every dossier is accounted for, each fault is named, and everything
# else has the bytes that it has without the harm.
#
# BATCH=N assesses N dossiers instead of a few.
. "$(dirname "$0")/setup.sh"
# Where a defence is missing, or left out for a sanitizer, harm is done.
"$heng" doctor >/dev/null 2>&1 || {
	echo "$name: not all defences are here; see heng doctor"
	exit 77
}

: "${BATCH:=400}"
ways=20
plugin=$top_builddir/tests/plugin/sometimes.so
[ -f "$plugin" ] || {
	echo "$plugin is not built" >&2
	exit 99
}
# Stopped sooner than usual: what stalls would make the batch long. The two
# are far apart, or a busy machine decides which is reached first.
limits='--limit plugin-wall=3s --limit plugin-cpu=300ms
	--limit plugin-memory=128M'
# What only the honest ones say: no other dossier may come to know it.
must sh -c 'sed "s|<region>|<region>leak-7f3 |" "$1" >honest.xml' sh \
	"$samples/clean-admission.xml"
must cp -r "$samples/evidence" evidence

# results REPORT: all results but that of the harm.
results()
{
	awk '/<result / { inside = !/rule="ZZ-02"/ }
		inside { print }
		/<\/result>|<result .*\/>/ { inside = 0 }' "$1" |
		sed 's/hostile-[0-9]*\|leak-7f3 示例市//'
}

# shellcheck disable=SC2086
run 3 assess $limits --plugin "$plugin" honest.xml -o honest.report
results honest.report >expected
way=0
while [ $way -lt $ways ]; do
	sed "s|<region>[^<]*</region>|<region>hostile-$way</region>|" \
		honest.xml >hostile-$way.xml
	checks=$((checks + 2))
	status=0
	# shellcheck disable=SC2086
	"$heng" assess $limits --plugin "$plugin" hostile-$way.xml \
		-o hostile-$way.report >out 2>err || status=$?
	case $status in
	3 | 4) ;;
	*) fail "way $way: status $status" ;;
	esac
	results hostile-$way.report >got
	same expected got "way $way"
	# Printing, a file that does not open and a memory in which nothing
	# is found do no harm at all.
	case $way:$(sed -n '/rule="ZZ-02"/p' hostile-$way.report) in
	8:*'outcome="pass"'* | 15:*'outcome="pass"'* | 19:*'outcome="pass"'*) ;;
	8:* | 15:* | 19:*) fail "way $way: not passed" ;;
	*:*'outcome="error"'*)
		grep -q 'plugin sometimes 1.2 .*ZZ-02' hostile-$way.report ||
			fail "way $way is not named"
		;;
	*) fail "way $way is no error" ;;
	esac
	way=$((way + 1))
done

must mkdir batch reports
must cp -r evidence batch
awk -v n="$BATCH" -v ways=$ways 'BEGIN {
	for (i = 0; i < n; i++)
		print "d" i ".xml", i % 20 == 7 ? "hostile-" int(i / 20) % ways : "honest"
}' >list
while read -r dossier kind; do
	ln "$kind.xml" "batch/$dossier"
done <list
began=$(date +%s)
(
	cd batch || exit 99
	# shellcheck disable=SC2086,SC2046
	cut -d ' ' -f 1 ../list | xargs -n 20000 "$heng" assess $limits \
		--plugin "$plugin" -o ../reports/ >../out 2>../err
)
status=$?
took=$(($(date +%s) - began))
# xargs says 123 for any status of the program but 0.
[ "$status" -eq 123 ] || fail "the batch ended with status $status"
checks=$((checks + 2))
[ "$(wc -l <out)" -eq "$BATCH" ] || fail "$(wc -l <out) lines for $BATCH dossiers"
cut -d ' ' -f 1 list >names
cut -d ' ' -f 1 out | cmp - names >&2 || fail "the lines are not in order"
wrong=0
while read -r dossier kind; do
	checks=$((checks + 1))
	cmp -s "reports/$dossier" "$kind.report" || {
		wrong=$((wrong + 1))
		[ $wrong -le 5 ] || continue
		fail "$dossier ($kind) has another report"
		diff "$kind.report" "reports/$dossier" | head -n 10 >&2
	}
done <list
[ "$wrong" -eq 0 ] || fail "$wrong reports differ"
# What was left would still be in its folder.
for process in /proc/[0-9]*; do
	[ "$(readlink "$process/cwd" 2>/dev/null)" != "$work/batch" ] ||
		fail "a process is left: $process"
done
echo "$BATCH dossiers, $took s"
finish
