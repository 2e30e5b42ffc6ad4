# attack: The file was cut in text.
# bare: truncates with recover
# heng: validate 2 H1014
. "${0%/*}/parts"
printf '%s%s%s' "$begin" "$app" '<region>Shen' 
