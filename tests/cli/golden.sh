#!/bin/sh
# Every bundled sample with its panel gives the report in tests/golden/samples,
# valid by both grammars. Digests of plugins, policies and profiles are left
# out of the comparison (a compiler or a comment changes them) and checked on
# their own.
#
#   make regen-golden [CASE=name]   writes the reports anew and shows how they
#                                   differ, for a person to read
. "$(dirname "$0")/setup.sh"
golden=$top_srcdir/tests/golden/samples

mask()
{
	sed -e '/^    <\(plugin\|policy\|profile\) /s/ sha256="[^"]*"/ sha256="-"/' \
		-e 's/ tool="heng [^"]*"/ tool="heng"/' "$1"
}

# assess NAME: its report in NAME.xml; `status` as it came.
assess()
{
	set -- "$1" assess "$samples/$1.xml" -o "$1.xml"
	panel=$samples/panels/$1.panel.xml
	[ ! -f "$panel" ] || set -- "$@" --panel "$panel"
	base=$1
	shift
	last="heng $*"
	checks=$((checks + 1))
	status=0
	"$heng" "$@" >out 2>err || status=$?
	case $status in
	0 | 1 | 3) ;;
	*)
		fail "$last: status $status"
		show
		;;
	esac
	[ -s "$base.xml" ]
}

if [ -n "${HENG_REGEN_GOLDEN-}" ]; then
	mkdir -p "$golden" || exit 1
	found=
	for sample in "$samples"/*.xml; do
		name=$(basename "$sample" .xml)
		[ -z "${CASE-}" ] || [ "$CASE" = "$name" ] || continue
		found=yes
		assess "$name" || exit 1
		mask "$name.xml" >masked
		[ -f "$golden/$name.xml" ] || : >"$golden/$name.xml"
		diff -u "$golden/$name.xml" masked && echo "$name: as it was"
		cp masked "$golden/$name.xml" || exit 1
	done
	[ -n "$found" ] || {
		echo "golden.sh: there is no sample '$CASE'" >&2
		exit 1
	}
	echo "Read the differences above before you commit them."
	exit 0
fi

digest()
{
	sha256sum <"$1" | cut -d ' ' -f 1
}

# The profile's file, then those that it inherits.
chain()
{
	set -- "$top_srcdir/policies/fintech-sandbox/profiles" "$1"
	while [ -n "$2" ]; do
		cat "$1/$2.lua"
		set -- "$1" "$(sed -n 's/^  inherits = "\(.*\)",$/\1/p' \
			"$1/$2.lua")"
	done
}

for sample in "$samples"/*.xml; do
	name=$(basename "$sample" .xml)
	assess "$name" || continue
	[ -f "$golden/$name.xml" ] || {
		fail "$golden/$name.xml is not there: make regen-golden CASE=$name"
		continue
	}
	mask "$name.xml" >masked
	checks=$((checks + 1))
	diff -u "$golden/$name.xml" masked >differences || {
		fail "$name: not the report in tests/golden/samples" \
			"(if it should change: make regen-golden CASE=$name)"
		head -n 40 differences >&2
	}
	for grammar in relaxng:rng schema:xsd; do
		[ -n "${XMLLINT-}" ] || break
		checks=$((checks + 1))
		"$XMLLINT" --nonet --noout --${grammar%:*} \
			"$top_srcdir/reports/report.${grammar#*:}" \
			"$name.xml" 2>lint ||
			{ fail "$name.xml: not valid"; head -n 5 lint >&2; }
	done
	holds "$name.xml" "<subject " " sha256=\"$(digest "$sample")\""
	panel=$samples/panels/$name.panel.xml
	[ ! -f "$panel" ] ||
		holds "$name.xml" "<panel sha256=\"$(digest "$panel")\" closed=\"false\"/>"
	profile=$(sed -n 's/^    <profile id="\([^"]*\)".*/\1/p' "$name.xml")
	holds "$name.xml" "sha256=\"$(chain "$profile" | sha256sum |
		cut -d ' ' -f 1)\""
	for plugin in identifiers evidence; do
		holds "$name.xml" "sha256=\"$(digest \
			"$plugins/$plugin/.libs/$plugin.so")\""
	done
done
for old in "$golden"/*.xml; do
	[ -f "$samples/$(basename "$old")" ] ||
		fail "$old is of no sample any more"
done
[ -n "${XMLLINT-}" ] || echo "note: xmllint is not installed, not validated"
finish
