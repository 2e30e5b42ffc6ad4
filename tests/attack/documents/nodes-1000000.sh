# attack: As many elements and attributes as are taken.
# bare: harmless
# heng: validate 0
# heng: assess 3 verdict=undetermined
. "${0%/*}/parts"
printf '%s<app><name/>' "$begin"
many 999993 '<alias/>'
printf '</app>%s' "$end"
