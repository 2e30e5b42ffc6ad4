# attack: U+FFFF, which XML forbids.
# bare: truncates with recover
# heng: validate 2 H1007
. "${0%/*}/parts"
printf '%s<app><name>\357\277\277</name></app>%s' "$begin" "$end"
