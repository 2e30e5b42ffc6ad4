-- Ordinary idioms: each rule says in its message what they come to, and that
-- must be what Lua's own libraries say. Run by tests/unit/lua_sandbox.
policy {
  id = "idioms", version = "1",
  title = { zh = "习惯写法", en = "Idioms" },
}

-- Errors of the library name the function by how it is called.
local try = pcall

-- What came of an idiom as text: 1 and 1.0 are told apart.
local function show(...)
  local values = table.pack(...)
  local texts = {}
  for i = 1, values.n do
    local v = values[i]
    texts[i] = math.type(v) == "float" and ("%.17g"):format(v) .. "f"
      or type(v) == "string" and ("%q"):format(v) or tostring(v)
  end
  return table.concat(texts, " ")
end

local function group(id, fill)
  rule {
    id = id, title = { zh = "写法", en = "Idioms" }, dimension = "service",
    phases = { "admission" }, severity = "minor",
    check = function()
      local lines = {}
      fill(function(...) lines[#lines + 1] = show(...) end)
      return fail { zh = "{all}", en = "{all}", all = table.concat(lines, "; ") }
    end,
  }
end

group("I-patterns", function(put)
  put(("key = value"):match "^(%w+)%s*=%s*(%w+)$")
  put(("  trim me "):match "^%s*(.-)%s*$")
  put(("2026-06-30"):match "^(%d+)-(%d+)-(%d+)$")
  put(("a,b,,c"):gsub(",", ";"))
  put(("hello world"):gsub("o", "0", 1))
  put(("hello"):gsub("l+", function(s) return #s end))
  put(("$name is $age"):gsub("%$(%w+)", { name = "Li", age = 42 }))
  put(("abc"):gsub("%w", "%0%0"))
  put(("abc"):gsub("", "-"))
  put(("THE (quick) fox"):find "%((%a+)%)")
  put(("a.b"):find(".", 1, true))
  put(("a.b"):find "%.")
  put(("abc"):find("b", -2))
  put(("abc"):find("", 10), ("abc"):find("", 4))
  put(("f(a(b)c)d"):match "%b()")
  put(("THE (quick) fox"):gsub("%f[%a]%a+", string.lower))
  put(("x=1, y=2"):gsub("(%w+)=(%w+)", "%2=%1"))
  put(("é中"):gsub("[\x80-\xff]+", "?"))
  put(("a1b2"):gsub("%d", { ["1"] = "one" }))
  put(("no digits"):match "%d", ("no"):match "()n()")
  local words = {}
  for w in ("one two  three"):gmatch "%S+" do words[#words + 1] = w end
  put(#words, words[3])
  for k, v in ("a=1,b=2"):gmatch "(%w)=(%w)" do put(k, v) end
  for at in ("abc"):gmatch "()" do put(at) end
  put(try(function() return string.match("x", "[a") end))
  put(try(function() return string.gsub("x", "x", "%2") end))
  put(try(function() return string.find("x", "%") end))
  put(try(function() return string.gsub("x", "x", true) end))
end)

group("I-strings", function(put)
  put(#"中文", utf8.len "中文", utf8.char(0x4e2d, 0x6587))
  put(("abc"):upper(), ("ABC"):lower(), ("abc"):reverse(), ("abc"):len())
  put(("abc"):sub(2), ("abc"):sub(-2, -2), ("abc"):sub(0), ("abc"):sub(5))
  put(("ab"):rep(3), ("ab"):rep(3, "-"), ("x"):rep(0), ("x"):rep(-1))
  put((""):rep(5), (""):rep(3, ","), ("abc"):rep(1, "-"), ("a"):rep(7))
  put(("abc"):byte(), ("abc"):byte(-1), ("abc"):byte(1, -1))
  put(("abc"):byte(10), select("#", ("abc"):byte(10)))
  put(string.char(72, 105), string.char())
  put(("%d|%5d|%-5d|%05d|%+d"):format(7, 7, 7, 7, 7))
  put(("%.2f|%8.3f|%g|%e"):format(3.14159, 2.5, 1e20, 12345.678))
  put(("%s|%10s|%-10s|%.2s"):format("abc", "abc", "abc", "abc"))
  put(("%x|%X|%#x|%o|%c|%%|%i"):format(255, 255, 255, 8, 65, 3))
  put(("%q"):format 'a "b"\n\\', ("%q"):format(10), ("%q"):format(0.5))
  put(("%s %s %s"):format(nil, true, 1.0))
  put(try(function() return string.format("%d", 1.5) end))
  put(try(function() return string.format("%d", "x") end))
  put(try(function() return string.format("%y", 1) end))
  put(try(function() return string.rep() end))
  put("a" .. 1 .. 2.0, "a" < "b", "a" < "B", "Z" < "a", "" < "a")
  put("10" + 1, "3" * "4", "0x10" + 0, "1e1" + 0, -"2", "7" // "2", "7" % 4)
  put(pcall(function() return "x" + 1 end))
  put(10 .. "", 1e15 .. "", 2^53 .. "", 0.1 .. "", -0.0 .. "")
  put(tostring(1e100), tostring(-1e-7), tostring(12345678901234567890))
  put(tonumber "10", tonumber " 10 ", tonumber "0x1p4", tonumber "1e", tonumber "")
  put(tonumber("ff", 16), tonumber("zz", 36), tonumber("8", 8), tonumber("-7", 10))
  put(tonumber(nil), tonumber(5.5))
end)

group("I-tables", function(put)
  local t = { "b", "a", "c" }
  table.sort(t)
  put(table.concat(t, ","))
  table.sort(t, function(x, y) return x > y end)
  put(table.concat(t, ","))
  put(table.concat({}, ","), table.concat({ 1, 2.5, "x" }, "-"))
  put(table.concat({ 1, 2, 3, 4 }, "", 2, 3))
  table.insert(t, "d")
  table.insert(t, 1, "z")
  put(table.concat(t, ","), #t)
  put(table.remove(t), table.remove(t, 1), table.concat(t, ","))
  put(table.remove({}), #t, table.remove(t, #t + 1))
  put(try(function() return table.insert(t, 9, "x") end))
  put(try(function() return table.insert(t, 1, 2, 3) end))
  put((try(function() return table.remove(t, 7) end)))
  put(try(function() return table.concat({ 1, {}, 3 }) end))
  put(try(function() return table.sort({ 1, "x" }) end))
  put(table.unpack({ 1, 2, 3 }, 2), table.unpack({ 1, 2 }, 1, 3))
  put(select("#", table.unpack({}, 1, 3)), select(-1, 1, 2, 3), select(2, "a", "b"))
  put(table.concat(table.move({ 1, 2, 3 }, 1, 3, 2), ","))
  put(table.concat(table.move({ 1, 2, 3 }, 2, 3, 1), ","))
  put(table.concat(table.move({ 1, 2 }, 1, 2, 3, { 8, 9 }), ","))
  local p = table.pack(1, nil, 3)
  put(p.n, p[3], #"x")
  local n, total = 0, 0
  for i, v in ipairs { 5, 6, nil, 7 } do n, total = i, total + v end
  put(n, total)
  local keys = {}
  for k in pairs { x = 1, y = 2, [1] = 3 } do keys[#keys + 1] = tostring(k) end
  table.sort(keys)
  put(table.concat(keys, " "))
  put(next({}), next({ 10 }), #{ 1, 2, 3 })
  local many = {}
  for i = 1, 500 do many[i] = i * 7919 % 1009 end
  table.sort(many)
  local ordered = true
  for i = 2, 500 do ordered = ordered and many[i - 1] <= many[i] end
  put(ordered, many[1], many[500])
  local pairs_seen = {}
  local with = setmetatable({}, { __pairs = function()
    return function(_, k) if not k then return "only", 1 end end
  end })
  for k, v in pairs(with) do pairs_seen[#pairs_seen + 1] = k .. v end
  put(table.concat(pairs_seen))
  local proxy = setmetatable({}, {
    __index = function(_, i) if i <= 3 then return i * i end end,
    __len = function() return 3 end,
  })
  put(#proxy, table.concat(proxy, ","), table.unpack(proxy))
end)

group("I-numbers", function(put)
  put(7 // 2, -7 // 2, 7 % 3, -7 % 3, 7 // 2.0, 7 % -3, 1 / 2, 3 | 4, 7 & 2)
  put(1 << 62, 1 << 64, -1 >> 63, ~0, 5 ~ 1, 2 ^ 10, 10 / 2)
  put(math.maxinteger + 1 == math.mininteger, math.mininteger // -1)
  put(pcall(function() return 1 // 0 end))
  put(pcall(function() return 1 % 0 end))
  put(1 / 0, -1 / 0, 1 // 0.0, 5.0 % math.huge)
  put(math.floor(2.7), math.floor(-2.7), math.ceil(2.1), math.floor(5))
  put(math.max(1, 5, 3), math.min(2.5, 1), math.abs(-3), math.abs(-3.5))
  put(math.fmod(7, 3), math.fmod(-7, 3), math.modf(3.7), math.modf(-3.7))
  put(math.tointeger(3.0), math.tointeger(3.5), math.tointeger "8", math.ult(1, -1))
  put(math.type(1), math.type(1.0), math.type "1", math.sqrt(16), math.huge)
  put(1 == 1.0, math.maxinteger + 0.0 == 2 ^ 63, 0.1 + 0.2 == 0.3, 3 == "3")
  put(1e308 * 10, 2 ^ 53 + 1, 9007199254740993, 0x7fffffffffffffff)
  put(pcall(function() return 1.5 | 1 end))
  put(pcall(function() return 2 ^ 63 | 0 end))
  local sum = 0
  for i = 10, 1, -3 do sum = sum + i end
  put(sum)
  for x = 1, 2, 0.5 do put(x) end
  for i = math.maxinteger - 1, math.maxinteger do put(i) end
end)

group("I-utf8", function(put)
  for at, point in utf8.codes "a中é" do put(at, point) end
  put(utf8.codepoint("中文", 1, -1))
  put(utf8.len "\xff", utf8.len("中文", 4), utf8.len("中文", -3))
  put(utf8.offset("a中b", 3), utf8.offset("a中b", -1), utf8.offset("a中b", 9))
  put(utf8.char(), utf8.char(228, 8364, 128512), #utf8.charpattern)
  put(try(function() return utf8.codepoint("\xff") end))
  put(pcall(function() for _ in utf8.codes "a\xffb" do end end))
  local letters = {}
  for c in ("aé中"):gmatch(utf8.charpattern) do letters[#letters + 1] = c end
  put(table.concat(letters, "|"))
end)

group("I-language", function(put)
  put(pcall(error, "text", 0))
  put(pcall(error, { 1 }) == false, select("#", pcall(error)))
  put(pcall(function() local x = nil; return x.y end))
  put(pcall(function() return 1 < "2" end))
  put(pcall(function() return {} .. "x" end))
  put(assert(1, "unused"), assert("a", "b"))
  put(pcall(assert, nil, "said"))
  put(type(nil), type(1), type "x", type {}, type(type), type(pcall))
  local Class = {}
  Class.__index = Class
  Class.__add = function(a, b) return a.n + b.n end
  Class.__eq = function(a, b) return a.n == b.n end
  Class.__lt = function(a, b) return a.n < b.n end
  Class.__le = function(a, b) return a.n <= b.n end
  Class.__call = function(self, x) return self.n * x end
  Class.__concat = function(a, b) return "joined" end
  Class.__len = function() return 99 end
  Class.__unm = function(a) return -a.n end
  function Class.new(n) return setmetatable({ n = n }, Class) end
  local a, b = Class.new(3), Class.new(4)
  put(a + b, a == b, a < b, a <= b, a(5), a .. b, a .. "x", #a, -a)
  put(getmetatable(a) == Class, getmetatable({}), a.missing)
  local Derived = setmetatable({}, { __index = Class })
  Derived.__index = Derived
  put(setmetatable({ n = 1 }, Derived).new ~= nil)
  local log = {}
  local t = setmetatable({}, { __newindex = function(_, k, v) log[#log + 1] = k .. v end })
  t.a, t.b = 1, 2
  put(table.concat(log, ","), next(t))
  local function vararg(...)
    local x, y = ...
    return select("#", ...), x, y, (...)
  end
  put(vararg(1, nil, nil))
  local fns = {}
  for i = 1, 3 do fns[i] = function() i = i + 1 return i end end
  put(fns[1](), fns[1](), fns[2]())
  goto done
  put "never"
  ::done::
  local s = 0
  for i = 1, 10 do
    if i % 2 == 0 then goto continue end
    s = s + i
    ::continue::
  end
  put(s)
  local x <const> = 5
  put(x)
  repeat local stop = true until stop
  put(#"a\z
      b", "\u{4e2d}" == "中", '\65\066\x43', [[
long]])
end)
