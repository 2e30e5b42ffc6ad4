# attack: Deletes and returns in a wrong value.
# bare: shows with print
# heng: validate 2 H1107
. "${0%/*}/parts"
printf '%s%s<org role="fail&#13;pass\177\177&#9;&#10;error[H0001]"/>%s' "$begin" "$app" "$end"
