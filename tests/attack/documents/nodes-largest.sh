# attack: Whatever takes heng the most memory: elements with ids in a file of 16 MiB.
# bare: exhausts
# heng: validate 0
. "${0%/*}/parts"
printf '%s%s' "$begin" "$app"
awk 'BEGIN { for (i = 0; i < 490000; i++) printf "<attachment id=\"a%014d\"/>", i }'
printf '%s' "$end"
