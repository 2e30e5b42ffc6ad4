#!/bin/sh
# The shipped profiles over samples of each scheme; one report for each named
# profile; inheritance key by key; what --resolved prints.
. "$(dirname "$0")/setup.sh"

pack=$top_srcdir/policies/fintech-sandbox/profiles

# verdict REPORT OUTCOME
verdict()
{
	holds "$1" "<verdict outcome=\"$2\""
}

# --- Every shipped profile: its scheme, phase and outcomes, best first.
shipped()
{
	run 0 list profiles --resolved "$1"
	cp out resolved
	checks=$((checks + 1))
	got=$(sed -n 's/^      id = "\(.*\)",$/\1/p' resolved | tr '\n' ' ')
	[ "$got" = "$4 " ] || fail "$1: outcomes $got, expected $4"
	holds resolved "scheme = \"$2\"," "phase = \"$3\","
	# It loads again, anywhere, to the same profile.
	cp resolved "copy.lua"
	run 0 list profiles --resolved ./copy.lua
	for file in resolved out; do
		sed 's/ -- .*//; /^--/d' $file >$file.bare
	done
	same resolved.bare out.bare
}
exit_outcomes='normal-operation improve rectify-or-exit stop'
shipped pboc-admission pboc-tool admission 'admit revise reject'
shipped pboc-operation pboc-tool operation 'continue rectify suspend'
shipped pboc-exit pboc-tool exit "$exit_outcomes"
shipped csrc-selection csrc-pilot admission 'admit revise reject'
shipped csrc-supervision csrc-pilot operation 'continue rectify suspend'
shipped csrc-exit csrc-pilot exit "$exit_outcomes"
holds resolved '"转常态化运营"' '"业务和技术改进"' '"整改或退出"' '"暂停/停止"' \
	'["RC-16"] = {' 'weight = 0, -- csrc-exit.lua:'
shipped csrc-coaching csrc-coaching admission 'admit revise reject'
holds resolved '["LC-07"] = false, -- csrc-coaching.lua:' \
	'weight = 25, -- csrc-selection.lua:' \
	'minimum = 6000, -- sandbox-admission.lua:'
shipped csrc-coaching-supervision csrc-coaching operation \
	'continue rectify suspend'
shipped csrc-coaching-exit csrc-coaching exit 'completed continue stop'
shipped fca-eligibility fca-sandbox admission 'eligible improve not-eligible'
run 0 list profiles --format json
checks=$((checks + 1))
[ "$(grep -c '"id"' out)" -eq 10 ] || fail "$last: not ten profiles"
checks=$((checks + 1))
grep -q sandbox-base out && fail "$last: an abstract profile"
for file in "$pack"/*.lua; do
	run 0 validate "$file"
done

# --- CSRC: the four conclusions.
for sample in selection:0:admit supervision:0:continue \
	exit:0:normal-operation coaching:0:admit; do
	base=csrc-${sample%%:*}
	rest=${sample#*:}
	run "${rest%%:*}" assess "$samples/$base.xml" \
		--panel "$samples/panels/$base.panel.xml" -o "$base.xml"
	verdict "$base.xml" "${rest#*:}"
	holds "$base.xml" "<profile id=\"$base\""
	checks=$((checks + 1))
	grep -q '<subject [^>]*scheme=' "$base.xml" &&
		fail "$last: a note on a profile that fits"
	checks=$((checks + 1))
	[ ! -s err ] || { fail "$last: something on standard error"; show; }
done
# A changed dossier or panel, with the panel's digest renewed.
exit_with()
{
	sed "$3" "$samples/csrc-exit.xml" >exit.xml
	digest=$(sha256sum <exit.xml)
	sed "s/dossier=\"[^\"]*\"/dossier=\"sha256:${digest%% *}\"/; $4" \
		"$samples/panels/csrc-exit.panel.xml" >exit.panel.xml
	run "$1" assess exit.xml --panel exit.panel.xml -o exit.report.xml
	verdict exit.report.xml "$2"
}
exit_with 0 normal-operation '' ''
exit_with 1 improve '' 's/\(rule="RC-23" score="\)[0-9]*/\155/'
exit_with 1 rectify-or-exit '' 's/\(rule="RC-23" score="\)[0-9]*/\110/'
exit_with 1 stop '' 's/\(rule="LC-29" score="\)[0-9]*/\110/'
exit_with 1 stop '' 's/\(rule="LC-31" score="\)[0-9]*/\110/'

# --- Tolerance: computed, cited, in no score.
tolerance()
{
	sed -n '/<result rule="RC-16"/,/<\/result>/p' "$1" >tolerance
	holds tolerance 'weight="0"' 'effectiveWeight="0"' 'veto="false"' \
		'<cite norm="csrc-pilot"' 'verified="false"' "outcome=\"$2\"" \
		"$3" "$4"
}
tolerance csrc-exit.xml pass '符合容错条件' 'eligible for lenient treatment'
tolerance csrc-supervision.xml pass '符合容错条件' \
	'eligible for lenient treatment'
sed 's/marketImpact="false"/marketImpact="true"/' "$samples/csrc-exit.xml" \
	>impact.xml
run 3 assess impact.xml -o impact.report.xml
tolerance impact.report.xml fail '不符合容错条件' 'not eligible'
# It changes nothing: without it the total is the same.
cat >without.lua <<'L'
profile { id = "without", inherits = "csrc-exit",
  title = { zh = "无容错", en = "Without" }, rules = { ["RC-16"] = false } }
L
run 3 assess impact.xml -P without.lua -o without.report.xml
for file in impact without; do
	sed -n 's/.*<verdict \(.*\)>$/\1/p' $file.report.xml >$file.verdict
done
same impact.verdict without.verdict

# --- Coaching is for technology firms, and not for live business.
sed 's/scheme="csrc-pilot"/scheme="csrc-coaching"/' \
	"$samples/csrc-selection.xml" >live.xml
run 1 assess live.xml -o live.report.xml
verdict live.report.xml reject
holds live.report.xml '<because rule="CO-01"' '<because rule="CO-02"' \
	'<notSelected rule="LC-07" reason="profile"/>'

# --- FCA: another regulator over the same dossier; the need for support
# informs at home and counts abroad.
selection=$samples/csrc-selection.xml
ballots()
{
	digest=$(sha256sum <"$1")
	cat <<-X
	<panel xmlns="urn:heng:panel:1" profile="$2" asOf="2026-06-30"
	    dossier="sha256:${digest%% *}">
	  <expert id="E1"><name>甲</name></expert>
	  <expert id="E2"><name>乙</name></expert>
	  <expert id="E3"><name>丙</name></expert>
	X
	for rule in $3; do
		for expert in E1 E2 E3; do
			echo "  <ballot expert=\"$expert\" rule=\"$rule\"" \
				'score="80" round="1"/>'
		done
	done
	echo '</panel>'
}
ballots "$selection" fca-eligibility 'SC-01 IV-02 SC-03' >fca.panel.xml
run 0 assess "$selection" -P fca-eligibility --panel fca.panel.xml -o fca.xml
verdict fca.xml eligible
says 'H2416' '方案 fca-eligibility 适用于机制 fca-sandbox 的' \
	'profile fca-eligibility is for scheme fca-sandbox' \
	'the dossier is of scheme csrc-pilot'
holds fca.xml '" scheme="csrc-pilot" phase="admission">' \
	'<message xml:lang="zh">方案 fca-eligibility' \
	'<message xml:lang="en">profile fca-eligibility' \
	'rule="SC-02" dimension="innovation" outcome="pass" severity="minor" weight="3"' \
	'<notSelected rule="LC-01" reason="profile"/>'
run 0 explain fca.xml --lang en
shows 'Note: profile fca-eligibility is for scheme fca-sandbox'
sed '/<supportNeed/,/<\/supportNeed>/d' "$selection" >needless.xml
ballots needless.xml fca-eligibility 'SC-01 IV-02 SC-03' >needless.panel.xml
run 3 assess needless.xml -P fca-eligibility --panel needless.panel.xml \
	-o needless.report.xml
holds needless.report.xml '<deciding rule="SC-02"/>'
run 3 assess needless.xml -P pboc-admission -o needless.report.xml
holds needless.report.xml 'rule="SC-02" dimension="innovation" outcome="insufficient" severity="minor" weight="0"'
checks=$((checks + 1))
grep -q '<deciding rule="SC-02"/>' needless.report.xml &&
	fail "$last: what only informs decides"

# --- Several profiles: a report each, with the bytes of one alone.
exit=$samples/clean-exit.xml
panel=$samples/panels/clean-exit.panel.xml
run 0 assess "$exit" -P pboc-exit --panel "$panel" -o pboc.xml
run 3 assess "$exit" -P csrc-exit -o csrc.xml
cp out csrc.txt
for jobs in 1 4; do
	run 3 assess "$exit" -P pboc-exit -P csrc-exit --panel "$panel" \
		-o "both$jobs/" -j $jobs
	same pboc.xml "both$jobs/clean-exit.pboc-exit.xml"
	same csrc.xml "both$jobs/clean-exit.csrc-exit.xml"
	checks=$((checks + 1))
	[ "$(ls "both$jobs" | wc -l)" -eq 2 ] || fail "$last: not two reports"
	# One after the other, in the order of the command line.
	checks=$((checks + 1))
	sed -n 's/.*·  *\([a-z-]*-exit\)$/\1/p' out | tr '\n' ' ' >order
	[ "$(cat order)" = 'pboc-exit csrc-exit ' ] ||
		{ fail "$last: order $(cat order)"; show; }
	checks=$((checks + 1))
	[ "$(grep -c H2416 err)" -eq 1 ] ||
		{ fail "$last: not one note"; show; }
done
# A panel for each.
sed 's/profile="pboc-exit"/profile="csrc-exit"/' "$panel" >other.panel.xml
run 0 assess "$exit" -P csrc-exit -P pboc-exit --panel "$panel" \
	--panel other.panel.xml -o panels/
same pboc.xml panels/clean-exit.pboc-exit.xml
run 2 assess "$exit" -P csrc-exit -P pboc-exit --panel "$panel" \
	--panel "$panel" -o panels2/
says H4007
absent panels2
sed 's/profile="pboc-exit"/profile="pboc-operation"/' "$panel" >third.xml
run 2 assess "$exit" -P csrc-exit -P pboc-exit --panel third.xml
says H4001
# Two dossiers and two profiles; the file of a profile gives its name.
must cp "$pack/pboc-exit.lua" mine.lua
run 3 assess "$exit" "$samples/improve-exit.xml" -P mine.lua -P csrc-exit \
	-o four
for report in clean-exit.mine clean-exit.csrc-exit improve-exit.mine \
	improve-exit.csrc-exit; do
	checks=$((checks + 1))
	[ -s "four/$report.xml" ] || fail "$last: no $report.xml"
done
# What is wrong with a dossier is said once, and costs the others nothing.
printf '<no/>' >broken.xml
run 3 assess broken.xml "$exit" -P pboc-exit -P csrc-exit -o rest
checks=$((checks + 1))
[ "$(grep -c '^error' err)" -eq 1 ] || { fail "$last: not one error"; show; }
same csrc.xml rest/clean-exit.csrc-exit.xml
# Standard input, read once.
checks=$((checks + 1))
"$heng" assess - -P pboc-exit -P csrc-exit -o input <"$exit" >out 2>err
[ $? -eq 3 ] || { fail "standard input: no status 3"; show; }
checks=$((checks + 1))
[ -s input/stdin.pboc-exit.xml ] && [ -s input/stdin.csrc-exit.xml ] ||
	fail "standard input: not two reports"

# usage TEXT ARG...: refused before anything runs.
usage()
{
	text=$1
	shift
	run 2 assess "$@"
	says "$text"
}
two='-P pboc-exit -P csrc-exit'
# shellcheck disable=SC2086
{
usage 'need a folder' "$exit" $two -o both.xml
usage '要放进文件夹' "$exit" $two -o both.xml
usage 'one profile only' "$exit" $two -o -
must cp "$exit" file
usage 'need a folder' "$exit" $two -o file
same "$exit" file
usage 'have one name' "$exit" -P pboc-exit -P pboc-exit
usage 'have one name' "$exit" -P pboc-exit -P ./pboc-exit.lua -o two/
must mkdir twins
must cp "$exit" twins/a.xml
must cp "$exit" twins/a.b.xml
must cp mine.lua b.c.lua
must cp mine.lua c.lua
usage 'would have one name' twins/a.xml twins/a.b.xml -P b.c.lua -P c.lua \
	-o two/
must cp "$exit" twins/x.xml
must cp "$exit" twins/x.csrc-exit.xml
usage 'would overwrite' twins/x.xml twins/x.csrc-exit.xml $two -o twins/
same "$exit" twins/x.csrc-exit.xml
}
absent both.xml two
many=
for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17; do
	sed "s/id = \"pboc-exit\"/id = \"p$i\"/" mine.lua >"p$i.lua"
	[ $i -eq 17 ] || many="$many -P p$i.lua"
done
# shellcheck disable=SC2086
{
run 3 assess "$exit" $many -o many
checks=$((checks + 1))
[ "$(ls many | wc -l)" -eq 16 ] || fail "$last: not sixteen reports"
usage '16 times' "$exit" $many -P p17.lua
}
# More than twenty reports: a line each, with its profile.
# shellcheck disable=SC2086
run 3 assess "$exit" "$samples/improve-exit.xml" $many
checks=$((checks + 1))
[ "$(wc -l <out)" -eq 32 ] || fail "$last: not a line each"
shows 'clean-exit.xml  p16  undetermined  '
# A profile that cannot be loaded: nothing runs.
run 2 assess "$exit" -P pboc-exit -P pboc-exitt -o none/
says H2202 "did you mean 'pboc-exit'?"
absent none
run 2 assess "$exit" -P sandbox-base
says H2208 'only there for others' '只供其他方案继承'
run 2 list profiles --resolved sandbox-base
says H2208
run 2 list profiles --resolved pboc-exitt
says H2202 "did you mean 'pboc-exit'?"
run 2 list rules --resolved pboc-exit
run 2 list profiles --resolved
run 2 list profiles --resolved pboc-exit --format json

# --- Inheritance, key by key, over three levels.
must mkdir lib lib/p lib/p/profiles
profile()
{
	cat >"lib/p/profiles/$1.lua"
}
must cp -r "$top_srcdir/policies/fintech-sandbox" \
	"$top_srcdir/policies/sandbox-criteria" \
	"$top_srcdir/policies/csrc-coaching" lib
must chmod -R u+w lib
HENG_POLICY_PATH=$work/lib
profile middle <<'L'
local label = { zh = "好", en = "Good" }
profile {
  id = "middle", title = { zh = "中", en = "Middle" }, inherits = "pboc-exit",
  dimensions = { innovation = { minimum = 1000, when_empty = "met" } },
  rules = {
    ["SQ-08"] = { weight = 9, params = { max_rate = 7 } },
    ["IV-11"] = false,
    ["LC-29"] = { weight = 4 },
  },
  wants = { identifiers = false, evidence = { ["ZZ-01"] = {
    title = label, dimension = "service", severity = "minor" } } },
}
L
profile own <<'L'
profile {
  id = "own", title = { zh = "下", en = "Own" }, inherits = "middle",
  policies = { "fintech-sandbox", "sandbox-criteria" },
  plugins = { "evidence", "service-metrics" },
  dimensions = { innovation = { weight = 30, minimum = false } },
  rules = {
    ["SQ-08"] = { weight = false, params = { max_rate = 6 } },
    ["IV-11"] = { weight = 2 },
    ["LC-29"] = true,
  },
  wants = { evidence = { ["ZZ-01"] = { weight = 2 } } },
  outcomes = {
    { id = "good", label = { zh = "好\"\\", en = "Good" }, total = 5000 },
    { id = "bad", label = { zh = "坏", en = "Bad" } },
  },
}
L
run 0 list profiles --resolved own
cat >wanted <<'L'
profile {
  id = "own", -- own.lua:2
  version = "1.0.0", -- pboc-exit.lua:5
  title = { -- own.lua:2
    zh = "下",
    en = "Own",
  },
  scheme = "pboc-tool", -- pboc-exit.lua:11
  phase = "exit", -- pboc-exit.lua:12
  policies = { -- own.lua:3
    "fintech-sandbox",
    "sandbox-criteria",
  },
  plugins = { -- own.lua:4
    "evidence",
    "service-metrics",
  },
  when_empty = "not-met", -- default
  dimensions = {
    ["data-security"] = {
      weight = 15, -- pboc-exit.lua:19
      minimum = 6000, -- pboc-exit.lua:19
    },
    innovation = {
      weight = 30, -- own.lua:5
      when_empty = "met", -- middle.lua:4
    },
    legality = {
      weight = 25, -- pboc-exit.lua:18
      minimum = 7000, -- pboc-exit.lua:18
    },
    ["risk-control"] = {
      weight = 20, -- pboc-exit.lua:20
      minimum = 7000, -- pboc-exit.lua:20
    },
    service = {
      weight = 15, -- pboc-exit.lua:17
      minimum = 6000, -- pboc-exit.lua:17
    },
  },
  wants = {
    evidence = {
      ["ZZ-01"] = {
        title = { -- middle.lua:11
          zh = "好",
          en = "Good",
        },
        dimension = "service", -- middle.lua:11
        severity = "minor", -- middle.lua:11
        weight = 2, -- own.lua:11
      },
    },
    ["service-metrics"] = {},
  },
  rules = {
    ["IV-11"] = {
      weight = 2, -- own.lua:8
    },
    ["LC-29"] = true, -- own.lua:9
    ["SQ-08"] = {
      params = {
        max_rate = 6, -- own.lua:7
      },
    },
  },
  outcomes = { -- own.lua:12
    {
      id = "good",
      label = {
        zh = "好\"\\",
        en = "Good",
      },
      total = 5000,
    },
    {
      id = "bad",
      label = {
        zh = "坏",
        en = "Bad",
      },
    },
  },
  undetermined = { -- sandbox-base.lua:43
    label = {
      zh = "待补正",
      en = "To be supplemented",
    },
  },
}
L
sed '/^--/d' out >got
diff wanted got >&2
same wanted got
# The resolved profile assesses as the profile does, but for its digest.
must cp out flat.lua
run 0 assess "$exit" -P own -o own.xml
run 0 assess "$exit" -P ./flat.lua -o flat.xml
for file in own flat; do
	sed '/^    <profile /s/ sha256="[^"]*"//; /^    <profile /s/ shipped="[^"]*"//
		/^  <change /d' $file.xml >$file.bare
done
same own.bare flat.bare

# What stands on an abstract profile alone differs from none.
cat >alone.lua <<'L'
profile {
  id = "alone", title = { zh = "独", en = "Alone" }, scheme = "pboc-tool",
  inherits = "sandbox-admission",
}
L
run 3 assess "$samples/clean-admission.xml" -P alone.lua \
	-o alone.xml
holds alone.xml '<change what="profile" from="none" to="alone"/>'
checks=$((checks + 1))
[ "$(grep -c '<change ' alone.xml)" -eq 1 ] || fail "$last: other changes"

# refused CODE PLACE TEXT: what `bad` has is an error with its place.
refused()
{
	profile bad
	run 2 validate lib/p/profiles/bad.lua
	says "error[$1]" "bad.lua:$2" "$3"
}
refused H2207 3:3 "did you mean 'middle'?" <<'L'
profile {
  id = "bad", title = { zh = "坏", en = "Bad" },
  inherits = "midle",
}
L
refused H2207 3:3 'there is no profile' <<'L'
profile {
  id = "bad", title = { zh = "坏", en = "Bad" },
  inherits = "./nothing.lua",
}
L
refused H2206 3:33 'takes nothing away' <<'L'
profile {
  id = "bad", title = { zh = "坏", en = "Bad" }, inherits = "pboc-exit",
  dimensions = { innovation = { when_empty = false } },
}
L
refused H2206 3:13 "'evidnce' = false takes nothing away" <<'L'
profile {
  id = "bad", title = { zh = "坏", en = "Bad" }, inherits = "pboc-exit",
  wants = { evidnce = false },
}
L
refused H2204 3:56 "there is no 'SIXTY' here" <<'L'
profile {
  id = "bad", title = { zh = "坏", en = "Bad" }, inherits = "pboc-exit",
  dimensions = { innovation = { weight = 20, minimum = SIXTY } },
}
L
refused H2204 2:1 "did you mean 'profile'?" <<'L'
profile { id = "bad" }
profil { id = "bad" }
L
refused H2204 1:1 "there is no 'weight' here" <<'L'
weight = 3
profile { id = "bad" }
L
refused H2040 4:3 "the key 'inherits' is given twice in one table, the first time on line 3" <<'L'
profile {
  id = "bad", title = { zh = "坏", en = "Bad" },
  inherits = "pboc-exit",
  inherits = "csrc-exit",
}
L
refused H2040 3:33 'given twice' <<'L'
profile {
  id = "bad", title = { zh = "坏", en = "Bad" }, inherits = "pboc-exit",
  rules = { ["SQ-08"] = false, ['SQ-08'] = { weight = 1 } },
}
L
# A circle, and a chain that is too long.
profile round <<'L'
profile { id = "round", title = { zh = "圈", en = "R" },
  inherits = "bad" }
L
profile bad <<'L'
profile { id = "bad", title = { zh = "坏", en = "Bad" }, inherits = "round" }
L
run 2 validate lib/p/profiles/bad.lua
says 'error[H2205]' 'bad.lua > round.lua > bad.lua' 'round.lua:2:3' '循环继承'
for i in 1 2 3 4 5 6 7 8; do
	profile "c$i" <<L
profile { id = "c$i", title = { zh = "链", en = "Chain" },
  inherits = "c$((i + 1))" }
L
done
profile c9 <"$pack/pboc-exit.lua"
must rm lib/p/profiles/bad.lua lib/p/profiles/round.lua
run 2 validate lib/p/profiles/c1.lua
says 'error[H2203]' 'more than 8 levels' 'c8.lua:2:3'
# A mistake in what is inherited is shown where it stands.
profile c8 <<'L'
profile {
  id = "c8", title = { zh = "链", en = "Chain" }, inherits = "pboc-exit",
  dimensions = { service = { weight = 2000 } },
}
L
run 2 validate lib/p/profiles/c7.lua
says 'error[H2005]' 'c8.lua:3:39'
# What is too deep for the look at keys is too deep for Lua as well.
{
	printf 'profile { id = "c8", x = '
	awk 'BEGIN {for (i = 0; i < 300; i++) printf "{"; print "a = 1, a = 2"
		for (i = 0; i < 300; i++) printf "}"}'
	echo ' }'
} | profile c8
run 2 validate lib/p/profiles/c8.lua
says 'error[H2201]'
finish
