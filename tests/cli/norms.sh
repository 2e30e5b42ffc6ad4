#!/bin/sh
# Norms by date. The Cybersecurity Law was renumbered on 2026-01-01: the same
# dossier assessed the day before and on that day cites the old numbers and
# the new. What has not been held against a norm's text says so, in the report
# and on the terminal. And every citation of the catalogue is there under its
# name, with its number on either day.
. "$(dirname "$0")/setup.sh"

# The sample as of another day, for the profile that knows its evidence.
must cp -R "$samples/evidence" evidence
for day in 2025-12-31 2026-01-01; do
	must sed "s/asOf=\"2026-06-30\"/asOf=\"$day\"/" \
		"$samples/clean-admission.xml" >"$day.xml"
	checks=$((checks + 1))
	grep -q "asOf=\"$day\"" "$day.xml" || fail "no dossier of $day"
	"$heng" assess "$day.xml" -o "report-$day.xml" >out 2>err
	[ -s "report-$day.xml" ] || fail "no report of $day"
done

# cited DAY RULE NORM: what a rule's result cites of a norm in force.
cited()
{
	sed -n "/<result rule=\"$2\"/,/<\/result>/p" "report-$1.xml" |
		sed -nE "s/ *<cite norm=\"$3\" (.*)\/>/\1/p"
}

cites()
{
	checks=$((checks + 1))
	got=$(cited "$1" "$2" "$3")
	[ "$got" = "$4" ] || fail "$2 on $1 cites $3: '$got', not '$4'"
}

old='version="2017-06-01"' new='version="2026-01-01"'
yes='verified="true"' no='verified="false"'
cites 2025-12-31 DS-16 csl "$old article=\"21\" $yes"
cites 2026-01-01 DS-16 csl "$new article=\"23\" $yes"
cites 2025-12-31 DS-15 csl "$old article=\"21\" $yes"
cites 2026-01-01 DS-15 csl "$new article=\"23\" $yes"
cites 2025-12-31 RC-06 csl "$old article=\"25\" $yes"
cites 2026-01-01 RC-06 csl "$new article=\"27\" $yes"
cites 2025-12-31 SQ-05 csl-inferred "$old article=\"49\" $no"
cites 2026-01-01 SQ-05 csl-inferred "$new article=\"51\" $no"
cites 2025-12-31 DS-14 csl-inferred "$old article=\"37\" $no"
cites 2026-01-01 DS-14 csl-inferred "$new article=\"39\" $no"

# On the terminal, in each language.
run 0 explain report-2025-12-31.xml DS-16 --lang en
shows 'Cybersecurity Law article 21 (csl, 2017-06-01'
run 0 explain report-2026-01-01.xml DS-16 --lang zh
shows '网络安全法 条款 23'
run 0 explain report-2026-01-01.xml SQ-05 --lang en
checks=$((checks + 1))
grep -F 'csl-inferred' out | grep -qF 'article 51' ||
	fail "the terminal does not cite article 51"
checks=$((checks + 1))
grep -F 'csl-inferred' out | grep -qF '(unverified)' ||
	fail "an unverified norm is not said to be so in English"
run 0 explain report-2026-01-01.xml SQ-05 --lang zh
checks=$((checks + 1))
grep -F 'csl-inferred' out | grep -qF '条款号未与原文核对' ||
	fail "an unverified norm is not said to be so in Chinese"
run 0 explain report-2026-01-01.xml DS-16 --lang both
checks=$((checks + 1))
grep -E '未与原文核对|unverified' out >flagged &&
	fail "a verified norm is called unverified: $(cat flagged)"
run 0 list norms --format json
checks=$((checks + 1))
[ "$(grep -F '"id": "csl-inferred"' out | grep -cF '"verified": false')" -eq 2 ] ||
	fail "the list does not call both versions of csl-inferred unverified"
run 0 explain SQ-05 --lang both
shows '（未核实）' '(unverified)'

# Norm, name of the article, its number before 2026 and from then, whether
# the number was held against the text; - where there is no number.
cat >table <<'END'
csl classified-protection 21 23 true
csl log-retention 21 23 true
csl emergency-plan 25 27 true
csl-inferred localisation 37 39 false
csl-inferred minimisation 41 43 false
csl-inferred complaints 49 51 false
pipl minimisation 6 6 true
pipl lawful-basis 13 13 true
pipl no-refusal 16 16 true
pipl notice 17 17 true
pipl joint-handling 20 20 true
pipl entrustment 21 21 true
pipl provision 23 23 true
pipl automated-decision 24 24 true
pipl sensitive-consent 29 29 true
pipl minors 31 31 true
pipl export-route 38 38 true
pipl export-consent 39 39 true
pipl localisation 40 40 true
pipl access 45 45 true
pipl deletion 47 47 true
pipl request-handling 50 50 true
pipl security-measures 51 51 true
pipl audit 54 54 true
pipl impact-assessment 55 55 true
pipl impact-contents 56 56 true
pipl breach-notice 57 57 true
dsl classification 21 21 true
dsl officer 27 27 true
dsl incident 29 29 true
dsl risk-assessment 30 30 true
network-data emergency-plan 11 11 true
network-data entrustment 12 12 true
network-data notice 21 21 true
network-data deletion 24 24 true
network-data officer 30 30 true
network-data important-data-transfer 31 31 true
network-data risk-assessment 33 33 true
network-data export 35 35 true
network-data third-party 40 40 true
consumer standard-terms 26 26 true
consumer financial-disclosure 28 28 true
securities programme-trading 45 45 true
securities suitability 88 88 true
securities business-licence 119 119 true
securities business-scope 120 120 true
securities client-records 137 137 true
payment licence 6 6 true
payment outsourcing 21 21 true
credit-reporting forbidden-data 14 14 true
credit-reporting query-consent 18 18 true
credit-reporting use-as-agreed 20 20 true
aml due-diligence 28 28 true
aml diligence-measures 29 29 true
aml record-keeping 34 34 true
aml new-technology 36 36 true
anti-fraud account-monitoring 15 15 true
anti-fraud transaction-monitoring 18 18 true
algorithm-recommendation transparency 16 16 true
algorithm-recommendation opt-out 17 17 true
algorithm-recommendation fair-price 21 21 true
e-signature reliable 13 13 true
e-signature effect 14 14 true
e-signature certification 16 16 true
cryptography critical-systems 27 27 true
commercial-banks - - - false
pboc-2020-5 - - - false
pboc-2025-3 - - - false
pi-audit - - - false
mlps - - - false
gb-32100 - - - false
iso-17442 - - - false
jrt-0167 - - - false
jrt-0171 - - - false
jrt-0171 technical 6 6 false
jrt-0171 masking A A false
jrt-0184 - - - false
jrt-0193 - - - false
jrt-0197 - - - false
jrt-0198 - - - false
jrt-0199 transactions 5 5 false
jrt-0199 service-quality 6 6 false
jrt-0199 continuity 7 7 false
jrt-0199 network 11 11 false
jrt-0200 - - - false
jrt-0221 traceability 6.4 6.4 false
jrt-0221 internal-control 6.5 6.5 false
jrt-0221 explainability 7 7 false
plan-2019 - - - false
pboc-tool - - - false
csrc-pilot - - - false
hkma-fss - - - false
fca-sandbox - - - false
END

# One rule that cites them all, in the order of the table.
must mkdir -p packs/all-norms/profiles
{
	echo 'policy { id = "all-norms", version = "1",'
	echo '  title = { zh = "全部规范", en = "All norms" } }'
	echo 'rule {'
	echo '  id = "ALL", title = { zh = "全部", en = "All" },'
	echo '  dimension = "service", phases = { "admission" },'
	echo '  severity = "minor", check = function() return pass() end,'
	echo '  cites = {'
	while read -r norm key before after verified; do
		if [ "$key" = - ]; then
			echo "    \"$norm\","
		else
			echo "    \"$norm#$key\","
		fi
	done <table
	echo '  },'
	echo '}'
} >packs/all-norms/policy.lua
cat >packs/all-norms/profiles/all-norms.lua <<'END'
profile {
  id = "all-norms", title = { zh = "全部规范", en = "All norms" },
  scheme = "pboc-tool", phase = "admission",
  policies = { "fintech-sandbox", "all-norms" },
  plugins = { "identifiers", "evidence" },
  dimensions = { service = { weight = 1 } },
  outcomes = { { id = "done", label = { zh = "完", en = "Done" } } },
}
END
HENG_POLICY_PATH=$HENG_POLICY_PATH:$work/packs
export HENG_POLICY_PATH
for day in 2025-12-31 2026-01-01; do
	"$heng" assess "$day.xml" -P all-norms --only ALL -o all-norms.xml \
		>out 2>err
	while read -r norm key before after verified; do
		number=$after
		[ "$day" = 2026-01-01 ] || number=$before
		article=" article=\"$number\""
		[ "$number" != - ] || article=
		echo "$norm$article verified=\"$verified\""
	done <table >expected
	sed -nE '/<result rule="ALL"/,/<\/result>/s/ *<cite norm="([^"]*)" version="[^"]*"(.*)\/>/\1\2/p' \
		all-norms.xml >got
	checks=$((checks + 1))
	diff expected got >difference ||
		fail "citations on $day, expected (<) and got (>):
$(cat difference)"
done
checks=$((checks + 1))
[ "$(wc -l <got)" -ge 90 ] || fail "only $(wc -l <got) citations compared"
finish
