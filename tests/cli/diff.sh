#!/bin/sh
# heng diff: what changed is told apart by where it comes from, what got worse
# stands first and sets the status, and the changes said to move a verdict do.
# Pairs of reports are made of edited samples; hostile ones are refused.
. "$(dirname "$0")/setup.sh"
HENG_LANG=en
export HENG_LANG

# panel_for DOSSIER PANEL OUT: the panel with the digest of another dossier.
panel_for()
{
	digest=$(sha256sum <"$1" | cut -d ' ' -f 1)
	sed "s/dossier=\"sha256:[0-9a-f]*\"/dossier=\"sha256:$digest\"/" \
		"$2" >"$3"
}

lacks()
{
	file=$1
	shift
	for text; do
		checks=$((checks + 1))
		! grep -qF -e "$text" "$file" || {
			fail "$last: '$text' is in $file"
			show
		}
	done
}

# before FIRST SECOND: the line with the one text stands above the other's.
before()
{
	checks=$((checks + 1))
	a=$(grep -nF -e "$1" out | head -n 1 | cut -d : -f 1)
	b=$(grep -nF -e "$2" out | head -n 1 | cut -d : -f 1)
	[ "${a:-999}" -lt "${b:-0}" ] || fail "$last: '$1' is not above '$2'"
}

cp -R "$samples/evidence" . || exit 99
dossier=$samples/clean-exit.xml
panel=$samples/panels/clean-exit.panel.xml
run 0 assess "$dossier" --panel "$panel" -o old.xml

# Nothing changed.
run 0 diff old.xml old.xml
shows 'Compared: old.xml → old.xml' 'Verdict: Normal operation (unchanged)' \
	'Rules that got worse: 0' 'Nothing.'
lacks out 'What moved the verdict' 'Caution'
run 0 diff old.xml old.xml --lang zh
shows '结论：转常态化运营（未变）' '变差的规则：0' '没有不同。'

# The dossier: two values, of which one rule falls and with it the verdict.
sed -e 's/"approval-hours" value="21"/"approval-hours" value="46"/' \
	-e 's/"first-loans" value="3420"/"first-loans" value="1650"/' \
	"$dossier" >dossier.xml
panel_for dossier.xml "$panel" dossier.panel.xml
run 1 assess dossier.xml --panel dossier.panel.xml -o dossier.report.xml
run 1 diff old.xml dossier.report.xml
shows 'Verdict: Normal operation → Improve (worse)' \
	'Rules that got worse: 1' \
	'IV-10 The declared effects were reached: Pass → Fail' \
	'Comes from: the dossier' \
	"exitAnnex/realisedEffect[1]/@value: '21' (line 767) → '46' (line 767)" \
	'The change below is the only one that bears on it.' \
	'With only this taken back it would be: “Normal operation”' \
	'· the dossier (1)' 'dossier: sha256'
lacks out '· the profile' 'policy:' 'plugin:'
before 'Rules that got worse' 'What moved the verdict'
# The other way round it is as much better, which is no failure.
run 0 diff dossier.report.xml old.xml
shows 'Verdict: Improve → Normal operation (better)' 'Rules that got better: 1' \
	'Rules that got worse: 0'
run 1 diff old.xml dossier.report.xml --lang zh
shows '结论：转常态化运营 → 业务和技术改进（变差）' '来自：卷宗' \
	'（第 767 行）' '影响结论的变化只有下面这一项。' \
	'仅撤回此项，结论会是：“转常态化运营”'

# The panel: the same dossier, and experts who see it otherwise.
sed '/rule="RC-23"/s/score="[0-9]*"/score="20"/' "$panel" >panel.xml
run 1 assess "$dossier" --panel panel.xml -o panel.report.xml
run 1 diff old.xml panel.report.xml
shows 'RC-23 Residual hazard: Pass → Fail' 'Comes from: the panel' \
	'Mean 20.00' '← the panel' 'panel: sha256'
lacks out 'dossier: sha256' 'profile:'

# One panel, counted otherwise: the profile's doing, whatever follows of it.
sed 's/\(rule="RC-23" score="\)85/\145/' "$panel" >split.panel.xml
cp -R "$HENG_POLICY_PATH" counting || exit 99
chmod -R u+w counting
sed '$d' "$HENG_POLICY_PATH/fintech-sandbox/profiles/pboc-exit.lua" >open.lua
{
	cat open.lua
	echo '  ballots = { combine = "trimmed-mean", trim_from = 3 },'
	echo '}'
} >counting/fintech-sandbox/profiles/pboc-exit.lua
run 1 assess "$dossier" --panel split.panel.xml -o split.xml
shipped=$HENG_POLICY_PATH
HENG_POLICY_PATH=$work/counting
run 0 assess "$dossier" --panel split.panel.xml -o trimmed.xml
HENG_POLICY_PATH=$shipped
run 0 diff split.xml trimmed.xml
shows 'RC-23 Residual hazard: Partial 73.75 → Pass' 'Comes from: the profile' \
	'4 ballots, Mean 73.75 → 4 ballots, Trimmed mean 81.00' \
	'← the profile' 'the profile (1)'
lacks out 'the panel' 'panel: sha256' 'May come'
run 1 diff trimmed.xml split.xml
lacks out 'the panel' 'panel: sha256' 'May come'

# An expert has a conflict with an organisation that only the later dossier
# names: the dossier's doing, though the panel, which names the dossier, is
# another file by that. Where the panel says something else too, it may be
# either's.
sed 's/91990000MA0014B2X7/91990000MA0021A12Y/' "$dossier" >partner.xml
panel_for partner.xml "$panel" partner.panel.xml
run 1 assess partner.xml --panel partner.panel.xml -o partner.report.xml
run 0 diff partner.report.xml old.xml
shows 'RC-23 Residual hazard: Partial' 'Comes from: the dossier' \
	'5 ballots, Mean 73.00 → 4 ballots, Mean 83.75' '← the dossier' \
	'the dossier (1)' 'panel: sha256'
lacks out 'from: the panel' '← the panel'
sed '/rule="RC-23"/s/score="85"/score="95"/' "$panel" >told.panel.xml
run 0 assess "$dossier" --panel told.panel.xml -o told.xml
run 0 diff partner.report.xml told.xml
shows 'May come from: the dossier, the panel'
# Between the same dossiers only the panel can have changed it.
sed '/<conflict /d' "$panel" >free.panel.xml
run 1 assess "$dossier" --panel free.panel.xml -o free.xml
run 0 diff free.xml old.xml
shows 'RC-23 Residual hazard: Partial' 'Comes from: the panel'
lacks out 'from: the dossier'

# The profile: a parameter, a weight and the bar of an outcome.
cat >ours.lua <<'L'
profile {
  id = "pboc-exit", version = "1.1.0", inherits = "pboc-exit",
  title = { zh = "本市退出评价", en = "Our exit" },
  dimensions = { ["service"] = { weight = 30, minimum = 6500 } },
  rules = { ["SQ-08"] = { weight = 2, params = { max_rate = 9 } } },
  outcomes = {
    { id = "normal-operation", label = { zh = "转常态化运营", en = "Normal operation" },
      no_veto = true, total = 9990, minimums = true, failures = { major = 0 },
      at_least = { ["IV-10"] = 10000, ["RC-23"] = 10000, ["SQ-08"] = 10000 } },
    { id = "improve", label = { zh = "业务和技术改进", en = "Improve" },
      no_veto = true, total = 6000, failures = { critical = 0 },
      at_least = { ["RC-23"] = 5000 } },
    { id = "rectify-or-exit", label = { zh = "整改或退出", en = "Rectify or exit" },
      at_least = { ["LC-29"] = 1, ["LC-31"] = 1 } },
    { id = "stop", label = { zh = "停止", en = "Stop" } },
  },
}
L
run 0 assess "$dossier" --panel "$panel" -P ours.lua -o profile.report.xml
run 0 diff old.xml profile.report.xml
shows 'Verdict: Normal operation (unchanged)' 'Other changes: 1' \
	'SQ-08' 'weight: 3 → 2' 'parameter max_rate: 10 → 9 (set by the profile)' \
	'Comes from: the profile' 'Service quality: weight 15 → 30' \
	'Service quality: minimum 60.00 → 65.00' 'outcome “Normal operation”' \
	'asks no longer: total at least 80.00' 'now asks: total at least 99.90' \
	"now asks: the rule's score at least 100.00  SQ-08"
lacks out 'dossier: sha256' 'panel:' 'policy:' 'Caution'

# The policy: the same rule of another text fails whatever it reads.
cp -R "$HENG_POLICY_PATH" policies || exit 99
chmod -R u+w policies
sed '/id = "IV-10"/,/^}/s/local values = {}/if true then return fail { zh = "改", en = "changed" } end\n    local values = {}/' \
	"$top_srcdir/policies/fintech-sandbox/innovation/results.lua" \
	>policies/fintech-sandbox/innovation/results.lua
shipped=$HENG_POLICY_PATH
HENG_POLICY_PATH=$work/policies
run 1 assess "$dossier" --panel "$panel" -o policy.report.xml
HENG_POLICY_PATH=$shipped
run 1 diff old.xml policy.report.xml
shows 'IV-10 The declared effects were reached: Pass → Fail' \
	'Comes from: the policy' 'policy: fintech-sandbox 1.0.0 sha256' \
	'it says now: changed' '· the policy (1)'
lacks out 'not read' 'dossier: sha256' '← the dossier'

# A policy and a dossier at once: for a rule that both touch it is not
# guessed which it was.
HENG_POLICY_PATH=$work/policies
run 1 assess dossier.xml --panel dossier.panel.xml -o both.report.xml
HENG_POLICY_PATH=$shipped
run 1 diff old.xml both.report.xml
shows 'May come from: the dossier, the policy' \
	'· more than one, which cannot be told apart (1)'

# Several causes, each with what it does by itself.
panel_for dossier.xml panel.xml two.panel.xml
run 1 assess dossier.xml --panel two.panel.xml -o two.report.xml
run 1 diff old.xml two.report.xml
shows '· the dossier (1)' '· the panel (1)' 'with these only:' \
	'with all but these:'
lacks out 'Normal operation → Improve'

# Experts had not scored, and then had.
run 3 assess "$dossier" -o pending.xml
run 0 diff pending.xml old.xml
shows 'To be supplemented (at best “Normal operation”, at worst' '(better)' \
	'To be supplemented (“Normal operation” to “'
run 0 diff pending.xml old.xml --lang both
shows '“转常态化运营 Normal operation”至 to “'
run 1 diff old.xml pending.xml
shows 'less certain' 'Pass → Awaiting ballots'
# The lowest of what such a rule has to do with the total moved, the highest
# did not.
checks=$((checks + 1))
grep -q '^  RC-23 .*Pass → Awaiting ballots   points: -2.50 / 0.00$' out ||
	fail "$last: the points of RC-23 are not both ends"

# A waiver takes a rule out of the total: what it had is not what the total
# moves by.
run 1 assess "$samples/improve-exit.xml" \
	--panel "$samples/panels/improve-exit.panel.xml" -o improve.xml
cat >waivers.xml <<'W'
<waivers xmlns="urn:heng:waivers:1">
  <waiver id="W1" rule="RC-23" subject="91990000MA0015A18N-2025-0001"
      from="2026-01-01T00:00:00+08:00" until="2026-12-30T23:59:59+08:00">
    <authority>示例机关（虚构）</authority><reason>示例理由</reason><risk>示例风险</risk>
  </waiver>
</waivers>
W
run 1 assess "$samples/improve-exit.xml" --waivers waivers.xml \
	--panel "$samples/panels/improve-exit.panel.xml" -o waived.xml
run 0 diff improve.xml waived.xml
had=$("$heng" explain improve.xml --figure rule.RC-23.points |
	sed -n 's/^rule.RC-23.points	//p')
shows 'Comes from: waivers' \
	"RC-23 Residual hazard: Partial" \
	"(waived)   points: no longer in the total, before: $had"
checks=$((checks + 1))
[ -n "$had" ] || fail "no points of RC-23"
run 0 diff waived.xml improve.xml
shows "points: in the total from now on, with: $had"
run 0 diff improve.xml waived.xml --lang zh
shows "得分：不再计入总分，原为 $had"

# HENG_MOVERS_SETS_MAX: five changes of which each is enough by itself, three
# of them shown; HENG_DIFF_LINES_MAX: more than twenty values of one rule.
cat >strict.lua <<'L'
profile {
  id = "strict", version = "1.0.0", inherits = "pboc-exit",
  title = { zh = "严格", en = "Strict" },
  outcomes = {
    { id = "all", label = { zh = "全部达到", en = "All of it" }, total = 10000 },
    { id = "not", label = { zh = "未全部达到", en = "Not all" } },
  },
}
L
sed 's/score="[0-9]*"/score="50"/; s/profile="pboc-exit"/profile="strict"/' \
	"$panel" >half.panel.xml
sed 's/profile="pboc-exit"/profile="strict"/' "$panel" >strict.panel.xml
run 0 assess "$dossier" -P strict.lua --panel strict.panel.xml -o strict.xml
run 1 assess "$dossier" -P strict.lua --panel half.panel.xml -o half.xml
run 1 diff strict.xml half.xml
shows 'Of 5 changes, the one below is enough by itself.' \
	'Sets of this size not listed: 2'
checks=$((checks + 1))
[ "$(grep -c 'Another set that does it' out)" -eq 2 ] ||
	fail "$last: not three sets"
sed -e '/<volume /s/customers="/&1/' -e '/<complaintSummary /s/count="/&1/' \
	"$dossier" >long.xml
panel_for long.xml "$panel" long.panel.xml
run 0 assess long.xml --panel long.panel.xml -o long.report.xml
run 1 diff old.xml long.report.xml
shows 'more, not listed: '
checks=$((checks + 1))
sed -n '/^  SQ-08/,/^  [A-Z]/p' out | grep -c ' → .*(line' | grep -qx 20 ||
	fail "$last: not twenty lines of SQ-08"

# Other applications, profiles and phases are said first.
run 1 assess "$samples/improve-exit.xml" \
	--panel "$samples/panels/improve-exit.panel.xml" -o other.xml
run 1 diff old.xml other.xml
checks=$((checks + 1))
head -n 1 out | grep -q '^Caution.*not the same application.*91990000MA0014A156' ||
	fail "$last: not said first"
run 3 assess "$samples/clean-admission.xml" -o admission.xml
run 1 diff old.xml admission.xml
checks=$((checks + 1))
head -n 1 out | grep -q 'not the same profile: pboc-exit → .*not the same scheme or phase: ' ||
	fail "$last: not said first"
shows 'Rules that take part now' 'Rules that take part no longer' \
	'took no part (of another phase)' \
	'the possible outcomes are not the same ones'
run 1 diff old.xml admission.xml --lang zh
checks=$((checks + 1))
head -n 1 out | grep -q '^注意.*评价方案不同：' || fail "$last: not said first"

# Only some rules ran.
run 3 assess "$dossier" --panel "$panel" --only IV-10 -o only.xml
run 1 diff old.xml only.xml
shows 'whether all rules ran' 'took no part (not asked for)'

# The same bytes in any locale, zone and folder.
run 1 diff old.xml two.report.xml --lang both
mv out first
LC_ALL=C.UTF-8 TZ=Asia/Shanghai "$heng" diff old.xml two.report.xml \
	--lang both >second
same first second
mkdir -p 'an 空 folder'
(cd 'an 空 folder' && "$heng" diff ../old.xml ../two.report.xml --lang both |
	sed 's,\.\./,,g' >../third)
same first third

# What is not a report, or contradicts itself, is refused, both at once.
run 2 diff old.xml
says 'which two reports'
run 2 diff old.xml old.xml old.xml
run 2 diff old.xml nowhere.xml
says 'nowhere.xml'
run 2 diff "$dossier" old.xml
says 'clean-exit.xml'
sed '/rule="IV-10"/s/outcome="pass"/outcome="fail"/' old.xml >forged-1.xml
sed 's/verdict outcome="normal-operation"/verdict outcome="improve"/' old.xml \
	>forged-2.xml
run 2 diff forged-1.xml forged-2.xml
says 'error[H410' 'forged-1.xml' 'forged-2.xml'
checks=$((checks + 1))
[ ! -s out ] || fail "$last: compared all the same"
head -c 3000 old.xml >cut.xml
run 2 diff cut.xml old.xml
says 'H1014'
run 2 diff old.xml dossier.report.xml --max-size 4k
says 'H0014'

# Text of a report cannot reorder or colour what stands beside it.
rlo=$(printf '\342\200\256')
sed "/<subject/,/<\/subject>/s/示例丁/${rlo}示例丁/" old.xml >bidi.xml
run 0 diff old.xml bidi.xml
lacks out "$rlo"

finish
