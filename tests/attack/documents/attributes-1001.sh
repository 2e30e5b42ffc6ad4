# attack: An element with one attribute more than is taken.
# bare: accepts
# heng: validate 2 H1011
. "${0%/*}/parts"
printf '%s' "${begin%>}"
count 996 ' a#=""'
printf '>%s%s' "$app" "$end"
