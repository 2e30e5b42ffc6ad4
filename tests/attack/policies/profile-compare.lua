-- attack: compares equal megabytes in a profile
-- bare: exhausts
-- heng: refused H2201 runs too long
local a, b = "x", "x"
for i = 1, 20 do a, b = a .. a, b .. b end
while true do local _ = a <= b end
profile { id = "x" }
