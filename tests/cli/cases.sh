#!/bin/sh
# heng test: cases that hold, cases that do not, mistakes in them, and mutants.
. "$(dirname "$0")/setup.sh"

HENG_LANG=en
export HENG_LANG
mkdir -p city/service city/samples
cat >city/policy.lua <<'END'
policy { id = "city", version = "1", title = { zh = "本市", en = "City" } }
END
cat >city/service/days.lua <<'END'
rule {
  id = "CITY-01", title = { zh = "答复", en = "Replies" },
  dimension = "service", phases = { "admission" }, severity = "major",
  params = {
    days = { type = "integer", unit = "days", default = 7, min = 1, max = 60 },
  },
  applies = function(app) return app:exists "complaint" end,
  check = function(app, p)
    local days = app:integer "complaint/institution/@responseDays"
    if days <= p.days then
      return pass()
    end
    return fail { zh = "{days} 天", en = "{days} days", days = days }
  end,
}

rule {
  id = "CITY-02", title = { zh = "专家", en = "Experts" }, kind = "expert",
  dimension = "service", phases = { "admission" }, severity = "minor",
  guidance = { zh = "看", en = "Look" },
  scale = {
    { at = 0, zh = "差", en = "bad" },
    { at = 100, zh = "好", en = "good" },
  },
}

rule {
  id = "CITY-03", title = { zh = "度量", en = "Measure" },
  dimension = "service", phases = { "admission" }, severity = "minor",
  check = function(app)
    if measure "gauge.level" >= 99.5 then return pass() end
    return partial(2500, { zh = "低", en = "low" })
  end,
}
END
cat >city/service/days.test.lua <<'END'
test { rule = "CITY-01", base = "clean-admission",
  { set = { ["complaint/institution/@responseDays"] = 7 }, expect = "pass" },
  { set = { ["complaint/institution/@responseDays"] = 8 }, expect = "fail",
    message = "8 days", at = "complaint/institution/@responseDays" },
  { set = { ["complaint/institution/@responseDays"] = 8 }, params = { days = 8 },
    expect = "pass" },
  { remove = { "complaint/institution/@responseDays" }, expect = "insufficient",
    at = "complaint/institution/@responseDays" },
  { remove = { "complaint" }, expect = "not-applicable" },
}
test { rule = "CITY-02", base = "clean-admission",
  { ballots = { 60, 60, 60 }, expect = "pass" },
  { ballots = { 59, 60, 60 }, expect = "partial", share = 5967 },
  { ballots = { 39, 40, 40 }, expect = "fail" },
  { ballots = { 60, 60 }, expect = "pending" },
}
test { rule = "CITY-03", base = "clean-admission",
  { measures = { ["gauge.level"] = "99.50" }, expect = "pass" },
  { measures = { ["gauge.level"] = "99.49" }, expect = "partial", share = 2500 },
  { measures = { ["gauge.level"] = false }, expect = "insufficient" },
  { expect = "error", message = "gauge.level" },
}
test { rule = "LC-03", base = "clean-admission",
  { expect = "pass" },
  { set = { ["org[1]/uscc"] = "91440300MA0000000X" }, expect = "fail",
    at = "org/uscc" },
}
END

# What a reader of heng-policy(5) alone has written, kept as an example.
run 0 test "$top_srcdir/tests/policy/trial" --samples "$samples" --mutate \
	--coverage --min 99
shows ' 0 failed' '(100.00 %)'
run 0 lint "$top_srcdir/tests/policy/trial"

# A difference is no date: it is compared with a number.
cat >fine.lua <<'END'
policy { id = "fine", version = "1", title = { zh = "好", en = "Fine" } }
rule {
  id = "F-1", title = { zh = "期限", en = "Time limit" },
  dimension = "service", phases = { "admission" }, severity = "minor",
  check = function(app)
    if app.as_of - app:date "app/@plannedLive" <= 2 then return pass() end
    return fail { zh = "过晚", en = "too late" }
  end,
}
END
run 0 validate fine.lua

# All hold, whichever way the folder is named.
for folder in city city/ city/service city/service/days.test.lua "$work/city"; do
	run 0 test "$folder" --samples "$samples"
	shows '15 cases: 15 passed, 0 failed'
done
run 0 test city --samples "$samples" -k CITY-02
shows '4 cases: 4 passed'
run 0 test city --samples "$samples" -k 'CITY-0[13]'
shows '9 cases: 9 passed'
run 2 test city --samples "$samples" -k nobody
says 'error[H7055]: there are no cases'
# A sample of the policy's own, and one beside the cases.
cp "$samples/clean-admission.xml" city/samples/own.xml
cp "$samples/clean-admission.xml" city/service/near.xml
cat >city/samples.test.lua <<'END'
test { rule = "CITY-01", { base = "own", expect = "pass" } }
END
run 1 test city/samples.test.lua
shows 'CITY-01: expected pass, got fail' 'city/samples.test.lua:1:26'
cat >city/service/near.test.lua <<'END'
test { rule = "CITY-01", base = "near", { expect = "fail" } }
END
run 1 test city/samples.test.lua city/service/near.test.lua
shows '2 cases: 1 passed, 1 failed'
rm city/samples.test.lua city/service/near.test.lua

# What failed: the case, the rule's line, the finding, the values read.
cat >city/bad.test.lua <<'END'
test { rule = "CITY-01", base = "clean-admission",
  { set = { ["complaint/institution/@responseDays"] = 8 }, expect = "pass" },
  { set = { ["complaint/institution/@responseDays"] = 8 }, expect = "fail",
    message = "9 days" },
  { set = { ["complaint/institution/@responseDays"] = 8 }, expect = "fail",
    at = "app/name" },
}
test { rule = "CITY-02", base = "clean-admission",
  { ballots = { 59, 60, 60 }, expect = "partial", share = 5966 },
}
END
run 1 test city --samples "$samples"
shows 'error[H7050]: CITY-01: expected pass, got fail' \
	'--> city/bad.test.lua:2:3' \
	'    2 |   { set = {' \
	'rule city/service/days.lua:13: return fail {' \
	'finding 8 days (complaint/institution/@responseDays)' \
	'read complaint/institution/@responseDays = 8' \
	"error[H7052]: CITY-01: no finding says '9 days'" \
	'error[H7053]: CITY-01: no finding is at app/name' \
	'CITY-02: expected a share of 5966, got 5967 basis points' \
	'19 cases: 15 passed, 4 failed'
run 1 test city --samples "$samples" -x
shows '1 cases: 0 passed, 1 failed'
rm city/bad.test.lua

# mistake TEXT CODE PLACE WORDS: a case file that is refused.
mistake()
{
	printf '%s\n' "$1" >city/wrong.test.lua
	run 2 test city --samples "$samples"
	says "error[$2]" "--> city/wrong.test.lua:$3" "$4"
	rm city/wrong.test.lua
}
mistake 'test { rule = "CITY-99", base = "clean-admission", { expect = "pass" } }' \
	H7031 1:52 'there is no rule CITY-99'
mistake 'test { rule = "CITY-01", base = "spotless", { expect = "pass" } }' \
	H7041 1:45 "there is no sample 'spotless'"
mistake 'test { rule = "CITY-01", { expect = "pass" } }' \
	H7008 1 'which sample is edited?'
mistake 'test { rule = "CITY-01", base = "clean-admission" }' \
	H7001 1 'there is no case here'
mistake 'test { rule = "CITY-01", base = "clean-admission",
  { expect = "passed" } }' H7006 2:5 "there is no outcome 'passed'"
mistake 'test { rule = "CITY-01", base = "clean-admission",
  { expects = "pass" } }' H2011 2:5 "did you mean 'expect'?"
mistake 'test { rule = "CITY-01", base = "clean-admission",
  { set = { ["complaint/institution/@responsDays"] = 1 }, expect = "pass" } }' \
	H1211 2:3 "did you mean 'responseDays'?"
mistake 'test { rule = "CITY-01", base = "clean-admission",
  { set = { ["complaint/institution/@responseDays"] = "soon" },
    expect = "pass" } }' H7042 2:3 'the edited sample is no valid dossier'
mistake 'test { rule = "CITY-01", base = "clean-admission",
  { remove = { "crypto" }, expect = "pass" } }' H1210 2:3 "no element 'crypto'"
mistake 'test { rule = "CITY-01", base = "clean-admission",
  { remove = { "exitAnnex" }, expect = "pass" } }' H7023 2:3 "'exitAnnex' that could"
mistake 'test { rule = "CITY-01", base = "clean-admission",
  { set = { ["org/violation/@date"] = "2026-01-01" }, expect = "pass" } }' \
	H7021 2:3 'which one is meant?'
mistake 'test { rule = "CITY-01", base = "clean-admission",
  { params = { weeks = 1 }, expect = "pass" } }' H7030 2:3 \
	"rule CITY-01 has no parameter 'weeks'"
mistake 'test { rule = "CITY-01", base = "clean-admission",
  { ballots = { 50 }, expect = "pass" } }' H7032 2:3 'not scored by experts'
mistake 'test { rule = "CITY-02", base = "clean-admission",
  { ballots = { 101 }, expect = "pass" } }' H7005 2:5 'from 0 to 100'
mistake 'test { rule = "CITY-01", base = "clean-admission",
  { set = { ["operation/incident/@id"] = "a", ["org/licence/@from"] = "x" },
    expect = "pass" } }' H1211 2:3 "no attribute 'from'"
mistake 'test { rule = "CITY-01", base = "clean-admission",
  { add = { ["."] = "<incident>" }, expect = "pass" } }' H7024 2:3 'well-formed'
mistake 'test { rule = "CITY-01", base = "clean-admission",
  { add = { ["."] = "<oddity/>" }, expect = "pass" } }' H7020 2:3 'cannot hold <oddity>'
mistake 'tests { rule = "CITY-01" }' H2041 1 'tests'
mistake 'test { rule = "CITY-01", { expect = "pass" }' H2020 1 "the { in line 1 has no }"
mistake 'while true do end' H2020 1 'runs too long'
mistake 'os.exit(0)' H2041 1 "'os'"

# Coverage: what was seen, what was not, who reads and who cites.
run 0 test city --samples "$samples" --coverage --min 100
shows 'CITY-01   not-applicable 1  pass 2  insufficient 1  fail 1' \
	'CITY-02   pass 1  partial 1  pending 1  fail 1' \
	'fields that no rule reads' '  app/name' '15 cases: 15 passed'
grep -q '^  complaint/institution/@responseDays$' out &&
	fail 'a field that is read is called unread'
cp city/service/days.test.lua kept
sed -i '/expect = "not-applicable"/d; /expect = "pending"/d' \
	city/service/days.test.lua
run 0 test city --samples "$samples" --coverage --min 80
shows 'not-applicable 0 !' 'pending 0 !'
run 1 test city --samples "$samples" --coverage --min 100
cp kept city/service/days.test.lua
run 0 test city --samples "$samples" --coverage=html
shows '<!DOCTYPE html>' '<th scope="row">CITY-01</th>' '</html>'
xmllint=${XMLLINT:-xmllint}
if command -v "$xmllint" >/dev/null; then
	"$xmllint" --html --noout out 2>page || fail 'the page is not well formed'
fi
run 2 test city --coverage=pdf
says '--coverage is text or html'

# Mutants: what no case notices is named with its line.
run 0 test city --samples "$samples" --mutate --min 100
shows '(100.00 %)'
sed -i 's/= 7 }, expect/= 6 }, expect/' city/service/days.test.lua
run 1 test city --samples "$samples" --mutate --min 100
shows 'city/service/days.lua:5:57  CITY-01  number plus or minus 1 (threshold)' \
	'    days = { type = "integer", unit = "days", default = 7'
run 0 test city --samples "$samples" --mutate --min 50
# One that is listed with its reason does not count; one that is not needed
# any more is named.
cat >city/service/equal.test.lua <<'END'
equivalent { rule = "CITY-01", operator = "threshold", code = "default = 7",
  reason = "a test of this test" }
END
run 0 test city --samples "$samples" --mutate --min 100
sed -i 's/= 6 }, expect/= 7 }, expect/' city/service/days.test.lua
run 1 test city --samples "$samples" --mutate --min 100
shows 'equivalent{} matches no mutant'
rm city/service/equal.test.lua
# Without a rule it is about what stands outside of the rules beside it.
cat >city/service/help.lua <<'END'
local function is_none(days)
  return days < 1
end
rule {
  id = "CITY-09", title = { zh = "有期限", en = "A period" },
  dimension = "service", phases = { "admission" }, severity = "minor",
  check = function(app)
    if is_none(app:integer "complaint/institution/@responseDays") then
      return fail { zh = "没有", en = "none" }
    end
    return pass()
  end,
}
END
cat >city/service/help.test.lua <<'END'
test { rule = "CITY-09", base = "clean-admission",
  { expect = "pass" },
  { set = { ["complaint/institution/@responseDays"] = -1 }, expect = "fail" },
  { remove = { "complaint/institution/@responseDays" },
    expect = "insufficient" },
}
END
cat >outside <<'END'
equivalent { operator = "compare", code = "return days < 1",
  reason = "a test of this test" }
equivalent { operator = "threshold", code = "return days < 1",
  reason = "a test of this test" }
END
cat outside >>city/service/help.test.lua
run 0 test city --samples "$samples" --mutate --min 100
sed -i '/^equivalent/,$d' city/service/help.test.lua
cp outside city/service/other.test.lua
run 1 test city --samples "$samples" --mutate --min 100
shows 'city/service/help.lua:2:15  -  comparison (compare)' \
	'other.test.lua:1  -  equivalent{} matches no mutant'
finish
