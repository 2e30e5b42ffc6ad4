# attack: A reference whose number overflows to that of a letter.
# bare: truncates with recover
# heng: validate 2 H1026
. "${0%/*}/parts"
printf '%s<app><name>&#4294967361;</name></app>%s' "$begin" "$end"
