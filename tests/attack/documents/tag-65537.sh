# attack: A start tag one byte longer than is taken.
# bare: accepts
# heng: validate 2 H1009
. "${0%/*}/parts"
printf '%s%s<org x="' "$begin" "$app"
many 65526 x
printf '"/>%s' "$end"
