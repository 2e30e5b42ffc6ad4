# attack: As many elements and attributes as are taken: a tree of them takes twice the memory that heng may.
# bare: memory
# heng: validate 0
# heng: assess 3 verdict=undetermined
. "${0%/*}/parts"
printf '%s<app><name/>' "$begin"
many 999992 '<alias/>'
printf '</app>%s' "$end"
