#!/bin/sh
# The shipped pack is the catalogue: which rules there are, in which dimension
# and phases (a admission, o operation, e exit), how grave, which of them veto,
# and who judges (auto, expert, both). Every rule says why it exists and what
# puts a failure right; every threshold has a unit and a range; whoever scores
# finds guidance and a scale. A rule that is missing, added or changed fails.
. "$(dirname "$0")/setup.sh"

cat >table <<'END'
IV-01 innovation a major - auto
IV-02 innovation a major - expert
IV-03 innovation a major - both
IV-04 innovation a minor - auto
IV-05 innovation a major - both
IV-06 innovation a major - auto
IV-07 innovation a minor - auto
IV-08 innovation a minor - expert
IV-09 innovation e minor - both
IV-10 innovation e major - auto
IV-11 innovation oe minor - auto
IV-12 innovation e minor - auto
IV-13 innovation a minor - both
IV-14 innovation a major - both
SQ-01 service a minor - auto
SQ-02 service a major - auto
SQ-03 service a major - both
SQ-04 service a major - auto
SQ-05 service a major - auto
SQ-06 service a major - auto
SQ-07 service ao major - auto
SQ-08 service oe major - auto
SQ-09 service oe minor - auto
SQ-10 service oe major - auto
SQ-11 service ao minor - auto
SQ-12 service o major - auto
SQ-13 service o minor - auto
SQ-14 service o major - auto
SQ-15 service a major - auto
SQ-16 service o major - auto
SQ-17 service a major - auto
SQ-18 service o minor - auto
SQ-19 service oe major - auto
LC-01 legality a critical veto auto
LC-02 legality a critical veto auto
LC-03 legality a major - auto
LC-04 legality a minor - auto
LC-05 legality a major - auto
LC-06 legality a major - auto
LC-07 legality a critical veto auto
LC-08 legality a critical veto auto
LC-09 legality a critical veto auto
LC-10 legality a major - auto
LC-11 legality a critical veto expert
LC-12 legality a critical veto auto
LC-13 legality a critical veto auto
LC-14 legality a major - auto
LC-15 legality a major - auto
LC-16 legality a major - auto
LC-17 legality a major - both
LC-18 legality ao major - both
LC-19 legality a critical veto auto
LC-20 legality ao major - auto
LC-21 legality a critical veto both
LC-22 legality a major - auto
LC-23 legality ao major - auto
LC-24 legality o major - auto
LC-25 legality a major - both
LC-26 legality a major - auto
LC-28 legality o critical veto auto
LC-29 legality e critical veto both
LC-30 legality e critical veto auto
LC-31 legality oe critical veto expert
LC-32 legality ae major - auto
DS-01 data-security a major - auto
DS-02 data-security a major - both
DS-03 data-security ao critical veto auto
DS-04 data-security a critical veto auto
DS-05 data-security a critical - auto
DS-06 data-security a major - auto
DS-07 data-security a minor - auto
DS-08 data-security a critical veto auto
DS-09 data-security ao major - auto
DS-10 data-security a major - auto
DS-11 data-security a minor - auto
DS-12 data-security ao critical - auto
DS-13 data-security a critical veto auto
DS-14 data-security a critical veto auto
DS-15 data-security a critical veto auto
DS-16 data-security ao major - auto
DS-19 data-security a major - auto
DS-20 data-security a major - expert
DS-21 data-security oe critical - both
DS-22 data-security o critical veto auto
DS-23 data-security o major - auto
DS-24 data-security o major - auto
DS-25 data-security a major - auto
RC-01 risk-control a major - auto
RC-02 risk-control a major - auto
RC-03 risk-control a critical veto auto
RC-04 risk-control a major - both
RC-05 risk-control a critical veto auto
RC-06 risk-control ao critical veto auto
RC-07 risk-control a critical veto auto
RC-08 risk-control ao major - auto
RC-09 risk-control a major - both
RC-10 risk-control ao major - auto
RC-11 risk-control o critical - auto
RC-12 risk-control o critical veto auto
RC-13 risk-control o major - auto
RC-14 risk-control oe critical veto auto
RC-15 risk-control oe critical veto auto
RC-16 risk-control oe minor - auto
RC-17 risk-control o major - auto
RC-18 risk-control ao major - both
RC-19 risk-control a major - auto
RC-20 risk-control a minor - auto
RC-21 risk-control oe major - auto
RC-22 risk-control e critical veto auto
RC-23 risk-control e major - expert
RC-24 risk-control e major - auto
END
sort table >expected

# One object a line, keys in a fixed order.
run 0 list rules --format json
sed -nE 's/^ *\{"id": "([^"]*)", "dimension": "([^"]*)", "severity": "([^"]*)", "weight": ([0-9]+), "veto": (true|false), "kind": "([^"]*)", "phases": "([^"]*)".*/\1 \2 <\7> \3 \5 \6 \4/p' \
	out >found
sed -E 's/<(.*)>/<\1 >/; s/(<[^>]*)admission /\1a/; s/(<[^>]*)operation /\1o/
	s/(<[^>]*)exit /\1e/; s/[<>]//g
	s/ automatic ([0-9]+)$/ auto \1/; s/ false / - /; s/ true / veto /' \
	found >listed
cut -d' ' -f1-6 listed | sort >present
checks=$((checks + 1))
diff expected present >difference ||
	fail "the catalogue (<) and the pack (>) differ:
$(grep '^[<>]' difference)"
checks=$((checks + 1))
[ "$(sort -u table | wc -l)" -eq 111 ] || fail "the table has not 111 rules"
# The finding of tolerance is information; everything else counts.
checks=$((checks + 1))
[ "$(grep ' 0$' listed | cut -d' ' -f1)" = RC-16 ] ||
	fail "rules of weight 0: $(grep ' 0$' listed)"

# What each rule tells whoever asks; texts are in both languages or the pack
# would not load.
while read -r id dimension phases severity veto kind; do
	grep -q "^$id " present || continue
	run 0 explain "$id" --lang both
	shows '  理由 rationale: ' '  整改 remedy: ' '  依据 norm: '
	# A number that decides has a range, and a unit unless its type is one.
	checks=$((checks + 1))
	grep -E '^  参数 parameter: .*\((integer|money|percent)' out |
		grep -vE '\(.*>= .*<= .*\)' >bare &&
		fail "$id: a threshold without a range: $(cat bare)"
	checks=$((checks + 1))
	grep -E '^  参数 parameter: [a-z0-9_]+ = -?[0-9]+  \(integer' out >bare &&
		fail "$id: a threshold without a unit: $(cat bare)"
	[ "$kind" != auto ] || continue
	shows '  评分说明 guidance: ' '  评分刻度 scale: 0  ' \
		'  评分刻度 scale: 100  '
	checks=$((checks + 1))
	[ "$(grep -c '^  评分刻度 scale: ' out)" -ge 3 ] ||
		fail "$id: a scale needs an anchor between its ends"
done <table

# The thresholds that no norm fixes can be set without touching a rule.
while read -r id names; do
	grep -q "^$id " present || continue
	run 0 explain "$id"
	for parameter in $names; do
		shows "--param $id.$parameter="
	done
done <<'END'
IV-01 min_length
IV-07 min_average max_average
IV-10 attainment
IV-11 least most
SQ-07 reply_days in_time
SQ-08 max_rate trend_months
SQ-12 availability
SQ-14 success_rate max_drop
SQ-15 rto_1 rto_2 rto_3 rto_4 rto_5 rto_6 rpo_1 rpo_2 rpo_3 rpo_4 rpo_5 rpo_6
SQ-16 max_age
SQ-18 outage
LC-08 lookback_days
LC-29 max_partly
LC-32 min_publicity min_online
DS-01 floor_c2 floor_c3
DS-14 persons
DS-15 min_level high_level large_persons test_days
DS-24 reply_days
RC-04 loss_rate coverage
RC-06 drill_days
RC-09 high_value high_factors
RC-11 max_gap
RC-12 hours
RC-17 test_days
END
# A report prints both where a rule did not pass, and nowhere else.
for sample in veto-admission undetermined-admission published-abc-hainan; do
	checks=$((checks + 1))
	"$heng" assess "$samples/$sample.xml" -o report.xml >out 2>err
	sed -nE '/<result /,/<\/result>/{
		s/.*<result rule="([^"]*)".* outcome="([^"]*)".*/= \1 \2/p
		s/ *<(remedy|rationale) xml:lang="(zh|en)">..*/\1 \2/p
	}' report.xml >told
	awk '
	function judge() {
		wanted = " remedy zh remedy en rationale zh rationale en"
		if (outcome == "pass" || outcome == "not-applicable")
			wanted = ""
		if (rule != "" && texts != wanted)
			print rule, outcome ":" texts
	}
	$1 == "=" { judge(); rule = $2; outcome = $3; texts = ""; next }
	{ texts = texts " " $0 }
	END { judge() }' told >wrong || fail "awk"
	[ ! -s wrong ] || fail "$sample: rationale and remedy: $(cat wrong)"
	checks=$((checks + 1))
	[ "$(grep -c '^rationale' told)" -ge 10 ] ||
		fail "$sample: too few rules did not pass to show anything"
done
sed -nE 's/^= ([^ ]*) (insufficient|fail)$/\1/p' told | head -n 3 >some
while read -r id; do
	run 0 explain report.xml "$id" --lang both
	shows '规则理由 Rationale' '整改办法 Remedy'
done <some
checks=$((checks + 1))
[ -s some ] || fail "no failed rule to explain"
finish
