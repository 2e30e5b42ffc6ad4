# attack: A NUL, at which readers of strings stop.
# bare: truncates with recover
# heng: validate 2 H1007
. "${0%/*}/parts"
printf '%s%s<org/>\000<org/>%s' "$begin" "$app" "$end"
