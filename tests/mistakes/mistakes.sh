#!/bin/sh
# Every typical mistake is explained word for word. Each cases/*.case beside this
# script is one, in plain text; README.md says how to write one. With
# HENG_REGEN_MISTAKES=1 the expected texts are written anew; look at them.
: "${top_srcdir:=$(cd "$(dirname "$0")/../.." && pwd)}"
. "$top_srcdir/tests/cli/setup.sh"

cases=$here/cases
LEAST=150 # cases, lest the folder is empty and nobody notices

# Files of the case into the folder `case`, the rest beside it.
take()
{
	rm -rf case parts
	must mkdir -p case parts
	awk '
		/^==== / {
			out = ""
			if ($2 == "file")
				out = "case/" $3
			else if ($2 == "en" || $2 == "zh")
				out = "parts/" $2
			else if ($2 == "status" || $2 == "run") {
				word = $2
				sub(/^==== [a-z]+ /, "")
				print >("parts/" word)
			} else {
				print "unknown: " $0 >"parts/wrong"
			}
			if (out ~ /\//) {
				folder = out
				sub(/\/[^\/]*$/, "", folder)
				system("mkdir -p \"" folder "\"")
				printf "" >out
			}
			next
		}
		out != "" { print >out }
	' "$1"
	[ -s parts/status ] || echo 2 >parts/status
}

try()
{
	file=$1
	lang=$2
	run_line=$(cat parts/run)
	[ -e case/samples ] || ln -s "$samples" case/samples
	# Words of the line, as they stand.
	set -f
	# shellcheck disable=SC2086
	set -- $run_line
	set +f
	status=0
	(cd case && exec "$heng" "$@" --lang "$lang") >out 2>err || status=$?
	# A policy beside its profile is named with its whole path.
	sed "s|$work/case/||" err >told &&
		mv told err
	if [ -n "${HENG_REGEN_MISTAKES-}" ]; then
		cp err "parts/$lang"
		return
	fi
	checks=$((checks + 1))
	[ "$status" -eq "$(cat parts/status)" ] ||
		fail "$(basename "$file") ($lang): status $status"
	checks=$((checks + 1))
	[ -s "parts/$lang" ] || fail "$(basename "$file") expects nothing in $lang"
	checks=$((checks + 1))
	diff -u "parts/$lang" err >difference || {
		fail "$(basename "$file") ($lang) is told otherwise:"
		cat difference >&2
	}
}

write_anew()
{
	awk '/^==== (en|zh)$/ { exit } { print }' "$1" >whole
	for lang in en zh; do
		echo "==== $lang" >>whole
		cat "parts/$lang" >>whole
	done
	cp whole "$1"
}

count=0
for file in "$cases"/*.case; do
	count=$((count + 1))
	take "$file"
	[ ! -e parts/wrong ] || fail "$(basename "$file"): $(cat parts/wrong)"
	[ -s parts/run ] || {
		fail "$(basename "$file") runs nothing"
		continue
	}
	try "$file" en
	try "$file" zh
	[ -z "${HENG_REGEN_MISTAKES-}" ] || write_anew "$file"
done
checks=$((checks + 1))
[ "$count" -ge "$LEAST" ] || fail "only $count cases were found"
finish
