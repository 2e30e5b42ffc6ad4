# attack: A file one byte larger than is taken.
# bare: accepts with huge
# heng: validate 2 H0014
. "${0%/*}/parts"
printf '%s<app><name>' "$begin"
many $((16777217 - ${#begin} - ${#end} - 24)) x
printf '</name></app>%s' "$end"
