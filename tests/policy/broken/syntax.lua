-- expect: error[H2020]: a name is expected here
-- expect: syntax.lua:4:7
policy { id = "t", version = "1", title = { zh = "测", en = "T" } }
local = 3
