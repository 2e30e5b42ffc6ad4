#!/bin/sh
# heng report -f json and csv: of every sample the same bytes each time, and
# nothing lost. What needs Python is left out where there is none; the schema
# is tried where its module jsonschema is.
. "$(dirname "$0")/setup.sh"

schema=$top_builddir/reports/report.schema.json
[ -s "$schema" ] || fail "$schema is not there"
must cp -R "$samples/evidence" .
must chmod -R u+w evidence
cat >compare.py <<'END'
import csv, json, sys, xml.etree.ElementTree as tree
LANG = '{http://www.w3.org/XML/1998/namespace}lang'
count = 0
def same(value, text, where):
    global count
    count += 1
    if isinstance(value, bool):
        value = 'true' if value else 'false'
    if str(value) != text:
        sys.exit('%s: %r is not %r' % (where, value, text))
def walk(element, value, where):
    used = set()
    kinds = {}
    for child in element:
        kinds.setdefault(child.tag.split('}')[1], []).append(child)
    if not isinstance(value, dict):
        if element.attrib or kinds:
            sys.exit(where + ': more than a text')
        return same(value, element.text or '', where)
    for name, text in element.attrib.items():
        used.add(name)
        same(value[name], text, where + '/@' + name)
    for name, children in kinds.items():
        used.add(name)
        inner = value[name]
        if LANG in children[0].attrib:
            if len(inner) != len(children):
                sys.exit(where + '/' + name + ': languages')
            for child in children:
                same(inner[child.attrib[LANG]], child.text or '',
                     where + '/' + name)
            continue
        if not isinstance(inner, list):
            inner = [inner]
        if len(inner) != len(children):
            sys.exit(where + '/' + name + ': number')
        for i, child in enumerate(children):
            walk(child, inner[i], '%s/%s[%d]' % (where, name, i + 1))
    for name in set(value) - used:
        if value[name] != [] and name not in ('namespace', 'text'):
            sys.exit(where + ': ' + name + ' is not in the XML')
name = sys.argv[1]
report = json.load(open(name + '.json', encoding='utf-8'))
root = tree.parse(name + '.xml').getroot()
walk(root, report, 'report')
if count < 500:
    sys.exit('only %d values' % count)
try:
    import jsonschema
except ImportError:
    jsonschema = None
if jsonschema and hasattr(jsonschema, 'Draft202012Validator'):
    grammar = json.load(open(sys.argv[2], encoding='utf-8'))
    kind = jsonschema.Draft202012Validator
    kind.check_schema(grammar)
    judge = kind(grammar)
    for error in judge.iter_errors(report):
        sys.exit('schema: ' + error.message)
    # And it refuses what is none.
    for wrong in ({'extra': 1}, {'version': 1}, {'results': []},
                  {'asOf': 'today'}, {'missing': {}}):
        if judge.is_valid({**report, **wrong}):
            sys.exit('the schema lets %r pass' % wrong)
    if judge.is_valid({k: report[k] for k in report if k != 'verdict'}):
        sys.exit('the schema does without a verdict')
rows = list(csv.DictReader(open(name + '.csv', encoding='utf-8-sig',
                                newline='')))
rules = [r for r in rows if r['kind'] == 'rule']
results = report['results']['result']
if [r['id'] for r in rules] != [r['rule'] for r in results]:
    sys.exit('csv: rules')
for row, result in zip(rules, results):
    for column, member in (('score', 'score'), ('outcome', 'outcome'),
            ('weight', 'weight'), ('effective_weight', 'effectiveWeight'),
            ('severity', 'severity'), ('dimension', 'dimension')):
        if row[column] != str(result.get(member, '')):
            sys.exit('csv: %s %s' % (row['id'], column))
    if row['title_zh'] != result['title']['zh'] or not row['outcome_zh']:
        sys.exit('csv: %s title' % row['id'])
if [r['kind'] for r in rows[:6]] != ['verdict'] + 5 * ['dimension']:
    sys.exit('csv: the first rows')
if rows[0]['low'] != str(report['verdict'].get('low', '')):
    sys.exit('csv: total')
missing = sum(len(r['missing'].splitlines()) for r in rules)
if missing != len(report['missing']):
    sys.exit('csv: %d missing, not %d' % (missing, len(report['missing'])))
END

python=
command -v python3 >tool && python=python3
for sample in "$samples"/*.xml; do
	base=$(basename "$sample" .xml)
	must cp "$sample" .
	set -- "$base.xml" -o forms -f xml,json,csv
	panel=$samples/panels/$base.panel.xml
	[ ! -f "$panel" ] || set -- "$@" --panel "$panel"
	"$heng" assess "$@" >out 2>err || [ $? -le 3 ] ||
		fail "$base: $(cat err)"
	for form in json csv; do
		run 0 report "forms/$base.xml" -f $form
		same out "forms/$base.$form"
	done
	checks=$((checks + 1))
	[ -z "$python" ] || $python compare.py "forms/$base" "$schema" \
		>complaint 2>&1 || fail "$base: $(cat complaint)"
done
# Excel takes it for UTF-8, and every line ends as RFC 4180 has it.
[ "$(head -c 3 forms/clean-exit.csv | od -An -tx1 | tr -d ' \n')" = efbbbf ] ||
	fail "clean-exit.csv has no byte order mark"
[ "$(grep -c "$(printf '\r')\$" forms/clean-exit.csv)" -ge 20 ] ||
	fail "clean-exit.csv has lines without CR LF"
# Many results and many terms are not many times many, which would reach these
# limits, four times the usual one.
awk '/<\/results>/ {
		for (i = 10000; i < 30000; i++)
			print "<result rule=\"z" i "\"" \
				" dimension=\"risk-control\"" \
				" outcome=\"not-applicable\"" \
				" severity=\"minor\" weight=\"1\"" \
				" effectiveWeight=\"0\" veto=\"false\"" \
				" kind=\"automatic\" source=\"policy\"" \
				" owner=\"many\"/>"
	}
	{ print }
	/<terms>/ {
		for (i = 0; i < 150000; i++)
			print "<term set=\"phase\" id=\"t\"/>"
	}' forms/clean-exit.xml >many.xml
run 0 report many.xml -f csv -o many.csv --limit read-wall=30s \
	--limit read-cpu=8s
checks=$((checks + 1))
[ "$(grep -c '^"rule",.*,"not-applicable","不适用",' many.csv)" -ge 20000 ] ||
	fail "many.csv does not have 20000 results"
finish
