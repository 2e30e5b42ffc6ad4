-- expect: __gc is not allowed
policy { id = "t", version = "1", title = { zh = "测", en = "T" } }
setmetatable({}, { __gc = function() end })
