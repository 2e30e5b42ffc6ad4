#!/bin/sh
# heng explain --figure: every figure of every golden report, against awk that
# computes it from the report's results alone; and the derivations lead to it.
. "$(dirname "$0")/setup.sh"
golden=$top_srcdir/tests/golden

# figures REPORT: NAME, tab, VALUE of what follows from results and profile.
figures()
{
	LC_ALL=C awk '
	function attribute(name, at, rest)
	{
		at = index($0, " " name "=\"")
		if (!at)
			return ""
		rest = substr($0, at + length(name) + 3)
		return substr(rest, 1, index(rest, "\"") - 1)
	}
	# What substr() gives is a string, and compares as one.
	function number(name, value)
	{
		value = attribute(name)
		return value == "" ? "" : value + 0
	}
	function half_even(a, b, q, r)
	{
		q = int(a / b)
		r = a - q * b
		return q + (2 * r > b || (2 * r == b && q % 2))
	}
	function points(bp, s)
	{
		s = bp < 0 ? "-" : ""
		bp = bp < 0 ? -bp : bp
		return s int(bp / 100) "." sprintf("%02d", bp % 100)
	}
	function say(name, value)
	{
		print name "\t" value
	}
	# part[] of `total` over quota[1..n], Hamilton; ties to the first.
	function apportion(total, n, i, k, best, sum, left, given)
	{
		sum = 0
		for (i = 1; i <= n; i++)
			sum += quota[i]
		left = total
		for (i = 1; i <= n; i++) {
			part[i] = sum ? int(total * quota[i] / sum) : 0
			rest[i] = sum ? total * quota[i] - part[i] * sum : 0
			left -= part[i]
		}
		if (!sum)
			return
		for (k = 0; k < left; k++) {
			best = 0
			for (i = 1; i <= n; i++)
				if (!((k, i) in given) && rest[i] >= 0 &&
				    (!best || rest[i] > rest[best]))
					best = i
			part[best]++
			rest[best] = -1
		}
	}
	function share(i, open)
	{
		if (score[i] != "")
			return score[i]
		return outcome[i] == "not-applicable" ? 0 : open
	}
	function counts(i)
	{
		return weight[i] > 0 && outcome[i] != "not-applicable"
	}
	# ds[d], total, failures[], vetoes with open rules as `open`.
	function stand(open, i, d, p, w, s)
	{
		p = w = vetoes = 0
		split("", failed)
		for (d = 1; d <= 5; d++) {
			dp[d] = dw[d] = dn[d] = 0
			ds[d] = -1
		}
		for (i = 1; i <= n; i++) {
			if (!counts(i))
				continue
			d = dim_of[i]
			s = share(i, open)
			dp[d] += weight[i] * s
			dw[d] += weight[i]
			dn[d]++
			if (s == 0) {
				failed["minor"]++
				failed["major"] += severity[i] != "minor"
				failed["critical"] += severity[i] == "critical"
				vetoes += veto[i] == "true"
			}
		}
		for (d = 1; d <= 5; d++) {
			if (!dw[d])
				continue
			ds[d] = half_even(dp[d], dw[d])
			p += set[d] * ds[d]
			w += set[d]
		}
		total = w ? half_even(p, w) : -1
	}
	function least(o, d)
	{
		if (minimums[o] == "true" && own[d] != "" &&
		    own[d] > least_of[o, d] - (least_of[o, d] == ""))
			return own[d]
		return least_of[o, d]
	}
	function met(d, minimum)
	{
		return ds[d] < 0 ? empty[d] == "met" : ds[d] >= minimum
	}
	function named_share(rule, open)
	{
		if (!(rule in by_id) ||
		    outcome[by_id[rule]] == "not-applicable")
			return -1
		return share(by_id[rule], open)
	}
	function meets(o, open, d, s, k)
	{
		if (no_veto[o] == "true" && vetoes)
			return 0
		if (least_total[o] != "" && total < least_total[o])
			return 0
		for (d = 1; d <= 5; d++)
			if (least(o, d) != "" && !met(d, least(o, d)))
				return 0
		for (s in severities)
			if (most[o, s] != "" && failed[s] > most[o, s])
				return 0
		for (k = 1; k <= n_named[o]; k++)
			if (named_share(named[o, k], open) < named_least[o, k])
				return 0
		return 1
	}
	function reached(open, o)
	{
		stand(open)
		for (o = 1; o < n_outcomes; o++)
			if (meets(o, open))
				return o
		return n_outcomes
	}
	function missing(name, wanted, is)
	{
		say("next." name, is < 0 ? "—" : points(is < wanted ? wanted - is : 0))
	}
	function put_next(worst, best, o, open, d, k)
	{
		worst = reached(0)
		best = reached(10000)
		if (worst == 1)
			return
		o = worst - 1
		open = worst == best ? 10000 : 0
		stand(open)
		if (no_veto[o] == "true")
			say("next.vetoes", vetoes)
		if (least_total[o] != "")
			missing("total", least_total[o], total)
		for (d = 1; d <= 5; d++) {
			if (least(o, d) == "")
				continue
			if (ds[d] < 0 && empty[d] == "met")
				say("next.minimum." dim[d], "0.00")
			else
				missing("minimum." dim[d], least(o, d), ds[d])
		}
		for (k in severities)
			if (most[o, k] != "")
				say("next.failures." k,
				    failed[k] > most[o, k] ? failed[k] - most[o, k] : 0)
		for (k = 1; k <= n_named[o]; k++)
			missing("at-least." named[o, k], named_least[o, k],
				named_share(named[o, k], open))
	}
	# One of the four ways to share the 100 points out.
	function account(name, amount, d, i, k, m, at)
	{
		for (d = 1; d <= 5; d++)
			quota[d] = high[d] < 0 ? 0 : set[d] * piece(name, low[d], high[d])
		apportion(amount, 5)
		for (d = 1; d <= 5; d++) {
			of[d] = part[d]
			say("dimension." dim[d] "." name, points(of[d]))
		}
		for (d = 1; d <= 5; d++) {
			m = 0
			for (i = 1; i <= n; i++)
				if (counts(i) && dim_of[i] == d) {
					at[++m] = i
					quota[m] = weight[i] * piece(name, share(i, 0), share(i, 10000))
				}
			apportion(of[d], m)
			for (k = 1; k <= m; k++)
				have[at[k]] = part[k]
		}
		for (i = 1; i <= n; i++)
			say("rule." id[i] "." name, points(counts(i) ? have[i] : 0))
	}
	function piece(name, l, h)
	{
		return name == "effective" ? 1 : name == "points" ? l : \
			name == "open" ? h - l : 10000 - h
	}
	function scaled(value, scale, sign)
	{
		sign = sub(/^-/, "", value) ? "-" : ""
		while (length(value) <= scale)
			value = "0" value
		return sign substr(value, 1, length(value) - scale) \
			(scale ? "." substr(value, length(value) - scale + 1) : "")
	}
	BEGIN {
		severities["critical"]
		severities["major"]
		severities["minor"]
	}
	/^ *<outcome / {
		o = ++n_outcomes
		no_veto[o] = attribute("noVeto")
		minimums[o] = attribute("minimums")
		least_total[o] = number("total")
		for (s in severities)
			most[o, s] = number(s)
	}
	/^ *<minimum / { wait[o, attribute("dimension")] = number("score") }
	/^ *<atLeast / {
		named[o, ++n_named[o]] = attribute("rule")
		named_least[o, n_named[o]] = number("share")
	}
	/^ *<dimension / {
		d = ++n_dims
		dim[d] = attribute("id")
		place[dim[d]] = d
		set[d] = number("weight")
		own[d] = number("minimum")
		empty[d] = attribute("whenEmpty")
		for (o = 1; o <= n_outcomes; o++)
			least_of[o, d] = wait[o, dim[d]]
		say("dimension." dim[d] ".weight", set[d])
		say("dimension." dim[d] ".minimum",
		    own[d] == "" ? "—" : points(own[d]))
	}
	/^ *<result / {
		i = ++n
		id[i] = attribute("rule")
		by_id[id[i]] = i
		dim_of[i] = place[attribute("dimension")]
		outcome[i] = attribute("outcome")
		severity[i] = attribute("severity")
		weight[i] = number("weight")
		veto[i] = attribute("veto")
		score[i] = number("score")
		say("rule." id[i] ".weight", weight[i])
		say("rule." id[i] ".score",
		    score[i] != "" ? points(score[i]) : \
		    outcome[i] == "not-applicable" ? "—" : "0.00–100.00")
		if (outcome[i] == "not-applicable") {
			count["not-applicable"]++
		} else if (!weight[i]) {
			count["informational"]++
		} else {
			count[outcome[i]]++
			count["veto"] += outcome[i] == "fail" && veto[i] == "true"
		}
	}
	/^ *<measure / {
		value = attribute("value")
		say("measure." attribute("plugin") "." attribute("name"),
		    value == "" ? "—" : scaled(value, number("scale")))
	}
	END {
		split("pass partial fail insufficient pending error " \
		      "not-applicable informational veto", names, " ")
		for (k in names)
			say("count." names[k], count[names[k]] + 0)
		stand(10000)
		top = total
		for (d = 1; d <= 5; d++)
			high[d] = ds[d]
		stand(0)
		bottom = total
		for (d = 1; d <= 5; d++) {
			low[d] = ds[d]
			say("dimension." dim[d] ".applicable", dn[d])
			say("dimension." dim[d] ".low",
			    low[d] < 0 ? "—" : points(low[d]))
			say("dimension." dim[d] ".high",
			    low[d] < 0 ? "—" : points(high[d]))
		}
		say("total.low", bottom < 0 ? "—" : points(bottom))
		say("total.high", bottom < 0 ? "—" : points(top))
		account("effective", bottom < 0 ? 0 : 10000)
		account("points", bottom < 0 ? 0 : bottom)
		account("open", bottom < 0 ? 0 : top - bottom)
		account("lost", bottom < 0 ? 0 : 10000 - top)
		put_next()
	}' "$1" | LC_ALL=C sort
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
