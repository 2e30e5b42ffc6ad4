#!/bin/sh
# Panels of three to seven invented experts: the three means, agreement, the
# verdict without each of them, and reports that contradict their own ballots.
. "$(dirname "$0")/setup.sh"

dossier=$samples/improve-exit.xml
digest=$(sha256sum <"$dossier")
digest=sha256:${digest%% *}
rules='LC-29 LC-31 DS-21 RC-23 IV-09'

# panel FILE N SCORES...: a panel of N experts E1 to EN; SCORES has for each
# rule the scores of all, "-" where one is missing.
panel()
{
	file=$1
	n=$2
	shift 2
	{
		printf '<panel xmlns="urn:heng:panel:1" dossier="%s"\n' "$digest"
		printf ' profile="pboc-exit" asOf="2026-06-30">\n'
		i=1
		while [ "$i" -le "$n" ]; do
			printf '<expert id="E%d">' "$i"
			printf '<name>专家%d</name><field>领域%d</field>' "$i" "$i"
			printf '</expert>\n'
			i=$((i + 1))
		done
		for rule in $rules; do
			i=1
			for score in $1; do
				[ "$score" = - ] ||
					printf '<ballot expert="E%d" rule="%s" score="%s"/>\n' \
						"$i" "$rule" "$score"
				i=$((i + 1))
			done
			shift
		done
		echo '</panel>'
	} >"$file"
}

# value FILE ELEMENT-PATTERN ATTRIBUTE
value()
{
	grep -e "$2" "$1" | head -n 1 | sed -n "s/.* $3=\"\\([^\"]*\\)\".*/\\1/p"
}

is()
{
	checks=$((checks + 1))
	[ "$2" = "$3" ] || fail "$last: $1 is '$2', expected '$3'"
}

# ballots FILE RULE ATTRIBUTE: of that rule's <ballots>
ballots()
{
	sed -n "/<result rule=\"$2\"/,/<\\/result>/p" "$1" >of-rule
	value of-rule '<ballots' "$3"
}

# without PANEL EXPERT: the same panel without the expert's ballots
without()
{
	grep -v "<ballot expert=\"$2\"" "$1"
}

# The verdict of the whole run is what leave-one-out says of each expert.
brute()
{
	for expert in $(sed -n 's/.*<leaveOut expert="\([^"]*\)".*/\1/p' "$2"); do
		without "$1" "$expert" >fewer.xml
		checks=$((checks + 1))
		"$heng" assess "$dossier" -P "$3" --panel fewer.xml -o fewer-report.xml \
			>out 2>err
		last="without $expert of $1 ($3)"
		[ -s fewer-report.xml ] || {
			fail "$last: no report"
			show
			continue
		}
		for what in outcome best worst low high; do
			is "$what" "$(value fewer-report.xml '<verdict ' $what)" \
				"$(value "$2" "<leaveOut expert=\"$expert\"" $what)"
		done
		differs=false
		for what in outcome best worst; do
			[ "$(value fewer-report.xml '<verdict ' $what)" = \
				"$(value "$2" '<verdict ' $what)" ] || differs=true
		done
		is differs "$(value "$2" "<leaveOut expert=\"$expert\"" differs)" \
			$differs
		rm -f fewer-report.xml
	done
}

# Seven experts, one rule with an outlier at each end.
panel seven.xml 7 '80 78 82 75 85 79 81' '90 92 95 91 93 90 94' \
	'85 80 88 83 90 86 84' '10 80 82 81 83 79 100' '80 75 82 79 85 78 -'
run 1 assess "$dossier" --panel seven.xml -o seven-report.xml
[ -z "${XMLLINT-}" ] || {
	checks=$((checks + 1))
	"$XMLLINT" --noout --schema "$top_srcdir/reports/report.xsd" \
		seven-report.xml 2>err || fail "$last: not valid by report.xsd"
}
report=seven-report.xml
# 10 79 80 81 82 83 100: mean 73.5714, median 81, so the middle five; from 80
# on it passes.
is mean "$(ballots $report RC-23 mean)" 7357
is median "$(ballots $report RC-23 median)" 8100
is trimmed "$(ballots $report RC-23 trimmed)" 8100
is combined "$(ballots $report RC-23 combined)" 7357
is method "$(ballots $report RC-23 method)" mean
is dropped "$(ballots $report RC-23 dropped)" 2
is range "$(ballots $report RC-23 lowest) $(ballots $report RC-23 highest) \
$(ballots $report RC-23 range)" '10 100 90'
is outcome "$(ballots $report RC-23 outcome)" partial
holds of-rule '<ballot expert="E1" score="10" counted="true" round="1" trimmed="lowest" dissent="true"/>' \
	'<ballot expert="E7" score="100" counted="true" round="1" trimmed="highest" dissent="true"/>' \
	'<ballot expert="E3" score="82" counted="true" round="1" dissent="true"/>' \
	'<ballot expert="E6" score="79" counted="true" round="1"/>'
is counted "$(ballots $report IV-09 counted)" 6
holds $report '<experts listed="7" counted="7" ballots="34" ballotsCounted="34"' \
	'<expert id="E7" recused="false" conflict="false" ballots="4" counted="4">' \
	'<round number="1" ballots="34" counted="34"/>' \
	'experts="7" criteria="5" ballots="34"' 'alphaCriteria="5"' \
	'iccCriteria="4"'
checks=$((checks + 1))
grep -q '专家1' $report && fail "$last: a confidential name is in the report"
brute seven.xml $report pboc-exit
run 0 explain $report RC-23 --lang en
shows 'Mean: 73.57' 'Median: 81.00' 'Trimmed mean: 81.00' 'lowest: 10' \
	'Trimming: ballots counted 7 ≥ 5, so left out: lowest E1 10, highest E7 100' \
	'By the ballots alone: Partial' 'E1  10 (dissent'
run 0 explain $report RC-23 --lang zh
shows '中位数：81.00' '截尾：计入票 7 ≥ 5，故去掉 最低 E1 10，最高 E7 100' \
	'仅凭专家评分：部分通过'

# The same panel in another order gives the same figures.
{
	grep -v '<ballot\|</panel>' seven.xml
	grep '<ballot' seven.xml | sort -r
	echo '</panel>'
} >turned.xml
run 1 assess "$dossier" --panel turned.xml -o turned-report.xml
sed '/<ballot /d; /<panel /d' $report >one
sed '/<ballot /d; /<panel /d' turned-report.xml >other
same one other "the order of ballots"

# The profile's method, and a rule's own before it.
profile()
{
	cat >"$1.lua" <<L
profile {
  id = "pboc-exit", version = "1.0.0", inherits = "pboc-exit",
  title = { zh = "退出评价", en = "Exit" }, $2
}
L
}
profile median 'ballots = { combine = "median" },
  rules = { ["LC-29"] = { combine = "trimmed-mean" } },'
run 1 assess "$dossier" -P median.lua --panel seven.xml -o median.xml
is method "$(ballots median.xml RC-23 method)" median
is combined "$(ballots median.xml RC-23 combined)" 8100
is outcome "$(ballots median.xml RC-23 outcome)" pass
is method "$(ballots median.xml LC-29 method)" trimmed-mean
# 75 78 79 80 81 82 85: 400 / 5
is combined "$(ballots median.xml LC-29 combined)" 8000
holds median.xml '<change what="ballots combine" from="mean" to="median"/>' \
	'<change what="rule LC-29 combine" from="none" to="trimmed-mean"/>'
brute seven.xml median.xml median.lua
profile trimmed 'ballots = { combine = "trimmed-mean", trim_from = 7 },'
run 1 assess "$dossier" -P trimmed.lua --panel seven.xml -o trimmed.xml
is dropped "$(ballots trimmed.xml RC-23 dropped)" 2
is dropped "$(ballots trimmed.xml IV-09 dropped)" 0
is combined "$(ballots trimmed.xml IV-09 combined)" \
	"$(ballots trimmed.xml IV-09 mean)"
holds trimmed.xml 'trimFrom="7"' \
	'<change what="ballots trim_from" from="5" to="7"/>'
brute seven.xml trimmed.xml trimmed.lua
run 0 explain trimmed.xml IV-09 --lang both
shows '计入票 ballots counted 6 < 7' 'equal to the mean'
# What it inherits: each key of `ballots` by itself.
cat >child.lua <<'L'
profile {
  id = "pboc-exit", version = "1.0.0", inherits = "trimmed.lua",
  title = { zh = "退出评价", en = "Exit" }, ballots = { agreement_below = 9999 },
}
L
run 1 assess "$dossier" -P child.lua --panel seven.xml -o child.xml
holds child.xml 'method="trimmed-mean" trimFrom="7"' 'below="9999" low="true"'

# Mistakes of a profile have their place.
profile bad 'ballots = { combine = "mode" },'
run 2 assess "$dossier" -P bad.lua -o bad.xml
says 'H4601' 'bad.lua:3:' 'mean, median, trimmed-mean'
profile bad 'rules = { ["RC-23"] = { combine = "average" } },'
run 2 assess "$dossier" -P bad.lua -o bad.xml
says 'H4601' 'bad.lua:3:'
for key in 'combin = "mean"' 'trim_from = 2' 'trim_from = 1001' \
	'agreement_below = 10001' 'agreement_below = -1' 'trim_from = "5"'; do
	profile bad "ballots = { $key },"
	run 2 assess "$dossier" -P bad.lua -o bad.xml
	says 'bad.lua:3:'
done
profile bad 'rules = { ["SQ-08"] = { combine = "median" } },'
run 2 assess "$dossier" -P bad.lua -o bad.xml
says 'H4602' 'bad.lua:3:'
profile bad 'rules = { ["RC-23"] = { combine = false } },'
run 2 assess "$dossier" -P bad.lua -o bad.xml
says 'H2206' 'bad.lua:3:'
absent bad.xml
# What a profile inherits is taken away again; the resolved one says the same.
cat >away.lua <<'L'
profile {
  id = "pboc-exit", version = "1.0.0", inherits = "median.lua",
  title = { zh = "退出评价", en = "Exit" },
  rules = { ["LC-29"] = { combine = false } },
}
L
run 1 assess "$dossier" -P away.lua --panel seven.xml -o away.xml
is method "$(ballots away.xml LC-29 method)" median
run 0 list profiles --resolved median.lua
holds out 'ballots = {' 'combine = "median", -- median.lua:3'

# Three experts who do not agree, and of whom each is needed for a quorum.
panel three.xml 3 '90 20 55' '30 95 80' '80 85 10' '20 70 90' '60 10 95'
run 1 assess "$dossier" --panel three.xml -o three-report.xml --lang both
report=three-report.xml
shows '专家 Experts: 计入 counted 3' '低 low' '专家评分一致程度低' \
	'The experts agree little' 'E2: 若没有这位专家的评分' \
	'rules with too few ballots would then be: 5'
holds $report 'low="true"' 'differs="true" belowQuorum="5"' \
	'<finding expert="E1">'
brute three.xml $report pboc-exit
# The page names, with each such finding, the expert that it is about.
run 0 report $report -f html --lang en -o three.html
grep -o '<div class="notice"><p><b>[^/]*<bdi>[^<]*' three.html |
	sed 's/.*>//' >got
sed -n 's/.*<finding expert="\([^"]*\)".*/\1/p' $report >want
[ -s want ] || fail "$last: nobody decides"
same want got 'experts whom the notices name'
run 0 explain $report --lang both
shows '专家评分的一致程度 How far the experts agree' \
	'一致程度低 agreement is low' '结论不同 the verdict differs' \
	'票数不足的规则 rules below their quorum: 5'

# A rule that lacks its quorum in any case is short without an expert, too:
# what is said, what is counted and what is listed are the same rules.
panel short.xml 3 '80 85 90' '80 85 90' '70 - 75' '90 90 90' '80 80 80'
run 3 assess "$dossier" --panel short.xml -o short-report.xml --lang zh
shows '届时有 5 条规则的票数不足'
is short "$(grep -c '<leaveOut.* belowQuorum="5"' short-report.xml)" 3
for expert in E1 E2; do
	run 0 explain short-report.xml --lang en \
		--figure leave-out.$expert.below-quorum
	shows "leave-out.$expert.below-quorum	5" 'DS-21  counted 2 → ' \
		'IV-09  counted 3 → 2, at least 3'
	is listed "$(grep -c ' counted ' out)" 5
done
shows 'DS-21  counted 2 → 2, at least 3'
sed '/<leaveOut expert="E2"/s/ belowQuorum="5"/ belowQuorum="4"/' \
	short-report.xml >forged.xml
run 2 explain forged.xml
says 'H410' 'forged.xml:' belowQuorum

# Recusal and a conflict take the vote, not the ballot; a second round goes
# before the first.
uscc=$(sed -n 's/.*<uscc>\([^<]*\).*/\1/p' "$dossier" | head -n 1)
panel five.xml 5 '80 78 82 75 0' '90 92 95 91 93' '85 80 88 83 0' \
	'70 60 62 61 63' '80 75 82 79 85'
sed "s|<expert id=\"E5\">|<expert id=\"E5\" recused=\"true\">|
	s|</field></expert>|</field>@</expert>|
	/id=\"E4\"/s|@|<conflict uscc=\"$uscc\"/>|
	s|@||
	s|<ballot expert=\"E1\" rule=\"RC-23\" score=\"70\"/>|&\
<ballot expert=\"E1\" rule=\"RC-23\" score=\"64\" round=\"2\"/>|" \
	five.xml >mixed.xml
run 1 assess "$dossier" --panel mixed.xml -o mixed-report.xml
report=mixed-report.xml
holds $report '<experts listed="5" counted="3" ballots="26" ballotsCounted="15"' \
	'<expert id="E4" recused="false" conflict="true" ballots="5" counted="0">' \
	'<expert id="E5" recused="true" conflict="false" ballots="5" counted="0">' \
	'<round number="1" ballots="25" counted="14"/>' \
	'<round number="2" ballots="1" counted="1"/>' 'experts="3"'
is mean "$(ballots $report RC-23 mean)" 6200
is listed "$(grep -c '<leaveOut' $report)" 3
brute mixed.xml $report pboc-exit

# A pre-check that passed in part, and a condition that lacks evidence: what
# they said is kept beside the ballots, so that the outcome without an expert
# follows.
must mkdir 'a pack'
cat >'a pack/policy.lua' <<'L'
policy { id = "both", version = "1.0.0",
         title = { zh = "小策略", en = "A small policy" } }
L
cat >'a pack/rules.lua' <<'L'
local scale = { { at = 0, zh = "差", en = "Bad" },
                { at = 100, zh = "好", en = "Good" } }
rule {
  id = "BB-01", title = { zh = "两者", en = "Both" }, dimension = "service",
  phases = { "exit" }, severity = "minor", kind = "both", scale = scale,
  guidance = { zh = "看一看", en = "Look" },
  check = function(app)
    return partial(5500, { zh = "一半多", en = "more than half" })
  end,
}
rule {
  id = "BB-02", title = { zh = "专家", en = "Experts" }, dimension = "legality",
  phases = { "exit" }, severity = "minor", kind = "expert", scale = scale,
  guidance = { zh = "看一看", en = "Look" },
  applies = function(app) return app:text "app/supportNeed/desc" ~= "" end,
}
L
cat >both.lua <<'L'
profile {
  id = "both", version = "1.0.0", title = { zh = "小方案", en = "Small" },
  scheme = "pboc-tool", phase = "exit", policies = { "both" },
  dimensions = { service = { weight = 3 }, legality = { weight = 1 } },
  outcomes = {
    { id = "good", label = { zh = "好", en = "Good" }, total = 5000 },
    { id = "bad", label = { zh = "坏", en = "Bad" } },
  },
}
L
shipped_path=$HENG_POLICY_PATH
HENG_POLICY_PATH=$work:$shipped_path
cp -r 'a pack' both
both_panel()
{
	old=$rules
	rules='BB-01 BB-02'
	panel "$@"
	rules=$old
	sed 's/profile="pboc-exit"/profile="both"/' "$1" >moved.xml
	mv moved.xml "$1"
}
# Without E4, who is hardest, BB-01 has its pre-check's share, not the ballots'.
both_panel both.xml 4 '80 85 90 0' '60 70 60 100'
run 3 assess "$dossier" -P both.lua --panel both.xml -o both-report.xml
report=both-report.xml
holds $report 'precheck="partial" precheckScore="5500"' \
	'kind="expert" source="panel" owner="both" precheck="insufficient"'
is outcome "$(ballots $report BB-01 outcome)" pass
brute both.xml $report both.lua
run 0 explain $report
# The ballots fail it without E1: what was known before has to be told.
both_panel hard.xml 4 '100 10 20 30' '100 10 20 100'
run 3 assess "$dossier" -P both.lua --panel hard.xml -o hard-report.xml
brute hard.xml hard-report.xml both.lua
run 0 explain hard-report.xml
HENG_POLICY_PATH=$shipped_path

# What cannot be computed is said, never a number.
panel one.xml 1 80 90 85 70 80
run 3 assess "$dossier" --panel one.xml -o one-report.xml --lang en
shows 'α — fewer than two experts counted'
holds one-report.xml 'low="false"' 'alphaWhyNot="experts"' 'iccWhyNot="experts"'
brute one.xml one-report.xml pboc-exit
panel alike.xml 3 '80 80 80' '80 80 80' '80 80 80' '80 80 80' '80 80 80'
run 1 assess "$dossier" --panel alike.xml -o alike-report.xml
holds alike-report.xml 'alphaWhyNot="variance"' 'iccWhyNot="variance"'
panel sparse.xml 4 '80 78 - -' '- - 95 91' '85 - - 83' '- 60 62 -' '80 - 82 -'
run 3 assess "$dossier" --panel sparse.xml -o sparse-report.xml
holds sparse-report.xml 'iccWhyNot="criteria" iccCriteria="0"' \
	'alphaCriteria="5"'
sed '/<ballot/d' one.xml >none.xml
run 3 assess "$dossier" --panel none.xml -o none-report.xml
holds none-report.xml '<experts listed="1" counted="0" ballots="0" ballotsCounted="0" differs="false">' \
	'method="mean" trimFrom="5" dropped="0" outcome="pending"'
# 41 experts are more than agreement is computed for (HENG_AGREEMENT_EXPERTS_MAX).
many=$(awk 'BEGIN { for (i = 0; i < 41; i++) printf "%d ", 60 + i }')
panel many.xml 41 "$many" "$many" "$many" "$many" "$many"
run 1 assess "$dossier" --panel many.xml -o many-report.xml
holds many-report.xml 'leaveOutWhyNot="limit"' 'alphaWhyNot="limit"' \
	'iccWhyNot="limit"' 'experts="41"'
sed '/"E41"/d' many.xml >forty.xml
run 1 assess "$dossier" --panel forty.xml -o forty-report.xml
is listed "$(grep -c '<leaveOut' forty-report.xml)" 40
holds forty-report.xml ' alpha="' ' icc="'

# Where the mean is just what the rule passes from, whoever lifts it decides; of
# all of them the summary has twenty.
lifted=$(awk 'BEGIN { for (i = 0; i < 23; i++) printf "81 "; print 57 }')
all=$(awk 'BEGIN { for (i = 0; i < 24; i++) printf "90 " }')
panel lifted.xml 24 "$all" "$all" "$all" "$lifted" "$all"
clean=$(sha256sum <"$samples/clean-exit.xml")
sed "s/sha256:[0-9a-f]*/sha256:${clean%% *}/" lifted.xml >moved.xml
run 0 assess "$samples/clean-exit.xml" --panel moved.xml -o lifted-report.xml
is mean "$(ballots lifted-report.xml RC-23 mean)" 8000
is findings "$(grep -c '<finding expert=' lifted-report.xml)" 23
is lines "$(grep -c '^ ! ' out)" 20
shows '另有 and 3 项，见报告 more in the report'

# No verdict of a selection, and none without an expert.
run 3 assess "$dossier" --panel seven.xml --only RC-23 -o only.xml
holds only.xml '<leaveOut expert="E1" outcome="undetermined"' 'differs="false"'
# Without a panel a report has nothing of all this.
run 3 assess "$dossier" -o bare.xml
checks=$((checks + 1))
grep -q '<experts\|trimFrom\|dissent' bare.xml &&
	fail "$last: experts without a panel"
for report in seven median trimmed child three mixed one alike sparse none \
	many forty only bare; do
	file=$report-report.xml
	[ -e "$file" ] || file=$report.xml
	run 0 explain "$file"
done

# Every figure of the panel by its name, computed from the report alone.
figure()
{
	run 0 explain seven-report.xml --figure "$1" --lang "$3"
	checks=$((checks + 1))
	[ "$(sed -n "s/^$1	//p" out)" = "$2" ] ||
		{ fail "$last: not $2"; show; }
}
figure ballots.RC-23.counted 7 zh
figure ballots.RC-23.mean 73.57 en
shows '515.00 ÷ 7 = 73.571428… → 73.57'
figure ballots.RC-23.median 81.00 en
shows '10 79 80 81 82 83 100'
figure ballots.IV-09.median 79.50 en
shows '159.00 ÷ 2 = 79.50'
figure ballots.RC-23.trimmed 81.00 en
shows 'left out as the lowest: E1  10' 'left out as the highest: E7  100' \
	'405.00 ÷ 5 = 81.00'
figure ballots.RC-23.trimmed 81.00 zh
shows '去掉最低：E1  10' '去掉最高：E7  100'
figure ballots.RC-23.combined 73.57 en
shows '= ballots.RC-23.mean'
figure ballots.RC-23.lowest 10 en
figure ballots.RC-23.highest 100 en
figure ballots.RC-23.range 90 en
figure ballot.RC-23.E1.1 10 en
figure agreement.experts 7 en
figure agreement.icc-criteria 4 en
figure agreement.below 0.6670 en
alpha=$(value seven-report.xml '<agreement' alpha)
icc=$(value seven-report.xml '<agreement' icc)
# scaled INTEGER: with four decimals
scaled()
{
	awk -v v="$1" 'BEGIN { printf "%.4f\n", v / 10000 }'
}
figure agreement.alpha "$(scaled "$alpha")" en
figure agreement.icc "$(scaled "$icc")" en
figure leave-out.E1.below-quorum 0 en
for expert in E1 E4 E7; do
	low=$(value seven-report.xml "<leaveOut expert=\"$expert\"" low)
	figure leave-out.$expert.low \
		"$(awk -v v="$low" 'BEGIN { printf "%.2f\n", v / 100 }')" en
	shows 'RC-23  combined 73.57 → '
done
figure experts.ballots-counted 34 en
figure expert.E7.counted 4 en
figure round.1.ballots 34 en
run 0 explain seven-report.xml --figure all
shows 'leave-out.E7.high' 'ballot.IV-09.E6.1'
run 0 explain none-report.xml --figure ballots.RC-23.mean
shows 'ballots.RC-23.mean	—'
run 0 explain one-report.xml --figure agreement.alpha
shows 'agreement.alpha	—' '不足两位'
run 2 explain bare.xml --figure agreement.alpha
says H5101

# A public edition is still held against its ballots, under other names.
run 0 report mixed-report.xml -f public -o public.xml
checks=$((checks + 1))
grep -q '"E[1-5]"\|recused=\|conflict=' public.xml &&
	fail "$last: ids or recusals in a public edition"
run 0 explain public.xml RC-23 --lang en
shows 'expert-004  61  not counted: the reason is withheld' \
	'expert-001  70  not counted: the reason is withheld' \
	'expert-001  64  round: 2'
report=public.xml
sed "s/ counted=\"3\" quorum/ counted=\"4\" quorum/" $report >forged.xml
run 2 explain forged.xml
says H4101

# A report that contradicts its own ballots is refused, at its place.
# forged SED [WORD]: WORD is what the message names.
forged()
{
	sed "$1" $report >forged.xml
	checks=$((checks + 1))
	cmp -s $report forged.xml && fail "forging changed nothing: $1"
	run 2 explain forged.xml
	says 'H410' "forged.xml:"
	[ $# -lt 2 ] || says "$2"
}
report=seven-report.xml
rc23='/<result rule="RC-23"/,/<\/result>/'
forged "$rc23 s/ median=\"8100\"/ median=\"8101\"/" median
forged "$rc23 s/ trimmed=\"8100\"/ trimmed=\"8099\"/" trimmed
forged "$rc23 s/ combined=\"7357\"/ combined=\"8100\"/" combined
forged "$rc23 s/ mean=\"7357\"/ mean=\"8100\"/" mean
forged "$rc23 s/ method=\"mean\"/ method=\"median\"/" combined
forged "$rc23 s/ trimFrom=\"5\"/ trimFrom=\"8\"/"
forged "$rc23 s/ trimFrom=\"5\"/ trimFrom=\"2\"/" trimFrom
forged "$rc23 s/ dropped=\"2\"/ dropped=\"0\"/" dropped
forged "$rc23 s/ lowest=\"10\"/ lowest=\"11\"/" lowest
forged "$rc23 s/ highest=\"100\"/ highest=\"99\"/" highest
forged "$rc23 s/ range=\"90\"/ range=\"9\"/" range
forged "$rc23 s/ outcome=\"partial\">/ outcome=\"pass\">/" outcome
forged "$rc23 s/ counted=\"7\"/ counted=\"6\"/" counted
forged "$rc23 s/ inFavour=\"[0-9]*\"/ inFavour=\"7\"/" inFavour
forged "$rc23 s/ passAt=\"[0-9]*\"/ passAt=\"5900\"/"
forged "$rc23 s/ quorum=\"3\"/ quorum=\"8\"/"
forged "$rc23 s/ majority=\"false\"/ majority=\"true\"/"
forged "$rc23 s/ score=\"10\"/ score=\"90\"/"
forged "$rc23 s/ trimmed=\"lowest\"//" trimmed
forged "$rc23 s/\"E3\" score=\"82\" counted=\"true\"/\"E3\" score=\"82\" counted=\"false\"/" counted
forged "$rc23 s/\"E3\" score=\"82\" counted=\"true\"/\"E2\" score=\"82\" counted=\"true\"/"
forged "$rc23 s/\"E3\" score=\"82\"/\"E8\" score=\"82\"/" ballot
forged "$rc23 s/\"E4\" score=\"81\" counted=\"true\" round=\"1\"/& confidence=\"4\"/" confidence
forged "$rc23 s/\"E4\" score=\"81\" counted=\"true\" round=\"1\"/\"E4\" score=\"81\" counted=\"true\" round=\"10\"/" round
forged "$rc23 s/ dissent=\"true\"//" dissent
forged "$rc23 { /<ballot expert=\"E4\"/d; }"
forged '/<experts/,$ s/ alpha="[0-9]*"/ alpha="9999"/' alpha
forged '/<experts/,$ s/ icc="[0-9]*"/ iccWhyNot="variance"/' icc
forged '/<experts/,$ s/ iccCriteria="4"/ iccCriteria="5"/' icc
forged '/<agreement/ s/ low="true"/ low="false"/' low
forged '/<agreement/ s/ below="6670"/ below="0"/' low
forged 's/<expert id="E1" recused="false"/<expert id="E1" recused="true"/' ballot
forged 's/<expert id="E1" recused="false" conflict="false"/<expert id="E1" recused="false" conflict="true"/' ballot
forged 's/<expert id="E2"/<expert id="E1"/' ballot
forged '/<expert id="E2"/,/<\/expert>/d'
forged '/<expert id="E2"/s/counted="5"/counted="4"/' counted
forged 's/<round number="1" ballots="34"/<round number="1" ballots="33"/' round
forged 's/<leaveOut expert="E1"/<leaveOut expert="E2"/' expert
forged '/<leaveOut expert="E1"/d'
forged '/<leaveOut expert="E1"/s/ low="[0-9]*"/ low="1"/' low
forged '/<leaveOut expert="E1"/s/ differs="[a-z]*"/ differs="maybe"/;s/maybe/true/'
forged '/<experts/,/<\/experts>/d' experts
forged 's/<experts listed="7"/<experts listed="8"/' listed
forged 's/ ballotsCounted="34"/ ballotsCounted="35"/' ballotsCounted
forged '/<basis>/,/<\/basis>/{/<panel /d;}' experts
report=three-report.xml
forged 's/这位专家的评分/任何专家的评分/' finding
forged 's/<finding expert="E1">/<finding expert="E2">/' finding
forged '/<finding expert="E1">/,/<\/finding>/d' finding
report=both-report.xml
forged 's/ precheckScore="5500"/ precheckScore="5400"/' outcome
forged 's/ precheckScore="5500"//' precheck
forged 's/ precheck="insufficient"//' outcome
forged 's/ precheck="insufficient"/ precheck="error"/' outcome
report=mixed-report.xml
forged 's/ counted="false" whyNot="round"/ counted="true"/' round
forged 's/ whyNot="round"/ whyNot="recused"/' ballot
forged 's/ whyNot="conflict"/ whyNot="recused"/' ballot

finish
