# attack: The file was cut in a CDATA section.
# bare: truncates with recover
# heng: validate 2 H1014
. "${0%/*}/parts"
printf '%s%s%s' "$begin" "$app" '<region><![CDATA[ab' 
