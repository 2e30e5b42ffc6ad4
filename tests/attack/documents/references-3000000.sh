# attack: Three million character references.
# bare: harmless with huge
# heng: validate 0
. "${0%/*}/parts"
printf '%s<app><name>' "$begin"
many 2700000 '&#65;'
printf '</name></app>%s' "$end"
