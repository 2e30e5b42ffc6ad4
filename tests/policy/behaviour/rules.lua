-- Rules that try what a rule may and may not do. Each line below says what
-- the rule of that id must come to on clean-admission.xml, and a text that
-- its result must hold:
-- expect T-01 pass
-- expect T-02 fail 上限 7 天
-- expect T-02 fail the limit is 7 (1234.56, 12.50%)
-- expect T-02 fail path="complaint/institution/@responseDays"
-- expect T-03 insufficient missing="true"
-- expect T-03 insufficient org[2]/lei is missing
-- expect T-04 pass
-- expect T-05 error silence is never a pass
-- expect T-06 not-applicable
-- expect T-07 error applies must return true or false
-- expect T-10 error keeps state: it changed a variable
-- expect T-11 error keeps state: it wrote to what is frozen
-- expect T-12 error keeps state: it wrote to what is frozen
-- expect T-13 error keeps state: it wrote to what is frozen
-- expect T-14 error keeps state: it wrote to what is frozen
-- expect T-15 pass
-- expect T-16 insufficient csrcFiling is missing
-- expect T-17 error the instruction limit was reached
-- expect T-18 error the instruction limit was reached
-- expect T-19 error the rule reached the memory limit
-- expect T-20 error partial needs an integer share of 1 to 9999
-- expect T-21 error partial needs an integer share of 1 to 9999
-- expect T-22 partial share
-- expect T-23 error nothing is bound to it
-- expect T-24 error the message has no en text
-- expect T-25 fail
-- expect T-26 not-applicable
-- expect T-27 fail second
-- expect T-28 error no plugin provides the measure 'nobody.knows'
-- expect T-29 error rule T-29 has no parameter 'limt'; did you mean p.limit?
-- expect T-30 error 'fial' is not defined; did you mean 'fail'?
-- expect T-31 pass
-- expect T-32 pass
-- expect T-33 pass
-- expect T-34 pass
-- expect T-35 pass
-- expect T-36 error control characters
-- expect T-37 insufficient exitAnnex is missing
-- expect T-38 error is there 2 times
-- expect T-39 pass
-- expect T-40 pass
-- expect T-41 error format %p is not allowed
-- expect T-42 error the repeated string is too long
-- expect T-43 fail path="org[1]/uscc"
-- expect T-44 pass
-- expect T-45 error stack overflow
-- expect T-46 insufficient app/name cannot be read as an integer
-- expect T-47 error a date goes with a date or a whole number of days, not with a string
-- expect T-48 error {n} is bound to a node
policy {
  id = "behaviour", version = "1",
  title = { zh = "行为", en = "What rules may do" },
}

local function automatic(id, check, more)
  local t = {
    id = id, title = { zh = "试", en = "Trial" }, dimension = "service",
    phases = { "admission" }, severity = "minor", check = check,
  }
  for k, v in pairs(more or {}) do
    t[k] = v
  end
  rule(t)
end

local limit = { params = { limit = { type = "integer", default = 7 } } }

automatic("T-01", function(app)
  return app:integer "complaint/institution/@responseDays" <= 15 and pass()
end)
automatic("T-02", function(app, p)
  local days = app:integer "complaint/institution/@responseDays"
  return fail {
    zh = "答复期 {days} 天，上限 {limit} 天",
    en = "{days} days; the limit is {limit} ({fen:yuan}, {share:percent})",
    days = days, limit = p.limit, fen = 123456, share = 1250,
  }
end, limit)
-- The second organisation has no LEI: the first one's pass hides nothing.
automatic("T-03", function(app)
  return app:each("org", function(org)
    return #org:text "lei" > 0 and pass()
  end)
end)
automatic("T-04", function(app)
  return app:text("exitAnnex/@endApplication", "none") == "none" and pass()
    or fail { zh = "有", en = "there" }
end)
automatic("T-05", function() end)
automatic("T-06", function() return pass() end,
  { applies = function(app) return app:exists "exitAnnex" end })
automatic("T-07", function() return pass() end,
  { applies = function(app) return nil end })

local count = 0
local shared = { list = { 1, 2, 3 }, deep = { er = { "x" } } }
automatic("T-10", function()
  count = count + 1
  return pass()
end)
automatic("T-11", function()
  shared.list[4] = 4
  return pass()
end)
automatic("T-12", function()
  pcall(function() shared.deep.er.y = 1 end)
  return pass()
end)
automatic("T-13", function(app, p)
  p.limit = 1
  return pass()
end, limit)
automatic("T-14", function()
  forgotten_local = 1
  return pass()
end)
automatic("T-15", function()
  local sum = 0
  for _, v in ipairs(shared.list) do sum = sum + v end
  for _, v in pairs(shared.list) do sum = sum + v end
  return sum == 12 and #shared.list == 3 and table.concat(shared.list) == "123"
    and next(shared.deep) == "er" and pass() or fail { zh = "错", en = "wrong" }
end)
-- A pcall does not swallow a demand.
automatic("T-16", function(app)
  for _, org in ipairs(app:all "org") do
    pcall(function() org:text "csrcFiling" end)
  end
  return pass()
end)
automatic("T-17", function() while true do end end)
automatic("T-18", function()
  while true do pcall(function() while true do end end) end
end)
automatic("T-19", function()
  local t = {}
  while true do t[#t + 1] = ("x"):rep(100000) .. #t end
end)
automatic("T-20", function() return partial(10000 * 1, { zh = "一", en = "a" }) end)
automatic("T-21", function() return partial(0.5 * 1, { zh = "一", en = "a" }) end)
automatic("T-22", function()
  return partial(9999, { zh = "份额", en = "share" })
end)
automatic("T-23", function() return fail { zh = "{x}", en = "{x}" } end)
automatic("T-24", function() return fail { zh = "缺英文" } end)
automatic("T-25", function(app)
  return app:each("org", function(org)
    if org:text "@role" == "lead" then
      return fail { zh = "牵头", en = "lead" }
    end
    return org:text "csrcFiling" and pass()
  end)
end)
automatic("T-26", function(app)
  return app:each("vendor[9]", function() return pass() end)
end)
automatic("T-27", function(app)
  local n = 0
  return app:each("org", function(org)
    n = n + 1
    if n == 2 then return fail { zh = "二", en = "second" } end
    return partial(1, { zh = "一", en = "first" })
  end)
end)
automatic("T-28", function()
  return measure "nobody.knows" == 0 and pass()
end)
automatic("T-29", function(app, p) return p.limt and pass() end, limit)
automatic("T-30", function() return fial { zh = "一", en = "a" } end)
automatic("T-31", function(app)
  local start = app:date "app/@plannedLive"
  return app.as_of - start == -(start - app.as_of) and start + 0 == start
    and (start + 31) - start == 31 and start < start + 1
    and tostring(date "2024-02-29" + 366) == "2025-03-01" and pass()
end)
automatic("T-32", function()
  local order = ""
  for k in pairs { b = 1, a = 2, [10] = 3, [2] = 4, [true] = 5 } do
    order = order .. tostring(k)
  end
  return order == "210abtrue" and pass() or fail { zh = order, en = order }
end)
automatic("T-33", function()
  return tostring({}) == "table" and tostring(pass) and pass()
end, { check = function()
  return tostring({}) == "table" and tostring(pass) == "function"
    and ("%s"):format({}) == "table" and pass()
end })
automatic("T-34", function()
  local ok, why = pcall(error, "mine")
  return not ok and why == "mine" and pass()
end)
local Class = {}
Class.__index = Class
function Class.double(self) return 2 * self.n end
function Class.__add(a, b) return a.n + b.n end
automatic("T-35", function()
  local a = setmetatable({ n = 21 }, Class)
  return a:double() == 42 and a + a == 42 and pass()
end)
automatic("T-36", function()
  return fail { zh = "坏\27[31m", en = "bad" }
end)
automatic("T-37", function(app) return app:one "exitAnnex" and pass() end)
automatic("T-38", function(app) return app:one "org" and pass() end)
automatic("T-39", function(app)
  return app:count "org" == 2 and #app:all "org" == 2 and pass()
end)
automatic("T-40", function(app)
  local a = app:all("org")[1]
  return a == app:one "org[1]" and a ~= app and pass()
end, { check = function(app)
  local a = app:all("org")[1]
  return a == app:one "org[1]" and a ~= app and pass()
end })
automatic("T-41", function() return ("%p"):format({}) and pass() end)
automatic("T-42", function() return ("x"):rep(1 << 30) and pass() end)
automatic("T-43", function(app)
  return fail { zh = "一", en = "a" }:at(app, "org[1]/uscc")
end)
automatic("T-44", function(app)
  -- An operator on text, floats and integer division stay what they are.
  return 7 // 2 == 3 and 7 % 4 == 3 and 2 ^ 2 == 4.0 and "10" + 1 == 11
    and math.tointeger(3.0) == 3 and utf8.len "中文" == 2 and pass()
end)
automatic("T-45", function(app)
  local function deep(n) return 1 + deep(n + 1) end
  return deep(1) and pass()
end)
automatic("T-46", function(app)
  return app:integer "app/name" > 0 and pass()
end)
automatic("T-47", function(app)
  return app.as_of - "2026-01-01" > 0 and pass()
end)
automatic("T-48", function(app)
  return fail { zh = "{n}", en = "{n}", n = app }
end)

-- What runs long inside one call of the library is counted like the rest.
-- expect T-50 error the instruction limit was reached
automatic("T-50", function()
  return ("a"):rep(100000):find((".-"):rep(20) .. "b") and pass()
end)
-- expect T-51 error the instruction limit was reached
automatic("T-51", function()
  table.move({}, 1, math.maxinteger - 1, 2)
  return pass()
end)
-- expect T-52 error the instruction limit was reached
automatic("T-52", function()
  local t = setmetatable({}, { __len = function() return 1 << 60 end })
  table.insert(t, 1, "x")
  return pass()
end)
-- expect T-53 error 2 values were returned
automatic("T-53", function()
  return pass(), fail { zh = "藏", en = "hidden" }
end)
-- expect T-54 error exactly one outcome for every node, not 2 values
automatic("T-54", function(app)
  return app:each("org", function()
    return pass(), fail { zh = "藏", en = "hidden" }
  end)
end)
-- expect T-55 pass
automatic("T-55", function(app)
  -- More paths than are kept, put together from pieces, cost nobody else.
  for i = 1, 12000 do
    app:exists("org[" .. i .. "]")
  end
  return app:exists("org[" .. 2 .. "]") and pass()
end)
-- expect T-56 pass
automatic("T-56", function()
  -- What Lua's own functions answer.
  local a, b, c = ("key = 值"):match "^(%w+)%s*=()%s*(.+)$"
  local words = {}
  for word in ("one, (two) three"):gmatch "%a+" do
    words[#words + 1] = word
  end
  local swapped, n = ("a-b c-d"):gsub("(%w)%-(%w)", "%2-%1")
  return a == "key" and b == 6 and c == "值"
    and table.concat(words, "|") == "one|two|three"
    and swapped == "b-a d-c" and n == 2
    and ("f(a(b)c)d"):match "%b()" == "(a(b)c)"
    and ("THE (quick) fox"):find "%f[%a]%a+%f[%A]" == 1
    and ("abcabc"):find("c", -3, true) == 6
    and ("x = x"):match "^(%w+) = %1$" == "x"
    and ("äö"):gsub("[\xc3]", "") == "\xa4\xb6"
    and ("[]-]"):gsub("[]-]", "x") == "[xxx"
    and not ("abc"):find "^b" and ("a)"):find ")" == 2
    and ("abc"):gsub("", "-") == "-a-b-c-" and pass()
end)
-- expect T-57 error {n} is bound to a number that is not finite
automatic("T-57", function()
  return fail { zh = "{n}", en = "{n}", n = 0 / 0 }
end)
