# attack: A dossier in UTF-32BE, which a check of the bytes does not understand.
# bare: accepts
# heng: validate 2 H1003
. "${0%/*}/parts"
printf ''
printf '%s' "$begin$app$end" | iconv -f UTF-8 -t UTF-32BE
