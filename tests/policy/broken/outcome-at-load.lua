-- expect: outcomes belong into check
policy { id = "t", version = "1", title = { zh = "测", en = "T" } }
local kept = pass()
