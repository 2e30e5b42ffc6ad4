# attack: An instruction whose name has a million letters.
# bare: accepts with huge
# heng: validate 2 H1038
. "${0%/*}/parts"
printf '%s%s<?' "$begin" "$app"
many 1000000 x
printf ' ?>%s' "$end"
