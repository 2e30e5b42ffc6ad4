#!/bin/sh
# The page without a browser: each figure on it is what the commands printed
# on it compute; every kind of report makes one; 500 rules stay small.
. "$(dirname "$0")/../cli/setup.sh"
golden=$top_srcdir/tests/golden

# text: the inverse of what HTML escapes.
text()
{
	sed 's/&lt;/</g; s/&gt;/>/g; s/&quot;/"/g; s/&nbsp;/ /g; s/&amp;/\&/g'
}

# figures PAGE: NAME, tab, VALUE of each, sorted.
figures()
{
	grep -o '<data value="[^"]*">[^<]*</data>' "$1" |
		sed 's/<data value="\([^"]*\)">\([^<]*\)<\/data>/\1	\2/' |
		text | LC_ALL=C sort -u
}

# anchors PAGE: no place is there twice, and every link within has its place.
anchors()
{
	grep -o ' id="[^"]*"' "$1" | sed 's/.*id="\(.*\)"/\1/' |
		LC_ALL=C sort >places
	grep -o ' href="#[^"]*"' "$1" | sed 's/.*="#\(.*\)"/\1/' |
		LC_ALL=C sort -u >links
	checks=$((checks + 3))
	[ "$(wc -l <links)" -ge 20 ] || fail "$1: few links"
	[ -z "$(uniq -d places)" ] || fail "$1: twice: $(uniq -d places)"
	LC_ALL=C comm -13 places links >nowhere
	[ ! -s nowhere ] || fail "$1: links to nowhere: $(head -n 3 nowhere)"
}

# try REPORT: its page in three languages, and all that it prints.
try()
{
	for lang in zh en both; do
		run 0 report "$1" -f html --lang "$lang" -o "page.html"
		figures page.html >shown
		[ "$(wc -l <shown)" -ge 20 ] ||
			fail "$1: only $(wc -l <shown) figures on the page"
		cut -f1 shown | uniq -d >double
		[ ! -s double ] || fail "$1: two values of $(cat double)"
		# All names differ by nothing but their sections in a language.
		[ ! -e shown.zh ] || [ "$lang" = zh ] || same shown.zh shown
		[ "$lang" != zh ] || cp shown shown.zh
	done
	rm shown.zh
	# As a reader would: in the report's folder, by a shell.
	grep -o '<code class="cmd">[^<]*</code>' page.html |
		sed 's/<code class="cmd">\([^<]*\)<\/code>/\1/' | text |
		LC_ALL=C sort -u >commands
	[ "$(wc -l <commands)" -ge 5 ] || fail "$1: no commands on the page"
	: >computed
	while read -r command; do
		checks=$((checks + 1))
		(PATH=$(dirname "$heng"):$PATH && eval "$command") >out 2>err ||
			fail "$1: $command: status $?: $(cat err)"
		case $command in *--figure*) cat out >>computed ;; esac
	done <commands
	grep "^[^ ][^	]*	" computed | LC_ALL=C sort -u >known
	LC_ALL=C comm -23 shown known >wrong
	checks=$((checks + $(wc -l <shown)))
	[ ! -s wrong ] || {
		fail "$1: figures that no command on the page computes so:"
		cat wrong >&2
	}
}

for case in clean improve open veto; do
	must cp "$golden/report-$case.xml" .
	try "report-$case.xml"
done
# A name that only a quoted one survives.
must cp report-open.xml "it's 报告 & \$HOME.xml"
try "it's 报告 & \$HOME.xml"

for case in clean-admission:admission clean-exit:exit improve-exit:exit \
	rectify-operation:operation; do
	sample=${case%%:*}
	"$heng" assess "$samples/$sample.xml" -P "pboc-${case#*:}" \
		--panel "$samples/panels/$sample.panel.xml" \
		-o "$sample.xml" >out 2>err || [ $? -le 3 ] ||
		fail "$sample: $(cat err)"
	try "$sample.xml"
done
for sample in undetermined-admission veto-admission drift-exit; do
	"$heng" assess "$samples/$sample.xml" -o "$sample.xml" >out 2>err ||
		[ $? -le 3 ] || fail "$sample: $(cat err)"
	try "$sample.xml"
done

# Four ballots are not trimmed, and the page does not say that they are.
run 0 report clean-exit.xml -f html --lang en
shows 'nothing dropped: fewer than <bdi>5</bdi> ballots'
run 0 explain clean-exit.xml RC-23 --lang zh
shows '截尾平均分：' '票数不足，未去掉'

# Amounts stand in whole currency, and their label says nothing of fen.
run 0 report drift-exit.xml -f html --lang zh
shows '月交易金额（限额）' '1,302,050,000.00 CNY' '超出次数'
checks=$((checks + 1))
! grep -q '月交易金额（分' out || fail "the label of an amount names fen"

# With waivers: before and after.
sample=rectify-operation
"$heng" assess "$samples/$sample.xml" -P pboc-operation \
	--panel "$samples/panels/$sample.panel.xml" \
	--waivers "$samples/waivers/$sample.waivers.xml" \
	-o waived.xml >out 2>err || [ $? -le 3 ] || fail "waived: $(cat err)"
try waived.xml
run 0 report waived.xml -f html --lang zh
shows '<data value="before.total.low">' '<data value="count.waived">' \
	'<data value="count.informational">' '未计豁免：' '已豁免的规则：'

# The same report, the same page; and standard input has no name.
run 0 report report-open.xml -f html -o one.html
run 0 report report-open.xml -f html -o two.html
same one.html two.html
run 0 report - -f html <report-open.xml
shows 'heng explain report.xml --figure'

# many NUMBER FILE: a report of so many rules, of which two in five give work.
many()
{
	sed "s/NUMBER/$1/" policies/many.lua >policies/many/policy.lua
	HENG_POLICY_PATH=$work/policies "$heng" assess \
		"$samples/clean-admission.xml" -P many -o "$2" >out 2>err ||
		[ $? -le 3 ] || fail "$2: $(cat err)"
	checks=$((checks + 1))
	[ "$(grep -c '<result ' "$2")" -eq "$1" ] ||
		fail "$2: not $1 results: $(cat err)"
}
must mkdir -p policies/many/profiles
cat >policies/many.lua <<'LUA'
policy { id = "many", version = "1.0.0", title = { zh = "许多", en = "Many" } }
local dimensions = { "innovation", "service", "legality", "data-security", "risk-control" }
local severities = { "minor", "major", "critical" }
local checks = {
  function(app)
    return fail { zh = "名称“{name}”没有说明差异", en = "the name {name} does not tell the difference",
      name = app:text("app/name") }:at(app, "app/name")
  end,
  function(app)
    return app:text("org[99]/duty") ~= app:text("app/name") and pass()
  end,
}
local function good(app)
  return app:text("app/name") and pass()
end
for i = 0, NUMBER - 1 do
  rule {
    id = string.format("R-%03d", i),
    title = { zh = "第 " .. i .. " 项要求：应说明服务与既有产品的差异",
      en = "Requirement " .. i .. ": how the service differs from others" },
    dimension = dimensions[i // 5 % 5 + 1], phases = { "admission" },
    severity = severities[i % 3 + 1], cites = { "law#a" },
    remedy = { zh = "请补充该项说明并附证明材料。", en = "Add the statement and its evidence." },
    check = checks[i % 5 + 1] or good,
  }
end
LUA
cat >policies/many/norms.lua <<'LUA'
norm { id = "law", title = { zh = "示例办法（虚构）", en = "Sample Measures (invented)" },
  versions = { { from = "2020-01-01", articles = { a = "21" } } }, verified = true }
LUA
cat >policies/many/profiles/many.lua <<'LUA'
profile {
  id = "many", version = "1.0.0", title = { zh = "五百条规则", en = "Five hundred rules" },
  scheme = "pboc-tool", phase = "admission", policies = { "many" },
  dimensions = { innovation = { weight = 20 }, service = { weight = 20 },
    legality = { weight = 20 }, ["data-security"] = { weight = 20 },
    ["risk-control"] = { weight = 20 } },
  outcomes = { { id = "good", label = { zh = "好", en = "Good" }, no_veto = true, total = 8000 },
    { id = "poor", label = { zh = "差", en = "Poor" } } },
  undetermined = { label = { zh = "待定", en = "Open" } },
}
LUA

# 500 rules: at most 300 kB.
many 500 many.xml
for lang in zh en both; do
	run 0 report many.xml -f html --lang "$lang" -o "many.$lang.html"
	size=$(wc -c <"many.$lang.html")
	checks=$((checks + 1))
	[ "$size" -le 300000 ] || fail "500 rules in $lang take $size bytes"
	echo "500 rules, $lang: $size bytes"
done
try many.xml

# HENG_RULES_MAX rules, and 5,000 results, which only a report of anybody has,
# fit HENG_XSLT_STEPS_MAX; all places are different, and each link has one.
# By the clock it may take longer here.
many 4096 4096.xml
awk '/<\/results>/ {
	for (i = 4096; i < 5000; i++) {
		printf "<result rule=\"R-z%d\"", i
		printf " dimension=\"risk-control\""
		printf " outcome=\"not-applicable\" severity=\"minor\""
		printf " weight=\"1\" effectiveWeight=\"0\" veto=\"false\""
		printf " kind=\"automatic\" source=\"policy\" owner=\"many\">"
		printf "<title xml:lang=\"zh\">第 %d 项</title>", i
		printf "<title xml:lang=\"en\">Item %d</title>", i
		printf "<cite norm=\"law\" version=\"2020-01-01\""
		print " article=\"21\" verified=\"true\"/></result>"
	}
}
{ print }' 4096.xml >5000.xml
for results in 4096 5000; do
	for lang in zh both; do
		run 0 report "$results.xml" -f html --lang "$lang" \
			--limit read-wall=60s -o large.html
		anchors large.html
		checks=$((checks + 1))
		[ "$(grep -c 'r-R-' places)" -eq "$results" ] ||
			fail "$last: not $results places"
	done
done

# An id that no policy has, in a report of anybody: its place is a number.
awk '/<\/results>/ {
	for (i = 1; i < 4; i++) {
		printf "<result rule=\"规 &quot;%d&quot; #%%\"", i
		printf " dimension=\"risk-control\""
		printf " outcome=\"not-applicable\" severity=\"minor\""
		printf " weight=\"1\" effectiveWeight=\"0\" veto=\"false\""
		printf " kind=\"automatic\" source=\"policy\" owner=\"many\">"
		print "<title xml:lang=\"zh\">怪</title></result>"
	}
}
{ print }' many.xml >strange.xml
run 0 report strange.xml -f html -o strange.html
anchors strange.html
finish
