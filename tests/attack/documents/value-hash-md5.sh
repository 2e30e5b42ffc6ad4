# attack: A digest that can be forged.
# bare: accepts
# heng: validate 2 H1107
. "${0%/*}/parts"
printf '%s%s%s%s' "$begin" "$app" '<attachment hash="md5:d41d8cd98f00b204e9800998ecf8427e"/>' "$end"
