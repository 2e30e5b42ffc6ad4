# attack: A dossier in GBK that does not say so.
# bare: truncates with recover
# heng: validate 2 H1006
. "${0%/*}/parts"
printf '%s<app><name>\326\320\316\304</name></app>%s' "$begin" "$end"
