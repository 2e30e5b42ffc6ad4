#!/bin/sh
# Interruptions: what is finished is kept, the rest is said to be missing, and
# it all ends in time.
. "$(dirname "$0")/setup.sh"

lanes=$top_srcdir/tests/lanes
endless='--limit rule-instructions=1000000000000 --limit rule-wall=3600s
	--limit rule-cpu=3600s'
trial="-P $lanes/profile.lua -p $lanes/rules.lua"
must cp "$lanes/profile.lua" "$lanes/rules.lua" .
trial="-P profile.lua -p rules.lua"
for n in 1 2 3 4; do
	must cp "$samples/clean-admission.xml" good$n.xml
done
must sh -c 'sed "s|<region>[^<]*</region>|<region>spin</region>|" good1.xml >spin.xml'
# shellcheck disable=SC2086
run 0 assess $trial good1.xml good2.xml good3.xml good4.xml -o whole/

now()
{
	date +%s%3N
}

# until_there FILE: waits for it, ten seconds at most.
until_there()
{
	tries=0
	until [ -e "$1" ]; do
		tries=$((tries + 1))
		[ "$tries" -lt 200 ] || {
			fail "$last: $1 never came"
			return
		}
		sleep 0.05
	done
}

# The batch stands still at spin.xml in one lane; the others are finished by
# the other lane. A shell's background job ignores SIGINT, so env sets it
# back.
start()
{
	last="heng assess (interrupted by $1)"
	rm -rf out.d
	# shellcheck disable=SC2086
	env --default-signal=INT "$heng" assess $trial $endless \
		good1.xml spin.xml good2.xml good3.xml good4.xml -j 2 \
		-o out.d/ >out 2>err &
	pid=$!
	until_there out.d/good4.xml
	children=$(children_of "$pid")
}

ends()
{
	checks=$((checks + 2))
	status=0
	wait "$pid" || status=$?
	took=$(($(now) - began))
	[ "$status" -eq "$1" ] || {
		fail "$last: status $status, expected $1"
		show
	}
	[ "$took" -lt "$2" ] || fail "$last: took $took ms, at most $2 allowed"
	for child in $children; do
		checks=$((checks + 1))
		! kill -0 "$child" 2>/dev/null || fail "$last: $child lives on"
	done
	for n in 1 2 3 4; do
		same out.d/good$n.xml whole/good$n.xml
	done
	absent out.d/spin.xml
	leftovers out.d
}

for signal in INT TERM HUP; do
	start $signal
	began=$(now)
	kill -$signal "$pid"
	case $signal in
	INT) ends 130 5000 ;;
	TERM) ends 143 5000 ;;
	HUP) ends 129 5000 ;;
	esac
	says H6008 'of 5 dossiers 4 are completed'
	shows good1.xml good2.xml good3.xml good4.xml
done
# A second one does not wait for anything.
start "INT twice"
began=$(now)
kill -INT "$pid"
sleep 0.3
kill -INT "$pid"
ends 130 1500
# What only reads ends at once.
must sh -c "printf '%s\n' 'policy { id = \"hangs\", version = \"1\",
  title = { zh = \"停\", en = \"Hangs\" } }' 'while true do end' >hangs.lua"
last="heng validate (interrupted)"
env --default-signal=INT "$heng" validate \
	--limit load-instructions=1000000000000 --limit load-wall=3600s \
	hangs.lua >out 2>err &
pid=$!
sleep 0.5
began=$(now)
children=
kill -INT "$pid"
checks=$((checks + 1))
status=0
wait "$pid" || status=$?
[ "$status" -eq 130 ] || fail "$last: status $status"
[ $(($(now) - began)) -lt 1500 ] || fail "$last: too late"

# A reader that does not read cannot hold it up either ...
must mkfifo fifo
last="heng assess -o - (nobody reads)"
# shellcheck disable=SC2086
env --default-signal=INT "$heng" assess "$samples/clean-admission.xml" -o - \
	>fifo 2>err &
pid=$!
sleep 30 <fifo &
reader=$!
sleep 1
began=$(now)
kill -INT "$pid"
status=0
wait "$pid" || status=$?
kill "$reader"
checks=$((checks + 2))
[ "$status" -eq 130 ] || fail "$last: status $status"
[ $(($(now) - began)) -lt 5000 ] || fail "$last: too late"
# ... and one that is slow costs no lane its dossier.
must mkdir long
n=0
long=$(printf '%0150d' 0)
while [ $n -lt 500 ]; do
	n=$((n + 1))
	must ln -s ../good1.xml "long/$long-$n.xml"
done
last="heng assess (slowly read)"
# shellcheck disable=SC2086
{
	"$heng" assess --limit dossier-wall=1s long/*.xml 2>err
	echo "status $?"
} | {
	sleep 2.5
	cat
} >out
checks=$((checks + 1))
[ "$(tail -n 1 out)" = "status 3" ] || {
	fail "$last: $(tail -n 1 out)"
	show
}

# --- Outputs that go away under way.
# shellcheck disable=SC2086
start "its folder"
rm -rf out.d
cp spin.xml spin2.xml
kill -TERM "$pid"
wait "$pid"
must mkdir gone
last="heng assess (folder vanishes)"
checks=$((checks + 1))
# shellcheck disable=SC2086
"$heng" assess $trial --limit rule-instructions=1000000000000 \
	--limit rule-wall=700ms spin.xml good1.xml -j 1 -o gone/ >out 2>err &
pid=$!
sleep 0.3
rmdir gone
status=0
wait "$pid" || status=$?
[ "$status" -eq 4 ] || fail "$last: status $status"
says H0022
absent gone
# A full disk, and an output that nobody reads.
for command in "assess $trial good1.xml" 'explain LC-01' 'list rules' \
	'validate good1.xml'; do
	last="heng $command >/dev/full"
	checks=$((checks + 2))
	status=0
	# shellcheck disable=SC2086
	"$heng" $command >/dev/full 2>err || status=$?
	[ "$status" -eq 4 ] || fail "$last: status $status"
	says H0020
	last="heng $command >&-"
	status=0
	# shellcheck disable=SC2086
	"$heng" $command >&- 2>err || status=$?
	[ "$status" -eq 4 ] || fail "$last: status $status"
done
# shellcheck disable=SC2086
run 4 assess $trial good1.xml -o /dev/full
finish
