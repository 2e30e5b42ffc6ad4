# attack: A character that is cut by the markup.
# bare: truncates with recover
# heng: validate 2 H1006
. "${0%/*}/parts"
printf '%s<app><name>\344\270</name></app>%s' "$begin" "$end"
