# attack: A score above the highest.
# bare: accepts
# heng: validate 2 H1107
# heng: panel 2 H1107
. "${0%/*}/parts"
digest=$(sha256sum <"$samples/clean-exit.xml" | cut -c1-64)
cat <<EOF
<panel xmlns="urn:heng:panel:1" dossier="sha256:$digest" profile="pboc-exit" asOf="2026-06-30"><expert id="E1"/><ballot expert="E1" rule="IV-02" score="101"/></panel>
EOF
