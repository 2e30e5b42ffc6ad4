# attack: One element more than is taken.
# bare: accepts
# heng: validate 2 H1012
. "${0%/*}/parts"
printf '%s<app><name/>' "$begin"
many 999994 '<alias/>'
printf '</app>%s' "$end"
