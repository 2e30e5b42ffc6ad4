# attack: Elements a million deep, for whoever recurses over the tree.
# bare: crashes with huge walk
# heng: validate 2 H1010
. "${0%/*}/parts"
printf '%s%s' "$begin" "$app"
many 1000000 '<x>'
many 1000000 '</x>'
printf '%s' "$end"
