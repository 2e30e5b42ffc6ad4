# attack: A CDATA section of more than a megabyte.
# bare: accepts
# heng: validate 2 H1034 1:121
. "${0%/*}/parts"
printf '%s<app><name><![CDATA[' "$begin"
many 1048577 x
printf '%s' ']]></name></app>' "$end"
