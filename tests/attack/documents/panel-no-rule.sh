# attack: A ballot on a rule that there is not.
# bare: accepts
# heng: validate 0
# heng: panel 2 H4004
. "${0%/*}/parts"
digest=$(sha256sum <"$samples/clean-exit.xml" | cut -c1-64)
cat <<EOF
<panel xmlns="urn:heng:panel:1" dossier="sha256:$digest" profile="pboc-exit" asOf="2026-06-30"><expert id="E1"/><ballot expert="E1" rule="XX-99" score="99"/></panel>
EOF
