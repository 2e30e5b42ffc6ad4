#!/bin/sh
# heng lint and heng explain RULE: the shipped pack is clean, and what is
# explained of a rule is all there. What lint finds word for word is in
# tests/mistakes.
. "${top_srcdir:-.}/tests/cli/setup.sh"

pack=$top_srcdir/policies/fintech-sandbox
HENG_LANG=en
export HENG_LANG

# Norms of rules that wait for plugins to come; beside them nothing.
allowed="^note\[H2609\].*'(cryptography|e-signature)'\$"
"$heng" lint "$pack" >out 2>err
status=$?
checks=$((checks + 2))
grep -E '^(note|error)\[' err | grep -vE "$allowed" >told
if [ -s told ]; then
	fail "the shipped pack is not clean:"
	cat err >&2
fi
if [ -s err ]; then expected=1; else expected=0; fi
[ "$status" -eq "$expected" ] ||
	fail "heng lint ended with $status instead of $expected"

must mkdir -p city/profiles
cat >city/policy.lua <<'END'
policy { id = "city", version = "1", title = { zh = "本市", en = "City" } }
norm {
  id = "notice", title = { zh = "通知", en = "Notice" },
  versions = {
    { from = "2024-01-01", articles = { reply = "5" } },
    { from = "2026-01-01", articles = { reply = "6" } },
  },
  verified = true,
}
local function days_of(app)
  return app:integer "complaint/institution/@responseDays"
end
rule {
  id = "C-1",
  title = { zh = "答复期限", en = "Complaints are answered soon" },
  dimension = "service", phases = { "admission" }, severity = "major",
  cites = { "notice#reply" },
  rationale = { zh = "用户有权得到答复。", en = "Users are owed an answer." },
  remedy = { zh = "缩短期限。", en = "Shorten the period." },
  params = {
    days = { type = "integer", unit = "days", default = 7, min = 1, max = 60 },
  },
  applies = function(app) return app:exists "complaint" end,
  check = function(app, p)
    if days_of(app) <= p.days then
      return pass()
    end
    for _, channel in ipairs(app:all "complaint/institution/channel") do
      if channel:text "@kind" == "phone" then
        return partial(5000, { zh = "迟，但有电话", en = "late, with a phone" })
      end
    end
    return fail { zh = "超过 {days} 天", en = "over {days} days", days = p.days }
  end,
}
END
cat >city/policy.test.lua <<'END'
test {
  rule = "C-1", base = "clean-admission",
  { expect = "fail", remove = { "complaint/institution/channel" } },
  { expect = "partial" },
  { set = { ["complaint/institution/@responseDays"] = "7" }, expect = "pass" },
  { remove = { "complaint/institution/@responseDays" },
    expect = "insufficient" },
  { remove = { "complaint" }, name = "no complaints", expect = "not-applicable" },
}
END
run 0 lint city
shows "1 rules, nothing left undone"
run 0 lint city/
run 2 lint nothing-there
run 2 lint city city
says "one policy at a time"
run 0 lint --help
echo 'x = ' >city/broken.lua
run 2 lint city
must rm city/broken.lua
sed 's/expect = "pass"/expect = "passes"/' city/policy.test.lua >city/other.test.lua
run 2 lint city
says "there is no outcome 'passes'"
must rm city/other.test.lua

run 0 explain C-1 -p city
shows "C-1  Complaints are answered soon" "Users are owed an answer." \
	"from 2024-01-01: art. 5" "from 2026-01-01: art. 6" "(verified)" \
	"complaint/institution/@responseDays" \
	"(needed: insufficient without it)" \
	"complaint/institution/channel/@kind" \
	"days = 7 days  (integer, >= 1, <= 60)" \
	"Fail: over {days} days" "Shorten the period." \
	"example: Fail  clean-admission, − complaint/institution/channel" \
	"example: Pass  clean-admission, complaint/institution/@responseDays = 7" \
	"example: Not applicable  clean-admission, no complaints" \
	"where the rule's own condition holds"
# What the rule's own file says of another rule is not this one's.
run 0 explain SQ-01
shows "service/hours" "Hours of service"
checks=$((checks + 1))
! grep -qF "humanFallback" out || fail "SQ-01 is said to read SQ-11's field"
# An experts' rule has guidance and scale.
expert=$("$heng" list rules | awk '/expert/ { print $1; exit }')
run 0 explain "$expert"
shows "guidance" "scale" "quorum"
finish
