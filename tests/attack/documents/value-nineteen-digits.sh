# attack: A number that does not fit into 64 bits.
# bare: accepts
# heng: validate 2 H1107
. "${0%/*}/parts"
printf '%s%s%s%s' "$begin" "$app" '<attachment size="9223372036854775808"/>' "$end"
