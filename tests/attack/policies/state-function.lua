-- attack: replaces a function it calls
-- bare: keeps
-- heng: error keeps state: it changed a variable
policy {
  id = "state-function", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

local verdict
function verdict()
  verdict = function() return fail { zh = "再", en = "again" } end
  return pass()
end

rule {
  id = "A-state-function", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    return verdict()
  end,
}
