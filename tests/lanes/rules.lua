-- Rules of which some never end, where the dossier's region says so. What is
-- counted would stop them long before a clock does: the tests allow them
-- instructions without end.
policy {
  id = "lanes", version = "1",
  title = { zh = "评价进程", en = "Lanes" },
}

local function automatic(id, check)
  rule {
    id = id, title = { zh = "试", en = "Trial" }, dimension = "service",
    phases = { "admission" }, severity = "minor", check = check,
  }
end

local function spins_in(region)
  return function(app)
    while app:text("region", "") == region do end
    return pass()
  end
end

automatic("L-01", function(app)
  if app:count("org") > 1 then
    return pass()
  end
  return fail { zh = "只有 {n} 家机构", en = "only {n} organisation",
                n = app:count("org") }
end)
automatic("L-02", spins_in("spin"))
automatic("L-03", function(app)
  return partial(app:integer("complaint/institution/@responseDays") * 100, {
    zh = "部分", en = "partly" })
end)
automatic("L-04", spins_in("spin"))
automatic("L-05", function() return pass() end)
