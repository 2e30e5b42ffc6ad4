#!/bin/sh
# Test: the plugin evidence knows every attribute of the dossier's grammar
# that names an attachment, and no other.
set -eu
: "${srcdir:=.}"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# The comment says what the reference names; the next line is the attribute.
awk '/^[ \t]*##/ { says = $0 }
	/attribute [A-Za-z]+ [{] T\.ref/ {
		if (says ~ /attachment/) print $2
	}' "$srcdir/core/read/dossier.rnc" | sort -u >"$work/grammar"
tr '"' '\n' <"$srcdir/plugins/evidence/survey.c" |
	sed -n 's,^//[*]/@,,p' | sort -u >"$work/plugin"
test -s "$work/grammar"
diff "$work/grammar" "$work/plugin"
