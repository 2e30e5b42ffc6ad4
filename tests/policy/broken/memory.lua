-- expect: error[H2023]: loading the policy needs more than 67108864 bytes
policy { id = "t", version = "1", title = { zh = "测", en = "T" } }
local t = {}
for i = 1, 1e9 do t[i] = { i } end
