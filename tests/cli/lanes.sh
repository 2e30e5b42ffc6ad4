#!/bin/sh
# Lanes: whatever becomes of one, it costs one named result. Each limit of
# time is reached, lanes fall in every way, and what has nothing to do with it
# has the same bytes as ever.
. "$(dirname "$0")/setup.sh"

lanes=$top_srcdir/tests/lanes
endless='--limit rule-instructions=1000000000000'
trial="-P profile.lua -p rules.lua"
must cp "$lanes/profile.lua" "$lanes/rules.lua" .
must cp "$samples/clean-admission.xml" good.xml
must sh -c 'sed "s|<region>[^<]*</region>|<region>spin</region>|" good.xml >spin.xml'

# The results of a report but for some rules, one a line.
results()
{
	file=$1
	shift
	awk '/<result /{text = ""; inside = 1}
		inside {text = text " " $0}
		/<\/result>/ {print text; inside = 0}' "$file" |
		grep -v $(printf ' -e rule="%s"' "$@")
}

# Starts heng in the background: $pid, output in out and err.
start()
{
	last="heng $*"
	"$heng" "$@" >out 2>err &
	pid=$!
}

# The lanes of $pid: its children with children of their own are none, since
# hosts are the supervisor's too; lanes come first.
lane()
{
	children_of "$pid" | head -n 1
}

# Waits until the command is true, ten seconds at most.
until_true()
{
	tries=0
	until "$@" >/dev/null 2>&1; do
		tries=$((tries + 1))
		[ "$tries" -lt 200 ] || {
			fail "$last: never: $*"
			return 1
		}
		sleep 0.05
	done
}

# Waits for the end of $pid with the status.
ends()
{
	checks=$((checks + 1))
	status=0
	wait "$pid" || status=$?
	[ "$status" -eq "$1" ] || {
		fail "$last: status $status, expected $1"
		show
	}
}

now()
{
	date +%s%3N
}

# --- The same bytes over 1, 2 and 8 lanes and in any order.
must mkdir batch
n=0
for sample in "$samples"/clean-*.xml "$samples"/improve-*.xml \
	"$samples"/published-*.xml "$samples"/reject-*.xml; do
	[ -f "$sample" ] || continue
	for copy in 1 2 3; do
		n=$((n + 1))
		must cp "$sample" "batch/d$n.xml"
	done
done
must cp -r "$samples"/evidence batch 2>/dev/null || must mkdir -p batch/evidence
status=0
"$heng" assess -j 1 -o one/ batch/*.xml >one.txt 2>one.err || status=$?
[ "$n" -ge 10 ] || fail "only $n dossiers"
for jobs in 2 8; do
	run "$status" assess -j $jobs -o "$jobs/" batch/*.xml
	same one.txt out
	same one.err err
	checks=$((checks + 1))
	diff -r one "$jobs" >&2 || fail "-j $jobs gives other reports"
done
# shellcheck disable=SC2046
run "$status" assess -j 2 -o backwards/ $(ls -r batch/*.xml)
checks=$((checks + 1))
diff -r one backwards >&2 || fail "another order gives other reports"
run 2 assess -j 0 good.xml
says '-j is a number from 1 to 256'

# --- A rule that does not end: a clock stops it, once, and nothing else is
# touched. Counted instructions stop it before, with the same rest.
# shellcheck disable=SC2086
{
run 0 assess $trial good.xml -o good-alone.xml
run 4 assess $trial spin.xml -o counted.xml

shows 'the instruction limit was reached'
began=$(now)
run 4 assess $trial $endless spin.xml good.xml -j 1 -o walls/
took=$(($(now) - began))
}
[ "$took" -lt 9000 ] || fail "two rules of one second each took $took ms"
shows 'policy lanes 1 reached the limit rule-wall of 1.000 s' 'in L-02' 'in L-04'
checks=$((checks + 1))
grep -q ' volatile="true"' walls/spin.xml || fail "walls/spin.xml is not volatile"
same walls/good.xml good-alone.xml
results counted.xml L-02 L-04 >counted.txt
results walls/spin.xml L-02 L-04 >walls.txt
checks=$((checks + 1))
[ "$(wc -l <walls.txt)" -eq 3 ] || fail "walls.txt has not three results"
same counted.txt walls.txt
# shellcheck disable=SC2086
run 4 assess $trial $endless --limit rule-cpu=100ms spin.xml
shows 'reached the limit rule-cpu of 0.100 s'
# Without the clocks nothing stops it.
# shellcheck disable=SC2086
start assess $trial $endless --unconfined deadlines spin.xml
sleep 3
checks=$((checks + 1))
kill -0 "$pid" 2>/dev/null || fail "without deadlines the loop ended"
kill -KILL "$pid"
ends 137

# --- With two profiles each report is as with one of them alone, whatever
# becomes of a lane on the way.
must sh -c 'sed "s/id = \"lanes\", title/id = \"other\", title/" profile.lua >other.lua'
# shellcheck disable=SC2086
{
run 4 assess $trial -P other.lua spin.xml good.xml -j 2 -o twins/
same twins/good.profile.xml good-alone.xml
same twins/spin.profile.xml counted.xml
run 4 assess $trial -P other.lua $endless spin.xml good.xml -j 1 -o twins/
same twins/good.profile.xml good-alone.xml
same twins/spin.profile.xml walls/spin.xml
run 4 assess -P other.lua -p rules.lua $endless spin.xml -o other.xml
same twins/spin.other.xml other.xml
}

# --- The time of a whole dossier, and of reading one.
# shellcheck disable=SC2086
{
run 4 assess $trial $endless --limit rule-wall=3600s --limit dossier-wall=300ms \
	spin.xml good.xml -o dossiers/
says H6002 'limit dossier-wall of 0.300 s' spin.xml
absent dossiers/spin.xml
same dossiers/good.xml good-alone.xml
run 4 assess $trial $endless --limit rule-wall=3600s --limit rule-cpu=3600s \
	--limit dossier-cpu=200ms spin.xml
says H6002 'limit dossier-cpu of 0.200 s'
}
must sh -c '{ sed "/<service/,\$d" good.xml
	awk "BEGIN {for (i = 0; i < 200000; i++)
		print \"<org role=\\\"participant\\\"><duty>d\" i \"</duty></org>\"}"
	sed -n "/<service/,\$p" good.xml; } >long.xml'
# shellcheck disable=SC2086
{
run 4 assess $trial --limit read-wall=10ms long.xml good.xml -o reads/
says H6002 'reads it reached the limit read-wall of 0.010 s' long.xml
same reads/good.xml good-alone.xml
run 4 assess $trial --limit read-cpu=10ms --limit read-wall=3600s long.xml
says 'limit read-cpu'
run 4 validate --limit read-wall=10ms long.xml
says H6004 'limit read-wall' long.xml
}

# --- Loading that does not end.
cat >hangs.lua <<'END'
policy { id = "hangs", version = "1", title = { zh = "停", en = "Hangs" } }
while true do end
END
run 4 assess -p hangs.lua --limit load-instructions=1000000000000 \
	--limit load-wall=300ms good.xml -o none.xml
says H6004 'limit load-wall of 0.300 s' hangs.lua
absent none.xml
run 4 validate --limit load-instructions=1000000000000 \
	--limit load-wall=300ms hangs.lua
says H6004

# --- A lane that falls is replaced and its dossier tried once more ...
# shellcheck disable=SC2086
start assess $trial $endless spin.xml good.xml -j 1 -o again/
until_true lane
sleep 0.5
must kill -SEGV "$(lane)"
ends 4
shows 'limit rule-wall of 1.000 s'
same again/spin.xml walls/spin.xml
same again/good.xml good-alone.xml
# ... but not a third time: the rule it was in gets the blame.
# A sanitizer would take the signal for a find of its own.
export ASAN_OPTIONS="handle_segv=0:${ASAN_OPTIONS-}"
# shellcheck disable=SC2086
start assess $trial $endless --limit rule-wall=5s --limit rule-cpu=5s spin.xml \
	good.xml -j 1 -o twice/
for time in 1 2; do
	until_true lane
	sleep 0.6
	kill -SEGV "$(lane)"
	sleep 0.4
done
kill -SEGV "$(lane)"
sleep 1
kill -SEGV "$(lane)"
ends 4
shows 'policy lanes 1 was killed by signal 11 (segmentation fault) in L-02'
same twice/good.xml good-alone.xml
results twice/spin.xml L-02 L-04 >twice.txt
same counted.txt twice.txt

# --- The end of the supervisor is the end of all.
# shellcheck disable=SC2086
start assess $endless --limit rule-wall=3600s -P profile.lua -p rules.lua \
	spin.xml -j 1 -o killed.xml
until_true lane
children=$(children_of "$pid")
sleep 0.3
must kill -KILL "$pid"
ends 137
gone()
{
	for child in $children; do
		! kill -0 "$child" 2>/dev/null || return 1
	done
}
until_true gone
absent killed.xml
leftovers

# --- Policies that change under way: lanes do not disagree.
must cp rules.lua changing.lua
must chmod u+w changing.lua
# shellcheck disable=SC2086
start assess -P profile.lua -p changing.lua $endless spin.xml good.xml -j 1 \
	-o changed/
until_true lane
sleep 0.3
echo '-- changed' >>changing.lua
ends 4
says H6006 H6009
absent changed/spin.xml changed/good.xml

finish
