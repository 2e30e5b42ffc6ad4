# attack: A standalone declaration that is neither yes nor no.
# bare: truncates with recover
# heng: validate 2 H1023
. "${0%/*}/parts"
printf '<?xml version="1.0" standalone="maybe"?>%s' "$begin$app$end"
