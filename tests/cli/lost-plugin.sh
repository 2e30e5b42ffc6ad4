#!/bin/sh
# A plugin that is missing, no plugin, too new, or dies: what the profile
# wants from it is an error in the report with a reason that names it, never
# absent; the status is 4; what others judge is as it was, byte for byte.
. "$(dirname "$0")/setup.sh"

dossier=$samples/clean-admission.xml
panel=$samples/panels/clean-admission.panel.xml
wanted='LC-03 LC-04 LC-05'	# rules of the plugin identifiers
measured='SQ-02 LC-09'		# rules that judge a measure of evidence

run 0 assess "$dossier" --panel "$panel" -o honest.xml
for rule in $wanted $measured; do
	grep -q "<result rule=\"$rule\"" honest.xml ||
		fail "$rule is no longer in the report: this test is stale"
done

compile()
{
	must ${CC:-cc} -std=c11 -shared -fPIC -o "$1" \
		-I "$top_srcdir/core/include" -I "$top_srcdir" "$2"
}

# result REPORT RULE: the lines of one result.
result()
{
	sed -n "/<result rule=\"$2\"/,/<\/result>/p" "$1"
}

# others REPORT RULE...: all results but those. What share of the total a
# rule has is left out: a lost rule always counts, a rule may not apply.
others()
{
	report=$1
	shift
	set -- $(printf '%s|' "$@")
	awk -v lost="^(${*%|})\$" '
		/<result / {
			match($0, /rule="[^"]*"/)
			rule = substr($0, RSTART + 6, RLENGTH - 7)
			inside = rule !~ lost
		}
		inside {
			sub(/ effectiveWeight="[0-9]*"/, "")
			print
		}
		/<\/result>|<result .*\/>/ { inside = 0 }
	' "$report"
}

# is_lost REPORT REASON RULE...: errors that give the reason.
is_lost()
{
	report=$1 reason=$2
	shift 2
	for rule; do
		checks=$((checks + 2))
		result "$report" "$rule" >result
		grep -q "outcome=\"error\"" result || {
			fail "$last: $rule is no error in $report"
			head -n 12 result >&2
		}
		grep -qF -e "$reason" result || {
			fail "$last: $rule in $report lacks '$reason'"
			head -n 12 result >&2
		}
	done
	checks=$((checks + 1))
	if grep -qF -e "$work" "$report"; then
		fail "$report names a folder of this machine:"
		grep -F -e "$work" "$report" | head -n 3 >&2
	fi
	others honest.xml "$@" >expected
	others "$report" "$@" >got
	[ -s expected ] || fail "nothing is left to compare"
	same expected got "$last ($report)"
	if [ -n "${XMLLINT-}" ]; then
		checks=$((checks + 1))
		"$XMLLINT" --nonet --noout --relaxng \
			"$top_srcdir/reports/report.rng" "$report" 2>rng ||
			{ fail "$report: not valid"; cat rng >&2; }
	fi
}

# lose NAME PLUGIN REASON RULE...: assesses with folder NAME in place of
# PLUGIN's own; the other plugins are the honest ones.
lose()
{
	case=$1 plugin=$2 reason=$3
	shift 3
	HENG_PLUGIN_PATH=$work/$case
	for other in identifiers evidence data-flow; do
		[ "$other" = "$plugin" ] ||
			HENG_PLUGIN_PATH=$HENG_PLUGIN_PATH:$plugins/$other/.libs
	done
	run 4 assess "$dossier" --panel "$panel" -o "$case.xml"
	is_lost "$case.xml" "$reason" "$@"
	grep -q "<plugin id=\"$plugin\"" "$case.xml" ||
		fail "$last: the basis of $case.xml does not name $plugin"
}

for plugin in identifiers evidence data-flow; do
	case $plugin in
	identifiers) rules=$wanted ;;
	data-flow) rules=DS-25 ;;
	*) rules=$measured ;;
	esac
	must mkdir "missing-$plugin" "text-$plugin" "empty-$plugin" \
		"folder-$plugin" "symbol-$plugin" "minor-$plugin" \
		"load-$plugin" "name-$plugin"
	# shellcheck disable=SC2086
	{
		lose missing-$plugin $plugin $plugin.so $rules
		says 'error[H3001]' $plugin '找不到或无法读取插件' \
			'is not there or cannot be read'
		echo '#!/bin/sh' >"text-$plugin/$plugin.so"
		lose text-$plugin $plugin "$plugin" $rules
		says 'error[H3' $plugin
		: >"empty-$plugin/$plugin.so"
		lose empty-$plugin $plugin "$plugin" $rules
		says 'error[H3' $plugin
		must mkdir "folder-$plugin/$plugin.so"
		lose folder-$plugin $plugin "$plugin" $rules
		says 'error[H3' $plugin
		compile "symbol-$plugin/$plugin.so" \
			"$top_srcdir/tests/attack/plugins/no_symbol.c"
		lose symbol-$plugin $plugin "$plugin" $rules
		says 'error[H3004]' $plugin
		compile "minor-$plugin/$plugin.so" \
			"$top_srcdir/tests/attack/plugins/newer_minor.c"
		lose minor-$plugin $plugin '1.4' $rules
		says 'error[H3007]' $plugin '1.4' '1.0'
		compile "load-$plugin/$plugin.so" \
			"$top_srcdir/tests/attack/plugins/crashes_on_load.c"
		lose load-$plugin $plugin 'signal 11' $rules
		says 'error[H3010]' $plugin
		compile "name-$plugin/$plugin.so" \
			"$top_srcdir/tests/attack/plugins/wrong_id.c"
		lose name-$plugin $plugin 'something-else' $rules
		says 'error[H3011]' $plugin
	}
done

# One that is admitted and dies in LC-04: LC-03 and LC-05 are judged.
must mkdir dies-identifiers dies-evidence
cat >dies.c <<'C'
#include <heng/plugin.h>
#include <signal.h>

static int good(const heng_host *host, heng_call *call, void *state)
{
	(void)state;
	return host->outcome(call, HENG_PLUGIN_PASS, 0);
}

static int dies(const heng_host *host, heng_call *call, void *state)
{
	(void)host;
	(void)call;
	(void)state;
	raise(SIGSEGV);
	return 0;
}

#define RULE(variable, rule, fn) static const heng_plugin_rule variable = { \
	.size = sizeof(heng_plugin_rule), .dimension = HENG_PLUGIN_LEGALITY, \
	.phases = HENG_PLUGIN_ADMISSION, .severity = HENG_PLUGIN_MAJOR_RULE, \
	.id = rule, .title = {"规则", "A rule"}, .check = fn }
RULE(one, "LC-03", good);
RULE(two, "LC-04", dies);
RULE(three, "LC-05", good);
static const heng_plugin_rule *const rules[] = {&one, &two, &three, NULL};
static const heng_plugin plugin = {
	.head = HENG_PLUGIN_HEAD, .id = "identifiers", .version = "9.9",
	.rules = rules };

const heng_plugin *heng_plugin_descriptor(void)
{
	return &plugin;
}
C
compile dies-identifiers/identifiers.so dies.c
HENG_PLUGIN_PATH=$work/dies-identifiers:$plugins/evidence/.libs:$plugins/data-flow/.libs
run 4 assess "$dossier" --panel "$panel" -o dies.xml
for rule in LC-03 LC-05; do
	checks=$((checks + 1))
	result dies.xml $rule | grep -q 'outcome="pass"' ||
		fail "$last: $rule does not die and is no pass"
done
others honest.xml $wanted >expected
others dies.xml $wanted >got
same expected got
result dies.xml LC-04 >result
checks=$((checks + 1))
grep -q 'outcome="error"' result && grep -qF 'plugin identifiers 9.9' result &&
	grep -qF 'signal 11' result && grep -qF 'in LC-04' result ||
	{ fail "$last: LC-04 does not say how it came"; cat result; }
# It is started again for the next dossier, and its neighbours are served.
run 4 assess "$dossier" "$samples/veto-admission.xml" --panel "$panel" -o two
same dies.xml two/clean-admission.xml
checks=$((checks + 1))
result two/veto-admission.xml LC-03 | grep -q 'outcome="pass"' ||
	fail "$last: the plugin was not started again"

# Measures that die: the rules that judge them say so, and so do they.
cat >dies.c <<'C'
#include <heng/plugin.h>
#include <signal.h>

static int dies(const heng_host *host, heng_call *call, void *state)
{
	(void)host;
	(void)call;
	(void)state;
	raise(SIGABRT);
	return 0;
}

static const heng_plugin_measure altered = {
	.size = sizeof(heng_plugin_measure), .name = "altered",
	.title = {"改动", "Altered"}, .unit = "item", .compute = dies };
static const heng_plugin_measure missing = {
	.size = sizeof(heng_plugin_measure), .name = "missing",
	.title = {"缺失", "Missing"}, .unit = "item", .compute = dies };
static const heng_plugin_measure *const measures[] = {
	&altered, &missing, NULL };
static const heng_plugin plugin = {
	.head = HENG_PLUGIN_HEAD, .id = "evidence", .version = "9.9",
	.measures = measures };

const heng_plugin *heng_plugin_descriptor(void)
{
	return &plugin;
}
C
compile dies-evidence/evidence.so dies.c
# shellcheck disable=SC2086
lose dies-evidence evidence 'plugin evidence 9.9' $measured
holds dies-evidence.xml 'was killed by signal 6' 'in measure evidence.altered' \
	'被信号 6'

# In a phase in which nothing is wanted from it, it is a fault all the same.
HENG_PLUGIN_PATH=$work/missing-evidence
export HENG_PLUGIN_PATH
run 4 assess "$samples/clean-exit.xml" \
	--panel "$samples/panels/clean-exit.panel.xml" -o exit.xml
holds exit.xml '<plugin id="evidence">' '<plugin id="identifiers">' \
	'is not there or cannot be read'

# A plugin of one's own that is lost, and that nobody knows the rules of.
HENG_PLUGIN_PATH=$plugins/identifiers/.libs:$plugins/evidence/.libs:$plugins/data-flow/.libs
run 4 assess "$dossier" --panel "$panel" --plugin nowhere.so -o own.xml
holds own.xml '<plugin id="nowhere">' 'reason="plugin"' 'rule="nowhere"'
is_lost own.xml nowhere nowhere
finish
