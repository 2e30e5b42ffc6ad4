#!/bin/sh
# Where reports go: a file, a folder, standard output; what is refused before
# anything runs; and that an output which cannot be written whole leaves
# status 4, no partial file and no temporary one.
. "$(dirname "$0")/setup.sh"

good=$samples/published-baihang.xml
other=$samples/published-icbc-iot.xml

run 3 assess "$good" -o report.xml
[ -s report.xml ] || fail "$last: no report"
shows 'report.xml'
leftovers .
run 3 assess "$good"
shows '百行征信'
[ "$(ls | grep -c .)" -eq 3 ] || fail "$last: wrote something: $(ls)"

# A folder is made if missing, and named by a slash, by being one, or by
# there being several dossiers.
run 3 assess "$good" -o new/
same report.xml new/published-baihang.xml
run 3 assess "$good" -o new
same report.xml new/published-baihang.xml
run 3 assess "$good" "$other" -o 'two reports 报告'
same report.xml 'two reports 报告/published-baihang.xml'
leftovers .
run 3 assess "$good" -o 'two reports 报告//'
same report.xml 'two reports 报告/published-baihang.xml'
run 4 assess "$good" -o no/such/folder/
says 'error[H5001]' 'no/such/folder/'
run 4 assess "$good" -o no/such/report.xml
says 'error[H0022]' 'no/such/report.xml'
absent no

# Standard output: the report alone, the summary beside it.
run 3 assess "$good" -o -
same report.xml out
says '百行征信'
run 3 assess - -o - <"$good"
checks=$((checks + 1))
"$heng" assess - -o from-stdin.xml <"$good" >out 2>err
[ $? -eq 3 ] || fail "standard input: status"
same report.xml from-stdin.xml 'standard input'
checks=$((checks + 1))
"$heng" assess - -o folder/ <"$good" >out 2>err
[ $? -eq 3 ] || fail "standard input into a folder: status"
same report.xml folder/stdin.xml 'standard input into a folder'

# Names: spaces, Chinese, a leading dash, no ending, an upper-case ending.
must cp "$good" '申报 书.xml'
must cp "$good" ./-dash.xml
must cp "$good" plain
must cp "$good" big.XML
run 3 assess '申报 书.xml' -o names/
same report.xml 'names/申报 书.xml'
run 3 assess -o names/ -- -dash.xml
same report.xml names/-dash.xml
run 3 assess plain -o names/
same report.xml names/plain.xml
run 3 assess big.XML -o names/
leftovers names
must ln -s "$good" link.xml
run 3 assess link.xml -o names/
same report.xml names/link.xml
# An output that is a symbolic link is written where it points or replaced;
# never is anything else left.
must ln -s nowhere.xml names/dangling.xml
run 3 assess "$good" -o names/dangling.xml
same report.xml names/dangling.xml

# usage TEXT ARG...: refused before anything runs.
usage()
{
	text=$1
	shift
	run 2 assess "$@"
	says 'error[H2400]' "$text"
	leftovers .
}
must mkdir twin
must cp "$good" twin/published-baihang.xml
usage 'would have one name' "$good" twin/published-baihang.xml -o twins
absent twins
must cp "$good" twin/published-baihang
usage 'would have one name' "$good" twin/published-baihang -o twins
absent twins
usage 'need a folder' "$good" "$other" -o report.xml
usage '-o - takes one dossier' "$good" "$other" -o -
usage 'would overwrite' twin/published-baihang.xml -o twin/published-baihang.xml
usage 'would overwrite' twin/published-baihang.xml -o twin/
usage 'would overwrite' twin/published-baihang.xml -o twin/../twin/published-baihang.xml
same "$good" twin/published-baihang.xml
must cp "$samples/panels/clean-exit.panel.xml" panel.xml
usage 'would overwrite' "$samples/clean-exit.xml" --panel panel.xml -o panel.xml
same "$samples/panels/clean-exit.panel.xml" panel.xml
must cp "$top_srcdir/policies/fintech-sandbox/profiles/pboc-exit.lua" mine.lua
usage 'would overwrite' "$good" -P mine.lua -o mine.lua
usage 'there is no form' "$good" -o a.xml -f pdf
usage '-o is empty' "$good" -o ''
same "$samples/panels/clean-exit.panel.xml" panel.xml

# What was there before stays if the new one cannot be written.
if [ -c /dev/full ]; then
	run 4 assess "$good" -o /dev/full
	says 'error[H0020]' '/dev/full' '没有写入' 'the disk or quota is full'
	[ -c /dev/full ] || fail "$last: /dev/full is no device any more"
	checks=$((checks + 1))
	"$heng" assess "$good" -o - >/dev/full 2>err
	[ $? -eq 4 ] || fail "-o - >/dev/full: no status 4"
	says 'error[H0020]'
	checks=$((checks + 1))
	"$heng" assess "$good" >/dev/full 2>err
	[ $? -eq 4 ] || fail "a summary to /dev/full: no status 4"
	checks=$((checks + 1))
	"$heng" list rules >/dev/full 2>err
	[ $? -eq 4 ] || fail "a list to /dev/full: no status 4"
	checks=$((checks + 1))
	"$heng" explain report.xml >/dev/full 2>err
	[ $? -eq 4 ] || fail "an explanation to /dev/full: no status 4"
	checks=$((checks + 1))
	"$heng" validate report.xml >/dev/full 2>err
	[ $? -eq 4 ] || fail "a validation to /dev/full: no status 4"
	checks=$((checks + 1))
	"$heng" --version >/dev/full 2>err
	[ $? -eq 4 ] || fail "a version to /dev/full: no status 4"
else
	echo "note: there is no /dev/full to write to"
fi
last='closed standard output'
checks=$((checks + 1))
"$heng" assess "$good" -o - >&- 2>err
[ $? -eq 4 ] || fail "-o - >&-: no status 4"
says 'error[H00'
checks=$((checks + 1))
"$heng" assess "$good" -o closed.xml >&- 2>err
[ $? -eq 4 ] || fail "a summary to >&-: no status 4"
# The report was not lost with it, and nothing was written into it.
same report.xml closed.xml "$last"
checks=$((checks + 1))
"$heng" assess "$good" -o closed.xml >out 2>&-
[ $? -eq 3 ] || fail "2>&-: no status 3"
same report.xml closed.xml "closed standard error"
# All three closed: the dossier and the report get their descriptors.
checks=$((checks + 1))
"$heng" assess "$good" -o closed.xml <&- >&- 2>&-
[ $? -eq 4 ] || fail "all closed: no status 4"
same report.xml closed.xml "all closed"
checks=$((checks + 1))
{ "$heng" assess "$good" -o - 2>err; echo $? >status; } | head -c 100 >/dev/null
case $(cat status) in
3 | 4) ;;
*) fail "a reader that goes away: status $(cat status)" ;;
esac

# A folder that cannot be written; root may write any, except in /proc.
if [ "$(id -u)" -ne 0 ]; then
	must mkdir sealed
	must cp report.xml sealed/published-baihang.xml
	must chmod 555 sealed
	run 4 assess "$good" "$other" -o sealed
	says 'error[H0021]' 'sealed/published-baihang.xml' '没有写入权限'
	same report.xml sealed/published-baihang.xml
	absent sealed/published-icbc-iot.xml
	leftovers sealed
	must chmod 755 sealed
fi
if [ -d /proc/self ]; then
	run 4 assess "$good" -o /proc/self/report.xml
	says '/proc/self/report.xml'
	run 4 assess "$good" -o /proc/heng-reports/
	says '/proc/heng-reports/'
fi
run 4 assess "$good" -o report.xml/inside.xml
says 'report.xml/inside.xml'
must mkdir taken taken/published-baihang.xml
run 4 assess "$good" "$other" -o taken
says 'taken/published-baihang.xml' 'this is a folder'
[ -s taken/published-icbc-iot.xml ] || fail "$last: the other report is missing"
leftovers .

# A limit on file sizes stops the write half-way.
long=$(printf '%0300d' 0)
run 4 assess "$good" -o "$long.xml"
leftovers .
last='ulimit -f 1'
printf 'old\n' >limited.xml
checks=$((checks + 1))
(ulimit -f 1 && trap '' XFSZ && "$heng" assess "$good" -o limited.xml \
	>out 2>err)
[ $? -eq 4 ] || { fail "$last: no status 4"; show; }
[ "$(cat limited.xml)" = old ] || fail "$last: the old file is gone"
leftovers .
checks=$((checks + 1))
(ulimit -f 1 && "$heng" assess "$good" -o limited.xml >out 2>err)
[ $? -eq 4 ] || { fail "$last, default action: no status 4"; show; }
[ "$(cat limited.xml)" = old ] || fail "$last: the old file is gone"
leftovers .

# Nor does a parent that ignores its children keep a plugin's fall from us.
last="trap '' CHLD"
checks=$((checks + 1))
(trap '' CHLD && "$heng" assess "$good" -o children.xml >out 2>err)
[ $? -eq 3 ] || { fail "$last: no status 3"; show; }
same report.xml children.xml
finish
