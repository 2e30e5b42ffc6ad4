# attack: A value that goes on for the rest of the file.
# bare: accepts with huge
# heng: validate 2 H1009
. "${0%/*}/parts"
printf '%s%s<org x="' "$begin" "$app"
many 16000000 x
printf '"/>%s' "$end"
