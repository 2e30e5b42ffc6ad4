# attack: Elements one level deeper than is taken.
# bare: accepts with huge
# heng: validate 2 H1010
. "${0%/*}/parts"
printf '%s%s' "$begin" "$app"
many 256 '<x>'
many 256 '</x>'
printf '%s' "$end"
