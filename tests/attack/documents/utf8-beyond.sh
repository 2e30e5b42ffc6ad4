# attack: A code point beyond the last.
# bare: truncates with recover
# heng: validate 2 H1006
. "${0%/*}/parts"
printf '%s<app><name>\364\220\200\200</name></app>%s' "$begin" "$end"
