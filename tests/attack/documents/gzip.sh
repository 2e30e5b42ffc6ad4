# attack: A dossier that is compressed.
# bare: accepts
# heng: validate 2 H1004
. "${0%/*}/parts"
printf '%s' "$begin$app$end" | gzip -c
