# attack: Nine hundred thousand errors.
# bare: memory
# heng: validate 2 H1107
. "${0%/*}/parts"
printf '%s%s' "$begin" "$app"
many 490000 '<org role="x"/>'
printf '%s' "$end"
