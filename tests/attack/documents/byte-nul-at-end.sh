# attack: Something behind a NUL behind the root element.
# bare: accepts
# heng: validate 2 H1007
. "${0%/*}/parts"
printf '%s%s%s\000<org/>' "$begin" "$app" "$end"
