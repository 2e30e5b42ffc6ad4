# attack: Evidence with a name of 60,000 letters.
# bare: harmless with href
# heng: validate 0
# heng: assess 3 verdict=undetermined
. "${0%/*}/parts"
long=$(many 60000 x)

printf '%s%s<attachment id="A" size="1" hash="sha256:' "$begin" "$app"
many 64 0
printf '" href="%s"/>%s' "$long" "$end"
