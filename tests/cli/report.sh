#!/bin/sh
# heng report: forms of a finished report, and where they go.
. "$(dirname "$0")/setup.sh"

must cp "$samples/clean-admission.xml" .
must cp -r "$samples/evidence" evidence
run 3 assess clean-admission.xml -o report.xml

# The report itself, by every way there is.
run 0 report report.xml -f xml
same out report.xml
run 0 report report.xml -f xml -o copy.xml
same copy.xml report.xml
checks=$((checks + 1))
"$heng" report - -f xml <report.xml >out 2>err || fail "from standard input"
same out report.xml
# An older file is replaced by a whole one.
echo old >old.xml
run 0 report report.xml -f xml -o old.xml
same old.xml report.xml

# What is refused, and leaves nothing.
run 2 report report.xml
says 'H2400' 'xml' '要哪种形式' 'which form?'
run 2 report report.xml -f nix
says 'H2400' "'nix'" 'there are: xml'
run 2 report -f xml
says 'H2400'
run 2 report report.xml copy.xml -f xml -o -
run 2 report report.xml -f xml -o ''
says 'H2400'
run 2 report report.xml -f xml -o evidence
says 'H2400' 'evidence'
run 2 report missing.xml -f xml -o new.xml
says 'H0010' 'missing.xml'
absent new.xml
run 2 report clean-admission.xml -f xml -o new.xml
says 'H1032' 'clean-admission.xml:'
absent new.xml
must cp report.xml before.xml
run 2 report report.xml -f xml -o report.xml
says 'H5003' 'report.xml'
must ln -s report.xml link.xml
run 2 report report.xml -f xml -o link.xml
says 'H5003'
same report.xml before.xml
run 4 report report.xml -f xml -o none/new.xml
says 'H0022'
absent none
if [ -w /dev/full ]; then
	run 4 report report.xml -f xml -o /dev/full
	says 'H0020'
	checks=$((checks + 1))
	status=0
	"$heng" report report.xml -f xml >/dev/full 2>err || status=$?
	[ $status -eq 4 ] || fail "status $status for a full output"
fi
run 2 report report.xml -f xml --max-size 100
says 'H0014' 'report.xml'
run 0 report --help
shows ' xml '

# A form makes a figure believed: one that does not follow is refused by all
# but the report itself.
must sh -c 'sed "s/\(<verdict outcome=\"\)undetermined\(.*\) low=\"[0-9]*\"/\1admit\2 low=\"9999\"/" \
	report.xml >forged.xml'
cmp -s report.xml forged.xml && fail 'nothing was forged'
for form in html json csv public openings; do
	run 2 report forged.xml -f $form -o forged.out
	says 'H41' 'forged.xml:'
	absent forged.out
	run 0 report report.xml -f $form -o "sound.$form"
done
# The page names its report as a shell takes it, and stays UTF-8.
odd=$(printf 'a \377b.xml')
must cp report.xml "$odd"
run 0 report "$odd" -f html -o odd.html
checks=$((checks + 1))
iconv -f UTF-8 -t UTF-8 odd.html >/dev/null 2>&1 ||
	fail 'the page is not UTF-8'
# A larger report is read where that is wanted.
must sh -c 'awk "{print} /<\/results>/ {for (i = 0; i < 170000; i++)
	print \"<!-- 0123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789 -->\"}" \
	report.xml >large.xml'
run 2 report large.xml -f csv -o large.csv
says 'H0014'
run 0 report large.xml -f csv -o large.csv --max-size 64M --limit read-wall=60s
same large.csv sound.csv
# What a report tells libxml2 to load is not loaded, and the page is the same.
run 0 report report.xml -f html -o page.html
sed 's|^<report|<?oasis-xml-catalog catalog="nowhere.xml"?>\n&|' report.xml \
	>catalogue.xml
cmp -s report.xml catalogue.xml && fail 'no instruction was put in'
must mkdir same
must mv catalogue.xml same/report.xml
checks=$((checks + 1))
last='heng report with an instruction for catalogues'
(cd same && "$heng" report report.xml -f html -o ../page2.html 2>../err) ||
	fail "$last: status $?"
same page.html page2.html

# heng assess: a form twice is the same form once.
run 3 assess clean-admission.xml -f xml,xml -o folder/
same folder/clean-admission.xml report.xml
run 3 assess clean-admission.xml -f html,xml -o both/
same both/clean-admission.xml report.xml
shows 'heng explain' 'both/clean-admission.xml'
run 2 assess clean-admission.xml -f xml,nix -o other/
says 'H2400' "'nix'"
run 2 assess clean-admission.xml -f '' -o other/
absent other
finish
