-- expect: the instruction limit was reached
policy { id = "t", version = "1", title = { zh = "测", en = "T" } }
while true do pcall(function() while true do end end) end
