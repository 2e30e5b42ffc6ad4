# attack: Each of many elements declares the same prefixes anew.
# bare: accepts
# heng: validate 2 H1112
. "${0%/*}/parts"
printf '%s%s' "$begin" "$app"
many 20000 '<org xmlns:a="urn:a" xmlns:b="urn:b" xmlns:c="urn:c"/>'
printf '%s' "$end"
