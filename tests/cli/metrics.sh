#!/bin/sh
# Measures of the plugin service-metrics as rules and reports show them: from
# points, from files beside the dossier, from files that are not as they
# should be, and where the plugin is not there.
. "$(dirname "$0")/setup.sh"

# result REPORT RULE: the lines of one result.
result()
{
	sed -n "/<result rule=\"$2\"/,/<\/result>/p" "$1" >result
	[ -s result ] || fail "$last: no result of $2 in $1"
}

# measured REPORT NAME VALUE
measured()
{
	holds "$1" "<measure name=\"$2\" value=\"$3\" scale="
}

# From points: the rules that judge measures hold in the samples.
for case in operation-full:operation:'SQ-10 SQ-12 SQ-13 RC-21' \
	clean-exit:exit:'SQ-10 IV-09 IV-12 RC-21'; do
	sample=${case%%:*}
	rest=${case#*:}
	run 0 assess "$samples/$sample.xml" -P "pboc-${rest%%:*}" \
		--panel "$samples/panels/$sample.panel.xml" -o "$sample.xml"
	for rule in ${rest#*:}; do
		result "$sample.xml" "$rule"
		holds result 'outcome="pass"' '<read path="measure(service-'
	done
done
# 99.95 % in September; U = 0 of 144 pairs; Wilson's bound of 88.6 of 420.
measured operation-full.xml availability 99950000
measured operation-full.xml latency-p95 530000000
measured operation-full.xml change-u 0
measured operation-full.xml satisfaction-lower 85204363
measured operation-full.xml cusum-excursions 0

# From a file: milliseconds and availability, day by day.
# The days are made by awk, which needs no date(1) of some kind.
days()
{
	awk -v value="$1" 'BEGIN {
		split("31 31 30 31 30 31 31 28 31 30 31 30", length_of, " ")
		year = 2025; month = 7; day = 1
		print "date,value"
		for (i = 0; i < 365; i++) {
			v = value == "n" ? i % 100 + 1 : value
			printf "%04d-%02d-%02d,%s\r\n", year, month, day, v
			place = month > 6 ? month - 6 : month + 6
			if (++day > length_of[place]) {
				day = 1
				if (++month > 12) { month = 1; year++ }
			}
		}
	}'
}
days n >latency.csv
days 99.93 >availability.csv
# with_files: the sample with both series in files.
sed -e '/<metricSeries id="S-availability"/,/<\/metricSeries>/{
	s/kind="availability">/kind="availability" attRef="A-up">/
	/<point/d
}' -e '/<metricSeries id="S-latency"/,/<\/metricSeries>/{
	s/kind="latency-p95">/kind="latency" attRef="A-ms">/
	/<point/d
}' -e 's|^</dossier>|<attachment id="A-up" href="availability.csv"/>\
<attachment id="A-ms" href="latency.csv"/>\
</dossier>|' "$samples/operation-full.xml" >files.xml
cp -R "$samples/evidence" evidence
run 3 assess files.xml -P pboc-operation -o files.out
measured files.out availability 99930000
measured files.out availability-gaps 0
# 365 values, four times 1 to 65 and three times 66 to 100: the nearest ranks
# are the 183rd, the 347th and the 362nd.
measured files.out latency-p50 46000000
measured files.out latency-p95 94000000
measured files.out latency-p99 99000000
for rule in SQ-12 SQ-13; do
	result files.out "$rule"
	holds result 'outcome="pass"'
done
run 3 assess files.xml -P pboc-operation -o again.out
same files.out again.out

# A trifle below the level that is declared: the file's series is named.
days 99.89 >availability.csv
run 3 assess files.xml -P pboc-operation -o low.out
result low.out SQ-12
holds result 'outcome="fail"' 'availability was 99.89% in the worst month' \
	'path="operation/metricSeries[1]"'

# A file that is not as it should be: the path and the line are named.
days NaN >availability.csv
rm latency.csv
run 3 assess files.xml -P pboc-operation -o wrong.out
result wrong.out SQ-12
holds result 'outcome="insufficient"' \
	'operation/metricSeries[1]/@attRef is missing' \
	'(A-up:2:bad-value)' '缺少 operation/metricSeries[1]/@attRef'
result wrong.out SQ-13
holds result 'outcome="insufficient"' '(A-ms:absent)'
holds wrong.out '<missing path="operation/metricSeries[1]/@attRef"' \
	'whyNot="operation/metricSeries[1]/@attRef"'

# The plugin is not there: each of its rules is an error that names it.
HENG_PLUGIN_PATH=$plugins/identifiers/.libs:$plugins/evidence/.libs
for case in operation-full:operation:'SQ-10 SQ-12 SQ-13 RC-21' \
	clean-exit:exit:'SQ-10 IV-09 IV-12 RC-21'; do
	sample=${case%%:*}
	rest=${case#*:}
	run 4 assess "$samples/$sample.xml" -P "pboc-${rest%%:*}" \
		--panel "$samples/panels/$sample.panel.xml" -o lost.xml
	for rule in ${rest#*:}; do
		result lost.xml "$rule"
		holds result 'outcome="error"' 'plugin service-metrics' \
			'插件 service-metrics'
	done
	# What it does not measure is judged as ever.
	result lost.xml LC-31
	holds result 'outcome="pass"'
done
finish
