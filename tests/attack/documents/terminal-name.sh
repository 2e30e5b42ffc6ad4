# attack: A name that turns the direction of writing.
# bare: truncates with recover
# heng: validate 2 H1029
. "${0%/*}/parts"
printf '%s%s<a\342\200\256b/>%s' "$begin" "$app" "$end"
