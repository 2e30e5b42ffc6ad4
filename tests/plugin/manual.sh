#!/bin/sh
# Test: the example of heng-plugin(3) compiles and does what the page says.
# Also: heng/plugin.h compiles alone as C99 and as C++11.
set -eu
: "${srcdir:=.}" "${builddir:=.}" "${CC:=cc}" "${CXX:=c++}"
inspect=${HENG_INSPECT:-$builddir/tests/plugin/inspect}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
strict="-Wall -Wextra -Werror -pedantic -I$srcdir/core/include"

printf '#include <heng/plugin.h>\n' >"$work/header.c"
cp "$work/header.c" "$work/header.cc"
$CC -std=c99 $strict -c -o "$work/header.o" "$work/header.c"
if command -v "${CXX%% *}" >/dev/null 2>&1; then
	$CXX -std=c++11 $strict -c -o "$work/header.o" "$work/header.cc"
else
	echo "no C++ compiler: the C++11 part is not checked" >&2
fi

awk '/^\.\\" example: response-days.c/ { found = 1 }
	found && /^\.EE/ { exit }
	inside { print }
	found && /^\.EX/ { inside = 1 }' "$srcdir/core/native/heng-plugin.3" |
	sed 's/\\-/-/g; s/\\e/\\/g' >"$work/response-days.c"
$CC -std=c99 $strict -fPIC -fvisibility=hidden -shared \
	-o "$work/response-days.so" "$work/response-days.c"

cat >"$work/slow.xml" <<'END'
<dossier xmlns="urn:heng:dossier:1" schemaVersion="1" asOf="2026-06-30"
	scheme="pboc-tool" phase="admission">
	<app><name>n</name></app>
	<complaint><institution responseDays="61"><channel/><channel/></institution></complaint>
</dossier>
END
sed 's/61/10/' "$work/slow.xml" >"$work/fast.xml"
sed 's/ responseDays="61"//' "$work/slow.xml" >"$work/silent.xml"
expect() {
	"$inspect" response-days "$work/response-days.so" "$work/$1.xml" \
		>"$work/out" || { cat "$work/out"; exit 1; }
	for want in "$2" "$3" "response-days.channels 2 item"; do
		grep -qF -- "$want" "$work/out" && continue
		echo "$1: no '$want' in:" >&2
		cat "$work/out" >&2
		exit 1
	done
}
expect slow 'RD-01 fail' 'promised within 61 days; the limit is 15'
expect fast 'RD-01 pass 10000' 'reads 1'
expect silent 'RD-01 insufficient' \
	'missing complaint/institution/@responseDays'
