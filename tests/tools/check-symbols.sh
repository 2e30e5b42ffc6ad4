#!/bin/sh
# What the built files show to the outside: plugins export their descriptor
# and nothing else, the installed header stands alone in C99 and C++11, and
# the program is built so that mistakes are hard to exploit.
set -u
here=$(cd "$(dirname "$0")" && pwd)
: "${top_srcdir:=$here/../..}" "${top_builddir:=.}" "${CC:=cc}" "${CXX:=c++}"
work=$(mktemp -d) || exit 99
trap 'rm -rf "$work"' EXIT
failures=0
fail()
{
	echo "FAIL: $*" >&2
	failures=$((failures + 1))
}

n=0
for plugin in "$top_builddir"/plugins/*/.libs/*.so; do
	[ -f "$plugin" ] || continue
	n=$((n + 1))
	exported=$(nm -D --defined-only "$plugin" |
		awk '$2 !~ /[a-z]/ || $2 == "i" {print $3}' |
		grep -v '^__\(a\|l\|t\|ub\|m\)san_\|^__odr_asan\|^_\(init\|fini\)$\|^__sanitizer\|^__gcov\|^mangle_path$\|^__llvm' |
		tr '\n' ' ')
	[ "$exported" = 'heng_plugin_descriptor ' ] ||
		fail "$plugin exports: $exported"
	needed=$(readelf -d "$plugin" | sed -n 's/.*(NEEDED).*\[\(.*\)\]/\1/p' |
		grep -i heng)
	[ -z "$needed" ] || fail "$plugin links against $needed"
done
[ "$n" -ge 2 ] || fail "only $n plugins were found"

cat >"$work/alone.c" <<'C'
#include <heng/plugin.h>
#include <heng/plugin.h>
const heng_plugin *heng_plugin_descriptor(void) { return 0; }
C
include="-I $top_srcdir/core/include"
strict='-Wall -Wextra -Wpedantic -Wshadow -Werror -fsyntax-only'
for standard in c99 c11; do
	# shellcheck disable=SC2086
	$CC -std=$standard $strict $include "$work/alone.c" 2>"$work/log" ||
		{ fail "heng/plugin.h as $standard"; cat "$work/log" >&2; }
done
if command -v "${CXX%% *}" >/dev/null; then
	cp "$work/alone.c" "$work/alone.cc"
	for standard in c++11 c++17; do
		# shellcheck disable=SC2086
		$CXX -std=$standard $strict $include "$work/alone.cc" \
			2>"$work/log" ||
			{ fail "heng/plugin.h as $standard"; cat "$work/log" >&2; }
	done
else
	echo "note: no C++ compiler, the header is not tried in C++"
fi
# Nothing else is installed as a header, and it needs nothing of ours.
for header in "$top_srcdir"/core/include/heng/*; do
	[ "$(basename "$header")" = plugin.h ] || fail "$header: is it public?"
done
grep -n '#include "' "$top_srcdir/core/include/heng/plugin.h" &&
	fail "heng/plugin.h is not self-contained"

heng=$top_builddir/heng
if readelf -h "$heng" >"$work/head" 2>/dev/null; then
	readelf -lW "$heng" >"$work/segments"
	readelf -dW "$heng" >"$work/dynamic"
	grep -q 'Type:.*DYN' "$work/head" || fail "heng is no PIE"
	grep -q 'GNU_RELRO' "$work/segments" || fail "heng has no RELRO"
	grep -q 'BIND_NOW\|Flags:.*NOW' "$work/dynamic" ||
		fail "heng is not bound at the start"
	stack=$(awk '$1 == "GNU_STACK" {print $7}' "$work/segments")
	[ "$stack" = RW ] || fail "heng's stack is '$stack', not RW"
	grep -q 'RPATH\|RUNPATH' "$work/dynamic" && fail "heng has a run path"
	awk '$1 == "LOAD" && $7 ~ /W/ && $0 ~ / RWE /' "$work/segments" |
		grep -q . && fail "heng has pages to write and execute"
	nm -D "$heng" | grep -q '__stack_chk_fail' ||
		fail "heng has no stack protector"
else
	fail "$heng is not there"
fi
[ "$failures" -eq 0 ] && echo "check-symbols.sh: $n plugins, one header, one program"
[ "$failures" -eq 0 ]
