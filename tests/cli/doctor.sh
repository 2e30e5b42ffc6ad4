#!/bin/sh
# heng doctor says what is there and what is missing, each defence tried; and
# --require-sandbox refuses to go on without one.
. "$(dirname "$0")/setup.sh"

without=$top_builddir/tests/unit/confine_without
real=$heng

# lacking CALLS: heng on a kernel that lacks these system calls.
lacking()
{
	cat >"$work/heng without" <<W
#!/bin/sh
exec '$without' '$1' '$real' "\$@"
W
	chmod +x "$work/heng without"
	heng="$work/heng without"
}

# hides TEXT...: none of them is in out.
hides()
{
	for text; do
		checks=$((checks + 1))
		! grep -qF -e "$text" out || {
			fail "$last: '$text' is in out"
			show
		}
	done
}

# What this machine and this build have, to hold the rest against.
"$real" doctor --lang en >whole 2>err
usual=$?
if grep -q 'MISSING\|NOT BUILT' whole; then
	[ "$usual" -eq 4 ] || fail "heng doctor: $usual, and one is missing"
	run 4 doctor --lang en --require-sandbox
	says 'error[H6022]' 'heng doctor'
else
	run 0 doctor --lang en --require-sandbox
	hides ALLOWED UNKNOWN
	shows 'All defences are active.'
	[ -s err ] && fail "$last: says something"
fi

# All of it, in each language.
run "$usual" doctor
shows '防护' 'Defences' '限制' 'Limits' '查找位置' 'Where things' \
	'版本' 'Versions' HENG_POLICY_PATH libxml2 Lua OpenSSL libseccomp \
	fintech-sandbox pboc-admission pboc-exit identifiers evidence
for defence in seccomp landlock rlimits privileges descriptors parent \
	capture deadlines; do
	shows "  $defence "
done
run "$usual" doctor --lang zh
shows '防护' '现有插件'
grep -q 'Defences\|installation\|blocked' out && fail "$last: English in it"
run "$usual" doctor --lang en
LC_ALL=C grep -q "$(printf '[\344-\351]')" out && fail "$last: Chinese in it"
HENG_LANG=en
NO_COLOR=1
export HENG_LANG NO_COLOR
mv out plain
run "$usual" doctor
shows 'HENG_LANG           en' 'NO_COLOR            1'
run "$usual" doctor --color always
sed "s/$(printf '\033')\[[0-9;]*m//g" out >bare
cmp -s out bare && fail "$last: no colour"
unset NO_COLOR

# Limits, as they are and as they would be.
run "$usual" doctor
shows 'rule-wall                   1s' 'plugin-memory               1G'
hides default
run "$usual" doctor --limit rule-wall=250ms --limit plugin-memory=64M
shows 'rule-wall                250ms' 'plugin-memory              64M' \
	'default 1s' 'default 1G'
run 2 doctor --limit rule-wal=1s
says "did you mean 'rule-wall'"
run 2 doctor --limit rule-wall=0

# Where things are looked for.
HENG_PLUGIN_PATH="$work/no plugins" run "$usual" doctor
shows "$work/no plugins  NOT THERE" '← HENG_PLUGIN_PATH' 'none'
(
	unset HENG_PLUGIN_PATH HENG_POLICY_PATH
	"$heng" doctor >out 2>err
)
last='heng doctor without a path'
shows '← installation'
hides '← HENG_PLUGIN_PATH'

# Switched off is not missing, but what it stops is possible then.
run "$usual" doctor --unconfined all
shows 'OFF' 'ALLOWED'
run "$usual" doctor --unconfined rlimits,descriptors
shows 'rlimits             OFF' 'descriptors         OFF'
grep -E '^  (take memory|use a file left).*(ALLOWED +){2}ALLOWED' out >both
checks=$((checks + 1))
[ "$(wc -l <both)" -eq 2 ] || fail "$last: something was still blocked"
run 4 doctor --unconfined capture --require-sandbox
says 'error[H6023]' 'capture'
run 2 doctor --unconfined secomp
says 'error[H6021]' "did you mean 'seccomp'"

# A machine without them.
dossier=$samples/improve-exit.xml
if [ "$usual" -eq 0 ] && [ -x "$without" ]; then
	lacking landlock_create_ruleset
	run 4 doctor
	shows 'landlock            MISSING' '5.13' 'Missing: landlock' \
		'Landlock ABI        0'
	# A plugin that is being loaded could read, and nothing else.
	[ "$(grep -c ALLOWED out)" -eq 1 ] || fail "$last: more is allowed"
	run 4 doctor --lang zh
	shows '缺少防护： landlock' '插件可以读取文件'
	run 4 doctor --require-sandbox
	says 'error[H6022]' 'landlock'
	run 2 assess "$dossier" --require-sandbox
	says 'error[H6022]' 'landlock'
	hides '/100'

	lacking seccomp
	run 4 doctor
	shows 'seccomp             MISSING' 'Missing: seccomp'
	run 2 assess "$dossier" --require-sandbox
	says 'error[H6022]' 'seccomp'

	lacking seccomp,landlock_create_ruleset,close_range
	run 4 doctor
	shows 'Missing: seccomp landlock descriptors' ALLOWED
	run 4 doctor --require-sandbox
	says 'seccomp, landlock, descriptors'
fi

run 2 doctor extra
says "takes no 'extra'"
run 0 doctor --help
shows 'heng doctor' '--limit' '--unconfined' '--require-sandbox' '--lang'
run 2 doctor --frobnicate
says 'error[H2400]' '--frobnicate'
heng=$real
if [ -w /dev/full ]; then
	last='heng doctor >/dev/full'
	checks=$((checks + 1))
	status=0
	"$heng" doctor >/dev/full 2>err || status=$?
	[ "$status" -eq 4 ] || fail "$last: status $status"
fi
finish
