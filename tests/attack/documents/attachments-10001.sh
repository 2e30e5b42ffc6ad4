# attack: More attachments than anybody declares, each to be opened and read.
# bare: exhausts with href
# heng: assess 4 verdict=undetermined
. "${0%/*}/parts"
printf '%s<app><name/></app>' "$begin"
awk 'BEGIN {for (i = 0; i < 200000; i++)
	printf "<attachment id=\"a%d\" href=\"/dev/zero\"/>", i}'
printf '%s' "$end"
