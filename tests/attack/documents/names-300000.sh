# attack: So many names that a hash table degenerates.
# bare: accepts
# heng: validate 2 H1102
. "${0%/*}/parts"
printf '%s%s<x>' "$begin" "$app"
count 300000 '<n#/>'
printf '</x>%s' "$end"
