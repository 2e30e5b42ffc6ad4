# attack: A day that sorts before its time.
# bare: accepts
# heng: validate 2 H1107
. "${0%/*}/parts"
printf '%s%s%s%s' "$begin" "$app" '<org><licence validTo="10000-01-01"/></org>' "$end"
