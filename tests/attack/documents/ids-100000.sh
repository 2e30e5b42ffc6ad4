# attack: A hundred thousand attachments of one id.
# bare: accepts
# heng: validate 2 H1110
. "${0%/*}/parts"
printf '%s%s' "$begin" "$app"
many 100000 '<attachment id="A"/>'
printf '%s' "$end"
