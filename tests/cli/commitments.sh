#!/bin/sh
# Commitments: what the report says of each, that it and the rules on the same
# dossier cannot contradict each other, and that a forged report is refused.
. "$(dirname "$0")/setup.sh"

# has FILE TEXT...
has()
{
	file=$1
	shift
	last="report $file"
	holds "$file" "$@"
}

# The section of a report, an element a line.
section()
{
	sed -n '/<commitments /,/<\/commitments>/p' "$1"
}

run 1 assess "$samples/drift-exit.xml" -o drift.xml --lang zh
shows "承诺履行率：33.33–66.67%" "已履行 1" "部分履行 2" "未履行 1" \
	"尚不能认定 2" "不对应任何承诺的结果 1" \
	"超出声明：服务渠道 1 · 数据项 1 · 月交易金额（分，限额） 1"
run 1 assess "$samples/drift-exit.xml" -o drift.xml --lang en
shows "Commitments kept: 33.33–66.67%" "results of no commitment 1" \
	"Beyond the declaration: Channels 1"
run 0 validate drift.xml
section drift.xml >drift.txt
has drift.txt \
	'<commitments fulfilled="1" partly="2" no="1" open="2" low="3333" high="6667" partShare="5000" beyond="3">' \
	'id="C1" state="fulfilled" low="10000" high="10000" claim="yes" proof="shown" measured="reached"' \
	'id="C2" state="partly" low="5000" high="5000" claim="yes" proof="shown" measured="short"' \
	'id="C3" state="partly" low="5000" high="5000" claim="partly" proof="shown" measured="none"' \
	'id="C4" state="no" low="0" high="0" claim="no"' \
	'id="C5" state="open" low="0" high="10000" claim="yes" proof="none"' \
	'id="C6" state="open" low="0" high="10000" claim="none" proof="none"' \
	'value="1650" valuePath="exitAnnex/realisedEffect[2]/@value"' \
	'attained="5500"' \
	'hash="sha256:5a05b946b6b6a246763d46137ccf7efaa84fdc117f12f40a4961df84da10307c"' \
	'<unmatched claim="yes" path="exitAnnex/commitmentResult[6]"' \
	'<aspect id="regions" status="within"' \
	'<aspect id="organisations" status="within"' \
	'<beyond value="示例寅聚合平台小程序（虚构）" path="operation/channelUse[3]/name"' \
	'<beyond value="经营者手机通讯录" path="operation/dataUse[6]/name"' \
	'<beyond value="130205000000" path="operation/volume[12]/@amount"' \
	'declared="125000000000" declaredPath="app/expectedScale/@monthlyAmount"' \
	'share="10416" times="1" currency="CNY"'
# Lines are those of the dossier.
line=$(grep -n '<commitment id="C4"' "$samples/drift-exit.xml")
has drift.txt "path=\"pledge/commitment[4]\" line=\"${line%%:*}\""

run 0 explain drift.xml --lang zh
shows "承诺履行率：33.33–66.67%" "C5（尚不能认定 0.00–100.00%）" \
	"申报机构称已履行，但没有可查的证据，不计为已履行" \
	"不对应任何承诺的履行情况" "月交易金额（分，限额）：超出声明" \
	"声明：125000000000，实际为其：104.16%"
run 0 explain drift.xml --lang en
shows "Commitments kept: 33.33–66.67%" "C5 (Open 0.00–100.00%)" \
	"nothing is said of what became of it" \
	"Results that belong to no commitment" \
	"Items of data: Beyond the declaration"
run 0 explain drift.xml --figure commitments --lang en
shows "commitments.ratio	33.33–66.67" "400.00 ÷ 6 = 66.666666" \
	"commitments.open	2" "commitments.beyond	3"
run 0 explain drift.xml --figure commitment.C2 --lang en
shows "commitment.C2.share	50.00" "commitment.C2.attained	55.00"
run 0 explain drift.xml --figure beyond.amount-month.share --lang en
shows "beyond.amount-month.share	104.16"

# Where nothing ran yet there is no such section.
run 3 assess "$samples/clean-admission.xml" -o admission.xml
checks=$((checks + 1))
! grep -q '<commitments\|set="comparison"' admission.xml ||
	fail "an admission's report has commitments"

# --- agreement with the rules

# outcome FILE RULE [ATTRIBUTE]
outcome()
{
	sed -n "s/.*<result rule=\"$2\".* ${3-outcome}=\"\([a-z-]*\)\".*/\1/p" \
		"$1"
}

# count FILE TEXT: lines of the section that match.
count()
{
	section "$1" | grep -c -e "$2"
}

status_of()
{
	sed -n "s/.*<aspect id=\"$2\" status=\"\([a-z-]*\)\".*/\1/p" "$1"
}

# What a rule says in Chinese.
says_of()
{
	sed -n "/<result rule=\"$2\"/,/<\/result>/p" "$1" |
		sed -n 's/.*<message xml:lang="zh">\(.*\)<\/message>.*/\1/p'
}

# is TEXT EXPECTED WHAT
is()
{
	checks=$((checks + 1))
	[ "$1" = "$2" ] || fail "$label: $3: '$1', expected '$2'"
}

# LC-29's own check follows from claims and evidence; what it finds is what
# the section lists.
agree_pledge()
{
	said=$(outcome r.xml LC-29 precheck)
	[ -n "$said" ] || return 0
	total=$(count r.xml '<commitment ')
	partly=$(count r.xml '<commitment .* claim="partly"')
	broken=$(count r.xml '<\(realised\|unmatched\) .*claim="no"')
	proven=$(count r.xml \
		'<commitment .* claim="\(yes\|partly\)" proof="shown"')
	if [ "$total" -eq 0 ]; then
		wanted=insufficient
	elif [ "$broken" -gt 0 ] || [ $((partly * 10)) -gt "$total" ]; then
		wanted=fail
	elif [ "$proven" -lt "$total" ]; then
		wanted=insufficient
	else
		wanted=pass
	fi
	is "$said" "$wanted" "LC-29 against $total/$partly/$broken/$proven"
	# Nothing counts as fulfilled that the rule asks more of.
	[ "$said" = pass ] || [ "$broken" -eq "$(count r.xml '<unmatched .*claim="no"')" ] ||
		is "$(count r.xml '<commitments .* high="10000"')" 0 \
			"a ratio that may be 100"
}

# IV-10 weighs how far the targets were reached; so do the shares here, which
# are rounded to a basis point.
agree_effects()
{
	said=$(outcome r.xml IV-10)
	case $said in
	pass | fail) ;;
	*)
		return 0
		;;
	esac
	reached=$(section r.xml | sed -n 's/.*<target .* attained="\([0-9]*\)".*/\1/p' |
		awk -v weights="$(sed -n 's/.*<expectedEffect .*weight="\([0-9]*\)".*/\1/p' d.xml | tr '\n' ' ')" '
		BEGIN { split(weights, w, " ") }
		{ sum += w[NR] * $1; all += w[NR] }
		END { printf "%d", all ? 10 * sum / all : -1 }')
	[ "$(count r.xml '<target ')" -eq "$(grep -c '<expectedEffect ' d.xml)" ] ||
		return 0
	checks=$((checks + 1))
	if [ "$said" = pass ]; then
		[ "$reached" -ge 79990 ] ||
			fail "$label: IV-10 passes at $reached"
	else
		[ "$reached" -lt 80010 ] ||
			fail "$label: IV-10 fails at $reached"
		is "$(count r.xml '<commitments .* low="10000"')" 0 \
			"all fulfilled though IV-10 fails"
	fi
}

agree_names()
{
	channels=$(status_of r.xml channels)
	users=$(status_of r.xml users)
	case $(outcome r.xml SQ-19) in
	pass)
		is "$channels $users" "within within" "SQ-19 passes"
		;;
	fail)
		checks=$((checks + 1))
		case "$channels $users" in
		*beyond*) ;;
		*)
			fail "$label: SQ-19 fails: $channels $users"
			;;
		esac
		;;
	insufficient)
		checks=$((checks + 1))
		[ "$channels $users" != "within within" ] ||
			fail "$label: SQ-19 is insufficient, all is within"
		;;
	esac
}

agree_numbers()
{
	year="$(status_of r.xml customers) $(status_of r.xml transactions-year)"
	year="$year $(status_of r.xml amount-year)"
	case $(outcome r.xml IV-11) in
	fail)
		case $(says_of r.xml IV-11) in
		*扩张*)
			checks=$((checks + 1))
			case $year in
			*beyond*) ;;
			*)
				fail "$label: IV-11 finds expansion: $year"
				;;
			esac
			;;
		esac
		;;
	insufficient)
		checks=$((checks + 1))
		[ "$year" != "within within within" ] ||
			fail "$label: IV-11 is insufficient, all is within"
		;;
	esac
	month="$(status_of r.xml customer-limit) $(status_of r.xml amount-month)"
	month="$month $(status_of r.xml transactions-month)"
	case $(outcome r.xml RC-10) in
	pass)
		checks=$((checks + 1))
		case $month in
		*beyond* | *incomplete*)
			fail "$label: RC-10 passes: $month"
			;;
		esac
		;;
	fail)
		case $(says_of r.xml RC-10) in
		*超过限额*)
			checks=$((checks + 1))
			case $month in
			*beyond*) ;;
			*)
				fail "$label: RC-10 fails: $month"
				;;
			esac
			;;
		esac
		;;
	esac
}

# agree LABEL SAMPLE [SED...]: the dossier, edited, and all that rules and
# section say of it.
seen=
agree()
{
	label=$1
	base=$2
	shift 2
	if [ $# -gt 0 ]; then
		must sed "$@" "$samples/$base.xml" >d.xml
		checks=$((checks + 1))
		! cmp -s d.xml "$samples/$base.xml" ||
			fail "$label: the edit changed nothing"
	else
		must cp "$samples/$base.xml" d.xml
	fi
	"$heng" assess d.xml -o r.xml >out 2>err
	case $? in
	0 | 1 | 3) ;;
	*)
		fail "$label: not assessed"
		show
		return
		;;
	esac
	run 0 explain r.xml
	agree_pledge
	agree_effects
	agree_names
	agree_numbers
	for rule in LC-29 IV-10 SQ-19 IV-11 RC-10; do
		seen="$seen $rule=$(outcome r.xml $rule)"
	done
	seen="$seen check=$(outcome r.xml LC-29 precheck)"
}

for sample in clean-exit csrc-exit improve-exit drift-exit operation-full \
	csrc-supervision rectify-operation; do
	agree "$sample" "$sample"
done

# Claims and evidence.
c1='/commitmentResult commitment="C1"/'
agree "C1 not kept" clean-exit -e "${c1}s/yes/no/"
agree "C1 in part" clean-exit -e "${c1}s/yes/partly/"
agree "C1 without a claim" clean-exit -e "${c1}s/ fulfilled=\"yes\"//"
agree "C1 without evidence" clean-exit \
	-e "${c1},/<\/commitmentResult>/{/<evidence/d;}"
agree "evidence that is not there" clean-exit \
	-e '/<evidence attRef="A-association"/s/A-association/A-nowhere/'
agree "evidence without a name" clean-exit \
	-e '/<evidence attRef="A-association"/s/ attRef="[^"]*"//'
agree "nothing of C4" clean-exit \
	-e '/commitmentResult commitment="C4"/,/<\/commitmentResult>/d'
agree "a result for nobody" clean-exit -e "${c1}s/C1/C9/"
agree "a broken one for nobody" clean-exit -e "${c1}s/C1\" fulfilled=\"yes/C9\" fulfilled=\"no/"
agree "two results" clean-exit -e '/commitmentResult commitment="C2"/s/C2/C1/'
agree "two results, one in part" clean-exit \
	-e '/commitmentResult commitment="C2"/s/C2" fulfilled="yes/C1" fulfilled="partly/'
agree "two results, one without a claim" clean-exit \
	-e '/commitmentResult commitment="C2"/s/C2" fulfilled="yes"/C1"/'
agree "no commitment" clean-exit -e '/<commitment /,/<\/commitment>/d'
agree "no pledge" clean-exit -e '/<pledge>/,/<\/pledge>/d'
agree "a commitment without an id" clean-exit \
	-e '/<commitment id="C3"/s/ id="C3"//'

# Values.
for value in 72 71.5 46 33.7 33.6 33.5 25 24.000001 24 23 0; do
	agree "approval in $value hours" clean-exit \
		-e "/realisedEffect metricId=\"approval-hours\"/s/value=\"[0-9.]*\"/value=\"$value\"/"
done
agree "no value" clean-exit -e '/<realisedEffect metricId="first-loans"/d'
agree "two values" clean-exit \
	-e '/<realisedEffect metricId="first-loans"/{p;}'
agree "a metric that no effect has" clean-exit \
	-e '/<commitment /s/metricId="first-loans"/metricId="first-loan"/'
has r.xml 'id="C2" state="open" low="0" high="10000" claim="yes" proof="shown" measured="unknown" measurable="true" metric="first-loan"'
run 0 explain r.xml --lang en
shows "the target of its metric is not there"
run 0 explain r.xml --lang zh
shows "承诺写明了指标，声明书中却没有该指标的目标值"
must sed '/<commitment id="C2"/s/ measured="unknown"/ measured="none"/' r.xml >forged.xml
run 2 explain forged.xml
says H4101 "forged.xml:"
must sed '/<commitment id="C3"/s/ measured="none"/ measured="unknown"/' r.xml >forged.xml
checks=$((checks + 1))
! cmp -s r.xml forged.xml || fail "forged without a metric: nothing changed"
run 2 explain forged.xml
says H4101 "forged.xml:"
agree "an effect without a target" clean-exit \
	-e '/<expectedEffect metricId="first-loans"/s/ target="[0-9]*"//'
has r.xml 'state="open" low="0" high="10000" claim="yes" proof="shown" measured="unknown" measurable="true" metric="first-loans"'

# Channels and users.
agree "a channel more" clean-exit \
	-e '/<channelUse /,/<\/channelUse>/s/手机银行/小程序/'
agree "white space in a channel" clean-exit \
	-e '/<channelUse /,/<\/channelUse>/s/手机银行/ 手机 银行/'
agree "a channel without a name" clean-exit \
	-e '/<channelUse /,/<\/channelUse>/s/<name>手机银行<\/name>//'
agree "a group more" clean-exit -e '/<userUse kind="personal"/s/personal/enterprise/'
agree "not said whether undeclared" clean-exit -e 's/ undeclaredUse="none"//'
agree "said to be listed" clean-exit -e 's/undeclaredUse="none"/undeclaredUse="listed"/'
agree "no channels listed" clean-exit -e '/<channelUse /,/<\/channelUse>/d'
agree "no channels declared" clean-exit \
	-e '/<service /,/<hours>/{/<channel /,/<\/channel>/d;}'

# Numbers, at the limits and one beyond.
for sample in clean-exit operation-full; do
	for what in customers transactions amount; do
		case $what in
		customers) limit=customerLimit ;;
		transactions) limit=monthlyTransactions ;;
		amount) limit=monthlyAmount ;;
		esac
		most=$(sed -n "s/.* $limit=\"\([0-9]*\)\".*/\1/p" \
			"$samples/$sample.xml" | head -n 1)
		for value in "$most" $((most + 1)) $((most * 20)); do
			agree "$sample $what $value" "$sample" \
				-e "/<volume month=\"2026-0[46]-01\"/s/ $what=\"[0-9]*\"/ $what=\"$value\"/"
		done
	done
	agree "$sample: a month left out" "$sample" -e '/<volume month="2026-02-01"/,/\/>/d'
	agree "$sample: another currency" "$sample" \
		-e '/<volume month="2026-04-01"/s/currency="CNY"/currency="USD"/'
	agree "$sample: not dated" "$sample" -e 's/<volume month="2026-04-01"/<volume/'
	agree "$sample: customers not told" "$sample" \
		-e '/<volume month="2026-04-01"/s/ customers="[0-9]*"//'
	for half in 0 24000; do
		agree "$sample: a month in halves, $half more" "$sample" \
			-e "/<volume month=\"2026-04-01\"/i<volume month=\"2026-04-01\" customers=\"$half\" transactions=\"0\" amount=\"0\" currency=\"CNY\"/>"
	done
	has r.xml 'path="operation/volume[10]/@customers"' 'times="1"'
	agree "$sample: a stage of 1,000" "$sample" \
		-e '/<stage order="2"/s/customers="[0-9]*"/customers="1000"/'
	agree "$sample: nothing expected" "$sample" -e 's/<expectedScale customers="[0-9]*"/<expectedScale/'
done

# The tries were worth it: every outcome of each rule came up.
label=tries
for outcome in check=pass check=fail check=insufficient IV-10=pass IV-10=fail \
	IV-10=insufficient SQ-19=pass SQ-19=fail SQ-19=insufficient \
	IV-11=pass IV-11=fail IV-11=insufficient RC-10=pass RC-10=fail \
	RC-10=insufficient; do
	checks=$((checks + 1))
	case "$seen " in
	*" $outcome "*) ;;
	*)
		fail "no try came to $outcome"
		;;
	esac
done

# --- the public edition withholds what is confidential, and still agrees

run 0 report drift.xml -f public -o public.xml
checks=$((checks + 1))
! grep -q '130205000000\|10416\|operation/volume\[12\]/@amount' public.xml ||
	fail "the public edition has a confidential amount"
section public.xml >public.txt
has public.txt 'low="3333" high="6667"' 'beyond="3"' \
	'<aspect id="amount-month" status="beyond"' 'times="1"'
run 0 validate public.xml
run 0 explain public.xml --lang en
shows "Commitments kept: 33.33–66.67%"
run 0 explain public.xml --figure commitments.ratio --lang en

# --- a forged report is refused, with the place

# forged WHAT SED
forged()
{
	must sed -e "$2" drift.xml >forged.xml
	checks=$((checks + 1))
	! cmp -s drift.xml forged.xml || fail "forged $1: nothing changed"
	run 2 explain forged.xml
	says H4101 "forged.xml:"
}

forged "count" 's/<commitments fulfilled="1"/<commitments fulfilled="2"/'
forged "ratio" 's/ low="3333" high="6667"/ low="3334" high="6667"/'
forged "no ratio" 's/ low="3333" high="6667"//'
forged "beyond" 's/partShare="5000" beyond="3"/partShare="5000" beyond="2"/'
forged "part" 's/partShare="5000"/partShare="5001"/'
forged "state" '/id="C5"/s/state="open"/state="fulfilled"/'
forged "share" '/id="C5"/s/low="0"/low="10000"/'
forged "claim" '/<commitment id="C4"/s/claim="no"/claim="yes"/'
forged "result" '/commitmentResult\[4\]" line/s/<realised claim="no"/<realised claim="yes"/'
forged "proof" '/id="C5"/s/proof="none"/proof="shown"/'
forged "evidence" '/attachment="A-effects" found/s/found="true"/found="false"/'
forged "counting" 's/counts="true"/counts="false"/'
forged "measured" '/<target /s/measured="short"/measured="reached"/'
forged "value" '/<target /s/value="1650"/value="3000"/'
forged "attained" 's/attained="5500"/attained="5501"/'
forged "id twice" '/<commitment id="C2"/s/C2/C1/'
forged "matched after all" 's/<unmatched claim/<unmatched commitment="C6" claim/'
forged "aspect removed" '/<aspect id="regions"/,/<\/aspect>/d'
forged "aspect renamed" 's/<aspect id="regions"/<aspect id="data"/'
forged "status" '/<aspect id="channels"/s/status="beyond"/status="within"/'
forged "status" '/<aspect id="regions"/s/status="within"/status="beyond"/'
forged "stated" '/<aspect id="regions"/s/status="within"/status="stated-none"/'
forged "declared" '/<aspect id="channels"/s/declared="2"/declared="3"/'
forged "name that is declared" 's/<beyond value="示例寅聚合平台小程序（虚构）"/<beyond value="手机银行"/'
forged "number within" 's/<beyond value="130205000000"/<beyond value="125000000000"/'
forged "number declared" 's/declared="125000000000"/declared="130205000000"/'
forged "excess" 's/share="10416"/share="10417"/'
forged "times" 's/ times="1" currency/ times="0" currency/'
forged "months" 's/ times="1" currency/ times="1" months="12" currency/'
forged "expansion removed" '/<beyond value="经营者手机通讯录"/d'
finish
