# attack: A wrong value that turns the direction of writing.
# bare: shows with print
# heng: validate 2 H1107
. "${0%/*}/parts"
printf '%s%s<org role="\342\200\256ssap\342\201\251"/>%s' "$begin" "$app" "$end"
