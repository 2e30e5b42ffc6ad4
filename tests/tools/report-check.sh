#!/bin/sh
# Checks reports against the shipped grammars: report.rng and report.xsd by
# xmllint, report.rng by jing where it is installed. Without arguments the
# golden reports, which emit_test compares with what the program writes.
# Also checks that the grammars refuse what they must, and that .rng and .xsd
# are those of report.rnc where trang is installed.
# usage: report-check.sh [REPORT...]
set -u
top=${srcdir:-.}
grammar=$top/reports
if ! command -v xmllint >/dev/null; then
	echo "report-check.sh: xmllint is not installed" >&2
	exit 77
fi
[ $# -gt 0 ] || set -- "$top"/tests/golden/report-*.xml
work=$(mktemp -d) || exit 99
trap 'rm -rf "$work"' EXIT
failed=0

fail()
{
	echo "FAIL: $*" >&2
	failed=1
}

# Whether one grammar takes a file.
rng_takes()
{
	xmllint --nonet --noout --relaxng "$grammar/report.rng" "$1" \
		>/dev/null 2>"$work/rng"
}

xsd_takes()
{
	xmllint --nonet --noout --schema "$grammar/report.xsd" "$1" \
		>/dev/null 2>"$work/xsd"
}

jing_takes()
{
	command -v jing >/dev/null || return "$2"
	jing "$grammar/report.rng" "$1" >"$work/jing" 2>&1
}

for report in "$@"; do
	rng_takes "$report" || { fail "$report (rng)"; cat "$work/rng" >&2; }
	xsd_takes "$report" || { fail "$report (xsd)"; cat "$work/xsd" >&2; }
	jing_takes "$report" 0 || { fail "$report (jing)"; cat "$work/jing" >&2; }
done

# refuses REPORT SED-SCRIPT: a change that no grammar may take.
refuses()
{
	sed "$2" "$1" >"$work/bad.xml"
	if cmp -s "$1" "$work/bad.xml"; then
		fail "'$2' changes nothing in $1"
	fi
	rng_takes "$work/bad.xml" && fail "rng takes '$2'"
	xsd_takes "$work/bad.xml" && fail "xsd takes '$2'"
	jing_takes "$work/bad.xml" 1 && fail "jing takes '$2'"
}

sample=$top/tests/golden/report-open.xml
refuses "$sample" 's/outcome="partial"/outcome="nearly"/'
refuses "$sample" 's/score="5500"/score="10001"/'
refuses "$sample" 's/asOf="2026-06-30"/asOf="2026-02-30"/'
refuses "$sample" 's/veto="false"/veto="no"/'
refuses "$sample" 's/<subject /<subject host="here" /'
refuses "$sample" 's/ rule="LC-11"//'
refuses "$sample" '/<measures>/,/<\/measures>/d'
refuses "$sample" 's/<terms>/<surplus\/><terms>/'
refuses "$sample" 's/xml:lang="zh"/xml:lang="?"/'
refuses "$sample" 's/urn:heng:report:1/urn:heng:report:2/'

if command -v trang >/dev/null; then
	cp "$grammar/report.rnc" "$work/" &&
	(cd "$work" && trang report.rnc report.rng &&
		trang report.rnc report.xsd) || fail "trang"
	sed 's/schemaLocation="xml.xsd"/schemaLocation="report-xml.xsd"/' \
		"$work/report.xsd" >"$work/made.xsd"
	cmp "$work/report.rng" "$grammar/report.rng" || fail "report.rng is old"
	cmp "$work/made.xsd" "$grammar/report.xsd" || fail "report.xsd is old"
	cmp "$work/xml.xsd" "$grammar/report-xml.xsd" ||
		fail "report-xml.xsd is old"
fi
[ $failed -eq 0 ] && echo "report-check.sh: $# reports are valid"
exit $failed
