#!/bin/sh
# Test: hostile plugins beside an honest one and honest rules, through the
# program. What they cost is one named result; everything else in the report
# is, byte for byte, what it is without them.
top_srcdir=$(cd "$(dirname "$0")/../../.." && pwd)
. "$top_srcdir/tests/cli/setup.sh"
# Where a defence is missing, or left out for a sanitizer, harm is done.
"$heng" doctor >/dev/null 2>&1 || {
	echo "$name: not all defences are here; see heng doctor"
	exit 77
}

dossier=$samples/clean-admission.xml
panel=$samples/panels/clean-admission.panel.xml
built=$top_builddir/tests/attack/plugins

# results REPORT: all results but those of the attacks (ZZ-), without the
# share of the total that each has: it is smaller where there are more rules.
results()
{
	awk '/<result / { inside = !/rule="ZZ-/ }
		inside {
			sub(/ effectiveWeight="[0-9]*"/, "")
			print
		}
		/<\/result>|<result .*\/>/ { inside = 0 }' "$1"
}

# of REPORT RULE: the lines of one result.
of()
{
	awk -v rule="rule=\"$2\"" '/<result / { inside = index($0, rule) }
		inside { print }
		/<\/result>|<result .*\/>/ { inside = 0 }' "$1"
}

# outcome REPORT RULE
outcome()
{
	of "$1" "$2" | sed -n 's/.*<result .* outcome="\([^"]*\)".*/\1/p'
}

# try STATUS NAME OUTCOME TEXT [OPTION…]: the attack NAME; its own rule comes
# to OUTCOME and says TEXT.
try()
{
	wanted=$1 attack=$2 end=$3 text=$4
	shift 4
	id=$(echo "$attack" | tr _ -)
	must cp "$built/$attack.so" "$id.so"
	run "$wanted" assess "$dossier" --panel "$panel" --plugin "$id.so" \
		-o "$id.xml" "$@"
	[ -f "$id.xml" ] || return
	results honest.xml >expected
	results "$id.xml" >got
	same expected got
	checks=$((checks + 3))
	for rule in ZZ-01 ZZ-03; do
		[ "$(outcome "$id.xml" $rule)" = pass ] ||
			fail "$last: $rule is no pass"
	done
	[ "$(outcome "$id.xml" ZZ-02)" = "$end" ] ||
		fail "$last: ZZ-02 is $(outcome "$id.xml" ZZ-02), not $end"
	of "$id.xml" ZZ-02 >result
	checks=$((checks + 1))
	grep -qF -e "$text" result || {
		fail "$last: ZZ-02 does not say '$text'"
		cat result >&2
	}
	absent core
}

run 0 assess "$dossier" --panel "$panel" -o honest.xml
results honest.xml >expected
checks=$((checks + 1))
[ "$(grep -c '<result ' expected)" -gt 20 ] || fail "nothing to compare"

# Without a fault the status is the verdict's, which one failing rule of
# these may change.
soon='--limit plugin-wall=300ms'
try 4 segfault error 'plugin segfault 1.2 was killed by signal 11'
try 4 aborts error 'killed by signal 6'
try 4 exits error 'ended itself with status 0'
# shellcheck disable=SC2086
{
	try 4 loops error '(limit plugin-wall)' $soon
	try 4 sleeps error 'no result within 0.300 s (limit plugin-wall)' $soon
	try 4 stops_itself error '(limit plugin-wall)' $soon
	try 4 prints_for_ever error '(limit plugin-wall)' $soon
}
holds sleeps.xml 'volatile="true"'
try 4 loops error '0.100 s of processor time (limit plugin-cpu)' \
	--limit plugin-cpu=100ms --limit plugin-wall=60s
try 4 allocates error 'plugin allocates 1.2 was killed by signal' \
	--limit plugin-memory=128M
try 4 smashes_stack error 'was killed by signal'
try 4 smashes_heap error 'was killed by signal'
try 4 kills_parent error 'plugin kills-parent 1.2 was killed by signal 31'
try 4 runs_command error 'was killed by signal 31'
try 4 opens_socket error 'was killed by signal 31'
try 4 closes error 'closed its connection'
try 4 fakes_verdict error 'makes no sense'
try 4 replays error 'makes no sense'
try 4 silent error 'no outcome for ZZ-02'
try 0 reads_passwd pass 'rule="ZZ-02"'
try 0 reads_neighbours pass 'rule="ZZ-02"'

# What a plugin prints is a note to the user, in no report and no summary.
try 0 prints pass 'rule="ZZ-02"'
says 'note[H3017]' 'plugin prints 1.2 printed 3800000 bytes: <verdict'
checks=$((checks + 1))
grep -q 'verdict outcome' out && fail "$last: it is in the summary"

# Whoever starts a host has read no dossier: what the first one says is not
# in the memory of the host that is started after it.
must mkdir words
sed 's,<name>[^<]*</name>,<name>words of another</name>,' "$dossier" \
	>words/a.xml
must cp "$dossier" words/b.xml
must cp "$built/searches_memory.so" searches-memory.so
run 4 assess -j 1 words/a.xml words/b.xml --plugin searches-memory.so -o found
for i in 'a error' 'b pass'; do
	checks=$((checks + 1))
	[ "$(outcome "found/${i% *}.xml" ZZ-02)" = "${i#* }" ] ||
		fail "$last: ZZ-02 of ${i% *} is no ${i#* }"
done

# One that is hostile in each dossier: each is judged, and in any number of
# lanes alike.
must mkdir many
must cp -r "$samples/evidence" many/
for i in 1 2 3 4 5 6; do
	must cp "$dossier" "many/d$i.xml"
done
cp "$built/segfault.so" segfault.so
for lanes in 1 3; do
	run 4 assess -j $lanes many/*.xml --panel "$panel" \
		--plugin segfault.so -o "lanes$lanes"
done
for i in 1 2 3 4 5 6; do
	same "lanes1/d$i.xml" "lanes3/d$i.xml"
	results "lanes3/d$i.xml" >got
	same expected got
done
finish
