#!/bin/sh
# heng report of many: groups that compare, the places that each can take,
# what is left out and why; the page's commands compute what the page shows.
. "$(dirname "$0")/setup.sh"
HENG_LANG=en
export HENG_LANG

lacks()
{
	file=$1
	shift
	for text; do
		checks=$((checks + 1))
		! grep -qF -e "$text" "$file" || fail "$last: '$text' is in $file"
	done
}

# assess STATUS NAME ARG...: the report of a sample in reports/NAME.xml.
assess()
{
	run "$1" assess "$samples/$2.xml" -o "reports/$2.xml" \
		$(panel=$samples/panels/$2.panel.xml
		[ ! -f "$panel" ] || [ "${3-}" = alone ] || echo --panel panel.xml)
}

mkdir reports
cp "$samples/panels/clean-admission.panel.xml" panel.xml
assess 0 clean-admission
assess 1 veto-admission alone
assess 3 undetermined-admission alone
cp "$samples/panels/improve-exit.panel.xml" panel.xml
assess 1 improve-exit
cp "$samples/panels/clean-exit.panel.xml" panel.xml
assess 0 clean-exit

# A folder: two profiles, each a group of its own.
run 0 report reports -f text
shows 'Overview of assessments, reports: 5' 'Profile: pboc-admission 1.0.0' \
	'Profile: pboc-exit 1.0.0' 'Normal operation: 1' 'Improve: 1' \
	'Admit: 1, and still possible for at most 1' \
	'  Reports by verdict: 3' '  · To be supplemented: 1' \
	'  Reports by verdict: 2' '  · To be supplemented: 0'
checks=$((checks + 1))
grep -q '^        1         100.00     0     0     0     0  Normal operation  .*reports/clean-exit.xml$' out ||
	fail "$last: no clean-exit in the first place"
checks=$((checks + 1))
grep -q '^        2          86.65     0     1     0     0  Improve  .*reports/improve-exit.xml$' out ||
	fail "$last: no improve-exit in the second"
# A settled refusal cannot be before an admission; what is open can be both.
checks=$((checks + 2))
grep -q '^      2–3 .* 3  .*Reject .*veto-admission.xml$\|^      2–3 .*Reject .*veto-admission.xml$' out ||
	fail "$last: veto-admission is not 2 to 3"
grep -q '^      1–3 .*undetermined-admission.xml$' out ||
	fail "$last: undetermined-admission is not 1 to 3"
cp out text.en
# The order of names makes no difference, nor does naming one twice.
run 0 report reports/veto-admission.xml reports/improve-exit.xml \
	reports/clean-exit.xml reports/undetermined-admission.xml \
	reports/clean-admission.xml reports/clean-exit.xml -f text
same text.en out
LC_ALL=C.UTF-8 TZ=Asia/Shanghai "$heng" report reports/ -f text |
	sed 's,reports//,reports/,' >again
same text.en again
run 0 report reports -f text --lang zh
shows '评价总览，报告数：5' '转常态化运营：1' '名次先看结论，再看总分' \
	'  各种结论的报告数：3' '  · 补正：1'

# The page: well-formed enough to be read, nothing loaded, and every command
# on it computes the figures beside it.
run 0 report reports -f html -o overview.html
absent reports/overview.html
checks=$((checks + 1))
grep -qi '<script\|src=\|href=\|url(\|style="' overview.html &&
	fail "$last: it loads or runs something"
holds overview.html "default-src 'none'" '<html lang="en">' \
	'reports/clean-exit.xml' '<caption' 'scope="col"' 'scope="row"'
# The reports by verdict, those without one among them, are all of them.
for group in 1 2; do
	sed 's/<caption/\n&/g' overview.html |
		grep "^<caption id=\"outcomes-$group\">Reports by verdict" |
		sed 's/<tr>/\n&/g' >counts
	sum=0
	for n in $(sed -n 's,.*ettled</span>\([0-9]*\)</td>.*,\1,p' counts); do
		sum=$((sum + n))
	done
	checks=$((checks + 2))
	[ "$sum" -eq $((4 - group)) ] ||
		fail "$last: group $group is not all of its reports: $sum"
	grep -q '>To be supplemented<.*>Not settled</span>'$((2 - group))'</td>' \
		counts || fail "$last: group $group lacks what is not settled"
done
run 0 report reports -f html --lang zh
shows '<html lang="zh-CN">' '评价总览' '转常态化运营'
lacks out 'Normal operation' '>place<' ', SHA-256' '>, <'
run 0 report reports -f html --lang both
shows '<span lang="en">Overview of assessments</span>'
# Each row apart, its figures against those of explain.
sed 's/<tr>/\n&/g' overview.html | grep '^<tr>' >rows
for report in reports/*.xml; do
	run 0 explain "$report" --figure all
	grep "<code><bdi>$report</bdi></code>" rows >own
	checks=$((checks + 1))
	[ "$(wc -l <own)" -eq 2 ] || fail "$report: not in two tables"
	sed 's/<data value="\([^"]*\)">\([^<]*\)/\n=\1	\2\n/g' own |
		sed -n 's/^=//p' >figures
	checks=$((checks + 1))
	[ "$(wc -l <figures)" -ge 8 ] || fail "$report: few figures"
	while read -r figure; do
		checks=$((checks + 1))
		grep -qxF "$figure" out || fail "$report: '$figure' is not so"
	done <figures
	checks=$((checks + 1))
	grep -qF "heng explain $report --figure all" overview.html ||
		fail "$report: no command"
done

# What is no report is named and does not spoil the rest.
cp "$samples/clean-exit.xml" reports/a-dossier.xml
echo 'no XML' >reports/notes.txt
mkdir reports/more.xml.d
run 0 report reports -f text
says 'note[H4803]' 'reports/a-dossier.xml'
shows 'Files that are not in it' 'reports/a-dossier.xml: this is no report'
lacks err notes.txt
# What should be one and contradicts itself is left out too, and the status
# says so; of the others nothing is lost.
sed '/rule="IV-10"/s/outcome="pass"/outcome="fail"/' reports/clean-exit.xml \
	>reports/forged.xml
head -c 5000 reports/clean-exit.xml >reports/cut.xml
: >reports/empty.xml
run 1 report reports -f html -o left.html
says 'error[H4101]' 'reports/forged.xml:' 'reports/cut.xml:' \
	'reports/empty.xml'
holds left.html 'reports/forged.xml' 'reports/cut.xml' 'reports/clean-exit.xml' \
	'Files that are not in it'
rm reports/forged.xml reports/cut.xml reports/empty.xml reports/a-dossier.xml

# Other settings are another group though the profile has the same name.
run 0 assess "$samples/clean-exit.xml" \
	--panel "$samples/panels/clean-exit.panel.xml" \
	--param SQ-08.max_rate=11 -o reports/param.xml
run 0 report reports -f text
checks=$((checks + 1))
[ "$(grep -c '^Profile: pboc-exit 1.0.0' out)" -eq 2 ] ||
	fail "$last: other parameters are not a group of their own"
rm reports/param.xml

# One application twice, and two that are just as good.
cp reports/clean-exit.xml reports/twin.xml
run 0 report reports -f text
shows 'an application has more than one report'
checks=$((checks + 1))
[ "$(grep -c '^       1=         100.00     0     0     0     0  Normal' out)" -eq 2 ] ||
	fail "$last: no tie"
rm reports/twin.xml

# Text of a report is text on the page.
sed '/<subject/,/<\/subject>/s/示例丁/\&lt;script>alert(1)\&lt;\/script>/' \
	reports/clean-exit.xml >reports/markup.xml
run 0 report reports -f html
shows '&lt;script&gt;alert(1)&lt;/script&gt;'
lacks out '<script>'
rm reports/markup.xml

# Usage.
run 2 report reports -f csv
says 'html and text'
run 2 report reports
says 'html and text'
run 2 report reports nowhere.xml -f text -o no.html
says 'nowhere.xml'
absent no.html
mkdir none
run 2 report none -f text
says 'H4804'
# A report is not replaced by the overview that it is in.
run 2 report reports -f text -o reports/clean-exit.xml
run 0 explain reports/clean-exit.xml

# HENG_OVERVIEW_REPORTS_MAX: so many files are taken, one more is not.
mkdir many
i=1
while [ $i -le 999 ]; do
	: >many/empty-$i.xml
	i=$((i + 1))
done
cp reports/clean-exit.xml many/clean-exit.xml
run 1 report many -f text
shows 'reports: 1'
: >many/empty-1000.xml
run 2 report many -f text
says 'more than 1000'
run 1 report reports/clean-exit.xml reports/improve-exit.xml -f text \
	--max-size $(($(wc -c <reports/clean-exit.xml) + 1))
says 'H0014'

# What waivers changed stands below each row, as explain computes it.
sample=rectify-operation
run 1 assess "$samples/$sample.xml" -P pboc-operation \
	--panel "$samples/panels/$sample.panel.xml" \
	--waivers "$samples/waivers/$sample.waivers.xml" -o waived.xml
run 1 assess "$samples/$sample.xml" -P pboc-operation \
	--panel "$samples/panels/$sample.panel.xml" -o bare.xml
run 0 report waived.xml bare.xml -f text --lang zh
shows '未计豁免：整改'
checks=$((checks + 1))
[ "$(grep -c '未计豁免' out)" -eq 1 ] || fail "$last: not below one row"
run 0 explain waived.xml --figure before.total.low
before=$(sed -n 's/^before.total.low	//p' out)
run 0 report waived.xml bare.xml -f html --lang en
shows 'without waivers:' "<data value=\"before.total.low\">$before</data>"
finish
