# attack: Inside an unknown element: a thousand elements of a thousand attributes.
# bare: stalls
# heng: validate 2 H1102
. "${0%/*}/parts"
printf '%s%s<y>' "$begin" "$app"
tag=$(count 998 ' a#="x"')
many 999 "<a$tag/>"
printf '</y>%s' "$end"
