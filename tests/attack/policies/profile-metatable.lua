-- attack: hands over a profile that answers for all keys
-- bare: nothing (the bare profile{} does nothing)
-- heng: refused H2204 not defined
profile(setmetatable({}, { __index = function() return "x" end }))
