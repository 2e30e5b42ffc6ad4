# attack: An id that is a path.
# bare: accepts
# heng: validate 2 H1107
. "${0%/*}/parts"
printf '%s%s%s%s' "$begin" "$app" '<attachment id="../../canary"/>' "$end"
