# attack: A reference to a character that XML forbids.
# bare: truncates with recover
# heng: validate 2 H1026
. "${0%/*}/parts"
printf '%s<app><name>a&#27;[31mb</name></app>%s' "$begin" "$end"
