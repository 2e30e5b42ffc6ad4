#!/bin/sh
# The shipped policies, profiles and cases are clean under luacheck, and its
# configuration knows what a policy may not use.
. "${top_srcdir:-.}/tests/cli/setup.sh"

command -v luacheck >/dev/null 2>&1 || {
	echo "$name: luacheck is not there (Debian: lua-check)"
	exit 77
}

config=$top_srcdir/.luacheckrc
checks=$((checks + 1))
(cd "$top_srcdir/policies" &&
	luacheck --std lua54 --no-color --no-cache --config "$config" -q .) \
	>out 2>&1 || {
	fail "the shipped policies are not clean under luacheck"
	cat out >&2
}
files=$(sed -n 's/.* in \([0-9]*\) files$/\1/p' out)
checks=$((checks + 1))
[ "${files:-0}" -ge 30 ] || fail "luacheck saw ${files:-no} files"

cat >bad.lua <<'END'
local unused = 1
rule { id = os.getenv "ID", check = function() return fial {} end }
END
checks=$((checks + 3))
luacheck --std lua54 --no-color --no-cache --config "$config" bad.lua \
	>out 2>&1 && fail "luacheck finds nothing wrong in bad.lua"
for text in "unused variable" "'os'" "'fial'"; do
	grep -qF "$text" out || fail "luacheck does not name $text"
done
finish
