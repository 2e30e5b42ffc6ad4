# attack: Two byte order marks.
# bare: truncates with recover
# heng: validate 2 H1002
. "${0%/*}/parts"
printf '\357\273\277\357\273\277%s' "$begin$app$end"
