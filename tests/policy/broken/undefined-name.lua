-- expect: error[H2020]: 'rle' is not defined
-- expect: did you mean 'rule'?
-- expect: undefined-name.lua:5:1
policy { id = "t", version = "1", title = { zh = "测", en = "T" } }
rle { id = "T-01" }
