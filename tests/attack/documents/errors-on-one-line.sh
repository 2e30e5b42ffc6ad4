# attack: A line of 16 MB with an error at every place behind it.
# bare: accepts with huge
# heng: validate 2 H1102
. "${0%/*}/parts"
printf '%s<app><name>' "$begin"
many 16000000 x
printf '</name></app>'
many 30 '<y/>'
printf '%s' "$end"
