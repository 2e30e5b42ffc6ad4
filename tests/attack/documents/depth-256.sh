# attack: Elements 256 deep, as deep as is taken; deeper is refused.
# bare: harmless
# heng: validate 2 H1102
. "${0%/*}/parts"
printf '%s%s' "$begin" "$app"
many 255 '<x>'
many 255 '</x>'
printf '%s' "$end"
