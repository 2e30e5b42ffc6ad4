# attack: A panel that scored another dossier.
# bare: accepts
# heng: validate 0
# heng: panel 2 H4006
. "${0%/*}/parts"
digest=$(many 64 0)
cat <<EOF
<panel xmlns="urn:heng:panel:1" dossier="sha256:$digest" profile="pboc-exit" asOf="2026-06-30"><expert id="E1"/><ballot expert="E1" rule="IV-02" score="78"/></panel>
EOF
