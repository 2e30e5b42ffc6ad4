# attack: A DOCTYPE with entities hidden by UTF-16.
# bare: reads with noent
# heng: validate 2 H1003
. "${0%/*}/parts"
printf '\377\376'
printf '<!DOCTYPE d [<!ENTITY f SYSTEM "%s">]><d>&f;</d>' "$url" |
	iconv -f UTF-8 -t UTF-16LE
