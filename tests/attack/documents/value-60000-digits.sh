# attack: A number of sixty thousand digits.
# bare: accepts
# heng: validate 2 H1107
. "${0%/*}/parts"
printf '%s%s<attachment size="' "$begin" "$app"
many 60000 9
printf '"/>%s' "$end"
