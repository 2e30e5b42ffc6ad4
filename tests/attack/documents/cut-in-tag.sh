# attack: The file was cut in a start tag.
# bare: truncates with recover
# heng: validate 2 H1014
. "${0%/*}/parts"
printf '%s%s%s' "$begin" "$app" '<attachment id="A' 
