#!/bin/sh
# list, explain, validate, --version, --help, and what is said to a mistyped
# command: each command answers, in text and in JSON that parses, in one
# language or both, with the contracted status.
. "$(dirname "$0")/setup.sh"

if command -v python3 >/dev/null && python3 -c 'import json' 2>/dev/null; then
	parse_json()
	{
		python3 -m json.tool "$1" >/dev/null
	}
elif command -v node >/dev/null; then
	parse_json()
	{
		node -e 'JSON.parse(require("fs").readFileSync(process.argv[1]))' "$1"
	}
else
	parse_json()
	{
		true
	}
	echo "note: neither python3 nor node, JSON is not parsed"
fi

# listed KIND ID KEY...: in text, and as a JSON list of objects with the keys.
listed()
{
	kind=$1 id=$2
	shift 2
	run 0 list "$kind"
	shows "$id"
	lines=$(grep -c . out)
	for lang in zh en both; do
		run 0 list "$kind" --lang $lang
		shows "$id"
	done
	run 0 list "$kind" --format json
	parse_json out 2>json || { fail "$last: no JSON"; cat json >&2; }
	shows "\"$id\""
	for key; do
		shows "\"$key\": "
	done
	checks=$((checks + 1))
	items=$(grep -c '^  {' out)
	[ "$items" -eq "$lines" ] ||
		fail "$last: $items objects, but $lines lines of text"
}
listed rules SQ-07 id dimension severity weight veto kind phases title_zh \
	title_en source owner
listed profiles pboc-exit id version scheme phase rules title_zh title_en
listed plugins evidence id version abi rules measures sha256
listed measures evidence.missing name scale unit title_zh title_en
listed norms pipl id from verified articles title_zh title_en

# What the issue asks for: rules, vetoes, dimensions, phases, experts.
run 0 list rules --format json
mv out rules.json
count()
{
	checks=$((checks + 1))
	n=$(grep -c "$1" rules.json)
	[ "$n" -ge "$2" ] || fail "only $n rules with $1, wanted $2"
}
count '"id"' 24
count '"veto": true' 10
count '"kind": "expert"\|"kind": "both"' 3
for dimension in innovation service legality data-security risk-control; do
	count "\"dimension\": \"$dimension\"" 3
done
for phase in admission operation exit; do
	count "\"phases\": \"[^\"]*$phase" 5
done
checks=$((checks + 1))
doubles=$(sed -n 's/.*{"id": "\([^"]*\)".*/\1/p' rules.json | sort | uniq -d)
[ -z "$doubles" ] || fail "rules listed twice: $doubles"

# Only what one profile uses.
run 0 list rules -P pboc-exit --lang en
shows SQ-08
checks=$((checks + 1))
grep -q '^LC-03' out && fail "$last: LC-03 is not of this phase"
run 0 list profiles -P pboc-exit
[ "$(grep -c . out)" -eq 1 ] || fail "$last: more than one"
run 2 list
says 'what is to be listed'
run 2 list rule
says "did you mean 'rules'"
run 2 list rules norms
run 2 list rules --format yaml
says "not 'yaml'"
run 2 list rules -P pboc-exti
says "did you mean 'pboc-exit'"
run 2 list rules -p nowhere.lua
says 'nowhere.lua' 'no such file'
run 2 list rules --lang xx
says "not 'xx'" 'heng list --help'

# chinese FILE: whether it has any, by the first byte of its characters.
chinese()
{
	LC_ALL=C grep -q "$(printf '[\344-\351]')" "$1"
}

# Every rule explains itself, in each language.
sed -n 's/.*{"id": "\([^"]*\)".*/\1/p' rules.json >ids
while read -r id; do
	run 0 explain "$id"
	shows "$id"
	checks=$((checks + 2))
	chinese out || fail "$last: no Chinese"
	run 0 explain "$id" --lang en
	chinese out && fail "$last: Chinese in it"
done <ids
run 0 explain SQ-07 --lang en
shows 'dimension:' 'phases: Admission, Operation' 'severity: Major' \
	'parameter: reply_days = 15 days' '--param SQ-07.reply_days=' \
	'norm:' 'declared by: policy fintech-sandbox'
run 0 explain IV-02
shows '评分刻度' '评分说明' 'quorum 3'
run 0 explain LC-03
shows 'plugin identifiers'
run 2 explain SQ-7
says "没有规则 'SQ-7'" "did you mean 'SQ-07'"
run 2 explain
run 2 explain SQ-07 SQ-08
says "'SQ-07' is no report"
run 2 explain a.xml b c

# Reports explain themselves; other files do not.
dossier=$samples/improve-exit.xml
panel=$samples/panels/improve-exit.panel.xml
run 1 assess "$dossier" --panel "$panel" -o report.xml
run 0 explain report.xml
shows '结论' 'Verdict' '100 分的去向' '合计 Total'
run 0 explain ./report.xml --lang zh
shows '结论'
grep -q 'Verdict' out && fail "$last: English in it"
# The next step that the summary offers works as it is printed.
run 1 assess "$dossier" --panel "$panel" -o 'a report.xml'
next=$(sed -n 's/.*下一步 Next: heng \(.*\)/\1/p' out)
checks=$((checks + 1))
[ -n "$next" ] || fail "$last: no next step"
eval "run 0 $next"
run 0 explain report.xml LC-30
shows LC-30
run 0 explain report.xml LC-03
shows '未参与本次评价' 'did not take part'
run 2 explain report.xml LC-3O
says 'did you mean LC-30?'
run 2 explain missing.xml
says 'missing.xml' 'no such file'
run 2 explain "$dossier"
says 'error[H1032]' 'a report is wanted'
run 2 explain "$samples/"
head -c 2000 report.xml >cut.xml
run 2 explain cut.xml
says 'cut.xml:'
sed 's/effectiveWeight="[0-9]*"/effectiveWeight="1"/' report.xml >forged.xml
run 2 explain forged.xml
says 'forged.xml'

# validate: 0 or 2, nothing between.
run 0 validate report.xml "$panel" "$dossier" \
	"$top_srcdir/policies/fintech-sandbox" \
	"$top_srcdir/policies/fintech-sandbox/profiles/pboc-exit.lua"
shows 'report.xml: 有效 valid'
run 2 validate cut.xml "$dossier"
says 'cut.xml:'
shows 'improve-exit.xml: 有效 valid'
run 2 validate missing.xml
run 2 validate
run 2 validate "$dossier" --max-size 100
says 'error[H0014]'
run 2 validate "$dossier" --max-size 1G
says '--max-size' '1G'

# The rest.
run 0 --version
shows 'heng '
[ "$(grep -c . out)" -eq 1 ] || fail "$last: more than a line"
for help in --help -h help; do
	run 0 $help
	shows 'heng assess DOSSIER' 'heng validate FILE' 'heng list' \
		'heng explain' '退出状态' 'exit status'
done
for command in assess validate list explain; do
	run 0 $command --help
	shows "heng $command" '--lang'
	run 0 $command -h
	run 2 $command --frobnicate
	says 'error[H2400]' '--frobnicate' "heng $command --help"
	run 2 $command --lang
	says '--lang'
	run 2 $command --lang xx
	says "not 'xx'" "heng $command --help"
	run 2 $command --color sometimes
	says "not 'sometimes'"
done
run 2
says 'name a command' 'heng --help'
run 2 asess
says "did you mean 'assess'"
run 2 frobnicate
says "no command 'frobnicate'"
run 2 --verison
says "did you mean '--version'"
run 2 assess
says 'which dossier?' 'heng assess --help'
run 2 assess "$dossier" -P
says '-P'

# The language of messages: an option, else the environment, else both.
HENG_LANG=en
export HENG_LANG
run 2 assess missing.xml
says 'there is no such file'
chinese err && fail "$last: Chinese in it"
run 2 assess missing.xml --lang zh
says '没有这个文件'
grep -q 'there is no' err && fail "$last: English in it"
unset HENG_LANG
# Colour only where asked or seen, and it adds nothing to the words.
run 1 assess "$dossier" --panel "$panel"
mv out plain
run 1 assess "$dossier" --panel "$panel" --color never
same plain out
run 1 assess "$dossier" --panel "$panel" --color always
cmp -s plain out && fail "$last: no colour"
sed "s/$(printf '\033')\[[0-9;]*m//g" out >bare
same plain bare

# What stands in a file of others cannot drive the terminal.
tame()
{
	checks=$((checks + 1))
	LC_ALL=C grep -q "$(printf '[\001-\010\013-\037\177]')" "$1" && {
		fail "$last: control characters in $1"
		cat -v "$1" >&2
	}
}
printf '<dossier \033[31m\233[2J\n' >escape.xml
run 2 assess escape.xml
tame err
printf '<dossier xmlns="urn:heng:dossier:1" a="\302\233[2J"/>\n' >c1.xml
run 2 assess c1.xml
tame err
run 2 assess "$(printf 'no\033[2Jfile.xml')"
tame err
run 2 assess "$dossier" -P "$(printf 'no\033[2Jprofile')"
tame err
run 2 "$(printf 'no\033[2Jcommand')"
tame err
must cp "$samples/published-baihang.xml" "$(printf 'a\033[2Jb.xml')"
run 3 assess a*b.xml
tame out
finish
