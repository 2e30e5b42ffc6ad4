# attack: A digest of one letter.
# bare: accepts
# heng: validate 2 H1107
. "${0%/*}/parts"
printf '%s%s%s%s' "$begin" "$app" '<attachment hash="sha256:0"/>' "$end"
