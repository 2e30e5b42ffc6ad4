-- attack: hands over a profile that answers for all keys
-- bare: nothing (the bare profile{} does nothing)
-- heng: refused H2201 nil value
profile(setmetatable({}, { __index = function() return "x" end }))
