# attack: A file just as large as is taken.
# bare: harmless with huge
# heng: validate 0
# heng: assess 3 verdict=undetermined
. "${0%/*}/parts"
printf '%s<app><name>' "$begin"
many $((16777216 - ${#begin} - ${#end} - 24)) x
printf '</name></app>%s' "$end"
