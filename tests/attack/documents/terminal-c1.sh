# attack: C1 controls, which some terminals obey, in a wrong value.
# bare: shows with print
# heng: validate 2 H1107
. "${0%/*}/parts"
printf '%s%s<org role="\302\2332J\302\2350;t\302\234"/>%s' "$begin" "$app" "$end"
