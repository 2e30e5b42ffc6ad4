# attack: More namespace declarations at one place than are taken.
# bare: accepts
# heng: validate 2 H1035
. "${0%/*}/parts"
printf '%s' "${begin%>}"
count 64 ' xmlns:p#="urn:p"'
printf '>%s%s' "$app" "$end"
