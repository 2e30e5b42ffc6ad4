# attack: The file was cut in the last end tag.
# bare: truncates with recover
# heng: validate 2 H1014
. "${0%/*}/parts"
printf '%s%s%s' "$begin" "$app" '<org/></dossier' 
