-- attack: makes data so deep that who walks it falls
-- bare: passes (nobody walks it)
-- heng: pass ok
policy {
  id = "load-deep", version = "1",
  title = { zh = "攻击", en = "Attack" },
}

local deep = {}
for i = 1, 20000 do deep = { deep } end

rule {
  id = "A-load-deep", title = { zh = "攻击", en = "Attack" },
  dimension = "legality", phases = { "admission" }, severity = "minor",
  check = function(app, p)
    return deep and pass { zh = "ok", en = "ok" }
  end,
}
