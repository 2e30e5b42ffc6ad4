# attack: A good line full of controls beside the error.
# bare: shows with print
# heng: validate 2 H1102
. "${0%/*}/parts"
printf '%s<app><name>\302\233\342\200\217\342\200\250\330\234</name></app><y/>%s' "$begin" "$end"
