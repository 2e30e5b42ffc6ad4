# attack: Evidence that is a pipe.
# bare: stalls with href
# heng: validate 0
# heng: assess 3 verdict=undetermined
. "${0%/*}/parts"
mkfifo pipe

printf '%s%s<attachment id="A" size="1" hash="sha256:' "$begin" "$app"
many 64 0
printf '" href="%s"/>%s' "pipe" "$end"
