#!/bin/sh
# Every policy of this folder against a plain Lua state and against heng. Its
# head says what it does there (bare, see bare.c) and what it comes to here:
#   -- heng: refused H2023 TEXT     it is not loaded, for that reason
#   -- heng: OUTCOME TEXT           its rule comes to that, its result says
#                                   TEXT; "limit" stands for any counted limit
# Beside them an honest policy comes to the same bytes as alone.
. "${top_srcdir:-.}/tests/cli/setup.sh"

folder=$top_srcdir/tests/attack/policies
bare=$top_builddir/tests/attack/policies/bare
honest=$top_srcdir/tests/policy/honest
sample=$samples/clean-admission.xml
[ -x "$bare" ] || {
	echo "$name: $bare is not there; run make check" >&2
	exit 99
}

# The second run of two: while heng works on one core, bare does on others.
set --
for file in "$folder"/*.lua; do
	set -- "$@" "$file"
done
count=$#
[ "$count" -ge 200 ] || fail "only $count attacks were found"
"$bare" "$@" >bare.txt &
bare_pid=$!

head_of()
{
	sed -n "s/^-- $1: //p" "$2"
}

# Text and outcome of a result in results.txt, "limit" as above.
check_result()
{
	checks=$((checks + 1))
	line=$(grep -F "<result rule=\"A-$1\"" results.txt)
	outcome=${2%% *}
	text=${2#* }
	case $line in
	*" outcome=\"$outcome\""*) ;;
	*) fail "$1 is not $outcome: $line" ;;
	esac
	[ "$text" != limit ] || case $line in
	*"instruction limit"*) return ;;
	*"memory limit"*) return ;;
	*"limit of memory"*) return ;;
	*"stack overflow"*) return ;;
	esac
	case $line in
	*"$text"*) ;;
	*) fail "$1 lacks '$text': $line" ;;
	esac
}

# One line a result, its character references undone.
flatten()
{
	awk '/<result /{text = ""; inside = 1}
		inside {text = text " " $0}
		/<\/result>/ {print text; inside = 0}' "$1" |
		sed "s/&lt;/</g; s/&gt;/>/g; s/&quot;/\"/g; s/&amp;/\&/g" |
		sed "s/&apos;/'/g; s/&#39;/'/g; s/&#x27;/'/g"
}

honest_alone()
{
	# The share of H-0 is less where it has company.
	flatten "$1" | grep '<result rule="H-[1-9]' >"$2"
	[ "$(wc -l <"$2")" -eq 5 ] || fail "$1 has not five honest results"
}

# Several at once: each is its own policy, and no rule is two policies'.
"$HENG" assess -P "$honest/profile.lua" \
	-p "$honest/rules.lua" -o alone.xml "$sample" >/dev/null 2>&1
honest_alone alone.xml alone.txt
set --
late=
for file in "$folder"/*.lua; do
	case $(head_of heng "$file") in
	"refused "*) ;;
	*"reached the limit rule-"*) late="$late $(basename "$file" .lua)" ;;
	*) set -- "$@" -p "$file" ;;
	esac
done
# Counts end them all, however busy the machine: the clock has time.
"$HENG" assess -j 1 --limit rule-wall=20s --limit rule-cpu=20s \
	--limit dossier-wall=200s --limit dossier-cpu=200s \
	-P "$honest/profile.lua" -p "$honest/rules.lua" "$@" -o all.xml \
	"$sample" >summary.txt 2>&1
status=$?
[ "$status" -eq 4 ] || fail "all attacks: status $status instead of 4"
flatten all.xml >results.txt
honest_alone all.xml beside.txt
same alone.txt beside.txt "honest results"
grep -q 'volatile="true"' all.xml &&
	fail "a counted limit was met by the clock: $(grep -o \
		'rule-[a-z]* of.*' all.xml)"
for file in "$folder"/*.lua; do
	wanted=$(head_of heng "$file")
	case $wanted in
	"refused "*|*"reached the limit rule-"*) ;;
	*) check_result "$(basename "$file" .lua)" "$wanted" ;;
	esac
done

# What no count can see is stopped by the clock, and is named all the same.
set --
for attack in $late; do
	set -- "$@" -p "$folder/$attack.lua"
done
"$HENG" assess -j 1 --limit rule-wall=300ms --limit rule-cpu=300ms \
	-P "$honest/profile.lua" -p "$honest/rules.lua" "$@" \
	-o late.xml "$sample" >summary.txt 2>&1
flatten late.xml >results.txt
honest_alone late.xml beside.txt
same alone.txt beside.txt "honest results beside the late ones"
for attack in $late; do
	check_result "$attack" "$(head_of heng "$folder/$attack.lua")"
done
grep -q 'volatile="true"' late.xml || fail "the clock's results are firm"

for file in "$folder"/*.lua; do
	wanted=$(head_of heng "$file")
	case $wanted in
	"refused "*) ;;
	*) continue ;;
	esac
	wanted=${wanted#refused }
	"$HENG" validate --lang en "$file" >out 2>err
	status=$?
	checks=$((checks + 1))
	[ "$status" -eq 2 ] || fail "$file: status $status instead of 2"
	last="validate $(basename "$file")"
	says "error[${wanted%% *}]: " "${wanted#* }"
done

sanitized=
"$heng" doctor >/dev/null 2>&1 || sanitized=yes
wait "$bare_pid" || fail "bare ended with $?"
while read -r word file; do
	checks=$((checks + 1))
	wanted=$(head_of bare "$file")
	# A sanitizer has addresses and a stack of its own.
	[ "$word" = "${wanted%% *}" ] || [ -n "$sanitized" ] ||
		fail "bare: $(basename "$file") $word, not $wanted"
	[ -n "$(head_of attack "$file")" ] || fail "$file says no attack"
done <bare.txt
[ "$(wc -l <bare.txt)" -eq "$count" ] || fail "bare did not try all"
finish
