#!/bin/sh
# The page in a browser: axe-core and vnu find nothing in it, in light and
# dark, on two widths and on paper; the PDF is tagged and its Chinese comes
# out; a hostile dossier shows as text. Needs chromium, node, java, pdfinfo
# and pdftotext, and node's modules, which ./bootstrap check installs.
. "$(dirname "$0")/../cli/setup.sh"
modules=${HENG_PAGE_MODULES:-$top_builddir/tests/page/node_modules}
browse=$top_srcdir/tests/page/browse.mjs

skip()
{
	echo "page.sh: skipped: $*"
	exit 77
}
CHROMIUM=$(command -v chromium || command -v chromium-browser) ||
	skip "chromium is not there (Debian package chromium)"
export CHROMIUM
for tool in node java pdfinfo pdftotext; do
	command -v $tool >/dev/null || skip "$tool is not there"
done
for module in axe-core/axe.min.js playwright-core/package.json \
	vnu-jar/build/dist/vnu.jar; do
	[ -f "$modules/$module" ] ||
		skip "$modules/$module is not there; ./bootstrap check installs it"
done

# browse COMMAND ARG...: nothing may be amiss.
browse()
{
	checks=$((checks + 1))
	node "$browse" "$modules" "$@" >out 2>err || {
		fail "browse.mjs $*"
		head -n 30 out err >&2
	}
}

# assess NAME ARG...: NAME.xml
assess()
{
	report=$1
	shift
	"$heng" assess "$@" -o "$report.xml" >out 2>err || [ $? -le 3 ] ||
		fail "assess $*: $(cat err)"
}

pages=
# page REPORT LANG
page()
{
	run 0 report "$1.xml" -f html --lang "$2" -o "$1.$2.html"
	pages="$pages $1.$2.html"
}

# A page with a panel, one with much that is open, one with a veto.
assess panel "$samples/improve-exit.xml" \
	--panel "$samples/panels/improve-exit.panel.xml"
assess open "$samples/undetermined-admission.xml"
assess waived "$samples/rectify-operation.xml" -P pboc-operation \
	--panel "$samples/panels/rectify-operation.panel.xml" \
	--waivers "$samples/waivers/rectify-operation.waivers.xml"
must cp "$top_srcdir/tests/golden/report-open.xml" small.xml
page panel both
page panel zh
page panel en
page open both
page waived both
page small zh
# The three beside each other.
for lang in zh both; do
	run 0 report panel.xml open.xml small.xml -f html --lang $lang \
		-o overview.$lang.html
	pages="$pages overview.$lang.html"
done

# shellcheck disable=SC2086
browse check $pages
# shellcheck disable=SC2086
java -jar "$modules/vnu-jar/build/dist/vnu.jar" --format text $pages >out 2>&1 ||
	fail "vnu"
checks=$((checks + 1))
grep -v '^Document checking completed. No errors found.$' out >said
[ ! -s said ] || {
	fail "vnu has something to say"
	head -n 20 said >&2
}
grep -q '^Document checking completed' out || fail "vnu did not finish"

# Printed: tagged, on A4, and the Chinese can be searched and copied.
browse pdf panel.both.html panel.pdf
must pdfinfo panel.pdf >info
last="pdfinfo panel.pdf"
holds info 'A4'
grep -q '^Tagged: *yes' info || fail "the PDF is not tagged: $(cat info)"
must pdftotext -layout panel.pdf panel.txt
last="pdftotext panel.pdf"
holds panel.txt '业务和技术改进' '一票否决' '预期效果达成' '方法与用语' \
	'The declared effects were reached' '86.65'

# A dossier that would be a page of its own. Texts are changed where no rule
# looks, so that its twin has the same results.
must sed '/<app /,/<\/app>/ {
	s|<name>.*</name>|<name>产品</name>|
	}' "$samples/improve-exit.xml" >tame.xml
cat >texts <<'JSON'
"<script>alert(1)</script><img src=x onerror=alert(2)>"
"</title></style></svg><h1 id=verdict>"
"\u202eevil\u202d\u2066\u2067 &amp; &lt;"
"DonaudampfschifffahrtselektrizitaetenhauptbetriebswerkbauunterbeamtengesellschaftDonaudampfschifffahrtselektrizitaetenhauptbetriebswerkbauunterbeamtengesellschaft"
JSON
evil=$(sed 's/^"//; s/"$//; s/&/\&amp;/g; s/</\&lt;/g; s/>/\&gt;/g' texts |
	sed 's/\\u\([0-9a-f][0-9a-f][0-9a-f][0-9a-f]\)/\&#x\1;/g' | tr '\n' ' ')
must awk -v evil="$evil" '
	/<app /,/<\/app>/ {
		if ((at = index($0, "<name>产品</name>")) > 0)
			$0 = substr($0, 1, at - 1) "<name>" evil "</name>"
	}
	{ print }' tame.xml >wild.xml
grep -q '&#x202e;' wild.xml || fail "the hostile name is not in the dossier"
assess tame-report tame.xml
assess wild-report wild.xml
for lang in zh both; do
	run 0 report tame-report.xml -f html --lang $lang -o tame.html
	run 0 report wild-report.xml -f html --lang $lang -o wild.html
	browse holds wild.html tame.html texts
	for kind in tame wild; do
		mkdir -p $kind
		cp $kind-report.xml $kind/report.xml
		run 0 report $kind -f html --lang $lang -o $kind.html
	done
	browse holds wild.html tame.html texts
done
finish
