-- What policies, profiles and cases may call, for luacheck (Debian:
-- lua-check). luacheck --std lua54 FILE...
std = "lua54"
max_line_length = 100
read_globals = {
  -- declarations
  "policy", "norm", "rule", "profile", "test", "equivalent",
  -- outcomes
  "pass", "partial", "fail", "insufficient", "not_applicable",
  -- values
  "date", "measure",
}
-- What the sandbox leaves out.
not_globals = {
  "arg", "collectgarbage", "coroutine", "debug", "dofile", "io", "load",
  "loadfile", "os", "package", "print", "rawequal", "rawget", "rawlen",
  "rawset", "require", "warn", "xpcall",
}
