#!/bin/sh
# heng panel: sheets that are blind, filled sheets of every form that
# spreadsheets save, every mistake where it stands, and the closing.
. "$(dirname "$0")/setup.sh"
HENG_LANG=en
export HENG_LANG

dossier=$samples/clean-exit.xml
must mkdir sheets
unset LC_ALL

# same_message FILE TEXT: standard error is exactly that of the file.
exactly()
{
	checks=$((checks + 1))
	printf '%s\n' "$1" >want
	# Without the source line, caret and hints, which are not the point.
	grep -E '^(error|note|warning)|^  -->|^  hint:' err >got
	cmp -s want got || {
		fail "$last: other messages"
		diff want got >&2
	}
}

# --- open ---------------------------------------------------------------

run 0 panel open p.xml "$dossier" --expert E1=甲 --expert E2=乙 \
	--expert E3=丙 -o sheets
shows 'written: sheets'
for e in E1 E2 E3; do
	run 0 validate "sheets/sheet-$e-1.xml"
	[ -z "${XMLLINT-}" ] || {
		checks=$((checks + 1))
		"$XMLLINT" --noout --schema "$top_srcdir/core/read/sheet.xsd" \
			"sheets/sheet-$e-1.xml" 2>/dev/null ||
			fail "sheet-$e-1.xml does not fit sheet.xsd"
	}
done
run 0 validate p.xml
digest=$(sha256sum <"$dossier" | cut -d ' ' -f 1)
holds p.xml "dossier=\"sha256:$digest\"" 'profile="pboc-exit"' \
	'asOf="2026-06-30"' '<name>甲</name>'
# UTF-8 with its mark, and CR LF behind every record.
checks=$((checks + 2))
[ "$(head -c 3 sheets/sheet-E1-1.csv | od -An -tx1 | tr -d ' ')" = efbbbf ] ||
	fail 'the CSV has no byte order mark'
# Lines within a cell end in LF alone; one of them is no record's end.
records=$(tr -cd '\r' <sheets/sheet-E1-1.csv | wc -c)
[ "$records" -eq 17 ] || fail "$records records in the CSV, not 17"
holds sheets/sheet-E1-1.csv 'LC-29' '承诺履行' 'Commitments are fulfilled' \
	'逐条对照声明书的承诺' 'Hold each promise' '0：有承诺未履行' \
	'0: a promise was broken' '"score 评分","confidence 把握程度","reason 理由"'
# Every rule that experts score under this profile, and no other.
"$heng" list rules -P pboc-exit --format json >rules.json || fail list
sed -n 's/.*"id": *"\([^"]*\)".*"kind": *"\(expert\|both\)".*/\1/p' rules.json |
	sort >asked
sed -n 's/.*<criterion rule="\([^"]*\)".*/\1/p' sheets/sheet-E1-1.xml |
	sort >got
[ -s asked ] || fail 'no rules are asked'
same asked got 'rules asked'

# Nothing that is there is replaced, and then nothing else is written.
must rm sheets/sheet-E1-1.xml
printf 'filled in' >sheets/sheet-E3-1.csv
run 2 panel open p.xml "$dossier" -o sheets
says 'H5004' 'sheets/sheet-E1-1.csv'
absent sheets/sheet-E1-1.xml
[ "$(cat sheets/sheet-E3-1.csv)" = 'filled in' ] || fail 'a sheet was replaced'
leftovers .

# --- blind --------------------------------------------------------------

# An expert's sheets are the same bytes whoever else is in the panel and
# whatever they have scored.
run 0 panel open alone.xml "$dossier" --expert E1=甲 -o alone
says 'H4512'
run 0 panel open p.xml "$dossier" -o again
same alone/sheet-E1-1.csv again/sheet-E1-1.csv
same alone/sheet-E1-1.xml again/sheet-E1-1.xml
run 0 panel open with.xml "$dossier" --expert E1=甲 --expert 'E2=Marker-乙' -o with
same alone/sheet-E1-1.csv with/sheet-E1-1.csv
same alone/sheet-E1-1.xml with/sheet-E1-1.xml
checks=$((checks + 1))
grep -qF -e E2 -e Marker with/sheet-E1-1.* && fail 'a sheet names another expert'

# --- formulas -----------------------------------------------------------

sed 's|<name>示例[^<]*</name>|<name>=HYPERLINK("http://example.invalid";1);+1,@x</name>|
	s|<desc>|&|' "$dossier" >evil.xml
cmp -s "$dossier" evil.xml && fail 'the dossier was not changed'
# Blanks that are easily overlooked: no-break, ideographic, of no width.
nbsp=$(printf '\302\240')
wide=$(printf '\343\200\200')
none=$(printf '\357\273\277')
run 0 panel open evil-panel.xml evil.xml --expert '-1=@SUM(1,=2)' \
	--expert 'B=＝1' --expert C="+1
=2" --expert 'D=−1;−2' --expert "F=${wide}＝1;${nbsp}=2;${wide}-3;${none}+4" -o evil
holds evil/sheet--1-1.csv "\"'-1\"" "\"'@SUM(1,'=2)\"" \
	"\"'=HYPERLINK(\"\"http://example.invalid\"\";1);'+1,'@x\""
holds evil/sheet-B-1.csv "\"'＝1\""
holds evil/sheet-C-1.csv "\"'+1" "'=2\""
holds evil/sheet-D-1.csv "\"'−1;'−2\""
holds evil/sheet-F-1.csv \
	"\"${wide}'＝1;${nbsp}'=2;${wide}'-3;${none}'+4\""
# In whichever way it is split, no cell begins with what begins a formula.
checks=$((checks + 1))
grep -E "(^|[,;\"|	])( |$nbsp|$wide|$none)*(=|\\+|-|@|−|＝|＋|－|＠)" \
	evil/*.csv &&
	fail 'a cell begins a formula'

# --- filled sheets ------------------------------------------------------

# fill SHEET SCORE...: a score for each rule in turn, as in the cells
# SCORE,CONFIDENCE,REASON. The sheet has LF inside cells, so rows are told
# by how they begin.
fill()
{
	file=$1
	shift
	printf '%s\n' "$@" >scores
	awk 'BEGIN { while ((getline s <"scores") > 0) score[++n] = s }
		/^"[A-Z][A-Z]-[0-9]+",/ && n > 0 {
			i++
			at = index($0, ",,,,")
			$0 = substr($0, 1, at) score[i] substr($0, at + 3)
		}
		{ print }' "$file"
}
blank=again/sheet-E1-1.csv
fill "$blank" '80,2,"一行' '70,,' '60,3,ok' '90,,' '100,1,' >lines.csv
# A line break and a quote within a cell.
sed 's|一行|好 ""引号""，第一行\n第二行; 有分号"|' lines.csv >e1.csv
fill again/sheet-E2-1.csv '81,,' '71,,' '61,,' '91,,' '98,,' >e2.csv
fill again/sheet-E3-1.csv '82,,' '72,,' '62,,' '92,,' '99,,' >e3.csv
must cp p.xml empty.xml
run 0 panel import p.xml e1.csv
shows 'E1  round 1: 5 scores' 'written: p.xml'
run 0 validate p.xml
cat >want <<'END'
  <ballot expert="E1" rule="IV-09" score="80" confidence="2" round="1">
    <reason>好 "引号"，第一行
第二行; 有分号</reason>
  </ballot>
  <ballot expert="E1" rule="LC-29" score="70" round="1"/>
  <ballot expert="E1" rule="LC-31" score="60" confidence="3" round="1">
    <reason>ok</reason>
  </ballot>
  <ballot expert="E1" rule="DS-21" score="90" round="1"/>
  <ballot expert="E1" rule="RC-23" score="100" confidence="1" round="1"/>
</panel>
END
sed -n '/<ballot/,$p' p.xml | sed 's/\r//' >got
same want got 'ballots of E1'
# What was there before has the bytes that it had.
sed '/<ballot/,$d' p.xml >head.got
sed '/<\/panel>/,$d' empty.xml >head.want
same head.want head.got 'the panel above the ballots'
must cp p.xml first.xml

# The same in every form: XML, without a mark, with LF, with semicolons and
# tabs, quoted or not, behind "sep=", columns in another order, and padded.
form()
{
	last="form $1"
	must cp empty.xml form.xml
	run 0 panel import form.xml "$1"
	last="form $1"
	same first.xml form.xml
}
# retype SEPARATOR: the quoted cells of standard input with another one.
retype()
{
	awk -v sep="$1" '{
		out = ""
		for (i = 1; i <= length($0); i++) {
			c = substr($0, i, 1)
			if (c == "\"")
				inside = !inside
			else if (c == "," && !inside)
				c = sep
			out = out c
		}
		print out
	}'
}
tail -c +4 e1.csv >nomark.csv
form nomark.csv
sed 's/\r$//' e1.csv >lf.csv
form lf.csv
retype ';' <e1.csv >semicolon.csv
form semicolon.csv
retype '	' <e1.csv >tab.csv
form tab.csv
{
	printf 'sep=;\r\n'
	tail -c +4 semicolon.csv
} >sep.csv
form sep.csv
sed 's/^"\(heng-sheet\|dossier\|expert\|round\)\( [^"]*\)"/\1\2/' e1.csv >bare.csv
form bare.csv
sed '/^"heng-sheet/,/^"rule/s/\r$/,,,,,,\r/' e1.csv >padded.csv
form padded.csv
sed -e 's/ score="" confidence=""/&/' again/sheet-E1-1.xml |
	awk 'function set(s, c, r) {
			score = s; confidence = c; reason = r
		}
		/<criterion/ {
			n++
			if (n == 1) set(80, 2, "好 \"引号\"，第一行\n第二行; 有分号")
			if (n == 2) set(70, "", "")
			if (n == 3) set(60, 3, "ok")
			if (n == 4) set(90, "", "")
			if (n == 5) set(100, 1, "")
		}
		{
			sub(/score="" confidence=""/, "score=\"" score "\" confidence=\"" confidence "\"")
			sub(/<reason><\/reason>/, "<reason>" reason "</reason>")
			print
		}' >e1.xml
form e1.xml
sed 's/="80"/="  80 "/; s/="70"/="070"/' e1.xml >spaces.xml
form spaces.xml

# Several at once, in the order given.
run 0 panel import p.xml e2.csv e3.csv
shows 'E2  round 1: 5 scores' 'E3  round 1: 5 scores'
# --- status -------------------------------------------------------------

run 0 panel status p.xml "$dossier"
shows 'scored 3: E1 E2 E3' 'quorum 3: reached' \
	'round 1: of 3 who may score, 3 scored every rule, 0 some' 'complete'
run 3 panel status first.xml
shows 'no dossier was given: conflicts of interest and whether rules apply' \
	'missing 2: E2 E3' 'quorum 3: not reached' \
	'what stands in the way of closing:' \
	'  · IV-09: E2 E3 not scored；3 are needed and there are 1'
run 3 panel status empty.xml --lang zh
shows '还没有评分' '封存前还缺'
run 2 panel status p.xml "$samples/clean-admission.xml"
says 'H4503' 'p.xml:3:5' 'the panel is for another dossier'

# A rule that does not apply needs no score, if the dossier is there to tell.
run 0 panel open admission.xml "$samples/clean-admission.xml" --expert E1 \
	--expert E2 --expert E3 -o admission
says 'H4516' 'rule LC-25 does not apply to this dossier; it needs no score'
for sample in "$samples"/panels/*.panel.xml; do
	base=$(basename "$sample" .panel.xml)
	case $base in
	csrc-selection)
		run 3 panel status "$sample" "$samples/$base.xml"
		shows '  · LC-25: E5 not scored'
		;;
	*) run 0 panel status "$sample" "$samples/$base.xml" ;;
	esac
done
run 3 panel status "$samples/panels/clean-admission.panel.xml"
run 0 panel status "$samples/panels/clean-admission.panel.xml" \
	"$samples/clean-admission.xml"
shows 'does not apply to this dossier; needs no score'

# Later rounds stand beside the first.
run 0 panel open p.xml "$dossier" --round 2 -o round2
absent round2/sheet-E1-1.csv
fill round2/sheet-E1-2.csv '85,,changed my mind' ',,' ',,' ',,' ',,' >e1-2.csv
must cp p.xml round1.xml
run 0 panel import p.xml e1-2.csv
says 'H4560' 'has not scored these rules in round 2: LC-29 LC-31 DS-21 RC-23'
sed '/<\/panel>/d' round1.xml >head.want
head -n "$(wc -l <head.want)" p.xml >head.got
same head.want head.got 'ballots of round 1'
holds p.xml '<ballot expert="E1" rule="IV-09" score="85" round="2">'
run 0 panel status p.xml
shows 'round 2: of 3 who may score, 0 scored every rule, 1 some' \
	'round 1: 5/5；round 2: 1/5'
run 2 panel open p.xml "$dossier" --round 4 -o round4
says 'H4537' 'round 3 is skipped'
absent round4

# --- conflicts and recusals ---------------------------------------------

uscc=$(sed -n 's/.*<uscc>\([^<]*\)<.*/\1/p' "$dossier" | head -n 1)
lower=$(printf %s "$uscc" | tr A-Z a-z)
cat >conflict.xml <<END
<panel xmlns="urn:heng:panel:1">
  <!-- kept -->
  <expert id="E1"/>
  <expert id="E2" recused="true"/>
  <expert id="E3"><conflict uscc="$lower" kind="shares"/></expert>
  <expert id="E4"><conflict uscc="910000000000000000"/></expert>
</panel>
END
run 0 panel open conflict.xml "$dossier" -o conflict
exactly "note[H4510]: expert 'E2' is recused and gets no sheet
  --> conflict.xml:4:3
note[H4511]: expert 'E3' has a conflict of interest with the institution '$(sed -n 's/.*<nameZh>\([^<]*\)<.*/\1/p' "$dossier" | head -n 1)' and gets no sheet
  --> conflict.xml:5:3
note[H4512]: rule IV-09 needs the scores of 3 experts; only 2 may score
  --> conflict.xml
note[H4512]: rule LC-29 needs the scores of 3 experts; only 2 may score
  --> conflict.xml
note[H4512]: rule LC-31 needs the scores of 3 experts; only 2 may score
  --> conflict.xml
note[H4512]: rule DS-21 needs the scores of 3 experts; only 2 may score
  --> conflict.xml
note[H4512]: rule RC-23 needs the scores of 3 experts; only 2 may score
  --> conflict.xml"
absent conflict/sheet-E2-1.csv conflict/sheet-E3-1.xml
holds conflict.xml '<!-- kept -->' "dossier=\"sha256:$digest\""
run 3 panel status conflict.xml "$dossier"
shows 'recused, does not count' 'conflict of interest, does not count'
sed 's/<expert id="E[14]".*//' conflict.xml >nobody.xml
run 2 panel open nobody.xml "$dossier" -o nobody
says 'H4513' 'no expert may score'
absent nobody

# --- mistakes -----------------------------------------------------------

# wrong SHEET: is not imported; the panel keeps its bytes.
must cp empty.xml panel.xml
wrong()
{
	must cp empty.xml panel.xml
	run 2 panel import panel.xml "$@"
	same empty.xml panel.xml "$last"
	leftovers .
}
# bad MESSAGES SED-SCRIPT: the sheet of E1, edited, gives exactly these.
bad()
{
	sed "$2" e1.csv >bad.csv
	cmp -s e1.csv bad.csv && fail "'$2' changes nothing"
	wrong bad.csv
	exactly "$1
error[H4571]: there are mistakes; nothing was imported
  --> panel.xml"
}
zeros=0000000000000000000000000000000000000000000000000000000000000000
bad "error[H4530]: this sheet is for another dossier; the panel's is sha256:$digest
  --> bad.csv:2:17" "s/sha256:[0-9a-f]*/sha256:$zeros/"
bad "error[H4531]: this sheet is for profile 'pboc-admission', the panel's is 'pboc-exit'
  --> bad.csv:4:16" 's/pboc-exit/pboc-admission/'
bad "error[H4532]: there is no expert 'E9' in the panel
  --> bad.csv:5:15
  hint: did you mean 'E1'?" 's/"E1"/"E9"/'
bad "error[H4527]: 'expert' is missing
  --> bad.csv:1:1
  hint: leave what stands at the head of the sheet as it is; heng panel open makes it anew" \
	'/^"expert/d'
bad "error[H4528]: 'profile' is given twice
  --> bad.csv:5:1" '/^"profile/{p}'
bad "error[H4534]: the round is an integer from 1 to 9, not 'one'
  --> bad.csv:7:12" '/^"round/s/"1"/"one"/'
bad "error[H4537]: round 1 is skipped: nobody has scored in it, and this sheet is for round 3
  --> bad.csv:7:12" '/^"round/s/"1"/"3"/'
bad "error[H4550]: profile 'pboc-exit' does not ask experts to score rule 'LC-92'
  --> bad.csv:23:1
  hint: did you mean 'LC-29'?" 's/^"LC-29"/"LC-92"/'
bad "error[H4550]: profile 'pboc-exit' does not ask experts to score rule 'SQ-07'
  --> bad.csv:23:1" 's/^"LC-29"/"SQ-07"/'
bad "error[H4551]: rule IV-09 has two rows; the other is on line 13
  --> bad.csv:23:1" 's/^"LC-29"/"IV-09"/'
bad "error[H4552]: this row has no rule
  --> bad.csv:23:1" 's/^"LC-29"/""/'
bad "error[H4555]: the score 101 is not from 0 to 100
  --> bad.csv:23:44" 's/,70,/,101,/'
bad "error[H4555]: the score -1 is not from 0 to 100
  --> bad.csv:23:44" 's/,70,/,-1,/'
bad "error[H4555]: the score 99999999999999999999 is not from 0 to 100
  --> bad.csv:23:44" 's/,70,/,99999999999999999999,/'
bad "error[H4555]: the score is an integer from 0 to 100, not '7.5'
  --> bad.csv:23:44" 's/,70,/,7.5,/'
bad "error[H4555]: the score is an integer from 0 to 100, not '70分'
  --> bad.csv:23:44
  hint: write 70?" 's/,70,/,70分,/'
bad "error[H4555]: the score is an integer from 0 to 100, not '七十'
  --> bad.csv:23:44" 's/,70,/,七十,/'
bad "error[H4555]: the score is in full-width characters: '７０'
  --> bad.csv:23:44
  hint: write 70" 's/,70,/,７０,/'
bad "error[H4557]: the confidence 4 is not from 1 to 3
  --> bad.csv:23:47" 's/,70,,/,70,4,/'
bad "error[H4553]: rule LC-29 has a reason or confidence, but no score
  --> bad.csv:23:44" 's/,70,,/,,2,/'
bad "error[H4558]: the time of signature '28.6.2026' is not well written
  --> bad.csv:8:17
  hint: leave it empty, or write it as 2026-06-28T10:00:00+08:00" \
	's/^"signedAt 签署时间",""/"signedAt 签署时间","28.6.2026"/'
sed 's/"score 评分"/"points"/' e1.csv >bad.csv
wrong bad.csv
says 'H4541' 'bad.csv:12:1' 'the column score is missing' 'H4543' \
	'bad.csv:23:44'
bad "error[H4542]: there are two columns score
  --> bad.csv:12:33" 's/"title-en"/"score"/'
bad "error[H4543]: this cell is in no column of the sheet; what it says would be lost
  --> bad.csv:7:16
  hint: move it to the column reason, or clear the cell" \
	'/^"round/s/\r/,"late"&/'
bad "error[H4540]: there is no row of headings that begins with rule, and so no score
  --> bad.csv:1:1" '/^"rule/,$d'
bad "error[H4525]: this is no sheet: its first cell should be heng-sheet
  --> bad.csv:1:1
  hint: fill in a file that heng panel open made, and save it with comma, semicolon or tab" \
	'1s/heng-sheet/sheet/'
bad "error[H4526]: this is version '2' of the sheet; this heng reads version 1
  --> bad.csv:1:18" '1s/"1"/"2"/'
bad "error[H4521]: the quote of this cell is not closed; the table may have been cut off
  --> bad.csv:23:48" '/^"LC-29/s/,70,,.*/,70,,"abc/; 23q'
bad "error[H4522]: there is something behind the closing quote of a cell
  --> bad.csv:23:8
  hint: a quote inside a cell is written twice: \"\"" 's/^"LC-29"/"LC-29"x/'
bad "error[H4524]: there is a control character U+0001 here, which is not allowed
  --> bad.csv:23:4
  hint: remove it" 's/^"LC-29"/"LC\x01-29"/'

# Four mistakes in one sheet are four messages.
bad "error[H4532]: there is no expert 'E9' in the panel
  --> bad.csv:5:15
  hint: did you mean 'E1'?
error[H4555]: the score 101 is not from 0 to 100
  --> bad.csv:23:44
error[H4557]: the confidence 0 is not from 1 to 3
  --> bad.csv:30:65
error[H4555]: the score is an integer from 0 to 100, not 'x'
  --> bad.csv:37:54" 's/"E1"/"E9"/; s/,70,/,101,/; s/,60,3,/,60,0,/; s/,90,/,x,/'

# What heng filled in: the sheet of one expert given to another, and the
# column of rules sorted without the others.
restore='  hint: heng filled this in, and it is left as it is; is the sheet another expert'"'"'s, or were only some of its columns sorted? heng panel open makes it anew'
bad "error[H4539]: the name on the sheet is '甲'; that of the panel's expert 'E2' is '乙'
  --> bad.csv:6:11
$restore" 's/"E1"/"E2"/'
bad "error[H4539]: the name on the sheet is ''; that of the panel's expert 'E1' is '甲'
  --> bad.csv:6:11
$restore" '/^"name/s/"甲"/""/'
bad "error[H4528]: 'name' is given twice
  --> bad.csv:7:1" '/^"name/{p}'
bad "error[H4554]: this row's rule is DS-21, but its title is '承诺履行'; that rule's is '$(
	sed -n 's/^"DS-21","\([^"]*\)".*/\1/p' e1.csv)'
  --> bad.csv:23:9
$restore
error[H4554]: this row's rule is LC-29, but its title is '$(
	sed -n 's/^"DS-21","\([^"]*\)".*/\1/p' e1.csv)'; that rule's is '承诺履行'
  --> bad.csv:37:9
$restore" 's/^"LC-29"/"@"/; s/^"DS-21"/"LC-29"/; s/^"@"/"DS-21"/'
bad "error[H4554]: this row's rule is LC-29, but its title is 'Promises'; that rule's is 'Commitments are fulfilled'
  --> bad.csv:23:16
$restore" 's/"Commitments are fulfilled"/"Promises"/'
# What does not contradict is taken: cleared, left out, or spaced otherwise.
for change in 's/"承诺履行"/""/' '/^"name/d' 's/"title-zh 名称"/"scale-zh"/' \
	's/"甲"/" 甲　"/' 's/"Commitments are fulfilled"/" Commitments  are fulfilled "/'; do
	sed "$change" e1.csv >other.csv
	cmp -s e1.csv other.csv && fail "'$change' changes nothing"
	must cp empty.xml form.xml
	run 0 panel import form.xml other.csv
	same first.xml form.xml "$change"
done
# A name that would be a formula comes back with its apostrophes, or without.
for expert in -1 B C; do
	fill "evil/sheet-$expert-1.csv" '80,,' ',,' ',,' ',,' ',,' >formula.csv
	must cp evil-panel.xml form.xml
	run 0 panel import form.xml formula.csv
	sed "s/'\(=\|＝\|+\|@\)/\1/g" formula.csv >plain.csv
	cmp -s formula.csv plain.csv && fail "$expert: no apostrophes"
	must cp evil-panel.xml form.xml
	run 0 panel import form.xml plain.csv
done

# One wrong sheet keeps the right ones out too.
sed 's/,71,/,171,/' e2.csv >bad.csv
wrong e1.csv bad.csv e3.csv
says 'H4555' 'bad.csv:'
# The same expert twice: in one import, and later.
must cp e1.csv twin.csv
wrong e1.csv twin.csv
says 'H4536' 'twin.csv:7:12' 'the other is e1.csv'
must cp first.xml panel.xml
run 2 panel import panel.xml e1.csv
exactly "error[H4535]: expert 'E1' has scored in round 1 already, and that is not changed
  --> e1.csv:7:12
  hint: to score otherwise after discussion, use a sheet for the next round
error[H4571]: there are mistakes; nothing was imported
  --> panel.xml"
same first.xml panel.xml
# Who has not scored before discussion does not score after it.
sed '/^"round/s/"1"/"2"/' e2.csv >late.csv
must cp first.xml panel.xml
run 2 panel import panel.xml late.csv
says 'H4537' "expert 'E2' has no ballot of round 1, before discussion"
# Round 1 and 2 of one expert in one import.
must cp empty.xml panel.xml
run 0 panel import panel.xml e1.csv e1-2.csv
run 2 panel import panel.xml e1-2.csv
says H4535
# A recused expert.
sed 's/<expert id="E1">/<expert id="E1" recused="true">/' empty.xml >recused.xml
run 2 panel import recused.xml e1.csv
says 'H4533' "expert 'E1' is recused and does not score"
# Nothing filled in at all.
wrong again/sheet-E1-1.csv
says 'H4559' 'no score is filled in'

# What is no table in UTF-8.
printf '\377\376h\0e\0' >wide.csv
wrong wide.csv
says 'H4520' 'UTF-16'
printf 'heng-sheet,1\r\nexpert \327\250\274\322,E1\r\n' >gbk.csv
wrong gbk.csv
says 'H4520' 'gbk.csv:2:9' 'GBK' 'CSV UTF-8'
printf 'PK\003\004xxxx' >sheet.xlsx
wrong sheet.xlsx
says 'H4525' 'xlsx'
: >none.csv
wrong none.csv
says 'H4525' 'empty'
wrong nowhere.csv
says 'H0010'
{
	printf 'heng-sheet,1\n'
	head -c 300 /dev/zero | tr '\0' ,
} >broad.csv
wrong broad.csv
says 'H4523' 'more than 256 cells'
# A hundred mistakes and no more.
{
	sed '/^"IV-09/,$d' e1.csv
	i=0
	while [ $i -lt 150 ]; do
		i=$((i + 1))
		printf 'XX-%d,,,1,,\r\n' $i
	done
} >many.csv
wrong many.csv
says 'H4570' 'the first 100 are shown'
checks=$((checks + 1))
[ "$(grep -c '^error\[H4550' err)" -eq 100 ] || fail 'not a hundred mistakes'

# The same in XML, with the attribute's place.
sed 's/score="70"/score="７０"/; s/score="90"/score="900"/;
	s/expert="E1"/expert="E7"/' e1.xml >bad.xml
wrong bad.xml
exactly "error[H4532]: there is no expert 'E7' in the panel
  --> bad.xml:7:25
  hint: did you mean 'E1'?
error[H4555]: the score is in full-width characters: '７０'
  --> bad.xml:40:7
  hint: write 70
error[H4555]: the score 900 is not from 0 to 100
  --> bad.xml:88:7
error[H4571]: there are mistakes; nothing was imported
  --> panel.xml"
sed 's/expert="E1"/expert="E3"/; s/>承诺履行</>别的</' e1.xml >bad.xml
wrong bad.xml
exactly "error[H4539]: the name on the sheet is '甲'; that of the panel's expert 'E3' is '丙'
  --> bad.xml:9:3
$restore
error[H4554]: this row's rule is LC-29, but its title is '别的'; that rule's is '承诺履行'
  --> bad.xml:41:5
$restore
error[H4571]: there are mistakes; nothing was imported
  --> panel.xml"
sed 's/<criterion rule="LC-29"/<criterion id="LC-29"/' e1.xml >bad.xml
wrong bad.xml
says 'H1101' 'bad.xml:'
wrong "$dossier"
says 'H1032'

# --- panels that are not as they should be -------------------------------

run 2 panel import conflict.xml nowhere.csv
says H0010
printf '<panel xmlns="urn:heng:panel:1"><expert id="E1"/></panel>' >new.xml
run 2 panel import new.xml e1.csv
says 'H4504' 'has not been opened yet: dossier is missing'
run 2 assess "$dossier" --panel new.xml
says H4008
printf '<panel xmlns="urn:heng:panel:1"><expert id="E1"/><ballot expert="E1" rule="LC-29" score="1"/></panel>' >old.xml
run 2 panel open old.xml "$dossier" -o old
says 'H4505' 'there are ballots, but not which dossier they are for'
sed 's/asOf="[^"]*"/asOf="2026-01-01"/' empty.xml >day.xml
run 2 panel open day.xml "$dossier" -o day
says 'H4506' "2026-01-01"
sed 's/profile="[^"]*"/profile="..\/x.lua"/' empty.xml >path.xml
run 2 panel import path.xml e1.csv
says 'H4507' 'is no id of a profile'
run 2 panel import empty.xml e1.csv -P pboc-admission
says 'H4001'
sed 's/profile="[^"]*"/profile="sandbox-none"/' empty.xml >none.xml
run 2 panel status none.xml
says 'H2202'
{
	printf '<panel xmlns="urn:heng:panel:1">'
	i=0
	while [ $i -lt 128 ]; do
		i=$((i + 1))
		printf '<expert id="E%d"/>' $i
	done
	printf '</panel>'
} >crowd.xml
run 2 panel open crowd.xml "$dossier" -o crowd
says 'H4514' 'at most' 127
absent crowd
sed 's/<expert id="E128"\/>//' crowd.xml >full.xml
run 0 panel open full.xml "$dossier" -o full
checks=$((checks + 1))
[ "$(find full -type f | wc -l)" -eq 254 ] || fail 'not all sheets are there'

# Another form of the same document is added to as it is.
printf '\357\273\277<?xml version="1.0"?>\r\n<p:panel xmlns:p="urn:heng:panel:1" dossier="sha256:%s"\r\n profile="pboc-exit" asOf="2026-06-30"><p:expert id="E1"><p:name><![CDATA[</p:panel>]]></p:name></p:expert><!-- </p:panel> --></p:panel><?x </p:panel>?><!-- </p:panel> -->\r\n' \
	"$digest" >prefix.xml
sed '/^"name/s|"甲"|"</p:panel>"|' e1.csv >prefix.csv
run 0 panel import prefix.xml prefix.csv
run 0 validate prefix.xml
holds prefix.xml '<p:ballot expert="E1" rule="IV-09"' '</p:reason>' \
	'<?x </p:panel>?><!-- </p:panel> -->'

# --- close --------------------------------------------------------------

must cp first.xml close.xml
run 3 panel close close.xml "$dossier"
says 'H4580' '--incomplete REASON'
shows '  · RC-23: E2 E3 not scored'
same first.xml close.xml
run 2 panel close close.xml --incomplete '  '
run 2 panel close p.xml --incomplete 'no reason'
says 'H4581'
run 0 panel close close.xml --incomplete 'E2 & E3 因病缺席'
holds close.xml '<reason>E2 &amp; E3 因病缺席</reason>'
run 0 validate close.xml
run 3 panel status close.xml
shows 'closed incomplete, because: E2 & E3 因病缺席' 'missing when it was closed'
run 0 panel close p.xml "$dossier"
closed=$(sed -n 's/^\(sha256:[0-9a-f]*\)$/\1/p' out)
[ ${#closed} -eq 71 ] || fail "no digest is printed: $closed"
holds p.xml "<closing digest=\"$closed\"/>"
run 0 panel status p.xml
shows '  closed'
for verb in "import p.xml e1.csv" "close p.xml" "open p.xml $dossier"; do
	# shellcheck disable=SC2086
	run 2 panel $verb
	says H4502
done
run 0 assess "$dossier" --panel p.xml -o report.xml
holds report.xml 'closed="true"/>'
run 3 assess "$dossier" --panel close.xml -o report2.xml
holds report2.xml 'closed="true" incomplete="E2 &amp; E3 因病缺席"/>'
run 3 assess "$dossier" --panel first.xml -o report3.xml
holds report3.xml 'closed="false"/>'
# Where a conflict is declared, only the dossier tells whether it is one: three
# ballots are enough with that expert's, and too few without.
must cp empty.xml declared.xml
run 0 panel import declared.xml e1.csv e2.csv e3.csv
sed "s|<name>丙</name>|&<conflict uscc=\"$uscc\"/>|" declared.xml >conflicting.xml
run 2 panel close conflicting.xml
says 'H4582' 'conflicting.xml:12:' "expert 'E3' declares a conflict of interest"
run 2 panel close conflicting.xml --incomplete 'E3'
says 'H4582'
run 2 panel status conflicting.xml
says 'H4582'
checks=$((checks + 1))
grep -qx complete out && fail "$last: complete without the dossier"
grep -q '<closing' conflicting.xml && fail 'closed without the dossier'
run 3 panel close conflicting.xml "$dossier"
says 'H4580'
run 3 panel status conflicting.xml "$dossier"
# Of another institution: nothing stands in the way, once that is known.
sed 's|<name>丙</name>|&<conflict uscc="910000000000000000"/>|' \
	declared.xml >elsewhere.xml
run 2 panel close elsewhere.xml
says 'H4582'
run 0 panel status elsewhere.xml "$dossier"
run 0 panel close elsewhere.xml "$dossier"
# Where none is declared, the dossier may be left out.
run 0 panel status declared.xml
run 0 panel close declared.xml
# White space, comments and the order of attributes are no content.
sed 's/^ *//; s/<expert /<!-- c -->&/;
	s/\(<ballot\) \(expert="[^"]*"\) \(rule="[^"]*"\)/\1  \3\n\2/' p.xml >spaced.xml
run 0 validate spaced.xml
run 0 assess "$dossier" --panel spaced.xml
# Anything else is.
for change in 's/score="91"/score="92"/' 's/<name>乙/<name>丁/' \
	's/ confidence="2"//' 's/changed my mind/changed/' \
	's/<expert id="E2">/<expert id="E2" recused="false">/' \
	'/<ballot expert="E2" rule="DS-21"/d' "s/sha256:[0-9a-f]*/sha256:$zeros/"; do
	sed "$change" p.xml >changed.xml
	cmp -s p.xml changed.xml && fail "'$change' changes nothing"
	run 2 assess "$dossier" --panel changed.xml -o changed-report.xml
	says 'H4501' 'changed.xml:'
	absent changed-report.xml
done
run 2 validate changed.xml
run 2 panel status changed.xml
# The digest as the manual has it, without heng.
if python3 -c '' 2>/dev/null; then
	checks=$((checks + 1))
	python3 "$top_srcdir/tests/tools/closing-digest.py" p.xml >got
	echo "$closed" >want
	same want got 'the digest of another program'
fi

# --- usage and outputs --------------------------------------------------

run 2 panel
run 2 panel opne p.xml
says 'there are open, import, status and close'
run 2 panel open new.xml
says 'for which dossier?'
run 2 panel import first.xml
run 2 panel status first.xml --round 2
says 'takes no --round'
run 2 panel open first.xml "$dossier" --expert E9=x
says 'is there already'
run 2 panel open absent.xml "$dossier"
says '--expert ID=NAME'
run 2 panel open absent.xml "$dossier" --expert '../x=y'
run 2 panel open absent.xml "$dossier" --expert E1=a --expert E1=b
says 'H11'
absent absent.xml absent.sheets
run 2 panel open absent.xml "$dossier" --expert E1 --round 10
run 0 panel open absent.xml "$dossier" --expert E1
absent absent.sheets/sheet-E1-2.csv
[ -f absent.sheets/sheet-E1-1.csv ] || fail 'no default folder'
run 4 panel open other.xml "$dossier" --expert E1 -o /nowhere/at/all
absent other.xml
# A folder that was made for sheets that then cannot be is gone again; one
# that was there, or in which there is something, stays.
run 4 panel open nowhere/other.xml "$dossier" --expert E1 -o made
absent made nowhere
run 4 panel open nowhere/other.xml "$dossier" --expert E1 -o made///
absent made
must mkdir there
run 4 panel open nowhere/other.xml "$dossier" --expert E1 -o there
checks=$((checks + 1))
[ -d there ] || fail 'a folder that was there is gone'
absent there/*
run 0 panel --help

run 2 panel status - "$dossier"

# While another one writes it a panel is left alone.
if command -v flock >/dev/null; then
	last='heng panel import, locked'
	must cp empty.xml held.xml
	checks=$((checks + 2))
	flock held.xml "$heng" panel import held.xml e1.csv >out 2>err
	[ $? -eq 2 ] || fail "$last: not refused"
	says H4515
	same empty.xml held.xml
fi

# Two at a time: one of them is told to wait, and no ballot is lost.
must cp empty.xml race.xml
for e in 1 2 3; do
	"$heng" panel import race.xml e$e.csv >/dev/null 2>race$e &
done
wait
for e in 1 2 3; do
	grep -q H4515 race$e && run 0 panel import race.xml e$e.csv
done
checks=$((checks + 1))
[ "$(grep -c '<ballot' race.xml)" -eq 15 ] || fail 'ballots were lost in a race'
run 0 panel status race.xml

# Several that make the same panel: one does, and the others replace nothing
# of it, whether they write sheets to the same folder or each to its own.
for way in shared own; do
	must rm -rf new.xml new.sheets ended.*
	for i in 1 2 3 4; do
		{
			folder=new.sheets
			[ $way = shared ] || folder=new.$i.sheets
			ended=0
			"$heng" panel open new.xml "$dossier" --expert E1=甲$i \
				-o $folder >ended.out.$i 2>ended.err.$i ||
				ended=$?
			echo $ended >ended.status.$i
		} &
	done
	wait
	last="panel open, four times at once, folder $way"
	checks=$((checks + 1))
	winner=$(grep -lx 0 ended.status.*)
	winner=${winner##*.}
	[ "$(sort ended.status.? | tr -d '\n')" = 0222 ] ||
		fail "$last: ended with $(sort ended.status.? | tr '\n' ' ')"
	holds new.xml "<name>甲$winner</name>"
	folder=new.sheets
	[ $way = shared ] || folder=new.$winner.sheets
	holds "$folder/sheet-E1-1.xml" "甲$winner"
	for i in 1 2 3 4; do
		[ "$i" = "$winner" ] && continue
		checks=$((checks + 1))
		grep -qE 'H5004|is there already' ended.err.$i ||
			fail "$last: another message: $(cat ended.err.$i)"
		[ $way = shared ] || absent new.$i.sheets
	done
	leftovers .
done
finish
