# attack: UTF-16 without a byte order mark.
# bare: accepts
# heng: validate 2 H1003
. "${0%/*}/parts"
printf '<?xml version="1.0" encoding="UTF-16"?>%s' "$begin$app$end" |
	iconv -f UTF-8 -t UTF-16LE
