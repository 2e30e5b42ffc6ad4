-- attack: ends a profile with an error that fails when it is printed
-- bare: crashes
-- heng: refused H2204 there is no
error(setmetatable({}, { __tostring = function() return {} end }))
profile { id = "x" }
