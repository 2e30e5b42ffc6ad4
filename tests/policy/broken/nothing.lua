-- expect: error[H2025]: the policy declares no policy{
local nothing = true
