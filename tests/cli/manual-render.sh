#!/bin/sh
# Every manual page renders without a warning, those made from the grammars
# too, and has its text.
. "$(dirname "$0")/setup.sh"
command -v man >/dev/null || {
	echo "skipped: man is not installed"
	exit 77
}
# Pages have Chinese terms in them, so a UTF-8 locale is needed.
LC_ALL=C.UTF-8
MANWIDTH=80
export LC_ALL MANWIDTH

for page in core/cli/heng.1 core/lua/heng-policy.5 core/native/heng-plugin.3 \
	core/read/heng-dossier.5 reports/heng-report.5 \
	plugins/service-metrics/heng-service-metrics.7; do
	checks=$((checks + 1))
	last=$page
	file=$top_builddir/$page
	[ -f "$file" ] || file=$top_srcdir/$page
	man --warnings -l "$file" >out 2>err || fail "$page does not render"
	# Pages have no ends on a terminal; where groff thinks of one all the
	# same, the block is there whole.
	sed -i '/^warning: page [0-9]*: table text block will not fit/d' err
	[ ! -s err ] || {
		fail "$page has warnings"
		show
	}
	shows NAME "SEE ALSO"
done

# The pages from grammars have every attribute of their grammar.
for page in dossier:core/read/dossier.rng dossier:core/read/panel.rng \
	report:reports/report.rng; do
	grammar=$top_srcdir/${page#*:}
	page=heng-${page%%:*}.5
	page=$(find "$top_builddir/core/read" "$top_builddir/reports" \
		-name "$page")
	sed 's/\\-/-/g' "$page" >plain
	sed -nE 's/.*<attribute name="([^"]+)".*/\1/p' "$grammar" | sort -u |
		while read -r attribute; do
			grep -q "^\.B @$attribute\$" plain ||
				echo "$attribute"
		done >missing
	checks=$((checks + 1))
	[ ! -s missing ] || fail "$page lacks: $(tr '\n' ' ' <missing)"
	grep -q '^@' "$page" && fail "$page: a part was not filled in"
done
finish
