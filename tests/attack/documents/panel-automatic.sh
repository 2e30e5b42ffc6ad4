# attack: A ballot on a rule that the program judges.
# bare: accepts
# heng: validate 0
# heng: panel 2 H4003
. "${0%/*}/parts"
digest=$(sha256sum <"$samples/clean-exit.xml" | cut -c1-64)
cat <<EOF
<panel xmlns="urn:heng:panel:1" dossier="sha256:$digest" profile="pboc-exit" asOf="2026-06-30"><expert id="E1"/><ballot expert="E1" rule="IV-10" score="99"/></panel>
EOF
