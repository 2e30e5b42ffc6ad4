# attack: The year 0.
# bare: accepts
# heng: validate 2 H1107
. "${0%/*}/parts"
printf '%s%s%s%s' "$begin" "$app" '<org><licence validTo="0000-01-01"/></org>' "$end"
