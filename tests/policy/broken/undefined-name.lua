-- expect: error[H2020]: Lua says: 'rle' is not defined; did you mean 'rule'?
-- expect: undefined-name.lua:4:1
policy { id = "t", version = "1", title = { zh = "测", en = "T" } }
rle { id = "T-01" }
