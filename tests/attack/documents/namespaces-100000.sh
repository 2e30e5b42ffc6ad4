# attack: A hundred thousand namespace declarations in one tag.
# bare: stalls
# heng: validate 2 H1011
. "${0%/*}/parts"
printf '%s' "${begin%>}"
count 100000 ' xmlns:p#="urn:p"'
printf '>%s%s' "$app" "$end"
