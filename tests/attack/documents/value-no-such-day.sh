# attack: A day that does not exist.
# bare: accepts
# heng: validate 2 H1107
. "${0%/*}/parts"
printf '%s%s%s%s' "$begin" "$app" '<org><licence validTo="2026-02-30"/></org>' "$end"
