# attack: Evidence that is the dossier folder.
# bare: harmless with href
# heng: validate 0
# heng: assess 3 verdict=undetermined
. "${0%/*}/parts"
printf '%s%s<attachment id="A" size="1" hash="sha256:' "$begin" "$app"
many 64 0
printf '" href="%s"/>%s' "." "$end"
