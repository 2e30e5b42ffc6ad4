#!/bin/sh
# The tree keeps its shape: a file includes only what is beneath it, by the
# path from the root; a .c ends before 500 lines; every file says first what
# it is. Takes the tree's root, or top_srcdir, or the folder above its own.
set -u
root=${1:-${top_srcdir:-$(dirname "$0")/../..}}
cd "$root" || exit 99
work=$(mktemp -d) || exit 99
trap 'rm -rf "$work"' EXIT
: >"$work/complaints"

complain()
{
	echo "FAIL: $*" >>"$work/complaints"
}

# floor FOLDER: the number of its floor, nothing for a folder without one.
floor()
{
	case $1 in
	core/base) echo 0 ;;
	core/model) echo 1 ;;
	core/read | reports) echo 2 ;;
	core/native | core/lua) echo 3 ;;
	core/assess) echo 4 ;;
	core/lanes | core/cases) echo 5 ;;
	core/cli) echo 6 ;;
	esac
}

files=$(find core reports plugins tests -name '*.[ch]' -type f \
	! -path '*/.*' ! -path 'core/include/*' | sort)
n=0
for file in $files; do
	folder=$(dirname "$file")
	n=$((n + 1))
	case $folder in
	tests/*) own=tests ;;
	plugins/*) own=plugin ;;
	*) own=$(floor "$folder") ;;
	esac
	if [ -z "$own" ]; then
		complain "$file: its folder is on no floor"
		continue
	fi
	sed -n 's/^[ \t]*#[ \t]*include[ \t]*"\([^"]*\)".*/\1/p' "$file" \
		>"$work/included"
	while read -r other; do
		beside=$(dirname "$other")
		# Made at build time, on the floor of its folder; config.h is
		# nobody's.
		[ "$other" != config.h ] || continue
		case $other in
		*/*) ;;
		*)
			complain "$file: \"$other\" is no path from the root"
			continue
			;;
		esac
		if [ ! -f "$other" ] && [ ! -f "${other%.h}.rnc" ]; then
			case $other in
			*_grammar.h) ;;
			*) complain "$file: there is no \"$other\"" ;;
			esac
		fi
		case $own in
		tests) continue ;;
		plugin)
			[ "$beside" = "$folder" ] ||
				complain "$file: a plugin includes \"$other\""
			continue
			;;
		esac
		its=$(floor "$beside")
		[ "$beside" != core/include/heng ] || its=0
		if [ -z "$its" ]; then
			complain "$file: \"$other\" is on no floor"
		elif [ "$its" -gt "$own" ]; then
			complain "$file (floor $own): \"$other\" is on floor $its"
		elif [ "$its" -eq "$own" ] && [ "$beside" != "$folder" ]; then
			complain "$file: \"$other\" is beside it, not beneath"
		fi
		# The report is written from results; nothing that makes
		# results knows of it, and it knows of no document.
		case $folder:$beside in
		core/assess:reports | core/native:reports | core/lua:reports)
			complain "$file: what judges does not know the report"
			;;
		esac
	done <"$work/included"
	case $file in
	*.c)
		lines=$(wc -l <"$file")
		[ "$lines" -lt 500 ] ||
			[ "$own" = tests ] ||
			complain "$file: $lines lines, split it by noun"
		;;
	esac
	case $(head -c 2 "$file") in
	'/*') ;;
	*) complain "$file: does not begin with a comment" ;;
	esac
done
[ "$n" -ge 100 ] || complain "only $n files were found"

# What is not C begins with a comment as well.
find core reports plugins policies tests -type f ! -path '*/.*' \
	\( -name '*.lua' -o -name '*.sh' -o -name '*.am' -o -name '*.rnc' \) |
	sort >"$work/others"
while read -r file; do
	# Broken on purpose.
	case $file in
	tests/policy/broken/* | tests/fuzz/corpus/*) continue ;;
	esac
	first=$(LC_ALL=C sed -n '/^#!/d; p; q' "$file" | head -c 2)
	[ -n "$first" ] || first=$(LC_ALL=C sed -n '2{p;q;}' "$file" | head -c 2)
	case $file:$first in
	*.lua:-- | *.sh:'#'* | *.am:'#'* | *.rnc:'#'*) ;;
	*) complain "$file: does not begin with a comment" ;;
	esac
done <"$work/others"

# The top level is what the design names.
for entry in *; do
	case $entry in
	README.md | LICENSE | bootstrap | configure.ac | Makefile.am) ;;
	core | plugins | policies | reports | tests) ;;
	# Made by bootstrap, make and git, or part of a distribution only.
	configure | configure~ | Makefile.in | aclocal.m4 | autom4te.cache) ;;
	build-aux | config.h.in | config.h.in~ | _build | _inst | out) ;;
	Makefile | config.h | config.log | config.status | libtool | stamp-h1) ;;
	heng | libheng.a | test-suite.log | heng-*) ;;
	*) complain "$entry: what is it doing at the top?" ;;
	esac
done

sort -u "$work/complaints" >&2
[ ! -s "$work/complaints" ] || exit 1
echo "check-floors.sh: $n files in their places"
