# attack: A sequence of five bytes.
# bare: truncates with recover
# heng: validate 2 H1006
. "${0%/*}/parts"
printf '%s<app><name>\370\210\200\200\200</name></app>%s' "$begin" "$end"
