#!/bin/sh
# The bundled samples are what they say: valid, with evidence that has the
# declared size and digest, references that lead somewhere, panels for the
# dossier as it is; and, if $HENG names the program, they come out as named.
set -eu

top=${srcdir:-$(dirname "$0")/../..}
top=$(cd "$top" && pwd)
samples=$top/tests/samples
for tool in xmllint xsltproc openssl; do
	command -v $tool >/dev/null || {
		echo "skipped: $tool is not installed"
		exit 77
	}
done
[ -z "${HENG-}" ] || [ -x "$HENG" ] || {
	echo "HENG=$HENG is no program" >&2
	exit 1
}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
status=0
complain() {
	echo "FAIL: $*" >&2
	status=1
}

cat >"$work/attachments.xsl" <<'XSL'
<xsl:stylesheet version="1.0" xmlns:d="urn:heng:dossier:1"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:output method="text"/>
  <xsl:template match="/">
    <xsl:for-each select="//d:attachment">
      <xsl:value-of select="concat('file ', @hash, ' ', @size, ' ', @href,
          '&#10;')"/>
      <xsl:if test="not(//@attRef[. = current()/@id] |
          //@contractRef[. = current()/@id] |
          //@supervision[. = current()/@id] |
          //@certificate[. = current()/@id] |
          //d:rectification/@evidence[. = current()/@id])">
        <xsl:value-of select="concat('unused ', @id, '&#10;')"/>
      </xsl:if>
    </xsl:for-each>
    <xsl:for-each select="//@attRef | //@contractRef | //@supervision |
        //@certificate | //d:rectification/@evidence | //@feature | //@item |
        //@commitment | //@algorithm | //@incident | //@explainedBy">
      <xsl:if test="not(//*[@id = current()])">
        <xsl:value-of select="concat('dangling ', ., '&#10;')"/>
      </xsl:if>
    </xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
XSL

n=0
for dossier in "$samples"/*.xml; do
	name=$(basename "$dossier")
	n=$((n + 1))
	for form in "--relaxng $top/core/read/dossier.rng" \
		"--schema $top/core/read/dossier.xsd"; do
		# shellcheck disable=SC2086
		xmllint --noout --nonet $form "$dossier" 2>"$work/out" ||
			complain "$name: $(cat "$work/out")"
	done
	xsltproc --nonet "$work/attachments.xsl" "$dossier" >"$work/list"
	while read -r what hash size href; do
		if [ "$what" != file ]; then
			complain "$name: $what $hash"
			continue
		fi
		file=$samples/$href
		[ -f "$file" ] || {
			complain "$name: no $href"
			continue
		}
		[ "$(wc -c <"$file")" -eq "$size" ] ||
			complain "$name: size of $href"
		digest=$(openssl dgst "-${hash%%:*}" -r "$file")
		[ "${digest%% *}" = "${hash#*:}" ] ||
			complain "$name: digest of $href"
	done <"$work/list"
done
[ "$n" -ge 12 ] || complain "only $n samples"

"$top/tests/tools/panel-digest.sh" --check || status=1
for panel in "$samples"/panels/*.xml; do
	xmllint --noout --nonet --relaxng "$top/core/read/panel.rng" "$panel" \
		2>"$work/out" || complain "$(cat "$work/out")"
done

# comes NAME STATUS OUTCOME
comes() {
	set -- "$@" "$samples/panels/$1.panel.xml"
	rc=0
	if [ -f "$4" ]; then
		"$HENG" assess "$samples/$1.xml" --panel "$4" \
			-o "$work/report.xml" >"$work/out" 2>&1 || rc=$?
	else
		"$HENG" assess "$samples/$1.xml" \
			-o "$work/report.xml" >"$work/out" 2>&1 || rc=$?
	fi
	[ $rc -eq "$2" ] || {
		complain "$1: status $rc, expected $2: $(cat "$work/out")"
		return 0
	}
	grep -q "<verdict outcome=\"$3\"" "$work/report.xml" ||
		complain "$1: $(grep '<verdict ' "$work/report.xml")"
	rm -f "$work/report.xml"
}
if [ -n "${HENG-}" ]; then
	comes clean-admission 0 admit
	comes operation-full 0 continue
	comes clean-exit 0 normal-operation
	comes csrc-selection 0 admit
	comes csrc-supervision 0 continue
	comes csrc-exit 0 normal-operation
	comes csrc-coaching 0 admit
	comes rectify-operation 1 rectify
	comes improve-exit 1 improve
	comes drift-exit 1 stop
	comes veto-admission 1 reject
	comes leaking-admission 1 reject
	comes undetermined-admission 3 undetermined
	for published in "$samples"/published-*.xml; do
		comes "$(basename "$published" .xml)" 3 undetermined
	done
else
	echo "note: HENG is not set, verdicts not compared"
fi
echo "$n samples"
exit $status
