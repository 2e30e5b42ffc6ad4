-- attack: doubles a string in a profile
-- bare: exhausts
-- heng: refused H2201 16 MiB
local s = "x"
while true do s = s .. s end
profile { id = "x" }
