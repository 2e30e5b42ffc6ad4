# attack: References to two surrogates.
# bare: truncates with recover
# heng: validate 2 H1026
. "${0%/*}/parts"
printf '%s<app><name>&#xD83D;&#xDE00;</name></app>%s' "$begin" "$end"
