# attack: Evidence above the folder by way of a folder in it.
# bare: reads with href
# heng: validate 0
# heng: assess 3 verdict=undetermined
. "${0%/*}/parts"
mkdir a

printf '%s%s<attachment id="A" size="1" hash="sha256:' "$begin" "$app"
many 64 0
printf '" href="%s"/>%s' "a/../../canary.xml" "$end"
