#!/bin/sh
# heng explain --why-not: on every golden report and each better outcome what
# it says of repairs, open rules and weights, against all sets of up to three
# rules and all weights, tried by awk.
. "$(dirname "$0")/setup.sh"
golden=$top_srcdir/tests/golden

# What was said, one fact a line.
facts()
{
	LC_ALL=C awk '
	function first(text)
	{
		split(text, words, " ")
		return words[1]
	}
	function put_set(ids)
	{
		if (ids != "" || needed != "")
			print what, "set" needed ids
	}
	function close_()
	{
		if (what == "" || is_closed)
			return
		is_closed = 1
		if (is_same || is_never) {
			print what, is_same ? "same" : "never"
			return
		}
		print what, "size", size
		print what, "needed" needed
		if (ways == "")
			ways = 1
		if (ways != "some")
			print what, "ways", ways
		if (!rows)
			put_set(example)
	}
	function open_(name)
	{
		close_()
		what = name
		size = ways = needed = example = ""
		is_closed = is_same = is_never = in_needed = rows = 0
	}
	/^尚未定的规则$/ { open_("open") }
	/^最少的整改$/ { open_("certain") }
	/^各维度的权重$/ { open_("") }
	/即使全部通过也得不到/ { what = "besides" }
	/同上。$/ { is_same = 1 }
	/即使每条适用的规则都通过也达不到/ { is_never = 1 }
	/最少须有 [0-9]+ 条/ { sub(/.*最少须有 /, ""); size = first($0) + 0 }
	/找到的最小一组为/ { size = "more"; ways = "some" }
	/(这一条|缺一不可|必不可少)：$/ { in_needed = 1 }
	/种选法|，例如：$/ {
		in_needed = 0
		ways = "some"
		if (/只有一种/)
			ways = 1
		else if (/有 [0-9]+ 种/) {
			sub(/.*，有 /, "")
			ways = first($0)
		}
	}
	/^    · / {
		if (in_needed)
			needed = needed " " $2
		else
			example = example " " $2
	}
	/^    [0-9]+\. / {
		ids = " " $2
		for (i = 3; i < NF; i++)
			if ($i == "+")
				ids = ids " " $(i + 1)
		rows++
		put_set(ids)
	}
	/单独改变任何一个维度的权重/ {
		for (d = 1; d <= 5; d++)
			print "weight", d, 0, 1000
	}
	/现为 [0-9]+；/ {
		d = ++n
		if (/任何值/) {
			print "weight", d, 0, 1000
		} else {
			sub(/.*；在 /, "")
			print "weight", d, $1, $3
		}
	}
	/^      取 [0-9]+ 时/ {
		weight = $2
		worst = $0
		sub(/^[^“]*“/, "", worst)
		sub(/”.*/, "", worst)
		best = $0
		sub(/.*“/, "", best)
		sub(/”.*/, "", best)
		print "beyond", d, weight, worst, best
	}' "$1"
}

questions=0
small=0
ranges=0
for report in "$golden"/report-*.xml "$golden"/samples/*.xml; do
	worst=$(sed -n 's/.*<verdict .* worst="\([^"]*\)".*/\1/p' "$report")
	for target in $(sed -n 's/.*<outcome id="\([^"]*\)".*/\1/p' "$report"); do
		[ "$target" != "$worst" ] || break
		questions=$((questions + 1))
		run 0 explain "$report" --why-not "$target" --lang zh
		facts out >said
		LC_ALL=C awk -v target="$target" -f "$here/report.awk" \
			-f "$here/whynot.awk" said "$report" >all
		checks=$((checks + $(wc -l <all)))
		small=$((small + $(grep -c 'size [0-3]$' all)))
		ranges=$((ranges + $(grep -c '^beyond' all)))
		# More than three are not tried, and the rest is as above.
		sed -e 's/size [0-9][0-9]*$/& /' -e 's/size [0-3] $/&=/' \
			-e 's/size [0-9][0-9]* $/size more/' -e 's/ =$//' said |
			grep -v -e ' set' >got
		if grep -q '^certain same$' got; then
			grep '^open ' all | sed 's/^open/certain/' >above
			grep '^certain ' all | diff above - >&2 ||
				fail "$report, $target: not as above"
			sed -i '/^certain/d' all got
		fi
		for what in open besides certain; do
			! grep -q "^$what size more" all || sed -i "/^$what ways/d" got
			! grep -q "^$what never" all || sed -i "/^$what size/d" all
		done
		LC_ALL=C sort got >got.sorted
		LC_ALL=C sort all >all.sorted
		diff got.sorted all.sorted >differences || {
			fail "$report, $target: heng (<), all sets (>)"
			head -n 20 differences >&2
		}
	done
done
[ "$questions" -ge 25 ] || fail "only $questions questions"
[ "$small" -ge 10 ] || fail "only $small small sets"
[ "$ranges" -ge 3 ] || fail "only $ranges bounded ranges"

# In both languages, by any of an outcome's names.
report=$golden/report-open.xml
run 0 explain "$report" --why-not improve --lang en
cp out english
shows "What it takes to reach “Improve” or better" \
	"At least 2 of the open rules must pass; fewer never do (proven)." \
	"LC-11 No circumvention (Awaiting ballots)" \
	"Service quality: now 20; from 0 to 63 it stands"
run 0 explain "$report" --why-not Improve --lang en
same out english
run 0 explain "$report" --why-not 改进 --lang en
same out english
run 0 explain "$report" --why-not improve --lang both
shows "或更好的结论" "or better" "LC-11 不以创新名义突破规定 No circumvention"

# What cannot be asked.
run 2 explain "$report" --why-not imprve --lang en
says "error[H5102]" "did you mean improve?"
run 2 explain "$report" --why-not better --lang en
says "error[H5102]" "the outcomes: normal-operation, improve, rectify-or-exit"
run 2 explain "$report" --why-not rectify-or-exit --lang en
says "error[H5103]" "better ones: normal-operation, improve"
run 2 explain "$golden/report-clean.xml" --why-not improve --lang zh
says "error[H5103]" "已是最好的结论"
run 2 explain "$report" SQ-07 --why-not improve --lang en
says "error[H2400]" "--why-not goes with a report"
run 2 explain SQ-07 --why-not improve --lang en
says "error[H2400]"
run 2 explain "$report" --why-not improve --figure total --lang en
says "error[H2400]" "exclude each other"
run 2 explain "$report" --why-not "$(printf 'im\033[31m')" --lang en
checks=$((checks + 1))
! LC_ALL=C grep -q "$(printf '\033')" err || fail "a control character got out"
sed 's/ low="4741"/ low="4742"/' "$report" >altered.xml
run 2 explain altered.xml --why-not improve --lang en
says "error[H4102]"
[ ! -s out ] || fail "an answer from an altered report"
finish
