# attack: A value of 60,000 letters in a message.
# bare: shows with print
# heng: validate 2 H1107
. "${0%/*}/parts"
printf '%s%s<org role="\342\200\256' "$begin" "$app"
many 60000 x
printf '"/>%s' "$end"
