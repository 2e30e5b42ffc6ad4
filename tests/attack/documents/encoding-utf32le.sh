# attack: A dossier in UTF-32LE, which a check of the bytes does not understand.
# bare: accepts
# heng: validate 2 H1003
. "${0%/*}/parts"
printf '\377\376\000\000'
printf '%s' "$begin$app$end" | iconv -f UTF-8 -t UTF-32LE
