#!/bin/sh
# grammar-table.xsl stops at whatever the program's table cannot say, since a
# table that silently left something out would let wrong documents pass; and
# grammar-manual.xsl makes a page that renders.
set -eu

top=${srcdir:-$(dirname "$0")/../..}
top=$(cd "$top" && pwd)
command -v xsltproc >/dev/null || {
	echo "skipped: xsltproc is not installed"
	exit 77
}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
status=0
complain() {
	echo "FAIL: $*" >&2
	status=1
}

doc='<a:documentation>文|Text</a:documentation>'
pattern='\s*-?[0-9]{1,18}\s*'
# grammar CONTENT-OF-ROOT [MORE-DEFINES] [ATTRIBUTES-OF-GRAMMAR]
grammar() {
	cat >"$work/x.rng" <<RNG
<grammar ${3-ns=\"urn:x\"} xmlns="http://relaxng.org/ns/structure/1.0"
    xmlns:a="http://relaxng.org/ns/compatibility/annotations/1.0"
    xmlns:h="urn:heng:annotation:1"
    datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes">
  <start><ref name="x"/></start>
  <define name="x">$doc<element name="x">$1</element></define>
  <define name="c">$doc<element name="c"><ref name="T.text"/></element></define>
  <define name="T.text"><data type="string"/></define>
  ${2-}
</grammar>
RNG
	sed -i 's/\\"/"/g' "$work/x.rng"
	rc=0
	xsltproc --nonet --stringparam name "${name-x}" \
		"$top/core/read/grammar-table.xsl" "$work/x.rng" \
		>"$work/x.c" 2>"$work/error" || rc=$?
}
takes() {
	what=$1
	shift
	grammar "$@"
	[ $rc -eq 0 ] || complain "refuses $what: $(cat "$work/error")"
}
stops() {
	what=$1
	shift
	grammar "$@"
	if [ $rc -eq 0 ]; then
		complain "takes $what"
	elif ! grep -q '^grammar-table.xsl: ' "$work/error"; then
		complain "$what: no message: $(cat "$work/error")"
	fi
}
attribute() {
	echo "<attribute name=\"${2-b}\">$doc$1</attribute>"
}
text='<ref name="T.text"/>'
range() {
	echo "<data type=\"integer\"><param name=\"minInclusive\">1</param><param name=\"maxInclusive\">5</param><param name=\"pattern\">$1</param></data>"
}

takes 'an empty element' '<empty/>'
takes 'text' "$text"
takes 'children' '<optional><ref name="c"/></optional>'
takes 'attributes and children' "<optional>$(attribute "$text")</optional><zeroOrMore><ref name=\"c\"/></zeroOrMore>"
takes 'interleaved attributes' "<interleave>$(attribute "$text")<optional>$(attribute "$text" d)</optional></interleave><oneOrMore><ref name=\"c\"/></oneOrMore>"
takes 'an enumeration' '<choice><value>a</value><value>b</value></choice>'
takes 'a named enumeration' '<ref name="T.e"/>' \
	'<define name="T.e"><choice><value>a</value><value>b</value></choice></define>'
takes 'a range' "$(range "$pattern")"
takes 'xml:lang' "$(attribute '<data type="language"/>' xml:lang)"

stops 'a choice of elements' '<choice><ref name="c"/><empty/></choice>'
stops 'interleaved elements' '<interleave><ref name="c"/><empty/></interleave>'
stops 'mixed content' '<mixed><ref name="c"/></mixed>'
stops 'untyped text' '<text/>'
stops 'a list' '<list><ref name="T.text"/></list>'
stops 'an element inside an element' '<element name="y"><empty/></element>'
stops 'text beside children' "$text<ref name=\"c\"/>"
stops 'two texts' "$text$text"
stops 'two children of one name' '<ref name="c"/><optional><ref name="d"/></optional>' \
	"<define name=\"d\">$doc<element name=\"c\"><empty/></element></define>"
stops 'the same child twice' '<ref name="c"/><ref name="c"/>'
stops 'two attributes of one name' "$(attribute "$text")$(attribute "$text")"
stops 'optional of two things' '<optional><ref name="c"/><empty/></optional>'
stops 'optional text' "<optional>$text</optional>"
stops 'a group' '<group><ref name="c"/></group>'
stops 'a choice of attributes' \
	"<choice>$(attribute "$text")$(attribute "$text" d)</choice>"
stops 'an attribute of any name' '<attribute><anyName/><text/></attribute>'
stops 'an attribute with a prefix' "$(attribute "$text" y:b)"
stops 'an attribute that is an element' "$(attribute '<ref name="c"/>')"
stops 'an attribute without a type' "$(attribute '<text/>')"
stops 'an attribute without documentation' '<attribute name="b"><ref name="T.text"/></attribute>'
stops 'documentation in one language' '<attribute name="b"><a:documentation>文</a:documentation><ref name="T.text"/></attribute>'
stops 'a mark that is not true' "<attribute name=\"b\" h:confidential=\"no\">$doc$text</attribute>"
stops 'an unknown datatype' '<data type="gYear"/>'
stops 'a datatype that is not what its name says' '<ref name="T.int"/>' \
	'<define name="T.int"><data type="string"/></define>'
stops 'a range that takes other integers' "$(range '[0-9]+')"
stops 'a value with white space' '<choice><value>a </value><value>b</value></choice>'
stops 'an undefined pattern' '<ref name="nobody"/>'
stops 'a pattern defined twice' '<empty/>' \
	"<define name=\"c\">$doc<element name=\"c\"><empty/></element></define>"
stops 'an included grammar' '<empty/>' '<include href="y.rng"/>'
stops 'no namespace' '<empty/>' '' ' '
name=
stops 'no name' '<empty/>'
unset name

# Documentation reaches C as it is written.
doc='<a:documentation>文 "引" \ ??=|Text "q" \n ??/</a:documentation>'
grammar '<empty/>'
if command -v "${CC:-cc}" >/dev/null; then
	cat >"$work/main.c" <<'C'
#include <stdio.h>
#include "x.c"
int main(void)
{
	puts(heng_x_grammar.elements->doc.zh);
	puts(heng_x_grammar.elements->doc.en);
	return 0;
}
C
	# shellcheck disable=SC2086
	${CC:-cc} -std=c11 -I"$top" -I"$work" -o "$work/main" \
		"$work/main.c" 2>"$work/error" ||
		complain "does not compile: $(cat "$work/error")"
	printf '%s\n' '文 "引" \ ??=' 'Text "q" \n ??/' >"$work/want"
	"$work/main" | cmp - "$work/want" || complain 'documentation changed'
fi

# The manual's part: every attribute once per path, and man has no complaint.
for grammar in core/read/dossier core/read/panel core/read/waivers reports/report; do
	{
		echo '.TH X 5 "" heng'
		echo '.SH FIELDS'
		xsltproc --nonet "$top/core/read/grammar-manual.xsl" \
			"$top/$grammar.rng"
	} >"$work/page.5"
	fields=$(grep -c '^\.B @' "$work/page.5")
	[ "$fields" -ge "$(grep -c '<attribute ' "$top/$grammar.rng")" ] ||
		complain "$grammar: only $fields attributes in the manual"
	command -v man >/dev/null || continue
	LC_ALL=C.UTF-8 MANWIDTH=80 man --warnings -l "$work/page.5" \
		>"$work/page.txt" 2>"$work/error" ||
		complain "$grammar: man fails: $(cat "$work/error")"
	[ ! -s "$work/error" ] ||
		complain "$grammar: man says: $(head -3 "$work/error")"
	grep -q '评' "$work/page.txt" || complain "$grammar: no Chinese in the page"
done
exit $status
