# attack: A surrogate in UTF-8.
# bare: truncates with recover
# heng: validate 2 H1006
. "${0%/*}/parts"
printf '%s<app><name>\355\240\200\355\260\200</name></app>%s' "$begin" "$end"
