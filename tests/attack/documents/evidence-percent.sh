# attack: Evidence above the folder, its dots written in percent.
# bare: reads with href
# heng: validate 0
# heng: assess 3 verdict=undetermined
. "${0%/*}/parts"
printf '%s%s<attachment id="A" size="1" hash="sha256:' "$begin" "$app"
many 64 0
printf '" href="%s"/>%s' "%2e%2e/canary.xml" "$end"
