#!/bin/sh
# The grammars say the same in all their forms: .rnc (jing), .rng and .xsd
# (xmllint), and `heng validate` if $HENG names the program; and .rng and
# .xsd are what trang makes of .rnc today.
#
# Two things XSD cannot be asked: which element is the root, and to refuse
# attributes of its own instance namespace. No case here tests them, nor that
# an id is unique, which no form states and only the reader checks.
set -eu

top=${srcdir:-$(dirname "$0")/../..}
top=$(cd "$top" && pwd)
for tool in jing trang; do
	command -v $tool >/dev/null || {
		echo "skipped: $tool is not installed (Debian package $tool)"
		exit 77
	}
done
[ -z "${HENG-}" ] || [ -x "$HENG" ] || {
	echo "HENG=$HENG is no program" >&2
	exit 1
}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/dossier" "$work/panel" "$work/sheet" "$work/waivers"
status=0
complain() {
	echo "FAIL: $*" >&2
	status=1
}

# --- the documents ------------------------------------------------------

count=0
# document KIND good|bad NAME TEXT
document() {
	count=$((count + 1))
	printf '<?xml version="1.0" encoding="UTF-8"?>\n%s\n' "$4" \
		>"$work/$1/$2-$(printf %03d $count)-$3.xml"
}
attributes='schemaVersion="1" asOf="2026-06-30" scheme="pboc-tool" phase="admission"'
# dossier good|bad NAME CHILDREN [ROOT-ATTRIBUTES]
dossier() {
	document dossier "$1" "$2" \
"<dossier xmlns=\"urn:heng:dossier:1\" ${4-$attributes}>$3</dossier>"
}
app='<app><name>x</name></app>'
# value good|bad TYPE VALUE: the value in an attribute or element of the type
value() {
	case $2 in
	text) dossier "$1" text "<app><name>$3</name></app>" ;;
	token) dossier "$1" token "<app><number>$3</number><name/></app>"
		dossier "$1" token-attribute \
"<app><name/><expectedEffect metricId=\"$3\"><desc/></expectedEffect></app>" ;;
	id) dossier "$1" id "$app<attachment id=\"$3\"><title/></attachment>" ;;
	ref) dossier "$1" ref \
		"$app<service><agreement attRef=\"$3\"/></service>" ;;
	int) dossier "$1" int \
		"<app><name/><expectedScale customers=\"$3\"/></app>" ;;
	money) dossier "$1" money \
		"<app><name/><expectedScale amount=\"$3\"/></app>" ;;
	dec) dossier "$1" dec \
		"<app><name/><expectedEffect target=\"$3\"/></app>" ;;
	percent) dossier "$1" percent \
		"$app<service><sla availability=\"$3\"/></service>" ;;
	bool) dossier "$1" bool "<app priorOperation=\"$3\"><name/></app>" ;;
	date) dossier "$1" date "<milestone date=\"$3\"/>$app" ;;
	datetime) dossier "$1" datetime \
		"$app<operation><incident time=\"$3\"/></operation>" ;;
	hash) dossier "$1" hash "$app<attachment hash=\"$3\"/>" ;;
	lang) dossier "$1" lang "$app" "$attributes xml:lang=\"$3\"" ;;
	enum) dossier "$1" enum "<milestone type=\"$3\"/>$app"
		dossier "$1" enum-text "$app<risk><compensation><kind>$(
			printf %s "$3" | sed 's/live/insurance/'
			)</kind></compensation></risk>" ;;
	range) dossier "$1" range \
		"$app<risk><item likelihood=\"$3\"/></risk>" ;;
	none) dossier "$1" none "<milestone date=\"2026-06-30\">$3</milestone>$app" ;;
	esac
}
values() {
	verdict=$1 type=$2
	shift 2
	for one; do
		value "$verdict" "$type" "$one"
	done
}
long=xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
wide=$(printf %s $long | sed 's/x/衡/g')
rare=$(printf %s $long | sed 's/x/𠀀/g')
hex=$(printf %s $long | sed 's/x/a/g')

values good text '' ' ' 'a  b' '<![CDATA[<]]>' 'a<!-- c -->b' 'a<?p i?>b'
values bad text '<b/>' 'a<name/>'
values good token a ' a  b ' $long $wide $rare "  $long  " '　' '&#10;a&#9;b'
values bad token '' ' ' x$long 衡$wide 𠀀$rare "${long%x} yz"
values good id a ' a ' -. _9 A-1 $long
values bad id '' 'a b' x$long 衡 a:b a/b '&#160;a'
values good ref a ' A.1 '
values bad ref '' 'a b' 衡
values good int 0 -0 5 ' 5 ' '&#9;5&#10;' 05 123456789012345678 \
	-123456789012345678
values bad int '' ' ' +5 1234567890123456789 5.0 0x5 5e1 '5&#160;' ٥ '- 5' -
values good money 300000000000 -1
values bad money 1.00 1,000 ''
values good dec 1 1.5 -1.5 1.123456 123456789012 ' 1.5 ' 0.0 -0
values bad dec '' .5 1. +1.5 1e5 1.1234567 1234567890123 1,5 NaN INF
values good percent 0 10000 ' 7 ' -0 00000000000000005
values bad percent '' -1 10001 0000000000000000005 50% 0.5
values good bool true false ' true '
values bad bool 1 0 TRUE yes ''
values good date 2026-06-30 2024-02-29 2000-02-29 0004-02-29 0001-01-01 \
	9999-12-31 ' 2026-06-30 ' 1582-10-10
values bad date '' 2026-02-30 2026-02-29 1900-02-29 1500-02-29 2026-04-31 \
	2026-13-01 2026-00-10 2026-01-00 0000-01-01 -0001-01-01 10000-01-01 \
	2026-06-30Z 2026-06-30+08:00 2026-6-30 20260630 2026/06/30
values good datetime 2026-06-28T10:00:00+08:00 2026-06-28T23:59:59Z \
	2026-06-28T10:00:00+14:00 2026-06-28T10:00:00-12:00 2026-06-28T10:00:00+13:45 \
	2026-06-28T10:00:00-00:00 ' 2026-06-28T10:00:00Z '
values bad datetime '' 2026-06-28 2026-06-28T10:00:00 2026-06-28T24:00:00Z \
	2026-06-28T23:59:60Z 2026-06-28T10:00:00.5Z 2026-02-30T10:00:00Z \
	2026-06-28T10:00:00+14:01 2026-06-28T10:00:00-12:01 \
	2026-06-28T10:00:00+8:00 2026-06-28t10:00:00z '2026-06-28 10:00:00Z'
values good hash sha256:$hex sm3:$hex " sm3:$hex "
values bad hash '' $hex md5:$hex SM3:$hex sha256:a$hex sha256:${hex%a} \
	sha256:$(printf %s $hex | tr a A) "sm3: $hex"
values good lang zh zh-CN en-1 abcdefgh ' zh '
values bad lang '' zh_CN zh- -zh 1a abcdefghi zh-123456789 中文
values good enum live ' live '
values bad enum '' Live 'live live' exited
values good range 1 5 ' 5 ' 05
values bad range 0 6 -1 +5 '' 2.0 9999999999999999999
values good none '' ' ' '<!-- c -->' '&#10;'
values bad none x '<x/>' '&#160;'

# Structure.
dossier good least "$app"
dossier good spaced "
  <!-- c --><?p i?>
  <region/> $app
"
dossier good order "<region/><batch/><milestone/>$app<org/><org/><vendor/><attachment/>"
dossier good prefixed '' && sed -i \
	's/.*<dossier.*/<d:dossier xmlns:d="urn:heng:dossier:1" '"$attributes"'><d:app><d:name\/><\/d:app><\/d:dossier>/' \
	"$work"/dossier/*-prefixed.xml
dossier bad no-app ''
dossier bad no-name '<app/>'
dossier bad wrong-order "$app<region/>"
dossier bad wrong-order-below '<app><name/><number>1</number></app>'
dossier bad twice "<region/><region/>$app"
dossier bad two-apps "$app$app"
dossier bad unknown-element "$app<extra/>"
dossier bad element-of-elsewhere "$app<name/>"
dossier bad other-namespace "$app<attachment xmlns=\"urn:x\"/>"
dossier bad no-namespace "$app<attachment xmlns=\"\"/>"
dossier bad foreign-attribute "$app<org xmlns:x=\"urn:x\" x:role=\"lead\"/>"
dossier bad namespaced-attribute \
	"$app<org xmlns:x=\"urn:heng:dossier:1\" x:role=\"lead\"/>"
dossier bad unknown-attribute "$app<org rolle=\"lead\"/>"
dossier bad text-between "$app text"
dossier bad text-in-group "$app<org>text</org>"
dossier bad lang-below "$app<org xml:lang=\"zh\"/>"
dossier bad xml-space "$app<org xml:space=\"preserve\"/>"
dossier bad version "$app" \
	'schemaVersion="2" asOf="2026-06-30" scheme="pboc-tool" phase="exit"'
dossier bad no-version "$app" \
	'asOf="2026-06-30" scheme="pboc-tool" phase="admission"'
dossier bad no-day "$app" \
	'schemaVersion="1" scheme="pboc-tool" phase="admission"'
dossier bad no-scheme "$app" \
	'schemaVersion="1" asOf="2026-06-30" phase="admission"'
dossier bad no-phase "$app" \
	'schemaVersion="1" asOf="2026-06-30" scheme="pboc-tool"'
dossier bad scheme "$app" \
	'schemaVersion="1" asOf="2026-06-30" scheme="fca" phase="admission"'

# panel good|bad NAME CHILDREN [ROOT-ATTRIBUTES]
panel_attributes="dossier=\"sha256:$hex\" profile=\"pboc-exit\" asOf=\"2026-06-30\""
panel() {
	document panel "$1" "$2" \
"<panel xmlns=\"urn:heng:panel:1\" ${4-$panel_attributes}>$3</panel>"
}
expert='<expert id="E1"/>'
panel good least "$expert"
panel good full '<expert id="E1" recused="false"><name>甲</name><field>法</field><conflict uscc="x" kind="employment"/><conflict uscc="y"/></expert><ballot expert="E1" rule="IV-02" score="78" confidence="2" round="1" signedAt="2026-06-28T10:00:00+08:00"><reason/></ballot>'
panel good score-0 "$expert<ballot expert='E1' rule='IV-02' score='0'/>"
panel good score-100 "$expert<ballot expert='E1' rule='IV-02' score='100'/>"
panel bad score-101 "$expert<ballot expert='E1' rule='IV-02' score='101'/>"
panel bad score-negative "$expert<ballot expert='E1' rule='IV-02' score='-1'/>"
panel bad score-half "$expert<ballot expert='E1' rule='IV-02' score='7.5'/>"
panel bad confidence \
	"$expert<ballot expert='E1' rule='IV-02' score='1' confidence='4'/>"
panel bad no-rule "$expert<ballot expert='E1' score='1'/>"
panel bad no-expert ''
panel bad ballot-first "<ballot expert='E1' rule='IV-02' score='1'/>$expert"
panel good not-opened "$expert" ''
closed=$(printf '%s\n' '(panel' '(expert' 'Aid E1' ')expert' '(closing' \
	'(reason' ')reason' ')closing' ')panel' | sha256sum | cut -d ' ' -f 1)
panel good closed "$expert<closing digest='sha256:$closed'><reason/></closing>" ''
panel bad expert-without-id '<expert/>'
panel bad closing-first "<closing digest='sha256:$hex'/>$expert"
panel bad closing-twice "$expert<closing digest='sha256:$hex'/><closing digest='sha256:$hex'/>"
panel bad closing-without-digest "$expert<closing/>"

# sheet good|bad NAME CHILDREN [ROOT-ATTRIBUTES]
sheet_attributes="dossier=\"sha256:$hex\" profile=\"pboc-exit\" expert=\"E1\" round=\"1\""
sheet() {
	document sheet "$1" "$2" \
"<sheet xmlns=\"urn:heng:sheet:1\" ${4-$sheet_attributes}>$3</sheet>"
}
criterion='<criterion rule="IV-02"/>'
sheet good least "$criterion"
sheet good full '<subject/><name>甲</name><criterion rule="IV-02" score="" confidence="x"><title xml:lang="zh">甲</title><title xml:lang="en">a</title><guidance xml:lang="zh"/><anchor score="0"><meaning xml:lang="zh"/></anchor><anchor score="100"/><reason/></criterion><criterion rule="IV-08"/>' \
	"$sheet_attributes signedAt=\"\""
sheet bad no-criterion ''
sheet bad no-expert "$criterion" "dossier=\"sha256:$hex\" profile=\"p\" round=\"1\""
sheet bad no-rule '<criterion score="1"/>'
sheet bad digest "$criterion" 'dossier="sha256:0" profile="p" expert="E1" round="1"'
sheet bad other-ballots "$criterion<ballot expert='E2' rule='IV-02' score='1'/>"
sheet bad anchor-without-score '<criterion rule="IV-02"><anchor/></criterion>'

# waivers good|bad NAME CHILDREN
waivers() {
	document waivers "$1" "$2" \
"<waivers xmlns=\"urn:heng:waivers:1\">$3</waivers>"
}
zoned='from="2026-01-01T00:00:00+08:00" until="2026-06-30T23:59:59+08:00"'
named='id="W1" rule="SQ-07" subject="N-1"'
said='<authority>a</authority><reason>b</reason><risk>c</risk>'
waivers good least "<waiver $named $zoned>$said</waiver>"
waivers good full "<waiver $zoned subject=\"sha256:$hex\" rule=\"IV-02\" id=\"W.2\">$said<reference>d</reference></waiver>"
waivers good two "<waiver $named $zoned>$said</waiver><waiver id=\"W2\" rule=\"X\" subject=\"N\" $zoned>$said</waiver>"
waivers bad none ''
waivers bad no-zone "<waiver $named from=\"2026-01-01T00:00:00\" until=\"2026-06-30T23:59:59+08:00\">$said</waiver>"
waivers bad days "<waiver $named from=\"2026-01-01\" until=\"2026-06-30\">$said</waiver>"
waivers bad midnight "<waiver $named from=\"2026-01-01T00:00:00Z\" until=\"2026-06-30T24:00:00Z\">$said</waiver>"
waivers bad no-until "<waiver $named from=\"2026-01-01T00:00:00Z\">$said</waiver>"
waivers bad no-rule "<waiver id=\"W1\" subject=\"N-1\" $zoned>$said</waiver>"
waivers bad no-subject "<waiver id=\"W1\" rule=\"X\" $zoned>$said</waiver>"
waivers bad no-id "<waiver rule=\"X\" subject=\"N-1\" $zoned>$said</waiver>"
waivers bad no-risk "<waiver $named $zoned><authority/><reason/></waiver>"
waivers bad order "<waiver $named $zoned><reason>b</reason><authority>a</authority><risk>c</risk></waiver>"
waivers bad extra "<waiver $named $zoned>$said<note/></waiver>"

# --- what each form says of them ----------------------------------------

# tell FORM KIND: complains of every document of the kind on which the list
# of valid ones in $work/valid is wrong
tell() {
	for file in "$work/$2"/*.xml; do
		name=$(basename "$file" .xml)
		if grep -qxF "$file" "$work/valid"; then
			case $name in bad-*) complain "$1 accepts $name" ;; esac
		else
			case $name in good-*) complain "$1 refuses $name" ;; esac
		fi
	done
}
for kind in dossier panel sheet waivers; do
	jing -c "$top/core/read/$kind.rnc" "$work/$kind"/*.xml \
		>"$work/out" || true
	for file in "$work/$kind"/*.xml; do
		grep -qF "$file:" "$work/out" || echo "$file"
	done >"$work/valid"
	tell jing $kind
	for form in relaxng schema; do
		suffix=rng
		[ $form = relaxng ] || suffix=xsd
		xmllint --noout --nonet --$form "$top/core/read/$kind.$suffix" \
			"$work/$kind"/*.xml 2>"$work/out" || true
		sed -n 's/ validates$//p' "$work/out" >"$work/valid"
		tell "xmllint --$form" $kind
	done
	[ -n "${HENG-}" ] || continue
	for file in "$work/$kind"/*.xml; do
		rc=0
		"$HENG" validate "$file" >"$work/out" 2>&1 || rc=$?
		case $rc in
		0) echo "$file" ;;
		2) ;;
		*) echo "$file: status $rc" >>"$work/odd" ;;
		esac
	done >"$work/valid"
	tell "heng validate" $kind
done
[ ! -e "$work/odd" ] || complain "$(cat "$work/odd")"
[ -n "${HENG-}" ] || echo "note: HENG is not set, heng validate not compared"

# --- what is committed is what trang makes -------------------------------

mkdir "$work/made"
cp "$top"/core/read/dossier.rnc "$top"/core/read/panel.rnc \
	"$top"/core/read/sheet.rnc "$top"/core/read/waivers.rnc "$work/made"
(cd "$work/made" && for kind in sheet dossier panel waivers; do
	trang $kind.rnc $kind.rng
	trang $kind.rng $kind.xsd
	[ $kind = sheet ] || continue
	mv xml.xsd sheet-xml.xsd
	sed 's/schemaLocation="xml.xsd"/schemaLocation="sheet-xml.xsd"/' \
		sheet.xsd >sheet.tmp
	mv sheet.tmp sheet.xsd
done)
for made in "$work"/made/*; do
	cmp "$made" "$top/core/read/$(basename "$made")" ||
		complain "run make regen-grammar: $(basename "$made")"
done
trang "$top/reports/report.rnc" "$work/made/report.rng"
cmp "$work/made/report.rng" "$top/reports/report.rng" ||
	complain "run make regen-grammar: report.rng"

# --- one datatype name, one meaning --------------------------------------

datatypes() {
	sed -n '/<define name="T\./,/<\/define>/p' "$1" | tr -d '\n' |
		sed 's/<\/define>/&\n/g' | sed 's/^ *//'
}
datatypes "$top/core/read/dossier.rng" | sort >"$work/types"
for other in core/read/panel core/read/sheet reports/report; do
	datatypes "$top/$other.rng" | sort | comm -23 - "$work/types" \
		>"$work/out"
	[ ! -s "$work/out" ] ||
		complain "$other.rng: other datatypes: $(cat "$work/out")"
done

echo "$count documents"
exit $status
