-- expect: keeps state: it writes to what is frozen
policy { id = "t", version = "1", title = { zh = "测", en = "T" } }
string.format = function() return "forged" end
