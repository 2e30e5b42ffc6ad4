#!/bin/sh
# Assesses every bundled sample with the program installed below $1 and leaves
# the reports in out/, each with its page, and an overview of them all. Statuses 0 to 3 are verdicts; 4 and more is a failure.
set -u
prefix=$1
samples=$prefix/share/heng/samples
mkdir -p out
worst=0
for dossier in "$samples"/*.xml; do
	name=$(basename "$dossier" .xml)
	set -- "$dossier" -f xml,html -o out/
	panel=$samples/panels/$name.panel.xml
	[ ! -f "$panel" ] || set -- "$@" --panel "$panel"
	waivers=$samples/waivers/$name.waivers.xml
	[ ! -f "$waivers" ] || set -- "$@" --waivers "$waivers"
	"$prefix/bin/heng" assess "$@"
	status=$?
	echo
	[ "$status" -le "$worst" ] || worst=$status
done
rm -f out/overview.html
"$prefix/bin/heng" report out -f html -o out/overview.html
status=$?
echo "报告在 out/，总览是 out/overview.html"
echo "The reports are in out/; out/overview.html is the overview."
[ "$worst" -lt 4 ] && [ "$worst" -ne 2 ] && [ "$status" -eq 0 ]
