# attack: So many names that a hash table degenerates.
# bare: stalls
# heng: validate 2 H1102
. "${0%/*}/parts"
printf '%s%s<x>' "$begin" "$app"
count 900000 '<n#/>'
printf '</x>%s' "$end"
