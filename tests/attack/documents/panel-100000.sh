# attack: A hundred thousand experts with a ballot each.
# bare: accepts
# heng: validate 0
# heng: panel 3 verdict=undetermined
. "${0%/*}/parts"
digest=$(sha256sum <"$samples/clean-exit.xml" | cut -c1-64)
printf '<panel xmlns="urn:heng:panel:1" dossier="sha256:%s" profile="pboc-exit" asOf="2026-06-30">' "$digest"
count 100000 '<expert id="E#"/>'
count 100000 '<ballot rule="LC-29" score="78" expert="E#"/>'
printf '</panel>' 
