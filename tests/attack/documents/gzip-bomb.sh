# attack: A hundred megabytes in a hundred kilobytes.
# bare: memory with huge
# heng: validate 2 H1004
. "${0%/*}/parts"
{
	printf '%s%s<org>' "$begin" "$app"
	head -c 100000000 /dev/zero | tr '\000' ' '
	printf '</org>%s' "$end"
} | gzip -c1
