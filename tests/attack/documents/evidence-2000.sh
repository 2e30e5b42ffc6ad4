# attack: Two thousand attachments that all lie above the folder.
# bare: reads with href
# heng: validate 0
# heng: assess 3 verdict=undetermined
. "${0%/*}/parts"
printf '%s%s' "$begin" "$app"
count 2000 '<attachment id="a#" href="../canary.xml"/>'
printf '%s' "$end"
