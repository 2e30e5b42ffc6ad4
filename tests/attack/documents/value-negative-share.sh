# attack: A share below zero.
# bare: accepts
# heng: validate 2 H1101
. "${0%/*}/parts"
printf '%s%s%s%s' "$begin" "$app" '<vendor share="-1"/>' "$end"
