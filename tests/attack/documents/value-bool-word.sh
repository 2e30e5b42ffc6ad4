# attack: A truth that is neither true nor false.
# bare: accepts
# heng: validate 2 H1107
. "${0%/*}/parts"
printf '%s%s%s%s' "$begin" "$app" '<service humanFallback="TRUE"/>' "$end"
