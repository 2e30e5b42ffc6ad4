# attack: Evidence in a folder that is a link.
# bare: reads with href
# heng: validate 0
# heng: assess 3 verdict=undetermined
. "${0%/*}/parts"
ln -s .. folder

printf '%s%s<attachment id="A" size="1" hash="sha256:' "$begin" "$app"
many 64 0
printf '" href="%s"/>%s' "folder/canary.xml" "$end"
