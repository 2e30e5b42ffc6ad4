#!/bin/sh
# Renews the dossier's digest in panels after the dossier was edited.
#   panel-digest.sh [--check] [PANEL...]
# PANEL is .../panels/NAME.panel.xml for .../NAME.xml; without any, all of the
# bundled samples. --check changes nothing and tells which ones are stale.
set -eu

here=$(dirname "$0")
check=
if [ "${1-}" = --check ]; then
	check=1
	shift
fi
[ $# -gt 0 ] || set -- "$here"/../samples/panels/*.panel.xml

status=0
for panel; do
	dossier=$(dirname "$panel")/../$(basename "$panel" .panel.xml).xml
	digest=$(sha256sum <"$dossier")
	digest=sha256:${digest%% *}
	if grep -q "dossier=\"$digest\"" "$panel"; then
		continue
	fi
	if [ -n "$check" ]; then
		echo "$panel: not for $dossier as it is now" >&2
		status=1
		continue
	fi
	sed "s/ dossier=\"[^\"]*\"/ dossier=\"$digest\"/" "$panel" \
		>"$panel.new"
	grep -q "dossier=\"$digest\"" "$panel.new" || {
		echo "$panel: no dossier attribute found" >&2
		rm -f "$panel.new"
		exit 1
	}
	mv "$panel.new" "$panel"
done
exit $status
