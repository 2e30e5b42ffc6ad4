# attack: A dossier in EBCDIC.
# bare: accepts
# heng: validate 2 H1002
. "${0%/*}/parts"
printf '<?xml version="1.0" encoding="IBM037"?>%s' "$begin$app$end" |
	iconv -f UTF-8 -t IBM037
