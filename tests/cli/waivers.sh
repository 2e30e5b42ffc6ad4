#!/bin/sh
# Waivers: which are applied, what they change, what is said of the others,
# and that a report cannot pretend otherwise.
. "$(dirname "$0")/setup.sh"
given=$samples/waivers/rectify-operation.waivers.xml
dossier=$samples/rectify-operation.xml
panel=$samples/panels/rectify-operation.panel.xml
number=91990000MA0013A12M-2025-0001
digest=$(sha256sum <"$dossier")
digest=sha256:${digest%% *}

# waiver RULE [SUBJECT [FROM [UNTIL]]]: one element; ids count up.
n=0
waiver()
{
	n=$((n + 1))
	cat <<-EOF
	  <waiver id="T$n" rule="$1" subject="${2-$number}"
	      from="${3-2026-01-01T00:00:00+08:00}"
	      until="${4-2026-12-31T23:59:59+08:00}">
	    <authority>示例机关（虚构）</authority>
	    <reason>示例理由</reason>
	    <risk>示例风险</risk>
	  </waiver>
	EOF
}

# document: what it reads, as a document.
document()
{
	echo '<waivers xmlns="urn:heng:waivers:1">'
	cat
	echo '</waivers>'
}

# state ID STATE [WHY]: the report r.xml says so of the waiver.
state()
{
	checks=$((checks + 1))
	grep "<waiver id=\"$1\"" r.xml >line || : >line
	grep -q " state=\"$2\"" line || fail "$1 is not $2: $(cat line)"
	[ -z "${3-}" ] || grep -q " why=\"$3\"" line ||
		fail "$1 is not $2 because of $3: $(cat line)"
}

# The sample, which has most kinds.
run 0 validate "$given"
run 1 assess "$dossier" --panel "$panel" -o r0.xml
run 1 assess "$dossier" --panel "$panel" --waivers "$given" --lang both \
	-o r.xml
shows '不计豁免 Without waivers: 整改 Rectify   72.62/100' \
	'整改 RECTIFY   75.95/100' '适用 applied 2' '未适用 not applied 6' \
	'已豁免 waived 2' 'another waiver of the rule'
state W1 applied
state W2 applied
state W3 not-needed another
state W4 expired
state W5 future
state W6 unknown-rule
state W7 not-needed pass
state W8 other-subject
grep -q 'IV-10.*虚构' r.xml && fail 'another subject'\''s waiver is told'
run 0 validate r.xml
[ -z "${XMLLINT-}" ] || "$XMLLINT" --noout --schema \
	"$top_srcdir/reports/report.xsd" r.xml 2>err ||
	fail "the report is not valid: $(cat err)"
run 0 explain r.xml --lang en
shows 'Without waivers: Rectify   72.62/100' 'Risk accepted: ' \
	'(waived, not scored)'
run 0 explain r.xml SQ-14 --lang zh
shows '已豁免，不计分' '示例协调〔2026〕1号（虚构）' '该规则已适用另一项豁免' \
	'结果：未通过'

# What stands without waivers is what stands where none are given.
run 0 explain r.xml --figure all
sed -n 's/^before\.//p' out >with
run 0 explain r0.xml --figure all
grep -E '^(total|dimension|rule|count|next)\.' out >without
same with without 'figures before'
run 0 explain r.xml --figure rule.SQ-14.effective
shows 'rule.SQ-14.effective	0.00' 'W2'
run 0 explain r.xml --figure count.waived
shows 'count.waived	2' 'SQ-12' 'SQ-14'

# The page has both, and each figure as it is computed again.
run 0 explain r.xml --figure all
mv out figures
run 0 report r.xml -f html -o r.html
grep -o '<data value="[^"]*">[^<]*' r.html |
	sed 's/<data value="//; s/">/	/' | sort -u >shown
while read -r line; do
	checks=$((checks + 1))
	grep -qxF -e "$line" figures || fail "the page shows $line"
done <shown
grep -q '^before\.total\.low	72.62$' shown || fail 'the page has no before'
run 0 diff r0.xml r.xml --lang en
shows 'Comes from: waivers' 'waiver: none'
run 0 explain r.xml --why-not continue

# Same input, same bytes; and by digest as by number.
for rule in SQ-12 SQ-14; do waiver $rule "$digest"; done | document >d.xml
run 1 assess "$dossier" --panel "$panel" --waivers d.xml -o rd.xml
run 1 assess "$dossier" --panel "$panel" --waivers d.xml -j 3 -o rd2.xml
same rd.xml rd2.xml
grep '<verdict ' r.xml >a
grep '<verdict ' rd.xml >b
same a b
waiver SQ-12 "sha256:$(printf %064d 0)" | document >d.xml
run 1 assess "$dossier" --panel "$panel" --waivers d.xml -o r.xml
state T1 other-subject

# The exit status follows the verdict with waivers.
for rule in SQ-07 SQ-08 SQ-10 SQ-12 SQ-14 DS-24 RC-11 RC-13; do
	waiver $rule
done | document >all.xml
run 0 assess "$dossier" --panel "$panel" --waivers all.xml -o r.xml
shows 'CONTINUE' '整改 Rectify   72.62/100'
grep -q '<before outcome="rectify"' r.xml || fail 'before is not rectify'
grep -q '<verdict outcome="continue"' r.xml || fail 'not continue'
[ "$(grep -c ' outcome="fail" ' r.xml)" -eq 9 ] ||
	fail 'results did not stay as found'

# Which waivers moved the verdict.
run 0 diff r0.xml r.xml --lang en
shows 'What moved the verdict' '8 changes'

# Missing evidence, ballots, vetoes.
open=$samples/undetermined-admission.xml
number=91990000MA0016A105-2026-0001
n=0
for rule in SQ-05 SQ-07 DS-08 IV-02 LC-25 SC-02 IV-10 LC-03; do
	waiver $rule
done | document >open.xml
run 3 assess "$open" --waivers open.xml -o r.xml
state T1 applied
state T2 applied
state T3 not-permitted veto
state T4 not-permitted pending
state T5 not-needed not-applicable
state T6 not-needed informational
state T7 not-needed phase
state T8 not-needed
grep -q '<missing path="complaint/institution/@responseDays"' r.xml &&
	fail 'what is waived is still asked for'
grep -q '<deciding rule="SQ-05"' r.xml && fail 'a waived rule decides'
grep -q '<deciding rule="IV-02"' r.xml || fail 'IV-02 does not decide'
run 3 assess "$open" --only SQ-05 --waivers open.xml -o r.xml
state T2 not-needed selection
run 0 explain r.xml

# A veto only where the profile permits it; and a rule that it leaves out.
number=91990000MA0017A13W-2026-0001
veto=$samples/veto-admission.xml
cat >permits.lua <<'EOF'
profile {
  id = "permits",
  inherits = "pboc-admission",
  title = { zh = "试验", en = "Trial" },
  rules = { ["SQ-01"] = false },
  waivable_vetoes = { "LC-07", "DS-03", "DS-13" },
}
EOF
n=0
for rule in LC-07 DS-03 DS-13 SQ-01; do waiver $rule; done | document >v.xml
run 1 assess "$veto" --waivers v.xml -o r.xml
for id in T1 T2 T3; do state $id not-permitted veto; done
run 3 assess "$veto" -P permits.lua --waivers v.xml -o r.xml
for id in T1 T2 T3; do state $id applied; done
state T4 not-permitted profile
grep -q '<waivable rule="DS-03"/>' r.xml || fail 'what is permitted is not told'
grep -q 'change what="waivable vetoes" from="" to="DS-03 DS-13 LC-07"' r.xml ||
	fail 'the change of the profile is not told'
run 0 explain r.xml
sed 's/<waivable rule="DS-03"\/>//' r.xml >forged.xml
run 2 explain forged.xml
says 'H4907'
run 0 list profiles --resolved permits.lua
shows 'waivable_vetoes = { -- permits.lua:6' '"DS-13",'
sed -i 's/"LC-07"/"LC-O7"/' permits.lua
run 2 assess "$veto" -P permits.lua -o r.xml
says 'H4906' 'permits.lua:6' "LC-07"

# A condition that names the rule sees it as it was found.
number=91990000MA0015A18N-2025-0001
n=0
waiver RC-23 | document >w.xml
run 1 assess "$samples/improve-exit.xml" --panel \
	"$samples/panels/improve-exit.panel.xml" --waivers w.xml -o r.xml
state T1 applied
grep -q '<verdict outcome="improve"' r.xml || fail 'not improve'
grep -q '<because rule="RC-23" condition="at-least 10000"/>' r.xml ||
	fail 'the condition does not see RC-23'
run 0 explain r.xml

# Without an expert the waivers are decided on again, as in a run without.
waiver RC-23 | document >w.xml
run 1 assess "$samples/improve-exit.xml" --panel \
	"$samples/panels/improve-exit.panel.xml" --waivers w.xml -o r.xml
for expert in E1 E2 E3 E4 E5; do
	sed "/expert id=\"$expert\"/s/recused=\"false\"/recused=\"true\"/" \
		"$samples/panels/improve-exit.panel.xml" >p.xml
	"$heng" assess "$samples/improve-exit.xml" --panel p.xml \
		--waivers w.xml -o e.xml >out 2>err || :
	for end in low high best worst; do
		checks=$((checks + 1))
		is=$(sed -n "s/.*<verdict .* $end=\"\([^\"]*\)\".*/\1/p" e.xml)
		said=$(sed -n "s/.*<leaveOut expert=\"$expert\".* $end=\"\([^\"]*\)\".*/\1/p" r.xml)
		[ "$is" = "$said" ] && [ -n "$is" ] ||
			fail "without $expert $end is $is, not $said"
	done
done
run 0 explain r.xml

# What is written in a waiver is text, and nothing of it reaches a terminal.
waiver RC-23 | sed 's|示例理由|\&lt;b>\&amp;\&#x202e;"]]\&gt;\&#10;x|' |
	document >text.xml
run 1 assess "$samples/improve-exit.xml" --panel \
	"$samples/panels/improve-exit.panel.xml" --waivers text.xml -o r.xml
grep -qF '<reason>&lt;b&gt;&amp;' r.xml || fail 'markup is not escaped'
run 0 validate r.xml
run 0 explain r.xml RC-23
shows '<b>&'
grep -q "$(printf '\342\200\256')" out && fail 'a terminal gets U+202E'

# Several dossiers with one document; a line each where there are many.
must mkdir many reports
for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21; do
	cp "$samples/improve-exit.xml" many/$i.xml
done
run 3 assess many/*.xml --waivers w.xml -o reports
shows '  ← '

# What is wrong with a document, with its place.
number=N-1
wrong()
{
	n=0
	"$@" | document >w.xml
	run 2 validate w.xml
	mv err err.validate
	run 2 assess "$dossier" --waivers w.xml -o none.xml
	cat err.validate >>err
	absent none.xml
}
wrong waiver SQ-12 N-1 2026-07-01T00:00:00+08:00 2026-06-30T23:59:59+08:00
says 'H4903' 'w.xml:4:7' "'T1'"
# Contradictory as moments, though the days look right.
wrong waiver SQ-12 N-1 2026-06-30T12:00:00-12:00 2026-06-30T23:00:00+14:00
says 'H4903'
wrong waiver SQ-12 '  '
says 'H4902' 'w.xml:2:32'
wrong waiver SQ-12 sha256:12
says 'H4902'
wrong waiver SQ-12 "sm3:$(printf %064d 0)"
says 'H4902'
wrong waiver SQ-12 N-1 2026-07-01T00:00:00
says 'H1107' 'w.xml:3:13'
wrong waiver SQ-12 N-1 2026-07-01
says 'H1107' 'w.xml:3:13'
blank()
{
	waiver SQ-12 | sed 's/示例理由/ /; s/示例风险//; s/示例机关（虚构）//'
}
wrong blank
says 'H4901' 'w.xml:5:5' 'w.xml:6:5' 'w.xml:7:5' '<authority>' '<reason>'
# What only a keyboard sees: the space of Chinese, one without width.
unseen()
{
	waiver SQ-12 | sed 's/示例机关（虚构）/　/; s/示例理由/​ /'
}
wrong unseen
says 'H4901' '<authority>' '<reason>'
twice()
{
	waiver SQ-12
	n=0
	waiver SQ-14
}
wrong twice
says 'H1110' 'w.xml:9:15'
# All mistakes at once.
several()
{
	waiver SQ-12 ' '
	waiver SQ-14 N-1 2026-07-01T00:00:00Z 2026-06-30T00:00:00Z
}
wrong several
says 'H4902' 'H4903'
# The limit: HENG_WAIVERS_MAX.
many()
{
	waiver SQ-12 >one
	awk -v most="$1" '{ text = text $0 "\n" }
		END { for (i = 1; i <= most; i++) {
			t = text; sub(/id="T1"/, "id=\"T" i "\"", t)
			printf "%s", t } }' one
}
wrong many 1025
says 'H4905' '1024'
many 1024 | document >w.xml
run 0 validate w.xml
run 1 assess "$dossier" --panel "$panel" --waivers w.xml -o r.xml
state T1024 other-subject
run 0 explain r.xml
sed 's|</waived>|<waiver id="X" rule="X" subject="X" state="other-subject"/>&|' \
	r.xml >forged.xml
run 2 explain forged.xml
says 'H4106'
# Something else altogether.
run 2 assess "$dossier" --waivers "$dossier" -o none.xml
says 'H1032'
run 2 assess "$dossier" --waivers none-such.xml -o none.xml
run 2 assess "$dossier" --waivers w.xml --waivers d.xml
says '--waivers'
must cp d.xml keep.xml
run 2 assess "$dossier" --waivers d.xml -o d.xml
same d.xml keep.xml
echo '<waiver xmlns="urn:heng:waivers:2"/>' >w.xml
run 2 validate w.xml
says 'H1031'

# A report that was altered is refused, whatever it says of its waivers.
run 1 assess "$dossier" --panel "$panel" --waivers "$given" -o r.xml
forged()
{
	sed "$1" r.xml >forged.xml
	cmp -s r.xml forged.xml && fail "nothing was altered by $1"
	run 2 explain forged.xml
	says 'forged.xml:'
	run 2 explain forged.xml --figure all
}
forged 's/state="expired"/state="applied"/'
forged 's/state="applied"/state="expired"/'
forged 's/state="other-subject"/state="unknown-rule"/'
forged 's/state="future"/state="other-subject"/'
forged 's/why="pass"/why="phase"/'
forged '/<before /s/low="7262"/low="7595"/'
forged '/<before /s/outcome="rectify"/outcome="continue"/'
forged '/<before /s/worst="rectify"/worst="suspend"/'
forged '/<before /s/>/ reason="selection">/'
forged '/<before /,/<\/before>/s/applicable="10"/applicable="8"/'
forged '/<before /,/<\/before>/s/low="3333"/low="3334"/'
forged '/<waived>/,/<\/waived>/d'
forged 's/<waivers sha256="[0-9a-f]*"\/>//'
forged '/<waiver until=/,/<\/waiver>/d'
forged '/<waiver until=/s/until="2026-06-30"/until="2026-12-31"/'
forged '/<waiver until=/s/signedBy="[^"]*"/signedBy="X"/'
forged '/<waiver until=/,/<\/waiver>/s/<reason>[^<]*/<reason>X/'
forged '/id="W4"/s/T12:00:00/T23:59:59/'
forged '/id="W1"/s/ authority="[^"]*"//'
forged '/id="W1"/s/from="2026-01/from="2027-01/'
forged '/id="W8"/s/>/ from="2026-01-01T00:00:00Z">/'
forged '/id="W1"/s/subject="[^"]*"/subject="N-1"/'
forged 's/asOf="2026-06-30"/asOf="2026-07-01"/'
forged 's/<subject id="[^"]*"/<subject id="N-1"/'

finish
