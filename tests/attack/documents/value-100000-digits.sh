# attack: A number of a hundred thousand digits, in a text.
# bare: accepts
# heng: validate 2 H1108
. "${0%/*}/parts"
printf '%s%s<org><uscc>' "$begin" "$app"
many 100000 9
printf '</uscc></org>%s' "$end"
