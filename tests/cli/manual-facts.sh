#!/bin/sh
# heng.1 says what the program is: every named limit with its value, every
# option of every command, every family of error codes; and it names no limit
# or option that is not there.
. "$(dirname "$0")/setup.sh"

page=$top_srcdir/core/cli/heng.1
core=$top_srcdir/core
last=heng.1

# Limits: "NAME VALUE" of the headers, the values computed.
for header in \
	../reports/public.h \
	../reports/summary_parts.h \
	../reports/xslt.h \
	assess/known.h \
	assess/movers.h \
	assess/repair.h \
	assess/verdict.h \
	base/confine.h \
	base/library.h \
	cli/diff_parts.h \
	cli/gathering.h \
	cli/panel_parts.h \
	cli/produce.h \
	cli/stored_parts.h \
	lanes/channel.h \
	lanes/kit.h \
	lanes/made.h \
	lanes/supervisor.h \
	lua/decl.h \
	lua/nesting.h \
	lua/policies.h \
	lua/profiles.h \
	model/commitment.h \
	model/experts.h \
	model/path.h \
	model/profile.h \
	model/result.h \
	model/rule.h \
	model/waiver.h \
	native/attachment.h \
	native/output.h \
	native/plugins.h \
	read/csv.h \
	read/reader.h; do
	sed -nE 's/^(#define|enum \{)?[[:space:]]*(HENG_[A-Z_]*(_MAX|_SECONDS|_INSTRUCTIONS))([[:space:]]|$)/\2 /p' \
		"$core/$header" |
		sed -E 's,/\*.*,,; s/ HENG_FILE_NAME_MAX = /\nHENG_FILE_NAME_MAX = /' |
		sed -nE 's/\(uint64_t\)//; s/^(HENG_[A-Z_]+) *=? *([^,}]+).*/\1 \2/p'
done >limits
# Not a limit that a user can reach: the grammars are built in.
sed -i '/^HENG_DEFINITIONS_MAX /d' limits
while read -r limit value; do
	checks=$((checks + 1))
	case $value in
	*[!0-9\<\ \(\)]*)
		fail "the value of $limit cannot be read: $value"
		continue
		;;
	esac
	value=$(($value))
	tab=$(printf '\t')
	grep -qF -e "$limit$tab$value$tab" "$page" ||
		fail "heng.1 does not say that $limit is $value"
done <limits
sed -nE 's/^(HENG_[A-Z_]+)	[0-9]+	.*/\1/p' "$page" >named
while read -r limit; do
	checks=$((checks + 1))
	grep -q "^$limit " limits || fail "heng.1 names $limit, which is not there"
done <named
[ "$(wc -l <limits)" -ge 35 ] || fail "only $(wc -l <limits) limits found"

# What can be changed: each as heng doctor has it, and no other.
"$heng" doctor --lang en >doctor || :
sed -nE 's/^([a-z]+(\\-[a-z]+)+)	([0-9]+[a-zA-Z]*)	T\{$/\1 \3/p' "$page" |
	sed 's/\\-/-/g' >named
while read -r limit value; do
	checks=$((checks + 1))
	grep -qE "(^|[[:space:]])$limit[[:space:]]+$value([[:space:]]|\$)" doctor ||
		fail "heng doctor does not say that $limit is $value"
done <named
[ "$(wc -l <named)" -eq "$(grep -c '^    LIMIT(' "$core/base/limits.c")" ] ||
	fail "heng.1 has $(wc -l <named) limits, base/limits.c others"

# Options: as the commands' own help lists them.
for command in assess validate list explain report panel test doctor; do
	must "$heng" "$command" --help >help
	grep -oE -e '--?[a-z][a-z-]*' help | grep -E '^(--[a-z]|-[a-zA-Z]$)'
done | sort -u >options
sed 's/\\-/-/g' "$page" >plain
while read -r option; do
	checks=$((checks + 1))
	grep -qE -e "(^|[^a-z-])$option([^a-z-]|\$)" plain ||
		fail "heng.1 does not name the option $option"
done <options
[ "$(wc -l <options)" -ge 10 ] || fail "only $(wc -l <options) options found"
grep -oE -e '--[a-z][a-z-]+' plain | sort -u | grep -vx -e --version \
	-e --help >known
while read -r option; do
	checks=$((checks + 1))
	grep -qx -e "$option" options ||
		fail "heng.1 names $option, which no command has"
done <known

# Codes: each family that the sources use has a line, each code named there
# is one of theirs.
cat "$core"/*/*.c "$top_srcdir"/reports/*.c | grep -oE '"H[0-9]{4}"' |
	tr -d '"' | sort -u >codes
sed -E 's/..$/xx/' codes | sort -u >families
while read -r family; do
	checks=$((checks + 1))
	grep -q -e "^\(.*[ ,]\)\{0,1\}$family" "$page" ||
		fail "heng.1 does not explain the codes $family"
done <families
grep -oE '\bH[0-9]{4}\b' "$page" | sort -u >named
while read -r code; do
	checks=$((checks + 1))
	grep -qx "$code" codes || fail "heng.1 names $code, which is not there"
done <named
finish
