#!/bin/sh
# heng explain --figure: every figure of every golden report, against awk that
# computes it from the report's results alone; and the derivations lead to it.
. "$(dirname "$0")/setup.sh"
golden=$top_srcdir/tests/golden

# figures REPORT: NAME, tab, VALUE of what follows from results and profile.
figures()
{
	LC_ALL=C awk -f "$here/report.awk" -f "$here/figures.awk" "$1" |
		LC_ALL=C sort
}

# Families that follow from results, profile and measures.
mine='^(total|dimension|rule|count|next|measure)\.'

# What stands behind the last arrow of a derivation is the figure.
arrows()
{
	LC_ALL=C awk -F '\t' '
	function check()
	{
		if (name != "" && last != "" && last != value)
			print name ": " value ", derived " last
	}
	/^[^ ]/ { check(); name = $1; value = $2; last = ""; next }
	/→/ { last = $0; sub(/.*→ /, "", last); sub(/[^0-9.].*/, "", last) }
	END { check() }' "$1"
}

# Products and quotients of a derivation, for whoever has a pocket calculator.
sums()
{
	LC_ALL=C awk '
	/ × .* ÷ .* = / { a = $1 * $3 / $5; b = $7; seen++ }
	/ × / && !/÷/ {
		for (i = 1; i <= NF; i++)
			if ($i == "×") {
				a = $(i - 1) * $(i + 1)
				b = $(i + 3)
				seen++
			}
	}
	/ ÷ / && !/×/ { a = $1 / $3; b = $5; seen++ }
	/ × | ÷ / {
		sub(/[^0-9.].*/, "", b)
		if (a - b > 0.000002 || b - a > 0.000002)
			print
	}
	END { if (seen < 50) print "only " seen " sums" }' "$1"
}

reports=0
for report in "$golden"/report-*.xml "$golden"/samples/*.xml; do
	reports=$((reports + 1))
	figures "$report" >wanted
	run 0 explain "$report" --figure all
	LC_ALL=C grep -E "$mine" out | LC_ALL=C sort >got
	checks=$((checks + $(wc -l <wanted)))
	diff wanted got >differences || {
		fail "$report: awk (<) and heng (>) differ"
		head -n 20 differences >&2
	}
	[ "$(wc -l <got)" -ge 90 ] || fail "$report: $(wc -l <got) figures"
	for family in total dimension rule count; do
		run 0 explain "$report" --figure $family --lang zh
		[ $family = total ] || cp out "derived-$family"
		arrows out >wrong
		[ ! -s wrong ] || fail "$report: $(head -n 3 wrong)"
		grep "^$family\." wanted | LC_ALL=C sort >some
		grep -v '^ ' out | LC_ALL=C sort | diff some - >&2 ||
			fail "$report: --figure $family"
	done
	cat derived-dimension derived-rule >derived
	grep '^ ' derived >lines
	sums lines >wrong
	[ ! -s wrong ] || fail "$report: $(head -n 3 wrong)"
done
[ "$reports" -ge 20 ] || fail "only $reports reports"

# Names: whole parts only, one or all below it.
report=$golden/report-open.xml
run 0 explain "$report" --figure total.low --lang zh
shows "total.low	47.41" "（四舍六入五成双）"
[ "$(grep -vc '^ ' out)" -eq 1 ] || fail "more than one figure"
run 0 explain "$report" --figure total.low --lang en
shows "total.low	47.41" "(rounded half to even)"
run 0 explain "$report" --figure next --lang both
shows "next.vetoes	1" "next.total	12.59" "LC-11" "60.00 - 47.41 = 12.59" \
	"尚未定的规则都按未通过计" "rules still open count as failed"
run 0 explain "$report" --figure next.at-least.RC-23 --lang en
shows "next.at-least.RC-23	0.00" "met; nothing is missing"
for wrong in tot total. total.low. "" . rule.LC-0 totallow; do
	run 2 explain "$report" --figure "$wrong" --lang en
	says "error[H5101]"
	[ ! -s out ] || fail "--figure '$wrong' printed something"
done
run 2 explain "$report" --figure rule.LC-1.score --lang en
says "did you mean rule.LC-01.score?"
run 2 explain "$report" --figure dimensoin --lang zh
says "是否指 dimension？"
run 2 explain "$report" --figure everything.there.is --lang en
says "--figure all"
run 2 explain "$report" --figure "$(printf 'total\033[31m')" --lang en
checks=$((checks + 1))
! LC_ALL=C grep -q "$(printf '\033')" err || fail "a control character got out"
run 2 explain "$report" LC-11 --figure total --lang en
says "error[H2400]" "without a rule"
run 2 explain LC-11 --figure total --lang en
says "error[H2400]" "goes with a report"
run 2 explain "$report" --figure

# No figure of a report that contradicts itself.
sed 's/ low="4741"/ low="4742"/' "$report" >altered.xml
run 2 explain altered.xml --figure total --lang en
says "error[H4102]"
[ ! -s out ] || fail "a figure of an altered report"
finish
