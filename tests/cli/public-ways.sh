#!/bin/sh
# Ways round a public edition: what a rule or a plugin has seen comes out again
# where no read shows it, as a path, a message, a measure kept from before.
. "$(dirname "$0")/setup.sh"

# 5,000 months, of which reports list the first 4,096 that a rule looks at.
awk 'BEGIN {
	print "<dossier xmlns=\"urn:heng:dossier:1\" schemaVersion=\"1\""
	print " asOf=\"2026-06-30\" scheme=\"pboc-tool\" phase=\"operation\">"
	print "<app><name>x</name></app><org><nameZh>甲</nameZh>"
	print "<contact>KANARI-contact</contact></org><operation>"
	for (i = 0; i < 5000; i++)
		print "<volume month=\"2026-01-01\" customers=\"1\"" \
			(i == 4999 ? " revenue=\"731000001\"" : "") "/>"
	print "</operation></dossier>"
}' >many.xml
mkdir ways
cat >ways/policy.lua <<'EOF2'
policy { id = "ways", version = "1", title = { zh = "旁路", en = "Ways" } }
local function try(id, check)
  rule {
    id = id, title = { zh = "试", en = "Trial" }, dimension = "service",
    phases = { "operation" }, severity = "minor", check = check,
  }
end
try("W-01", function(app)
  local list = app:all "operation/volume"
  for i = 1, #list do
    local _ = list[i]:text "@customers"
  end
  local value = list[#list]:integer "@revenue"
  return fail { zh = "收入 {v}", en = "revenue {v}", v = value }
end)
try("W-02", function(app)
  local who = app:text "org/contact"
  local _ = app:exists("org[nameZh='" .. who .. "']")
  _ = app:count("org[nameZh='" .. who .. "x']")
  app:integer("org[nameZh='" .. who .. "y']/licence/@validTo")
end)
try("W-03", function(app)
  error("stopped at " .. app:text "org/contact")
end)
try("W-04", function(app)
  return fail { zh = "指标 {v}", en = "measured {v}",
    v = measure "keeps.second" }
end)
try("W-05", function(app)
  return fail { zh = "无关", en = "all {n} open", n = app:text "app/name" }
end)
EOF2
cat >profile.lua <<'EOF2'
profile {
  id = "ways", title = { zh = "旁路", en = "Ways" },
  scheme = "pboc-tool", phase = "operation", policies = { "ways" },
  plugins = { "keeps", "hides" },
  dimensions = { service = { weight = 1 } },
  outcomes = {
    { id = "good", label = { zh = "好", en = "Good" }, total = 5000 },
    { id = "bad", label = { zh = "差", en = "Bad" } },
  },
}
EOF2
cat >one.xml <<'EOF2'
<dossier xmlns="urn:heng:dossier:1" schemaVersion="1" asOf="2026-06-30"
    scheme="pboc-tool" phase="operation">
  <app><name>x</name></app>
  <org><nameZh>甲</nameZh><contact>KANARI-contact</contact></org>
  <operation><volume revenue="731000001"/></operation>
</dossier>
EOF2
keeps=$top_builddir/tests/plugin/keeps.so
hides=$top_builddir/tests/plugin/hides.so
for plugin in "$keeps" "$hides"; do
	[ -s "$plugin" ] || {
		echo "$name: $plugin is not there; run make check" >&2
		exit 99
	}
done
for dossier in many one; do
	"$heng" assess $dossier.xml -P profile.lua -p ways --plugin "$keeps" \
		--plugin "$hides" -o $dossier-full.xml >out 2>err || [ $? -eq 4 ] ||
		fail "$dossier: $(cat err)"
	run 0 report $dossier-full.xml -f public -o $dossier-public.xml
	run 0 validate $dossier-public.xml
	run 0 explain $dossier-public.xml
	checks=$((checks + 2))
	! grep -E 'KANARI|731000001|7310000.01' $dossier-public.xml ||
		fail "$dossier-public.xml shows what it must not"
	grep -q 'all x open' $dossier-public.xml ||
		fail "$dossier-public.xml withholds what rests on nothing"
done
# They are in the full ones, or nothing was tried.
for said in 'revenue 731000001' 'confidential="true"' "nameZh='KANARI-contact'" \
	"nameZh='KANARI-contactx'" "nameZh='KANARI-contacty'" \
	'stopped at KANARI'; do
	checks=$((checks + 1))
	grep -qF "$said" many-full.xml || fail "many-full.xml does not say $said"
done
for said in 'measured 731000001' '>731000001<' '>hidden 731000001<' \
	'name="first" value="731000001"' 'name="second" value="731000001"'; do
	checks=$((checks + 1))
	grep -qF "$said" one-full.xml || fail "one-full.xml does not say $said"
done
for measure in before earlier; do
	checks=$((checks + 1))
	grep -q "name=\"$measure\" value=\"[0-9]*\" " one-public.xml ||
		fail "$measure, a measure before the look, is withheld"
done
finish
