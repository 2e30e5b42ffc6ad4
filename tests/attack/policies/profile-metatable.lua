-- attack: hands over a profile that answers for all keys
-- bare: nothing (the bare profile{} does nothing)
-- heng: refused H2204 there is no
profile(setmetatable({}, { __index = function() return "x" end }))
