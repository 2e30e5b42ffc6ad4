#!/bin/sh
# Profiles and policies of one's own: every difference from the shipped
# profile is in the report, and the scores of a small profile are those that
# one computes by hand.
. "$(dirname "$0")/setup.sh"

dossier=$samples/clean-exit.xml
panel=$samples/panels/clean-exit.panel.xml

run 0 assess "$dossier" --panel "$panel" -o shipped.xml
checks=$((checks + 1))
grep -q '<change ' shipped.xml && fail "$last: a change against itself"

# changed REPORT LINE...: exactly these changes, in this order.
changed()
{
	report=$1
	shift
	printf '%s\n' "$@" >expected
	sed -n 's/^ *<change \(.*\)\/>$/\1/p' "$report" >got
	same expected got "$last ($report)"
	diff expected got >&2
}

cat >ours.lua <<'L'
profile {
  id = "our-exit", version = "2.0.0", inherits = "pboc-exit",
  title = { zh = "本市退出评价", en = "Our exit" },
  dimensions = { ["service"] = { weight = 20, minimum = 6500 } },
  rules = {
    ["SQ-08"] = { weight = 2, params = { max_rate = 3 } },
    ["IV-11"] = false,
  },
}
L
inherited='what="profile" from="pboc-exit" to="our-exit"
what="profile version" from="1.0.0" to="2.0.0"
what="dimension service weight" from="15" to="20"
what="dimension service minimum" from="6000" to="6500"
what="rule SQ-08 weight" from="3" to="2"'
run 3 assess "$dossier" -P ours.lua -o ours.xml
changed ours.xml "$inherited" \
	'what="rule SQ-08 parameter max_rate" from="10" to="3"' \
	'what="rule IV-11 selected" from="true" to="false"'
holds ours.xml '<notSelected rule="IV-11" reason="profile"/>' \
	'name="max_rate" value="3"' 'origin="profile"' \
	'<dimension id="service" weight="20"'
shows '对随附方案的改动' 'Changes to the shipped profile: 7'
# The command line goes before the profile.
run 3 assess "$dossier" -P ours.lua -o ours.xml --param SQ-08.max_rate=4
changed ours.xml "$inherited" \
	'what="rule SQ-08 parameter max_rate" from="10" to="4"' \
	'what="rule IV-11 selected" from="true" to="false"'
holds ours.xml 'name="max_rate" value="4"' 'origin="command-line"'
# A value that is the shipped one is no change; of two the last counts.
run 0 assess "$dossier" --panel "$panel" -o param.xml --param SQ-08.max_rate=10
sed 's/ origin="command-line"/ origin="default"/' param.xml >got
same shipped.xml got
run 0 assess "$dossier" --panel "$panel" -o param.xml \
	--param SQ-08.max_rate=5 --param SQ-08.max_rate=11
changed param.xml 'what="rule SQ-08 parameter max_rate" from="10" to="11"'
# A parameter decides: this dossier has fewer complaints than ten, not none.
run 1 assess "$dossier" --panel "$panel" -o strict.xml --param SQ-08.max_rate=0
holds strict.xml 'rule="SQ-08" dimension="service" outcome="fail"'

# Outcomes: a threshold moved and an outcome gone.
cat >outcomes.lua <<'L'
profile {
  id = "pboc-exit", version = "1.0.0", inherits = "pboc-exit",
  outcomes = {
    { id = "normal-operation", no_veto = true, total = 8500,
      label = { zh = "转常态化运营", en = "Normal operation" },
      minimums = true, failures = { major = 0 },
      at_least = { ["IV-10"] = 10000, ["RC-23"] = 10000 } },
    { id = "stop", label = { zh = "停止", en = "Stop" } },
  },
}
L
run 0 assess "$dossier" --panel "$panel" -P outcomes.lua -o outcomes.xml
checks=$((checks + 3))
[ "$(grep -c '<change ' outcomes.xml)" -eq 3 ] ||
	{ fail "$last: not three changes"; grep '<change ' outcomes.xml >&2; }
grep '<change what="outcome normal-operation"' outcomes.xml |
	grep -q 'total 8000.*failures major 0.*to=.*total 8500' ||
	{ fail "$last: normal-operation"; grep '<change ' outcomes.xml >&2; }
grep '<change what="outcome improve"' outcomes.xml | grep -q 'to="none"' ||
	fail "$last: improve"
holds outcomes.xml '<change what="outcome rectify-or-exit"'

# --only: results of those, no verdict.
run 3 assess "$dossier" --panel "$panel" --only SQ-08 --only legality -o only.xml
holds only.xml 'outcome="undetermined"' 'reason="selection"' \
	'best="normal-operation"' 'worst="stop"' \
	'<notSelected rule="IV-10" reason="selection"/>' \
	'<result rule="SQ-08"' '<result rule="LC-29"'
checks=$((checks + 1))
grep '<result rule="' only.xml | grep -v 'rule="SQ-08"\|dimension="legality"' &&
	fail "$last: more than was asked for"
# What they find is what they find in a whole run.
for rule in SQ-08 LC-29; do
	for report in shipped only; do
		sed -n "/<result rule=\"$rule\"/,/<\/result>/p" $report.xml |
			sed 's/ effectiveWeight="[0-9]*"//' >$report.result
	done
	same shipped.result only.result "$last, $rule"
done

# A small profile, scored by hand.
must mkdir 'a pack'
cat >'a pack/policy.lua' <<'L'
policy { id = "small", version = "1.0.0",
         title = { zh = "小策略", en = "A small policy" } }
L
cat >'a pack/rules.lua' <<'L'
local function small(id, dimension, weight, check, applies)
  rule {
    id = id, title = { zh = "规则", en = "Rule" }, dimension = dimension,
    phases = { "exit" }, severity = "minor", weight = weight,
    applies = applies, check = check,
  }
end
small("TT-01", "service", 5, function(app)
  return partial(3333, { zh = "三分之一", en = "a third" })
end)
small("TT-02", "service", 2, function(app) return pass() end)
small("TT-03", "service", 1, function(app) return pass() end,
  function(app) return false end)
small("TT-04", "legality", 7, function(app)
  if app:text "batch" == "" then return pass() end
  return pass()
end)
L
cat >small.lua <<'L'
profile {
  id = "small", version = "1.0.0", title = { zh = "小方案", en = "Small" },
  scheme = "pboc-tool", phase = "exit", policies = { "small" },
  dimensions = { service = { weight = 3 }, legality = { weight = 1 } },
  outcomes = {
    { id = "good", label = { zh = "好", en = "Good" }, total = 5000 },
    { id = "bad", label = { zh = "坏", en = "Bad" } },
  },
}
L
# service: TT-03 does not apply and gives its weight away,
#   (5 x 3333 + 2 x 10000) / 7 = 36665 / 7 = 5237.86 -> 5238
# legality: TT-04 lacks a field: 0 ... 10000
# total, low:  (3 x 5238 + 1 x     0) / 4 = 15714 / 4 = 3928.5 -> 3928 (even)
# total, high: (3 x 5238 + 1 x 10000) / 4 = 25714 / 4 = 6428.5 -> 6428 (even)
# of 10000 the dimensions have 3/4 and 1/4; of service's 7500 TT-01 has
#   5/7 = 5357.14 and TT-02 2/7 = 2142.86: the largest remainder rounds up.
sed '/<batch>/d' "$samples/published-baihang.xml" >open.xml
cmp -s open.xml "$samples/published-baihang.xml" &&
	fail "published-baihang.xml has no batch any more"
run 3 assess open.xml -P small.lua -p 'a pack' -o low.xml
holds low.xml '<verdict outcome="undetermined" best="good" worst="bad"' \
	'low="3928" high="6428"' '<deciding rule="TT-04"/>' \
	'<dimension id="service" weight="3" effectiveWeight="7500" low="5238" high="5238"' \
	'<dimension id="legality" weight="1" effectiveWeight="2500" low="0" high="10000"' \
	'rule="TT-01" dimension="service" outcome="partial" severity="minor" weight="5" effectiveWeight="5357" veto="false" score="3333"' \
	'rule="TT-02" dimension="service" outcome="pass" severity="minor" weight="2" effectiveWeight="2143"' \
	'rule="TT-03" dimension="service" outcome="not-applicable" severity="minor" weight="1" effectiveWeight="0"' \
	'rule="TT-04" dimension="legality" outcome="insufficient" severity="minor" weight="7" effectiveWeight="2500"' \
	'<missing path="batch" rule="TT-04"/>'
changed low.xml 'what="profile" from="none" to="small"'
run 0 assess "$samples/published-baihang.xml" -P small.lua -p 'a pack' -o high.xml
holds high.xml '<verdict outcome="good" best="good" worst="good"' \
	'low="6428" high="6428"'

# explain: every column of the rules adds up to the dimension's line, the
# dimensions to the total, and the total to what the report says.
for report in low high; do
	run 0 explain $report.xml --lang en
	checks=$((checks + 1))
	sed -n '/^Where the 100 points went/,/^  earned/p' out | awk '
		function sum(which) {
			for (i = 0; i < 4; i++)
				total[which, i] += value[i]
		}
		{ gsub(/[0-9.]+–[0-9.]+|—/, "x") }
		/^ *[0-9]+\.[0-9][0-9] / {
			split($0, f)
			value[0] = f[1] * 100; value[1] = f[3] * 100
			value[2] = f[4] * 100; value[3] = f[5] * 100
			n++
			if (f[6] == "Total") {
				for (i = 0; i < 4; i++)
					all[i] = value[i]
			} else if (/ TT-/) {
				sum("rules")
			} else {
				sum("dimensions")
			}
		}
		END {
			for (i = 0; i < 4; i++) {
				if (int(all[i] + .5) != int(total["rules", i] + .5) ||
				    int(all[i] + .5) != int(total["dimensions", i] + .5)) {
					print "column " i ": " all[i], total["rules", i], total["dimensions", i]
					bad = 1
				}
			}
			if (n != 10) { print n " lines"; bad = 1 }
			if (int(all[1] + all[2] + all[3] + .5) != 10000) {
				print "not 100 points"; bad = 1
			}
			exit bad
		}' >sums || { fail "$last: does not add up"; cat sums out >&2; }
done
run 0 explain low.xml --lang en
shows '39.28    25.00    35.72  Total' '53.57          33.33    17.85' \
	'25.00    0.00–100.00     0.00    25.00     0.00    TT-04'
run 0 explain low.xml TT-04
shows 'TT-04' '证据不足' 'Evidence missing' 'batch'
run 0 explain high.xml TT-01 --lang en
shows 'Share of the total: 53.57   earned: 17.85   open: 0.00   lost: 35.72'

# The same policy found through the search path, or beside the profile.
must mkdir -p path/small lone
must cp 'a pack/policy.lua' 'a pack/rules.lua' path/small/
HENG_POLICY_PATH=$work/path
run 3 assess open.xml -P small.lua -o found.xml
same low.xml found.xml
HENG_POLICY_PATH=$top_srcdir/policies
must cp small.lua lone/small.lua
must cp -r path/small lone/small
run 3 assess open.xml -P lone/small.lua -o found.xml
same low.xml found.xml
rm -r lone/small
run 2 assess open.xml -P lone/small.lua -o none.xml
says 'error[H2413]' "'small'" '找不到' 'cannot be found'
absent none.xml

# A policy beside the shipped ones: its rules run, and it is a change.
run 0 assess "$dossier" --panel "$panel" -p 'a pack' -o beside.xml
changed beside.xml 'what="policies" from="fintech-sandbox" to="fintech-sandbox small"'
holds beside.xml '<result rule="TT-01"' '<policy id="small"'
# One rule id declared twice, by two policies.
must mkdir twin
sed 's/"small"/"twin"/' 'a pack/policy.lua' >twin/policy.lua
must cp 'a pack/rules.lua' twin/
run 2 assess "$dossier" -p 'a pack' -p twin -o twin.xml
says 'TT-01'
absent twin.xml
finish
