#!/bin/sh
# What rules may and may not do: every "-- expect RULE OUTCOME TEXT" line of
# tests/policy/behaviour/rules.lua holds in the report, whatever the other
# rules do.
. "${top_srcdir:-.}/tests/cli/setup.sh"

rules=$top_srcdir/tests/policy/behaviour/rules.lua
"$HENG" assess -P "$top_srcdir/tests/policy/behaviour/profile.lua" \
	-p "$rules" -o report.xml \
	"$top_srcdir/tests/samples/clean-admission.xml" >summary.txt 2>&1
status=$?
[ "$status" -eq 4 ] || fail "status $status instead of 4"

# One line a result, its character references undone.
awk '/<result /{text = ""; inside = 1}
	inside {text = text " " $0}
	/<\/result>/ {print text; inside = 0}' report.xml |
	sed "s/&lt;/</g; s/&gt;/>/g; s/&quot;/\"/g; s/&amp;/\&/g" >results.txt

count=0
sed -n 's/^-- expect //p' "$rules" >expected.txt
while read -r id outcome text; do
	count=$((count + 1))
	checks=$((checks + 1))
	line=$(grep -F "<result rule=\"$id\"" results.txt)
	case $line in
	*" outcome=\"$outcome\""*) ;;
	*) fail "$id is not $outcome: $line" ;;
	esac
	case $line in
	*"$text"*) ;;
	*) fail "$id lacks '$text': $line" ;;
	esac
done <expected.txt
[ "$count" -ge 40 ] || fail "only $count expectations were found"
finish
