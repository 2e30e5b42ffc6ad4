# attack: A panel that scored by another profile.
# bare: accepts
# heng: validate 0
# heng: panel 2 H4001
. "${0%/*}/parts"
digest=$(sha256sum <"$samples/clean-exit.xml" | cut -c1-64)
cat <<EOF
<panel xmlns="urn:heng:panel:1" dossier="sha256:$digest" profile="pboc-admission" asOf="2026-06-30"><expert id="E1"/><ballot expert="E1" rule="IV-02" score="78"/></panel>
EOF
