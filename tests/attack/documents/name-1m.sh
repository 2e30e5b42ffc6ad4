# attack: A name of a million letters.
# bare: accepts with huge
# heng: validate 2 H1009
. "${0%/*}/parts"
printf '%s%s<' "$begin" "$app"
many 1000000 x
printf '/>%s' "$end"
